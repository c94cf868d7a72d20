//! What rules state in equations and inequalities, put together: the constraints of a form.
//!
//! Receives rules over a layout. Rules go in the order of their ids, so that what is proved does not depend
//! on the order in which they are written. Does not know what follows.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::Selection;
use crate::model::{Admits, Layout};
use crate::resolve::{
    Beyond, BindingRef, Figure, FigurePlace, LinearRow, Relation, Rule, RuleSet, stated,
};

/// The constraints of a form.
#[derive(Debug, Default)]
pub(super) struct System {
    /// All of them, rule by rule.
    pub(super) constraints: Vec<Constraint>,
    /// The figures that the form wants not to be below 0.
    pub(super) admitted: BTreeSet<Figure>,
    /// Those of them that it calls counts, which are whole.
    pub(super) counts: BTreeSet<Figure>,
    /// The rules whose statements are constraints and nothing else.
    pub(super) whole: BTreeSet<usize>,
    /// Why others are not: the first reason of each.
    pub(super) beyond: BTreeMap<usize, Beyond>,
}

/// One equation or inequality of one binding.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    /// The binding that states it.
    pub(super) at: BindingRef,
    /// What it says.
    pub(super) row: LinearRow,
}

impl Constraint {
    /// Returns the figure that it says is not below 0, if it says just that.
    pub(super) fn floor(&self) -> Option<Figure> {
        let [(figure, coefficient)] = self.row.terms.as_slice() else { return None };
        let wanted = match coefficient.is_negative() {
            true => Relation::AtMost,
            false => Relation::AtLeast,
        };
        (self.row.relation == wanted && self.row.constant.is_zero()).then_some(*figure)
    }

    /// Tells whether it is an equation.
    pub(super) fn is_equation(&self) -> bool {
        self.row.relation == Relation::Equal
    }
}

impl System {
    /// Takes what the rules that are wanted state.
    pub(super) fn of(layout: &Layout, rules: &RuleSet, selection: &Selection) -> Self {
        let mut system = Self::default();
        for (index, rule) in in_order(&rules.rules) {
            let wanted = |gravity| selection.includes(&rule.id, &rule.tags, gravity);
            let mut is_wanted = false;
            for (check_index, check) in rule.checks.iter().enumerate() {
                if !wanted(check.gravity) {
                    continue;
                }
                is_wanted = true;
                for (binding_index, binding) in check.bindings.iter().enumerate() {
                    let at = BindingRef { rule: index, check: check_index, binding: binding_index };
                    let said = stated(check, binding);
                    let constraint = |row| Constraint { at, row };
                    system.constraints.extend(said.rows.into_iter().map(constraint));
                    if let Some(why) = said.beyond {
                        system.beyond.entry(index).or_insert(why);
                    }
                }
            }
            if is_wanted && !system.beyond.contains_key(&index) {
                system.whole.insert(index);
            }
        }
        let terms = system.constraints.iter().flat_map(|one| &one.row.terms);
        for (figure, admits) in terms.map(|(figure, _)| (*figure, admits(*figure, layout))) {
            match admits {
                Some(Admits::Count) => {
                    system.counts.insert(figure);
                    system.admitted.insert(figure);
                }
                Some(Admits::Amount) => {
                    system.admitted.insert(figure);
                }
                Some(Admits::Change) | None => {}
            }
        }
        system
    }

    /// Returns the constraints of a rule, by their numbers.
    pub(super) fn of_rule(&self, rule: usize) -> Vec<usize> {
        let own = self.constraints.iter().enumerate().filter(|(_, one)| one.at.rule == rule);
        own.map(|(index, _)| index).collect()
    }

    /// Returns the rule of a constraint.
    pub(super) fn rule_of(&self, constraint: usize) -> Option<usize> {
        self.constraints.get(constraint).map(|one| one.at.rule)
    }

    /// Returns the rules of constraints, each once, in the order of their ids.
    pub(super) fn rules_of(&self, constraints: &[usize]) -> Vec<usize> {
        let mut rules: Vec<usize> = Vec::new();
        for rule in constraints.iter().filter_map(|one| self.rule_of(*one)) {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        rules
    }

    /// Parts constraints that share no figure, not even by way of others.
    pub(super) fn components(&self, constraints: &[usize]) -> Vec<Vec<usize>> {
        let mut parts = Parts((0..constraints.len()).collect());
        let mut first: BTreeMap<Figure, usize> = BTreeMap::new();
        for (position, index) in constraints.iter().enumerate() {
            let Some(constraint) = self.constraints.get(*index) else { continue };
            for (figure, _) in &constraint.row.terms {
                let earlier = *first.entry(*figure).or_insert(position);
                parts.join(earlier, position);
            }
        }
        let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (position, index) in constraints.iter().enumerate() {
            components.entry(parts.root(position)).or_default().push(*index);
        }
        components.into_values().collect()
    }
}

/// Returns rules with their numbers, in the order of their ids.
fn in_order(rules: &[Rule]) -> Vec<(usize, &Rule)> {
    let mut ordered: Vec<(usize, &Rule)> = rules.iter().enumerate().collect();
    ordered.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
    ordered
}

/// Returns what the form says that a figure may be.
fn admits(figure: Figure, layout: &Layout) -> Option<Admits> {
    let FigurePlace::Cell(cell) = figure.place else { return None };
    let (table, row, column) = layout.place_of(cell)?;
    layout.tables.get(table)?.admits_at(row, column)
}

/// Which of a number of things belong together: for each one that was before it, or itself.
struct Parts(Vec<usize>);

impl Parts {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(above) = self.0.get(at).copied().filter(|above| *above != at) {
            // Halving the way makes the next search short.
            let further = self.0.get(above).copied().unwrap_or(above);
            if let Some(own) = self.0.get_mut(at) {
                *own = further;
            }
            at = further;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(above) = self.0.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }
}
