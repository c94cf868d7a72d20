//! The whole flow: a report goes from bytes to its outcome, through every stop.
//!
//! This file joins the stops and holds nothing else. It knows neither files nor terminals.

use crate::diagnose::{
    Counts, Evidence, Naming, ReportOutcome, load_error, no_pack_fits, resolve_error, unplaced,
};
use crate::eval::{Figures, Verdicts, evaluate};
use crate::model::{Report, load_reports};
use crate::pack::{Named, Packs, Prepared, decode_into};
use crate::resolve::RuleSet;
use crate::source::SourceMap;

/// Holds the reports of one file against the rules.
///
/// Returns an outcome for each report in the file, at least one, and the texts that the messages point
/// into.
pub fn check(packs: &Packs, file: Named<Vec<u8>>) -> (Vec<ReportOutcome>, SourceMap) {
    let mut sources = SourceMap::layer(packs.sources());
    let name = file.name.clone();
    let (reports, mut problems) = match decode_into(file, &mut sources) {
        Ok((id, text)) => {
            let (reports, errors) = load_reports(id, &text);
            (reports, errors.iter().map(load_error).collect())
        }
        Err(error) => (Vec::new(), vec![load_error(&error)]),
    };
    // Where a part of a report could not be read, rules miss its names for that reason alone.
    let whole = problems.is_empty();
    let mut outcomes: Vec<ReportOutcome> =
        reports.iter().map(|report| check_report(packs, &name, report, whole, &sources)).collect();
    if outcomes.is_empty() {
        outcomes.push(unread(&name));
    }
    // What is wrong with a file stands before its first report.
    if let Some(first) = outcomes.first_mut() {
        problems.append(&mut first.errors);
        first.errors = problems;
    }
    (outcomes, sources)
}

fn check_report(
    packs: &Packs,
    name: &str,
    report: &Report,
    whole: bool,
    sources: &SourceMap,
) -> ReportOutcome {
    let outcome = ReportOutcome {
        unit: report.unit.as_ref().map(|unit| unit.node.clone()),
        year: report.year.as_ref().map(|year| year.node),
        ..unread(name)
    };
    let Some(plan) = packs.plan(report, sources) else {
        let kind = report.kind.as_ref();
        let span = kind.map_or(report.span.start_point(), |kind| kind.span);
        let kind = kind.map_or("", |kind| kind.node.as_str());
        return ReportOutcome { errors: vec![no_pack_fits(kind, span)], ..outcome };
    };
    let Prepared { layout, rules, errors } = plan.prepared.as_ref();
    let errors = if whole { errors.as_slice() } else { &[] };
    let figures = Figures::new(rules, report, layout, &plan.placement);
    let verdicts = evaluate(rules, &figures);
    let naming = Naming::new(layout, &plan.placement, report);
    let evidence = Evidence { rules, figures: &figures, naming, sources };
    ReportOutcome {
        counts: counts(&verdicts),
        findings: evidence.findings(&verdicts.findings),
        not_evaluated: evidence.not_evaluated(&verdicts.not_evaluated),
        evaluated: evaluated(rules, &verdicts),
        errors: errors
            .iter()
            .map(resolve_error)
            .chain(plan.unplaced.iter().map(unplaced))
            .collect(),
        ..outcome
    }
}

fn evaluated(rules: &RuleSet, verdicts: &Verdicts) -> Vec<String> {
    let rule = |index: &usize| rules.rules.get(*index);
    verdicts.evaluated.iter().filter_map(rule).map(|rule| rule.id.clone()).collect()
}

fn counts(verdicts: &Verdicts) -> Counts {
    Counts {
        holds: verdicts.holds,
        violated: verdicts.findings.len(),
        not_evaluated: verdicts.not_evaluated.len(),
        not_applicable: verdicts.not_applicable,
    }
}

fn unread(name: &str) -> ReportOutcome {
    ReportOutcome {
        file: name.to_owned(),
        unit: None,
        year: None,
        counts: Counts::default(),
        findings: Vec::new(),
        not_evaluated: Vec::new(),
        evaluated: Vec::new(),
        errors: Vec::new(),
    }
}
