//! Where reading stands in the text, and what comes next.

use std::borrow::Cow;

use super::super::runs::Style;
use super::super::tree::{YamlKind, YamlNode};
use crate::source::{FileId, Span};

/// A place in the text. `None` from any step means: not surely of the subset.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// How many parts the list had that was read last.
    pub(super) usual: usize,
    file: FileId,
    nodes: usize,
    most_nodes: usize,
}

/// The next line that says something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It is indented so many blanks, and the cursor stands before its first sign.
    Line(usize),
    /// The document ends: at a `---` line, or with the text.
    End,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(file: FileId, text: &'a str, at: usize, most_nodes: usize) -> Self {
        Self { text, at, usual: 8, file, nodes: 0, most_nodes }
    }

    /// Begins to count the parts of another document.
    pub(super) fn begin_document(&mut self) {
        self.nodes = 0;
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    #[inline]
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline]
    pub(super) fn slice(&self, start: usize, end: usize) -> Option<&'a str> {
        self.text.get(start..end)
    }

    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Steps over `byte`, which must come now.
    #[inline]
    pub(super) fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Tells whether a line ends at `at`.
    pub(super) fn ends_line(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b'\n' | b'\r'))
    }

    /// Steps over the rest of a line that says nothing more, comments aside.
    pub(super) fn end_line(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_blanks();
        match self.peek() {
            Some(b'#') if self.at > start => {}
            None | Some(b'\n' | b'\r') => {}
            Some(_) => return None,
        }
        self.skip_line();
        Some(())
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |found| found + 1);
    }

    /// Steps to the next line that says something. The cursor must stand at the start of a line.
    pub(super) fn next_line(&mut self) -> Option<Next> {
        loop {
            let start = self.at;
            self.skip_blanks();
            match self.peek() {
                None => return Some(Next::End),
                Some(b'\n' | b'\r' | b'#') => self.skip_line(),
                Some(_) => {
                    let indent = self.at - start;
                    if indent == 0 && self.is_marker() {
                        // `--- text` and `...` are left to the parser.
                        let alone = self.rest().starts_with(b"---") && self.ends_line(start + 3);
                        return alone.then_some(Next::End);
                    }
                    return Some(Next::Line(indent));
                }
            }
        }
    }

    /// Tells whether the line at the cursor starts or ends a document.
    pub(super) fn is_marker(&self) -> bool {
        self.rest().starts_with(b"---") || self.rest().starts_with(b"...")
    }

    /// Makes a node; none where there are too many.
    #[inline]
    pub(super) fn node(
        &mut self,
        kind: YamlKind<'a>,
        start: usize,
        end: usize,
    ) -> Option<YamlNode<'a>> {
        let span = self.span(start, end)?;
        Some(YamlNode { kind, span })
    }

    #[inline]
    pub(super) fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: Style,
        start: usize,
        end: usize,
    ) -> Option<YamlNode<'a>> {
        self.node(YamlKind::Scalar { text, style }, start, end)
    }

    /// Counts one part, and returns its span.
    #[inline]
    pub(super) fn span(&mut self, start: usize, end: usize) -> Option<Span> {
        self.nodes += 1;
        (self.nodes <= self.most_nodes).then(|| Span::new(self.file, start..end))
    }
}
