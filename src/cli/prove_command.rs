//! `rulecheck prove`: what can be proved of rules without a report, and which rules reports never set to work.

use std::io;
use std::path::PathBuf;

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_command::{selection, tell, wanted};
use super::error::CliError;
use super::exit::Status;
use super::jobs::Jobs;
use super::library::library;
use super::list::homes;
use super::output::{human_options, print};
use super::prove_args::ProveArgs;
use crate::analysis::{MOST_PROOF_WORK, prove};
use crate::check::Run;
use crate::diagnose::{
    Diagnostic, Evaluations, IdleSheet, Lang, ProofSheet, Severity, pack_error, proof_sheet,
};
use crate::eval::Selection;
use crate::pack::{FormVersion, Packs};
use crate::render;

/// Runs the command.
pub(super) fn run(args: &ProveArgs, lang: Lang) -> Result<Status, CliError> {
    let inputs = collect(&homes(&args.paths))?;
    let (packs, errors) = Packs::read(inputs.packs);
    let selection = selection(&packs, &args.only)?;
    let versions = wanted(packs.versions(), args.form.as_deref(), "prove")?;
    let loose = versions.iter().flat_map(|version| &version.prepared.errors);
    let mut problems: Vec<Diagnostic> = errors.iter().chain(loose).map(pack_error).collect();
    tell(&problems, packs.sources(), lang)?;
    let sheet = |version: &FormVersion| {
        let prepared = &version.prepared;
        let proof = prove(&prepared.layout, &prepared.rules, &selection, MOST_PROOF_WORK);
        proof_sheet(version, &proof, packs.sources())
    };
    let sheets: Vec<ProofSheet> = versions.iter().map(sheet).collect();
    let idle = match inputs.reports.is_empty() {
        true => None,
        false => {
            let evaluations = evaluations(args, &packs, &selection, &inputs.reports, lang)?;
            problems.extend(evaluations.1);
            Some(evaluations.0.idle(ids(&versions, &selection).into_iter()))
        }
    };
    print(&drawn(&sheets, idle.as_ref(), args, lang))?;
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(match (broken, sheets.iter().any(ProofSheet::is_contradicted)) {
        (true, _) => Status::Broken,
        (false, true) => Status::Violated,
        (false, false) => Status::Holds,
    })
}

fn drawn(sheets: &[ProofSheet], idle: Option<&IdleSheet>, args: &ProveArgs, lang: Lang) -> String {
    if args.format == TextFormat::Json {
        return render::proof_json(sheets, idle, lang);
    }
    let options = human_options(lang, args.verbose, &io::stdout());
    let parts = sheets.iter().map(|sheet| render::proof_text(sheet, &options));
    let mut drawn = parts.collect::<Vec<_>>().join("\n");
    if let Some(sheet) = idle {
        drawn.push_str(&render::idle_text(sheet, &options));
    }
    drawn
}

/// Holds reports against the rules. Returns what became of the rules, and what is wrong with the reports,
/// which is told at once.
fn evaluations(
    args: &ProveArgs,
    packs: &Packs,
    selection: &Selection,
    reports: &[PathBuf],
    lang: Lang,
) -> Result<(Evaluations, Vec<Diagnostic>), CliError> {
    let library = library(packs, &args.beside, reports)?;
    let mut problems: Vec<Diagnostic> = library.problems().to_vec();
    tell(&problems, library.sources(), lang)?;
    let run = Run {
        packs,
        library: &library,
        waivers: packs.waivers(),
        selection: Some(selection),
        suspects: false,
    };
    let mut evaluations = Evaluations::default();
    for job in Jobs::new(reports) {
        let (outcomes, sources) = run.check_part(job?.input()?, true);
        for outcome in &outcomes {
            evaluations.add(outcome);
            let is_wrong = |one: &&Diagnostic| one.severity == Severity::Error;
            let wrong: Vec<Diagnostic> = outcome.errors.iter().filter(is_wrong).cloned().collect();
            tell(&wrong, &sources, lang)?;
            problems.extend(wrong);
        }
    }
    Ok((evaluations, problems))
}

/// Returns the ids of the rules that are wanted, over all versions.
fn ids(versions: &[FormVersion], selection: &Selection) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for version in versions {
        for rule in &version.prepared.rules.rules {
            let mut checks = rule.checks.iter();
            let is_wanted =
                checks.any(|check| selection.includes(&rule.id, &rule.tags, check.gravity));
            if is_wanted && !ids.contains(&rule.id) {
                ids.push(rule.id.clone());
            }
        }
    }
    ids
}
