//! What can be wrong with the names and types of a rule: facts only, the words are in `diagnose`.

use crate::source::Span;

/// One problem of a rule and its place in the rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResolveError {
    /// What is wrong.
    pub kind: ResolveErrorKind,
    /// Where.
    pub span: Span,
    /// The statement it is in, or the rule where it concerns the whole rule; none for a fact.
    pub statement: Option<Span>,
}

/// The two directions of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Rows.
    Row,
    /// Columns.
    Column,
}

impl Direction {
    /// Returns the other one.
    pub fn other(self) -> Self {
        match self {
            Self::Row => Self::Column,
            Self::Column => Self::Row,
        }
    }
}

/// What an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ty {
    /// One number.
    Number,
    /// Several numbers.
    List,
    /// A statement that holds or not.
    Statement,
    /// A text.
    Text,
}

/// What is wrong with alternatives, `[甲|乙]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlternativesFlaw {
    /// The bracket is not closed, or by one of another kind.
    Unclosed,
    /// They stand inside others.
    Nested,
    /// A bar stands outside brackets.
    BarOutside,
    /// They make more wordings than one text may stand for.
    TooMany {
        /// How many it may.
        limit: usize,
    },
}

/// The kinds of problem that resolving can meet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResolveErrorKind {
    /// Subordinate units are the only ones that are gone through.
    UnknownUnitGroup {
        /// What may be written.
        candidates: Vec<String>,
    },
    /// The report of the year before of a subordinate unit, or one inside the other.
    OtherReportTwice,
    /// The version of a table is asked for, and it is no number; without a form there is none.
    NoVersionNumber {
        /// The table.
        table: String,
    },
    /// A category is not printed with figures of its own.
    NoSubtotal {
        /// As written.
        label: String,
    },
    /// Nothing is read in the other report.
    NothingOfOtherReport,
    /// The figures of several reports have no names by which they could be spoken of one by one.
    MembersWithoutNames,
    /// No label of the axis is this one.
    UnknownLabel {
        /// As written.
        label: String,
        /// The axis searched.
        direction: Direction,
        /// The table searched.
        table: String,
        /// The labels there are.
        candidates: Vec<String>,
    },
    /// The label is one of the other axis.
    WrongAxis {
        /// As written.
        label: String,
        /// The axis searched.
        direction: Direction,
        /// The table.
        table: String,
    },
    /// Several labels fit.
    AmbiguousLabel {
        /// As written.
        label: String,
        /// The axis searched.
        direction: Direction,
        /// The labels that fit: each as the shortest path that names it alone, and in full.
        candidates: Vec<String>,
    },
    /// No table has this name.
    UnknownTable {
        /// As written.
        name: String,
        /// The tables there are.
        candidates: Vec<String>,
    },
    /// Several tables have all labels of a statement.
    SeveralTables {
        /// Their names.
        tables: Vec<String>,
    },
    /// There is no table at all.
    NoTable,
    /// A statement goes along rows and columns at once.
    RowAndColumn {
        /// The first reference along the other axis.
        other: Span,
    },
    /// A statement is to be checked column by column, or row by row, and names no row or column to go
    /// along.
    NothingAlong {
        /// Where the scope says so.
        scope: Span,
    },
    /// References that go along an axis belong to two tables.
    AcrossTables {
        /// Their names.
        tables: [String; 2],
    },
    /// The label is a category without figures of its own.
    NotAFigure {
        /// The label.
        label: String,
        /// The axis.
        direction: Direction,
        /// The labels below it.
        children: Vec<String>,
    },
    /// The label has nothing below it.
    NoChildren {
        /// The label.
        label: String,
    },
    /// A range ends before it begins.
    BackwardsRange {
        /// The first label.
        first: String,
        /// The last label.
        last: String,
    },
    /// `格` takes a row and a column.
    CellLabels {
        /// How many labels are written.
        found: usize,
    },
    /// A sum adds a total, or a category, to its own parts.
    TotalInSum {
        /// The total.
        total: String,
        /// One of its parts.
        part: String,
    },
    /// No section has this name.
    UnknownSection {
        /// As written.
        name: String,
        /// The headings there are.
        candidates: Vec<String>,
    },
    /// Several sections fit.
    AmbiguousSection {
        /// As written.
        name: String,
        /// Their headings.
        candidates: Vec<String>,
    },
    /// No fact has this name.
    UnknownFact {
        /// As written.
        name: String,
        /// The section, where one is named.
        section: Option<String>,
        /// The facts there are.
        candidates: Vec<String>,
        /// The axis of a table that has a label of this name.
        label_of: Option<Direction>,
    },
    /// No function has this name.
    UnknownFunction {
        /// As written.
        name: String,
        /// The functions there are, in both languages.
        candidates: Vec<String>,
    },
    /// A function is given too few or too many arguments.
    ArgumentCount {
        /// The function.
        function: String,
        /// How many it takes at least.
        least: usize,
        /// How many it takes at most.
        most: Option<usize>,
        /// How many are written.
        found: usize,
    },
    /// Something is of another type than its place asks for.
    Mismatch {
        /// What the place asks for.
        expected: Ty,
        /// What stands there.
        found: Ty,
    },
    /// Two rules have the same id.
    RepeatedId {
        /// The id.
        id: String,
        /// The first one.
        first: Span,
    },
    /// Two facts have the same name.
    RepeatedFact {
        /// The name.
        name: String,
        /// The first one.
        first: Span,
    },
    /// Two expressions have the same name.
    RepeatedLet {
        /// The name.
        name: String,
        /// The first one.
        first: Span,
    },
    /// Figures of units that do not convert are added or compared.
    UnitMixture {
        /// The two units.
        units: [String; 2],
    },
    /// The figures of one list are in units of the same kind, but not in the same.
    UnitsOfList {
        /// Two of them.
        units: [String; 2],
    },
    /// A tolerance is given to a statement that has no two sides.
    ToleranceWithoutSides,
    /// Names stand for names too deep, or without end.
    LetTooDeep {
        /// The name at which it was noticed.
        name: String,
        /// The limit.
        limit: usize,
    },
    /// An attribute has a value that does not exist.
    AttributeValue {
        /// The attribute, in English and Chinese.
        key: (&'static str, &'static str),
        /// As written.
        value: String,
        /// The values there are, in English and Chinese.
        known: Vec<(&'static str, &'static str)>,
    },
    /// An example names a figure that the rule does not read.
    UnknownExampleName {
        /// As written.
        name: String,
        /// The figures the rule reads.
        candidates: Vec<String>,
    },
    /// A year is due and something else stands there.
    NotAYear {
        /// As written.
        value: String,
    },
    /// A tolerance is due and something else stands there.
    NotATolerance {
        /// As written.
        value: String,
    },
    /// A rule depends on one that does not exist, or on itself.
    UnknownRule {
        /// As written.
        id: String,
        /// The rules there are.
        candidates: Vec<String>,
    },
    /// The alternatives in a phrase, or in words looked for, cannot be told apart.
    Alternatives(AlternativesFlaw),
    /// A phrase of a fact is all gap and number: nothing says where to look.
    PhraseWithoutWords,
    /// A phrase of a fact has no `{n}`, or several.
    PhraseNumber {
        /// How many it has.
        found: usize,
    },
    /// A list in a phrase has no words in front of it, so that nobody knows where it begins.
    ListWithoutBeginning,
    /// Some phrases of a fact take a number, others a list.
    NumberAndList,
    /// A phrase of a fact has more characters than any sentence needs.
    PhraseTooLong {
        /// How many it may have.
        limit: usize,
    },
    /// A statement binds nothing: everything is left out.
    NothingBound,
    /// A scope within a scope names another table.
    ScopeInScope {
        /// The outer scope.
        outer: Span,
    },
    /// A statement, with all that its names stand for, has more parts than anyone writes.
    TooManyParts {
        /// The limit.
        limit: usize,
    },
    /// A rule reads more cells than any form has.
    TooManyCells {
        /// The limit.
        limit: usize,
    },
}

impl ResolveErrorKind {
    /// Tells whether a name is missing, and nothing else is wrong: another version of the form may have
    /// it.
    pub fn is_absence(&self) -> bool {
        match self {
            Self::UnknownLabel { .. }
            | Self::WrongAxis { .. }
            | Self::UnknownTable { .. }
            | Self::NoTable
            | Self::NotAFigure { .. }
            | Self::NoChildren { .. }
            | Self::NoSubtotal { .. }
            | Self::UnknownExampleName { .. }
            | Self::UnknownSection { .. } => true,
            Self::AmbiguousLabel { .. }
            | Self::NoVersionNumber { .. }
            | Self::SeveralTables { .. }
            | Self::RowAndColumn { .. }
            | Self::NothingAlong { .. }
            | Self::AcrossTables { .. }
            | Self::BackwardsRange { .. }
            | Self::CellLabels { .. }
            | Self::TotalInSum { .. }
            | Self::AmbiguousSection { .. }
            | Self::UnknownFact { .. }
            | Self::UnknownFunction { .. }
            | Self::UnknownUnitGroup { .. }
            | Self::OtherReportTwice
            | Self::NothingOfOtherReport
            | Self::MembersWithoutNames
            | Self::ArgumentCount { .. }
            | Self::Mismatch { .. }
            | Self::RepeatedId { .. }
            | Self::RepeatedFact { .. }
            | Self::RepeatedLet { .. }
            | Self::LetTooDeep { .. }
            | Self::ToleranceWithoutSides
            | Self::UnitMixture { .. }
            | Self::UnitsOfList { .. }
            | Self::AttributeValue { .. }
            | Self::NotAYear { .. }
            | Self::NotATolerance { .. }
            | Self::UnknownRule { .. }
            | Self::Alternatives(_)
            | Self::PhraseNumber { .. }
            | Self::PhraseWithoutWords
            | Self::PhraseTooLong { .. }
            | Self::ListWithoutBeginning
            | Self::NumberAndList
            | Self::NothingBound
            | Self::ScopeInScope { .. }
            | Self::TooManyParts { .. }
            | Self::TooManyCells { .. } => false,
        }
    }
}
