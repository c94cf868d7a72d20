//! The problems of a document, by kind.

use super::form::FormErrorKind;
use super::place::{Expected, Found, Place, RowCause};
use crate::source::Span;

/// One problem of a document and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadError {
    /// What is wrong.
    pub kind: LoadErrorKind,
    /// Where.
    pub span: Span,
}

impl LoadError {
    /// Pairs a problem with its place.
    pub fn new(kind: LoadErrorKind, span: Span) -> Self {
        Self { kind, span }
    }
}

/// The kinds of problem that reading a document can meet.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// The file has more bytes than are read.
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
        /// The bytes of this file.
        found: usize,
    },
    /// Lists and mappings lie too deep in one another.
    TooDeep {
        /// The deepest level that is read.
        limit: usize,
    },
    /// One document has too many parts.
    TooManyNodes {
        /// The most parts that are read.
        limit: usize,
    },
    /// A table has too many cells.
    TableTooLarge {
        /// The most cells that are read.
        limit: usize,
    },
    /// There are more problems than are listed.
    TooManyProblems {
        /// How many are listed.
        listed: usize,
    },
    /// The file is no text at all.
    Binary,
    /// A character is cut in half, or written in another encoding than the rest.
    BrokenCharacter,

    /// A tab stands where only blanks may indent.
    TabIndent,
    /// A line is indented with a blank that YAML takes for text: U+3000, a no-break space.
    WideBlank {
        /// The blank.
        character: char,
    },
    /// No blank follows the dash before an item of a list.
    DashWithoutBlank,
    /// A quote is opened and not closed.
    UnclosedQuote,
    /// Something follows a closing quote.
    TextAfterQuote,
    /// A backslash in double quotes is followed by what cannot follow it.
    BadEscape,
    /// A bracket is opened and not closed.
    UnclosedBracket {
        /// The bracket.
        open: char,
    },
    /// A bracket is closed by one of the other kind.
    MismatchedBracket {
        /// The bracket that was opened.
        open: char,
        /// The one that closes.
        close: char,
    },
    /// A bracket is closed that was never opened.
    ExtraBracket,
    /// Something follows a closing bracket.
    TextAfterBracket,
    /// Nothing stands between two commas.
    EmptyItem,
    /// No blank follows the colon after a key.
    MissingBlank,
    /// A line stands among keys and has no colon.
    MissingColon,
    /// A text without quotes has a colon and a blank inside.
    ColonInText,
    /// A line is indented neither as the line before nor as any above it.
    BadIndentation,
    /// A full-width sign stands where the half-width one is meant.
    FullWidthSign {
        /// The sign as written.
        sign: char,
        /// The sign that is meant.
        proper: char,
    },
    /// Below a slip that stops the reader there are more of its kind: full-width colons behind names, tabs
    /// and wide blanks that indent.
    MoreSlips {
        /// Where.
        places: Vec<Span>,
    },
    /// A text begins with a sign that must be quoted.
    NeedsQuotes {
        /// The sign.
        sign: char,
    },
    /// Text follows the `|` that announces text on the next lines.
    TextAfterBar,
    /// A key is too long to be told from text.
    KeyTooLong {
        /// The most characters of a key.
        limit: usize,
    },
    /// A control character stands in the text.
    ControlCharacter {
        /// The character.
        character: char,
    },
    /// `&name`.
    AnchorNotAllowed,
    /// `*name`.
    AliasNotAllowed,
    /// `!name`.
    TagNotAllowed,
    /// A list or mapping stands where a key is due.
    KeyNotText,
    /// A key stands twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Span,
    },
    /// Something else that is no YAML.
    Syntax,

    /// The document says nothing.
    EmptyDocument,
    /// A value is of another kind than its key asks for.
    WrongKind {
        /// What is due.
        expected: Expected,
        /// What is written.
        found: Found,
    },
    /// The document is of another kind altogether.
    NotAReport {
        /// The first names in it.
        keys: Vec<String>,
    },
    /// A key that must be there is missing.
    MissingKey {
        /// The key.
        key: &'static str,
        /// Where it belongs.
        place: Place,
    },
    /// A key that nobody knows.
    UnknownKey {
        /// The key.
        key: String,
        /// Where it stands.
        place: Place,
        /// The keys known there.
        candidates: &'static [&'static str],
    },
    /// The year is not four digits.
    NotAYear {
        /// The key before it.
        key: &'static str,
        /// What is written.
        written: String,
        /// The year that is probably meant.
        meant: Option<i32>,
    },
    /// A row has more or fewer cells than the table has columns.
    RowLength {
        /// The label of the row.
        row: String,
        /// How many columns there are.
        expected: usize,
        /// How many cells there are.
        found: usize,
        /// What probably went wrong.
        cause: Option<RowCause>,
    },
    /// A row names a column that the table does not have.
    UnknownColumn {
        /// The name.
        name: String,
        /// The columns of the table; the first ones, where there are very many.
        candidates: Vec<String>,
    },
    /// A row names a column by a label that several columns have.
    AmbiguousColumn {
        /// The name.
        name: String,
        /// Their paths.
        candidates: Vec<String>,
    },
    /// A row gives the cell of one column twice.
    RepeatedColumn {
        /// The name.
        name: String,
        /// Where it is given first.
        first: Span,
    },
    /// `as` names a label that the table does not print.
    RenamedNothing {
        /// The label.
        label: String,
    },
    /// A table has no columns.
    TableWithoutColumns,
    /// A table has no rows.
    TableWithoutRows,
    /// What only a form can have.
    Form(FormErrorKind),
}
