//! Trees → what stands where a report prints: narrative text and cells.

use super::document::Text;
use crate::model::error::Expected;
use crate::model::reader::{Reader, is_null};
use crate::model::value::{Cell, CellValue, ShortText};
use crate::model::yaml::{Style, YamlEntry, YamlKind, YamlNode, runs};
use crate::source::Span;

impl Reader<'_> {
    /// Returns narrative text with the way back to the file.
    pub(super) fn narrative(&mut self, entry: &YamlEntry<'_>) -> Option<Text> {
        let span = entry.value.span;
        match &entry.value.kind {
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => None,
            YamlKind::Scalar { text, style } => {
                let runs = runs(self.source(), span.range(), *style, text);
                Some(Text { content: text.to_string(), span, runs })
            }
            YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => {
                self.wrong(Expected::Text, &entry.value, entry.key.span);
                None
            }
        }
    }

    /// Returns a cell. What is no single value cannot be read, and is a problem.
    pub(super) fn cell(&mut self, node: &YamlNode<'_>, key: Span) -> Cell {
        match &node.kind {
            YamlKind::Scalar { text, style } => Cell {
                value: CellValue::read(text, *style == Style::Plain),
                printed: printed(text, *style).into(),
                // A blank that is not written stands where its label does.
                span: if node.span.range().is_empty() { key } else { node.span },
            },
            YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => {
                self.wrong(Expected::Cell, node, key);
                unreadable(node.span)
            }
        }
    }
}

/// `~` says that nothing is printed.
fn printed(text: &str, style: Style) -> &str {
    // Nearly all cells are numbers, with no blanks around them.
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    if is_digit(text.as_bytes().first()) && is_digit(text.as_bytes().last()) {
        return text;
    }
    let text = text.trim();
    if style == Style::Plain && is_null(text) { "" } else { text }
}

/// Returns a cell of which nothing is known, in place of one that could not be read.
pub(super) fn unreadable(span: Span) -> Cell {
    Cell { value: CellValue::Unreadable, printed: ShortText::default(), span }
}
