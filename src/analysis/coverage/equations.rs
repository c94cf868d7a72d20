//! The equations of a rule set as columns: for each figure the equations that read it, and with which
//! coefficient.
//!
//! Receives the rules; takes what they state to be equal: chains link by link, what is joined by 且 or said of
//! each member part by part, 一致 with figures of the text that are exact. Does not know which figures are
//! cells of the form.

use indexmap::IndexMap;

use crate::eval::Selection;
use crate::model::Number;
use crate::resolve::{Check, Figure, LinearRow, Relation, RuleSet, stated_exactly};

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
        for (index, rule) in rules.rules.iter().enumerate() {
            let wanted = |check: &&Check| selection.includes(&rule.id, &rule.tags, check.gravity);
            for check in rule.checks.iter().filter(wanted) {
                for binding in &check.bindings {
                    let rows = stated_exactly(check, binding).rows.into_iter();
                    rows.filter(|row| row.relation == Relation::Equal)
                        .for_each(|row| equations.add(index, row));
                }
            }
        }
        equations
    }

    /// Adds an equation. A figure that stands on both sides alike is read, but no error in it shows.
    fn add(&mut self, rule: usize, row: LinearRow) {
        let number = |(figure, coefficient)| (self.figures.insert_full(figure, ()).0, coefficient);
        let entries = row.terms.into_iter().map(number).collect();
        self.rows.push(Equation { rule, entries });
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
