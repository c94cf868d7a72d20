//! `rulecheck numbers`: the figures of narratives that no fact reads.

use std::io::{self, Write};

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_args::NumbersArgs;
use super::error::CliError;
use super::exit::Status;
use super::output::{human_options, print};
use super::published::input;
use crate::check::{Library, ReportNumbers, Run};
use crate::diagnose::{Diagnostic, Lang, Severity, pack_error};
use crate::pack::Packs;
use crate::render::{self, NumbersSheet};
use crate::source::SourceMap;

/// Runs the command.
pub(super) fn run(args: &NumbersArgs, lang: Lang) -> Result<Status, CliError> {
    let inputs = collect(&args.paths)?;
    if inputs.reports.is_empty() {
        return Err(CliError::NoReports { command: "numbers" });
    }
    let (packs, errors) = Packs::read(inputs.packs);
    let problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    let options = human_options(lang, args.verbose, &io::stdout());
    for problem in &problems {
        let options = human_options(lang, false, &io::stderr());
        writeln!(io::stderr(), "{}", render::diagnostic(problem, packs.sources(), &options))?;
    }
    let library = Library::empty(&packs);
    let run = Run {
        packs: &packs,
        library: &library,
        waivers: packs.waivers(),
        selection: None,
        suspects: false,
    };
    let mut found: Vec<(Vec<ReportNumbers>, SourceMap)> = Vec::new();
    for path in &inputs.reports {
        found.push(run.numbers(input(path)?));
    }
    let all = || found.iter().flat_map(|(reports, _)| reports.iter().flat_map(|one| &one.errors));
    let is_wrong = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let broken = problems.iter().chain(all()).filter(is_wrong).count() > 0;
    let sheets: Vec<(NumbersSheet<'_>, &SourceMap)> = found
        .iter()
        .flat_map(|(reports, sources)| reports.iter().map(move |one| (sheet(one), sources)))
        .collect();
    match args.format {
        TextFormat::Json => {
            let (sheets, sources): (Vec<_>, Vec<_>) = sheets.into_iter().unzip();
            print(&render::numbers_json(&sheets, &sources, lang))?;
        }
        TextFormat::Text => {
            let (mut figures, mut unread) = (0, 0);
            for (sheet, sources) in &sheets {
                let counts = sheet.counts();
                (figures, unread) = (figures + counts.0, unread + counts.1);
                print(&format!("{}\n", render::numbers_text(sheet, sources, &options)))?;
            }
            if sheets.len() > 1 {
                print(&render::numbers_closing(sheets.len(), (figures, unread), &options))?;
            }
        }
    }
    Ok(if broken { Status::Broken } else { Status::Holds })
}

fn sheet(report: &ReportNumbers) -> NumbersSheet<'_> {
    let numbers = report.numbers.iter();
    NumbersSheet {
        file: &report.file,
        unit: report.unit.as_deref(),
        year: report.year,
        numbers: numbers
            .map(|(number, place)| (number, place.span, place.original.as_ref()))
            .collect(),
        errors: &report.errors,
    }
}
