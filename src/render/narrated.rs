//! Messages to be read aloud: a sentence a line, places in words, nothing drawn.
//!
//! Receives messages and the texts they point into; hands on lines for a screen reader, wrapped to the
//! width. Does not know files, nor whether there is a terminal at all.

use super::options::HumanOptions;
use super::overview::summed_up;
use super::visible::{cut_end, one_line, shortened, wrap};
use crate::diagnose::{
    Counts, Diagnostic, Excerpt, Label, ReportOutcome, ReportRow, Text, frame, narration,
};
use crate::source::SourceMap;

/// How many columns of what stands at a place are read out.
const QUOTED: usize = 40;
/// How many lines a sentence may take.
const LINES: usize = 40;
/// How many places of one excerpt are read out one by one.
const PLACES: usize = 8;

/// Tells one message.
pub fn narrated_diagnostic(
    message: &Diagnostic,
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    told(narration::opening_alone(message), message, sources, options)
}

/// Tells what there is to say of one report. Empty when there is nothing to say.
pub fn narrated_report(
    outcome: &ReportOutcome,
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    let suspects = outcome.suspects.iter().filter_map(|suspect| suspect.diagnostic.as_ref());
    let findings = suspects.chain(outcome.rest.iter().map(|finding| &finding.diagnostic));
    let messages: Vec<&Diagnostic> = outcome.errors.iter().chain(findings).collect();
    let reasons = options.verbose && !outcome.not_evaluated.is_empty();
    if messages.is_empty() && outcome.waived.is_empty() && !reasons {
        return String::new();
    }
    let heading = narration::report(outcome.unit.as_deref(), outcome.year, &outcome.file);
    let mut lines = sentence(&heading, options);
    for (index, message) in messages.into_iter().enumerate() {
        lines.push('\n');
        lines.push_str(&told(narration::opening(index + 1, message), message, sources, options));
    }
    if !outcome.waived.is_empty() {
        lines.push('\n');
        lines.push_str(&sentence(&frame::waived(outcome.waived.len()), options));
        for one in &outcome.waived {
            let names = [&one.rule, &one.member.binding].map(Text::same);
            let said = [one.member.values.clone(), one.explanation()];
            let row: Vec<Text> = names.into_iter().chain(said).collect();
            lines.push_str(&sentence(&narration::row(&row), options));
        }
    }
    if reasons {
        lines.push('\n');
        lines.push_str(&sentence(&frame::not_evaluated(outcome.not_evaluated.len()), options));
        for row in summed_up(&outcome.not_evaluated) {
            lines.push_str(&sentence(&narration::row(&row), options));
        }
    }
    lines
}

/// Tells how the reports of a run came out, and what the run comes to.
pub fn narrated_end(rows: &[ReportRow], counts: Counts, options: &HumanOptions) -> String {
    let several = rows.iter().filter(|_| rows.len() > 1);
    let mut lines: String =
        several.map(|row| sentence(&narration::report_row(row), options)).collect();
    lines.push_str(&sentence(&narration::closing(counts), options));
    lines
}

fn told(
    opening: Text,
    message: &Diagnostic,
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    let mut lines = sentence(&opening, options);
    for excerpt in &message.excerpts {
        for words in places(excerpt, sources) {
            lines.push_str(&sentence(&words, options));
        }
    }
    for row in &message.table {
        lines.push_str(&sentence(&narration::row(row), options));
    }
    for (caption, body) in &message.notes {
        lines.push_str(&sentence(&narration::fact(caption, body), options));
    }
    for help in &message.help {
        lines.push_str(&sentence(&narration::fact(&frame::help(), help), options));
    }
    lines
}

/// Returns a sentence for each place of an excerpt, or one for all where there are many.
fn places(excerpt: &Excerpt, sources: &SourceMap) -> Vec<Text> {
    let Some(source) = excerpt.file().and_then(|file| sources.get(file)) else {
        return Vec::new();
    };
    let name = one_line(source.name());
    let at = |label: &Label| sources.position(label.span);
    // The lines of what a file prints are known to nobody.
    if excerpt.labels.len() > PLACES && !source.is_printing() {
        let mut lines: Vec<usize> =
            excerpt.labels.iter().filter_map(|label| Some(at(label)?.line)).collect();
        lines.sort_unstable();
        lines.dedup();
        return vec![narration::lines(&name, &lines)];
    }
    let place = |label: &Label| {
        let at = narration::at(source, label.span.start as usize);
        let printed = sources.slice(label.span).lines().next().unwrap_or_default().trim();
        let printed = cut_end(&one_line(printed), QUOTED);
        narration::place(&name, &at, &printed, label.text.as_ref())
    };
    excerpt.labels.iter().take(PLACES).map(place).collect()
}

/// Returns a sentence, wrapped, with a line break behind it.
fn sentence(words: &Text, options: &HumanOptions) -> String {
    let words = shortened(&one_line(words.get(options.lang)), options.columns() * LINES);
    let lines = wrap(&words, options.columns());
    format!("{}\n", lines.join("\n"))
}
