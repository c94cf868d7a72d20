//! What is checked and what it should look like: report documents, forms, labels, numbers.
//!
//! This stop receives YAML text and hands on [`Report`]s, [`Form`]s and, for finding names, [`Layout`]s.
//! It knows nothing of rules.

mod documents;
mod error;
mod form;
mod label;
mod layout;
mod limits;
mod manifest;
mod reader;
mod report;
mod value;
mod yaml;

pub use error::{Expected, FormErrorKind, Found, LoadError, LoadErrorKind, Place, RowCause};
pub use form::{
    Admits, Form, FormAxis, FormGroup, FormNode, FormSection, FormTable, Validity, blank_report,
    load_form,
};
pub use label::{UnitNote, fold, fold_char, is_numbered, split_unit_note};
pub use layout::{
    CellId, Choice, Family, Layout, LayoutAxis, LayoutNode, LayoutSection, LayoutTable, Name,
    NameIndex, Placement, TablePlacement, Unplaced, UnplacedKind,
};
pub use limits::{MAX_CELLS, MAX_PROBLEMS};
pub use manifest::{Manifest, ManifestError, ManifestErrorKind};
pub use report::{Axis, AxisNode, GivenFact, Report, Section, Table, Text, load_reports};
pub use value::{Cell, CellValue, MAX_DIGITS, Number, ShortText, Unit};
pub use yaml::{Encoding, MAX_BYTES, MAX_DEPTH, MAX_NODES, Undecodable, decode};
