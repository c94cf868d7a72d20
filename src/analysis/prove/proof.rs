//! What is proved of the rules over one form, put together.
//!
//! Receives layout and rules; hands on contradictions, figures that are forced, statements that say the same
//! or always come out alike, rules that follow from others, and what stands outside of it all. Does not know
//! how anything is called.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Conflict, Open, conflicts};
use super::duplicates::{Duplicate, duplicates};
use super::eras::eras;
use super::forced::{Forced, forced};
use super::implied::{Implied, implied};
use super::redundant::{Redundant, redundant};
use super::settled::{Settled, SettledHow, settled};
use super::system::System;
use crate::analysis::coverage::{RuleShare, cover};
use crate::eval::Selection;
use crate::model::Layout;
use crate::resolve::{Beyond, RuleSet};

/// What is proved of the rules over one form.
#[derive(Clone, Debug)]
pub struct FormProof {
    /// What the proofs are about.
    pub scope: ProofScope,
    /// Rules that cannot hold together.
    pub conflicts: Vec<Conflict>,
    /// Figures that can only be one number.
    pub forced: Vec<Forced>,
    /// Statements that say the same.
    pub duplicates: Vec<Duplicate>,
    /// Statements that come out alike whatever a report says.
    pub settled: Vec<Settled>,
    /// Rules that follow from others.
    pub implied: Vec<Implied>,
    /// Equations that check each other.
    pub redundant: Vec<Redundant>,
    /// What would be seen without each rule that has equations.
    pub shares: Vec<RuleShare>,
    /// In how many cells an error is seen, and in how many it is pinned.
    pub seen: (usize, usize),
    /// Whether of some counts nobody knows whether they can be whole while all rules hold.
    pub fractions: bool,
    /// Whether something took too long, so that not all is told.
    pub unfinished: bool,
}

/// What the proofs are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProofScope {
    /// How many rules there are.
    pub rules: usize,
    /// How many of them are equations and inequalities and nothing else.
    pub whole: usize,
    /// How many others have equations or inequalities among other things.
    pub partly: usize,
    /// How many equations there are.
    pub equations: usize,
    /// How many inequalities there are.
    pub inequalities: usize,
    /// How many rules stand outside, wholly or in part, by the first reason of each.
    pub beyond: Vec<(Beyond, usize)>,
    /// Whether the form wants figures not to be below 0.
    pub form: bool,
}

/// Proves what can be proved of the rules that are wanted, over the form that they are resolved over.
pub fn prove(layout: &Layout, rules: &RuleSet, selection: &Selection) -> FormProof {
    let system = System::of(layout, rules, selection);
    let coverage = cover(layout, rules, selection);
    let counts = coverage.counts();
    let mut proof = FormProof {
        scope: scope(&system, rules, selection),
        conflicts: Vec::new(),
        forced: Vec::new(),
        duplicates: duplicates(rules, selection),
        settled: settled(rules, selection),
        implied: Vec::new(),
        redundant: Vec::new(),
        shares: coverage.rules,
        seen: (counts.seen, counts.pinned),
        fractions: false,
        unfinished: false,
    };
    let mut contradicted = BTreeSet::new();
    let mut open = Open::default();
    for era in eras(rules) {
        let applies = |one: &usize| system.rule_of(*one).is_some_and(|rule| era.contains(&rule));
        let constraints: Vec<usize> = (0..system.constraints.len()).filter(applies).collect();
        let (found, left) = conflicts(&system, &constraints, &mut open);
        contradicted.extend(found.iter().flat_map(|one| &one.members).map(|member| member.rule));
        add_new(&mut proof.conflicts, found);
        add_new(&mut proof.forced, forced(&system, &left, &mut open.unfinished));
        add_new(&mut proof.redundant, redundant(&system, &left, &mut open.unfinished));
    }
    (proof.fractions, proof.unfinished) = (open.fractions, open.unfinished);
    // What contradicts itself is told as that.
    proof.settled.retain(|one| one.how != SettledHow::Fails || !contradicted.contains(&one.rule));
    let is_sound =
        |one: &usize| system.rule_of(*one).is_some_and(|rule| !contradicted.contains(&rule));
    let sound: Vec<usize> = (0..system.constraints.len()).filter(is_sound).collect();
    let dependent: BTreeSet<usize> =
        proof.redundant.iter().flat_map(|group| &group.constraints).copied().collect();
    let may_follow = |rule: &usize| {
        let own = system.of_rule(*rule);
        let equations = own
            .iter()
            .filter(|one| system.constraints.get(**one).is_some_and(|one| one.is_equation()));
        let says_something = !proof.settled.iter().any(|one| one.rule == *rule);
        says_something
            && !contradicted.contains(rule)
            && equations.copied().all(|one| dependent.contains(&one))
    };
    let whole = system.whole.iter().filter(|rule| may_follow(rule));
    proof.implied = whole
        .filter_map(|rule| implied(*rule, &system, &sound, rules))
        .filter(|one| !is_told(one, &proof.duplicates, rules))
        .collect();
    proof
}

fn add_new<T: PartialEq>(to: &mut Vec<T>, found: Vec<T>) {
    for one in found {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}

/// Tells whether a rule follows from another for the reason alone that both say the same.
fn is_told(implied: &Implied, duplicates: &[Duplicate], rules: &RuleSet) -> bool {
    let checks = rules.rules.get(implied.rule).map_or(0, |rule| rule.checks.len());
    let is_twice = |check: usize| {
        duplicates.iter().any(|one| {
            one.statements.contains(&(implied.rule, check))
                && one.statements.iter().any(|(rule, _)| implied.by.contains(rule))
        })
    };
    checks > 0 && (0..checks).all(is_twice)
}

fn scope(system: &System, rules: &RuleSet, selection: &Selection) -> ProofScope {
    let is_wanted = |rule: &crate::resolve::Rule| {
        let mut checks = rule.checks.iter();
        checks.any(|check| selection.includes(&rule.id, &rule.tags, check.gravity))
    };
    let mut beyond: BTreeMap<Beyond, usize> = BTreeMap::new();
    for why in system.beyond.values() {
        *beyond.entry(*why).or_insert(0) += 1;
    }
    let with_rows: BTreeSet<usize> = system.constraints.iter().map(|one| one.at.rule).collect();
    let equations = system.constraints.iter().filter(|one| one.is_equation()).count();
    ProofScope {
        rules: rules.rules.iter().filter(|rule| is_wanted(rule)).count(),
        whole: system.whole.len(),
        partly: system.beyond.keys().filter(|rule| with_rows.contains(rule)).count(),
        equations,
        inequalities: system.constraints.len() - equations,
        beyond: beyond.into_iter().collect(),
        form: !system.admitted.is_empty(),
    }
}
