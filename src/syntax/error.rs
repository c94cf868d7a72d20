//! What can be wrong with the text of a rule file: facts only, the words are in `diagnose`.

use super::ast_waiver::WaiverKey;
use crate::source::Span;

/// One problem of a rule file and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub kind: SyntaxErrorKind,
    /// Where.
    pub span: Span,
}

/// The kinds of problem that reading a rule file can meet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// Something stands where something else is due.
    Unexpected {
        /// What stands there; empty at the end of the text.
        found: String,
        /// What could stand there.
        expected: Vec<Expected>,
        /// What stands before it on its line, and what behind it, as far as one reads.
        around: [String; 2],
    },
    /// A name runs on through a word that joins two sides: `申请总数与格(…)`.
    Unspaced {
        /// The name as written.
        written: String,
    },
    /// A bracket is opened and not closed.
    UnclosedBracket {
        /// The bracket.
        bracket: char,
    },
    /// A bracket is closed that was not opened.
    StrayBracket {
        /// The bracket.
        bracket: char,
    },
    /// A quotation mark is opened and not closed on its line.
    UnclosedQuote {
        /// The mark.
        quote: char,
    },
    /// A sign of other languages that has another spelling here.
    ForeignOperator {
        /// The sign as written.
        written: String,
        /// What to write, in English and in Chinese.
        meant: (&'static str, &'static str),
    },
    /// A rule has an attribute that does not exist.
    UnknownAttribute {
        /// The key as written.
        key: String,
    },
    /// A waiver says something that no waiver says.
    UnknownWaiverKey {
        /// The key as written.
        key: String,
    },
    /// A waiver lists several values where one is due.
    WaiverListsTwo {
        /// The key.
        key: WaiverKey,
    },
    /// A rule or a waiver has an attribute twice.
    RepeatedAttribute {
        /// The first one.
        first: Span,
    },
    /// A rule has a second scope line.
    RepeatedScope {
        /// The first one.
        first: Span,
    },
    /// A rule with a body says nothing that must hold.
    NoAssertion,
    /// A fact has no phrase, or a clause twice.
    FactClauses {
        /// Whether it has no phrase at all; else it names two sections.
        no_phrase: bool,
    },
    /// Brackets are nested deeper than the limit of `cut`.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A number has more digits than any figure.
    NumberTooLong {
        /// The limit.
        limit: usize,
    },
    /// The file is larger than any rule file.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// One statement is so intricate that the parser gave up.
    TooIntricate,
}

/// Words of the language that need a blank before and behind them, else they are read as a part of a
/// name; longer ones before those they contain.
pub const JOINING_WORDS: [&str; 18] = [
    "大于等于",
    "小于等于",
    "不等于",
    "不超过",
    "不少于",
    "不大于",
    "不小于",
    "等于",
    "大于",
    "小于",
    "除以",
    "一致",
    "与",
    "和",
    "且",
    "或",
    "加",
    "减",
];

/// What could stand at a place, as a user would call it. The order is the order of mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// A figure: a reference, a number, a fact, a bracket.
    Operand,
    /// A comparison: `==`, `<=`, `match`.
    Comparison,
    /// `+ - × ÷`.
    Arithmetic,
    /// `and`, `or`.
    Connective,
    /// A label.
    Label,
    /// `..`
    RangeDots,
    /// `,`
    Comma,
    /// `(`
    OpeningBracket,
    /// `)`
    ClosingBracket,
    /// `{`
    OpeningBrace,
    /// `}`
    ClosingBrace,
    /// `:`
    Colon,
    /// `in`.
    InWord,
    /// A name.
    Name,
    /// A unit.
    Unit,
    /// A rule's id.
    Id,
    /// A text in quotes.
    Quoted,
    /// The closing quotation mark.
    ClosingQuote,
    /// `say` or `in` of a fact.
    Phrase,
    /// `only`, `first`, `last`, `sum` of a fact.
    Pick,
    /// The key of an attribute.
    AttributeKey,
    /// The key of an entry of a waiver.
    WaiverKey,
    /// The value of an attribute.
    AttributeValue,
    /// `for each column` and its like.
    Each,
    /// `then`.
    Then,
    /// `±0.5`, `rounding`.
    Tolerance,
    /// The end of the statement.
    End,
}
