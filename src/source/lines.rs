//! The lines of a text, indexed once.

/// A position as people count it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The byte offsets at which the lines of a text start.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many lines of the file stand before the text.
    before: usize,
}

impl LineIndex {
    /// Reads `text` once. Lines end with `\n`; a `\r` before it belongs to the line's end.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        starts.extend(ends.filter_map(|offset| u32::try_from(offset + 1).ok()));
        Self { starts, before: 0 }
    }

    /// Counts on from `before` lines that stand before the text in its file.
    #[must_use]
    pub fn behind(self, before: usize) -> Self {
        Self { before, ..self }
    }

    /// Returns how many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Returns the number in the file, from 1, of a line of the text.
    pub fn number_of(&self, line: usize) -> usize {
        self.before + line + 1
    }

    /// Returns the line of the text (from 0) that holds byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= offset).saturating_sub(1)
    }

    /// Returns the byte range of `line` (from 0) in `text`, without its line break.
    pub fn range_of(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line).map_or(text.len(), |start| *start as usize);
        let end = self.starts.get(line + 1).map_or(text.len(), |next| *next as usize);
        let body = text.get(start..end).unwrap_or_default();
        start..start + body.trim_end_matches(['\n', '\r']).len()
    }

    /// Returns line and column in the file of byte `offset` of `text`.
    pub fn position(&self, text: &str, offset: usize) -> LineColumn {
        let line = self.line_of(offset);
        let start = self.starts.get(line).map_or(0, |start| *start as usize);
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        LineColumn { line: self.number_of(line), column: before.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "新收: 1\r\n结转: 22";
        let lines = LineIndex::new(text);
        let offset = text.find("22").expect("in the text");
        assert_eq!(lines.position(text, offset), LineColumn { line: 2, column: 5 });
        assert_eq!(lines.range_of(text, 0), 0.."新收: 1".len());
        assert_eq!(lines.line_of(text.len()), 1);
    }
}
