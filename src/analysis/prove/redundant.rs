//! Equations that check each other: each follows from the others of its group. Without them a wrong figure
//! would be seen and not traced.
//!
//! Receives constraints; hands on groups of rules whose equations depend on each other. Does not know what
//! they pin.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::span::Span;
use super::system::System;
use crate::analysis::work::{Spent, Work};

/// Rules whose equations check each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redundant {
    /// The rules, in the order of their ids, and how many of their equations follow from the others.
    pub rules: Vec<(usize, usize)>,
    /// How many equations there are of which each follows from the others.
    pub equations: usize,
    /// How many of them are independent.
    pub independent: usize,
    /// The equations.
    pub(super) constraints: BTreeSet<usize>,
}

/// Finds the groups of equations that depend on each other; notes the rules of which it takes too long.
pub(super) fn redundant(
    system: &System,
    constraints: &[usize],
    left_out: &mut BTreeSet<usize>,
    work: &Work,
) -> Vec<Redundant> {
    let mut groups: Vec<(BTreeSet<usize>, usize)> = Vec::new();
    for component in system.components(constraints) {
        match Span::of(system, &component, work) {
            Err(Spent) => left_out.extend(system.rules_of(&component)),
            Ok(span) => {
                span.dependencies.into_iter().for_each(|one| join(&mut groups, one, system));
            }
        }
    }
    let mut found: Vec<Redundant> = groups
        .into_iter()
        .map(|(equations, dependencies)| {
            let mut rules: IndexMap<usize, usize> = IndexMap::new();
            for rule in equations.iter().filter_map(|one| system.rule_of(*one)) {
                *rules.entry(rule).or_insert(0) += 1;
            }
            let independent = equations.len().saturating_sub(dependencies);
            let rules = rules.into_iter().collect();
            let count = equations.len();
            Redundant { rules, equations: count, independent, constraints: equations }
        })
        .collect();
    found.sort_by_key(|group| group.constraints.first().copied());
    found
}

/// Joins a dependency with the groups that it shares a rule with.
fn join(groups: &mut Vec<(BTreeSet<usize>, usize)>, dependency: BTreeSet<usize>, system: &System) {
    let rules: Vec<usize> = system.rules_of(&dependency.iter().copied().collect::<Vec<_>>());
    let mut joined = (dependency, 1);
    groups.retain(|(equations, count)| {
        let shares = |one: &usize| system.rule_of(*one).is_some_and(|rule| rules.contains(&rule));
        let is_apart = !equations.iter().any(shares);
        if !is_apart {
            joined.0.extend(equations);
            joined.1 += count;
        }
        is_apart
    });
    groups.push(joined);
}
