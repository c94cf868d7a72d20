//! Folders → the files below them, and files → their bytes. Which file is what is told by its name alone.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::CliError;
use super::kinds::{is_document, is_original, is_published, is_report};
use crate::pack::Named;

/// The largest file that is read at all, in bytes.
pub(super) const MAX_SIZE: usize = 256 * 1024 * 1024;

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
pub(super) fn reports_of(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let (documents, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| is_document(file));
    match documents.is_empty() {
        true => others.into_iter().filter(|file| is_original(file)).collect(),
        false => documents,
    }
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
