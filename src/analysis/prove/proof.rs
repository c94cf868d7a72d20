//! What is proved of the rules over one form, put together.
//!
//! Receives layout and rules; hands on contradictions, figures that are forced, statements that say the same
//! or always come out alike, rules that follow from others, and what stands outside of it all. Does not know
//! how anything is called.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{Conflict, Known, conflicts};
use super::duplicates::{Duplicate, duplicates};
use super::eras::eras;
use super::forced::{Forced, forced};
use super::implied::{Implied, implied};
use super::redundant::{Redundant, redundant};
use super::settled::{Settled, SettledHow, settled};
use super::system::{Constraint, System};
use crate::analysis::coverage::{RuleShare, cover};
use crate::analysis::work::{Spent, Work};
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
    /// What was not looked at, because it takes too long.
    pub left_out: LeftOut,
}

/// The rules that were not looked at to the end, by what was asked of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Whether they contradict each other.
    pub contradictions: BTreeSet<usize>,
    /// Whether they come out alike whatever a report says.
    pub settled: BTreeSet<usize>,
    /// Whether figures can only be one number by them.
    pub forced: BTreeSet<usize>,
    /// Whether their equations check each other.
    pub redundant: BTreeSet<usize>,
    /// Whether they follow from others.
    pub implied: BTreeSet<usize>,
}

impl LeftOut {
    /// Tells whether all was looked at.
    pub fn is_nothing(&self) -> bool {
        let all =
            [&self.contradictions, &self.settled, &self.forced, &self.redundant, &self.implied];
        all.iter().all(|rules| rules.is_empty())
    }
}

/// How much work [`prove`] is given: some seconds of it.
pub const MOST_PROOF_WORK: u64 = 120_000_000;

/// The shares of the work, in parts of a hundred; what a stage leaves over the next may have.
const SETTLED: u64 = 5;
const CONFLICTS: u64 = 40;
const FORCED: u64 = 20;
const REDUNDANT: u64 = 10;
const IMPLIED: u64 = 25;

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

/// Proves what can be proved of the rules that are wanted, over the form that they are resolved over, with so
/// much work: steps, weighted by the size of the numbers.
pub fn prove(layout: &Layout, rules: &RuleSet, selection: &Selection, work: u64) -> FormProof {
    let system = System::of(layout, rules, selection);
    let coverage = cover(layout, rules, selection);
    let counts = coverage.counts();
    let mut stages = Stages {
        system: &system,
        rules,
        all: work,
        work: Work::new(0),
        left_out: LeftOut::default(),
    };
    let settled = stages.settled(selection);
    let duplicates = duplicates(rules, selection);
    let contradictions = stages.conflicts();
    let sound = &contradictions.sound;
    let forced = stages.forced(sound);
    let redundant = stages.redundant(sound);
    let implied = stages.implied(&contradictions, &redundant, &settled);
    FormProof {
        scope: scope(&system, rules, selection),
        forced,
        // What contradicts itself is told as that.
        settled: settled
            .into_iter()
            .filter(|one| one.how != SettledHow::Fails || !contradictions.rules.contains(&one.rule))
            .collect(),
        implied: implied.into_iter().filter(|one| !is_told(one, &duplicates, rules)).collect(),
        duplicates,
        redundant,
        shares: coverage.rules,
        seen: (counts.seen, counts.pinned),
        fractions: contradictions.fractions,
        conflicts: contradictions.found,
        left_out: stages.left_out,
    }
}

/// What is proved one after the other, and what it is done with.
struct Stages<'a> {
    system: &'a System,
    rules: &'a RuleSet,
    all: u64,
    work: Work,
    left_out: LeftOut,
}

/// What came of the search for contradictions.
struct Contradictions {
    found: Vec<Conflict>,
    /// The rules in them.
    rules: BTreeSet<usize>,
    /// The constraints that are shown to hold together, by eras.
    sound: Vec<Vec<usize>>,
    fractions: bool,
}

impl Stages<'_> {
    /// Gives the next stage its share.
    fn grant(&self, share: u64) {
        self.work.grant((self.all / 100).saturating_mul(share));
    }

    fn settled(&mut self, selection: &Selection) -> Vec<Settled> {
        self.grant(SETTLED);
        settled(self.rules, selection, &mut self.left_out.settled, &self.work)
    }

    fn conflicts(&mut self) -> Contradictions {
        self.grant(CONFLICTS);
        let (mut found, mut sound, mut known) = (Vec::new(), Vec::new(), Known::default());
        for era in eras(self.rules) {
            let era: BTreeSet<usize> = era.into_iter().collect();
            let applies =
                |one: &usize| self.system.rule_of(*one).is_some_and(|rule| era.contains(&rule));
            let constraints: Vec<usize> =
                (0..self.system.constraints.len()).filter(applies).collect();
            let (of_era, left) = conflicts(self.system, &constraints, &mut known, &self.work);
            add_new(&mut found, of_era);
            sound.push(left);
        }
        let members = found.iter().flat_map(|one: &Conflict| &one.members);
        let rules = members.map(|member| member.rule).collect();
        self.left_out.contradictions = known.left_out;
        Contradictions { found, rules, sound, fractions: known.fractions }
    }

    fn forced(&mut self, sound: &[Vec<usize>]) -> Vec<Forced> {
        self.grant(FORCED);
        let mut found = Vec::new();
        for era in sound {
            add_new(&mut found, forced(self.system, era, &mut self.left_out.forced, &self.work));
        }
        found
    }

    fn redundant(&mut self, sound: &[Vec<usize>]) -> Vec<Redundant> {
        self.grant(REDUNDANT);
        let mut found = Vec::new();
        for era in sound {
            add_new(
                &mut found,
                redundant(self.system, era, &mut self.left_out.redundant, &self.work),
            );
        }
        found
    }

    fn implied(
        &mut self,
        contradictions: &Contradictions,
        redundant: &[Redundant],
        settled: &[Settled],
    ) -> Vec<Implied> {
        self.grant(IMPLIED);
        let system = self.system;
        // From what contradicts itself anything would follow.
        let is_sound = |rule: &usize| {
            !contradictions.rules.contains(rule) && !self.left_out.contradictions.contains(rule)
        };
        let is_of_sound = |one: &usize| system.rule_of(*one).is_some_and(|rule| is_sound(&rule));
        let sound: Vec<usize> = (0..system.constraints.len()).filter(is_of_sound).collect();
        let dependent: BTreeSet<usize> =
            redundant.iter().flat_map(|group| &group.constraints).copied().collect();
        let may_follow = |rule: &usize| {
            let own = system.of_rule(*rule);
            let own = own.iter().filter_map(|one| Some((one, system.constraints.get(*one)?)));
            let is_open_equation =
                |(_, one): &(&usize, &Constraint)| one.is_equation() && !one.row.terms.is_empty();
            let mut equations = own.filter(is_open_equation);
            let checks = self.rules.rules.get(*rule).map_or(0, |rule| rule.checks.len());
            let known: Vec<SettledHow> =
                settled.iter().filter(|one| one.rule == *rule).map(|one| one.how).collect();
            // A part that always holds says nothing, but the others may.
            let says_something =
                known.len() < checks && known.iter().all(|how| *how == SettledHow::Holds);
            let is_open = self.left_out.redundant.contains(rule);
            says_something
                && is_sound(rule)
                && (is_open || equations.all(|(one, _)| dependent.contains(one)))
        };
        let wanted: Vec<usize> = system.whole.iter().copied().filter(may_follow).collect();
        let mut found = Vec::new();
        for rule in wanted {
            let told = self
                .work
                .check()
                .and_then(|()| implied(rule, system, &sound, self.rules, &self.work));
            match told {
                Ok(told) => found.extend(told),
                Err(Spent) => drop(self.left_out.implied.insert(rule)),
            }
        }
        found
    }
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
