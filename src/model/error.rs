//! What can be wrong with a YAML document: facts only, the words are in `diagnose`.

use crate::source::Span;

/// One problem of a document and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadError {
    /// What is wrong.
    pub kind: LoadErrorKind,
    /// Where.
    pub span: Span,
}

/// The kinds of problem that reading a document can meet.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LoadErrorKind {}
