//! A whole text → its documents.

use super::super::tree::YamlDocument;
use super::cursor::{Cursor, Next};
use super::flow::Flow;
use super::signs::are_unusual;
use crate::source::FileId;

/// Reads the documents of `text` from byte `start` on, each of at most `most_nodes` parts; none where the
/// text is not surely of the subset. Spans count from the start of the text.
pub(in crate::model::yaml) fn read(
    file: FileId,
    text: &str,
    start: usize,
    most_nodes: usize,
) -> Option<Vec<YamlDocument<'_>>> {
    if are_unusual(text.get(start..)?) {
        return None;
    }
    let mut cursor = Cursor::new(file, text, start, most_nodes);
    let mut documents = Vec::with_capacity(1);
    let mut next = cursor.next_line()?;
    if next == Next::End {
        // The first document may start with its `---`.
        cursor.marker()?;
        next = cursor.next_line()?;
    }
    loop {
        cursor.begin_document();
        if next != Next::Line(0) {
            return None;
        }
        let root = match cursor.peek()? {
            b'{' => {
                let root = Flow { cursor: &mut cursor, over_lines: true }.collection(0)?;
                cursor.end_line()?;
                root
            }
            _ => cursor.block(0, 0)?,
        };
        documents.push(YamlDocument { root, broken_at: None });
        match cursor.next_line()? {
            Next::Line(_) => return None,
            Next::End if cursor.at >= text.len() => return Some(documents),
            Next::End => cursor.marker()?,
        }
        next = cursor.next_line()?;
    }
}

impl Cursor<'_> {
    /// Steps over the `---` line at the cursor.
    fn marker(&mut self) -> Option<()> {
        if !self.is_marker() {
            return None;
        }
        self.at += 3;
        self.end_line()
    }
}
