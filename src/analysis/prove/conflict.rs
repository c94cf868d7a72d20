//! Contradictions: rules that no report can satisfy together, as few of them as possible, and for each of
//! them figures that satisfy the others.
//!
//! Receives constraints. What is found is irreducible, by the deletion filter of J. W. Chinneck and E. W.
//! Dravnieks (Locating minimal infeasible constraint sets in linear programs, ORSA Journal on Computing 3,
//! 1991): without any one of the rules the others can hold. Does not know how rules are called.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Grounds, Outcome};
use super::system::System;
use super::whole::{is_whole, solve};
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
    /// Figures with which all others hold; none where the rule stands alone, or nobody waited for them.
    pub without: Vec<(Figure, Number)>,
}

/// What was not settled.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Open {
    /// Something took too long.
    pub(super) unfinished: bool,
    /// Of some counts nobody knows whether they can be whole.
    pub(super) fractions: bool,
}

/// Finds contradictions that have no rule in common; notes what was not settled. Returns them, and the
/// constraints without their rules that are shown to hold together: from others anything would follow.
pub(super) fn conflicts(
    system: &System,
    constraints: &[usize],
    open: &mut Open,
) -> (Vec<Conflict>, Vec<usize>) {
    let mut conflicts = Vec::new();
    let mut left = constraints.to_vec();
    let mut unsettled: BTreeSet<usize> = BTreeSet::new();
    'search: loop {
        for component in system.components(&left) {
            match solve(system, &component, true) {
                Outcome::Satisfied(figures) => open.fractions |= !is_whole(system, figures.iter()),
                Outcome::Refuted(grounds) if conflicts.len() < MOST => {
                    let conflict = smallest(system, grounds);
                    let rules: Vec<usize> = conflict.members.iter().map(|one| one.rule).collect();
                    left.retain(|one| {
                        system.rule_of(*one).is_none_or(|rule| !rules.contains(&rule))
                    });
                    conflicts.push(conflict);
                    unsettled.clear();
                    continue 'search;
                }
                Outcome::Refuted(_) | Outcome::TooLong => {
                    open.unfinished = true;
                    unsettled.extend(component);
                }
            }
        }
        break;
    }
    left.retain(|one| !unsettled.contains(one));
    (conflicts, left)
}

/// Takes away what is not needed for a contradiction: rules first, then bindings, then the form.
fn smallest(system: &System, grounds: Grounds) -> Conflict {
    let Grounds { constraints, mut form, mut whole } = grounds;
    let mut needed: Vec<usize> = constraints.into_iter().collect();
    let refuted = |constraints: &[usize], form| match solve(system, constraints, form) {
        Outcome::Refuted(grounds) => Some(grounds),
        Outcome::Satisfied(_) | Outcome::TooLong => None,
    };
    if form && let Some(found) = refuted(&needed, false) {
        needed = found.constraints.into_iter().collect();
        (form, whole) = (false, false);
    }
    // The last first: of two that would do, the first is kept.
    for rule in system.rules_of(&needed).into_iter().rev() {
        let others = without(&needed, |one| system.rule_of(one) == Some(rule));
        if others.len() < needed.len()
            && let Some(found) = refuted(&others, form)
        {
            whole = found.whole;
            needed = found.constraints.into_iter().collect();
        }
    }
    for constraint in needed.clone().into_iter().rev() {
        let others = without(&needed, |one| one == constraint);
        if others.len() < needed.len()
            && let Some(found) = refuted(&others, form)
        {
            whole = found.whole;
            needed = found.constraints.into_iter().collect();
        }
    }
    let member = |rule: usize| ConflictMember {
        rule,
        bindings: bindings(system, &needed, rule),
        without: satisfying(
            system,
            &without(&needed, |one| system.rule_of(one) == Some(rule)),
            form,
        ),
    };
    Conflict { members: system.rules_of(&needed).into_iter().map(member).collect(), form, whole }
}

fn without(constraints: &[usize], is_left_out: impl Fn(usize) -> bool) -> Vec<usize> {
    constraints.iter().copied().filter(|one| !is_left_out(*one)).collect()
}

fn bindings(system: &System, constraints: &[usize], rule: usize) -> Vec<BindingRef> {
    let own = constraints.iter().filter_map(|one| system.constraints.get(*one));
    let mut bindings: Vec<BindingRef> =
        own.map(|one| one.at).filter(|at| at.rule == rule).collect();
    bindings.dedup();
    bindings
}

/// Returns figures with which constraints hold, those that they read: such as the form wants, if there are any.
fn satisfying(system: &System, constraints: &[usize], form: bool) -> Vec<(Figure, Number)> {
    let mut outcome = solve(system, constraints, true);
    if !form && !matches!(outcome, Outcome::Satisfied(_)) {
        outcome = solve(system, constraints, false);
    }
    let Outcome::Satisfied(mut figures) = outcome else { return Vec::new() };
    let read = constraints.iter().filter_map(|one| system.constraints.get(*one));
    let read: BTreeMap<Figure, Number> =
        read.flat_map(|one| &one.row.terms).map(|(figure, _)| (*figure, Number::ZERO)).collect();
    figures.retain(|figure, _| read.contains_key(figure));
    // A figure that is only not to be below 0 may be 0.
    read.into_iter().chain(figures).collect::<BTreeMap<_, _>>().into_iter().collect()
}
