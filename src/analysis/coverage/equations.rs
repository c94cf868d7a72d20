//! The equations of a rule set as columns: for each figure the equations that read it, and with which
//! coefficient.
//!
//! Receives the rules; takes the rows of the ground system that say "equal", and what 一致 says. Does not know which figures
//! are cells of the form.

use indexmap::IndexMap;

use crate::eval::Selection;
use crate::model::Number;
use crate::resolve::{Figure, GroundRow, GroundSystem, Relation, RuleSet};

/// The equations that are wanted.
#[derive(Debug, Default)]
pub(super) struct Equations {
    /// For each equation its rule and the figures it reads.
    pub(super) rows: Vec<Equation>,
    /// The figures that equations read, in the order in which they are first read.
    pub(super) figures: IndexMap<Figure, ()>,
}

/// One equation: the figures, each times its coefficient, add up to a constant.
#[derive(Debug)]
pub(super) struct Equation {
    /// The number of its rule.
    pub(super) rule: usize,
    /// Figures by their number, and coefficients, none of them 0.
    pub(super) entries: Vec<(usize, Number)>,
}

/// A figure's column: its equations in ascending order, and its coefficients in them.
pub(super) type Column = Vec<(usize, Number)>;

impl Equations {
    /// Takes the equations of the rules that are wanted.
    pub(super) fn of(rules: &RuleSet, selection: &Selection) -> Self {
        let mut equations = Self::default();
        let agreements = GroundSystem::of_agreements(&rules.rules);
        for system in [&rules.ground, &agreements] {
            for row in &system.rows {
                if row.relation == Relation::Equal && is_wanted(row, rules, selection) {
                    equations.add(row, &system.columns);
                }
            }
        }
        equations
    }

    fn add(&mut self, row: &GroundRow, columns: &[Figure]) {
        let mut entries: IndexMap<usize, Number> = IndexMap::new();
        let left = row.left.entries.iter().map(|entry| (entry, false));
        let right = row.right.entries.iter().map(|entry| (entry, true));
        for ((column, coefficient), is_right) in left.chain(right) {
            let Some(figure) = columns.get(*column as usize) else { continue };
            let figure = self.figures.insert_full(*figure, ()).0;
            let coefficient = if is_right { -coefficient } else { coefficient.clone() };
            *entries.entry(figure).or_insert(Number::ZERO) += &coefficient;
        }
        // A figure that stands on both sides alike is read, but no error in it shows.
        entries.retain(|_, coefficient| !coefficient.is_zero());
        let entries = entries.into_iter().collect();
        self.rows.push(Equation { rule: row.binding.rule, entries });
    }

    /// Returns the columns of all figures, with the equations that count.
    pub(super) fn columns(&self, counts: impl Fn(&Equation) -> bool) -> Vec<Column> {
        let mut columns = vec![Column::new(); self.figures.len()];
        for (index, row) in self.rows.iter().enumerate() {
            if !counts(row) {
                continue;
            }
            for (figure, coefficient) in &row.entries {
                if let Some(column) = columns.get_mut(*figure) {
                    column.push((index, coefficient.clone()));
                }
            }
        }
        columns
    }

    /// Tells whether an equation reads nothing but the report's own tables.
    pub(super) fn is_of_tables(&self, equation: &Equation) -> bool {
        equation.entries.iter().all(|(at, _)| {
            let figure = self.figures.get_index(*at).map(|(figure, ())| figure);
            figure.is_some_and(|figure| figure.is_of_own_tables())
        })
    }

    /// Returns the rules that have equations, each once, and how many.
    pub(super) fn rules(&self) -> IndexMap<usize, usize> {
        let mut rules = IndexMap::new();
        for row in &self.rows {
            *rules.entry(row.rule).or_insert(0) += 1;
        }
        rules.sort_unstable_keys();
        rules
    }
}

fn is_wanted(row: &GroundRow, rules: &RuleSet, selection: &Selection) -> bool {
    let rule = rules.rules.get(row.binding.rule);
    rule.is_some_and(|rule| {
        let check = rule.checks.get(row.binding.check);
        check.is_some_and(|check| selection.includes(&rule.id, &rule.tags, check.gravity))
    })
}
