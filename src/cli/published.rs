//! Files → what is checked or imported: report documents as they are, published reports in the format that
//! they have.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::path::{Component, Path, PathBuf};

use super::error::CliError;
use super::files::read;
use super::kinds::{is_published, is_report};
use super::pdf::pdf_boxes;
use crate::check::{Input, Published, source_of};
use crate::import::{Format, detect};
use crate::pack::Named;

/// Reads a file to be checked.
pub(super) fn input(path: &Path) -> Result<Input, CliError> {
    if !is_report(path) {
        return Ok(Input::Published(published(path)?));
    }
    let document = read(path)?;
    Ok(match source_of(&document.content) {
        Some(source) => {
            let original = beside(path, &source).and_then(|original| published(&original).ok());
            Input::Imported(document, original)
        }
        None => Input::Document(document),
    })
}

/// Finds the original that a document names: where the document says, beside it, or in the folder above.
fn beside(document: &Path, source: &str) -> Option<PathBuf> {
    let source = Path::new(source);
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::ParentDir);
    if !source.components().all(inside) || !is_published(source) {
        return None;
    }
    let folder = document.parent()?;
    let name = source.file_name()?;
    let places = [folder.join(source), folder.join(name), folder.join("..").join(name)];
    places.iter().map(|place| without_detours(place)).find(|path| path.is_file())
}

/// Returns a path without the folders that it leaves again.
fn without_detours(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        let leaves = part == Component::ParentDir
            && matches!(short.components().next_back(), Some(Component::Normal(_)));
        if leaves {
            short.pop();
        } else {
            short.push(part);
        }
    }
    short
}

/// Reads a published report.
pub(super) fn published(path: &Path) -> Result<Published, CliError> {
    let Named { name, content } = read(path)?;
    let content = match detect(&content, &name) {
        Ok(Format::Pdf) => pdf_boxes(path).map(|boxes| (Format::Pdf, boxes)),
        Ok(
            format @ (Format::Text
            | Format::Html
            | Format::Markdown
            | Format::Docx
            | Format::Xlsx
            | Format::Xls
            | Format::Csv),
        ) => Ok((format, content)),
        Err(problem) => Err(problem),
    };
    Ok(Published { name, content })
}
