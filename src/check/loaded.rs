//! A report file, read: a report document, or a published report that is imported on the way.

use super::import::{Imported, Published, add_printing};
use crate::diagnose::{Diagnostic, Lang, Original, Quoted, load_error, unreadable};
use crate::import::{Hints, Printing, Reading, read};
use crate::model::{Report, load_reports};
use crate::pack::{Named, Packs, decode_into};
use crate::source::SourceMap;

/// A file to be checked.
#[derive(Clone, Debug)]
pub enum Input {
    /// A report document.
    Document(Named<Vec<u8>>),
    /// A report document that names its original; that, where it was found.
    Imported(Named<Vec<u8>>, Option<Published>),
    /// A line of a file of report documents, and how many lines stand before it.
    Line(Named<Vec<u8>>, usize),
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
    /// The original, as far as it can be quoted.
    pub(super) original: Quoted,
    /// The lines that it prints, where it is no text.
    pub(super) printing: Option<Printing>,
}

impl Loaded {
    /// Reads a file, or a line of one. Its text is added to `sources`.
    pub(super) fn read(input: Input, packs: &Packs, sources: &mut SourceMap) -> Self {
        match input {
            Input::Document(file) => Self::document(file, 0, sources),
            Input::Imported(file, original) => {
                let mut loaded = Self::document(file, 0, sources);
                (loaded.original, loaded.printing) =
                    Self::beside(original, &loaded.reports, sources);
                loaded
            }
            Input::Line(line, before) => Self::document(line, before, sources),
            Input::Published(published) => Self::published(&published, packs, sources),
        }
    }

    /// Returns where the parts of one of its reports stand in the original.
    pub(super) fn original<'a>(&'a self, report: &Report, sources: &'a SourceMap) -> Original<'a> {
        Original::of(report, self.original, self.printing.as_ref(), sources)
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
        Self { name, reports, problems, doubts: Vec::new(), original: Quoted::No, printing: None }
    }

    /// Returns the original beside a report document, where it prints what the document says at its places.
    fn beside(
        original: Option<Published>,
        reports: &[Report],
        sources: &mut SourceMap,
    ) -> (Quoted, Option<Printing>) {
        let Some(Published { name, content }) = original else { return (Quoted::NotFound, None) };
        let read = content.and_then(|(format, bytes)| read(format, &bytes));
        let Ok(Reading { blocks, text, .. }) = read else { return (Quoted::No, None) };
        let (file, printing) = match text {
            Some(text) => (sources.add(name, text), None),
            None => {
                let printing = Printing::of(&blocks);
                (add_printing(&name, &printing, sources), Some(printing))
            }
        };
        let quoted = Quoted::Beside(file);
        let agrees = |report: &Report| {
            Original::of(report, quoted, printing.as_ref(), sources).agrees(report)
        };
        match reports.iter().all(agrees) {
            true => (quoted, printing),
            false => (Quoted::Changed, None),
        }
    }

    fn published(published: &Published, packs: &Packs, sources: &mut SourceMap) -> Self {
        let name = published.name.clone();
        let imported = match Imported::read(packs, published, &Hints::default(), Lang::Zh) {
            Ok(imported) => imported,
            Err(problem) => {
                let problems = vec![unreadable(&name, &problem)];
                let (reports, doubts) = (Vec::new(), Vec::new());
                let (original, printing) = (Quoted::No, None);
                return Self { name, reports, problems, doubts, original, printing };
            }
        };
        let original = imported.add_original(&name, sources);
        let id = sources.add(format!("{name} → report.yaml"), imported.document.clone());
        let (reports, errors) = load_reports(id, sources.text(id));
        let problems = errors.iter().map(load_error).collect();
        let doubts = imported.messages(original, sources);
        let original = original.map_or(Quoted::No, Quoted::Instead);
        Self { name, reports, problems, doubts, original, printing: imported.printing }
    }
}
