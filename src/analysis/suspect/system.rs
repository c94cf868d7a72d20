//! The equations around what is violated, as far as the search gets to them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::case::Case;
use super::solve::{Solution, solve};
use crate::eval::{Equation, Figures, equations};
use crate::model::Number;
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
    /// Whether an equation was looked at of a binding that holds and could hold without it.
    is_loose: bool,
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
            is_loose: false,
        }
    }

    /// Tells whether an equation was looked at of a binding that holds and could hold without it: in another
    /// way, or since it would not be asked for.
    pub(super) fn is_loose(&self) -> bool {
        self.is_loose
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
                if self.row(index).is_some_and(|row| row.coefficient(figure).is_some()) {
                    rows.push(index);
                }
            }
        }
        self.of_figure.insert(figure, rows.clone());
        rows
    }

    /// Returns the figures in the equations of bindings.
    pub(super) fn figures(&mut self, bindings: &[BindingRef]) -> BTreeSet<Figure> {
        let mut figures = BTreeSet::new();
        for binding in bindings {
            for row in self.of_binding(*binding) {
                figures.extend(self.row(row).into_iter().flat_map(Equation::figures));
            }
        }
        figures
    }

    /// Returns the figures in the equations of a violated binding, in whichever way it is to hold.
    pub(super) fn figures_of_all_ways(&self, binding: BindingRef) -> BTreeSet<Figure> {
        let ways = equations(self.case.rules, binding, self.case.figures);
        ways.iter().flatten().flat_map(Equation::figures).collect()
    }

    /// Returns by how much each figure of a set would have to change for all equations to hold that the set
    /// is in; else the equations that contradict each other, none where there are many solutions.
    pub(super) fn solve(&mut self, set: &[Figure]) -> Result<Vec<Number>, Vec<usize>> {
        let mut rows: BTreeSet<usize> = BTreeSet::new();
        for figure in set {
            rows.extend(self.of_figure(*figure));
        }
        self.solve_among(set, &rows.into_iter().collect::<Vec<_>>())
    }

    /// Returns by how much each figure of a set would have to change for these equations to hold, as
    /// [`Self::solve`] does.
    pub(super) fn solve_among(
        &self,
        set: &[Figure],
        rows: &[usize],
    ) -> Result<Vec<Number>, Vec<usize>> {
        let equation = |row: &usize| {
            let row = self.row(*row)?;
            let of = |figure: &Figure| row.coefficient(*figure).cloned().unwrap_or(Number::ZERO);
            Some((set.iter().map(of).collect(), -&row.residual))
        };
        let equations: Vec<_> = rows.iter().filter_map(equation).collect();
        match solve(&equations, set.len()) {
            Solution::Unique(numbers) => Ok(numbers),
            Solution::Free => Err(Vec::new()),
            Solution::Conflict(which) => {
                Err(which.iter().filter_map(|index| rows.get(*index)).copied().collect())
            }
        }
    }

    /// Returns the equations of violated bindings as they are with other figures, of the ways that are looked
    /// at.
    pub(super) fn supposing(
        &self,
        bindings: &[BindingRef],
        supposed: &Figures<'_>,
    ) -> Vec<Equation> {
        let way = |binding: &BindingRef| {
            let way = self.violated.get(binding).copied().unwrap_or_default();
            equations(self.case.rules, *binding, supposed).into_iter().nth(way)
        };
        bindings.iter().filter_map(way).flatten().collect()
    }

    /// Tells whether equations that allow for no difference tell by themselves what a set of figures has to
    /// be.
    pub(super) fn is_fixed(&mut self, set: &[Figure]) -> bool {
        let rows: BTreeSet<usize> = set.iter().flat_map(|figure| self.of_figure(*figure)).collect();
        let is_exact = |row: &usize| self.row(*row).is_some_and(|row| row.exact);
        let rows: Vec<usize> = rows.into_iter().filter(is_exact).collect();
        self.solve_among(set, &rows).is_ok()
    }

    /// Tells whether one of these bindings allows for a difference.
    pub(super) fn allows(&mut self, bindings: &[BindingRef]) -> bool {
        let rows: Vec<usize> =
            bindings.iter().flat_map(|binding| self.of_binding(*binding)).collect();
        rows.iter().any(|row| self.row(*row).is_some_and(|row| !row.exact))
    }

    /// Returns the equations that a binding stands for: of a violated one those of the way chosen, of one
    /// that holds those of the one way in which it does.
    fn settled(&mut self, binding: BindingRef) -> Vec<Equation> {
        if !self.evaluated.contains(&binding.rule) || self.case.aside.contains(&binding) {
            return Vec::new();
        }
        let mut ways = equations(self.case.rules, binding, self.case.figures);
        if let Some(way) = self.violated.get(&binding) {
            return if *way < ways.len() { ways.swap_remove(*way) } else { Vec::new() };
        }
        let holds = |way: &Vec<Equation>| way.iter().all(|one| one.exact && one.residual.is_zero());
        ways.retain(holds);
        let [_] = ways.as_slice() else { return Vec::new() };
        let check = self.case.rules.binding(binding);
        self.is_loose |= check.is_some_and(|(check, _)| check.statement.has_alternatives());
        ways.swap_remove(0)
    }
}
