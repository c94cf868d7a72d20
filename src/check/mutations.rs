//! The reports of one file, with errors put into them: what rules notice.

use super::loaded::{Input, Loaded};
use super::run::Run;
use crate::analysis::{MOST_WORK, mutate};
use crate::diagnose::{
    Diagnostic, Evidence, MutationSheet, Naming, mutation_sheet, pack_error, unplaced,
};
use crate::eval::{Figures, Finding, Selection};
use crate::model::Report;
use crate::source::SourceMap;
use crate::waive::Decision;

/// What rules notice of the errors put into one report.
#[derive(Clone, Debug)]
pub struct ReportMutations {
    /// The name of its file.
    pub file: String,
    /// The unit, as printed.
    pub unit: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// What was counted; empty for a report that no rules fit.
    pub sheet: MutationSheet,
    /// What is wrong with the file.
    pub errors: Vec<Diagnostic>,
}

impl Run<'_> {
    /// Puts errors into the reports of one file, which are otherwise held against the rules as
    /// [`Run::check`] does. Returns what came of it for each report, at least one, and the texts that the
    /// messages point into.
    pub fn mutations(&self, file: impl Into<Input>) -> (Vec<ReportMutations>, SourceMap) {
        let mut sources = SourceMap::layer(self.library.sources());
        let loaded = Loaded::read(file.into(), self.packs, &mut sources);
        let of = |report: &Report| self.mutations_of(report, &loaded, &sources);
        let mut found: Vec<ReportMutations> = loaded.reports.iter().map(of).collect();
        if found.is_empty() {
            found.push(empty(&loaded.name, None));
        }
        if let Some(first) = found.first_mut() {
            first.errors.splice(0..0, loaded.problems.iter().cloned());
        }
        (found, sources)
    }

    fn mutations_of(
        &self,
        report: &Report,
        loaded: &Loaded,
        sources: &SourceMap,
    ) -> ReportMutations {
        let found = empty(&loaded.name, Some(report));
        let plan = match self.plan(report, sources) {
            Ok(plan) => plan,
            Err(problem) => return ReportMutations { errors: vec![*problem], ..found },
        };
        let prepared = plan.prepared.as_ref();
        // Where a part of a report could not be read, rules miss its names for that reason alone.
        let whole = loaded.problems.is_empty();
        let errors = if whole { prepared.errors.as_slice() } else { &[] };
        let all = Selection::everything();
        let figures = self.figures(report, &plan);
        let (layout, rules) = (&prepared.layout, &prepared.rules);
        let selection = self.selection.unwrap_or(&all);
        let is_waived = |figures: &Figures<'_>, found: &[Finding]| {
            let naming = Naming::new(layout, &plan.placement, report);
            let evidence = Evidence { rules, figures, naming, sources };
            let decisions = self.judge(report, &evidence, found).decisions;
            decisions.iter().map(|one| matches!(one, Decision::Waived { .. })).collect()
        };
        let mutations = mutate(rules, layout, &figures, selection, &is_waived, MOST_WORK);
        ReportMutations {
            sheet: mutation_sheet(&mutations, layout),
            errors: errors
                .iter()
                .map(pack_error)
                .chain(plan.unplaced.iter().map(unplaced))
                .collect(),
            ..found
        }
    }
}

fn empty(file: &str, report: Option<&Report>) -> ReportMutations {
    let unit = report.and_then(|report| report.unit.as_ref());
    let year = report.and_then(|report| report.year.as_ref());
    ReportMutations {
        file: file.to_owned(),
        unit: unit.map(|unit| unit.node.clone()),
        year: year.map(|year| year.node),
        sheet: MutationSheet::default(),
        errors: Vec::new(),
    }
}
