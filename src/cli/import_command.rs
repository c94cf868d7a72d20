//! `rulecheck import`: published reports → report documents.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::collect::collect_rules;
use super::error::CliError;
use super::exit::Status;
use super::files::collect_published;
use super::import_args::ImportArgs;
use super::output::{human_options, print};
use super::published::published;
use super::writing::write_whole;
use crate::check::Imported;
use crate::diagnose::{Diagnostic, Lang, Severity, frame, pack_error, unreadable};
use crate::import::Hints;
use crate::pack::{PackText, Packs};
use crate::render::{self, Progress};
use crate::source::SourceMap;

/// Where rules lie when none are named.
const RULES: &str = "rules";

/// Runs the command.
pub(super) fn run(args: &ImportArgs, lang: Lang) -> Result<Status, CliError> {
    let packs = packs(args, lang)?;
    let hints = hints(args, &packs)?;
    let folder = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let files = collect_published(&args.files)?;
    // What is printed on the same terminal shows by itself how far the run is.
    let is_seen = io::stderr().is_terminal() && (folder.is_some() || !io::stdout().is_terminal());
    let mut progress = Progress::new(files.len(), is_seen);
    let options = human_options(lang, false, &io::stderr());
    let (mut broken, mut doubts, mut read) = (false, 0, 0);
    let mut taken: Vec<PathBuf> = Vec::new();
    for (index, path) in files.iter().enumerate() {
        tell(&progress.begin(index + 1, &path.display().to_string(), &options));
        let report = published(path)?;
        let source = folder.and_then(|folder| recorded(folder, path));
        let own = Hints { source, ..hints.clone() };
        let imported = match Imported::read(&packs, &report, &own, lang) {
            Ok(imported) => imported,
            Err(problem) => {
                tell(&progress.clear());
                show(&[unreadable(&report.name, &problem)], &SourceMap::default(), lang);
                broken = true;
                continue;
            }
        };
        read += 1;
        let mut sources = SourceMap::layer(packs.sources());
        let file = imported.add_original(&report.name, &mut sources);
        let messages = imported.messages(file, &sources);
        doubts += messages.iter().filter(|one| one.severity != Severity::Info).count();
        if !messages.is_empty() {
            tell(&progress.clear());
        }
        show(&messages, &sources, lang);
        match folder {
            Some(folder) => {
                let target = target(folder, path, &taken);
                write_new(&target, &imported.document)?;
                taken.push(target);
            }
            None => {
                let between = if read > 1 { "---\n" } else { "" };
                print(&format!("{between}{}", imported.document))?;
            }
        }
    }
    tell(&progress.clear());
    tell(&format!("{}\n", frame::imported(read, doubts).get(lang)));
    Ok(if broken { Status::Broken } else { Status::Holds })
}

/// Reads the forms that reports are read against: of the packs named, else of those beside. Their rules say
/// nothing of how a report is printed, and reading them would take longer than all the rest.
fn packs(args: &ImportArgs, lang: Lang) -> Result<Packs, CliError> {
    let named = !args.rules.is_empty();
    let paths = if named { args.rules.clone() } else { vec![PathBuf::from(RULES)] };
    if !named && !Path::new(RULES).is_dir() {
        return Err(CliError::NoForms);
    }
    let forms = collect_rules(&paths)?.into_iter().map(PackText::without_rules).collect();
    let (packs, errors) = Packs::read(forms);
    let problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    show(&problems, packs.sources(), lang);
    match packs.form_count() {
        0 => Err(CliError::NoForms),
        _ => Ok(packs),
    }
}

/// Returns what the arguments say of the reports.
fn hints(args: &ImportArgs, packs: &Packs) -> Result<Hints, CliError> {
    let known: Vec<String> = packs.forms().map(|form| form.version.node.clone()).collect();
    if let Some(form) = args.form.as_ref().filter(|form| !known.contains(form)) {
        return Err(CliError::UnknownForm { version: form.clone(), known });
    }
    let (form, unit, year) = (args.form.clone(), args.unit.clone(), args.year);
    Ok(Hints { form, unit, year, ..Hints::default() })
}

/// Returns the file to write: the name of the original, ending in `.yaml`; two of one name are told apart
/// by their old endings.
fn target(folder: &Path, path: &Path, taken: &[PathBuf]) -> PathBuf {
    let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    let plain = folder.join(format!("{stem}.yaml"));
    if !taken.contains(&plain) {
        return plain;
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let long = folder.join(format!("{name}.yaml"));
    let numbered = (2..).map(|number| folder.join(format!("{name}-{number}.yaml")));
    std::iter::once(long).chain(numbered).find(|one| !taken.contains(one)).unwrap_or(plain)
}

/// Returns how a document says where its original lies: by its path from the folder of the document, where
/// that is not just beside or above.
fn recorded(folder: &Path, original: &Path) -> Option<String> {
    let (folder, original) =
        (std::path::absolute(folder).ok()?, std::path::absolute(original).ok()?);
    let home = original.parent()?;
    if home == folder || Some(home) == folder.parent() {
        return None;
    }
    let common = folder.components().zip(original.components()).take_while(|(a, b)| a == b).count();
    // Without a common root there is no way from one to the other.
    let from = folder.components().skip(common).map(|_| "..".to_owned());
    let to = original.components().skip(common);
    let to = to.map(|part| part.as_os_str().to_string_lossy().into_owned());
    (common > 0).then(|| from.chain(to).collect::<Vec<_>>().join("/"))
}

/// Writes a document. What somebody has corrected by hand is not written over.
fn write_new(target: &Path, document: &str) -> Result<(), CliError> {
    match std::fs::read(target) {
        Ok(known) if known == document.as_bytes() => Ok(()),
        Ok(_) => Err(CliError::Exists(target.to_owned())),
        Err(_) => write_whole(target, document.as_bytes()),
    }
}

/// Shows messages beside the documents: on the standard error.
fn show(messages: &[Diagnostic], sources: &SourceMap, lang: Lang) {
    let options = human_options(lang, false, &io::stderr());
    for message in messages {
        tell(&format!("{}\n", render::diagnostic(message, sources, &options)));
    }
}

fn tell(text: &str) {
    // Where this cannot be written, the documents still are.
    let _ = io::stderr().write_all(text.as_bytes());
}
