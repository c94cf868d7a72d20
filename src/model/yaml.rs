//! YAML text → trees in which every key and value knows its bytes.
//!
//! The only file that knows the YAML parser. A report needs a small part of YAML: what the rest of
//! it brings (anchors, aliases, tags, keys that are lists) is a located problem, as is every limit.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};

use super::error::{LoadError, LoadErrorKind};
use super::mistake::{MAX_KEY, Scene, Symptom, explain};
use super::runs::Style;
use crate::source::{FileId, Span, Spanned};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The deepest that lists and mappings may lie in one another.
pub const MAX_DEPTH: usize = 64;
/// The most values and keys of one document.
pub const MAX_NODES: usize = 100_000;
/// After so many problems of writing, the rest of the file is not looked at.
const MAX_RESTARTS: usize = 100;

/// A value and its place. Flow collections include their brackets, quoted scalars their quotes.
#[derive(Debug)]
pub(super) struct YamlNode<'a> {
    pub kind: YamlKind<'a>,
    pub span: Span,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum YamlKind<'a> {
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
pub(super) struct YamlEntry<'a> {
    pub key: Spanned<Cow<'a, str>>,
    pub value: YamlNode<'a>,
}

/// One document of a file.
#[derive(Debug)]
pub(super) struct YamlDocument<'a> {
    pub root: YamlNode<'a>,
    /// Where the parser gave up; what is not complete by then ends there.
    pub broken_at: Option<usize>,
}

/// Reads all documents of a text: those of a YAML stream, or one a line for JSON Lines. A document
/// that is no YAML does not hide those after it.
pub(super) fn parse(file: FileId, text: &str) -> (Vec<YamlDocument<'_>>, Vec<LoadError>) {
    let mut stream = Stream::new(file, text);
    if text.len() > MAX_BYTES {
        let kind = LoadErrorKind::TooLarge { limit: MAX_BYTES, found: text.len() };
        stream.errors.push(LoadError::new(kind, Span::new(file, 0..0)));
    } else if is_json_lines(text) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            stream.run(start, start + line.len());
            start += line.len();
        }
    } else {
        let mut from = Some(0);
        while let Some(start) = from
            && stream.errors.len() < MAX_RESTARTS
        {
            from = stream.run(start, text.len()).and_then(|broken| next_document(text, broken));
        }
    }
    (stream.documents, stream.errors)
}

/// Two lines that are each a mapping in braces are no YAML, but JSON Lines.
fn is_json_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let whole = |line: &str| line.starts_with('{') && line.ends_with('}');
    lines.next().is_some_and(whole) && lines.next().is_some_and(|line| line.starts_with('{'))
}

/// Returns where the next `---` line after `from` starts.
fn next_document(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut found = rest.match_indices("\n---").map(|(offset, _)| from + offset + 1);
    found.find(|start| {
        text.get(start + 3..)
            .is_none_or(|after| after.is_empty() || after.starts_with([' ', '\n', '\r']))
    })
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

struct Stream<'a> {
    file: FileId,
    text: &'a str,
    /// Where the part being parsed starts; the parser counts from there.
    base: usize,
    documents: Vec<YamlDocument<'a>>,
    errors: Vec<LoadError>,
    open: Vec<Open<'a>>,
    root: Option<YamlNode<'a>>,
    nodes: usize,
    last_scalar: usize,
    last_end: usize,
}

impl<'a> Stream<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        Self {
            file,
            text,
            base: 0,
            documents: Vec::new(),
            errors: Vec::new(),
            open: Vec::new(),
            root: None,
            nodes: 0,
            last_scalar: 0,
            last_end: 0,
        }
    }

    /// Parses one part of the text; returns where the parser gave up, if it did.
    fn run(&mut self, start: usize, end: usize) -> Option<usize> {
        self.base = start;
        (self.last_scalar, self.last_end) = (start, start);
        let options = granit_parser::options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            disallow_directives: true,
            simple_key_max_lookahead: MAX_KEY,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let part = self.text.get(start..end).unwrap_or_default();
        let mut parser = Parser::new_from_str_with_options(part, options);
        while let Some(next) = parser.next_event() {
            match next {
                Ok((event, span)) => {
                    let range = self.range(&span);
                    if let Some(tag) = span.tag_span() {
                        self.error(LoadErrorKind::TagNotAllowed, self.range(&tag));
                    }
                    if let Some(limit) = self.event(event, range.clone()) {
                        self.error(limit, range.clone());
                        return Some(self.give_up(range.start));
                    }
                }
                Err(error) => return Some(self.scan_error(&error)),
            }
        }
        None
    }

    fn range(&self, span: &granit_parser::Span) -> std::ops::Range<usize> {
        let range = span.byte_range().unwrap_or_default();
        self.base + range.start..self.base + range.end
    }

    fn error(&mut self, kind: LoadErrorKind, range: std::ops::Range<usize>) {
        self.errors.push(LoadError::new(kind, Span::new(self.file, range)));
    }

    /// Takes one event; returns the limit that it exceeds, if any.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the parser may grow events, which carry no value"
    )]
    fn event(&mut self, event: Event<'a>, range: std::ops::Range<usize>) -> Option<LoadErrorKind> {
        match event {
            Event::DocumentStart(..) => self.nodes = 0,
            Event::DocumentEnd => self.document(None),
            Event::Scalar(text, style, ..) => self.scalar(text, style, range),
            Event::SequenceStart(style, ..) => {
                return self.start(style, range, Items::Sequence(Vec::new()));
            }
            Event::MappingStart(style, ..) => {
                return self.start(style, range, Items::Mapping { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            Event::Anchor(..) => self.error(LoadErrorKind::AnchorNotAllowed, range),
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                self.error(LoadErrorKind::AliasNotAllowed, range.clone());
                let span = Span::new(self.file, range);
                self.push(YamlNode { kind: YamlKind::Refused, span });
            }
            _ => {}
        }
        (self.nodes > MAX_NODES).then_some(LoadErrorKind::TooManyNodes { limit: MAX_NODES })
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, range: std::ops::Range<usize>) {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.last_scalar = range.start;
        let written = self.text.get(range.clone()).unwrap_or_default();
        // The parser gives `~` for a value that is not written at all.
        let text =
            if written.is_empty() && style == Style::Plain { Cow::Borrowed("") } else { text };
        // Its block scalars run on to where the next key starts.
        let end = match style {
            Style::Block => range.start + written.trim_end().len(),
            Style::Plain | Style::Single | Style::Double => range.end,
        };
        let span = Span::new(self.file, range.start..end);
        self.push(YamlNode { kind: YamlKind::Scalar { text, style }, span });
    }

    fn start(
        &mut self,
        style: StructureStyle,
        range: std::ops::Range<usize>,
        items: Items<'a>,
    ) -> Option<LoadErrorKind> {
        if self.open.len() >= MAX_DEPTH {
            return Some(LoadErrorKind::TooDeep { limit: MAX_DEPTH });
        }
        let flow = style == StructureStyle::Flow;
        self.open.push(Open { start: range.start, end: range.start, flow, items });
        None
    }

    /// Closes the innermost list or mapping. One without brackets ends with its last part; the
    /// parser would have it end where the next thing starts.
    fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let end = if open.flow { end } else { open.end };
        let span = Span::new(self.file, open.start..end.max(open.start));
        let kind = match open.items {
            Items::Sequence(items) => YamlKind::Sequence(items),
            Items::Mapping { entries, .. } => YamlKind::Mapping(self.without_duplicates(entries)),
        };
        self.push(YamlNode { kind, span });
    }

    fn push(&mut self, node: YamlNode<'a>) {
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

    fn document(&mut self, broken_at: Option<usize>) {
        self.documents.extend(self.root.take().map(|root| YamlDocument { root, broken_at }));
    }

    fn scan_error(&mut self, error: &ScanError) -> usize {
        let at = self.base + error.marker().byte_offset().unwrap_or(0);
        let bracket = self.open.iter().rev().find(|open| open.flow).map(|open| open.start);
        let scene = Scene { text: self.text, at, scalar: self.last_scalar, bracket };
        let (kind, range) = explain(symptom(error.kind()), &scene);
        self.error(kind, range);
        self.give_up(at)
    }

    /// Closes everything where the parser stopped, so that what was complete is still looked at.
    fn give_up(&mut self, at: usize) -> usize {
        let at = at.max(self.last_end);
        while let Some(open) = self.open.last_mut() {
            (open.flow, open.end) = (true, at);
            self.end(at);
        }
        self.document(Some(at));
        at
    }
}

/// Sorts what the parser can say by the slip that is behind it.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "the parser knows a hundred kinds; those that auditors cause are named"
)]
fn symptom(kind: &ErrorKind) -> Symptom {
    use LoadErrorKind as Kind;
    match kind {
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Symptom::NoColon,
        ErrorKind::MappingValueNotAllowed => Symptom::Colon,
        ErrorKind::InvalidColonPlacement
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence => Symptom::Bracket,
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::BlockSequenceEntryNotAllowed => Symptom::Layout,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => Symptom::Tab,
        ErrorKind::UnexpectedEofImplicitFlowMapping => Symptom::Exact(Kind::EmptyItem),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            Symptom::Exact(Kind::UnclosedQuote)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => Symptom::Exact(Kind::TextAfterQuote),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            Symptom::Exact(Kind::BadEscape)
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            Symptom::Exact(Kind::MismatchedBracket { open: *open, close: *close })
        }
        ErrorKind::MisplacedFlowCollectionEnd => Symptom::Exact(Kind::ExtraBracket),
        ErrorKind::InvalidBlockScalarHeader => Symptom::Exact(Kind::TextAfterBar),
        ErrorKind::InvalidBlockScalarIndent | ErrorKind::InvalidQuotedScalarIndent => {
            Symptom::Exact(Kind::BadIndentation)
        }
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            Symptom::Exact(Kind::NeedsQuotes { sign: '-' })
        }
        ErrorKind::MappingKeyNotAllowed => Symptom::Exact(Kind::NeedsQuotes { sign: '?' }),
        ErrorKind::UnexpectedCharacter { character } => Symptom::Exact(match character {
            '@' | '`' | '%' => Kind::NeedsQuotes { sign: *character },
            _ => Kind::ControlCharacter { character: *character },
        }),
        ErrorKind::RecursionLimitExceeded => Symptom::Exact(Kind::TooDeep { limit: MAX_DEPTH }),
        _ => Symptom::Exact(Kind::Syntax),
    }
}
