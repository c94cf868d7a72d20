//! The waivers of a run.

use std::collections::HashMap;

use super::day::Day;
use super::error::{WaiverError, WaiverErrorKind};
use crate::model::fold;
use crate::source::{Span, Spanned};

/// A written explanation why a rule need not hold: for one unit, as long as the values are these.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// The id of the rule.
    pub rule: String,
    /// The unit whose reports it is for; none for those of any unit.
    pub unit: Option<Spanned<String>>,
    /// The year of the reports it is for; none for any.
    pub year: Option<i32>,
    /// The rows, columns, groups or facts it is for; empty for all.
    pub members: Vec<String>,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who approved of it.
    pub approved: Option<String>,
    /// Its last day.
    pub expires: Day,
    /// The values that it explains, as a finding prints them; at least one.
    pub values: Vec<Spanned<String>>,
    /// The waiver in its file.
    pub span: Span,
}

impl Waiver {
    /// Returns the unit as units are compared.
    pub(super) fn unit_key(&self) -> Option<String> {
        self.unit.as_ref().map(|unit| fold(&unit.node))
    }
}

/// The waivers of a run, and what today is.
#[derive(Clone, Debug, Default)]
pub struct Waivers {
    pub(super) all: Vec<Waiver>,
    pub(super) by_rule: HashMap<String, Vec<usize>>,
    pub(super) today: Option<Day>,
}

impl Waivers {
    pub(super) fn new(all: Vec<Waiver>) -> Self {
        let mut by_rule: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, waiver) in all.iter().enumerate() {
            by_rule.entry(waiver.rule.clone()).or_default().push(index);
        }
        Self { all, by_rule, today: None }
    }

    /// Returns them as they stand on a day; without one, none is past. Which day it is is asked only where
    /// there are waivers: to find out where the program runs takes as long as reading a report.
    #[must_use]
    pub fn on(&self, today: impl FnOnce() -> Day) -> Self {
        Self { today: (!self.all.is_empty()).then(today), ..self.clone() }
    }

    /// Tells whether any waiver is for a rule.
    pub fn are_for(&self, rule: &str) -> bool {
        self.by_rule.contains_key(rule)
    }

    /// Returns a waiver by its number.
    pub fn get(&self, index: usize) -> Option<&Waiver> {
        self.all.get(index)
    }

    /// Tells whether the last day of a waiver is past.
    pub(super) fn is_past(&self, waiver: &Waiver) -> bool {
        self.today.is_some_and(|today| waiver.expires < today)
    }

    /// Returns the waivers whose last day is past.
    pub fn past(&self) -> Vec<WaiverError> {
        let past = self.all.iter().filter(|waiver| self.is_past(waiver));
        let error = |waiver: &Waiver| {
            let (rule, expires) = (waiver.rule.clone(), waiver.expires);
            WaiverError { kind: WaiverErrorKind::Expired { rule, expires }, span: waiver.span }
        };
        past.map(error).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_asks_for_the_day_where_there_are_no_waivers() {
        let waivers = Waivers::default().on(|| unreachable!("asked for the day"));
        assert!(waivers.past().is_empty());
    }
}
