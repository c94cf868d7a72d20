//! Lists and mappings in brackets; whole JSON documents among them.

use super::super::runs::Style;
use super::super::tree::{YamlEntry, YamlKind, YamlNode};
use super::cursor::Cursor;
use super::keys::{MAX_LEVELS, has_duplicates};
use super::scalar::Scalar;
use crate::source::Spanned;

/// How much room is made for the parts of a list, and for those of a mapping, before they are read.
const MOST_USUAL: usize = 64;
const USUAL_ENTRIES: usize = 8;

/// Brackets, and whether they may go on over several lines.
pub(super) struct Flow<'c, 'a> {
    pub(super) cursor: &'c mut Cursor<'a>,
    pub(super) over_lines: bool,
}

impl<'a> Flow<'_, 'a> {
    /// Reads the list or mapping that starts at the cursor.
    pub(super) fn collection(&mut self, level: usize) -> Option<YamlNode<'a>> {
        if level >= MAX_LEVELS {
            return None;
        }
        match self.cursor.peek()? {
            b'[' => self.list(level),
            _ => self.mapping(level),
        }
    }

    fn list(&mut self, level: usize) -> Option<YamlNode<'a>> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let mut items = Vec::new();
        self.skip()?;
        if self.cursor.peek()? != b']' {
            loop {
                if items.is_empty() {
                    // Rows of a table have as many as the row before.
                    items.reserve(self.cursor.usual.clamp(1, MOST_USUAL));
                }
                items.push(self.value(level)?);
                // What nearly always follows, at once.
                if let Some([b',', b' ', next, ..]) = self.cursor.rest().first_chunk::<3>()
                    && next.is_ascii_digit()
                {
                    self.cursor.at += 2;
                    continue;
                }
                self.skip()?;
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        self.cursor.usual = items.len();
        self.cursor.expect(b']')?;
        self.cursor.node(YamlKind::Sequence(items), start, self.cursor.at)
    }

    fn mapping(&mut self, level: usize) -> Option<YamlNode<'a>> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let mut entries = Vec::new();
        self.skip()?;
        if self.cursor.peek()? != b'}' {
            loop {
                if entries.is_empty() {
                    entries.reserve(USUAL_ENTRIES);
                }
                let key = self.key()?;
                self.skip()?;
                let value = self.value(level)?;
                entries.push(YamlEntry { key, value });
                self.skip()?;
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        self.cursor.expect(b'}')?;
        if has_duplicates(&entries) {
            return None;
        }
        self.cursor.node(YamlKind::Mapping(entries), start, self.cursor.at)
    }

    /// Reads a key and its colon. After quotes the colon needs no blank behind it.
    fn key(&mut self) -> Option<Spanned<std::borrow::Cow<'a, str>>> {
        let quoted = matches!(self.cursor.peek()?, b'"' | b'\'');
        let Scalar { text, start, end } =
            if quoted { self.cursor.quoted()? } else { self.cursor.plain_in_flow()? };
        let is_short = Scalar { text: "".into(), start, end }.is_short();
        if !is_short || self.cursor.at != end {
            return None;
        }
        self.cursor.expect(b':')?;
        let span = self.cursor.span(start, end)?;
        Some(Spanned::new(text, span))
    }

    fn value(&mut self, level: usize) -> Option<YamlNode<'a>> {
        let (scalar, style) = match self.cursor.peek()? {
            // Nearly all values are numbers of a few digits.
            b'0'..=b'9' => (self.cursor.number_in_flow()?, Style::Plain),
            b'[' | b'{' => return self.collection(level + 1),
            b'"' => (self.cursor.quoted()?, Style::Double),
            b'\'' => (self.cursor.quoted()?, Style::Single),
            _ => (self.cursor.plain_in_flow()?, Style::Plain),
        };
        let Scalar { text, start, end } = scalar;
        self.cursor.scalar(text, style, start, end)
    }

    /// Steps over a comma; tells whether another item follows. A comma before the end is left to the parser.
    fn goes_on(&mut self, close: u8) -> Option<bool> {
        if self.cursor.peek()? == close {
            return Some(false);
        }
        self.cursor.expect(b',')?;
        self.skip()?;
        (self.cursor.peek()? != close).then_some(true)
    }

    /// Steps over blanks, and over line breaks where they are allowed.
    fn skip(&mut self) -> Option<()> {
        // JSON has one blank, or none.
        if self.cursor.peek() == Some(b' ') {
            self.cursor.at += 1;
        }
        if self.cursor.peek().is_some_and(|byte| byte > b' ') {
            return Some(());
        }
        self.cursor.skip_blanks();
        while self.over_lines && matches!(self.cursor.peek(), Some(b'\n' | b'\r')) {
            self.cursor.at += 1;
            if self.cursor.is_marker() {
                return None;
            }
            self.cursor.skip_blanks();
        }
        Some(())
    }
}
