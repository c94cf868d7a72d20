//! What the reader of a report was not sure of: facts only, the words are in `diagnose`.

use super::block::Place;

/// Something that the reader was not sure of, and its place in the original.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What.
    pub kind: NoteKind,
    /// Where; none for what is nowhere.
    pub place: Option<Place>,
}

/// The kinds of things that the reader of a report is not sure of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NoteKind {
    /// Page numbers and running heads were left out.
    Furniture {
        /// What they say.
        texts: Vec<String>,
    },
    /// What stands before the title of a page was left out.
    BeforeTitle {
        /// How many paragraphs.
        count: usize,
    },
    /// Figures that belong to no row.
    FiguresLeft {
        /// As printed.
        figures: Vec<String>,
        /// The words before them.
        words: String,
    },
    /// More figures belong to no row than are listed.
    MoreFiguresLeft {
        /// How many stretches of figures are not listed.
        count: usize,
    },
    /// A row has more or fewer figures than columns, and which is which cannot be told.
    RowLength {
        /// The table.
        table: String,
        /// The row.
        row: String,
        /// How many columns there are.
        expected: usize,
        /// The figures as printed.
        figures: Vec<String>,
    },
    /// The figures of a row stand on several lines; they were told apart by where they stand.
    SeveralLines {
        /// The table.
        table: String,
        /// The row.
        row: String,
    },
    /// Figures that belong to no row stand beside a row; the cells that they touch are not believed.
    Doubted {
        /// The table.
        table: String,
        /// The row.
        row: String,
        /// The figures beside it, as printed.
        figures: Vec<String>,
    },
    /// A row has fewer figures than columns; they were told apart by where they stand.
    ByPosition {
        /// The table.
        table: String,
        /// The row.
        row: String,
        /// How many cells are blank.
        blank: usize,
    },
    /// A row is printed without any figure.
    NoFigures {
        /// The table.
        table: String,
        /// The row.
        row: String,
    },
    /// Rows of the form are not found.
    MissingRows {
        /// The table.
        table: String,
        /// The rows.
        rows: Vec<String>,
    },
    /// A table of the form is not found.
    MissingTable {
        /// The table.
        table: String,
    },
    /// A label is not quite the form's.
    Misprint {
        /// The table.
        table: String,
        /// As printed.
        printed: String,
        /// The form's.
        meant: String,
        /// Another label of the form that it fits nearly as well.
        rival: Option<String>,
    },
    /// The labels of columns are not found; the figures were taken in the order of the form.
    NoHead {
        /// The table.
        table: String,
        /// The labels.
        columns: Vec<String>,
    },
    /// The columns of a table are printed in another order than the form's.
    OtherOrder {
        /// The table.
        table: String,
        /// The labels in the order printed.
        columns: Vec<String>,
    },
    /// The text of a table was taken column by column; its figures were told apart by their number.
    ByColumns {
        /// The table.
        table: String,
    },
    /// Figures stand before the first label of a table: all of them may, so that none was taken.
    FiguresFirst {
        /// The table.
        table: String,
        /// The figures before its first label.
        figures: Vec<String>,
    },
    /// A table is printed again; this one was not read.
    Repeated {
        /// The table.
        table: String,
        /// Where the one begins that was read.
        read: Option<Place>,
        /// How many cells the two print otherwise.
        differ: usize,
    },
    /// A cell could not be read.
    Unread {
        /// The table.
        table: String,
        /// The row.
        row: String,
        /// The column.
        column: String,
        /// As printed.
        printed: String,
    },
    /// Words inside a table are no label of the form.
    Unexplained {
        /// The words.
        text: String,
    },
    /// No title is found.
    NoTitle,
    /// Several days of publication are stated; none was taken.
    PublishedDiffers {
        /// As printed.
        days: Vec<String>,
    },
    /// The unit is not found.
    NoUnit,
    /// The year is not found.
    NoYear,
    /// A section of the form is not found.
    MissingSection {
        /// Its heading.
        heading: String,
    },
}
