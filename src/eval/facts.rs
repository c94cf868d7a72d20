//! Facts: the figures that a report gives under a name, or that its sentences state.

use std::ops::Range;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::fact::{FactPlace, FactValue};
use super::gather::{Agreement, Figures, Stated};
use super::narrative::Narrative;
use super::numbers::Figure;
use super::numeral::Reading;
use super::phrases::{Phrases, Said};
use super::told::Told;
use crate::model::{Placement, Report, Section};
use crate::resolve::{Fact, FactId, Rule, RuleSet, WordId};
use crate::source::Span;

/// What the narratives of a report say.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    /// What was found for the facts: of some hundred a report states some dozen.
    facts: IndexMap<FactId, FactValue, FxBuildHasher>,
    /// For each narrative that rules read, which words it says; none where the report lacks it.
    pub(super) texts: Vec<Option<Told>>,
}

impl Sayings {
    /// Returns what was found for a fact.
    pub(super) fn fact(&self, fact: FactId) -> &FactValue {
        self.facts.get(&fact).unwrap_or(&FactValue::NotStated)
    }

    /// Puts a figure in place of what was found for a fact.
    pub(super) fn state(&mut self, fact: FactId, value: FactValue) {
        self.facts.insert(fact, value);
    }
}

/// A number of a narrative that a fact reads.
#[derive(Clone, Debug)]
pub(super) struct Reads {
    /// The section.
    pub(super) section: usize,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The fact.
    pub(super) fact: usize,
}

/// Finds the facts of a rule set, and the words of its narratives, in a report.
pub(super) fn search(rules: &RuleSet, report: &Report, placement: &Placement) -> Sayings {
    let sections: Vec<&Section> = report.all_sections().collect();
    searched(rules, &sections, |wanted| within(&sections, wanted, placement), None, None).0
}

/// Finds the facts of one rule, and its words, in a text that stands for that of all sections; `span` is
/// where it is written.
pub(super) fn search_sentence(rules: &RuleSet, rule: &Rule, sentence: &str, span: Span) -> Sayings {
    let section = Section::of_text(sentence, span);
    searched(rules, &[&section], |_| vec![true], Some(OfRule::new(rule)), None).0
}

/// Finds which numbers of a report's narratives its facts read, be they taken or not.
pub(super) fn reads(rules: &RuleSet, report: &Report, placement: &Placement) -> Vec<Reads> {
    let sections: Vec<&Section> = report.all_sections().collect();
    let within = |wanted: &[usize]| within(&sections, wanted, placement);
    searched(rules, &sections, within, None, Some(Vec::new())).1.unwrap_or_default()
}

/// What a single rule reads: its facts and its narratives, by their numbers.
struct OfRule {
    facts: Vec<usize>,
    texts: Vec<usize>,
}

impl OfRule {
    fn new(rule: &Rule) -> Self {
        let bindings = rule.checks.iter().flat_map(|check| &check.bindings);
        let figures = bindings.flat_map(|binding| binding.operands.iter().flatten());
        let facts = figures.filter_map(|figure| figure.place.fact());
        let texts = rule.checks.iter().flat_map(|check| check.statement.texts());
        Self {
            facts: facts.map(|fact| fact.0 as usize).collect(),
            texts: texts.map(|text| text.0 as usize).collect(),
        }
    }
}

/// Looks through sections, for what all rules read or one; `reach` tells of each section whether it belongs
/// to sections of the layout.
fn searched(
    rules: &RuleSet,
    sections: &[&Section],
    reach: impl Fn(&[usize]) -> Vec<bool>,
    only: Option<OfRule>,
    reads: Option<Vec<Reads>>,
) -> (Sayings, Option<Vec<Reads>>) {
    let of_texts: Vec<Vec<bool>> = rules.texts.iter().map(|wanted| reach(wanted)).collect();
    let count = rules.wording.count();
    let is_asked = |text| only.as_ref().is_none_or(|only| only.texts.contains(&text));
    let told = |(text, within): (usize, &Vec<bool>)| {
        (within.contains(&true) && is_asked(text)).then(|| Told::new(count))
    };
    let texts: Vec<Option<Told>> = of_texts.iter().enumerate().map(told).collect();
    let is_read = |section| {
        let asked = texts.iter().zip(&of_texts).enumerate();
        let read = asked.filter(move |(_, (told, within))| {
            told.is_some() && within.get(section) == Some(&true)
        });
        read.map(|(text, _)| text).collect()
    };
    let read_in = (0..sections.len()).map(is_read).collect();
    let mut search = Search {
        rules,
        reach: &reach,
        facts: IndexMap::default(),
        phrases: Phrases::default(),
        here: Vec::new(),
        texts,
        read_in,
        only: only.map(|only| only.facts),
        reads,
    };
    if count > 0 {
        search.read(sections);
    }
    let Search { facts, texts, reads, .. } = search;
    let stated = facts.into_iter().map(|(fact, sought)| (fact, sought.stated.value(sections)));
    let mut facts: IndexMap<FactId, FactValue, FxBuildHasher> = stated.collect();
    if sections.iter().any(|section| !section.facts.is_empty()) {
        for (id, fact) in (0..).map(FactId).zip(&rules.facts) {
            let given = given(fact, &reached(fact, sections, &reach), sections);
            facts.extend(given.map(|value| (id, value)));
        }
    }
    (Sayings { facts, texts }, reads)
}

/// Tells of each section whether a fact is looked for in it. One without sections is looked for in all.
fn reached(fact: &Fact, sections: &[&Section], reach: &dyn Fn(&[usize]) -> Vec<bool>) -> Vec<bool> {
    match fact.sections.as_slice() {
        [] => vec![true; sections.len()],
        named => reach(named),
    }
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
    /// Tells which sections those of the layout are.
    reach: &'a dyn Fn(&[usize]) -> Vec<bool>,
    /// For each fact of which words are said what was found.
    facts: IndexMap<FactId, Sought, FxBuildHasher>,
    phrases: Phrases,
    /// What one section states for one fact: the figures of a number or of a list.
    here: Vec<Figures>,
    /// For each narrative that rules read which words it says.
    texts: Vec<Option<Told>>,
    /// For each section the narratives that it is a part of.
    read_in: Vec<Vec<usize>>,
    /// The facts that are looked for; all where none are named.
    only: Option<Vec<usize>>,
    /// The numbers that facts read, where they are asked for.
    reads: Option<Vec<Reads>>,
}

/// A fact that is looked for.
struct Sought {
    /// The sections it is looked for in.
    within: Vec<bool>,
    /// What was found.
    stated: Stated,
}

impl Sought {
    fn new(fact: &Fact, within: Vec<bool>) -> Self {
        Self { within, stated: Stated::new(fact.pick, fact.is_list()) }
    }
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
                let place = || {
                    let start = said.places(*word).first().copied().unwrap_or_default();
                    let end = start + wording.word(*word).len();
                    text.locate(narrative.origin(&(start..end)))
                };
                self.note(index, *word, place);
            }
            let looked_at = said.words().iter().flat_map(|word| wording.phrases(*word));
            let is_asked = |fact| self.only.as_ref().is_none_or(|only| only.contains(&fact));
            let mut looked_at: Vec<(usize, usize)> =
                looked_at.filter(|(fact, _)| is_asked(*fact)).collect();
            looked_at.sort_unstable();
            for phrases in looked_at.chunk_by(|(one, _), (other, _)| one == other) {
                self.look(index, sections, phrases, &narrative, &said);
            }
            said.clear();
        }
    }

    /// Notes that a section says a word.
    fn note(&mut self, section: usize, word: WordId, place: impl Fn() -> Span) {
        for text in self.read_in.get(section).into_iter().flatten() {
            if let Some(Some(told)) = self.texts.get_mut(*text) {
                told.note(word, &place);
            }
        }
    }

    /// Looks whether a section says phrases of one fact.
    fn look(
        &mut self,
        section: usize,
        sections: &[&Section],
        phrases: &[(usize, usize)],
        narrative: &Narrative<'_>,
        said: &Said,
    ) {
        let Some((fact, _)) = phrases.first() else { return };
        let Some(declared) = self.rules.facts.get(*fact) else { return };
        let id = FactId(u32::try_from(*fact).unwrap_or(u32::MAX));
        let fresh = || Sought::new(declared, reached(declared, sections, self.reach));
        let sought = self.facts.entry(id).or_insert_with(fresh);
        if sought.within.get(section) != Some(&true) {
            return;
        }
        let is_near = |figure: &Figure| {
            let around = || narrative.around(&(figure.start..figure.end));
            !declared.not_near.is_empty() && said.any_between(&declared.not_near, &around())
        };
        for phrase in phrases.iter().filter_map(|(_, phrase)| declared.phrases.get(*phrase)) {
            self.phrases.each_stated(phrase, narrative, said, &mut |figures| {
                if !figures.iter().any(is_near) {
                    self.here.push(Figures::new(figures));
                }
            });
        }
        let start = Figures::start;
        if !self.here.is_sorted_by_key(start) {
            self.here.sort_by_key(start);
        }
        self.here.dedup_by_key(|figures| figures.start());
        if let Some(reads) = &mut self.reads {
            for figure in self.here.iter().flat_map(Figures::all) {
                let range = narrative.origin(&(figure.start..figure.end));
                reads.push(Reads { section, range, fact: *fact });
            }
        }
        let stated = &mut sought.stated;
        self.here.drain(..).for_each(|figures| stated.add(figures, section, narrative));
    }
}

/// Returns the figure that a report gives outright for a fact; it wins over what the text states.
fn given(fact: &Fact, within: &[bool], sections: &[&Section]) -> Option<FactValue> {
    let mut given = Agreement::default();
    let inside = sections.iter().zip(within).filter(|(_, inside)| **inside);
    for (section, _) in inside {
        if let Some(figure) = section.facts.get(&fact.name)
            && let Some(number) = figure.cell.value.number()
        {
            let reading = Reading { number: number.clone(), at_least: false };
            given.add(reading, || FactPlace::given(section, &figure.cell));
        }
    }
    given.value(|place| Some(place.clone()))
}
