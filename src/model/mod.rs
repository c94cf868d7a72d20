//! What is checked and what it should look like: report documents, forms, labels, numbers.
//!
//! This stop receives YAML text and hands on [`Report`]s and, for finding names, [`Layout`]s. It knows
//! nothing of rules.

mod error;
mod label;
mod layout;
mod manifest;
mod reader;
mod report;
mod value;
mod yaml;

pub use error::{Expected, Found, LoadError, LoadErrorKind, Place, RowCause};
pub use label::{fold, fold_char};
pub use layout::{
    CellId, Choice, Family, Layout, LayoutAxis, LayoutNode, LayoutSection, LayoutTable, Name,
    Placement, TablePlacement, Unplaced, UnplacedKind,
};
pub use manifest::{Manifest, ManifestError};
pub use report::{
    Axis, AxisNode, GivenFact, MAX_CELLS, MAX_PROBLEMS, Report, Section, Table, Text, load_reports,
};
pub use value::{Cell, CellValue, MAX_DIGITS, Number, Unit};
pub use yaml::{Encoding, MAX_BYTES, MAX_DEPTH, MAX_NODES, Undecodable, decode};
