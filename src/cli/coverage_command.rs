//! `rulecheck coverage`: in which cells of a form rules see an error, and in which they pin it.

use std::io::{self, Write};

use super::author_args::TextFormat;
use super::collect::collect;
use super::coverage_args::CoverageArgs;
use super::error::CliError;
use super::exit::Status;
use super::list::homes;
use super::output::{human_options, print};
use super::writing::write_whole;
use crate::analysis::cover;
use crate::diagnose::coverage::{Shortfall, shortfall};
use crate::diagnose::{Diagnostic, FormSheet, Lang, Severity, form_sheet, frame, pack_error};
use crate::eval::Selection;
use crate::model::Number;
use crate::pack::{FormVersion, Packs};
use crate::render;
use crate::source::SourceMap;

/// Runs the command.
pub(super) fn run(args: &CoverageArgs, lang: Lang) -> Result<Status, CliError> {
    let (packs, errors) = Packs::read(collect(&homes(&args.paths))?.packs);
    let selection = selection(&packs, &args.only)?;
    let versions = wanted(packs.versions(), args.form.as_deref(), "coverage")?;
    let loose = versions.iter().flat_map(|version| &version.prepared.errors);
    let problems: Vec<Diagnostic> = errors.iter().chain(loose).map(pack_error).collect();
    tell(&problems, packs.sources(), lang)?;
    let sheet = |version: &FormVersion| {
        let prepared = &version.prepared;
        form_sheet(version, &cover(&prepared.layout, &prepared.rules, &selection))
    };
    let mut sheets: Vec<FormSheet> = versions.iter().map(sheet).collect();
    let mut short = false;
    for sheet in &mut sheets {
        let missing = shortfalls(sheet, args);
        short |= !missing.is_empty();
        sheet.closing.extend(missing.iter().map(shortfall));
    }
    let options = human_options(lang, args.verbose, &io::stdout());
    print(&match args.format {
        TextFormat::Text => {
            let drawn = sheets.iter().map(|sheet| render::coverage_text(sheet, &options));
            drawn.collect::<Vec<_>>().join("\n")
        }
        TextFormat::Json => render::coverage_json(&sheets, lang),
    })?;
    if let Some(path) = &args.html {
        write_whole(path, render::coverage_html(&sheets, lang).as_bytes())?;
        let words = frame::written(&path.display().to_string());
        writeln!(io::stderr(), "{}", words.get(lang))?;
    }
    let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
    Ok(match (broken, short) {
        (true, _) => Status::Broken,
        (false, true) => Status::Violated,
        (false, false) => Status::Holds,
    })
}

/// Tells what is wrong with the rules, beside what comes of the others.
pub(super) fn tell(
    problems: &[Diagnostic],
    sources: &SourceMap,
    lang: Lang,
) -> Result<(), CliError> {
    let options = human_options(lang, false, &io::stderr());
    for problem in problems {
        writeln!(io::stderr(), "{}", render::diagnostic(problem, sources, &options))?;
    }
    Ok(())
}

/// Returns the rules that are asked for.
pub(super) fn selection(packs: &Packs, only: &[String]) -> Result<Selection, CliError> {
    let ids = packs.rule_ids().into_iter().map(str::to_owned);
    let known: Vec<String> = ids.chain(packs.tags()).collect();
    for name in only {
        if !known.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            return Err(CliError::NoSuchRule { name: name.clone(), known });
        }
    }
    Ok(Selection::new(only.to_vec(), None))
}

/// Returns the versions that are asked for; there must be one.
pub(super) fn wanted(
    versions: Vec<FormVersion>,
    form: Option<&str>,
    command: &'static str,
) -> Result<Vec<FormVersion>, CliError> {
    if versions.is_empty() {
        return Err(CliError::NoFormToCover { command });
    }
    let Some(form) = form else { return Ok(versions) };
    let name = |one: &FormVersion| format!("{} {}", one.kind, one.version);
    let known: Vec<String> = versions.iter().map(name).collect();
    let is_meant = |one: &FormVersion| one.version == form || name(one) == form;
    let meant: Vec<FormVersion> = versions.into_iter().filter(is_meant).collect();
    match meant.is_empty() {
        true => Err(CliError::NoSuchForm { form: form.to_owned(), known }),
        false => Ok(meant),
    }
}

fn shortfalls(sheet: &FormSheet, args: &CoverageArgs) -> Vec<Shortfall> {
    let counts = sheet.counts;
    let asked = [(false, counts.seen, &args.min_seen), (true, counts.pinned, &args.min_pinned)];
    let missed = asked.into_iter().filter_map(|(pinned, reached, wanted)| {
        let wanted = wanted.clone()?;
        let is_short = is_below(reached, counts.cells, &wanted);
        is_short.then_some(Shortfall { pinned, reached, cells: counts.cells, wanted })
    });
    missed.collect()
}

/// Tells whether a part of a whole is below so many percent.
pub(super) fn is_below(part: usize, whole: usize, percent: &Number) -> bool {
    let number = |count: usize| Number::from(i64::try_from(count).unwrap_or(i64::MAX));
    number(part.saturating_mul(100)) < percent * &number(whole)
}
