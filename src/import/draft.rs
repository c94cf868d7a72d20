//! A report as it was read, on its way to the document: everything printed, each with its place.

use super::block::{Place, Printed};
use super::note::Note;

/// A report read from what was published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The kind of report, as its form names it.
    pub kind: Option<String>,
    /// The body that reports.
    pub unit: Option<String>,
    /// The reporting period.
    pub year: Option<i32>,
    /// The title.
    pub title: Option<Printed>,
    /// When it was published, as printed.
    pub published: Option<Printed>,
    /// The version of the form, where one was asked for.
    pub form: Option<String>,
    /// The name of the original.
    pub source: Option<String>,
    /// The sections in the order printed.
    pub sections: Vec<DraftSection>,
    /// What the reader was not sure of, in the order of the original.
    pub notes: Vec<Note>,
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftSection {
    /// The heading; none for what stands before the first one.
    pub heading: Option<Printed>,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The tables.
    pub tables: Vec<DraftTable>,
    /// The sections below.
    pub sections: Vec<DraftSection>,
}

/// A paragraph, and where each stretch of it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The text, its lines joined.
    pub text: String,
    /// From which byte of the text on it stands at which place; the first at 0.
    pub places: Vec<(usize, Place)>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftTable {
    /// Its caption, where its section has several tables.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<DraftLabel>,
    /// The rows, those with figures and those above them.
    pub rows: Vec<DraftRow>,
}

/// A label.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftLabel {
    /// As printed.
    pub text: String,
    /// The form's label, where the printed one is not one that the form knows.
    pub stands_for: Option<String>,
    /// The number of the label above.
    pub parent: Option<usize>,
    /// Whether it carries figures.
    pub has_slot: bool,
}

/// A row, or a category above rows.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRow {
    /// The label.
    pub label: DraftLabel,
    /// The cells; empty for a category without figures.
    pub cells: Vec<DraftCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftCell {
    /// What it says.
    pub value: DraftValue,
    /// Where.
    pub place: Place,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftValue {
    /// As printed.
    Printed(String),
    /// Nothing.
    Blank,
    /// Something that could not be read.
    Unread,
}
