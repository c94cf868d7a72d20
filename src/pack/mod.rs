//! The files of packs → the rules of a run.
//!
//! This stop receives the bytes of manifests and rule files and hands on [`Packs`]: rules read once, for
//! any number of reports. It knows no report and no words.

mod error;
mod file;
mod inventory;
mod packs;
mod plan;
mod prepared;
mod spread;
mod text;
mod versions;

pub use error::PackError;
pub use inventory::{Places, RuleEntry};
pub use packs::Packs;
pub use plan::Plan;
pub use prepared::Prepared;
pub use spread::{OneByOne, Spread};
pub use text::{Named, PackText, decode_into};
pub use versions::FormVersion;
