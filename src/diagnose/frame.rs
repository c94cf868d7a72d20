//! The words of the frame around messages: severities, captions, the closing line.
//!
//! Receives plain facts (a severity, counts, a report's name) and hands on words in both languages.
//! Does not know how wide a terminal is or where the words will stand.

use super::{Counts, Severity, Standing, Text, text};

/// Returns what a severity is called.
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => text!(zh: "差错", en: "error"),
        Severity::Warning => text!(zh: "核实", en: "warning"),
        Severity::Info => text!(zh: "提示", en: "note"),
    }
}

/// Returns the sign between a caption and what it introduces.
pub fn colon() -> Text {
    text!(zh: "：", en: ": ")
}

/// Returns the caption of a sentence that says what to do next.
pub fn help() -> Text {
    text!(zh: "建议", en: "help")
}

/// Returns the heading over the bindings that could not be evaluated.
pub fn not_evaluated(count: usize) -> Text {
    let bindings = if count == 1 { "check" } else { "checks" };
    text!(zh: "不验 {count} 处：", en: "{count} {bindings} not evaluated:")
}

/// Returns the heading over the violations that waivers explain.
pub fn waived(count: usize) -> Text {
    text!(zh: "已豁免 {count} 处：", en: "{count} waived:")
}

/// Returns the heading over the findings of a report, rule by rule, where there are many.
pub fn overview(findings: usize, rules: usize) -> Text {
    text!(
        zh: "不符 {findings} 项，涉及规则 {rules} 条，先按规则列出，再逐项说明：",
        en: "{findings} findings by {rules} rules; first by rule, then one by one:",
    )
}

/// Returns what stands behind a finding that concerns several members; empty for one.
pub fn times(members: usize) -> Text {
    match members {
        0 | 1 => Text::same(""),
        _ => text!(zh: "（{members} 处）", en: " ({members} places)"),
    }
}

/// Returns the line under the findings of a rule that are shown by their headlines alone.
pub fn headlines_only(rule: &str, count: usize) -> Text {
    text!(
        zh: "{rule} 另有 {count} 项只列标题；加 -v 或 --only {rule} -v 逐项展开",
        en: "{count} more of {rule}, headlines only; -v, or --only {rule} -v, shows them in full",
    )
}

/// Returns the names of some bindings and how many there are.
pub fn and_others(names: &[&str], count: usize) -> Text {
    let (zh, en) = (names.join("、"), names.join(", "));
    if names.len() == count {
        return text!(zh: "{zh}", en: "{en}");
    }
    text!(zh: "{zh}等 {count} 处", en: "{en}, … ({count})")
}

/// Returns the reason that figures are missing, which are named.
pub fn missing(named: &str) -> Text {
    text!(zh: "缺数：{named}", en: "missing: {named}")
}

/// Returns why several bindings could not be evaluated: what they lack, and the reason of the first.
pub fn reason_of_several(about: &Text, first: &Text, same: bool) -> Text {
    if same {
        return first.clone();
    }
    let (about_zh, about_en) = (&about.zh, &about.en);
    let (caption, words) = (missing(""), first);
    let zh = words.zh.trim_start_matches(&caption.zh);
    let en = words.en.trim_start_matches(&caption.en);
    text!(zh: "{about_zh}，如 {zh}", en: "{about_en}, such as {en}")
}

/// Returns the heads of the table of reports.
pub fn report_columns() -> [Text; 7] {
    [
        text!(zh: "报告", en: "report"),
        text!(zh: "单位", en: "unit"),
        text!(zh: "年度", en: "year"),
        text!(zh: "相符", en: "hold"),
        text!(zh: "不符", en: "violated"),
        text!(zh: "不验", en: "not evaluated"),
        text!(zh: "结论", en: "outcome"),
    ]
}

/// Returns what the check of a report came to.
pub fn standing(standing: Standing) -> Text {
    match standing {
        Standing::Broken => text!(zh: "读不懂", en: "unreadable"),
        Standing::Wrong => text!(zh: "有差错", en: "errors"),
        Standing::Doubtful => text!(zh: "要核实", en: "warnings"),
        Standing::Unchecked => text!(zh: "没核对", en: "not checked"),
        Standing::Noted => text!(zh: "有提示", en: "notes"),
        Standing::Holds => text!(zh: "相符", en: "agrees"),
    }
}

/// Returns the line under the table of reports for those that it leaves out.
pub fn all_well(count: usize) -> Text {
    let reports = if count == 1 { "report is" } else { "reports are" };
    text!(
        zh: "另有 {count} 份没有要处理的，没有列出",
        en: "{count} more {reports} in order and not listed",
    )
}

/// Returns the heading of one report: unit and year as far as it states them, and its file.
pub fn report(unit: Option<&str>, year: Option<i32>, file: &str) -> Text {
    match (unit, year) {
        (Some(unit), Some(year)) => {
            text!(zh: "{unit} · {year}年 · {file}", en: "{unit} · {year} · {file}")
        }
        (Some(unit), None) => text!(zh: "{unit} · {file}", en: "{unit} · {file}"),
        (None, Some(year)) => text!(zh: "{year}年 · {file}", en: "{year} · {file}"),
        (None, None) => Text::same(file),
    }
}

/// Returns the name of a file over lines that are quoted of it: those of the file itself, or what it `prints`.
pub fn quoted(name: &str, is_printing: bool) -> Text {
    match is_printing {
        true => text!(zh: "{name} → 原文", en: "{name} → as printed"),
        false => Text::same(name),
    }
}

/// Returns the line that names the rules of which nothing was evaluated in a whole run.
pub fn never_evaluated(ids: &[&str]) -> Text {
    let (zh, en) = (ids.join("、"), ids.join(", "));
    text!(
        zh: "这次运行中一次也没有核对到的规则：{zh}",
        en: "rules of which nothing was evaluated in this run: {en}"
    )
}

/// Returns the heads of the inventory of rules.
pub fn inventory_heads() -> Vec<Text> {
    vec![
        text!(zh: "编号", en: "id"),
        text!(zh: "级别", en: "severity"),
        text!(zh: "名称", en: "title"),
        text!(zh: "在哪里", en: "where"),
        text!(zh: "表式", en: "form"),
        text!(zh: "例子", en: "examples"),
    ]
}

/// Returns the heads of the inventory where it does not say where rules look.
pub fn inventory_short_heads() -> Vec<Text> {
    vec![
        text!(zh: "编号", en: "id"),
        text!(zh: "级别", en: "severity"),
        text!(zh: "名称", en: "title"),
        text!(zh: "例子", en: "examples"),
    ]
}

/// Returns where a rule of the inventory looks, and for which versions of the form it is.
pub fn inventory_place(place: &Text, versions: &[String]) -> Text {
    let (zh, en, versions) = (&place.zh, &place.en, versions.join(" "));
    if versions.is_empty() {
        return place.clone();
    }
    text!(zh: "{zh}；表式 {versions}", en: "{en}; form {versions}")
}

/// Returns the line below the inventory.
pub fn inventory_closing(count: usize) -> Text {
    text!(
        zh: "规则 {count} 条；例子：合格的个数/不符的个数，报告里的不算",
        en: "rules: {count}; examples: how many pass/fail, without those in reports",
    )
}

/// Returns the line that tells of a file that was written.
pub fn written(path: &str) -> Text {
    text!(zh: "写好了 {path}", en: "wrote {path}")
}

/// Returns the lines that tell of a pack that was written, and what to do with it.
pub fn pack_written(path: &str) -> Text {
    text!(
        zh: "写好了规则包 {path}：表式、规则、一份报告和它的结果。改一改，再运行：rulecheck test {path}",
        en: "wrote the pack {path}: a form, rules, a report and its outcome. Change it, then run: rulecheck test {path}",
    )
}

/// Returns what stands before a problem that is no more.
pub fn settled() -> Text {
    text!(zh: "已解决 · ", en: "settled · ")
}

/// Returns the line that ends a run at every save.
pub fn watch_ended() -> Text {
    text!(zh: "不再跟踪改动", en: "no longer watching")
}

/// Returns the words that say which file is being imported.
pub fn importing(number: usize, files: usize, name: &str) -> Text {
    text!(zh: "读入 {number}/{files}：{name}", en: "importing {number}/{files}: {name}")
}

/// Returns the line that ends an import.
pub fn imported(reports: usize, doubts: usize) -> Text {
    let documents = if reports == 1 { "report" } else { "reports" };
    let places = if doubts == 1 { "place" } else { "places" };
    match doubts {
        0 => {
            text!(zh: "读入 {reports} 份报告，没有存疑", en: "{reports} {documents} imported without doubts")
        }
        _ => text!(
            zh: "读入 {reports} 份报告，存疑 {doubts} 处，请对照原件",
            en: "{reports} {documents} imported; {doubts} {places} to compare with the original"
        ),
    }
}

/// Returns the line that ends a run without reports.
pub fn rules_read(read: RulesRead) -> Text {
    let RulesRead { rules, forms, examples, problems } = read;
    let many = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    let (rules_en, forms_en) = (many(rules, "rule"), many(forms, "form"));
    let (examples_en, problems_en) = (many(examples, "example"), many(problems, "problem"));
    if problems > 0 {
        return text!(
            zh: "问题 {problems} 处，见上；其余读懂规则 {rules} 条、表式 {forms} 个，试过例子 {examples} 个；没有给出报告，没有核对",
            en: "{problems_en}, see above; otherwise {rules_en} and {forms_en} read, {examples_en} tried; no report is given, and nothing was checked",
        );
    }
    text!(
        zh: "没有问题：规则 {rules} 条、表式 {forms} 个、例子 {examples} 个；没有给出报告，没有核对",
        en: "no problems: {rules_en}, {forms_en}, {examples_en}; no report is given, and nothing was checked",
    )
}

/// What was read in a run without reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RulesRead {
    /// The rules that could be read.
    pub rules: usize,
    /// The forms that could be read.
    pub forms: usize,
    /// The examples of rules that were tried.
    pub examples: usize,
    /// What is wrong.
    pub problems: usize,
}

/// Returns what stands behind the closing line where the reasons are not listed: how to see them, and how
/// many need other reports.
pub fn why_not_evaluated(counts: Counts) -> Text {
    let Counts { without_prior, without_children, .. } = counts;
    let (count, zh, en) = match (without_prior, without_children) {
        (0, 0) => return text!(zh: "（用 -v 看不验的原因）", en: " (-v tells why)"),
        (_, 0) => (without_prior, "上年", "the report of the year before"),
        (0, _) => (without_children, "下属单位", "the reports of subordinate units"),
        _ => (
            without_prior + without_children,
            "上年、下属单位",
            "the reports of the year before and of subordinate units",
        ),
    };
    text!(
        zh: "（用 -v 看不验的原因；其中 {count} 处要{zh}的报告）",
        en: " (-v tells why; {count} of them need {en})",
    )
}

/// Returns the closing line: how many checks came out how.
pub fn closing(counts: Counts) -> Text {
    let Counts { holds, violated, waived, not_evaluated, not_applicable, doubts, .. } = counts;
    let all = holds + violated + waived + not_evaluated + not_applicable;
    let checks = if all == 1 { "check" } else { "checks" };
    let hold = if holds == 1 { "holds" } else { "hold" };
    let (waived_zh, waived_en) = match waived {
        0 => (String::new(), String::new()),
        _ => (format!("已豁免 {waived} · "), format!("{waived} waived · ")),
    };
    let (doubts_zh, doubts_en) = match doubts {
        0 => (String::new(), String::new()),
        _ => (format!("；导入存疑 {doubts} 处"), format!("; {doubts} doubts of the import")),
    };
    text!(
        zh: "核对 {all} 处：相符 {holds} · 不符 {violated} · {waived_zh}不验 {not_evaluated} · 不适用 {not_applicable}{doubts_zh}",
        en: "{all} {checks}: {holds} {hold} · {violated} violated · {waived_en}{not_evaluated} not evaluated · {not_applicable} not applicable{doubts_en}"
    )
}
