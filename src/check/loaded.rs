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
    /// Reads a file, whose text is added to `sources`.
    pub(super) fn read(file: Named<Vec<u8>>, sources: &mut SourceMap) -> Self {
        let name = file.name.clone();
        let (reports, problems) = match decode_into(file, sources) {
            Ok((id, text)) => {
                let (reports, errors) = load_reports(id, &text);
                (reports, errors.iter().map(load_error).collect())
            }
            Err(error) => (Vec::new(), vec![load_error(&error)]),
        };
        Self { name, reports, problems }
    }
}
