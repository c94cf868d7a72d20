//! `rulecheck check`: reports held against rules.

use std::collections::HashSet;

use super::args::CheckArgs;
use super::error::CliError;
use super::exit::Status;
use super::files::{collect, read};
use super::output::{Output, human_options};
use crate::check;
use crate::diagnose::{
    Counts, Diagnostic, Lang, ReportOutcome, Severity, pack_error, unnamed_rule,
};
use crate::pack::Packs;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Result<Status, CliError> {
    let inputs = collect(&args.paths)?;
    let (packs, errors) = Packs::read(inputs.packs);
    let mut problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    let mut tally = Tally { broken: !problems.is_empty(), ..Tally::default() };
    if args.verbose {
        problems.extend(packs.unnamed().into_iter().map(unnamed_rule));
    }
    let options = human_options(lang, args.verbose);
    let mut output = Output::begin(args.format, options, &problems, packs.sources())?;
    for path in &inputs.reports {
        let (outcomes, sources) = check::check(&packs, read(path)?);
        for outcome in &outcomes {
            tally.add(outcome);
            output.report(outcome, &sources)?;
        }
    }
    if inputs.reports.is_empty() {
        output.end_of_rules(packs.rule_count())?;
        return Ok(tally.status(args.min_evaluated, true));
    }
    // One report alone leaves rules idle that are for others; in a run of several, or when asked, they
    // are worth a word.
    let several = tally.reports > 1 || (args.verbose && tally.reports > 0);
    let mut idle = packs.rule_ids();
    idle.retain(|id| several && !tally.evaluated.contains(*id));
    output.end(&idle)?;
    Ok(tally.status(args.min_evaluated, inputs.reports.is_empty()))
}

/// What a run came to so far.
#[derive(Debug, Default)]
struct Tally {
    broken: bool,
    violated: bool,
    counts: Counts,
    reports: usize,
    evaluated: HashSet<String>,
}

impl Tally {
    fn add(&mut self, outcome: &ReportOutcome) {
        self.broken |= outcome.errors.iter().any(|error| error.severity == Severity::Error);
        self.violated |= outcome.findings.iter().any(|finding| finding.severity != Severity::Info);
        self.counts = self.counts.plus(outcome.counts);
        self.reports += 1;
        for id in outcome.evaluated.iter() {
            if !self.evaluated.contains(id) {
                self.evaluated.insert(id.clone());
            }
        }
    }

    /// Returns the exit status. Rules checked without a report need not evaluate anything.
    fn status(&self, min_evaluated: usize, no_reports: bool) -> Status {
        let evaluated = self.counts.holds + self.counts.violated;
        if self.broken {
            Status::Broken
        } else if self.violated {
            Status::Violated
        } else if evaluated < min_evaluated && !no_reports {
            Status::NothingEvaluated
        } else {
            Status::Holds
        }
    }
}
