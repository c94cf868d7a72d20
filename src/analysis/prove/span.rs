//! What equations say together: all their combinations.
//!
//! Receives constraints, of which it takes the equations; tells of which of them another equation is a
//! combination, and which of them depend on each other. Does not know inequalities.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::system::{Constraint, System};
use crate::analysis::elimination::{MOST, Reduced, Row};
use crate::analysis::work::{Spent, Work};
use crate::model::Number;
use crate::resolve::{Figure, LinearRow};

/// The combinations of some equations.
pub(super) struct Span {
    figures: IndexMap<Figure, ()>,
    equations: Vec<usize>,
    reduced: Reduced,
    /// Sets of equations that come to nothing, each times a factor; all others come of these.
    pub(super) dependencies: Vec<BTreeSet<usize>>,
}

impl Span {
    /// Takes the equations among constraints; an error when there are more than anyone looks at.
    pub(super) fn of(system: &System, constraints: &[usize], work: &Work) -> Result<Self, Spent> {
        let all = constraints.iter().filter_map(|at| Some((*at, system.constraints.get(*at)?)));
        let equations: Vec<(usize, &Constraint)> =
            all.filter(|(_, one)| one.is_equation()).collect();
        if equations.len() > MOST {
            return Err(Spent);
        }
        let terms = equations.iter().flat_map(|(_, equation)| &equation.row.terms);
        let figures = terms.map(|(figure, _)| (*figure, ())).collect();
        let mut span = Self {
            figures,
            equations: Vec::new(),
            reduced: Reduced::default(),
            dependencies: Vec::new(),
        };
        for (index, equation) in equations {
            span.add(index, &equation.row, work)?;
        }
        Ok(span)
    }

    fn add(&mut self, index: usize, equation: &LinearRow, work: &Work) -> Result<(), Spent> {
        let Some(mut row) = self.row(equation).filter(|row| !row.is_empty()) else {
            return Ok(());
        };
        let end = self.end();
        row.insert(end + self.equations.len(), Number::from(1));
        self.equations.push(index);
        if let Some(left) = self.reduced.add_within(row, end, work)? {
            self.dependencies.push(self.named(&left).into_iter().collect());
        }
        Ok(())
    }

    /// Returns where the columns of the figures and of the constant end; each equation has one behind.
    fn end(&self) -> usize {
        self.figures.len() + 1
    }

    /// Returns an equation over the columns; none when it reads a figure that none of them reads.
    fn row(&self, equation: &LinearRow) -> Option<Row> {
        let term = |(figure, one): &(Figure, Number)| {
            Some((self.figures.get_index_of(figure)?, one.clone()))
        };
        let mut row: Row = equation.terms.iter().map(term).collect::<Option<_>>()?;
        if !equation.constant.is_zero() {
            row.insert(self.figures.len(), equation.constant.clone());
        }
        Some(row)
    }

    /// Returns the equations that another is a combination of; none when it is no combination.
    pub(super) fn combination(
        &self,
        equation: &LinearRow,
        work: &Work,
    ) -> Result<Option<Vec<usize>>, Spent> {
        let Some(row) = self.row(equation) else { return Ok(None) };
        let left = self.reduced.reduced(row, self.end(), work)?;
        let is_open = left.first_key_value().is_some_and(|(at, _)| *at < self.end());
        Ok((!is_open).then(|| self.named(&left)))
    }

    /// Returns the equations whose columns a row has.
    fn named(&self, row: &Row) -> Vec<usize> {
        let columns = row.range(self.end()..);
        let used = columns.filter_map(|(at, _)| self.equations.get(at - self.end()));
        used.copied().collect()
    }
}
