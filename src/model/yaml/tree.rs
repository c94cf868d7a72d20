//! The tree of one YAML document, and how it is put together from its parts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::runs::Style;
use crate::model::error::{LoadError, LoadErrorKind};
use crate::source::{FileId, Span, Spanned};

/// A value and its place. Flow collections include their brackets, quoted scalars their quotes.
#[derive(Debug)]
pub(crate) struct YamlNode<'a> {
    pub kind: YamlKind<'a>,
    pub span: Span,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum YamlKind<'a> {
    /// A text; empty and plain where nothing is written.
    Scalar { text: Cow<'a, str>, style: Style },
    /// A list.
    Sequence(Vec<YamlNode<'a>>),
    /// A mapping, without the keys that are no text and without the second of two equal keys.
    Mapping(Vec<YamlEntry<'a>>),
    /// What has been refused already, with a problem.
    Refused,
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct YamlEntry<'a> {
    pub key: Spanned<Cow<'a, str>>,
    pub value: YamlNode<'a>,
}

/// One document of a file.
#[derive(Debug)]
pub(crate) struct YamlDocument<'a> {
    pub root: YamlNode<'a>,
    /// Where the parser gave up; what is not complete by then ends there.
    pub broken_at: Option<usize>,
}

/// A list or mapping that is not closed yet.
struct Open<'a> {
    start: usize,
    end: usize,
    flow: bool,
    items: Items<'a>,
}

enum Items<'a> {
    Sequence(Vec<YamlNode<'a>>),
    Mapping { entries: Vec<YamlEntry<'a>>, key: Option<YamlNode<'a>> },
}

/// Puts trees together from parts that come in the order of the text.
pub(crate) struct Builder<'a> {
    file: FileId,
    open: Vec<Open<'a>>,
    root: Option<YamlNode<'a>>,
    nodes: usize,
    last_end: usize,
    /// What is wrong with the trees so far.
    pub errors: Vec<LoadError>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(file: FileId) -> Self {
        let (open, errors) = (Vec::new(), Vec::new());
        Self { file, open, root: None, nodes: 0, last_end: 0, errors }
    }

    /// Notes a problem.
    pub(crate) fn error(&mut self, kind: LoadErrorKind, range: Range<usize>) {
        self.errors.push(LoadError::new(kind, Span::new(self.file, range)));
    }

    /// Returns how many lists and mappings are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns how many parts the document has so far.
    pub(crate) fn count(&self) -> usize {
        self.nodes
    }

    /// Returns where the innermost open bracket stands.
    pub(crate) fn bracket(&self) -> Option<usize> {
        self.open.iter().rev().find(|open| open.flow).map(|open| open.start)
    }

    /// Opens a list, in brackets or not.
    pub(crate) fn start_sequence(&mut self, start: usize, flow: bool) {
        self.open.push(Open { start, end: start, flow, items: Items::Sequence(Vec::new()) });
    }

    /// Opens a mapping, in brackets or not.
    pub(crate) fn start_mapping(&mut self, start: usize, flow: bool) {
        let items = Items::Mapping { entries: Vec::new(), key: None };
        self.open.push(Open { start, end: start, flow, items });
    }

    /// Closes the innermost list or mapping. One without brackets ends with its last part; the
    /// parser would have it end where the next thing starts.
    pub(crate) fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let end = if open.flow { end } else { open.end };
        let span = Span::new(self.file, open.start..end.max(open.start));
        let kind = match open.items {
            Items::Sequence(items) => YamlKind::Sequence(items),
            Items::Mapping { entries, .. } => YamlKind::Mapping(self.without_duplicates(entries)),
        };
        self.push(YamlNode { kind, span });
    }

    pub(crate) fn push(&mut self, node: YamlNode<'a>) {
        self.nodes += 1;
        let range = node.span.range();
        self.last_end = self.last_end.max(range.end);
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        if !range.is_empty() {
            open.end = range.end;
        }
        match &mut open.items {
            Items::Sequence(items) => items.push(node),
            Items::Mapping { entries, key } => match key.take() {
                None => *key = Some(node),
                Some(YamlNode { kind: YamlKind::Scalar { text, .. }, span }) => {
                    entries.push(YamlEntry { key: Spanned::new(text, span), value: node });
                }
                Some(YamlNode { kind: YamlKind::Refused, .. }) => {}
                Some(other) => {
                    self.errors.push(LoadError::new(LoadErrorKind::KeyNotText, other.span));
                }
            },
        }
    }

    fn without_duplicates(&mut self, entries: Vec<YamlEntry<'a>>) -> Vec<YamlEntry<'a>> {
        let mut again = Vec::new();
        // Most mappings are small, and comparing lengths settles most pairs.
        if entries.len() <= 16 {
            for (index, entry) in entries.iter().enumerate() {
                let first = entries.iter().take(index).find(|other| other.key == entry.key);
                again.extend(first.map(|first| (index, first.key.span)));
            }
        } else {
            let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
            for (index, entry) in entries.iter().enumerate() {
                match seen.get(entry.key.node.as_ref()) {
                    Some(first) => again.push((index, *first)),
                    None => drop(seen.insert(&entry.key.node, entry.key.span)),
                }
            }
        }
        if again.is_empty() {
            return entries;
        }
        let mut again = again.into_iter().peekable();
        let mut kept = Vec::with_capacity(entries.len());
        for (index, entry) in entries.into_iter().enumerate() {
            let Some((_, first)) = again.next_if(|(second, _)| *second == index) else {
                kept.push(entry);
                continue;
            };
            let key = entry.key.node.into_owned();
            let kind = LoadErrorKind::DuplicateKey { key, first };
            self.errors.push(LoadError::new(kind, entry.key.span));
        }
        kept
    }

    /// Returns the finished document, if there is one, and begins another.
    pub(crate) fn document(&mut self, broken_at: Option<usize>) -> Option<YamlDocument<'a>> {
        self.nodes = 0;
        self.root.take().map(|root| YamlDocument { root, broken_at })
    }

    /// Closes everything at `at` or after the last part, so that what was complete is still looked
    /// at. Returns where that is.
    pub(crate) fn give_up(&mut self, at: usize) -> usize {
        let at = at.max(self.last_end);
        while let Some(open) = self.open.last_mut() {
            (open.flow, open.end) = (true, at);
            self.end(at);
        }
        at
    }
}
