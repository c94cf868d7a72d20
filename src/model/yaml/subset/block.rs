//! Mappings and lists by indentation.

use super::super::runs::Style;
use super::super::tree::{YamlEntry, YamlKind, YamlNode};
use super::cursor::{Cursor, Next};
use super::flow::Flow;
use super::keys::{MAX_LEVELS, has_duplicates};
use super::scalar::Scalar;
use crate::source::{Span, Spanned};

impl<'a> Cursor<'a> {
    /// Reads the mapping or list whose first line is indented `indent`, with the cursor at its first sign.
    /// Afterwards the cursor stands at the start of a line, or where the text ends.
    pub(super) fn block(&mut self, indent: usize, level: usize) -> Option<YamlNode<'a>> {
        if self.at_dash() {
            return self.block_list(indent, level, false);
        }
        let key = self.block_key()??;
        self.block_mapping(indent, key, level)
    }

    /// Reads a mapping whose first key has been read already.
    fn block_mapping(
        &mut self,
        indent: usize,
        first: Scalar<'a>,
        level: usize,
    ) -> Option<YamlNode<'a>> {
        if level >= MAX_LEVELS {
            return None;
        }
        let start = first.start;
        let (mut key, mut entries, mut end) = (first, Vec::new(), start);
        loop {
            let Scalar { text, start, end: key_end } = key;
            let key_span = self.span(start, key_end)?;
            let value = self.value_of_key(indent, level)?;
            end = last_end(key_span, end);
            end = last_end(value.span, end);
            entries.push(YamlEntry { key: Spanned::new(text, key_span), value });
            match self.line_ahead()? {
                Next::Line(next) if next == indent => {
                    self.at += next;
                    key = self.block_key()??;
                }
                Next::Line(next) if next > indent => return None,
                Next::Line(_) | Next::End => break,
            }
        }
        if has_duplicates(&entries) {
            return None;
        }
        self.node(YamlKind::Mapping(entries), start, end)
    }

    /// Reads what stands after the colon of a key indented `indent`.
    fn value_of_key(&mut self, indent: usize, level: usize) -> Option<YamlNode<'a>> {
        let colon = self.at.checked_sub(1)?;
        self.skip_blanks();
        let is_comment = self.peek() == Some(b'#');
        if !self.ends_line(self.at) && !is_comment {
            if self.peek() == Some(b'|') {
                return self.literal(indent);
            }
            return self.value_on_line(level);
        }
        self.end_line_after_key()?;
        let next = self.line_ahead()?;
        if let Next::Line(next) = next
            && next >= indent
        {
            let line = self.at;
            self.at += next;
            if next > indent {
                return self.block(next, level + 1);
            }
            if self.at_dash() {
                return self.block_list(indent, level + 1, true);
            }
            self.at = line;
        }
        // Nothing is written; the parser places that at the colon.
        self.scalar("".into(), Style::Plain, colon, colon)
    }

    /// Steps over the end of a line behind a colon.
    fn end_line_after_key(&mut self) -> Option<()> {
        // A comment stands behind the blank that the colon needs.
        self.at -= usize::from(self.peek() == Some(b'#'));
        self.end_line()
    }

    /// Reads a list. Under a key its dashes may stand in the column of the key, where another key ends it.
    fn block_list(&mut self, indent: usize, level: usize, under_key: bool) -> Option<YamlNode<'a>> {
        if level >= MAX_LEVELS {
            return None;
        }
        let (mut start, mut items) = (self.at, Vec::new());
        let mut end = start;
        loop {
            let dash = self.at;
            self.at += 1;
            self.skip_blanks();
            let item = self.item(indent + (self.at - dash), level)?;
            if under_key && items.is_empty() {
                // So the parser has it.
                start = item.span.range().start;
            }
            end = last_end(item.span, end);
            items.push(item);
            match self.line_ahead()? {
                Next::Line(next) if next == indent => {
                    let line = self.at;
                    self.at += next;
                    if !self.at_dash() {
                        self.at = line;
                        under_key.then_some(())?;
                        break;
                    }
                }
                Next::Line(next) if next > indent => return None,
                Next::Line(_) | Next::End => break,
            }
        }
        self.node(YamlKind::Sequence(items), start, end)
    }

    /// Reads an item of a list, which stands in column `column`.
    fn item(&mut self, column: usize, level: usize) -> Option<YamlNode<'a>> {
        match self.block_key()? {
            Some(key) => self.block_mapping(column, key, level + 1),
            None => self.value_on_line(level),
        }
    }

    /// Reads a value that ends on its line.
    fn value_on_line(&mut self, level: usize) -> Option<YamlNode<'a>> {
        let (scalar, style) = match self.peek()? {
            b'[' | b'{' => {
                let node = Flow { cursor: self, over_lines: false }.collection(level + 1)?;
                self.end_line()?;
                return Some(node);
            }
            b'"' => (self.quoted()?, Style::Double),
            b'\'' => (self.quoted()?, Style::Single),
            _ => (self.plain_in_block()?, Style::Plain),
        };
        let Scalar { text, start, end } = scalar;
        self.at = end;
        self.end_line()?;
        self.scalar(text, style, start, end)
    }

    /// Reads a key and its colon; `Some(None)` where there is no key, with the cursor back at its place.
    #[allow(clippy::option_option, reason = "outside: not of the subset; inside: no key")]
    fn block_key(&mut self) -> Option<Option<Scalar<'a>>> {
        let start = self.at;
        let key = match self.peek()? {
            b'[' | b'{' => return Some(None),
            b'"' | b'\'' => self.quoted()?,
            _ => self.plain_in_block()?,
        };
        if key.end == self.at && self.at_colon() {
            self.at += 1;
            return key.is_short().then_some(Some(key));
        }
        // A blank before the colon.
        if self.peek() == Some(b':') {
            return None;
        }
        self.at = start;
        Some(None)
    }

    /// Tells whether the dash of an item, with something behind it, comes now.
    fn at_dash(&self) -> bool {
        self.peek() == Some(b'-') && self.byte(self.at + 1) == Some(b' ')
    }

    /// Looks at the next line that says something; the cursor stays at its start.
    fn line_ahead(&mut self) -> Option<Next> {
        let next = self.next_line()?;
        if let Next::Line(indent) = next {
            self.at -= indent;
        }
        Some(next)
    }
}

/// Returns where something ends whose last part so far ended at `end`; what is empty does not count.
fn last_end(part: Span, end: usize) -> usize {
    let range = part.range();
    if range.is_empty() { end } else { range.end }
}
