//! The numbers of narratives, drawn: each sentence with the figures that no fact reads, marked.
//!
//! Receives numbers with their sentences and places. Does not know how figures are told from dates.

use serde::Serialize;

use super::human::diagnostic;
use super::json::{JsonError, errors};
use super::options::HumanOptions;
use super::visible::{one_line, wrap};
use crate::analysis::{NarrativeNumber, NumberKind};
use crate::diagnose::{Diagnostic, Lang, Text, frame, numbers};
use crate::source::{SourceMap, Span};

/// The version of the JSON document's shape.
const VERSION: u32 = 1;
const INDENT: usize = 2;

/// The kinds of numbers that are no figures to be read, in the order told.
const APART: [NumberKind; 6] = [
    NumberKind::Vague,
    NumberKind::Date,
    NumberKind::Citation,
    NumberKind::Contact,
    NumberKind::Numbering,
    NumberKind::Word,
];

/// The numbers of one report.
#[derive(Clone, Debug)]
pub struct NumbersSheet<'a> {
    /// Its file.
    pub file: &'a str,
    /// The unit.
    pub unit: Option<&'a str>,
    /// The year.
    pub year: Option<i32>,
    /// The numbers, with their places: in a file, and in words where that file is no text.
    pub numbers: Vec<(&'a NarrativeNumber, Span, Option<&'a Text>)>,
    /// What is wrong with the file.
    pub errors: &'a [Diagnostic],
}

impl NumbersSheet<'_> {
    /// Counts the figures, and those of them that no fact reads.
    pub fn counts(&self) -> (usize, usize) {
        let figures = self.numbers.iter().filter(|(number, ..)| is_figure(number)).count();
        (figures, self.numbers.iter().filter(|(number, ..)| is_unread(number)).count())
    }

    fn apart(&self) -> Vec<(NumberKind, usize)> {
        let count = |kind| {
            let of_it = |number: &NarrativeNumber| number.kind == kind && number.facts.is_empty();
            (kind, self.numbers.iter().filter(|(number, ..)| of_it(number)).count())
        };
        APART.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
    }
}

/// Tells whether a number is a figure: what a fact reads is one, whatever it looks like.
fn is_figure(number: &NarrativeNumber) -> bool {
    number.kind == NumberKind::Figure || !number.facts.is_empty()
}

fn is_unread(number: &NarrativeNumber) -> bool {
    number.kind == NumberKind::Figure && number.facts.is_empty()
}

/// Draws the numbers of one report.
pub fn numbers_text(
    sheet: &NumbersSheet<'_>,
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    let lang = options.lang;
    let heading = frame::report(sheet.unit, sheet.year, sheet.file);
    let heading = wrap(&one_line(heading.get(lang)), options.columns());
    let mut drawn: String =
        heading.iter().map(|line| format!("{}\n", options.strong(line))).collect();
    for error in sheet.errors {
        drawn.push_str(&format!("\n{}", diagnostic(error, sources, options)));
    }
    let (figures, unread) = sheet.counts();
    drawn.push_str(&indented(numbers::totals(figures, unread).get(lang), INDENT, options));
    if let Some(words) = numbers::set_apart(&sheet.apart()) {
        drawn.push_str(&indented(words.get(lang), INDENT, options));
    }
    let unread: Vec<_> = sheet.numbers.iter().filter(|(number, ..)| is_unread(number)).collect();
    for sentence in unread.chunk_by(|one, other| one.0.is_beside(other.0)) {
        drawn.push('\n');
        drawn.push_str(&self::sentence(sentence, sources, options));
    }
    if options.verbose {
        drawn.push_str(&others(sheet, options));
    }
    drawn
}

/// Draws the line that ends a run over several reports.
pub fn numbers_closing(
    reports: usize,
    (figures, unread): (usize, usize),
    options: &HumanOptions,
) -> String {
    indented(numbers::closing(reports, figures, unread).get(options.lang), 0, options)
}

fn indented(words: &str, indent: usize, options: &HumanOptions) -> String {
    let lines = wrap(&one_line(words), options.columns() - indent);
    lines.into_iter().map(|line| format!("{:indent$}{line}\n", "")).collect()
}

/// Draws a sentence with the figures in it that no fact reads.
fn sentence(
    numbers: &[&(&NarrativeNumber, Span, Option<&Text>)],
    sources: &SourceMap,
    options: &HumanOptions,
) -> String {
    let Some((first, span, original)) = numbers.first() else { return String::new() };
    let place = match (original, place(*span, sources)) {
        (Some(words), _) => words.get(options.lang).to_owned(),
        (None, Some(place)) => place,
        (None, None) => String::new(),
    };
    let section = first.section.as_deref().unwrap_or_default();
    let head = match section.is_empty() {
        true => place,
        false => format!("{} · {place}", one_line(section)),
    };
    let mut words = if first.sentence.cut.0 { "…".to_owned() } else { String::new() };
    words.push_str(&first.sentence.before());
    // Each number continues where the one before it ended.
    for (at, (number, ..)) in numbers.iter().enumerate() {
        words.push_str(&format!("【{}】", number.printed));
        match numbers.get(at + 1) {
            Some((next, ..)) => words.push_str(&number.until(next)),
            None => words.push_str(&number.sentence.behind()),
        }
    }
    if numbers.last().is_some_and(|(number, ..)| number.sentence.cut.1) {
        words.push('…');
    }
    let head = indented(&head, INDENT, options);
    format!("{head}{}", indented(&words, INDENT * 2, options))
}

fn place(span: Span, sources: &SourceMap) -> Option<String> {
    Some(format!("{}:{}", sources.get(span.file)?.name(), sources.at(span)?))
}

/// Lists what facts read, and what is no figure.
fn others(sheet: &NumbersSheet<'_>, options: &HumanOptions) -> String {
    let lang = options.lang;
    let mut drawn = String::new();
    let mut list = |heading: &Text, words: Vec<String>| {
        if !words.is_empty() {
            let words = words.join(if lang == Lang::Zh { "、" } else { ", " });
            let line = format!("{}{words}", heading.get(lang));
            drawn.push_str(&format!("\n{}", indented(&line, INDENT, options)));
        }
    };
    let read = sheet.numbers.iter().filter(|(number, ..)| !number.facts.is_empty());
    let read = read.map(|(number, ..)| {
        format!("{} ({})", one_line(&number.printed), one_line(&number.facts.join(" ")))
    });
    list(&numbers::read_heading(), read.collect());
    for kind in APART {
        let of_it =
            sheet.numbers.iter().filter(|(one, ..)| one.kind == kind && one.facts.is_empty());
        let of_it = of_it.map(|(number, ..)| near(number));
        list(&numbers::kind_heading(kind), of_it.collect());
    }
    drawn
}

/// Returns a number with a few signs on both sides.
fn near(number: &NarrativeNumber) -> String {
    let before: Vec<char> = number.sentence.before().chars().rev().take(3).collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = number.sentence.behind().chars().take(3).collect();
    one_line(&format!("{before}【{}】{behind}", number.printed))
}

/// Writes the numbers of reports for programs.
pub fn numbers_json(sheets: &[NumbersSheet<'_>], sources: &[&SourceMap], lang: Lang) -> String {
    let reports = sheets.iter().zip(sources).map(|(sheet, sources)| {
        let (figures, unread) = sheet.counts();
        JsonReport {
            file: sheet.file,
            unit: sheet.unit,
            year: sheet.year,
            figures,
            unread,
            numbers: sheet
                .numbers
                .iter()
                .map(|number| json_number(number, sources, lang))
                .collect(),
            errors: errors(sheet.errors, sources, lang),
        }
    });
    let json = JsonNumbers { version: VERSION, reports: reports.collect() };
    format!("{}\n", serde_json::to_string_pretty(&json).unwrap_or_default())
}

#[derive(Serialize)]
struct JsonNumbers<'a> {
    version: u32,
    reports: Vec<JsonReport<'a>>,
}

#[derive(Serialize)]
struct JsonReport<'a> {
    file: &'a str,
    unit: Option<&'a str>,
    year: Option<i32>,
    figures: usize,
    unread: usize,
    numbers: Vec<JsonNumber<'a>>,
    errors: Vec<JsonError<'a>>,
}

#[derive(Serialize)]
struct JsonNumber<'a> {
    printed: &'a str,
    value: String,
    kind: &'static str,
    facts: &'a [String],
    section: Option<&'a str>,
    sentence: String,
    file: Option<&'a str>,
    at: Option<String>,
    original: Option<&'a str>,
}

fn json_number<'a>(
    (number, span, original): &(&'a NarrativeNumber, Span, Option<&'a Text>),
    sources: &'a SourceMap,
    lang: Lang,
) -> JsonNumber<'a> {
    let sentence = &number.sentence;
    JsonNumber {
        printed: &number.printed,
        value: number.number.to_string(),
        kind: match number.kind {
            NumberKind::Figure => "figure",
            NumberKind::Vague => "vague",
            NumberKind::Date => "date",
            NumberKind::Citation => "citation",
            NumberKind::Contact => "contact",
            NumberKind::Numbering => "numbering",
            NumberKind::Word => "word",
        },
        facts: &number.facts,
        section: number.section.as_deref(),
        sentence: format!("{}{}{}", sentence.before(), number.printed, sentence.behind()),
        file: sources.get(span.file).map(|source| source.name()),
        at: sources.at(*span),
        original: original.map(|words| words.get(lang)),
    }
}
