//! Which violations of a report are waived.

use super::error::{WaiverError, WaiverErrorKind};
use super::values::values_key;
use super::waivers::{Waiver, Waivers};
use crate::model::fold;

/// The report that is checked.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its unit, where it says it.
    pub unit: Option<&'a str>,
    /// Its year, where it says it.
    pub year: Option<i32>,
}

/// A violated binding, as a user sees it.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// The id of the rule.
    pub rule: String,
    /// What the row, column, group or fact is called: any of these names it.
    pub names: Vec<String>,
    /// Its values, in Chinese and in English.
    pub values: [String; 2],
}

/// What becomes of a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It counts.
    Stands,
    /// A waiver explains it, by its number and that of its value.
    Waived {
        /// The waiver.
        waiver: usize,
        /// The value.
        value: usize,
    },
    /// A waiver would explain it, but its last day is past.
    Past {
        /// The waiver.
        waiver: usize,
        /// The value.
        value: usize,
    },
}

/// What became of all violations of a report.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// For each violation what becomes of it.
    pub decisions: Vec<Decision>,
    /// The waivers that are for other values than there are.
    pub changed: Vec<WaiverError>,
    /// The waivers that these are, by their numbers.
    pub outdated: Vec<usize>,
}

impl Waivers {
    /// Holds the violations of a report against the waivers.
    pub fn judge(&self, subject: Subject<'_>, claims: &[Claim]) -> Judgement {
        let decisions: Vec<Decision> =
            claims.iter().map(|claim| self.decide(subject, claim)).collect();
        let mut judgement = Judgement { decisions, ..Judgement::default() };
        for (index, waiver) in self.all.iter().enumerate() {
            let matched = judgement.decisions.iter().any(|decision| decision.is_by(index));
            if matched || self.is_past(waiver) {
                continue;
            }
            // What another waiver explains is not what this one was for.
            let open = claims.iter().zip(&judgement.decisions);
            let open = open.filter(|(_, decision)| **decision == Decision::Stands);
            let found: Vec<[String; 2]> = open
                .filter(|(claim, _)| waiver.is_about(subject, claim))
                .map(|(claim, _)| claim.values.clone())
                .collect();
            if !found.is_empty() {
                judgement.outdated.push(index);
                judgement.changed.push(waiver.changed(found));
            }
        }
        judgement
    }

    fn decide(&self, subject: Subject<'_>, claim: &Claim) -> Decision {
        let keys = claim.values.each_ref().map(|values| values_key(values));
        let mut past = Decision::Stands;
        for index in self.by_rule.get(&claim.rule).into_iter().flatten() {
            let Some(waiver) = self.all.get(*index) else { continue };
            if !waiver.is_about(subject, claim) {
                continue;
            }
            let listed = |value: &str| keys.contains(&values_key(value));
            let Some(value) = waiver.values.iter().position(|one| listed(&one.node)) else {
                continue;
            };
            if !self.is_past(waiver) {
                return Decision::Waived { waiver: *index, value };
            }
            past = Decision::Past { waiver: *index, value };
        }
        past
    }
}

impl Decision {
    /// Tells whether a waiver decided it, be it past or not.
    fn is_by(self, index: usize) -> bool {
        match self {
            Self::Stands => false,
            Self::Waived { waiver, .. } | Self::Past { waiver, .. } => waiver == index,
        }
    }
}

impl Waiver {
    /// Tells whether it is for this rule, unit, year and member, whatever the values.
    fn is_about(&self, subject: Subject<'_>, claim: &Claim) -> bool {
        let unit = subject.unit.map(fold);
        let named = |member: &String| {
            let key = member_key(member);
            claim.names.iter().any(|name| member_key(name) == key)
        };
        self.rule == claim.rule
            && self.unit_key().is_none_or(|own| unit == Some(own))
            && self.year.is_none_or(|year| subject.year == Some(year))
            && (self.members.is_empty() || self.members.iter().any(named))
    }

    fn changed(&self, found: Vec<[String; 2]>) -> WaiverError {
        let listed = self.values.iter().map(|value| value.node.clone()).collect();
        let kind = WaiverErrorKind::ValuesChanged { rule: self.rule.clone(), listed, found };
        let place = self.values.first().map_or(self.span, |value| value.span);
        WaiverError { kind, span: place }
    }
}

/// Returns the key under which places are compared: each step of a path is folded for itself.
fn member_key(path: &str) -> String {
    path.split(['/', '／']).map(fold).collect::<Vec<_>>().join("/")
}
