//! Facts: the figures that a report gives under a name, or that its sentences state.

use std::collections::HashMap;
use std::ops::Range;

use super::numeral::{self, Reading};
use crate::model::{Cell, Number, Placement, Report, Section, Text, fold_char};
use crate::resolve::{Fact, Phrase, PhrasePiece, Pick};
use crate::source::Span;

/// How far a gap of a phrase reaches, in characters; no clause is longer.
const MAX_GAP: usize = 200;

/// What was found for a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// It is stated, perhaps at several places, always with the same figure.
    Stated {
        /// The figure.
        number: Number,
        /// Whether it is only said to be at least this much (18万余).
        at_least: bool,
        /// The places, in print order.
        places: Vec<FactPlace>,
    },
    /// It is not stated.
    NotStated,
    /// It is stated with different figures.
    Ambiguous(Vec<FactPlace>),
}

impl FactValue {
    /// Returns the places at which it is stated.
    pub fn places(&self) -> &[FactPlace] {
        match self {
            Self::Stated { places, .. } | Self::Ambiguous(places) => places,
            Self::NotStated => &[],
        }
    }

    /// Joins the places. They agree when all exact figures are the same and none is below what another
    /// place says it is at least.
    fn of(stated: Vec<(Reading, FactPlace)>) -> Self {
        let exact = stated.iter().find(|(reading, _)| !reading.at_least);
        let Some((chosen, _)) = exact.or(stated.first()) else { return Self::NotStated };
        let chosen = chosen.clone();
        let agree = stated.iter().all(|(other, _)| {
            other.number == chosen.number
                || (other.at_least && !chosen.at_least && chosen.number >= other.number)
        });
        let places = stated.into_iter().map(|(_, place)| place).collect();
        let Reading { number, at_least } = chosen;
        if agree { Self::Stated { number, at_least, places } } else { Self::Ambiguous(places) }
    }
}

/// A place at which a fact is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct FactPlace {
    /// The figure in the report document.
    pub span: Span,
    /// The figure as printed.
    pub printed: String,
    /// The heading of the section, as printed.
    pub section: Option<String>,
}

/// Finds the facts of a rule set in a report.
pub(super) fn find(facts: &[Fact], report: &Report, placement: &Placement) -> Vec<FactValue> {
    if facts.is_empty() {
        return Vec::new();
    }
    let sections: Vec<&Section> = report.all_sections().collect();
    let mut search = Search { sections, folded: HashMap::new() };
    facts.iter().map(|fact| search.fact(fact, placement)).collect()
}

/// Returns the narratives that rules read, without blanks and folded; none where the report lacks the
/// sections.
pub(super) fn narratives(
    texts: &[Vec<usize>],
    report: &Report,
    placement: &Placement,
) -> Vec<Option<String>> {
    if texts.is_empty() {
        return Vec::new();
    }
    let sections: Vec<&Section> = report.all_sections().collect();
    let narrative = |wanted: &Vec<usize>| {
        let within = within(&sections, wanted, placement);
        let texts = within.iter().filter_map(|index| sections.get(*index)?.text.as_ref());
        let signs = texts.flat_map(|text| text.content.chars());
        let folded = signs.filter(|sign| !sign.is_whitespace()).map(fold_char).collect();
        (!within.is_empty()).then_some(folded)
    };
    texts.iter().map(narrative).collect()
}

/// Returns the report's sections that are those of the layout, with all below them, in print order.
fn within(sections: &[&Section], wanted: &[usize], placement: &Placement) -> Vec<usize> {
    let named = wanted.iter().filter_map(|section| placement.sections.get(*section));
    let mut within: Vec<usize> = named
        .flatten()
        .flat_map(|first| {
            let below = sections.get(*first).map_or(0, |section| section.count());
            *first..first + below
        })
        .collect();
    within.sort_unstable();
    within.dedup();
    within
}

struct Search<'a> {
    sections: Vec<&'a Section>,
    /// The texts already folded, by section.
    folded: HashMap<usize, FoldedText>,
}

impl Search<'_> {
    /// A figure given outright wins over one found in the text.
    fn fact(&mut self, fact: &Fact, placement: &Placement) -> FactValue {
        let within = self.reach(fact, placement);
        let given = within.iter().filter_map(|index| {
            let section = self.sections.get(*index)?;
            let given = section.facts.get(&fact.name)?;
            let number = given.cell.value.number()?.clone();
            Some((Reading { number, at_least: false }, given_place(section, &given.cell)))
        });
        let given: Vec<_> = given.collect();
        if !given.is_empty() || fact.phrases.is_empty() {
            return FactValue::of(given);
        }
        let stated: Vec<_> =
            within.into_iter().flat_map(|index| self.stated(index, fact)).collect();
        FactValue::of(picked(stated, fact.pick))
    }

    /// Returns the sections a fact is looked for in, in print order: those named with all below them,
    /// or all.
    fn reach(&self, fact: &Fact, placement: &Placement) -> Vec<usize> {
        if fact.sections.is_empty() {
            return (0..self.sections.len()).collect();
        }
        within(&self.sections, &fact.sections, placement)
    }

    fn stated(&mut self, index: usize, fact: &Fact) -> Vec<(Reading, FactPlace)> {
        let Some(section) = self.sections.get(index).copied() else { return Vec::new() };
        let Some(text) = &section.text else { return Vec::new() };
        let folded = self.folded.entry(index).or_insert_with(|| FoldedText::new(text));
        let mut hits: Vec<(Reading, Range<usize>)> =
            fact.phrases.iter().flat_map(|phrase| folded.hits(phrase, &fact.not_near)).collect();
        hits.sort_by_key(|(_, range)| range.start);
        hits.dedup_by(|one, other| one.1 == other.1);
        let place = |range: Range<usize>| FactPlace {
            printed: text.content.get(range.clone()).unwrap_or_default().to_owned(),
            span: text.locate(range),
            section: heading(section),
        };
        hits.into_iter().map(|(reading, range)| (reading, place(range))).collect()
    }
}

/// Keeps of several hits those that count.
fn picked(mut stated: Vec<(Reading, FactPlace)>, pick: Pick) -> Vec<(Reading, FactPlace)> {
    match pick {
        Pick::Only => stated,
        Pick::First => {
            stated.truncate(1);
            stated
        }
        Pick::Last => stated.pop().into_iter().collect(),
        Pick::Sum => {
            let number = stated.iter().fold(Number::ZERO, |sum, (one, _)| &sum + &one.number);
            let at_least = stated.iter().any(|(one, _)| one.at_least);
            let sum = Reading { number, at_least };
            stated.into_iter().map(|(_, place)| (sum.clone(), place)).collect()
        }
    }
}

fn given_place(section: &Section, cell: &Cell) -> FactPlace {
    FactPlace { span: cell.span, printed: cell.printed.to_string(), section: heading(section) }
}

fn heading(section: &Section) -> Option<String> {
    section.heading.as_ref().map(|heading| heading.node.clone())
}

/// A text without blanks and line breaks, in half width and ordinary characters, with the way back.
struct FoldedText {
    signs: Vec<char>,
    /// The same as one text, for telling quickly that a phrase is not said at all.
    plain: String,
    /// For each sign its byte in the text; one more for the end.
    offsets: Vec<usize>,
}

impl FoldedText {
    fn new(text: &Text) -> Self {
        let visible = text.content.char_indices().filter(|(_, sign)| !sign.is_whitespace());
        let (mut offsets, signs): (Vec<_>, Vec<_>) =
            visible.map(|(offset, sign)| (offset, fold_char(sign))).unzip();
        offsets.push(text.content.len());
        let plain = signs.iter().collect();
        Self { signs, plain, offsets }
    }

    /// Finds a phrase wherever it is said; each hit is the number and its bytes in the text.
    fn hits(&self, phrase: &Phrase, not_near: &[String]) -> Vec<(Reading, Range<usize>)> {
        if !phrase.may_be_in(&self.plain) {
            return Vec::new();
        }
        let anchor =
            phrase.pieces.iter().position(|piece| matches!(piece, PhrasePiece::Literal(_)));
        let Some(anchor) = anchor else { return Vec::new() };
        let (before, after) = phrase.pieces.split_at(anchor);
        let Some((PhrasePiece::Literal(literal), after)) = after.split_first() else {
            return Vec::new();
        };
        let literal: Vec<char> = literal.chars().collect();
        let mut hits = Vec::new();
        let mut from = 0;
        while let Some(found) = self.find(&literal, from, self.signs.len()) {
            from = found + 1;
            let mut number = None;
            let led = self.leads(before, found, &mut number);
            if led && self.follows(after, found + literal.len(), &mut number) {
                hits.extend(number.filter(|(_, place)| !self.is_near(place, not_near)));
            }
        }
        hits.into_iter().filter_map(|(number, range)| Some((number, self.bytes(range)?))).collect()
    }

    fn bytes(&self, signs: Range<usize>) -> Option<Range<usize>> {
        let last = self.offsets.get(signs.end.checked_sub(1)?)?;
        let width = self.offsets.get(signs.end)?;
        // The byte after the last sign, not the start of the next one: blanks may lie between.
        let end = (*last + 4).min(*width);
        let start = *self.offsets.get(signs.start)?;
        Some(start..end.max(start))
    }

    /// Matches the pieces before the first literal, backwards: only the number can matter there.
    fn leads(
        &self,
        before: &[PhrasePiece],
        at: usize,
        number: &mut Option<(Reading, Range<usize>)>,
    ) -> bool {
        if !before.contains(&PhrasePiece::Number) {
            return true;
        }
        let Some((reading, length)) = self.signs.get(..at).and_then(numeral::at_end) else {
            return false;
        };
        *number = Some((reading, at - length..at));
        true
    }

    /// Matches the pieces behind the first literal, each as near as it can be found.
    fn follows(
        &self,
        after: &[PhrasePiece],
        mut at: usize,
        number: &mut Option<(Reading, Range<usize>)>,
    ) -> bool {
        let mut gap = false;
        for (index, piece) in after.iter().enumerate() {
            let reach = if gap { self.clause_end(at) } else { at };
            match piece {
                PhrasePiece::Gap => {
                    gap = true;
                    continue;
                }
                PhrasePiece::Literal(literal) => {
                    let literal: Vec<char> = literal.chars().collect();
                    let last = reach.max(at) + literal.len();
                    let Some(found) = self.find(&literal, at, last.min(self.signs.len())) else {
                        return false;
                    };
                    at = found + literal.len();
                }
                PhrasePiece::Number => {
                    let behind = match after.get(index + 1) {
                        Some(PhrasePiece::Literal(literal)) => literal.chars().next(),
                        Some(PhrasePiece::Gap | PhrasePiece::Number) | None => None,
                    };
                    let here = |at: usize| {
                        self.signs.get(at..).and_then(|signs| numeral::at_start(signs, behind))
                    };
                    let found = (at..=reach.max(at)).find_map(|at| Some((at, here(at)?)));
                    let Some((start, (reading, length))) = found else { return false };
                    // A figure below zero is not the one that the phrase speaks of.
                    let before = start.checked_sub(1).and_then(|before| self.signs.get(before));
                    if matches!(before, Some('负' | '-' | '−')) {
                        return false;
                    }
                    // A phrase may spell out the 余 that the number would take.
                    let spelt = match after.get(index + 1) {
                        Some(PhrasePiece::Literal(next)) if reading.at_least => {
                            numeral::round_word(next).min(length)
                        }
                        _ => 0,
                    };
                    *number = Some((reading, start..start + length - spelt));
                    at = start + length - spelt;
                }
            }
            gap = false;
        }
        true
    }

    fn find(&self, literal: &[char], from: usize, end: usize) -> Option<usize> {
        let first = literal.first()?;
        let window = self.signs.get(from..end)?;
        let mut at = 0;
        while let Some(found) = window.get(at..)?.iter().position(|sign| sign == first) {
            at += found;
            if window.get(at..at + literal.len()) == Some(literal) {
                return Some(from + at);
            }
            at += 1;
        }
        None
    }

    /// Tells whether the clause around a number says one of some words.
    fn is_near(&self, place: &Range<usize>, words: &[String]) -> bool {
        if words.is_empty() {
            return false;
        }
        let ends = |sign: &char| matches!(sign, '。' | ';' | '!' | '?' | ',');
        let before = self.signs.get(..place.start).unwrap_or_default();
        let start = before.iter().rev().take(MAX_GAP).take_while(|sign| !ends(sign)).count();
        let after = self.signs.get(place.end..).unwrap_or_default();
        let end = after.iter().take(MAX_GAP).take_while(|sign| !ends(sign)).count();
        let clause = self.signs.get(place.start - start..place.end + end).unwrap_or_default();
        let clause: String = clause.iter().collect();
        words.iter().any(|words| clause.contains(words))
    }

    /// Returns where the clause that holds `at` ends.
    fn clause_end(&self, at: usize) -> usize {
        let ends = |sign: &char| matches!(sign, '。' | ';' | '!' | '?');
        let rest = self.signs.get(at..).unwrap_or_default();
        at + rest.iter().take(MAX_GAP).take_while(|sign| !ends(sign)).count()
    }
}
