//! The page of a rule: what it checks, why it matters, on what basis, and examples.
//!
//! Receives a rule of the inventory and the reports of its pack's suite that show it; hands on headings,
//! words and pieces of code. The page in `docs/rules/` and the explanation at the command line are both
//! drawn from it.

use super::finding::severity;
use super::{Severity, Text, frame, text};
use crate::pack::RuleEntry;
use crate::resolve::{Described, Outcome};

/// A page of words and pieces of code.
#[derive(Clone, Debug)]
pub struct Page {
    /// The id and the title of the rule.
    pub title: Text,
    /// The sections, in order.
    pub sections: Vec<PageSection>,
}

/// A section of a page.
#[derive(Clone, Debug)]
pub struct PageSection {
    /// The heading.
    pub heading: Text,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A paragraph of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// Words.
    Words(Text),
    /// Lines as they stand in a rule file or a snapshot.
    Code(String),
}

/// What the reports of a suite show of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The first report in which it holds throughout.
    pub holds_in: Option<String>,
    /// The first report in which it is violated, and the findings there, as the snapshot has them.
    pub violated_in: Option<(String, Vec<String>)>,
}

/// Returns the page of a rule.
pub fn rule_page(entry: &RuleEntry, shown: &Shown) -> Page {
    let says = &entry.says;
    let title = match &says.title {
        Some(title) => Text::same(format!("{} {title}", says.id)),
        None => Text::same(&says.id),
    };
    let section = |heading, blocks| PageSection { heading, blocks };
    Page {
        title,
        sections: vec![
            section(text!(zh: "核对什么", en: "What it checks"), what(entry)),
            section(text!(zh: "为什么要紧", en: "Why it matters"), why(says)),
            section(text!(zh: "依据", en: "Legal basis"), vec![basis(says)]),
            section(text!(zh: "合格的例子", en: "Passing example"), passing(says, shown)),
            section(text!(zh: "不符的例子", en: "Failing example"), failing(says, shown)),
        ],
    }
}

fn what(entry: &RuleEntry) -> Vec<Block> {
    let place = place(entry);
    let (zh, en) = (&place.zh, &place.en);
    let mut blocks = vec![Block::Code(entry.says.statements.join("\n"))];
    blocks.push(Block::Words(text!(zh: "在哪里：{zh}。", en: "Where: {en}.")));
    let years = years(entry);
    if let Some(years) = years {
        blocks.push(Block::Words(years));
    }
    blocks
}

/// Returns where a rule looks: `表三；正文`.
pub fn place(entry: &RuleEntry) -> Text {
    let places = &entry.places;
    let mut zh = places.tables.clone();
    let mut en = places.tables.clone();
    let mut add = |is: bool, words: Text| {
        if is {
            zh.push(words.zh);
            en.push(words.en);
        }
    };
    add(places.narrative, text!(zh: "正文", en: "the narrative"));
    add(places.prior, text!(zh: "上年的报告", en: "the report of the year before"));
    add(places.children, text!(zh: "下属单位的报告", en: "the reports of subordinate units"));
    if zh.is_empty() {
        return text!(zh: "随报告而定", en: "as the report has it");
    }
    Text { zh: zh.join("、"), en: en.join(", ") }
}

/// Returns for which versions and years a rule is, where that is restricted.
fn years(entry: &RuleEntry) -> Option<Text> {
    let versions = entry.versions.join("、");
    let versions_en = entry.versions.join(", ");
    let (zh, en) = match entry.says.years {
        (None, None) => (String::new(), String::new()),
        (Some(since), None) => {
            (format!("，{since} 年起的报告"), format!(", reports since {since}"))
        }
        (None, Some(until)) => {
            (format!("，到 {until} 年为止的报告"), format!(", reports until {until}"))
        }
        (Some(since), Some(until)) => {
            (format!("，{since} 至 {until} 年的报告"), format!(", reports of {since} to {until}"))
        }
    };
    if versions.is_empty() && zh.is_empty() {
        return None;
    }
    Some(
        text!(zh: "适用：表式 {versions} 年版{zh}。", en: "For: version {versions_en} of the form{en}."),
    )
}

fn why(says: &Described) -> Vec<Block> {
    let message = says.message.iter().map(|one| Block::Words(Text::same(sentence(one))));
    let mut blocks: Vec<Block> = message.collect();
    let severity = severity(says.gravity);
    let word = frame::severity(severity);
    let (zh, en) = (&word.zh, &word.en);
    let consequence = match severity {
        Severity::Error => text!(
            zh: "不符时是“{zh}”：公布的数或文字有错，必须改正。",
            en: "When violated it is an {en}: what is published is wrong and has to be corrected.",
        ),
        Severity::Warning => text!(
            zh: "不符时是“{zh}”：改正，或者说明原因。",
            en: "When violated it is a {en}: correct it, or explain it.",
        ),
        Severity::Info => text!(
            zh: "不符时是“{zh}”：看一看，不一定有错。",
            en: "When violated it is a {en}: worth a look, not necessarily wrong.",
        ),
    };
    blocks.push(Block::Words(consequence));
    if let Some(help) = &says.help {
        blocks.push(Block::Words(text!(zh: "怎么办：{help}。", en: "What to do: {help}.")));
    }
    blocks
}

/// Returns an author's words with a full stop, where they end without.
fn sentence(words: &str) -> String {
    let ends = words.ends_with(['。', '！', '？', '.', '!', '?']);
    if ends { words.to_owned() } else { format!("{words}。") }
}

fn basis(says: &Described) -> Block {
    Block::Words(match &says.basis {
        Some(basis) => Text::same(sentence(basis)),
        None => text!(zh: "规则没有写明依据。", en: "The rule names none."),
    })
}

fn passing(says: &Described, shown: &Shown) -> Vec<Block> {
    let mut blocks = examples(says, Outcome::Holds);
    if let Some(report) = &shown.holds_in {
        blocks.push(Block::Words(text!(
            zh: "在报告 {report} 里相符。",
            en: "It holds in the report {report}.",
        )));
    }
    or_none(blocks)
}

fn failing(says: &Described, shown: &Shown) -> Vec<Block> {
    let mut blocks = examples(says, Outcome::Violated);
    if let Some((report, findings)) = &shown.violated_in {
        blocks.push(Block::Words(text!(
            zh: "在报告 {report} 里不符：",
            en: "It is violated in the report {report}:",
        )));
        blocks.push(Block::Code(findings.join("\n")));
    }
    or_none(blocks)
}

/// Returns the examples of one outcome, as written.
fn examples(says: &Described, outcome: Outcome) -> Vec<Block> {
    let fitting = says.examples.iter().filter(|example| example.outcome == outcome);
    let lines: Vec<&str> = fitting.map(|example| example.figures.as_str()).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::Code(lines.join("\n"))] }
}

fn or_none(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return vec![Block::Words(text!(zh: "还没有例子。", en: "There is none yet."))];
    }
    blocks
}
