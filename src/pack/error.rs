//! What can be wrong with the files of a pack.

use crate::model::{LoadError, ManifestError};
use crate::resolve::{Outcome, ResolveError};
use crate::source::Span;
use crate::syntax::SyntaxError;
use crate::waive::WaiverError;

/// One problem of a pack's file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PackError {
    /// The file is no text.
    Undecodable(LoadError),
    /// A rule file is broken.
    Syntax(SyntaxError),
    /// A form is broken.
    Form(LoadError),
    /// A rule names what no version of its form has, or is wrong in another way.
    Resolve(ResolveError),
    /// An example contradicts its rule.
    Example {
        /// The example.
        span: Span,
        /// How the rule is to come out.
        expected: Outcome,
        /// How it does.
        found: Outcome,
    },
    /// A waiver is broken, or worth a word.
    Waiver(WaiverError),
    /// The manifest is broken.
    Manifest(ManifestError, Span),
}
