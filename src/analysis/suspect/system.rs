//! The equations around what is violated, as far as the search gets to them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::case::Case;
use crate::eval::{Equation, equations};
use crate::resolve::{BindingRef, Figure};

/// The equations of a case by the figures in them. Those of a figure are made when it is first asked for.
pub(super) struct System<'a> {
    case: Case<'a>,
    /// Rules of which something could be evaluated; the others say nothing.
    evaluated: BTreeSet<usize>,
    /// What is violated, and which of its ways to hold is looked at.
    violated: BTreeMap<BindingRef, usize>,
    rows: Vec<Equation>,
    of_binding: HashMap<BindingRef, Vec<usize>>,
    of_figure: HashMap<Figure, Vec<usize>>,
}

impl<'a> System<'a> {
    /// Begins with what is violated.
    pub(super) fn new(case: Case<'a>) -> Self {
        Self {
            case,
            evaluated: case.evaluated.iter().copied().collect(),
            violated: case.violated.iter().map(|finding| (finding.binding, 0)).collect(),
            rows: Vec::new(),
            of_binding: HashMap::new(),
            of_figure: HashMap::new(),
        }
    }

    /// Returns how many ways there are for a violated binding to hold.
    pub(super) fn ways(&self, binding: BindingRef) -> usize {
        equations(self.case.rules, binding, self.case.figures).len()
    }

    /// Looks at another way for a violated binding to hold.
    pub(super) fn choose(&mut self, binding: BindingRef, way: usize) {
        if self.violated.insert(binding, way) != Some(way) {
            self.rows.clear();
            self.of_binding.clear();
            self.of_figure.clear();
        }
    }

    pub(super) fn row(&self, index: usize) -> Option<&Equation> {
        self.rows.get(index)
    }

    /// Returns the equations of a binding.
    pub(super) fn of_binding(&mut self, binding: BindingRef) -> Vec<usize> {
        if let Some(known) = self.of_binding.get(&binding) {
            return known.clone();
        }
        let first = self.rows.len();
        for equation in self.settled(binding) {
            self.rows.push(equation);
        }
        let rows: Vec<usize> = (first..self.rows.len()).collect();
        self.of_binding.insert(binding, rows.clone());
        rows
    }

    /// Returns the equations that hold a figure. One that holds and allows for a difference says
    /// nothing that could be solved; a trial looks at it.
    pub(super) fn of_figure(&mut self, figure: Figure) -> Vec<usize> {
        if let Some(known) = self.of_figure.get(&figure) {
            return known.clone();
        }
        let mut rows = Vec::new();
        for binding in self.case.rules.readers(figure) {
            for index in self.of_binding(*binding) {
                let holds = |row: &Equation| row.terms.iter().any(|(other, _)| *other == figure);
                if self.row(index).is_some_and(holds) {
                    rows.push(index);
                }
            }
        }
        self.of_figure.insert(figure, rows.clone());
        rows
    }

    /// Returns the equations that a binding stands for: of a violated one those of the way chosen, of one
    /// that holds those of the one way in which it does.
    fn settled(&self, binding: BindingRef) -> Vec<Equation> {
        if !self.evaluated.contains(&binding.rule) {
            return Vec::new();
        }
        let mut ways = equations(self.case.rules, binding, self.case.figures);
        if let Some(way) = self.violated.get(&binding) {
            return if *way < ways.len() { ways.swap_remove(*way) } else { Vec::new() };
        }
        let holds = |way: &Vec<Equation>| way.iter().all(|one| one.exact && one.residual.is_zero());
        ways.retain(holds);
        match ways.len() {
            1 => ways.swap_remove(0),
            _ => Vec::new(),
        }
    }
}
