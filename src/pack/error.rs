//! What can be wrong with the files of a pack.

use crate::model::{LoadError, ManifestError};
use crate::source::Span;
use crate::syntax::SyntaxError;

/// One problem of a pack's file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PackError {
    /// The file is no text.
    Undecodable(LoadError),
    /// A rule file is broken.
    Syntax(SyntaxError),
    /// The manifest is broken.
    Manifest(ManifestError, Span),
}
