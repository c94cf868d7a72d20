//! Changes that make violations hold: found among the equations, held against what cells admit, tried out.
//!
//! Receives violated bindings; hands on changes with the violations that they settle, and what was not
//! looked at.

use std::collections::BTreeSet;

use super::case::{Case, Open};
use super::lines::lines;
use super::search::{Changes, Search};
use super::system::System;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many combinations of ways to hold are looked at for one group.
const MOST_CHOICES: usize = 8;

/// Which way to hold is looked at for each of some bindings.
type Choice = Vec<(BindingRef, usize)>;

/// Changes that make violations hold, by their numbers in the case.
#[derive(Clone)]
pub(super) struct Tried {
    pub(super) changes: Changes,
    pub(super) explains: Vec<usize>,
    /// Whether a figure is guessed not to admit its number, so that this is none.
    pub(super) refused: bool,
    /// Whether no other numbers would do for these figures; else rules allow for a difference.
    pub(super) exact: bool,
    /// The least and the most that a single figure may be, where more than one number does.
    pub(super) range: Option<(Number, Number)>,
}

impl Tried {
    /// Returns what a single figure would be.
    pub(super) fn number(&self) -> Option<&Number> {
        match self.changes.as_slice() {
            [(_, number)] => Some(number),
            _ => None,
        }
    }

    /// Tells whether it makes all of these violations hold.
    pub(super) fn settles(&self, wanted: &[usize]) -> bool {
        wanted.iter().all(|finding| self.explains.contains(finding))
    }
}

/// What was found for some violations, and what was not looked at.
#[derive(Clone, Default)]
pub(super) struct Found {
    pub(super) tried: Vec<Tried>,
    pub(super) open: BTreeSet<Open>,
}

/// Violations of a report and the equations around them.
pub(super) struct Group<'a> {
    pub(super) case: Case<'a>,
    pub(super) system: System<'a>,
}

impl<'a> Group<'a> {
    pub(super) fn new(case: Case<'a>) -> Self {
        Self { case, system: System::new(case) }
    }

    /// Returns all changes of so many figures that make all of these bindings hold.
    pub(super) fn of_size(&mut self, bindings: &[BindingRef], size: usize) -> Found {
        let wanted: Vec<usize> = self.numbers(bindings);
        let (choices, mut complete) = self.choices(bindings);
        let mut found = Found::default();
        for choice in choices {
            self.choose(&choice);
            let result = Search::run(self.case, &mut self.system, bindings, size);
            complete &= result.complete;
            for changes in result.changes {
                match self.attempt(changes, bindings, &wanted) {
                    Some(tried) if tried.refused => found.open.extend([Open::Guessed]),
                    tried => add(&mut found.tried, tried),
                }
            }
        }
        found.open.extend((!complete).then_some(Open::TooMany));
        found.tried.sort_by_key(|one| figures(&one.changes));
        found
    }

    /// Tries changes out that are to make these bindings hold; of a single figure all that they allow.
    fn attempt(
        &mut self,
        changes: Changes,
        bindings: &[BindingRef],
        wanted: &[usize],
    ) -> Option<Tried> {
        let tried = self.tried(changes.clone()).filter(|tried| tried.settles(wanted));
        let set = figures(&changes);
        if self.system.is_fixed(&set) {
            return tried;
        }
        let tried = tried.map(|tried| Tried { exact: false, ..tried });
        match set.as_slice() {
            [figure] => self.within(*figure, bindings, tried),
            _ => tried,
        }
    }

    /// Returns errors that do not touch each other, each by itself: each change makes all equations hold
    /// that its figures are in, and no other change does so for any of them.
    pub(super) fn apart(&mut self, bindings: &[BindingRef]) -> Vec<Found> {
        let mut found: Vec<Tried> = Vec::new();
        let mut refused: Vec<Tried> = Vec::new();
        let (choices, complete) = self.choices(bindings);
        for choice in choices {
            self.choose(&choice);
            let singles = self.singles(bindings);
            let lines = lines(self.case, &mut self.system, bindings);
            let changes: Vec<Changes> = lines.into_iter().chain(singles).collect();
            for changes in changes {
                let tried = self.tried(changes).filter(|tried| !tried.explains.is_empty());
                let is_refused = tried.as_ref().is_some_and(|tried| tried.refused);
                add(if is_refused { &mut refused } else { &mut found }, tried);
            }
        }
        let explains =
            |tried: &Tried| -> BTreeSet<usize> { tried.explains.iter().copied().collect() };
        let sets: Vec<BTreeSet<usize>> = found.iter().map(explains).collect();
        let is_most = |set: &BTreeSet<usize>| {
            !sets.iter().any(|other| other.len() > set.len() && other.is_superset(set))
        };
        let kept: Vec<usize> =
            (0..sets.len()).filter(|index| sets.get(*index).is_some_and(is_most)).collect();
        let stands_alone = |index: &&usize| {
            let own = sets.get(**index);
            let others = kept.iter().filter(|other| other != index);
            own.is_some_and(|own| {
                others.filter_map(|other| sets.get(*other)).all(|other| own.is_disjoint(other))
            })
        };
        let alone = kept.iter().filter(stands_alone).filter_map(|index| found.get(*index));
        let with_open = |tried: &Tried| {
            let is_guess = refused.iter().any(|one| explains(one).is_superset(&explains(tried)));
            let open = [(!complete, Open::TooMany), (is_guess, Open::Guessed)];
            let open = open.into_iter().filter(|(is_open, _)| *is_open).map(|(_, open)| open);
            Found { tried: vec![tried.clone()], open: open.collect() }
        };
        alone.map(with_open).collect()
    }

    /// Returns for each figure the change that makes all equations hold that it is in, where all of them are
    /// violated and ask for the same.
    fn singles(&mut self, bindings: &[BindingRef]) -> Vec<Changes> {
        let all = self.system.figures(bindings);
        all.into_iter().filter_map(|figure| self.single(figure)).collect()
    }

    fn single(&mut self, figure: Figure) -> Option<Changes> {
        let rows = self.system.of_figure(figure);
        let difference = self.system.single(figure, &rows).ok()?;
        (!difference.is_zero()).then(|| vec![self.case.changed(figure, &difference)])
    }

    /// Tries changes out, else the same rounded as the figures are printed.
    fn tried(&self, changes: Changes) -> Option<Tried> {
        let rounded = || {
            let round = |(figure, number): &(Figure, Number)| {
                let decimals = self.case.figures.number(*figure).map_or(0, Number::decimals);
                (*figure, number.round(decimals))
            };
            changes.iter().map(round).collect::<Changes>()
        };
        let exact = self.try_out(changes.clone());
        let is_accepted = |tried: &Tried| !tried.refused;
        if exact.as_ref().is_some_and(is_accepted) {
            return exact;
        }
        self.try_out(rounded()).filter(is_accepted).or(exact)
    }

    pub(super) fn try_out(&self, changes: Changes) -> Option<Tried> {
        let mut refused = false;
        for (figure, number) in &changes {
            if !self.case.admits(*figure, number) {
                refused = true;
                if !self.case.guesses(*figure, number) {
                    return None;
                }
            }
        }
        let explains = self.case.try_out(&changes)?;
        let is_sound = |finding: &usize| self.case.is_sound(*finding, &changes);
        explains.iter().all(is_sound).then_some(Tried {
            changes,
            explains,
            refused,
            exact: true,
            range: None,
        })
    }

    /// Returns the combinations of ways in which bindings can come to hold, and whether these are all.
    fn choices(&self, bindings: &[BindingRef]) -> (Vec<Choice>, bool) {
        let mut choices: Vec<Choice> = vec![Vec::new()];
        let mut complete = true;
        for binding in bindings {
            let ways = self.system.ways(*binding).max(1);
            complete &= choices.len() * ways <= MOST_CHOICES;
            let extended = choices.iter().flat_map(|choice| {
                (0..ways).map(move |way| {
                    choice.iter().copied().chain([(*binding, way)]).collect::<Choice>()
                })
            });
            choices = extended.take(MOST_CHOICES).collect();
        }
        (choices, complete)
    }

    fn choose(&mut self, choice: &[(BindingRef, usize)]) {
        choice.iter().for_each(|(binding, way)| self.system.choose(*binding, *way));
    }

    /// Returns the bindings that none of some explanations makes hold.
    pub(super) fn rest(&self, bindings: &[BindingRef], apart: &[Found]) -> Vec<BindingRef> {
        let is_explained = |binding: &BindingRef| {
            let numbers = self.numbers(&[*binding]);
            let mut tried = apart.iter().flat_map(|one| &one.tried);
            tried.any(|one| numbers.iter().all(|number| one.explains.contains(number)))
        };
        bindings.iter().filter(|binding| !is_explained(binding)).copied().collect()
    }

    /// Returns the numbers of violated bindings in the case.
    pub(super) fn numbers(&self, bindings: &[BindingRef]) -> Vec<usize> {
        let violated = self.case.violated.iter().enumerate();
        let wanted = violated.filter(|(_, finding)| bindings.contains(&finding.binding));
        wanted.map(|(index, _)| index).collect()
    }
}

/// Adds changes that are not there yet.
fn add(all: &mut Vec<Tried>, tried: Option<Tried>) {
    all.extend(tried.filter(|tried| all.iter().all(|one| one.changes != tried.changes)));
}

fn figures(changes: &Changes) -> Vec<Figure> {
    changes.iter().map(|(figure, _)| *figure).collect()
}
