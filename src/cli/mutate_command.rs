//! `rulecheck mutate`: what rules notice of errors put into reports, in several threads; each report is
//! written as soon as it and those before it are done.

use std::io::{self, BufWriter, Stdout, Write};

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_command::{is_below, selection, tell};
use super::error::CliError;
use super::exit::Status;
use super::jobs::{Job, Jobs, threads};
use super::library::library;
use super::mutate_args::MutateArgs;
use super::output::human_options;
use super::parallel::in_order;
use crate::analysis::Score;
use crate::check::{ReportMutations, Run};
use crate::diagnose::{Diagnostic, Lang, Severity, mutation, pack_error};
use crate::pack::Packs;
use crate::render::{self, HumanOptions, MutationsSheet, MutationsWriter};
use crate::source::SourceMap;

/// Runs the command.
pub(super) fn run(args: &MutateArgs, lang: Lang) -> Result<Status, CliError> {
    let inputs = collect(&args.paths)?;
    if inputs.reports.is_empty() {
        return Err(CliError::NoReports { command: "mutate" });
    }
    let (packs, errors) = Packs::read(inputs.packs);
    let selection = selection(&packs, &args.only)?;
    let library = library(&packs, &args.beside, &inputs.reports)?;
    let mut problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    problems.extend(library.problems());
    tell(&problems, library.sources(), lang)?;
    let run = Run {
        packs: &packs,
        library: &library,
        waivers: packs.waivers(),
        selection: Some(&selection),
        suspects: true,
    };
    let options = human_options(lang, args.verbose, &io::stdout());
    let mut output = Output::begin(args.format, options)?;
    let mut tally = Tally {
        broken: problems.iter().any(|one| one.severity == Severity::Error),
        ..Tally::default()
    };
    let work = |job: Result<Job<'_>, CliError>| -> Result<Vec<Drawn>, CliError> {
        let (reports, sources) = run.mutations(job?.input()?);
        reports.iter().map(|report| drawn(&sheet(report, args), &sources, args, &options)).collect()
    };
    let take = |drawn: Result<Vec<Drawn>, CliError>| -> Result<(), CliError> {
        for one in drawn? {
            tally.add(&one);
            output.report(&one.text)?;
        }
        Ok(())
    };
    let threads = threads(None, &inputs.reports);
    let done = in_order(threads, Jobs::new(&inputs.reports), work, take);
    done.map_err(|error| CliError::Stopped(Box::new(error)))?;
    output.end(tally.reports, tally.total)?;
    Ok(tally.status())
}

/// Puts beside a report what it lacks of the score that is asked for.
fn sheet<'a>(report: &'a ReportMutations, args: &MutateArgs) -> MutationsSheet<'a> {
    let score = report.sheet.score;
    let missed = args
        .min_score
        .as_ref()
        .filter(|wanted| score.tried > 0 && is_below(score.caught, score.tried, wanted));
    MutationsSheet {
        file: &report.file,
        unit: report.unit.as_deref(),
        year: report.year,
        sheet: &report.sheet,
        errors: &report.errors,
        shortfall: missed.map(|wanted| mutation::shortfall(score, wanted)),
    }
}

/// A report as it stands in the output, and what counts for the exit status.
struct Drawn {
    text: String,
    score: Score,
    is_broken: bool,
    falls_short: bool,
}

fn drawn(
    sheet: &MutationsSheet<'_>,
    sources: &SourceMap,
    args: &MutateArgs,
    options: &HumanOptions,
) -> Result<Drawn, CliError> {
    let text = match args.format {
        TextFormat::Json => render::mutations_json(sheet, sources, options.lang)?,
        TextFormat::Text => render::mutations_text(sheet, sources, options),
    };
    Ok(Drawn {
        text,
        score: sheet.sheet.score,
        is_broken: sheet.errors.iter().any(|one| one.severity == Severity::Error),
        falls_short: sheet.shortfall.is_some(),
    })
}

/// Where the reports go, one by one as they are done, in their order.
enum Output {
    Json(MutationsWriter<BufWriter<Stdout>>),
    Text { out: BufWriter<Stdout>, options: HumanOptions, is_first: bool },
}

impl Output {
    fn begin(format: TextFormat, options: HumanOptions) -> io::Result<Self> {
        let out = BufWriter::new(io::stdout());
        Ok(match format {
            TextFormat::Json => Self::Json(MutationsWriter::begin(out)?),
            TextFormat::Text => Self::Text { out, options, is_first: true },
        })
    }

    fn report(&mut self, drawn: &str) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.report(drawn),
            Self::Text { out, is_first, .. } => {
                let gap = if std::mem::take(is_first) { "" } else { "\n" };
                write!(out, "{gap}{drawn}")?;
                out.flush()
            }
        }
    }

    fn end(self, reports: usize, total: Score) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.end(total)?.flush(),
            Self::Text { mut out, options, .. } => {
                if reports > 1 {
                    write!(out, "\n{}", render::mutations_closing(reports, total, &options))?;
                }
                out.flush()
            }
        }
    }
}

/// What is kept of all reports.
#[derive(Default)]
struct Tally {
    reports: usize,
    total: Score,
    broken: bool,
    falls_short: bool,
    /// Whether there is a report with nothing to change.
    is_idle: bool,
}

impl Tally {
    fn add(&mut self, one: &Drawn) {
        self.reports += 1;
        self.total = self.total.plus(one.score);
        self.broken |= one.is_broken;
        self.falls_short |= one.falls_short;
        self.is_idle |= one.score.tried == 0;
    }

    fn status(&self) -> Status {
        if self.broken {
            Status::Broken
        } else if self.falls_short {
            Status::Violated
        } else if self.is_idle {
            Status::NothingEvaluated
        } else {
            Status::Holds
        }
    }
}
