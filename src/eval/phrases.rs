//! Where a narrative says a phrase. A gap stays inside one clause and joins what is nearest to each
//! other; in front of the number it never passes over another one. The work grows with the places at
//! which the words of the phrase are said, not with what lies between them.

use std::ops::Range;

use super::lists::Items;
use super::narrative::Narrative;
use super::numbers::Figure;
use crate::resolve::{Capture, Phrase, Run, WordId};

/// How many characters a gap may span.
const MAX_GAP: usize = 200;

/// Where the words that rules look for are said in one narrative: of some thousand words some dozen.
#[derive(Default)]
pub(super) struct Said {
    /// For each word the number of its places, counted from 1; 0 where it is not said.
    numbers: Vec<u32>,
    words: Vec<WordId>,
    /// The places of the words that are said; there may be more, empty, from a narrative before.
    places: Vec<Vec<usize>>,
}

impl Said {
    /// Makes room for words numbered up to `count`.
    pub(super) fn new(count: usize) -> Self {
        Self { numbers: vec![0; count], words: Vec::new(), places: Vec::new() }
    }

    /// Forgets all places.
    pub(super) fn clear(&mut self) {
        for (word, places) in self.words.drain(..).zip(&mut self.places) {
            places.clear();
            if let Some(number) = self.numbers.get_mut(word.0 as usize) {
                *number = 0;
            }
        }
    }

    /// Notes that a word is said at a place; the places of each word ascend.
    pub(super) fn note(&mut self, word: WordId, place: usize) {
        let Some(number) = self.numbers.get_mut(word.0 as usize) else { return };
        if *number == 0 {
            self.words.push(word);
            *number = u32::try_from(self.words.len()).unwrap_or(0);
            if self.places.len() < self.words.len() {
                self.places.push(Vec::new());
            }
        }
        let places = (*number as usize).checked_sub(1).and_then(|at| self.places.get_mut(at));
        places.into_iter().for_each(|places| places.push(place));
    }

    /// Returns the words that are said.
    pub(super) fn words(&self) -> &[WordId] {
        &self.words
    }

    /// Returns where a word is said.
    pub(super) fn places(&self, word: WordId) -> &[usize] {
        let number = self.numbers.get(word.0 as usize).copied().unwrap_or(0) as usize;
        let places = number.checked_sub(1).and_then(|at| self.places.get(at));
        places.map(Vec::as_slice).unwrap_or_default()
    }

    /// Tells whether one of some words is said between two positions.
    pub(super) fn any_between(&self, words: &[WordId], between: &Range<usize>) -> bool {
        words.iter().any(|word| {
            let places = self.places(*word);
            let first = places.partition_point(|place| *place < between.start);
            places.get(first).is_some_and(|place| *place < between.end)
        })
    }
}

/// A place at which some of a phrase is said, from one of its runs to the last.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    /// Where the number begins, or that of the first of the list, for a part that holds it.
    figure: Option<usize>,
}

/// A way to look for phrases, with room for the places of one of them.
#[derive(Default)]
pub(super) struct Phrases {
    /// The places of a run, and of all that follows it, each with the clause of the end that they meet at.
    first: Vec<(usize, Place)>,
    then: Vec<(usize, Place)>,
    joined: Vec<(usize, Place)>,
}

impl Phrases {
    /// Hands on the numbers that a phrase states in a narrative, or the lists of numbers.
    pub(super) fn each_stated(
        &mut self,
        phrase: &Phrase,
        narrative: &Narrative<'_>,
        said: &Said,
        note: &mut impl FnMut(&[Figure]),
    ) {
        let is_said = |run: &Run| run.key.is_none_or(|key| !said.places(key).is_empty());
        let Some((last, before)) = phrase.runs.split_last() else { return };
        if !phrase.runs.iter().all(is_said) {
            return;
        }
        self.then.clear();
        places(last, narrative, said, |place| place.start, &mut self.then);
        let mut follows = last;
        for run in before.iter().rev() {
            if self.then.is_empty() {
                return;
            }
            self.first.clear();
            places(run, narrative, said, |place| place.end, &mut self.first);
            self.join(follows, narrative);
            follows = run;
        }
        let Some(run) = phrase.runs.iter().find(|run| run.capture.is_some()) else { return };
        let figures = self.then.iter().filter_map(|(_, place)| place.figure);
        if run.capture == Some(Capture::Each) {
            Items::of(run, narrative).lists(figures).iter().for_each(|list| note(list));
            return;
        }
        let mut numbers = narrative.numbers();
        let figures = figures.filter_map(|start| numbers.at(start, &run.after));
        figures.filter(|figure| !figure.is_vague()).for_each(|figure| note(&[figure]));
    }

    /// Joins the places of a run with those of all that follows it, over the gap between them: two where
    /// no other of either lies between.
    fn join(&mut self, follows: &Run, narrative: &Narrative<'_>) {
        let Self { first, then, joined } = self;
        let mut clauses = narrative.clauses();
        let needs_first_figure = follows.capture.is_some() && follows.before.is_empty();
        joined.clear();
        let (mut passed, mut last) = (0, None);
        for (clause, next) in &*then {
            let is_before =
                |(other, place): &(usize, Place)| (*other, place.end) <= (*clause, next.start);
            passed += first.iter().skip(passed).take_while(|one| is_before(one)).count();
            let Some(nearest) = passed.checked_sub(1).filter(|nearest| last != Some(*nearest))
            else {
                continue;
            };
            let Some((other, place)) = first.get(nearest).filter(|(other, _)| other == clause)
            else {
                continue;
            };
            let gap = place.end..next.start;
            if needs_first_figure && narrative.has_figure(*other, &gap)
                || narrative.is_longer(&gap, MAX_GAP)
            {
                continue;
            }
            last = Some(nearest);
            let place = Place { end: next.end, figure: place.figure.or(next.figure), ..*place };
            joined.push((clauses.at(place.start), place));
        }
        in_clauses(joined, |place| place.start);
        std::mem::swap(then, joined);
    }
}

/// Notes all places at which a run is said, by the clauses that hold one end of them.
fn places(
    run: &Run,
    narrative: &Narrative<'_>,
    said: &Said,
    position: fn(&Place) -> usize,
    to: &mut Vec<(usize, Place)>,
) {
    let mut clauses = narrative.clauses();
    let mut note = |place: Place| to.push((clauses.at(position(&place)), place));
    let mut numbers = narrative.numbers();
    let (before, after) = (run.before.as_str(), run.after.as_str());
    let Some(key) = run.key else {
        let place = |figure: &Figure| (figure.start, figure.end, Some(figure.start));
        narrative.figures().map(place).for_each(|place| note(Place::from(place)));
        return in_clauses(to, position);
    };
    let words = said.places(key).iter();
    match run.capture {
        None => words.for_each(|word| note(Place::from((*word, word + before.len(), None)))),
        Some(Capture::Each) => {
            let items = Items::of(run, narrative);
            let place = |word: &usize| {
                let (figure, end) = items.first(word + before.len())?;
                Some(Place::from((*word, end, Some(figure))))
            };
            words.filter_map(place).for_each(note);
        }
        Some(Capture::One) => {
            let mut figure = |word: &usize| {
                if run.is_found_from_behind() {
                    let figure = numbers.before(*word, after)?;
                    narrative.until(figure.start).ends_with(before).then_some(figure)
                } else {
                    let figure = numbers.at(word + before.len(), after)?;
                    narrative.from(figure.end).starts_with(after).then_some(figure)
                }
            };
            for figure in words.filter_map(&mut figure) {
                let (start, end) = (figure.start - before.len(), figure.end + after.len());
                note(Place::from((start, end, Some(figure.start))));
            }
        }
    }
    in_clauses(to, position);
}

impl From<(usize, usize, Option<usize>)> for Place {
    fn from((start, end, figure): (usize, usize, Option<usize>)) -> Self {
        Self { start, end, figure }
    }
}

/// Sorts places by the clauses that hold one end of them. They mostly are.
fn in_clauses(places: &mut [(usize, Place)], position: fn(&Place) -> usize) {
    let key = |(clause, place): &(usize, Place)| (*clause, position(place), place.start);
    if !places.is_sorted_by_key(key) {
        places.sort_unstable_by_key(key);
    }
}
