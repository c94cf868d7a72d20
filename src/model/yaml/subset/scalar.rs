//! Texts on one line: plain, in single quotes, in double quotes.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

use super::cursor::Cursor;
use super::signs::{may_end_in_flow, may_start_plain};

/// The longest key, in bytes. The parser counts characters and allows a few more.
const MAX_KEY: usize = 1000;

/// A text and where it stands, quotes included.
pub(super) struct Scalar<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Scalar<'_> {
    /// Tells whether it is short enough for a key, for certain.
    pub(super) fn is_short(&self) -> bool {
        self.end - self.start <= MAX_KEY
    }
}

impl<'a> Cursor<'a> {
    /// Reads a plain text outside brackets; the cursor stays where it ends. It ends before a colon that
    /// counts, a comment, or the end of the line.
    pub(super) fn plain_in_block(&mut self) -> Option<Scalar<'a>> {
        let start = self.at;
        self.plain_start(|_| false)?;
        let end = loop {
            let found = memchr3(b':', b'#', b'\n', self.rest());
            self.at = found.map_or(self.text.len(), |found| self.at + found);
            match self.peek() {
                Some(b':')
                    if self.byte(self.at + 1) != Some(b' ') && !self.ends_line(self.at + 1) => {}
                Some(b'#') if self.at.checked_sub(1).and_then(|at| self.byte(at)) != Some(b' ') => {
                }
                _ => break self.at,
            }
            self.at += 1;
        };
        self.plain(start, end)
    }

    /// Reads a plain text inside brackets.
    pub(super) fn plain_in_flow(&mut self) -> Option<Scalar<'a>> {
        let start = self.at;
        self.plain_start(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}'))?;
        let end = loop {
            let found = self.rest().iter().position(|byte| may_end_in_flow(*byte))?;
            self.at += found;
            match self.peek() {
                Some(b':') => {
                    let next = self.byte(self.at + 1)?;
                    if next == b' ' {
                        break self.at;
                    }
                    // `a:]` and a colon at the end of a line.
                    if may_end_in_flow(next) {
                        return None;
                    }
                }
                Some(b'#') => return None,
                _ => break self.at,
            }
            self.at += 1;
        };
        self.plain(start, end)
    }

    /// Reads a plain text inside brackets that begins with a digit: mostly it is nothing but digits.
    pub(super) fn number_in_flow(&mut self) -> Option<Scalar<'a>> {
        let start = self.at;
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + digits;
        if !matches!(self.byte(end)?, b',' | b']') {
            return self.plain_in_flow();
        }
        self.at = end;
        let text = Cow::Borrowed(self.slice(start, end)?);
        Some(Scalar { text, start, end })
    }

    /// Holds the first sign of a plain text against what it may be. A dash must be part of a word, which
    /// `ends` tells.
    fn plain_start(&self, ends: impl Fn(u8) -> bool) -> Option<()> {
        let first = self.peek()?;
        let is_word = match first {
            b'-' => {
                let next = self.byte(self.at + 1)?;
                !matches!(next, b' ' | b'\n' | b'\r') && !ends(next)
            }
            _ => may_start_plain(first),
        };
        is_word.then_some(())
    }

    /// Cuts the blanks off the end, and sets the cursor where the text was found to end.
    fn plain(&mut self, start: usize, end: usize) -> Option<Scalar<'a>> {
        let text = self.slice(start, end)?.trim_end_matches([' ', '\r']);
        Some(Scalar { text: Cow::Borrowed(text), start, end: start + text.len() })
    }

    /// Reads a text in quotes.
    pub(super) fn quoted(&mut self) -> Option<Scalar<'a>> {
        let start = self.at;
        let text = match self.peek()? {
            b'\'' => self.single(),
            _ => self.double(),
        }?;
        Some(Scalar { text, start, end: self.at })
    }

    /// In single quotes; a quote inside is doubled, which is left to the parser.
    fn single(&mut self) -> Option<Cow<'a, str>> {
        let start = self.at + 1;
        self.at = start;
        let end = start + memchr2(b'\'', b'\n', self.rest())?;
        self.at = end;
        self.expect(b'\'')?;
        (self.peek() != Some(b'\'')).then_some(())?;
        self.slice(start, end).map(Cow::Borrowed)
    }

    fn double(&mut self) -> Option<Cow<'a, str>> {
        self.at += 1;
        let mut unescaped: Option<String> = None;
        loop {
            let start = self.at;
            self.at += memchr3(b'"', b'\\', b'\n', self.rest())?;
            let plain = self.slice(start, self.at)?;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(match unescaped {
                        None => Cow::Borrowed(plain),
                        Some(text) => Cow::Owned(text + plain),
                    });
                }
                b'\\' => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(plain);
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return None,
            }
        }
    }

    /// The escapes that JSON has, halves of a pair of surrogates aside.
    fn escape(&mut self) -> Option<char> {
        let sign = self.peek()?;
        self.at += 1;
        match sign {
            b'"' => Some('"'),
            b'\\' => Some('\\'),
            b'/' => Some('/'),
            b'n' => Some('\n'),
            b't' => Some('\t'),
            b'r' => Some('\r'),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{C}'),
            b'u' => {
                let digits = self.slice(self.at, self.at + 4)?;
                let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                self.at += 4;
                u32::from_str_radix(digits, 16).ok().filter(|_| all).and_then(char::from_u32)
            }
            _ => None,
        }
    }

    /// Tells whether a colon that ends a key comes now, outside brackets.
    pub(super) fn at_colon(&self) -> bool {
        let after = self.at + 1;
        self.peek() == Some(b':') && (self.byte(after) == Some(b' ') || self.ends_line(after))
    }
}
