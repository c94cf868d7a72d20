//! The search for the smallest sets of figures that explain violations together.
//!
//! A set that does not do leaves equations that contradict each other. Every larger set that does holds
//! a figure of one of them, so only those are added: nothing is missed, and few are looked at.

use std::collections::BTreeSet;

use super::case::Case;
use super::system::System;
use crate::eval::Equation;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many sets are looked at for one group of violations.
const MOST_SETS: usize = 20_000;

/// Figures and what they would have to be.
pub(super) type Changes = Vec<(Figure, Number)>;

/// A search among the equations of a case.
pub(super) struct Search<'s, 'a> {
    case: Case<'a>,
    system: &'s mut System<'a>,
    /// The equations that have to be explained.
    wanted: Vec<usize>,
    /// How many of them one figure is in at most.
    most: usize,
    seen: BTreeSet<Vec<Figure>>,
    found: Vec<Changes>,
    left: usize,
    /// Whether there is a set of which many choices of numbers would do.
    many: bool,
}

/// What a search found.
pub(super) struct Found {
    /// The changes, in the order of their figures.
    pub(super) changes: Vec<Changes>,
    /// Whether all sets were looked at, and none would do with many choices of numbers.
    pub(super) complete: bool,
}

impl<'s, 'a> Search<'s, 'a> {
    /// Finds all sets of `size` figures of which one choice of numbers makes the equations of these
    /// bindings hold, and all others that it is in.
    pub(super) fn run(
        case: Case<'a>,
        system: &'s mut System<'a>,
        bindings: &[BindingRef],
        size: usize,
    ) -> Found {
        let rows = bindings.iter().flat_map(|binding| system.of_binding(*binding));
        let wanted: Vec<usize> = rows.collect();
        let figures = system.figures(bindings);
        let count = |figure: &Figure| {
            let rows = system.of_figure(*figure);
            rows.iter().filter(|row| wanted.contains(row)).count()
        };
        let most = figures.iter().map(count).max().unwrap_or(0);
        let (seen, found) = (BTreeSet::new(), Vec::new());
        let left = MOST_SETS;
        let mut search = Self { case, system, wanted, most, seen, found, left, many: false };
        search.extend(&mut Vec::new(), size);
        let Self { mut found, left, many, .. } = search;
        found.sort_by(|one, other| {
            let figures = |changes: &Changes| -> Vec<Figure> {
                changes.iter().map(|(figure, _)| *figure).collect()
            };
            figures(one).cmp(&figures(other))
        });
        Found { changes: found, complete: left > 0 && !many }
    }

    fn extend(&mut self, set: &mut Vec<Figure>, size: usize) {
        let mut key = set.clone();
        key.sort_unstable();
        if self.left == 0 || !self.seen.insert(key) {
            return;
        }
        self.left -= 1;
        let free = size - set.len();
        let uncovered = self.uncovered(set);
        if uncovered.len() > free * self.most {
            return;
        }
        let contradiction = match uncovered.into_iter().min_by_key(|row| self.length(*row)) {
            Some(row) => vec![row],
            None => match self.solve(set, size) {
                Ok(numbers) => return self.note(set, &numbers),
                // Many numbers would do; so they would with more figures.
                Err(rows) if rows.is_empty() => return self.many = true,
                Err(rows) => rows,
            },
        };
        if free == 0 {
            return;
        }
        for figure in self.figures_of(&contradiction) {
            if !set.contains(&figure) {
                set.push(figure);
                self.extend(set, size);
                set.pop();
            }
        }
    }

    /// Returns by how much each figure of a set would have to change. What a single one has to be the wanted
    /// equations tell; whether it breaks what holds is tried out, since that may hold in another way then.
    fn solve(&mut self, set: &[Figure], size: usize) -> Result<Vec<Number>, Vec<usize>> {
        match set {
            [figure] if size == 1 => {
                self.system.single(*figure, &self.wanted).map(|difference| vec![difference])
            }
            _ => self.system.solve(set),
        }
    }

    /// Returns the wanted equations that miss and hold no figure of a set.
    fn uncovered(&self, set: &[Figure]) -> Vec<usize> {
        let is_uncovered = |row: &&usize| {
            self.system.row(**row).is_some_and(|row| {
                !row.residual.is_zero() && !row.figures().any(|figure| set.contains(&figure))
            })
        };
        self.wanted.iter().filter(is_uncovered).copied().collect()
    }

    fn length(&self, row: usize) -> usize {
        self.system.row(row).map_or(0, |row| row.terms.len())
    }

    fn figures_of(&self, rows: &[usize]) -> BTreeSet<Figure> {
        let rows = rows.iter().filter_map(|row| self.system.row(*row));
        rows.flat_map(Equation::figures).collect()
    }

    fn note(&mut self, set: &[Figure], differences: &[Number]) {
        // Where one stays as it is the others would do, and have been found before.
        if differences.iter().any(Number::is_zero) {
            return;
        }
        let changes = set.iter().zip(differences);
        let changes = changes.map(|(figure, difference)| self.case.changed(*figure, difference));
        let mut changes: Changes = changes.collect();
        changes.sort_by_key(|(figure, _)| *figure);
        self.found.push(changes);
    }
}

impl Case<'_> {
    /// Returns a figure with the number that it would be; a blank counts as 0.
    pub(super) fn changed(&self, figure: Figure, difference: &Number) -> (Figure, Number) {
        let Some(known) = self.figures.number(figure) else {
            return (figure, difference.clone());
        };
        (figure, known + difference)
    }
}
