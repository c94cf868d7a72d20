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

/// The parts of a document that have keys.
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
    /// A form.
    Form,
    /// The years for which a form is valid.
    Validity,
    /// A section of a form.
    FormSection,
    /// A table of a form.
    FormTable,
    /// Tables of a form that are addressed as one.
    Group,
    /// A label of a form that is written as a mapping.
    Label,
}

/// What a place of a document asks for.
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
    /// Printed labels and the form's.
    Renamed,
    /// Places in the published original.
    Places,
    /// The keys of a form.
    Form,
    /// The first and the last year.
    Validity,
    /// One name.
    Name,
    /// One name or several.
    Names,
    /// The keys of a table of a form.
    FormTable,
    /// The keys of a group of tables.
    Group,
    /// A list of the tables of a group.
    Parts,
    /// Labels, in one another.
    Labels,
    /// What is said of one label.
    Label,
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
