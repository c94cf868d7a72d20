//! `rulecheck prove`: what can be proved of rules without a report.

use std::io;

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_command::{selection, tell, wanted};
use super::error::CliError;
use super::exit::Status;
use super::list::homes;
use super::output::{human_options, print};
use super::prove_args::ProveArgs;
use crate::analysis::prove;
use crate::diagnose::{Diagnostic, Lang, ProofSheet, Severity, pack_error, proof_sheet};
use crate::pack::{FormVersion, Packs};
use crate::render;

/// Runs the command.
pub(super) fn run(args: &ProveArgs, lang: Lang) -> Result<Status, CliError> {
    let (packs, errors) = Packs::read(collect(&homes(&args.paths))?.packs);
    let selection = selection(&packs, &args.only)?;
    let versions = wanted(packs.versions(), args.form.as_deref())?;
    let loose = versions.iter().flat_map(|version| &version.prepared.errors);
    let problems: Vec<Diagnostic> = errors.iter().chain(loose).map(pack_error).collect();
    tell(&problems, packs.sources(), lang)?;
    let sheet = |version: &FormVersion| {
        let prepared = &version.prepared;
        let proof = prove(&prepared.layout, &prepared.rules, &selection);
        proof_sheet(version, &proof, packs.sources())
    };
    let sheets: Vec<ProofSheet> = versions.iter().map(sheet).collect();
    let options = human_options(lang, args.verbose, &io::stdout());
    print(&match args.format {
        TextFormat::Text => {
            let drawn = sheets.iter().map(|sheet| render::proof_text(sheet, &options));
            drawn.collect::<Vec<_>>().join("\n")
        }
        TextFormat::Json => render::proof_json(&sheets, lang),
    })?;
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(match (broken, sheets.iter().any(ProofSheet::is_contradicted)) {
        (true, _) => Status::Broken,
        (false, true) => Status::Violated,
        (false, false) => Status::Holds,
    })
}
