//! Facts: the figures that a report gives under a name, or that its sentences state.

use std::ops::Range;

use super::narrative::{Figure, Narrative};
use super::numeral::Reading;
use super::phrases::{self, Said};
use crate::model::{Cell, Number, Placement, Report, Section};
use crate::resolve::{Fact, Pick, RuleSet, WordId};
use crate::source::Span;

/// How many places of one fact are kept; nobody reads more.
const MAX_PLACES: usize = 100;

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
    /// It is a list, stated perhaps at several places, always with the same figures; these are the first.
    Listed(Vec<FactItem>),
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
            Self::NotStated | Self::Listed(_) => &[],
        }
    }
}

/// A figure of a fact that is a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FactItem {
    /// The figure.
    pub number: Number,
    /// Whether it is only said to be at least this much.
    pub at_least: bool,
    /// Where it stands.
    pub place: FactPlace,
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

/// What the narratives of a report say.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// What was found for each fact.
    pub(super) facts: Vec<FactValue>,
    /// For each narrative that rules read, which words it says; none where the report lacks it.
    pub(super) texts: Vec<Option<Vec<bool>>>,
}

/// A number that is stated for a fact: in which section, and its bytes in the text.
#[derive(Clone)]
struct Hit {
    reading: Reading,
    section: usize,
    range: Range<usize>,
}

/// What is stated for a fact at one place: a number, or the numbers of a list.
type Stated = Vec<Hit>;

/// Finds the facts of a rule set, and the words of its narratives, in a report.
pub(super) fn search(rules: &RuleSet, report: &Report, placement: &Placement) -> Sayings {
    let sections: Vec<&Section> = report.all_sections().collect();
    let reach = |wanted: &Vec<usize>| within(&sections, wanted, placement);
    // A fact without sections is looked for in all of them.
    let all = vec![true; sections.len()];
    let of_facts = rules.facts.iter().map(|fact| match fact.sections.as_slice() {
        [] => all.clone(),
        _ => reach(&fact.sections),
    });
    let of_texts: Vec<Vec<bool>> = rules.texts.iter().map(reach).collect();
    let count = rules.wording.count();
    let texts = of_texts.iter().map(|within| within.contains(&true).then(|| vec![false; count]));
    let mut search = Search {
        rules,
        of_facts: of_facts.collect(),
        hits: rules.facts.iter().map(|_| Vec::new()).collect(),
        texts: texts.collect(),
        of_texts,
    };
    if count > 0 {
        search.read(&sections);
    }
    let Search { hits, of_facts, texts, .. } = search;
    let facts = rules.facts.iter().zip(hits).zip(&of_facts);
    let facts = facts.map(|((fact, hits), within)| value(fact, hits, within, &sections));
    Sayings { facts: facts.collect(), texts }
}

/// Tells of each section of the report whether it is one of the layout's, or below one.
fn within(sections: &[&Section], wanted: &[usize], placement: &Placement) -> Vec<bool> {
    let mut within = vec![false; sections.len()];
    let named = wanted.iter().filter_map(|section| placement.sections.get(*section));
    for first in named.flatten() {
        let below = sections.get(*first).map_or(0, |section| section.count());
        within.iter_mut().skip(*first).take(below).for_each(|inside| *inside = true);
    }
    within
}

/// One pass over the narratives of a report, for all facts and words at once.
struct Search<'a> {
    rules: &'a RuleSet,
    /// For each fact the sections it is looked for in, and what was found.
    of_facts: Vec<Vec<bool>>,
    hits: Vec<Vec<Stated>>,
    /// For each narrative that rules read its sections, and the words it says.
    of_texts: Vec<Vec<bool>>,
    texts: Vec<Option<Vec<bool>>>,
}

impl Search<'_> {
    fn read(&mut self, sections: &[&Section]) {
        let wording = &self.rules.wording;
        let mut said = Said::new(wording.count());
        for (index, section) in sections.iter().enumerate() {
            let Some(text) = &section.text else { continue };
            let narrative = Narrative::new(text);
            wording.each_said(narrative.folded(), |word, place| said.note(word, place));
            for word in said.words() {
                self.note(index, *word);
                for (fact, phrase) in wording.phrases(*word) {
                    self.look(index, *fact, *phrase, &narrative, &said);
                }
            }
            said.clear();
        }
    }

    /// Notes that a section says a word.
    fn note(&mut self, section: usize, word: WordId) {
        for (text, within) in self.texts.iter_mut().zip(&self.of_texts) {
            let words = text.as_mut().filter(|_| within.get(section) == Some(&true));
            if let Some(said) = words.and_then(|words| words.get_mut(word.0 as usize)) {
                *said = true;
            }
        }
    }

    /// Looks whether a section says a phrase of a fact.
    fn look(
        &mut self,
        section: usize,
        fact: usize,
        phrase: usize,
        narrative: &Narrative<'_>,
        said: &Said,
    ) {
        let within = self.of_facts.get(fact).and_then(|within| within.get(section));
        let Some(declared) = self.rules.facts.get(fact).filter(|_| within == Some(&true)) else {
            return;
        };
        let (Some(phrase), Some(hits)) = (declared.phrases.get(phrase), self.hits.get_mut(fact))
        else {
            return;
        };
        for figures in phrases::statements(phrase, narrative, said) {
            let is_near = |figure: &Figure| {
                let around = narrative.around(&(figure.start..figure.end));
                said.any_between(&declared.not_near, &around)
            };
            if !figures.iter().any(is_near) {
                let hit = |Figure { reading, start, end, .. }: Figure| Hit {
                    reading,
                    section,
                    range: narrative.origin(&(start..end)),
                };
                hits.push(figures.into_iter().map(hit).collect());
            }
        }
    }
}

/// A figure given outright wins over one found in the text.
fn value(fact: &Fact, mut hits: Vec<Stated>, within: &[bool], sections: &[&Section]) -> FactValue {
    let inside = sections.iter().zip(within).filter(|(_, inside)| **inside);
    let given = inside.filter_map(|(section, _)| {
        let given = section.facts.get(&fact.name)?;
        let number = given.cell.value.number()?.clone();
        Some((Reading { number, at_least: false }, given_place(section, &given.cell)))
    });
    let given: Vec<(Reading, FactPlace)> = given.collect();
    if !given.is_empty() {
        return agreed(given, |(reading, _)| reading, |(_, place)| Some(place.clone()));
    }
    let place_of = |stated: &Stated| stated.first().map(|hit| (hit.section, hit.range.start));
    hits.sort_by_key(place_of);
    hits.dedup_by_key(|stated| place_of(stated));
    if fact.is_list() {
        return listed(hits, fact.pick, sections);
    }
    let hits: Vec<Hit> = hits.into_iter().flatten().collect();
    agreed(picked(hits, fact.pick), |hit| &hit.reading, |hit| place(hit, sections))
}

/// Joins the lists that are stated for one fact.
fn listed(mut stated: Vec<Stated>, pick: Pick, sections: &[&Section]) -> FactValue {
    let numbers =
        |list: &Stated| -> Vec<Reading> { list.iter().map(|hit| hit.reading.clone()).collect() };
    let (Some(first), Some(last)) = (stated.first(), stated.last()) else {
        return FactValue::NotStated;
    };
    let chosen = match pick {
        Pick::First => first.clone(),
        Pick::Last => last.clone(),
        Pick::Sum => stated.drain(..).flatten().collect(),
        Pick::Only if stated.iter().any(|other| numbers(other) != numbers(first)) => {
            let all = stated.iter().flatten().take(MAX_PLACES);
            return FactValue::Ambiguous(all.filter_map(|hit| place(hit, sections)).collect());
        }
        Pick::Only => first.clone(),
    };
    let item = |hit: Hit| {
        let place = place(&hit, sections)?;
        let Reading { number, at_least } = hit.reading;
        Some(FactItem { number, at_least, place })
    };
    FactValue::Listed(chosen.into_iter().filter_map(item).collect())
}

/// Keeps of several hits those that count.
fn picked(mut hits: Vec<Hit>, pick: Pick) -> Vec<Hit> {
    match pick {
        Pick::Only => hits,
        Pick::First => {
            hits.truncate(1);
            hits
        }
        Pick::Last => hits.pop().into_iter().collect(),
        Pick::Sum => {
            let number = hits.iter().fold(Number::ZERO, |sum, hit| &sum + &hit.reading.number);
            let at_least = hits.iter().any(|hit| hit.reading.at_least);
            let sum = Reading { number, at_least };
            hits.iter_mut().for_each(|hit| hit.reading = sum.clone());
            hits
        }
    }
}

/// Joins statements of one fact. They agree when all exact figures are the same and none is below what
/// another place says it is at least.
fn agreed<T>(
    stated: Vec<T>,
    reading: fn(&T) -> &Reading,
    place: impl Fn(&T) -> Option<FactPlace>,
) -> FactValue {
    let exact = stated.iter().find(|one| !reading(one).at_least);
    let Some(chosen) = exact.or(stated.first()).map(|one| reading(one).clone()) else {
        return FactValue::NotStated;
    };
    let agrees = |other: &Reading| {
        other.number == chosen.number
            || (other.at_least && !chosen.at_least && chosen.number >= other.number)
    };
    let other = stated.iter().position(|one| !agrees(reading(one)));
    let (first, rest) = stated.split_at_checked(MAX_PLACES).unwrap_or((&stated, &[]));
    let mut places: Vec<FactPlace> = first.iter().filter_map(&place).collect();
    let Some(other) = other else {
        return FactValue::Stated { number: chosen.number, at_least: chosen.at_least, places };
    };
    // Where there are more places than anyone reads, one that differs is among those kept.
    places
        .extend(other.checked_sub(first.len()).and_then(|other| rest.get(other)).and_then(&place));
    FactValue::Ambiguous(places)
}

fn place(hit: &Hit, sections: &[&Section]) -> Option<FactPlace> {
    let section = sections.get(hit.section)?;
    let text = section.text.as_ref()?;
    let printed = text.content.get(hit.range.clone())?.to_owned();
    Some(FactPlace { span: text.locate(hit.range.clone()), printed, section: heading(section) })
}

fn given_place(section: &Section, cell: &Cell) -> FactPlace {
    FactPlace { span: cell.span, printed: cell.printed.to_string(), section: heading(section) }
}

fn heading(section: &Section) -> Option<String> {
    section.heading.as_ref().map(|heading| heading.node.clone())
}
