//! What is checked and what it should look like: report documents, forms, labels, numbers.
//!
//! This stop receives YAML text and hands on [`Report`]s and, for finding names, [`Layout`]s. It knows
//! nothing of rules.

mod cell;
mod decode;
mod document;
mod error;
mod label;
mod layout;
mod manifest;
mod mistake;
mod number;
mod radicals;
mod read;
mod read_columns;
mod read_rows;
mod read_table;
mod reader;
mod runs;
#[cfg(test)]
mod tests;
mod unit;
mod yaml;
mod yaml_tree;

pub use cell::{Cell, CellValue};
pub use decode::{Encoding, Undecodable, decode};
pub use document::{Axis, AxisNode, GivenFact, Report, Section, Table, Text};
pub use error::{Expected, Found, LoadError, LoadErrorKind, Place, RowCause};
pub use label::{fold, fold_char};
pub use layout::{
    CellId, Layout, LayoutAxis, LayoutNode, LayoutSection, LayoutTable, Name, Placement,
    TablePlacement,
};
pub use manifest::{Manifest, ManifestError};
pub use number::{MAX_DIGITS, Number};
pub use read::{MAX_PROBLEMS, load_reports};
pub use read_rows::MAX_CELLS;
pub use unit::Unit;
pub use yaml::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
