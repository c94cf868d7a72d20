//! What is wrong with a pack's suite, in words: outcomes that changed, rules without examples, cases
//! and snapshots that do not belong together.

use super::snapshot::{Part, SnapshotLine, line_words};
use super::{Code, Diagnostic, Text, text};
use crate::source::Span;

/// What changed between a snapshot and what came of its case now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A line is new.
    Came(SnapshotLine),
    /// A line is no longer there.
    Went(SnapshotLine),
    /// A line says something else of the same thing.
    Changed {
        /// What it said.
        before: SnapshotLine,
        /// What it says.
        now: SnapshotLine,
    },
    /// The lines are the same, in another order or layout.
    Layout,
}

/// Returns the words for a change: what kind it is, then what it is about.
pub fn change_words(change: &Change) -> Vec<Text> {
    match change {
        Change::Came(line) => vec![kind(line.part, true), line_words(line)],
        Change::Went(line) => vec![kind(line.part, false), line_words(line)],
        Change::Changed { before, now } => {
            let key = before.part.key_length();
            let (before, now) = (line_words(before), line_words(now));
            vec![
                text!(zh: "变了", en: "changed"),
                Text {
                    zh: from_to(&before.zh, &now.zh, key),
                    en: from_to(&before.en, &now.en, key),
                },
            ]
        }
        Change::Layout => vec![
            text!(zh: "写法", en: "layout"),
            text!(
                zh: "内容一样，先后或写法不同",
                en: "the same lines in another order or layout",
            ),
        ],
    }
}

fn kind(part: Part, came: bool) -> Text {
    match (part, came) {
        (Part::Violated, true) => text!(zh: "新的不符", en: "new finding"),
        (Part::Violated, false) => text!(zh: "不再不符", en: "finding gone"),
        (Part::Waived, true) => text!(zh: "新的豁免", en: "newly waived"),
        (Part::Waived, false) => text!(zh: "不再豁免", en: "no longer waived"),
        (Part::NotEvaluated, true) => text!(zh: "新的不验", en: "newly not evaluated"),
        (Part::NotEvaluated, false) => text!(zh: "不再不验", en: "no longer unevaluated"),
        (Part::Notice | Part::Head, true) => text!(zh: "多了", en: "came"),
        (Part::Notice | Part::Head, false) => text!(zh: "没了", en: "went"),
    }
}

/// Returns what a line is about, and those of its fields that differ from another one: `核对 · 相符 7 → 8`.
fn from_to(before: &str, now: &str, key: usize) -> String {
    let fields = |line: &str| line.split(" · ").map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (fields(before), fields(now));
    if old.len() != new.len() {
        return format!("{before} → {}", rest(before, now));
    }
    let pairs = old.iter().zip(&new).enumerate();
    let shown = pairs.filter_map(|(index, (old, new))| match (index < key, old == new) {
        (true, _) => Some(old.clone()),
        (false, true) => None,
        // A word that both begin with is said once.
        (false, false) => Some(match (old.rsplit_once(' '), new.rsplit_once(' ')) {
            (Some((word, _)), Some((other, value))) if word == other => format!("{old} → {value}"),
            _ => format!("{old} → {new}"),
        }),
    });
    shown.collect::<Vec<_>>().join(" · ")
}

/// Returns what of a line differs from another one, from the first field that does.
fn rest(before: &str, now: &str) -> String {
    let same = before.split(" · ").zip(now.split(" · ")).take_while(|(one, other)| one == other);
    now.split(" · ").skip(same.count()).collect::<Vec<_>>().join(" · ")
}

/// What is wrong with a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuiteProblem {
    /// What came of a case is not what its snapshot says.
    Changed {
        /// The report.
        case: String,
        /// The differences.
        changes: Vec<Change>,
    },
    /// A case has no snapshot.
    NoSnapshot(String),
    /// A snapshot has no case.
    NoCase(String),
    /// A folder of a case holds no report.
    NoReport(String),
    /// Two cases have one name.
    RepeatedCase(String, String),
    /// A rule has no example that holds, or none that does not.
    NoExample {
        /// The rule.
        rule: String,
        /// Whether it lacks one that holds.
        passing: bool,
        /// Whether it lacks one that does not.
        failing: bool,
        /// Where it is written.
        span: Span,
    },
    /// Two rules have one id.
    RepeatedId {
        /// The id.
        id: String,
        /// The first.
        first: Span,
        /// The other one.
        second: Span,
    },
    /// No case and no rule is called so.
    NothingChosen(String),
}

/// Returns the message for what is wrong with a suite.
pub fn suite_problem(problem: &SuiteProblem) -> Diagnostic {
    match problem {
        SuiteProblem::Changed { case, changes } => changed(case, changes),
        SuiteProblem::NoSnapshot(case) => Diagnostic::error(
            Code("suite/no-snapshot"),
            text!(zh: "{case} 还没有认可过的结果", en: "{case} has no reviewed outcome yet"),
        )
        .help(text!(
            zh: "用 --accept 写下现在的结果，再逐行看一遍",
            en: "write down the present one with --accept, then read it line by line",
        )),
        SuiteProblem::NoCase(snapshot) => Diagnostic::error(
            Code("suite/no-case"),
            text!(zh: "{snapshot} 没有对应的报告", en: "{snapshot} belongs to no report"),
        )
        .help(text!(
            zh: "报告改了名或删了的，用 --accept 删去旧的结果",
            en: "where the report was renamed or removed, --accept removes the old outcome",
        )),
        SuiteProblem::NoReport(folder) => Diagnostic::error(
            Code("suite/no-report"),
            text!(zh: "{folder} 里没有 report.yaml", en: "{folder} holds no report.yaml"),
        )
        .help(text!(
            zh: "把要核对的报告存成 report.yaml；上年的报告放在 prior/，下属单位的放在 children/",
            en: "save the report to be checked as report.yaml; that of the year before goes into prior/, those of subordinate units into children/",
        )),
        SuiteProblem::RepeatedCase(one, other) => Diagnostic::error(
            Code("suite/repeated-case"),
            text!(zh: "{one} 和 {other} 重名", en: "{one} and {other} have one name"),
        )
        .help(text!(zh: "改其中一个的名称", en: "rename one of them")),
        SuiteProblem::NoExample { rule, passing, failing, span } => {
            no_example(rule, *passing, *failing, *span)
        }
        SuiteProblem::RepeatedId { id, first, second } => Diagnostic::error(
            Code("suite/repeated-id"),
            text!(zh: "编号 {id} 用了两次", en: "the id `{id}` is used twice"),
        )
        .at(*second, Some(text!(zh: "又一次", en: "again here")))
        .at(*first, Some(text!(zh: "第一次", en: "first here")))
        .help(text!(zh: "改其中一条的编号", en: "give one of them another id")),
        SuiteProblem::NothingChosen(word) => Diagnostic::error(
            Code("suite/nothing-chosen"),
            text!(
                zh: "没有哪份报告、哪条规则的名称里有“{word}”",
                en: "no report of the suite and no rule is called `{word}`",
            ),
        )
        .help(text!(
            zh: "--only 后面写报告文件夹的名称或规则的编号，也可以只写一部分",
            en: "--only takes the name of a report's folder or the id of a rule, or a part of it",
        )),
    }
}

fn changed(case: &str, changes: &[Change]) -> Diagnostic {
    // The counts at the head follow from the other changes.
    let follows = |change: &&Change| match change {
        Change::Came(line) | Change::Went(line) | Change::Changed { before: line, .. } => {
            line.part == Part::Head
        }
        Change::Layout => false,
    };
    let heads = changes.iter().filter(follows).count();
    let count = if heads < changes.len() { changes.len() - heads } else { heads };
    let places = if count == 1 { "place" } else { "places" };
    let message = Diagnostic::error(
        Code("suite/changed"),
        text!(
            zh: "{case} 的结果变了 {count} 处",
            en: "the outcome of {case} changed in {count} {places}",
        ),
    );
    let table = changes.iter().map(change_words).collect();
    Diagnostic { table, ..message }.help(text!(
        zh: "逐处核对；都对的，用 --accept 认可",
        en: "look at each; when all are right, take them with --accept",
    ))
}

fn no_example(rule: &str, passing: bool, failing: bool, span: Span) -> Diagnostic {
    let headline = match (passing, failing) {
        (true, true) => text!(
            zh: "规则 {rule} 没有合格的例子，也没有不符的例子",
            en: "rule `{rule}` has no example that holds and none that does not",
        ),
        (true, false) => {
            text!(zh: "规则 {rule} 没有合格的例子", en: "rule `{rule}` has no example that holds")
        }
        _ => text!(
            zh: "规则 {rule} 没有不符的例子",
            en: "rule `{rule}` has no example that does not hold",
        ),
    };
    Diagnostic::error(Code("suite/no-example"), headline).at(span.start_point(), None).help(text!(
        zh: "在规则里写“合格: …”和“不符: …”，或在 tests/ 里放一份相符、一份不符的报告",
        en: "write `pass: …` and `fail: …` into the rule, or put a report that holds and one that does not into tests/",
    ))
}

/// What a run of suites came to, for its closing line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuiteCounts {
    /// The rules.
    pub rules: usize,
    /// The examples inside rules that were tried.
    pub examples: usize,
    /// The reports that were checked.
    pub cases: usize,
    /// How many things are wrong.
    pub problems: usize,
    /// How many outcomes were taken.
    pub accepted: usize,
}

/// Returns the closing line of a run of suites.
pub fn suite_closing(counts: SuiteCounts) -> Text {
    let SuiteCounts { rules, examples, cases, problems, accepted } = counts;
    let of = text!(
        zh: "规则 {rules} 条，例子 {examples} 个，报告 {cases} 份",
        en: "{rules} rules, {examples} examples, {cases} reports",
    );
    let taken = match accepted {
        0 => Text::same(""),
        _ => text!(zh: "，认可结果 {accepted} 份", en: ", {accepted} outcomes accepted"),
    };
    let (zh, en) = (format!("{}{}", of.zh, taken.zh), format!("{}{}", of.en, taken.en));
    if problems == 0 {
        return text!(zh: "通过：{zh}", en: "passed: {en}");
    }
    let things = if problems == 1 { "problem" } else { "problems" };
    text!(zh: "没有通过，问题 {problems} 个：{zh}", en: "failed, {problems} {things}: {en}")
}
