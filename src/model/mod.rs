//! What is checked and what it should look like: report documents, forms, labels, numbers.
//!
//! This stop receives YAML text and hands on [`Report`]s and, for name resolution, [`Layout`]s. It
//! knows nothing of rules.

mod cell;
mod document;
mod error;
mod label;
mod layout;
mod number;
mod radicals;

pub use cell::{Cell, CellValue};
pub use document::{Axis, AxisNode, GivenFact, Report, Section, Table, Text};
pub use error::{LoadError, LoadErrorKind};
pub use label::{fold, fold_char};
pub use layout::{
    CellId, Layout, LayoutAxis, LayoutNode, LayoutSection, LayoutTable, Name, Placement,
    TablePlacement,
};
pub use number::Number;
