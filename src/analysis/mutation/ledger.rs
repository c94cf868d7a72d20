//! How every binding stands with the figures of a report, and what is found beside it when some of them
//! are others. Only the bindings that read these are looked at again.
//!
//! Receives rules and figures; hands on findings. Does not know why figures are others.

use std::collections::{BTreeSet, HashMap};

use crate::eval::{Figures, Finding, Selection, Standing, finding, standing};
use crate::resolve::{BindingRef, Figure, RuleSet};

/// How bindings stand.
pub(super) struct Ledger<'a> {
    rules: &'a RuleSet,
    selection: &'a Selection,
    standings: HashMap<BindingRef, Standing>,
    /// Of each rule.
    counts: Vec<Counts>,
}

/// Of a rule, how many bindings are violated, be it wanted or not, and of how many of the wanted it can be
/// told whether they hold.
#[derive(Clone, Copy, Default)]
struct Counts {
    violated: usize,
    evaluated: usize,
}

/// What is found that was not found before.
pub(super) struct Effect {
    /// The findings, in the order of the rules.
    pub(super) findings: Vec<Finding>,
    /// The rules of which something could be evaluated.
    pub(super) evaluated: Vec<usize>,
    /// Of each rule, with these figures.
    counts: Vec<Counts>,
}

impl<'a> Ledger<'a> {
    /// Notes how all bindings stand.
    pub(super) fn new(rules: &'a RuleSet, selection: &'a Selection, figures: &Figures<'_>) -> Self {
        let counts = vec![Counts::default(); rules.rules.len()];
        let mut ledger = Self { rules, selection, standings: HashMap::new(), counts };
        let mut counts = std::mem::take(&mut ledger.counts);
        for place in all(rules) {
            let now = standing(rules, place, figures);
            ledger.count(&mut counts, place, now, true);
            ledger.standings.insert(place, now);
        }
        ledger.counts = counts;
        ledger
    }

    /// Returns the bindings of wanted rules that are violated.
    pub(super) fn violated(&self) -> BTreeSet<BindingRef> {
        all(self.rules).filter(|place| self.is_found(*place, &self.counts, None)).collect()
    }

    /// Returns how a binding stands.
    pub(super) fn standing(&self, place: BindingRef) -> Standing {
        self.standings.get(&place).copied().unwrap_or(Standing::NotApplicable)
    }

    /// Returns the wanted bindings that read one of some figures.
    pub(super) fn readers(&self, changed: &[Figure]) -> BTreeSet<BindingRef> {
        let readers = changed.iter().flat_map(|figure| self.rules.readers(*figure));
        readers.copied().filter(|place| self.is_wanted(*place)).collect()
    }

    /// Returns what is found beside what was found before, where figures are others.
    pub(super) fn effect(&self, changed: &[Figure], figures: &Figures<'_>) -> Effect {
        let mut counts = self.counts.clone();
        let mut after: HashMap<BindingRef, Standing> = HashMap::new();
        let readers = changed.iter().flat_map(|figure| self.rules.readers(*figure));
        let mut places: BTreeSet<BindingRef> = readers.copied().collect();
        for place in &places {
            let now = standing(self.rules, *place, figures);
            self.count(&mut counts, *place, self.standing(*place), false);
            self.count(&mut counts, *place, now, true);
            after.insert(*place, now);
        }
        // A rule speaks again when the one that it depends on holds.
        let is_freed = |rule: &usize| {
            self.is_silenced(*rule, &self.counts) && !self.is_silenced(*rule, &counts)
        };
        let freed: Vec<usize> = (0..self.rules.rules.len()).filter(is_freed).collect();
        places.extend(freed.into_iter().flat_map(|rule| of_rule(self.rules, rule)));
        let is_new = |place: &BindingRef| {
            self.is_found(*place, &counts, after.get(place))
                && !self.is_found(*place, &self.counts, None)
        };
        let new = places.into_iter().filter(is_new);
        Effect {
            findings: new.filter_map(|place| finding(self.rules, place, figures)).collect(),
            evaluated: evaluated(&counts),
            counts,
        }
    }

    fn count(&self, counts: &mut [Counts], place: BindingRef, standing: Standing, up: bool) {
        let told = matches!(standing, Standing::Holds | Standing::Violated);
        let is_evaluated = told && self.is_wanted(place);
        let Some(counts) = counts.get_mut(place.rule) else { return };
        let step = |count: &mut usize, applies: bool| match up {
            true => *count += usize::from(applies),
            false => *count = count.saturating_sub(usize::from(applies)),
        };
        step(&mut counts.violated, standing == Standing::Violated);
        step(&mut counts.evaluated, is_evaluated);
    }

    /// Tells whether a binding is a finding: violated, wanted, and not silenced by another rule.
    fn is_found(&self, place: BindingRef, counts: &[Counts], now: Option<&Standing>) -> bool {
        let now = now.copied().unwrap_or_else(|| self.standing(place));
        now == Standing::Violated && self.is_wanted(place) && !self.is_silenced(place.rule, counts)
    }

    fn is_wanted(&self, place: BindingRef) -> bool {
        let Some(rule) = self.rules.rules.get(place.rule) else { return false };
        let check = rule.checks.get(place.check);
        check.is_some_and(|check| self.selection.includes(&rule.id, &rule.tags, check.gravity))
    }

    /// Tells whether a rule says nothing since one that it depends on is violated.
    pub(super) fn is_silent(&self, rule: usize) -> bool {
        self.is_silenced(rule, &self.counts)
    }

    /// Tells the same of the figures of an effect.
    pub(super) fn is_silent_after(&self, rule: usize, effect: &Effect) -> bool {
        self.is_silenced(rule, &effect.counts)
    }

    /// Tells whether a rule that this one depends on is violated.
    fn is_silenced(&self, rule: usize, counts: &[Counts]) -> bool {
        let depends = self.rules.rules.get(rule).map_or(&[][..], |rule| &rule.depends);
        let is_violated = |id: &String| {
            let named = self.rules.rules.iter().zip(counts).find(|(rule, _)| rule.id == *id);
            named.is_some_and(|(_, counts)| counts.violated > 0)
        };
        depends.iter().any(is_violated)
    }
}

fn evaluated(counts: &[Counts]) -> Vec<usize> {
    let of_rule = counts.iter().enumerate().filter(|(_, counts)| counts.evaluated > 0);
    of_rule.map(|(rule, _)| rule).collect()
}

fn all(rules: &RuleSet) -> impl Iterator<Item = BindingRef> {
    (0..rules.rules.len()).flat_map(|rule| of_rule(rules, rule))
}

fn of_rule(rules: &RuleSet, rule: usize) -> impl Iterator<Item = BindingRef> {
    let checks = rules.rules.get(rule).map_or(&[][..], |rule| &rule.checks);
    checks.iter().enumerate().flat_map(move |(check, one)| {
        (0..one.bindings.len()).map(move |binding| BindingRef { rule, check, binding })
    })
}
