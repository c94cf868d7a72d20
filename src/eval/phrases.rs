//! Where a narrative says a phrase. A gap stays inside one clause and joins what is nearest to each
//! other; in front of the number it never passes over another one. The work grows with the places at
//! which the words of the phrase are said, not with what lies between them.

use std::ops::Range;

use super::lists::Items;
use super::narrative::{Figure, Narrative};
use crate::resolve::{Capture, Phrase, Run, WordId};

/// How many characters a gap may span.
const MAX_GAP: usize = 200;

/// Where the words that rules look for are said in one narrative.
#[derive(Default)]
pub(super) struct Said {
    places: Vec<Vec<usize>>,
    words: Vec<WordId>,
}

impl Said {
    /// Makes room for words numbered up to `count`.
    pub(super) fn new(count: usize) -> Self {
        Self { places: vec![Vec::new(); count], words: Vec::new() }
    }

    /// Forgets all places.
    pub(super) fn clear(&mut self) {
        for word in self.words.drain(..) {
            if let Some(places) = self.places.get_mut(word.0 as usize) {
                places.clear();
            }
        }
    }

    /// Notes that a word is said at a place; the places of each word ascend.
    pub(super) fn note(&mut self, word: WordId, place: usize) {
        if let Some(places) = self.places.get_mut(word.0 as usize) {
            if places.is_empty() {
                self.words.push(word);
            }
            places.push(place);
        }
    }

    /// Returns the words that are said.
    pub(super) fn words(&self) -> &[WordId] {
        &self.words
    }

    /// Returns where a word is said.
    pub(super) fn places(&self, word: WordId) -> &[usize] {
        self.places.get(word.0 as usize).map(Vec::as_slice).unwrap_or_default()
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

/// Finds the numbers that a phrase states in a narrative, or the lists of numbers.
pub(super) fn statements(
    phrase: &Phrase,
    narrative: &Narrative<'_>,
    said: &Said,
) -> Vec<Vec<Figure>> {
    let is_said = |run: &Run| run.key.is_none_or(|key| !said.places(key).is_empty());
    if !phrase.runs.iter().all(is_said) {
        return Vec::new();
    }
    let Some((last, before)) = phrase.runs.split_last() else { return Vec::new() };
    let mut places = places(last, narrative, said);
    let mut follows = last;
    for run in before.iter().rev() {
        if places.is_empty() {
            return Vec::new();
        }
        places = joined(self::places(run, narrative, said), places, follows, narrative);
        follows = run;
    }
    let Some(run) = phrase.runs.iter().find(|run| run.capture.is_some()) else { return Vec::new() };
    let figures = places.into_iter().filter_map(|place| place.figure);
    if run.capture == Some(Capture::Each) {
        return Items::of(run, narrative).lists(figures);
    }
    let figure = |start| narrative.figure_at(start, &run.after).filter(|figure| !figure.vague);
    figures.filter_map(figure).map(|figure| vec![figure]).collect()
}

/// Returns all places at which a run is said.
fn places(run: &Run, narrative: &Narrative<'_>, said: &Said) -> Vec<Place> {
    let Some(key) = run.key else {
        let alone = narrative.figures().map(|figure| Place {
            start: figure.start,
            end: figure.end,
            figure: Some(figure.start),
        });
        return alone.collect();
    };
    let words = said.places(key).iter();
    match run.capture {
        None => {
            let end = |start: &usize| start + run.before.len();
            let place = |start: &usize| Place { start: *start, end: end(start), figure: None };
            return words.map(place).collect();
        }
        Some(Capture::Each) => {
            let items = Items::of(run, narrative);
            let place = |start: &usize| {
                let (figure, end) = items.first(start + run.before.len())?;
                Some(Place { start: *start, end, figure: Some(figure) })
            };
            return words.filter_map(place).collect();
        }
        Some(Capture::One) => {}
    }
    let place = |word: &usize| {
        let figure = if run.is_found_from_behind() {
            let figure = narrative.figure_before(*word, &run.after)?;
            narrative.until(figure.start).ends_with(&run.before).then_some(figure)?
        } else {
            let figure = narrative.figure_at(word + run.before.len(), &run.after)?;
            narrative.from(figure.end).starts_with(&run.after).then_some(figure)?
        };
        let (start, end) = (figure.start - run.before.len(), figure.end + run.after.len());
        Some(Place { start, end, figure: Some(figure.start) })
    };
    words.filter_map(place).collect()
}

/// Joins the places of a run with those of all that follows it, over the gap between them: two where no
/// other of either lies between.
fn joined(
    first: Vec<Place>,
    then: Vec<Place>,
    follows: &Run,
    narrative: &Narrative<'_>,
) -> Vec<Place> {
    let first = by_clause(first, narrative, |place| place.end);
    let then = by_clause(then, narrative, |place| place.start);
    let needs_first_figure = follows.capture.is_some() && follows.before.is_empty();
    let mut joined = Vec::new();
    let (mut passed, mut last) = (0, None);
    for (clause, next) in then {
        let is_before =
            |(other, place): &(usize, Place)| (*other, place.end) <= (clause, next.start);
        passed += first.iter().skip(passed).take_while(|one| is_before(one)).count();
        let Some(nearest) = passed.checked_sub(1).filter(|nearest| last != Some(*nearest)) else {
            continue;
        };
        let Some((other, place)) = first.get(nearest).filter(|(other, _)| *other == clause) else {
            continue;
        };
        let gap = place.end..next.start;
        if needs_first_figure && narrative.has_figure(*other, &gap)
            || narrative.is_longer(&gap, MAX_GAP)
        {
            continue;
        }
        last = Some(nearest);
        joined.push(Place { end: next.end, figure: place.figure.or(next.figure), ..*place });
    }
    joined
}

/// Sorts places by the clauses that hold one end of them.
fn by_clause(
    places: Vec<Place>,
    narrative: &Narrative<'_>,
    position: fn(&Place) -> usize,
) -> Vec<(usize, Place)> {
    let mut clauses = narrative.clauses();
    let mut places: Vec<(usize, Place)> =
        places.into_iter().map(|place| (clauses.at(position(&place)), place)).collect();
    places.sort_by_key(|(clause, place)| (*clause, position(place)));
    places
}
