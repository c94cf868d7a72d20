//! What rules notice of a report into which errors are put, drawn for the terminal: totals, a table of
//! tables and one of kinds, and what nobody noticed.
//!
//! Receives named sheets and the width there is. Does not know how errors are made.

use super::facts::{INDENT, table};
use super::human::diagnostic;
use super::options::HumanOptions;
use super::visible::{one_line, wrap};
use crate::analysis::Score;
use crate::diagnose::coverage::percent;
use crate::diagnose::{Diagnostic, MutationSheet, SurvivorSheet, Text, frame, mutation};
use crate::source::SourceMap;

/// How many places are named for one reason where not all are asked for.
const LISTED: usize = 12;

/// What rules notice of one report.
#[derive(Clone, Debug)]
pub struct MutationsSheet<'a> {
    /// Its file.
    pub file: &'a str,
    /// The unit.
    pub unit: Option<&'a str>,
    /// The year.
    pub year: Option<i32>,
    /// What was counted.
    pub sheet: &'a MutationSheet,
    /// What is wrong with the file.
    pub errors: &'a [Diagnostic],
    /// What is said where less was caught than is asked for.
    pub shortfall: Option<Text>,
}

/// Draws what rules notice of one report.
pub fn mutations_text(
    report: &MutationsSheet<'_>,
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    let lang = options.lang;
    let sheet = report.sheet;
    let heading = frame::report(report.unit, report.year, report.file);
    let heading = wrap(&one_line(heading.get(lang)), options.columns());
    let mut drawn: String =
        heading.iter().map(|line| format!("{}\n", options.strong(line))).collect();
    for error in report.errors {
        drawn.push_str(&format!("\n{}", diagnostic(error, sources, options)));
    }
    // Of a report that could not be read there is nothing to count.
    if sheet.score.tried > 0 || report.errors.is_empty() {
        drawn.push_str(&lines(&mutation::totals(sheet.cells(), sheet.score), INDENT, options));
    }
    if sheet.before > 0 {
        drawn.push_str(&lines(&mutation::before(sheet.before), INDENT, options));
    }
    if sheet.unexplained > 0 {
        drawn.push_str(&lines(&mutation::unexplained(sheet.unexplained), INDENT, options));
    }
    if sheet.score.tried > 0 {
        drawn.push('\n');
        drawn.push_str(&table(&by_table(sheet), lang, options.columns()));
        drawn.push('\n');
        drawn.push_str(&table(&by_kind(sheet), lang, options.columns()));
        drawn.push('\n');
        for words in mutation::legend() {
            drawn.push_str(&lines(&words, INDENT, options));
        }
    }
    drawn.push_str(&survivors(sheet, options));
    if let Some(words) = &report.shortfall {
        drawn.push('\n');
        drawn.push_str(&lines(words, 0, options));
    }
    drawn
}

/// Draws the line that ends a run over several reports.
pub fn mutations_closing(reports: usize, total: Score, options: &HumanOptions) -> String {
    lines(&mutation::closing(reports, total), 0, options)
}

/// Draws words, wrapped.
fn lines(words: &Text, indent: usize, options: &HumanOptions) -> String {
    hanging(words.get(options.lang), indent, indent, options)
}

/// Draws words, wrapped, the lines behind the first with an indent of their own.
fn hanging(words: &str, first: usize, others: usize, options: &HumanOptions) -> String {
    let wrapped = wrap(&one_line(words), options.columns().saturating_sub(first.max(others)));
    let mut drawn = String::new();
    for (at, line) in wrapped.into_iter().enumerate() {
        let indent = if at == 0 { first } else { others };
        drawn.push_str(&format!("{:indent$}{line}\n", ""));
    }
    drawn
}

fn by_table(sheet: &MutationSheet) -> Vec<Vec<Text>> {
    let row = |(name, _, score): &(String, usize, Score)| {
        std::iter::once(Text::same(name)).chain(counts(*score)).collect()
    };
    std::iter::once(mutation::table_heads()).chain(sheet.tables.iter().map(row)).collect()
}

fn by_kind(sheet: &MutationSheet) -> Vec<Vec<Text>> {
    let rows = sheet.kinds.iter().map(|(kind, score)| {
        std::iter::once(mutation::kind(*kind)).chain(counts(*score)).collect()
    });
    std::iter::once(mutation::kind_heads()).chain(rows).collect()
}

fn counts(score: Score) -> impl Iterator<Item = Text> {
    let Score { tried, caught, pinned, restored } = score;
    let share = match tried {
        0 => String::new(),
        _ => percent(caught, tried),
    };
    let number = |number: usize| number.to_string();
    [number(tried), number(caught), share, number(pinned), number(restored)]
        .into_iter()
        .map(Text::same)
}

fn survivors(sheet: &MutationSheet, options: &HumanOptions) -> String {
    if sheet.survivors.is_empty() {
        return String::new();
    }
    let count = sheet.score.tried - sheet.score.caught;
    let mut drawn = format!("\n{}", lines(&mutation::survivors(count), 0, options));
    for survivor in &sheet.survivors {
        drawn.push_str(&self::survivor(survivor, options));
    }
    drawn
}

fn survivor(sheet: &SurvivorSheet, options: &HumanOptions) -> String {
    let (deep, deeper) = (INDENT * 2, INDENT * 3);
    let mut drawn = lines(&sheet.heading, INDENT, options);
    if options.verbose {
        for trial in &sheet.trials {
            drawn.push_str(&hanging(trial.words.get(options.lang), deep, deeper, options));
        }
    } else {
        for (words, _) in sheet.places.iter().take(LISTED) {
            drawn.push_str(&hanging(words.get(options.lang), deep, deeper, options));
        }
        let left: usize = sheet.places.iter().skip(LISTED).map(|(_, cells)| cells).sum();
        if left > 0 {
            drawn.push_str(&lines(&mutation::more_cells(left), deep, options));
        }
        let kinds = mutation::counted(&sheet.kinds);
        drawn.push_str(&hanging(kinds.get(options.lang), deep, deeper, options));
    }
    let colon = frame::colon();
    let caption = frame::help();
    let advice = sheet.advice.get(options.lang);
    let words = format!("{}{}{advice}", caption.get(options.lang), colon.get(options.lang));
    drawn.push_str(&hanging(&words, deep, deeper, options));
    drawn
}
