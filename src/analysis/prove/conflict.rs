//! Contradictions: rules that no report can satisfy together, as few of them as possible, and for each of
//! them figures that satisfy the others.
//!
//! Receives constraints. What is found is irreducible, by the deletion filter of J. W. Chinneck and E. W.
//! Dravnieks (Locating minimal infeasible constraint sets in linear programs, ORSA Journal on Computing 3,
//! 1991): without any one of the rules the others can hold, all that they say. Does not know how rules are
//! called.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Grounds, Outcome};
use super::system::System;
use super::whole::{solve, solve_apart};
use crate::analysis::work::Work;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many contradictions are looked for at most; whoever has as many knows where to begin.
const MOST: usize = 20;

/// Rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The rules, in the order of their ids.
    pub members: Vec<ConflictMember>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
    /// Whether it takes that the form wants counts to be whole.
    pub whole: bool,
}

/// One of several rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictMember {
    /// The rule.
    pub rule: usize,
    /// Its bindings that are needed.
    pub bindings: Vec<BindingRef>,
    /// What is known of the others without it.
    pub rest: Rest,
}

/// What is known of the rules of a contradiction without one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// There are no others.
    Nothing,
    /// All equations and inequalities of the others hold with certain figures, such as the form wants them.
    Holds {
        /// Those of the figures that the bindings needed read.
        figures: Vec<(Figure, Number)>,
        /// Whether the others say something besides, which was not looked at.
        partly: bool,
    },
    /// They hold with these figures, and none that do are such as the form wants them.
    AgainstForm(Vec<(Figure, Number)>),
    /// They hold with fractions; whether they do with whole counts nobody knows.
    Fractions,
    /// It took too long.
    Unfinished,
}

/// What is known of parts that share no figure with others, and what is not.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The rules that were not looked at to the end.
    pub(super) left_out: BTreeSet<usize>,
    /// Whether of some counts nobody knows whether they can be whole.
    pub(super) fractions: bool,
    /// The parts that hold together; years have many of them in common.
    hold: BTreeSet<Vec<usize>>,
    /// Those of which it takes too long to tell.
    too_long: BTreeSet<Vec<usize>>,
}

/// Finds contradictions that have no rule in common; notes what was not settled. Returns them, and the
/// constraints without their rules that are shown to hold together: from others anything would follow.
pub(super) fn conflicts(
    system: &System,
    constraints: &[usize],
    known: &mut Known,
    work: &Work,
) -> (Vec<Conflict>, Vec<usize>) {
    let mut conflicts = Vec::new();
    let mut left = constraints.to_vec();
    let mut unsettled: BTreeSet<usize> = BTreeSet::new();
    'search: loop {
        for component in system.components(&left) {
            if known.hold.contains(&component) {
                continue;
            }
            if known.too_long.contains(&component) {
                unsettled.extend(component);
                continue;
            }
            match solve(system, &component, true, work) {
                Outcome::Satisfied(_) => drop(known.hold.insert(component)),
                Outcome::Fractions(_) => {
                    known.fractions = true;
                    known.hold.insert(component);
                }
                Outcome::Refuted(grounds) if conflicts.len() < MOST => {
                    let conflict = Filter { system, all: &left, work }.smallest(grounds);
                    if conflict.members.iter().any(|one| one.rest == Rest::Unfinished) {
                        known.left_out.extend(conflict.members.iter().map(|one| one.rule));
                    }
                    let rules: Vec<usize> = conflict.members.iter().map(|one| one.rule).collect();
                    left.retain(|one| {
                        system.rule_of(*one).is_none_or(|rule| !rules.contains(&rule))
                    });
                    conflicts.push(conflict);
                    unsettled.clear();
                    continue 'search;
                }
                Outcome::Refuted(_) => unsettled.extend(component),
                Outcome::TooLong => {
                    unsettled.extend(component.iter().copied());
                    known.too_long.insert(component);
                }
            }
        }
        break;
    }
    known.left_out.extend(unsettled.iter().filter_map(|one| system.rule_of(*one)));
    left.retain(|one| !unsettled.contains(one));
    (conflicts, left)
}

/// What a contradiction is made smaller in.
struct Filter<'a> {
    system: &'a System,
    /// The constraints of all rules.
    all: &'a [usize],
    work: &'a Work,
}

impl Filter<'_> {
    /// Takes away what is not needed for a contradiction: the form first, then whole rules, then bindings.
    fn smallest(&self, mut grounds: Grounds) -> Conflict {
        let mut form = grounds.form;
        if form && let Some(found) = self.refuted(&self.whole(&self.rules(&grounds)), false) {
            (grounds, form) = (found, false);
        }
        // The last first: of two that would do, the first is kept.
        for rule in self.rules(&grounds).into_iter().rev() {
            let rules = self.rules(&grounds);
            let others = without(&rules, rule);
            if others.len() < rules.len()
                && let Some(found) = self.refuted(&self.whole(&others), form)
            {
                grounds = found;
            }
        }
        for constraint in grounds.constraints.clone().into_iter().rev() {
            let needed: Vec<usize> = grounds.constraints.iter().copied().collect();
            let others = without(&needed, constraint);
            if others.len() < needed.len()
                && let Some(found) = self.refuted(&others, form)
            {
                grounds = found;
            }
        }
        let (rules, whole) = (self.rules(&grounds), grounds.whole);
        let needed: Vec<usize> = grounds.constraints.into_iter().collect();
        let member = |rule: usize| ConflictMember {
            rule,
            bindings: bindings(self.system, &needed, rule),
            rest: self.rest(&without(&rules, rule), &needed, form),
        };
        Conflict { members: rules.iter().map(|rule| member(*rule)).collect(), form, whole }
    }

    fn refuted(&self, constraints: &[usize], form: bool) -> Option<Grounds> {
        match solve_apart(self.system, constraints, form, self.work) {
            Outcome::Refuted(grounds) => Some(grounds),
            Outcome::Satisfied(_) | Outcome::Fractions(_) | Outcome::TooLong => None,
        }
    }

    /// Returns the rules of grounds, in the order of their ids.
    fn rules(&self, grounds: &Grounds) -> Vec<usize> {
        self.system.rules_of(&grounds.constraints.iter().copied().collect::<Vec<_>>())
    }

    /// Returns all constraints of rules.
    fn whole(&self, rules: &[usize]) -> Vec<usize> {
        let is_of = |one: &usize| self.system.rule_of(*one).is_some_and(|one| rules.contains(&one));
        self.all.iter().copied().filter(is_of).collect()
    }

    /// Tells what is known of rules by themselves; of the figures, those that what is needed of them reads.
    fn rest(&self, rules: &[usize], needed: &[usize], form: bool) -> Rest {
        if rules.is_empty() {
            return Rest::Nothing;
        }
        let all = self.whole(rules);
        let shown = |figures| self.shown(figures, rules, needed);
        match solve_apart(self.system, &all, true, self.work) {
            Outcome::Satisfied(figures) => Rest::Holds {
                figures: shown(figures),
                partly: !rules.iter().all(|rule| self.system.whole.contains(rule)),
            },
            Outcome::Fractions(_) => Rest::Fractions,
            Outcome::Refuted(_) if !form => {
                match solve_apart(self.system, &all, false, self.work) {
                    Outcome::Satisfied(figures) => Rest::AgainstForm(shown(figures)),
                    Outcome::Fractions(_) | Outcome::Refuted(_) | Outcome::TooLong => {
                        Rest::Unfinished
                    }
                }
            }
            Outcome::Refuted(_) | Outcome::TooLong => Rest::Unfinished,
        }
    }

    /// Returns the figures that what is needed of rules reads.
    fn shown(
        &self,
        figures: BTreeMap<Figure, Number>,
        rules: &[usize],
        needed: &[usize],
    ) -> Vec<(Figure, Number)> {
        let constraints = needed.iter().filter_map(|one| self.system.constraints.get(*one));
        let terms = constraints.filter(|one| rules.contains(&one.at.rule));
        let read: BTreeSet<Figure> =
            terms.flat_map(|one| &one.row.terms).map(|(figure, _)| *figure).collect();
        // A figure that is only not to be below 0 may be 0.
        let value = |figure: &Figure| figures.get(figure).cloned().unwrap_or(Number::ZERO);
        read.iter().map(|figure| (*figure, value(figure))).collect()
    }
}

fn without(all: &[usize], one: usize) -> Vec<usize> {
    all.iter().copied().filter(|other| *other != one).collect()
}

fn bindings(system: &System, constraints: &[usize], rule: usize) -> Vec<BindingRef> {
    let own = constraints.iter().filter_map(|one| system.constraints.get(*one));
    let mut bindings: Vec<BindingRef> =
        own.map(|one| one.at).filter(|at| at.rule == rule).collect();
    bindings.dedup();
    bindings
}
