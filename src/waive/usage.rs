//! Which waivers a whole run had a use for.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::error::{WaiverError, WaiverErrorKind as Kind};
use super::judge::{Decision, Judgement};
use super::waivers::{Waiver, Waivers};
use crate::model::fold;
use crate::source::Span;

/// What the reports of a run had to do with its waivers, report by report.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    values: HashSet<(usize, usize)>,
    outdated: HashSet<usize>,
    units: IndexMap<String, String>,
}

impl Usage {
    /// Notes one report.
    pub fn note(&mut self, unit: Option<&str>, judgement: &Judgement) {
        for decision in &judgement.decisions {
            match decision {
                Decision::Waived { waiver, value } | Decision::Past { waiver, value } => {
                    self.values.insert((*waiver, *value));
                }
                Decision::Stands => {}
            }
        }
        self.outdated.extend(&judgement.outdated);
        if let Some(unit) = unit {
            self.units.entry(fold(unit)).or_insert_with(|| unit.to_owned());
        }
    }

    fn has_use_for(&self, waiver: usize) -> bool {
        self.outdated.contains(&waiver) || self.values.iter().any(|(used, _)| *used == waiver)
    }
}

impl Waivers {
    /// Returns the waivers, and values of waivers, that matched nothing in a whole run.
    pub fn idle(&self, usage: &Usage) -> Vec<WaiverError> {
        let mut found = Vec::new();
        let mut elsewhere: IndexMap<String, (String, Span)> = IndexMap::new();
        for (index, waiver) in self.all.iter().enumerate() {
            if let Some(unit) = &waiver.unit
                && !usage.units.contains_key(&fold(&unit.node))
            {
                let place = (unit.node.clone(), unit.span);
                elsewhere.entry(fold(&unit.node)).or_insert(place);
            } else if self.is_past(waiver) {
                // That it is past is said anyway.
            } else if !usage.has_use_for(index) {
                let kind = Kind::Unused { rule: waiver.rule.clone() };
                found.push(WaiverError { kind, span: waiver.span });
            } else if !usage.outdated.contains(&index) {
                found.extend(unused_values(index, waiver, usage));
            }
        }
        let units: Vec<(String, Span)> = elsewhere.into_values().collect();
        if let Some((_, span)) = units.first() {
            let (span, candidates) = (*span, usage.units.values().cloned().collect());
            found.push(WaiverError { kind: Kind::UnitsNotHere { units, candidates }, span });
        }
        found
    }
}

fn unused_values(index: usize, waiver: &Waiver, usage: &Usage) -> Vec<WaiverError> {
    let values = waiver.values.iter().enumerate();
    let unused = values.filter(|(value, _)| !usage.values.contains(&(index, *value)));
    let error = |value: &crate::source::Spanned<String>| WaiverError {
        kind: Kind::ValueUnused { value: value.node.clone() },
        span: value.span,
    };
    unused.map(|(_, value)| error(value)).collect()
}
