//! The report document and how it is read from a tree.

mod columns;
mod document;
mod places;
mod read;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use document::{Axis, AxisNode, GivenFact, Report, Section, Table, Text};
pub use read::load_reports;
