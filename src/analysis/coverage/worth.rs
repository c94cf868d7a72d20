//! What is left to be seen without each rule.
//!
//! Receives the equations; sorts the figures into those that some of the equations do not tell apart, and takes
//! equations in and out again: all rules but one are put together from halves, so that each equation is taken
//! in a few times and not once for each rule. Does not know how figures are called.

use std::collections::HashMap;

use super::equations::{Equation, Equations};
use crate::model::Number;

/// What a rule contributes: what would be seen without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleShare {
    /// The number of the rule.
    pub rule: usize,
    /// How many equations it has.
    pub equations: usize,
    /// In how many cells an error would be seen without it.
    pub seen_without: usize,
    /// In how many cells an error would be pinned without it.
    pub pinned_without: usize,
}

/// Counts for each rule with equations in how many cells an error would be seen without it, and in how many
/// it would be pinned.
pub(super) fn shares(equations: &Equations, is_cell: impl Fn(usize) -> bool) -> Vec<RuleShare> {
    let mut rules: Vec<(usize, Vec<&Equation>)> =
        equations.rules().into_keys().map(|rule| (rule, Vec::new())).collect();
    for row in &equations.rows {
        if let Ok(at) = rules.binary_search_by_key(&row.rule, |(rule, _)| *rule) {
            rules.get_mut(at).into_iter().for_each(|(_, rows)| rows.push(row));
        }
    }
    let mut classes = Classes::new((0..equations.figures.len()).map(is_cell).collect());
    let mut shares = Vec::new();
    without_each(&rules, &mut classes, &mut shares);
    shares
}

/// Counts for each of some rules what is left without it, where all other rules are taken in already.
fn without_each(
    rules: &[(usize, Vec<&Equation>)],
    classes: &mut Classes,
    shares: &mut Vec<RuleShare>,
) {
    match rules {
        [] => {}
        [(rule, rows)] => shares.push(RuleShare {
            rule: *rule,
            equations: rows.len(),
            seen_without: classes.seen,
            pinned_without: classes.pinned,
        }),
        _ => {
            let (first, second) = rules.split_at(rules.len() / 2);
            for (out, others) in [(first, second), (second, first)] {
                let before = classes.moves.len();
                others.iter().flat_map(|(_, rows)| rows).for_each(|row| classes.take_in(row));
                without_each(out, classes, shares);
                classes.take_back(before);
            }
        }
    }
}

/// Figures sorted by their columns: those of one class are proportional in the equations taken in. The class
/// 0 is that of figures that none of these reads.
struct Classes {
    of: Vec<Place>,
    all: Vec<Class>,
    is_cell: Vec<bool>,
    /// Which figure was moved, and where it was before.
    moves: Vec<(usize, Place)>,
    seen: usize,
    pinned: usize,
}

/// The class of a figure, and the coefficient by which the others of its column are divided.
#[derive(Clone, Default)]
struct Place {
    class: usize,
    first: Option<Number>,
}

#[derive(Clone, Copy, Default)]
struct Class {
    figures: usize,
    cells: usize,
}

impl Classes {
    fn new(is_cell: Vec<bool>) -> Self {
        Self {
            of: vec![Place::default(); is_cell.len()],
            all: vec![Class::default()],
            is_cell,
            moves: Vec::new(),
            seen: 0,
            pinned: 0,
        }
    }

    /// Takes an equation in: those of a class part where their coefficients in it are not as those before.
    fn take_in(&mut self, equation: &Equation) {
        let mut parts: HashMap<(usize, Number), usize> = HashMap::new();
        for (figure, coefficient) in &equation.entries {
            let Some(place) = self.of.get(*figure).cloned() else { continue };
            let first = place.first.clone().unwrap_or_else(|| coefficient.clone());
            let Some(share) = coefficient.checked_div(&first) else { continue };
            let class = *parts.entry((place.class, share)).or_insert_with(|| {
                self.all.push(Class::default());
                self.all.len() - 1
            });
            self.moves.push((*figure, place));
            self.put(*figure, Place { class, first: Some(first) });
        }
    }

    /// Takes back what was taken in since there were so many moves.
    fn take_back(&mut self, before: usize) {
        while self.moves.len() > before {
            let Some((figure, place)) = self.moves.pop() else { break };
            self.put(figure, place);
        }
        // Classes that nothing is in any more are at the end.
        while self.all.len() > 1 && self.all.last().is_some_and(|class| class.figures == 0) {
            self.all.pop();
        }
    }

    /// Moves a figure, and keeps the counts.
    fn put(&mut self, figure: usize, place: Place) {
        let (Some(own), Some(is_cell)) = (self.of.get_mut(figure), self.is_cell.get(figure)) else {
            return;
        };
        let is_cell = usize::from(*is_cell);
        let (from, to) = (own.class, place.class);
        *own = place;
        for (class, is_in) in [(from, false), (to, true)] {
            let Some(one) = self.all.get_mut(class).filter(|_| class > 0) else { continue };
            self.pinned -= one.pinned();
            (one.figures, one.cells, self.seen) = match is_in {
                true => (one.figures + 1, one.cells + is_cell, self.seen + is_cell),
                false => (one.figures - 1, one.cells - is_cell, self.seen - is_cell),
            };
            self.pinned += one.pinned();
        }
    }
}

impl Class {
    /// Returns 1 where its one figure is a cell, else 0.
    fn pinned(self) -> usize {
        usize::from(self.figures == 1 && self.cells == 1)
    }
}
