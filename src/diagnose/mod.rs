//! Typed problems and findings → words, in Chinese and English side by side.
//!
//! This stop receives what the earlier stops found and hands on plain data that `render` draws. It
//! knows nothing of terminals. Every sentence that a user reads is written in this room.

mod diagnostic;
mod finding;
mod form;
pub mod frame;
mod model;
mod model_words;
mod naming;
mod outcome;
mod pack;
mod placement;
mod places;
mod resolve;
mod resolve_words;
mod substitute;
mod suggest;
mod syntax;
mod unevaluated;
mod waived;
mod waiver;
mod world;

pub(crate) use diagnostic::text;
pub use diagnostic::{Code, Diagnostic, Excerpt, Label, Lang, Severity, Text};
pub use finding::Evidence;
pub use model::load_error;
pub use naming::Naming;
pub use outcome::{CellEvidence, Counts, Finding, Member, ReportOutcome, Unevaluated, Waived};
pub use pack::{no_pack_fits, pack_error, unnamed_rule};
pub use placement::unplaced;
pub use resolve::resolve_error;
pub use suggest::nearest;
pub use syntax::syntax_error;
pub use waiver::waiver_error;
pub use world::{WorldProblem, world_problem};
