//! `rulecheck mutate`: what rules notice of errors put into reports.

use std::io;

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_command::{is_below, selection, tell};
use super::error::CliError;
use super::exit::Status;
use super::jobs::Jobs;
use super::library::library;
use super::mutate_args::MutateArgs;
use super::output::{human_options, print};
use crate::analysis::Score;
use crate::check::{ReportMutations, Run};
use crate::diagnose::{Diagnostic, Lang, Severity, mutation, pack_error};
use crate::pack::Packs;
use crate::render::{self, MutationsSheet};
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
    let mut found: Vec<(Vec<ReportMutations>, SourceMap)> = Vec::new();
    for job in Jobs::new(&inputs.reports) {
        found.push(run.mutations(job?.input()?));
    }
    let sheets: Vec<(MutationsSheet<'_>, &SourceMap)> = found
        .iter()
        .flat_map(|(reports, sources)| reports.iter().map(move |one| (one, sources)))
        .map(|(report, sources)| (sheet(report, args), sources))
        .collect();
    print(&drawn(&sheets, args, lang))?;
    let of_reports = sheets.iter().flat_map(|(sheet, _)| sheet.errors);
    let broken = problems.iter().chain(of_reports).any(|one| one.severity == Severity::Error);
    Ok(status(broken, &sheets))
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

fn drawn(sheets: &[(MutationsSheet<'_>, &SourceMap)], args: &MutateArgs, lang: Lang) -> String {
    let scores = sheets.iter().map(|(sheet, _)| sheet.sheet.score);
    let total = scores.fold(Score::default(), Score::plus);
    match args.format {
        TextFormat::Json => render::mutations_json(sheets, total, lang),
        TextFormat::Text => {
            let options = human_options(lang, args.verbose, &io::stdout());
            let drawn = sheets
                .iter()
                .map(|(sheet, sources)| render::mutations_text(sheet, sources, &options));
            let mut drawn = drawn.collect::<Vec<_>>().join("\n");
            if sheets.len() > 1 {
                drawn.push('\n');
                drawn.push_str(&render::mutations_closing(sheets.len(), total, &options));
            }
            drawn
        }
    }
}

fn status(broken: bool, sheets: &[(MutationsSheet<'_>, &SourceMap)]) -> Status {
    if broken {
        Status::Broken
    } else if sheets.iter().any(|(sheet, _)| sheet.shortfall.is_some()) {
        Status::Violated
    } else if sheets.iter().any(|(sheet, _)| sheet.sheet.score.tried == 0) {
        Status::NothingEvaluated
    } else {
        Status::Holds
    }
}
