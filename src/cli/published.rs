//! Files → what is checked or imported: report documents as they are, published reports in the format that
//! they have.

use std::path::Path;

use super::error::CliError;
use super::files::read;
use super::kinds::is_report;
use super::pdf::pdf_boxes;
use crate::check::{Input, Published};
use crate::import::{Format, detect};
use crate::pack::Named;

/// Reads a file to be checked.
pub(super) fn input(path: &Path) -> Result<Input, CliError> {
    if is_report(path) {
        return Ok(Input::Document(read(path)?));
    }
    Ok(Input::Published(published(path)?))
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
            | Format::Xls),
        ) => Ok((format, content)),
        Err(problem) => Err(problem),
    };
    Ok(Published { name, content })
}
