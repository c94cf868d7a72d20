//! YAML text → trees in which every key and value knows its bytes.
//!
//! The only file that knows the YAML parser. A report needs a small part of YAML: what the rest of
//! it brings (anchors, aliases, tags, keys that are lists) is a located problem, as is every limit.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};

use super::mistake::{MAX_KEY, Scene, Symptom, explain};
use super::runs::Style;
use super::slips::more_slips;
use super::subset;
use super::tree::{Builder, YamlDocument, YamlKind, YamlNode};
use crate::model::error::{LoadError, LoadErrorKind};
use crate::source::{FileId, Span};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The deepest that lists and mappings may lie in one another.
pub const MAX_DEPTH: usize = 64;
/// The most values and keys of one document.
pub const MAX_NODES: usize = 100_000;
/// After so many problems of writing, the rest of the file is not looked at.
const MAX_RESTARTS: usize = 100;

/// Reads all documents of a text: those of a YAML stream, or one a line for JSON Lines. A document
/// that is no YAML does not hide those after it.
pub(crate) fn parse(file: FileId, text: &str) -> (Vec<YamlDocument<'_>>, Vec<LoadError>) {
    let is_small = text.len() <= MAX_BYTES;
    match is_small.then(|| subset::read(file, text, 0, MAX_NODES)).flatten() {
        Some(documents) => (documents, Vec::new()),
        None => parse_all(file, text),
    }
}

/// Reads what the subset has no answer for.
pub(super) fn parse_all(file: FileId, text: &str) -> (Vec<YamlDocument<'_>>, Vec<LoadError>) {
    let mut stream = Stream::new(file, text);
    if text.len() > MAX_BYTES {
        let kind = LoadErrorKind::TooLarge { limit: MAX_BYTES, found: text.len() };
        stream.tree.errors.push(LoadError::new(kind, Span::new(file, 0..0)));
    } else if is_json_lines(text) {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            stream.run(start, start + line.len());
            start += line.len();
        }
    } else {
        let mut from = Some(0);
        while let Some(start) = from
            && stream.tree.errors.len() < MAX_RESTARTS
        {
            from = stream.run(start, text.len()).and_then(|broken| next_document(text, broken));
        }
        if let Some(start) = from {
            stream
                .tree
                .error(LoadErrorKind::TooManyProblems { listed: MAX_RESTARTS }, start..start);
        }
    }
    (stream.documents, stream.tree.errors)
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

struct Stream<'a> {
    file: FileId,
    text: &'a str,
    /// Where the part being parsed starts; the parser counts from there.
    base: usize,
    tree: Builder<'a>,
    documents: Vec<YamlDocument<'a>>,
    last_scalar: usize,
}

impl<'a> Stream<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        let tree = Builder::new(file);
        Self { file, text, base: 0, tree, documents: Vec::new(), last_scalar: 0 }
    }

    /// Parses one part of the text; returns where the parser gave up, if it did.
    fn run(&mut self, start: usize, end: usize) -> Option<usize> {
        (self.base, self.last_scalar) = (start, start);
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
                        self.tree.error(LoadErrorKind::TagNotAllowed, self.range(&tag));
                    }
                    if let Some(limit) = self.event(event, range.clone()) {
                        self.tree.error(limit, range.clone());
                        return Some(self.give_up(range.start));
                    }
                }
                Err(error) => return Some(self.scan_error(&error)),
            }
        }
        None
    }

    fn range(&self, span: &granit_parser::Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or_default();
        self.base + range.start..self.base + range.end
    }

    /// Takes one event; returns the limit that it exceeds, if any.
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the parser may grow events, which carry no value"
    )]
    fn event(&mut self, event: Event<'a>, range: Range<usize>) -> Option<LoadErrorKind> {
        match event {
            Event::DocumentEnd => self.documents.extend(self.tree.document(None)),
            Event::Scalar(text, style, ..) => self.scalar(text, style, range),
            Event::SequenceStart(..) | Event::MappingStart(..)
                if self.tree.depth() >= MAX_DEPTH =>
            {
                return Some(LoadErrorKind::TooDeep { limit: MAX_DEPTH });
            }
            Event::SequenceStart(style, ..) => {
                self.tree.start_sequence(range.start, style == StructureStyle::Flow);
            }
            Event::MappingStart(style, ..) => {
                self.tree.start_mapping(range.start, style == StructureStyle::Flow);
            }
            Event::SequenceEnd | Event::MappingEnd => self.tree.end(range.end),
            Event::Anchor(..) => self.tree.error(LoadErrorKind::AnchorNotAllowed, range),
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                self.tree.error(LoadErrorKind::AliasNotAllowed, range.clone());
                let span = Span::new(self.file, range);
                self.tree.push(YamlNode { kind: YamlKind::Refused, span });
            }
            _ => {}
        }
        (self.tree.count() > MAX_NODES).then_some(LoadErrorKind::TooManyNodes { limit: MAX_NODES })
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, range: Range<usize>) {
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
        self.tree.push(YamlNode { kind: YamlKind::Scalar { text, style }, span });
    }

    fn scan_error(&mut self, error: &ScanError) -> usize {
        let at = self.base + error.marker().byte_offset().unwrap_or(0);
        let bracket = self.tree.bracket();
        let scene = Scene { text: self.text, at, scalar: self.last_scalar, bracket };
        let (kind, range) = explain(symptom(error.kind()), &scene);
        let slips = more_slips(self.text, &kind, range.end);
        self.tree.error(kind, range);
        if let Some(first) = slips.first().cloned() {
            let places = slips.into_iter().map(|slip| Span::new(self.file, slip)).collect();
            self.tree.error(LoadErrorKind::MoreSlips { places }, first);
        }
        self.give_up(at)
    }

    fn give_up(&mut self, at: usize) -> usize {
        let at = self.tree.give_up(at);
        self.documents.extend(self.tree.document(Some(at)));
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
        ErrorKind::PlainScalarStartsWithDashFlowIndicator
        | ErrorKind::BlockEntryInFlowCollection => Symptom::Exact(Kind::NeedsQuotes { sign: '-' }),
        ErrorKind::MappingKeyNotAllowed => Symptom::Exact(Kind::NeedsQuotes { sign: '?' }),
        ErrorKind::UnexpectedCharacter { character } => Symptom::Exact(match character {
            '@' | '`' | '%' => Kind::NeedsQuotes { sign: *character },
            _ => Kind::ControlCharacter { character: *character },
        }),
        ErrorKind::RecursionLimitExceeded => Symptom::Exact(Kind::TooDeep { limit: MAX_DEPTH }),
        _ => Symptom::Exact(Kind::Syntax),
    }
}
