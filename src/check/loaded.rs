//! A report file, read.

use crate::diagnose::{Diagnostic, load_error};
use crate::model::{Report, load_reports};
use crate::pack::{Named, decode_into};
use crate::source::SourceMap;

/// The reports of one file, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The name of the file.
    pub(super) name: String,
    /// Its reports, as far as they could be read.
    pub(super) reports: Vec<Report>,
    /// What is wrong with it.
    pub(super) problems: Vec<Diagnostic>,
}

impl Loaded {
    /// Reads a file, or the part of one that `before` lines stand before. Its text is added to `sources`.
    pub(super) fn read(file: Named<Vec<u8>>, before: usize, sources: &mut SourceMap) -> Self {
        let name = file.name.clone();
        let (reports, problems) = match decode_into(file, before, sources) {
            Ok(id) => {
                let (reports, errors) = load_reports(id, sources.text(id));
                (reports, errors.iter().map(load_error).collect())
            }
            Err(error) => (Vec::new(), vec![load_error(&error)]),
        };
        Self { name, reports, problems }
    }
}
