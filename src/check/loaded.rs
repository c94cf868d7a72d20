//! A report file, read: a report document, or a published report that is imported on the way.

use super::import::{Imported, Published};
use crate::diagnose::{Diagnostic, Lang, load_error, unreadable};
use crate::import::Hints;
use crate::model::{Report, load_reports};
use crate::pack::{Named, Packs, decode_into};
use crate::source::{FileId, SourceMap};

/// A file to be checked.
#[derive(Clone, Debug)]
pub enum Input {
    /// A report document.
    Document(Named<Vec<u8>>),
    /// A published report.
    Published(Published),
}

impl From<Named<Vec<u8>>> for Input {
    fn from(file: Named<Vec<u8>>) -> Self {
        Self::Document(file)
    }
}

/// The reports of one file, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The name of the file.
    pub(super) name: String,
    /// Its reports, as far as they could be read.
    pub(super) reports: Vec<Report>,
    /// What is wrong with it.
    pub(super) problems: Vec<Diagnostic>,
    /// What import was not sure of.
    pub(super) doubts: Vec<Diagnostic>,
    /// The text of the original of a published report, where it is one.
    pub(super) original: Option<FileId>,
}

impl Loaded {
    /// Reads a file, or the part of one that `before` lines stand before. Its text is added to `sources`.
    pub(super) fn read(
        input: Input,
        before: usize,
        packs: &Packs,
        sources: &mut SourceMap,
    ) -> Self {
        match input {
            Input::Document(file) => Self::document(file, before, sources),
            Input::Published(published) => Self::published(&published, packs, sources),
        }
    }

    fn document(file: Named<Vec<u8>>, before: usize, sources: &mut SourceMap) -> Self {
        let name = file.name.clone();
        let (reports, problems) = match decode_into(file, before, sources) {
            Ok(id) => {
                let (reports, errors) = load_reports(id, sources.text(id));
                (reports, errors.iter().map(load_error).collect())
            }
            Err(error) => (Vec::new(), vec![load_error(&error)]),
        };
        Self { name, reports, problems, doubts: Vec::new(), original: None }
    }

    fn published(published: &Published, packs: &Packs, sources: &mut SourceMap) -> Self {
        let name = published.name.clone();
        let imported = match Imported::read(packs, published, &Hints::default(), Lang::Zh) {
            Ok(imported) => imported,
            Err(problem) => {
                let problems = vec![unreadable(&name, &problem)];
                let (reports, doubts) = (Vec::new(), Vec::new());
                return Self { name, reports, problems, doubts, original: None };
            }
        };
        let original = imported.text.clone().map(|text| sources.add(name.clone(), text));
        let id = sources.add(format!("{name} → report.yaml"), imported.document.clone());
        let (reports, errors) = load_reports(id, sources.text(id));
        let problems = errors.iter().map(load_error).collect();
        let doubts = imported.messages(original, sources);
        Self { name, reports, problems, doubts, original }
    }
}
