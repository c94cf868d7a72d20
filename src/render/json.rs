//! The outcome of a run as JSON, for programs.
//!
//! Receives outcomes report by report and writes each at once, so that memory does not grow with
//! their number. The shape is described in `docs/json.md` and `docs/output.schema.json`. Does not know
//! where the bytes go.

use std::io::{self, Write};

use serde::Serialize;

use crate::diagnose::{
    CellEvidence, Counts, Diagnostic, Finding, Lang, Member, ReportOutcome, Severity, Suspect,
    SuspectCell, SuspectCells, Unevaluated, Waived,
};
use crate::source::{SourceMap, Span};

/// The version of the shape. Grows when a field changes its meaning or goes; a new field is no new
/// version.
const VERSION: u32 = 1;

/// Writes one JSON document, report by report.
///
/// ```
/// use rulecheck::diagnose::Lang;
/// use rulecheck::render::JsonWriter;
/// use rulecheck::source::SourceMap;
///
/// let writer = JsonWriter::begin(Vec::new(), [], &SourceMap::default(), Lang::Zh)?;
/// let text = String::from_utf8(writer.end([], &SourceMap::default())?).unwrap();
/// assert!(text.starts_with("{\n  \"version\": 1,\n  \"errors\": [],\n  \"reports\": [],"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonWriter<W> {
    out: W,
    lang: Lang,
    reports: usize,
}

impl<W: Write> JsonWriter<W> {
    /// Begins the document with what there is to say of the rule files.
    pub fn begin<'d>(
        mut out: W,
        problems: impl IntoIterator<Item = &'d Diagnostic>,
        sources: &SourceMap,
        lang: Lang,
    ) -> io::Result<Self> {
        let context = Context { sources, lang };
        let errors: Vec<_> = problems.into_iter().map(|problem| context.error(problem)).collect();
        let errors = indented(&errors, 1)?;
        write!(out, "{{\n  \"version\": {VERSION},\n  \"errors\": {errors},\n  \"reports\": [")?;
        Ok(Self { out, lang, reports: 0 })
    }

    /// Writes one report. `sources` must hold the texts that its spans point into.
    pub fn report(&mut self, outcome: &ReportOutcome, sources: &SourceMap) -> io::Result<()> {
        let drawn = json_report(outcome, sources, self.lang)?;
        self.drawn_report(&drawn)
    }

    /// Writes one report that [`json_report`] has drawn.
    pub fn drawn_report(&mut self, drawn: &str) -> io::Result<()> {
        let comma = if self.reports == 0 { "" } else { "," };
        self.reports += 1;
        write!(self.out, "{comma}\n    {drawn}")
    }

    /// Ends the document with the waivers that the run had no use for, and hands back what it was
    /// written to.
    pub fn end<'d>(
        mut self,
        unused: impl IntoIterator<Item = &'d Diagnostic>,
        sources: &SourceMap,
    ) -> io::Result<W> {
        let context = Context { sources, lang: self.lang };
        let unused: Vec<_> = unused.into_iter().map(|problem| context.error(problem)).collect();
        let unused = indented(&unused, 1)?;
        let before = if self.reports == 0 { "" } else { "\n  " };
        writeln!(self.out, "{before}],\n  \"unused_waivers\": {unused}\n}}")?;
        Ok(self.out)
    }
}

/// Returns one report as it stands in the document, for [`JsonWriter::drawn_report`]: reports may be drawn
/// in several threads, and written in one.
pub fn json_report(outcome: &ReportOutcome, sources: &SourceMap, lang: Lang) -> io::Result<String> {
    indented(&Context { sources, lang }.report(outcome), 2)
}

/// Returns a value as it stands at a depth of the document. Line breaks are only ever layout: within a
/// string they are escaped.
pub(super) fn indented(value: &impl Serialize, depth: usize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    Ok(text.replace('\n', &format!("\n{}", "  ".repeat(depth))))
}

#[derive(Serialize)]
struct JsonReport<'a> {
    file: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    counts: JsonCounts,
    findings: Vec<JsonFinding<'a>>,
    suspects: Vec<JsonSuspect<'a>>,
    waived: Vec<JsonWaived<'a>>,
    not_evaluated: Vec<JsonUnevaluated<'a>>,
    errors: Vec<JsonError<'a>>,
}

#[derive(Serialize)]
struct JsonCounts {
    holds: usize,
    violated: usize,
    waived: usize,
    not_evaluated: usize,
    not_applicable: usize,
    #[serde(skip_serializing_if = "is_nought")]
    doubts: usize,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    severity: &'static str,
    binding: &'a str,
    binding_path: &'a str,
    cells: Vec<JsonCell<'a>>,
    left: Option<&'a str>,
    right: Option<&'a str>,
    difference: Option<&'a str>,
    values: &'a str,
    message: &'a str,
    basis: Option<&'a str>,
    /// Numbers of `suspects`, from 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suspects: Vec<usize>,
}

/// One explanation of some findings.
#[derive(Serialize)]
struct JsonSuspect<'a> {
    cells: Vec<JsonSuspectCell<'a>>,
    explains: Vec<JsonExplained<'a>>,
    unique: bool,
    complete: bool,
    hint: Option<&'a str>,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonExplained<'a> {
    rule: &'a str,
    binding: &'a str,
}

#[derive(Serialize)]
struct JsonSuspectCell<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a str>,
    table: &'a str,
    row: &'a str,
    column: &'a str,
    reported: Option<&'a str>,
    implied: &'a str,
    exact: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<&'a str>,
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonWaived<'a> {
    #[serde(flatten)]
    finding: JsonFinding<'a>,
    waiver: JsonWaiver<'a>,
}

#[derive(Serialize)]
struct JsonWaiver<'a> {
    reason: &'a str,
    owner: Option<&'a str>,
    approved: Option<&'a str>,
    expires: &'a str,
    file: Option<&'a str>,
    at: Option<String>,
}

#[derive(Serialize)]
struct JsonCell<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    table: &'a str,
    row: &'a str,
    column: &'a str,
    value: &'a str,
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonUnevaluated<'a> {
    rule: &'a str,
    binding: &'a str,
    why: &'a str,
}

/// Returns messages in the shape that they have in every JSON document.
pub(super) fn errors<'a>(
    problems: &'a [Diagnostic],
    sources: &'a SourceMap,
    lang: Lang,
) -> Vec<JsonError<'a>> {
    let context = Context { sources, lang };
    problems.iter().map(|problem| context.error(problem)).collect()
}

/// A message.
#[derive(Serialize)]
pub(super) struct JsonError<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    at: Option<String>,
    help: Vec<&'a str>,
}

/// What is needed to turn spans and words into JSON.
struct Context<'a> {
    sources: &'a SourceMap,
    lang: Lang,
}

impl<'a> Context<'a> {
    fn report(&self, outcome: &'a ReportOutcome) -> JsonReport<'a> {
        let members = |finding: &'a Finding| {
            let Finding { rule, severity, basis, .. } = finding;
            let basis = basis.as_deref();
            finding.members.iter().map(move |member| self.finding(rule, *severity, basis, member))
        };
        let mut findings: Vec<JsonFinding<'a>> =
            outcome.findings.iter().flat_map(members).collect();
        let mut number = 0;
        for suspect in &outcome.suspects {
            for explanation in &suspect.explanations {
                for index in &explanation.explains {
                    if let Some(finding) = findings.get_mut(*index) {
                        finding.suspects.push(number);
                    }
                }
                number += 1;
            }
        }
        let named: Vec<(&str, &str)> = outcome
            .findings
            .iter()
            .flat_map(|one| one.members.iter().map(|member| (&*one.rule, &*member.binding)))
            .collect();
        JsonReport {
            file: &outcome.file,
            unit: outcome.unit.as_deref(),
            year: outcome.year,
            counts: counts(outcome.counts),
            findings,
            suspects: outcome.suspects.iter().flat_map(|one| self.suspect(one, &named)).collect(),
            waived: outcome.waived.iter().map(|one| self.waived(one)).collect(),
            not_evaluated: outcome.not_evaluated.iter().map(|one| self.unevaluated(one)).collect(),
            errors: outcome.errors.iter().map(|error| self.error(error)).collect(),
        }
    }

    fn finding(
        &self,
        rule: &'a str,
        gravity: Severity,
        basis: Option<&'a str>,
        member: &'a Member,
    ) -> JsonFinding<'a> {
        JsonFinding {
            rule,
            severity: severity_name(gravity),
            binding: &member.binding,
            binding_path: &member.binding_path,
            cells: member.cells.iter().map(|cell| self.cell(cell)).collect(),
            left: member.left.as_deref(),
            right: member.right.as_deref(),
            difference: member.difference.as_deref(),
            values: member.values.get(self.lang),
            message: member.message.get(self.lang),
            basis,
            suspects: Vec::new(),
        }
    }

    /// Returns the explanations of a suspect. `named` are rule and binding of all findings.
    fn suspect(&self, one: &'a Suspect, named: &[(&'a str, &'a str)]) -> Vec<JsonSuspect<'a>> {
        let unique = one.complete && one.explanations.len() == 1;
        let explanation = |explanation: &'a SuspectCells| {
            let explained = explanation.explains.iter().filter_map(|index| named.get(*index));
            let mut hints = explanation.cells.iter().map(|cell| cell.hint);
            let hint = hints.next().flatten();
            JsonSuspect {
                cells: explanation.cells.iter().map(|cell| self.suspect_cell(cell)).collect(),
                explains: explained
                    .map(|(rule, binding)| JsonExplained { rule, binding })
                    .collect(),
                unique,
                complete: one.complete,
                hint: hint.filter(|hint| hints.all(|other| other == Some(*hint))),
                message: one.headline.get(self.lang),
            }
        };
        one.explanations.iter().map(explanation).collect()
    }

    fn suspect_cell(&self, cell: &'a SuspectCell) -> JsonSuspectCell<'a> {
        let JsonCell { report, table, row, column, value, at, original, .. } =
            self.cell(&cell.evidence);
        let reported = Some(value).filter(|value| !value.is_empty());
        let (least, most) = cell.range.as_ref().map(|(least, most)| (&**least, &**most)).unzip();
        let (implied, exact) = (&cell.implied, cell.exact);
        JsonSuspectCell {
            report,
            table,
            row,
            column,
            reported,
            implied,
            exact,
            least,
            most,
            at,
            original,
        }
    }

    fn waived(&self, one: &'a Waived) -> JsonWaived<'a> {
        let file = self.sources.get(one.span.file).map(|source| source.name());
        JsonWaived {
            finding: self.finding(&one.rule, one.severity, one.basis.as_deref(), &one.member),
            waiver: JsonWaiver {
                reason: &one.reason,
                owner: one.owner.as_deref(),
                approved: one.approved.as_deref(),
                expires: &one.expires,
                file,
                at: self.at(one.span),
            },
        }
    }

    fn cell(&self, cell: &'a CellEvidence) -> JsonCell<'a> {
        let report = cell.report.as_deref();
        let span = cell.span.filter(|_| report.is_some());
        JsonCell {
            report,
            file: span.and_then(|span| self.sources.get(span.file)).map(|source| source.name()),
            table: &cell.table,
            row: &cell.row,
            column: &cell.column,
            value: &cell.value,
            at: cell.span.and_then(|span| self.at(span)),
            original: cell.original.as_deref(),
        }
    }

    fn unevaluated(&self, one: &'a Unevaluated) -> JsonUnevaluated<'a> {
        JsonUnevaluated { rule: &one.rule, binding: &one.binding, why: one.why.get(self.lang) }
    }

    fn error(&self, error: &'a Diagnostic) -> JsonError<'a> {
        let place = error.excerpts.iter().find_map(|excerpt| excerpt.labels.first());
        let span = place.map(|label| label.span);
        JsonError {
            code: &error.code,
            severity: severity_name(error.severity),
            message: error.headline.get(self.lang),
            file: span.and_then(|span| self.sources.get(span.file)).map(|source| source.name()),
            at: span.and_then(|span| self.at(span)),
            help: error.help.iter().map(|words| words.get(self.lang)).collect(),
        }
    }

    fn at(&self, span: Span) -> Option<String> {
        self.sources.at(span)
    }
}

fn is_nought(count: &usize) -> bool {
    *count == 0
}

fn counts(counts: Counts) -> JsonCounts {
    let Counts { holds, violated, waived, not_evaluated, not_applicable, doubts, .. } = counts;
    JsonCounts { holds, violated, waived, not_evaluated, not_applicable, doubts }
}

/// The names are part of the shape, not words for people.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
