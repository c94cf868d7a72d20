//! Paths → the bytes of packs and reports. Which file is what is told by its name alone.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::CliError;
use super::kinds::{is_form, is_published, is_report, is_rules};
use crate::pack::{Named, PackText};

/// The largest file that is read at all, in bytes.
pub(super) const MAX_SIZE: usize = 256 * 1024 * 1024;

/// What the paths of a command line name.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The packs, read.
    pub(super) packs: Vec<PackText>,
    /// The report files, not yet read: there may be thousands.
    pub(super) reports: Vec<PathBuf>,
}

/// Sorts paths into rules and reports. A folder that holds a rule file is rules; another is reports.
pub(super) fn collect(paths: &[PathBuf]) -> Result<Inputs, CliError> {
    let mut inputs = Inputs::default();
    for path in paths {
        let kind = std::fs::metadata(path)
            .map_err(|reason| CliError::Unreadable { path: path.clone(), reason })?;
        if kind.is_dir() {
            collect_folder(path, &mut inputs)?;
        } else if is_rules(path) {
            inputs.packs.push(PackText { rules: vec![read(path)?], ..PackText::default() });
        } else if is_report(path) || is_published(path) {
            inputs.reports.push(path.clone());
        } else {
            return Err(CliError::UnknownKind(path.clone()));
        }
    }
    if inputs.packs.is_empty() { Err(CliError::NoRules) } else { Ok(inputs) }
}

/// Returns the packs that paths name.
pub(super) fn collect_rules(paths: &[PathBuf]) -> Result<Vec<PackText>, CliError> {
    Ok(collect(paths)?.packs)
}

/// Returns the published reports that paths name: themselves, or those of a folder.
pub(super) fn collect_published(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut found = Vec::new();
    for path in paths {
        let kind = std::fs::metadata(path)
            .map_err(|reason| CliError::Unreadable { path: path.clone(), reason })?;
        if !kind.is_dir() {
            found.push(path.clone());
            continue;
        }
        let before = found.len();
        found.extend(walk(path)?.into_iter().filter(|file| is_original(file)));
        if found.len() == before {
            return Err(CliError::NothingToImport(path.clone()));
        }
    }
    Ok(found)
}

/// Returns the reports of a folder: the report documents, or where there are none the published reports.
fn reports_of(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let (documents, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| is_report(file) && !is_form(file));
    match documents.is_empty() {
        true => others.into_iter().filter(|file| is_original(file)).collect(),
        false => documents,
    }
}

/// Tells whether a file of a folder is a published report; a README tells of the folder.
fn is_original(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    is_published(path) && !name.is_some_and(|name| name.starts_with("readme"))
}

/// Returns the report files that a path names: itself, or those of a folder.
pub(super) fn reports(path: &Path) -> Result<Vec<PathBuf>, CliError> {
    let kind = std::fs::metadata(path)
        .map_err(|reason| CliError::Unreadable { path: path.to_owned(), reason })?;
    if !kind.is_dir() {
        let is_known = is_report(path) || is_published(path);
        return if is_known {
            Ok(vec![path.to_owned()])
        } else {
            Err(CliError::NoReport(path.to_owned()))
        };
    }
    let files = reports_of(walk(path)?);
    if files.is_empty() { Err(CliError::NoReport(path.to_owned())) } else { Ok(files) }
}

fn collect_folder(folder: &Path, inputs: &mut Inputs) -> Result<(), CliError> {
    let files = walk(folder)?;
    let rules: Vec<&PathBuf> = files.iter().filter(|file| is_rules(file)).collect();
    if rules.is_empty() {
        let reports = reports_of(files);
        if reports.is_empty() {
            return Err(CliError::EmptyFolder(folder.to_owned()));
        }
        inputs.reports.extend(reports);
        return Ok(());
    }
    let manifests: Vec<&PathBuf> =
        files.iter().filter(|file| file.file_name() == Some(OsStr::new("pack.yaml"))).collect();
    let forms = files.iter().filter(|file| is_form(file));
    let mut rest: Vec<&PathBuf> = rules.into_iter().chain(forms).collect();
    for manifest in manifests {
        let home = manifest.parent().unwrap_or(folder);
        let (own, others) = rest.into_iter().partition(|file| file.starts_with(home));
        rest = others;
        inputs.packs.push(pack(Some(manifest), own)?);
    }
    if !rest.is_empty() {
        inputs.packs.push(pack(None, rest)?);
    }
    Ok(())
}

/// Returns the files below a folder, sorted by name, hidden ones left out.
pub(super) fn walk(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let visible = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| CliError::Unreadable {
            path: error.path().unwrap_or(folder).to_owned(),
            reason: error.into(),
        })?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn pack(manifest: Option<&PathBuf>, files: Vec<&PathBuf>) -> Result<PackText, CliError> {
    let manifest = manifest.map(|manifest| read(manifest)).transpose()?;
    let (forms, rules) = files.into_iter().partition(|file| is_form(file));
    Ok(PackText { manifest, forms: read_all(forms)?, rules: read_all(rules)? })
}

fn read_all(paths: Vec<&PathBuf>) -> Result<Vec<Named<Vec<u8>>>, CliError> {
    paths.into_iter().map(|path| read(path)).collect()
}

/// Reads one file under the name to show for it.
pub(super) fn read(path: &Path) -> Result<Named<Vec<u8>>, CliError> {
    let unreadable = |reason| CliError::Unreadable { path: path.to_owned(), reason };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_SIZE as u64 {
        return Err(CliError::TooLarge { path: path.to_owned(), limit: MAX_SIZE });
    }
    let content = std::fs::read(path).map_err(unreadable)?;
    Ok(Named { name: path.display().to_string(), content })
}
