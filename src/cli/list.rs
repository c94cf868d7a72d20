//! `rulecheck list` and `rulecheck blank`: what packs hold.

use std::io;
use std::path::PathBuf;

use super::author_args::{BlankArgs, ListArgs, TextFormat};
use super::author_files::write_new;
use super::collect::collect;
use super::error::CliError;
use super::exit::Status;
use super::output::{human_options, print};
use crate::diagnose::{Diagnostic, Lang, Severity, frame, pack_error};
use crate::model::blank_report;
use crate::pack::Packs;
use crate::render;

/// Returns the folders to look into: those given, else `rules`.
pub(super) fn homes(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from("rules")] } else { paths.to_vec() }
}

/// Runs `rulecheck list`. Broken rules are told on standard error and left out.
pub(super) fn list(args: &ListArgs, lang: Lang) -> Result<Status, CliError> {
    let (packs, errors) = Packs::read(collect(&homes(&args.paths))?.packs);
    let broken: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    let broken = broken.iter().filter(|problem| problem.severity == Severity::Error);
    let options = human_options(lang, args.verbose, &io::stdout());
    let rules = packs.inventory();
    print(&match args.format {
        TextFormat::Text => render::inventory_text(&rules, &options),
        TextFormat::Json => render::inventory_json(&rules, packs.sources()),
    })?;
    Ok(if broken.count() > 0 { Status::Broken } else { Status::Holds })
}

/// Runs `rulecheck blank`.
pub(super) fn blank(args: &BlankArgs, lang: Lang) -> Result<Status, CliError> {
    let (packs, _) = Packs::read(collect(&homes(&args.rules))?.packs);
    let is_meant = |kind: &str, version: &str| {
        version == args.form || format!("{kind} {version}") == args.form
    };
    let forms: Vec<_> =
        packs.forms().filter(|form| is_meant(&form.kind.node, &form.version.node)).collect();
    let [form] = forms.as_slice() else {
        let known = packs.forms().map(|form| format!("{} {}", form.kind.node, form.version.node));
        let (form, known) = (args.form.clone(), known.collect());
        return Err(CliError::NoSuchForm { form, known });
    };
    let text = blank_report(form);
    match &args.output {
        None => print(&text)?,
        Some(path) => {
            write_new(path, &text)?;
            print(&format!("{}\n", frame::written(&path.display().to_string()).get(lang)))?;
        }
    }
    Ok(Status::Holds)
}
