//! Texts on lines of their own, after `|` or `|-`.

use std::borrow::Cow;

use super::super::runs::Style;
use super::super::tree::YamlNode;
use super::cursor::Cursor;

/// The lines of such a text, without its last break.
struct Lines {
    /// How many blanks each line is indented with.
    indent: usize,
    /// Where the first sign stands.
    start: usize,
    /// Where the last line that is not blank ends.
    end: usize,
    count: usize,
}

impl<'a> Cursor<'a> {
    /// Reads the text that the `|` at the cursor announces, as the value of a key indented `outer`.
    pub(super) fn literal(&mut self, outer: usize) -> Option<YamlNode<'a>> {
        self.expect(b'|')?;
        let strips = self.peek() == Some(b'-');
        self.at += usize::from(strips);
        let (rest, first) = self.line(self.at)?;
        if !rest.trim_start_matches(' ').is_empty() {
            return None;
        }
        self.at = first;
        let lines = self.lines(outer)?;
        let written = self.slice(lines.start, lines.end)?;
        let text = if lines.count == 1 && strips {
            Cow::Borrowed(written)
        } else {
            Cow::Owned(unindented(written, lines.indent, strips))
        };
        self.scalar(text, Style::Block, lines.start, lines.start + written.trim_end().len())
    }

    /// Finds the lines of the text that starts on the line at the cursor, and steps over them.
    fn lines(&mut self, outer: usize) -> Option<Lines> {
        let (first, _) = self.line(self.at)?;
        let indent = blanks(first);
        if indent <= outer || indent == first.len() {
            return None;
        }
        let start = self.at + indent;
        let mut lines = Lines { indent, start, end: start, count: 0 };
        let mut blank = 0;
        while self.at < self.text.len() {
            let (line, next) = self.line(self.at)?;
            let indent = blanks(line);
            if indent == line.len() {
                // Blanks that go beyond the indentation would be text.
                (indent <= lines.indent).then_some(())?;
                blank += 1;
            } else if indent >= lines.indent {
                lines.end = self.at + line.len();
                lines.count += 1 + blank;
                blank = 0;
            } else if indent > outer || line.starts_with(['#', '.']) {
                return None;
            } else {
                break;
            }
            self.at = next;
        }
        Some(lines)
    }

    /// Returns the text of the line at `at` without its end, and where the next line starts.
    fn line(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.get(at..)?;
        let length = memchr::memchr(b'\n', rest.as_bytes());
        let line = rest.get(..length.unwrap_or(rest.len()))?;
        let next = at + length.map_or(rest.len(), |length| length + 1);
        Some((line.strip_suffix('\r').unwrap_or(line), next))
    }
}

fn blanks(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Takes the indentation off every line but the first, which comes without.
fn unindented(written: &str, indent: usize, strips: bool) -> String {
    let mut text = String::with_capacity(written.len() + 1);
    for (index, line) in written.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if index > 0 {
            text.push('\n');
        }
        let indent = if index > 0 { indent } else { 0 };
        text.push_str(line.get(indent..).unwrap_or_default());
    }
    if !strips {
        text.push('\n');
    }
    text
}
