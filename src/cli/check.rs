//! `rulecheck check`: reports held against rules.

use std::collections::HashSet;
use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use super::args::{CheckArgs, SeverityArg};
use super::collect::collect;
use super::error::CliError;
use super::exit::Status;
use super::jobs::{Job, Jobs, threads};
use super::library::{is_kept, library};
use super::output::{Drawing, Output, human_options};
use super::parallel::{Threads, in_order, wanted_threads};
use crate::check::Run;
use crate::diagnose::frame::RulesRead;
use crate::diagnose::{
    Counts, Diagnostic, Lang, ReportOutcome, Severity, WorldProblem, pack_error, unnamed_rule,
    waiver_error, world_problem,
};
use crate::eval::Selection;
use crate::pack::Packs;
use crate::resolve::Gravity;
use crate::source::SourceMap;
use crate::waive::{Day, Usage};

/// Runs the command.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Result<Status, CliError> {
    let inputs = collect(&args.paths)?;
    let (packs, errors) = Packs::read_with(inputs.packs, &Threads(wanted_threads(args.jobs)));
    // The program ends with the run: to give back the memory of the rules part by part is lost time.
    let packs = ManuallyDrop::new(packs);
    let mut problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    let waivers = packs.waivers().on(|| args.today.unwrap_or_else(today));
    problems.extend(waivers.past().iter().map(waiver_error));
    let mut tally = Tally::default();
    if inputs.reports.is_empty() && !inputs.left_out.is_empty() {
        problems.push(left_out(&inputs.left_out));
    }
    let empty: Vec<String> = packs.empty_files().into_iter().map(str::to_owned).collect();
    if problems.is_empty() && !empty.is_empty() {
        problems.push(world_problem(&WorldProblem::NoRuleInside(empty)));
    }
    if args.verbose {
        problems.extend(packs.unnamed().into_iter().map(unnamed_rule));
    }
    let selection = selection(&packs, args)?;
    let library = library(&packs, &args.beside, &inputs.reports)?;
    problems.extend(library.problems());
    tally.broken |= problems.iter().any(|problem| problem.severity == Severity::Error);
    let options = human_options(lang, args.verbose, &io::stdout());
    let mut output = Output::begin(args.format, options, &problems, library.sources())?;
    let checking = Checking {
        run: Run {
            packs: &packs,
            library: &library,
            waivers: &waivers,
            selection: Some(&selection),
            suspects: !args.no_suspects,
        },
        drawing: Drawing { format: args.format, options },
    };
    let take = |checked: Result<Vec<Checked>, CliError>| -> Result<(), CliError> {
        for (outcome, drawn) in checked? {
            tally.add(&outcome);
            output.report(&outcome, &drawn)?;
        }
        Ok(())
    };
    let threads = threads(args.jobs, &inputs.reports);
    let checked = if is_kept(&packs, &inputs.reports) {
        in_order(threads, 0..inputs.reports.len(), |index| checking.batch(index), take)
    } else {
        in_order(threads, Jobs::new(&inputs.reports), |job| checking.job(job?), take)
    };
    if checked.is_err() {
        output.give_up()?;
    }
    checked.map_err(|error| CliError::Stopped(Box::new(error)))?;
    if inputs.reports.is_empty() {
        let wrong = problems.iter().filter(|problem| problem.severity == Severity::Error);
        output.end_of_rules(RulesRead {
            rules: packs.rule_count(),
            forms: packs.form_count(),
            examples: packs.example_count(),
            problems: wrong.count(),
        })?;
        return Ok(tally.status(args.min_evaluated, true));
    }
    let asked_for = args.only.is_empty() && args.severity.is_none();
    let idle = if asked_for { tally.idle(&packs, args.verbose) } else { Vec::new() };
    let idle_waivers = waivers.idle(&tally.waivers);
    let unused: Vec<Diagnostic> =
        idle_waivers.iter().filter(|_| asked_for).map(waiver_error).collect();
    output.end(&idle, &unused, library.sources())?;
    Ok(tally.status(args.min_evaluated, inputs.reports.is_empty()))
}

/// Returns the message for files that may be reports, where nothing else is given to be checked.
fn left_out(files: &[PathBuf]) -> Diagnostic {
    let files = files.iter().map(|file| file.display().to_string()).collect();
    world_problem(&WorldProblem::LeftOut(files))
}

/// Returns the day it is where the program runs.
#[allow(clippy::disallowed_methods, reason = "cli alone reads the clock")]
fn today() -> Day {
    let now = jiff::ZonedDateTime::now();
    Day::from(now.date())
}

/// Returns the rules that are asked for.
fn selection(packs: &Packs, args: &CheckArgs) -> Result<Selection, CliError> {
    let ids = packs.rule_ids().into_iter().map(str::to_owned);
    let known: Vec<String> = ids.chain(packs.tags()).collect();
    for name in &args.only {
        if !known.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            return Err(CliError::NoSuchRule { name: name.clone(), known });
        }
    }
    let least = args.severity.map(|severity| match severity {
        SeverityArg::Error => Gravity::Must,
        SeverityArg::Warning => Gravity::Should,
        SeverityArg::Note => Gravity::Info,
    });
    Ok(Selection::new(args.only.clone(), least))
}

/// A report's outcome, and how it is drawn.
type Checked = (ReportOutcome, String);

/// What each report goes through, in whichever thread.
struct Checking<'a> {
    run: Run<'a>,
    drawing: Drawing,
}

impl Checking<'_> {
    fn job(&self, job: Job<'_>) -> Result<Vec<Checked>, CliError> {
        let (outcomes, sources) = self.run.check_part(job.input()?, self.drawing.shows_reasons());
        self.drawn(outcomes, &sources)
    }

    fn batch(&self, index: usize) -> Result<Vec<Checked>, CliError> {
        self.drawn(self.run.check_batch(index), self.run.library.sources())
    }

    fn drawn(
        &self,
        outcomes: Vec<ReportOutcome>,
        sources: &SourceMap,
    ) -> Result<Vec<Checked>, CliError> {
        let draw = |outcome: ReportOutcome| {
            let drawn = self.drawing.report(&outcome, sources)?;
            Ok((outcome, drawn))
        };
        outcomes.into_iter().map(draw).collect()
    }
}

/// How many rules of the user's own are named, where nothing of them was evaluated for a single report.
const FEW: usize = 5;

/// What a run came to so far.
#[derive(Debug, Default)]
struct Tally {
    broken: bool,
    violated: bool,
    counts: Counts,
    reports: usize,
    evaluated: HashSet<String>,
    /// What was evaluated of the last report.
    last: Vec<String>,
    waivers: Usage,
}

impl Tally {
    fn add(&mut self, outcome: &ReportOutcome) {
        self.broken |= outcome.errors.iter().any(|error| error.severity == Severity::Error);
        self.violated |= outcome.findings.iter().any(|finding| finding.severity != Severity::Info);
        self.counts = self.counts.plus(outcome.counts);
        self.reports += 1;
        self.waivers.note(outcome.unit.as_deref(), &outcome.judgement);
        // Report after report has the same rules evaluated.
        if outcome.evaluated != self.last {
            self.evaluated.extend(outcome.evaluated.iter().cloned());
            self.last.clone_from(&outcome.evaluated);
        }
    }

    /// Returns the rules of which nothing was evaluated, where that is worth a word: in a run of several
    /// reports, or when asked. One report alone leaves rules of packs idle that are for others, but a few
    /// rules of the user's own are meant for it.
    fn idle<'p>(&self, packs: &'p Packs, asked: bool) -> Vec<&'p str> {
        let is_idle = |id: &&str| !self.evaluated.contains(*id);
        if self.reports > 1 || (asked && self.reports > 0) {
            return packs.rule_ids().into_iter().filter(is_idle).collect();
        }
        let own: Vec<&str> = packs.loose_rule_ids().into_iter().filter(is_idle).collect();
        let is_worth_it = self.reports > 0 && !self.broken && own.len() <= FEW;
        if is_worth_it { own } else { Vec::new() }
    }

    /// Returns the exit status. Rules checked without a report need not evaluate anything.
    fn status(&self, min_evaluated: usize, no_reports: bool) -> Status {
        let evaluated = self.counts.holds + self.counts.violated + self.counts.waived;
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
