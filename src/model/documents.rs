//! A file → its documents, each read for what it is, and everything that is wrong with them.

use super::error::{FormErrorKind, LoadError, LoadErrorKind};
use super::limits::MAX_PROBLEMS;
use super::reader::Reader;
use super::yaml::{YamlKind, YamlNode, parse};
use crate::source::{FileId, Span};

/// Reads every document of a file with `read`. Problems come in the order of the file; what follows
/// from a document breaking off is not among them, nor is what was read from it.
pub(super) fn load_documents<T>(
    file: FileId,
    text: &str,
    mut read: impl FnMut(&mut Reader<'_>, &YamlNode<'_>) -> Option<T>,
) -> (Vec<T>, Vec<LoadError>) {
    let (documents, mut problems) = parse(file, text);
    let mut found = Vec::new();
    let all_empty = documents.iter().all(|document| is_empty(&document.root));
    if all_empty && problems.is_empty() {
        let kind = LoadErrorKind::EmptyDocument;
        problems.push(LoadError::new(kind, Span::new(file, 0..0)));
    }
    for document in documents.iter().filter(|document| !is_empty(&document.root)) {
        let mut reader = Reader::new(file, text, MAX_PROBLEMS);
        let one = read(&mut reader, &document.root);
        match document.broken_at {
            None => {
                found.extend(one);
                problems.extend(reader.into_problems());
            }
            Some(at) => {
                let known = |problem: &LoadError| is_known_before(problem, at);
                problems.extend(reader.into_problems().into_iter().filter(known));
            }
        }
    }
    problems.sort_by_key(|problem| problem.span);
    // A text that breaks the YAML is met again where its part is read.
    problems.dedup();
    if let Some(next) = problems.get(MAX_PROBLEMS).map(|problem| problem.span) {
        problems.truncate(MAX_PROBLEMS);
        let kind = LoadErrorKind::TooManyProblems { listed: MAX_PROBLEMS };
        problems.push(LoadError::new(kind, next));
    }
    (found, problems)
}

fn is_empty(root: &YamlNode<'_>) -> bool {
    matches!(&root.kind, YamlKind::Scalar { text, .. } if text.trim().is_empty())
}

/// Tells whether a problem of a document that breaks off at `at` is more than a consequence of that.
fn is_known_before(problem: &LoadError, at: usize) -> bool {
    let consequence = matches!(
        problem.kind,
        LoadErrorKind::MissingKey { .. }
            | LoadErrorKind::TableWithoutColumns
            | LoadErrorKind::TableWithoutRows
            | LoadErrorKind::Form(
                FormErrorKind::NoTables
                    | FormErrorKind::GroupWithoutParts
                    | FormErrorKind::TotalAlone { .. }
            )
    );
    !consequence && problem.span.range().end < at
}
