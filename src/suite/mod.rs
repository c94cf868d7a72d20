//! The suite of a pack: its rules tried on reports, and what comes of it held against reviewed snapshots.
//!
//! This stop receives the packs, the reports of their suites and the texts of the snapshots; it hands on
//! what came of each case and what is wrong. It knows neither files nor words.

mod compare;
mod run;
mod text;

pub use compare::changes;
pub use run::{CaseOutcome, CaseText, SuiteOutcome, SuiteText, is_about_examples, run};
pub use text::{file, parse, unwrapped, written};
