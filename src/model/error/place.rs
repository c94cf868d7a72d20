//! The parts of a document, what each asks for, and what may be written instead.

/// Why a row has the wrong number of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowCause {
    /// `1,204` without quotes is two cells.
    GroupedDigits,
    /// A full-width comma does not separate cells.
    FullWidthComma,
    /// A full-width comma does not separate columns.
    FullWidthCommaInColumns,
    /// A blank does not separate cells.
    MissingComma,
}

/// The parts of a report document that have keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The report itself.
    Report,
    /// A section.
    Section,
    /// A table.
    Table,
    /// A row written as a mapping with `cells`, `rows` or `as`.
    Row,
    /// A column written as a mapping with `columns` or `as`.
    Column,
}

/// What a place of a report document asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The keys of a report.
    Report,
    /// A list of sections.
    Sections,
    /// The keys of a section.
    Section,
    /// One text.
    Text,
    /// Figures by name.
    Facts,
    /// A cell: a number, a mark, a blank, a text.
    Cell,
    /// The keys of a table.
    Table,
    /// Tables by caption.
    Tables,
    /// Column labels.
    Columns,
    /// Rows by label.
    Rows,
    /// The cells of a row.
    Row,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A text or number.
    Text,
    /// A list.
    List,
    /// A mapping.
    Mapping,
}
