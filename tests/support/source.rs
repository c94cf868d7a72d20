//! Places and problems as one line of text.

use rulecheck::diagnose::Diagnostic;
use rulecheck::source::{LineIndex, Span};

/// Returns a place as `line:column-line:column`, columns in characters.
pub(crate) fn place(text: &str, span: Span) -> String {
    let lines = LineIndex::new(text);
    let (start, end) = (span.range().start, span.range().end);
    let (start, end) = (lines.position(text, start), lines.position(text, end));
    format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
}

/// Returns the code of a problem and its places in `text`.
pub(crate) fn problem(text: &str, message: &Diagnostic) -> String {
    let labels = message.excerpts.iter().flat_map(|excerpt| &excerpt.labels);
    let places: Vec<_> = labels.map(|label| place(text, label.span)).collect();
    format!("{} @ {}", message.code, places.join(" and "))
}
