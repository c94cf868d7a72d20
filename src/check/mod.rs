//! The whole flow: a report goes from bytes to its outcome, through every stop.
//!
//! This room joins the stops and holds nothing else. It knows neither files nor terminals.

mod census;
mod head;
mod import;
mod library;
mod loaded;
mod mutations;
mod numbers;
mod run;

pub use census::Census;
pub(crate) use import::source_of;
pub use import::{Imported, Published};
pub use library::{Library, Shelf};
pub use loaded::Input;
pub use mutations::ReportMutations;
pub use numbers::{NumberPlace, ReportNumbers};
pub use run::{Run, check};
