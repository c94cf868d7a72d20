//! What reading reports and forms shares: the problems found so far, and single texts.

use std::borrow::Cow;

use super::error::{Expected, Found, LoadError, LoadErrorKind, Place};
use super::label::fold_char;
use super::yaml::{Style, YamlEntry, YamlKind, YamlNode, proper};
use crate::source::{FileId, Span, Spanned};

/// Reads one document and collects what is wrong with it.
pub(super) struct Reader<'a> {
    file: FileId,
    source: &'a str,
    problems: Vec<LoadError>,
    limit: usize,
}

impl<'a> Reader<'a> {
    /// Reads from `source`; problems beyond `limit` are not kept.
    pub(super) fn new(file: FileId, source: &'a str, limit: usize) -> Self {
        Self { file, source, problems: Vec::new(), limit }
    }

    /// Returns the text that is read from.
    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    /// Returns the problems, one more than the limit when there were more.
    pub(super) fn into_problems(self) -> Vec<LoadError> {
        self.problems
    }

    /// Tells whether more problems would not be kept.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() > self.limit
    }

    /// Notes a problem.
    pub(super) fn problem(&mut self, kind: LoadErrorKind, span: Span) {
        if !self.is_full() {
            self.problems.push(LoadError::new(kind, span));
        }
    }

    /// Notes that `node` is of the wrong kind; `key` is shown where nothing is written. What has
    /// been refused already is not mentioned again.
    pub(super) fn wrong(&mut self, expected: Expected, node: &YamlNode<'_>, key: Span) {
        let found = match &node.kind {
            YamlKind::Refused => return,
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => Found::Nothing,
            YamlKind::Scalar { text, style } => {
                let bracket = self.full_width_bracket(text, *style, node.span);
                let slip = bracket.or_else(|| match expected {
                    Expected::Text
                    | Expected::Cell
                    | Expected::Columns
                    | Expected::Row
                    | Expected::Name
                    | Expected::Names
                    | Expected::Labels => None,
                    Expected::Report
                    | Expected::Sections
                    | Expected::Section
                    | Expected::Facts
                    | Expected::Table
                    | Expected::Tables
                    | Expected::Rows
                    | Expected::Renamed
                    | Expected::Places
                    | Expected::Form
                    | Expected::Validity
                    | Expected::FormTable
                    | Expected::Group
                    | Expected::Parts
                    | Expected::Label => self.colon_inside(text, node.span),
                });
                if let Some(slip) = slip {
                    return self.problem(slip.kind, slip.span);
                }
                Found::Text
            }
            YamlKind::Sequence(_) => Found::List,
            YamlKind::Mapping(entries) => {
                // `-heading: …` is a mapping with the key `-heading`.
                let dash = entries.first().filter(|entry| entry.key.node.starts_with('-'));
                if let Some(entry) = dash.filter(|_| expected == Expected::Sections) {
                    let span = self.part(entry.key.span, 0, '-');
                    return self.problem(LoadErrorKind::DashWithoutBlank, span);
                }
                Found::Mapping
            }
        };
        let span = if node.span.range().is_empty() { key } else { node.span };
        self.problem(LoadErrorKind::WrongKind { expected, found }, span);
    }

    /// `［1, 2］` is a text to YAML.
    fn full_width_bracket(&self, text: &str, style: Style, span: Span) -> Option<LoadError> {
        let sign = text.chars().next().filter(|_| style == Style::Plain)?;
        let kind = LoadErrorKind::FullWidthSign { sign, proper: proper(sign)? };
        Some(LoadError::new(kind, self.part(span, 0, sign)))
    }

    /// Notes a key that nobody knows, or the slip that made it one.
    pub(super) fn unknown_key(
        &mut self,
        entry: &YamlEntry<'_>,
        place: Place,
        candidates: &'static [&'static str],
    ) {
        let (name, span) = (&entry.key.node, entry.key.span);
        if self.colon_slip(entry) {
            return;
        }
        match name.chars().next() {
            Some('-') => self.problem(LoadErrorKind::DashWithoutBlank, self.part(span, 0, '-')),
            Some(character) if character.is_whitespace() && !character.is_ascii() => {
                let kind = LoadErrorKind::WideBlank { character };
                self.problem(kind, self.part(span, 0, character));
            }
            _ => {
                let key = name.to_string();
                self.problem(LoadErrorKind::UnknownKey { key, place, candidates }, span);
            }
        }
    }

    /// Tells whether a key without value has its colon inside (`{x：1}`, `{x:1}`), and notes it.
    pub(super) fn colon_slip(&mut self, entry: &YamlEntry<'_>) -> bool {
        let has_value = !entry.value.span.range().is_empty();
        let slip = match has_value {
            true => None,
            false => self.colon_inside(&entry.key.node, entry.key.span),
        };
        let found = slip.is_some();
        self.problems.extend(slip.filter(|_| !self.is_full()));
        found
    }

    /// Finds a colon that does not count, in what should be a key and its value.
    fn colon_inside(&self, text: &str, span: Span) -> Option<LoadError> {
        let found = text.find([':', '：'])?;
        // In quotes, or behind a line break, the place in the file is another.
        let written = self.source.get(span.range())?;
        text.get(..found).filter(|before| written.starts_with(*before))?;
        let (kind, sign) = match text.get(found..)?.starts_with('：') {
            true => (LoadErrorKind::FullWidthSign { sign: '：', proper: ':' }, '：'),
            false => (LoadErrorKind::MissingBlank, ':'),
        };
        Some(LoadError::new(kind, self.part(span, found, sign)))
    }

    fn part(&self, span: Span, offset: usize, character: char) -> Span {
        let start = span.range().start + offset;
        Span::new(self.file, start..start + character.len_utf8())
    }

    /// Returns a text, without blanks around it; none where nothing is written.
    pub(super) fn text(&mut self, entry: &YamlEntry<'_>) -> Option<Spanned<String>> {
        match &entry.value.kind {
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => None,
            YamlKind::Scalar { text, .. } => {
                Some(Spanned::new(text.trim().to_owned(), entry.value.span))
            }
            YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => {
                self.wrong(Expected::Text, &entry.value, entry.key.span);
                None
            }
        }
    }

    /// Returns the year behind `key`: four digits, in either width.
    pub(super) fn year(
        &mut self,
        entry: &YamlEntry<'_>,
        key: &'static str,
    ) -> Option<Spanned<i32>> {
        let written = self.text(entry)?;
        let digits: String = written.node.chars().map(fold_char).collect();
        if let Some(year) = four_digits(&digits) {
            return Some(Spanned::new(year, written.span));
        }
        let meant = four_digits(digits.trim_end_matches(['年', '度']).trim());
        let kind = LoadErrorKind::NotAYear { key, meant, written: written.node };
        self.problem(kind, written.span);
        None
    }
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && *year >= 1000)
}

/// Tells whether a text without quotes says that there is nothing.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Returns the text that a label or name keeps.
pub(super) fn owned(label: &Spanned<Cow<'_, str>>) -> Spanned<String> {
    Spanned::new(label.node.trim().to_owned(), label.span)
}
