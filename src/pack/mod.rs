//! The files of packs → the rules of a run.
//!
//! This stop receives the bytes of manifests and rule files and hands on [`Packs`]: rules read once, for
//! any number of reports. It knows no report and no words.

mod error;
mod inventory;
mod packs;
mod plan;
mod prepared;

pub use error::PackError;
pub use inventory::{Places, RuleEntry};
pub use packs::{Named, PackText, Packs, decode_into};
pub use plan::Plan;
pub use prepared::Prepared;
