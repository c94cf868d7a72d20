//! The numbers of the narratives of one file's reports: which figures no fact reads.

use super::loaded::{Input, Loaded};
use super::run::Run;
use crate::analysis::{NarrativeNumber, narrative_numbers};
use crate::diagnose::{Diagnostic, Text, place_words};
use crate::model::Report;
use crate::source::{SourceMap, Span};

/// The numbers of one report's narrative.
#[derive(Clone, Debug)]
pub struct ReportNumbers {
    /// The name of its file.
    pub file: String,
    /// The unit, as printed.
    pub unit: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// The numbers, in print order.
    pub numbers: Vec<(NarrativeNumber, NumberPlace)>,
    /// What is wrong with the file.
    pub errors: Vec<Diagnostic>,
}

/// Where a number stands.
#[derive(Clone, Debug)]
pub struct NumberPlace {
    /// In a file: in the original where that is a text, else in the report document.
    pub span: Span,
    /// In the original, in words, where that is no text.
    pub original: Option<Text>,
}

impl Run<'_> {
    /// Looks at the numbers of the reports of one file, as [`Run::check`] holds them against the rules.
    pub fn numbers(&self, file: impl Into<Input>) -> (Vec<ReportNumbers>, SourceMap) {
        let mut sources = SourceMap::layer(self.library.sources());
        let loaded = Loaded::read(file.into(), self.packs, &mut sources);
        let reports = loaded.reports.iter();
        let mut found: Vec<ReportNumbers> =
            reports.map(|report| self.numbers_of(report, &loaded, &sources)).collect();
        if found.is_empty() {
            let (file, numbers) = (loaded.name.clone(), Vec::new());
            found.push(ReportNumbers { file, unit: None, year: None, numbers, errors: Vec::new() });
        }
        if let Some(first) = found.first_mut() {
            first.errors.splice(0..0, loaded.problems.iter().cloned());
        }
        (found, sources)
    }

    fn numbers_of(&self, report: &Report, loaded: &Loaded, sources: &SourceMap) -> ReportNumbers {
        let mut found = ReportNumbers {
            file: loaded.name.clone(),
            unit: report.unit.as_ref().map(|unit| unit.node.clone()),
            year: report.year.as_ref().map(|year| year.node),
            numbers: Vec::new(),
            errors: Vec::new(),
        };
        let plan = match self.plan(report, sources) {
            Ok(plan) => plan,
            Err(problem) => {
                found.errors.push(*problem);
                return found;
            }
        };
        let original = loaded.original(report, sources);
        let placed = |number: NarrativeNumber| {
            let printed = original.span(number.span);
            let words = || original.at(number.span).map(|at| place_words(&at));
            let in_words = printed.is_none() || loaded.printing.is_some();
            let original = if in_words { words() } else { None };
            let place = NumberPlace { span: printed.unwrap_or(number.span), original };
            (number, place)
        };
        let numbers = narrative_numbers(&plan.prepared.rules, report, &plan.placement);
        found.numbers = numbers.into_iter().map(placed).collect();
        found
    }
}
