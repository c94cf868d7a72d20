//! The whole flow: a report goes from bytes to its outcome, through every stop.
//!
//! This room joins the stops and holds nothing else. It knows neither files nor terminals.

mod library;
mod loaded;
mod run;

pub use library::{Library, Shelf};
pub use run::{Run, check};
