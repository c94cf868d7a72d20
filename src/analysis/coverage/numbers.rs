//! The numbers of a report's narrative: which are figures, which of those a fact reads, and what the
//! others are.
//!
//! Receives the report and its numbers; hands on each with its sentence, its place and what it is. Does
//! not know words.

use std::ops::Range;

use super::number_kind::{NumberKind, kind};
use crate::eval::{StatedNumber, stated_numbers};
use crate::model::{Number, Placement, Report, Section, Text};
use crate::resolve::RuleSet;
use crate::source::Span;

/// How many characters of a sentence are shown before and behind a number.
const AROUND: usize = 60;

/// How many characters before and behind a number the ends of its sentence are looked for.
const FAR: usize = 400;

/// Signs at which sentences end.
const STOPS: [char; 7] = ['。', '！', '？', '；', '!', '?', ';'];

/// A number of a narrative.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrativeNumber {
    /// As printed.
    pub printed: String,
    /// What it is.
    pub number: Number,
    /// What kind of number it is.
    pub kind: NumberKind,
    /// The names of the facts that read it.
    pub facts: Vec<String>,
    /// The heading of its section.
    pub section: Option<String>,
    /// Its sentence, or as much of it as stands near.
    pub sentence: Sentence,
    /// Its bytes in the text of its section.
    pub range: Range<usize>,
    /// Where it stands.
    pub span: Span,
}

/// A sentence around a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before the number, with the line ends as they are.
    before: String,
    /// What stands behind it.
    behind: String,
    /// Whether it is cut off before or behind.
    pub cut: (bool, bool),
    /// Where it begins, in the text of its section.
    pub start: usize,
}

/// Returns the numbers of a report's narrative, in print order.
pub fn narrative_numbers(
    rules: &RuleSet,
    report: &Report,
    placement: &Placement,
) -> Vec<NarrativeNumber> {
    let sections: Vec<&Section> = report.all_sections().collect();
    let named = |number: StatedNumber| {
        let section = sections.get(number.section)?;
        let text = section.text.as_ref()?;
        let facts = number.facts.iter().filter_map(|fact| rules.facts.get(fact.0 as usize));
        Some(NarrativeNumber {
            printed: text.content.get(number.range.clone())?.to_owned(),
            kind: kind(&text.content, &number),
            number: number.number,
            facts: facts.map(|fact| fact.name.clone()).collect(),
            section: section.heading.as_ref().map(|heading| heading.node.clone()),
            sentence: sentence(text, &number.range),
            span: text.locate(number.range.clone()),
            range: number.range,
        })
    };
    stated_numbers(rules, report, placement).into_iter().filter_map(named).collect()
}

impl NarrativeNumber {
    /// Tells whether another number stands in the same sentence.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.section == other.section && self.sentence.start == other.sentence.start
    }

    /// Returns the sentence from this number to the next one in it, without both.
    pub fn until(&self, next: &Self) -> String {
        let distance = next.range.start.checked_sub(self.range.end);
        match distance.and_then(|distance| self.sentence.behind.get(..distance)) {
            Some(between) => joined(between),
            None => format!("{}…{}", self.sentence.behind(), next.sentence.before()),
        }
    }
}

impl Sentence {
    /// Returns what stands before the number, in one line.
    pub fn before(&self) -> String {
        joined(&self.before)
    }

    /// Returns what stands behind it, in one line.
    pub fn behind(&self) -> String {
        joined(&self.behind)
    }
}

fn sentence(text: &Text, number: &Range<usize>) -> Sentence {
    let content = text.content.as_str();
    let before = content.get(..number.start).unwrap_or_default();
    let behind = content.get(number.end..).unwrap_or_default();
    let reach = before.char_indices().rev().take(FAR);
    let start = reach.clone().find(|(at, sign)| ends(before, *at, *sign));
    let start = match start {
        Some((at, sign)) => at + sign.len_utf8(),
        // A sentence without end begins anew for each of its numbers.
        None => reach.last().map_or(number.start, |(at, _)| at),
    };
    let end = behind.char_indices().take(FAR).find(|(at, sign)| ends(behind, *at, *sign));
    let reach = || behind.char_indices().nth(FAR).map_or(behind.len(), |(at, _)| at);
    let end = end.map_or_else(reach, |(at, sign)| at + sign.len_utf8());
    let (before, cut_before) = last(before.get(start..).unwrap_or_default());
    let (behind, cut_behind) = first(behind.get(..end).unwrap_or_default());
    Sentence { before, behind, cut: (cut_before, cut_behind), start }
}

/// Tells whether a sentence ends with a sign: at a stop, or where a line is followed by an empty one.
fn ends(text: &str, at: usize, sign: char) -> bool {
    STOPS.contains(&sign)
        || (sign == '\n' && text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')))
}

fn first(text: &str) -> (String, bool) {
    let shown: String = text.chars().take(AROUND).collect();
    let cut = shown.len() < text.len();
    (shown, cut)
}

fn last(text: &str) -> (String, bool) {
    let skipped = text.chars().count().saturating_sub(AROUND);
    (text.chars().skip(skipped).collect(), skipped > 0)
}

/// Joins the lines of a text, which are wrapped where the page ended.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}
