//! The problems that only a form can have.

use crate::source::Span;

/// The kinds of problem of a form, beyond those of any document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormErrorKind {
    /// The file holds more than one form.
    SecondForm,
    /// The form has no table at all.
    NoTables,
    /// It is valid from a year after the one to which it is valid.
    ValidityBackwards {
        /// The first year.
        from: i32,
        /// The last year.
        to: i32,
    },
    /// Two sections have one name.
    SectionNameTwice {
        /// The name.
        name: String,
        /// Where it is given first.
        first: Span,
    },
    /// Two tables, or a table and a group, have one name.
    TableNameTwice {
        /// The name.
        name: String,
        /// Where it is given first.
        first: Span,
    },
    /// A section has both one table and a group.
    TableAndGroup {
        /// The key that stands first.
        first: Span,
    },
    /// A group has no tables.
    GroupWithoutParts,

    /// A label or alias has nothing by which it could be found.
    EmptyLabel,
    /// Two labels directly below one label, or at the top, are the same.
    DuplicateLabel {
        /// The label.
        label: String,
        /// Where it stands first.
        first: Span,
    },
    /// An alias is the label or an alias of another label on the same axis.
    AliasClash {
        /// The alias.
        alias: String,
        /// The path of the other label.
        other: String,
        /// Where the other label, or its alias, stands.
        first: Span,
    },
    /// A total has nothing beside it that it could add up.
    TotalAlone {
        /// Its label.
        label: String,
    },
    /// A total has labels below it and no figures of its own.
    TotalWithoutFigures {
        /// Its label.
        label: String,
    },
    /// `figures: false` at a label with nothing below it.
    LeafWithoutFigures {
        /// The label.
        label: String,
    },
    /// Neither yes nor no.
    NotYesNo {
        /// What is written.
        written: String,
    },
    /// A unit that is empty or too long to be one.
    BadUnit {
        /// What is written.
        written: String,
        /// The most characters of a unit.
        limit: usize,
    },
    /// `admits` names nothing that is known.
    UnknownAdmits {
        /// What is written.
        written: String,
        /// What is known.
        candidates: Vec<&'static str>,
    },
    /// The decimals are no number, or more than make sense.
    BadDecimals {
        /// What is written.
        written: String,
        /// The most decimals.
        limit: u8,
    },
    /// Counts are whole, and decimals are asked for.
    DecimalsOfCount {
        /// The label.
        label: String,
        /// The decimals.
        decimals: u8,
    },
    /// The note in a label says another unit, or other decimals, than the key beside it.
    NoteContradicted {
        /// What the note says.
        note: String,
        /// What the key says.
        written: String,
        /// Where the note stands.
        first: Span,
    },
    /// A row has another unit than a column that it meets.
    UnitsDisagree {
        /// The unit of the row.
        row: String,
        /// The unit of the column.
        column: String,
        /// Where that stands.
        first: Span,
    },
}
