//! All texts of a run under their ids.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::{FileId, LineColumn, LineIndex, Span};

/// One file: its name as the user gave it, and its text.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// How many lines of the file stand before the text.
    before: usize,
    /// Which stretch of the text stands at which place of the file, where the text is not the file but what it
    /// prints.
    places: Option<Places>,
    lines: OnceLock<LineIndex>,
}

/// Stretches of a text, in its order, each with the place of a file at which it is printed.
pub type Places = Vec<(Range<usize>, String)>;

impl Source {
    /// Returns the name to show to people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether the text is what the file prints, and not the file itself: its lines are lines of no file.
    pub fn is_printing(&self) -> bool {
        self.places.is_some()
    }

    /// Returns where the text at an offset stands in the file: line and column, or the place at which it is printed.
    pub fn at(&self, offset: usize) -> Option<String> {
        let Some(places) = &self.places else {
            let place = self.lines().position(&self.text, offset);
            return Some(format!("{}:{}", place.line, place.column));
        };
        let after = places.partition_point(|(range, _)| range.start <= offset);
        let (_, place) = places.get(after.checked_sub(1)?)?;
        Some(place.clone())
    }

    /// Returns the lines, indexed at the first call: a file without findings is never scanned.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text).behind(self.before))
    }
}

/// The texts of a run. Rules live in a base map; each report's texts lie in a layer above it that
/// goes when the report is done, so that memory does not grow with the number of reports.
#[derive(Debug, Default)]
pub struct SourceMap {
    base: Option<Arc<SourceMap>>,
    files: Vec<Source>,
}

impl SourceMap {
    /// Returns an empty map above `base`, which keeps its ids.
    pub fn layer(base: &Arc<Self>) -> Self {
        Self { base: Some(Arc::clone(base)), files: Vec::new() }
    }

    /// Adds a text under the name to show, and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.add_part(name, text, 0)
    }

    /// Adds a part of a file that `before` lines stand before, and returns its id.
    pub fn add_part(
        &mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        before: usize,
    ) -> FileId {
        let (name, text, lines) = (name.into(), text.into(), OnceLock::new());
        self.push(Source { name, text, before, places: None, lines })
    }

    /// Adds what a file prints that is no text, with the places of its parts in the file, and returns its id.
    pub fn add_printing(
        &mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        places: Places,
    ) -> FileId {
        let (name, text, lines) = (name.into(), text.into(), OnceLock::new());
        self.push(Source { name, text, before: 0, places: Some(places), lines })
    }

    fn push(&mut self, source: Source) -> FileId {
        let id = FileId(u32::try_from(self.len()).unwrap_or(u32::MAX));
        self.files.push(source);
        id
    }

    /// Returns the text of a file; nothing when it is none of this map.
    pub fn text(&self, id: FileId) -> &str {
        self.get(id).map_or("", Source::text)
    }

    /// Returns the file named by `id`, if it is in this map or below it.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        let below = self.base.as_ref().map_or(0, |base| base.len());
        match (id.0 as usize).checked_sub(below) {
            Some(own) => self.files.get(own),
            None => self.base.as_ref().and_then(|base| base.get(id)),
        }
    }

    /// Returns the text of a span, empty when the span is of no file of this map.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|source| source.text.get(span.range())).unwrap_or_default()
    }

    /// Returns where a span starts.
    pub fn position(&self, span: Span) -> Option<LineColumn> {
        let source = self.get(span.file)?;
        Some(source.lines().position(&source.text, span.start as usize))
    }

    /// Returns where a span starts, as programs are told: line and column, or its place in a file that is no text.
    pub fn at(&self, span: Span) -> Option<String> {
        self.get(span.file)?.at(span.start as usize)
    }

    fn len(&self) -> usize {
        self.base.as_ref().map_or(0, |base| base.len()) + self.files.len()
    }
}
