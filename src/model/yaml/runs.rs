//! The way back from a scalar's text to the file: which runs of it stand there unchanged.

use std::ops::Range;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// On lines of its own, after `|` or `>`.
    Block,
}

/// Returns the runs (offset in `content`, offset in the file, length) that stand in `source` as they
/// are, ascending. Line breaks, indentation and escapes lie in none.
pub(crate) fn runs(
    source: &str,
    range: Range<usize>,
    style: Style,
    content: &str,
) -> Vec<(usize, usize, usize)> {
    let written = source.get(range.clone()).unwrap_or_default();
    if written == content.trim_end() {
        return vec![(0, range.start, written.len())];
    }
    let quotes = usize::from(matches!(style, Style::Single | Style::Double));
    let inner = written.get(quotes..written.len().saturating_sub(quotes)).unwrap_or_default();
    // What has no escapes stands there as it is, but for blanks at its start, which lie in no run.
    let special = if style == Style::Double { b'\\' } else { b'\'' };
    if quotes == 1
        && inner == content
        && !inner.is_empty()
        && !inner.starts_with([' ', '\t'])
        && memchr::memchr2(b'\n', special, inner.as_bytes()).is_none()
    {
        return vec![(0, range.start + quotes, inner.len())];
    }
    let mut walk = Walk { content, done: 0, style, runs: Vec::new() };
    let mut offset = range.start + quotes;
    for line in inner.split_inclusive('\n') {
        walk.line(line.trim_end_matches(['\n', '\r']), offset);
        offset += line.len();
    }
    walk.runs
}

struct Walk<'a> {
    content: &'a str,
    done: usize,
    style: Style,
    runs: Vec<(usize, usize, usize)>,
}

impl Walk<'_> {
    /// Matches one line of the file, which starts at `offset`. Blanks at its start are either
    /// indentation or content; so both sides skip them.
    fn line(&mut self, line: &str, offset: usize) {
        let blanks = |c: char| c == ' ' || c == '\t';
        let mut rest = line.trim_start_matches(blanks);
        let left = self.content.get(self.done..).unwrap_or_default();
        if rest.is_empty() {
            return;
        }
        self.done += left.len() - left.trim_start_matches([' ', '\t', '\n']).len();
        while !rest.is_empty() {
            let left = self.content.get(self.done..).unwrap_or_default();
            let length = self.plain_length(rest, left);
            if length > 0 {
                let place = offset + (line.len() - rest.len());
                self.runs.push((self.done, place, length));
                self.done += length;
            }
            rest = rest.get(length..).unwrap_or_default();
            match self.escape(rest) {
                Some((written, meant)) => {
                    rest = rest.get(written..).unwrap_or_default();
                    self.done += meant;
                }
                // Blanks before a line break are not content.
                None => return,
            }
        }
    }

    /// Returns how many bytes at the start are the same on both sides and no escape.
    fn plain_length(&self, written: &str, content: &str) -> usize {
        let special = match self.style {
            Style::Single => Some('\''),
            Style::Double => Some('\\'),
            Style::Plain | Style::Block => None,
        };
        let end = special.and_then(|special| written.find(special)).unwrap_or(written.len());
        let written = written.get(..end).unwrap_or_default();
        // Nearly always all of it is the same.
        if content.starts_with(written) {
            return written.len();
        }
        let pairs = written.chars().zip(content.chars());
        let same = pairs.take_while(|(written, content)| written == content);
        same.map(|(written, _)| written.len_utf8()).sum()
    }

    /// Returns the lengths of an escape at the start of `written` and of the character it means.
    fn escape(&self, written: &str) -> Option<(usize, usize)> {
        let left = self.content.get(self.done..).unwrap_or_default();
        let meant = left.chars().next().map_or(0, char::len_utf8);
        let mut characters = written.chars();
        match (self.style, characters.next()?) {
            (Style::Single, '\'') => Some((2, meant)),
            (Style::Double, '\\') => match characters.next() {
                Some('x') => Some((4, meant)),
                Some('u') => Some((6, meant)),
                Some('U') => Some((10, meant)),
                Some(other) => Some((1 + other.len_utf8(), meant)),
                None => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every run must say the same on both sides.
    fn check(source: &str, style: Style, content: &str, expected: &[&str]) {
        let found = runs(source, 0..source.len(), style, content);
        let texts: Vec<_> = found
            .iter()
            .map(|(at, _, length)| content.get(*at..at + length).expect("inside"))
            .collect();
        assert_eq!(texts, expected);
        for (inner, outer, length) in found {
            assert_eq!(content.get(inner..inner + length), source.get(outer..outer + length));
        }
    }

    #[test]
    fn runs_of_every_style() {
        check("全年 12 件", Style::Plain, "全年 12 件", &["全年 12 件"]);
        check("甲\n    乙丙  \n\n  丁", Style::Plain, "甲 乙丙\n丁", &["甲", "乙丙", "丁"]);
        check("甲\r\n    乙\r\n\r\n  丁", Style::Block, "甲\n  乙\n\n丁\n", &["甲", "乙", "丁"]);
        check("'甲''乙'", Style::Single, "甲'乙", &["甲", "乙"]);
        check("\"甲\\n乙\\u4e01 5\"", Style::Double, "甲\n乙丁 5", &["甲", "乙", " 5"]);
        check("\"甲\\\n  乙\"", Style::Double, "甲乙", &["甲", "乙"]);
    }
}
