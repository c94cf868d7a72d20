//! What came of one report, as the lines of a snapshot: the meaning, not the prose.
//!
//! A snapshot is a file that auditors read and that is read back, so its words are Chinese whatever the
//! language of a run; for a message about it they are said in both.

use super::reason::reason_words;
use super::{Diagnostic, Finding, Member, ReportOutcome, Severity, Text, frame};
use crate::source::SourceMap;

/// A part of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Whose report it is, and how many bindings came out how.
    Head,
    /// The bindings that do not hold.
    Violated,
    /// The bindings that do not hold and that a waiver explains.
    Waived,
    /// The bindings that could not be evaluated.
    NotEvaluated,
    /// What is wrong with the report document, or strange about it.
    Notice,
}

impl Part {
    /// All parts in the order of a snapshot, with the line that begins them.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Head, ""),
        (Self::Violated, "不符"),
        (Self::Waived, "已豁免"),
        (Self::NotEvaluated, "不验"),
        (Self::Notice, "提醒"),
    ];

    /// Returns how many of the first fields of a line name what it is about.
    pub fn key_length(self) -> usize {
        match self {
            Self::Head => 1,
            Self::Violated | Self::Waived => 3,
            Self::NotEvaluated => 2,
            Self::Notice => usize::MAX,
        }
    }
}

/// One line of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotLine {
    /// The part it stands in.
    pub part: Part,
    /// Its fields.
    pub fields: Vec<String>,
}

/// Returns the lines that stand in a snapshot for one report: the meaning, not the prose.
pub fn snapshot_lines(
    name: &str,
    outcome: &ReportOutcome,
    sources: &SourceMap,
) -> Vec<SnapshotLine> {
    let line = |part, fields: Vec<String>| SnapshotLine { part, fields };
    let head = |caption: &str, value: String| line(Part::Head, vec![caption.to_owned(), value]);
    let mut lines = vec![head("报告", name.to_owned())];
    lines.extend(outcome.unit.iter().map(|unit| head("单位", unit.clone())));
    lines.extend(outcome.year.iter().map(|year| head("年度", year.to_string())));
    let counts = outcome.counts;
    lines.push(line(
        Part::Head,
        vec![
            "核对".to_owned(),
            format!("相符 {}", counts.holds),
            format!("不符 {}", counts.violated),
            format!("已豁免 {}", counts.waived),
            format!("不验 {}", counts.not_evaluated),
            format!("不适用 {}", counts.not_applicable),
        ],
    ));
    let mut findings: Vec<&Finding> = outcome.findings.iter().collect();
    findings.sort_by_key(|finding| &finding.rule);
    let violated = findings.into_iter().flat_map(|finding| {
        let of = |member| fields_of(finding.severity, &finding.rule, member);
        finding.members.iter().map(of).collect::<Vec<_>>()
    });
    lines.extend(violated.map(|fields| line(Part::Violated, fields)));
    let waived = outcome.waived.iter().map(|one| fields_of(one.severity, &one.rule, &one.member));
    lines.extend(waived.map(|fields| line(Part::Waived, fields)));
    lines.extend(unevaluated_fields(outcome).into_iter().map(|one| line(Part::NotEvaluated, one)));
    let notices = outcome.errors.iter().map(|error| notice_fields(error, sources));
    lines.extend(notices.map(|fields| line(Part::Notice, fields)));
    lines
}

fn fields_of(severity: Severity, rule: &str, member: &Member) -> Vec<String> {
    let mut fields = vec![frame::severity(severity).zh, rule.to_owned(), member.binding.clone()];
    if let (Some(left), Some(right)) = (&member.left, &member.right) {
        fields.push(format!("左 {left}"));
        fields.push(format!("右 {right}"));
        fields.extend(member.difference.iter().map(|difference| format!("差 {difference}")));
        return fields;
    }
    fields.extend(member.cells.iter().map(|cell| {
        let value = match (cell.value.as_str(), cell.span) {
            ("", None) => "没有印",
            ("", Some(_)) => "空",
            (value, _) => value,
        };
        let within = match (&cell.row, &cell.column) {
            (row, column) if *row == member.binding && !column.is_empty() => column.clone(),
            (row, column) if *column == member.binding || column.is_empty() => row.clone(),
            (row, column) => format!("{row}·{column}"),
        };
        format!("{within}={value}")
    }));
    fields
}

/// Puts the bindings of a rule that lack the same thing into one line, sorted by rule.
fn unevaluated_fields(outcome: &ReportOutcome) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for one in &outcome.not_evaluated {
        let reason = reason_words(one.code).zh;
        let is_same =
            |line: &&mut Vec<String>| line.starts_with(&[one.rule.clone(), reason.clone()]);
        match lines.iter_mut().find(is_same) {
            Some(line) => line.push(one.binding.clone()),
            None => lines.push(vec![one.rule.clone(), reason, one.binding.clone()]),
        }
    }
    lines.sort_by(|one, other| one.first().cmp(&other.first()));
    lines
}

/// Names a message by its code, and by what stands where it points.
fn notice_fields(error: &Diagnostic, sources: &SourceMap) -> Vec<String> {
    let mut fields = vec![frame::severity(error.severity).zh, error.code.clone()];
    let place = error.excerpts.iter().find_map(|excerpt| excerpt.labels.first());
    let printed = place.map(|label| sources.slice(label.span).trim());
    let line = printed.and_then(|printed| printed.lines().next()).filter(|line| !line.is_empty());
    fields.extend(line.map(str::to_owned));
    fields
}

/// Returns the words for a line of a snapshot.
pub fn line_words(line: &SnapshotLine) -> Text {
    let zh = line.fields.join(" · ");
    let en: Vec<String> = line.fields.iter().map(|field| english(field)).collect();
    Text { zh, en: en.join(" · ") }
}

/// Returns the English of a field, where it is a word of the snapshot's own.
fn english(field: &str) -> String {
    let (word, rest) = field.split_once(' ').unwrap_or((field, ""));
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let words = frame::severity(severity);
        if words.zh == field {
            return words.en;
        }
    }
    let known = match word {
        "左" => "left",
        "右" => "right",
        "差" => "difference",
        "相符" => "hold",
        "不符" => "violated",
        "已豁免" => "waived",
        "不验" => "not evaluated",
        "不适用" => "not applicable",
        "报告" => "report",
        "单位" => "unit",
        "年度" => "year",
        "核对" => "checks",
        _ => return english_reason(field),
    };
    format!("{known} {rest}").trim_end().to_owned()
}

fn english_reason(field: &str) -> String {
    let codes = [
        "blank",
        "mark",
        "unreadable",
        "no-number",
        "not-stated",
        "at-least",
        "ambiguous",
        "no-report",
        "not-printed",
        "no-prior",
        "no-children",
        "no-year",
        "no-unit",
        "depends",
        "no-text",
        "no-value",
    ];
    let reasons = codes.iter().map(|code| reason_words(code));
    let found = reasons.into_iter().find(|words| words.zh == field);
    found.map_or_else(|| field.to_owned(), |words| words.en)
}
