//! Typed problems and findings → words, in Chinese and English side by side.
//!
//! This stop receives what the earlier stops found and hands on plain data that `render` draws. It
//! knows nothing of terminals. Every sentence that a user reads is written in this room.

mod diagnostic;
mod model;
#[cfg(test)]
mod model_tests;
mod model_words;
mod outcome;
mod suggest;

pub(crate) use diagnostic::text;
pub use diagnostic::{Code, Diagnostic, Excerpt, Label, Lang, Severity, Text};
pub use model::load_error;
pub use outcome::{CellEvidence, Counts, Finding, Member, Outcome, ReportOutcome, Unevaluated};
pub use suggest::nearest;
