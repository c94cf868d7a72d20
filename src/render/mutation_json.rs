//! What rules notice of reports into which errors are put, as JSON for programs.
//!
//! Receives named sheets one by one and writes each at once, so that memory does not grow with their
//! number. Does not know how errors are made.

use std::io::{self, Write};

use serde::Serialize;

use super::json::{JsonError, errors, indented};
use super::mutation_text::MutationsSheet;
use crate::analysis::{Cause, MutationKind, Score};
use crate::diagnose::coverage::percent;
use crate::diagnose::{Lang, SurvivorSheet, TrialSheet};
use crate::source::SourceMap;

/// The version of the JSON document's shape.
const VERSION: u32 = 1;

/// Writes one JSON document, report by report, and at its end all of them together.
#[derive(Debug)]
pub struct MutationsWriter<W> {
    out: W,
    reports: usize,
}

impl<W: Write> MutationsWriter<W> {
    /// Begins the document.
    pub fn begin(mut out: W) -> io::Result<Self> {
        write!(out, "{{\n  \"version\": {VERSION},\n  \"reports\": [")?;
        Ok(Self { out, reports: 0 })
    }

    /// Writes one report that [`mutations_json`] has drawn.
    pub fn report(&mut self, drawn: &str) -> io::Result<()> {
        let comma = if self.reports == 0 { "" } else { "," };
        self.reports += 1;
        write!(self.out, "{comma}\n    {drawn}")
    }

    /// Ends the document with what was counted over all reports, and hands back what it was written to.
    pub fn end(mut self, total: Score) -> io::Result<W> {
        let before = if self.reports == 0 { "" } else { "\n  " };
        let total = indented(&json_score(total), 1)?;
        writeln!(self.out, "{before}],\n  \"total\": {total}\n}}")?;
        Ok(self.out)
    }
}

/// Draws what rules notice of one report, for [`MutationsWriter::report`].
pub fn mutations_json(
    sheet: &MutationsSheet<'_>,
    sources: &SourceMap,
    lang: Lang,
) -> io::Result<String> {
    indented(&json_report(sheet, sources, lang), 2)
}

#[derive(Serialize)]
struct JsonScore {
    tried: usize,
    caught: usize,
    pinned: usize,
    restored: usize,
    score: Option<String>,
}

#[derive(Serialize)]
struct JsonReport<'a> {
    file: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    violated_before: usize,
    not_traced: usize,
    #[serde(flatten)]
    score: JsonScore,
    tables: Vec<JsonTable<'a>>,
    kinds: Vec<JsonKind>,
    survivors: Vec<JsonSurvivors<'a>>,
    errors: Vec<JsonError<'a>>,
}

#[derive(Serialize)]
struct JsonTable<'a> {
    table: &'a str,
    cells: usize,
    #[serde(flatten)]
    score: JsonScore,
}

#[derive(Serialize)]
struct JsonKind {
    kind: &'static str,
    #[serde(flatten)]
    score: JsonScore,
}

#[derive(Serialize)]
struct JsonSurvivors<'a> {
    cause: &'static str,
    message: &'a str,
    help: &'a str,
    mutations: Vec<JsonTrial<'a>>,
}

#[derive(Serialize)]
struct JsonTrial<'a> {
    kind: &'static str,
    #[serde(flatten)]
    cell: JsonCell<'a>,
    reported: &'a str,
    planted: Option<&'a str>,
    partner: Option<JsonCell<'a>>,
}

#[derive(Serialize)]
struct JsonCell<'a> {
    table: &'a str,
    row: &'a str,
    column: &'a str,
}

fn json_report<'a>(
    report: &'a MutationsSheet<'_>,
    sources: &'a SourceMap,
    lang: Lang,
) -> JsonReport<'a> {
    let sheet = report.sheet;
    let table = |(table, cells, score): &'a (String, usize, Score)| JsonTable {
        table,
        cells: *cells,
        score: json_score(*score),
    };
    let kind = |(kind, score): &(MutationKind, Score)| JsonKind {
        kind: kind_name(*kind),
        score: json_score(*score),
    };
    JsonReport {
        file: report.file,
        unit: report.unit,
        year: report.year,
        violated_before: sheet.before,
        not_traced: sheet.unexplained,
        score: json_score(sheet.score),
        tables: sheet.tables.iter().map(table).collect(),
        kinds: sheet.kinds.iter().map(kind).collect(),
        survivors: sheet.survivors.iter().map(|one| json_survivors(one, lang)).collect(),
        errors: errors(report.errors, sources, lang),
    }
}

fn json_score(score: Score) -> JsonScore {
    let Score { tried, caught, pinned, restored } = score;
    let share = || percent(caught, tried).trim_end_matches('%').to_owned();
    JsonScore { tried, caught, pinned, restored, score: (tried > 0).then(share) }
}

fn json_survivors(sheet: &SurvivorSheet, lang: Lang) -> JsonSurvivors<'_> {
    JsonSurvivors {
        cause: match sheet.cause {
            Cause::Unread => "not_read",
            Cause::NotEvaluated => "not_evaluated",
            Cause::Violated => "violated_before",
            Cause::Silenced => "premise_violated",
            Cause::Moot => "no_longer_asked",
            Cause::Blank => "blank",
            Cause::Exchange(_) => "same_equations",
            Cause::Allowed => "allowed",
        },
        message: sheet.heading.get(lang),
        help: sheet.advice.get(lang),
        mutations: sheet.trials.iter().map(json_trial).collect(),
    }
}

fn json_trial(trial: &TrialSheet) -> JsonTrial<'_> {
    JsonTrial {
        kind: kind_name(trial.kind),
        cell: json_cell(&trial.cell),
        reported: &trial.reported,
        planted: trial.planted.as_deref(),
        partner: trial.partner.as_ref().map(json_cell),
    }
}

fn json_cell([table, row, column]: &[String; 3]) -> JsonCell<'_> {
    JsonCell { table, row, column }
}

fn kind_name(kind: MutationKind) -> &'static str {
    match kind {
        MutationKind::Blank => "blank",
        MutationKind::Zero => "zero",
        MutationKind::OneMore => "one_more",
        MutationKind::OneLess => "one_less",
        MutationKind::TimesTen => "times_ten",
        MutationKind::Tenth => "tenth",
        MutationKind::DigitsSwapped => "digits_swapped",
        MutationKind::SwappedRight => "swapped_right",
        MutationKind::SwappedBelow => "swapped_below",
    }
}
