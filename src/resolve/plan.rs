//! The parts of the plan: rules whose names are found, bound to the cells and facts of one layout.

use std::sync::Arc;

use super::error::Direction;
use super::figure::{Document, FactId, Figure};
use super::phrase::Phrase;
use super::words::WordId;
use crate::builtins::Builtin;
use crate::model::{CellValue, Number, Unit};
use crate::source::Span;

/// A binding by its numbers in the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BindingRef {
    /// The rule.
    pub rule: usize,
    /// The check of the rule.
    pub check: usize,
    /// The binding of the check.
    pub binding: usize,
}

/// A fact as it is looked for: by its name among what the report gives, else by its phrases.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// The sections of the layout it is looked for in, with all below them; empty for all sections.
    pub sections: Vec<usize>,
    /// The phrases that state it.
    pub phrases: Arc<[Phrase]>,
    /// Which of several hits counts.
    pub pick: Pick,
    /// Words whose clause holds no hit.
    pub not_near: Vec<WordId>,
    /// Its unit, where declared.
    pub unit: Option<Unit>,
}

impl Fact {
    /// Tells whether it is a list of figures.
    pub fn is_list(&self) -> bool {
        self.phrases.iter().any(Phrase::is_list)
    }
}

/// Which of several hits of a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// There must be one figure only.
    Only,
    /// The first.
    First,
    /// The last.
    Last,
    /// All of them added up.
    Sum,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The id, as written or derived from the content.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The legal basis.
    pub basis: Option<String>,
    /// The author's words for a finding.
    pub message: Option<String>,
    /// What to do about a finding.
    pub help: Option<String>,
    /// The first and the last year it applies to.
    pub years: (Option<i32>, Option<i32>),
    /// The rules that must hold for this one to be looked at.
    pub depends: Vec<String>,
    /// Words by which rules are picked out.
    pub tags: Vec<String>,
    /// Figures with which it is known how the rule comes out.
    pub examples: Vec<Example>,
    /// What must hold, one by one.
    pub checks: Vec<Check>,
    /// The rule in its file.
    pub span: Span,
}

/// Figures with which it is known how a rule comes out, for the first binding of each check. Cells that
/// are not listed are 0, facts that are not listed are not stated.
#[derive(Clone, Debug)]
pub struct Example {
    /// How it is to come out.
    pub outcome: Outcome,
    /// The figures listed, and what is printed there.
    pub figures: Vec<(Figure, CellValue)>,
    /// What the text says, in all its sections.
    pub text: Option<String>,
    /// The name of the unit.
    pub unit: Option<String>,
    /// The example in its file.
    pub span: Span,
}

/// How a rule comes out as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it holds.
    Holds,
    /// Something does not.
    Violated,
    /// Nothing is violated, and of something nobody can tell.
    NotEvaluated,
    /// It does not apply.
    NotApplicable,
}

/// How grave it is when a check does not hold, by its consequence; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// 差错: has to be corrected.
    Must,
    /// 核实: correct or explain.
    Should,
    /// 提示: for information.
    Info,
}

/// What a missing figure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// 不验: nothing can be said.
    Skip,
    /// 当零: it is 0.
    Zero,
    /// 部分当零: it is 0 when any figure of the statement is there.
    Partial,
    /// 差错: the statement does not hold.
    Fail,
}

/// One statement and all its bindings.
#[derive(Clone, Debug)]
pub struct Check {
    /// How grave it is.
    pub gravity: Gravity,
    /// What a missing figure means.
    pub missing: Missing,
    /// The statement.
    pub statement: Statement,
    /// The references in it, in the order written.
    pub operands: Vec<Operand>,
    /// The bindings.
    pub bindings: Vec<Binding>,
    /// The statement in its file.
    pub span: Span,
    /// Where its bindings begin in the ground system, for a check that is linear.
    pub first_row: Option<usize>,
}

/// A reference as written.
#[derive(Clone, Copy, Debug)]
pub struct Operand {
    /// Where it is written.
    pub span: Span,
    /// Whether it stands for a list of figures.
    pub list: bool,
    /// Whether a blank is a lack.
    pub asked: Asked,
    /// The report it reads.
    pub document: Document,
    /// What a block is written as a list of, `行` or `列`: the other side is one line, `总计 .. 总计`.
    pub lines: Option<Direction>,
}

/// What is asked of an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Its figures.
    Figures,
    /// Whether it is blank, and no more.
    Blankness,
    /// Its figures, or something else where it is blank.
    FiguresIfAny,
}

/// One instance of a check.
#[derive(Clone, Debug)]
pub struct Binding {
    /// What it is the instance of.
    pub member: Member,
    /// For each operand its figures.
    pub operands: Vec<Vec<Figure>>,
}

/// How a figure is printed, whatever number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// A number stands there.
    Filled,
    /// The report prints the row and the column.
    Listed,
    /// The label of its row is the form's, or an alias of it.
    RowLabelled,
    /// The label of its column is.
    ColumnLabelled,
    /// It has as many decimals as its head asks for.
    Precise,
}

/// What a binding is named by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// The statement as a whole.
    Whole,
    /// A column of a table.
    Column {
        /// The table.
        table: usize,
        /// The column slot.
        slot: usize,
    },
    /// A row of a table.
    Row {
        /// The table.
        table: usize,
        /// The row slot.
        slot: usize,
    },
    /// A group of columns or rows, by the path of its labels, and the member of the other axis where
    /// there are several.
    Group {
        /// The path.
        path: String,
        /// The member of the other axis.
        within: Option<String>,
    },
    /// A match of facts, by the name of the first.
    Fact(FactId),
    /// A table as a whole.
    Table(usize),
}

/// A number to be computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A number as written.
    Number(Number),
    /// A number with its unit; there are none left when units are settled.
    Quantity(Number, Unit),
    /// The figure, or the list, of an operand.
    Operand(usize),
    /// The member that the quantifier so many levels outside names (0 is the innermost), in a report.
    Member(usize, Document),
    /// `-x`.
    Negative(Box<Term>),
    /// Added up; `true` is subtracted.
    Sum(Vec<(bool, Term)>),
    /// Multiplied; `true` divides.
    Product(Vec<(bool, Term)>),
    /// A function of the table of builtins.
    Call(&'static Builtin, Vec<Term>),
    /// `各(下属单位, x)`: the number for each report of the subordinate units.
    Each(Box<Term>),
    /// `空则(x, y)`: the first, or the second where the first is blank.
    IfBlank(Box<Term>, Box<Term>),
}

/// A statement that holds or does not.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `a <= b <= c`: one relation between each two neighbours.
    Compare {
        /// The numbers; one more than relations.
        terms: Vec<Term>,
        /// The relations.
        relations: Vec<Relation>,
        /// How far the sides may lie apart.
        tolerance: Tolerance,
    },
    /// All are the same number.
    Match(Vec<Term>),
    /// The operand's figures are all blank.
    IsBlank(Term),
    /// The number is whole.
    IsWhole(Term),
    /// The operand's figures are printed so.
    Is(Property, Term),
    /// The name of the unit holds one of these folded words.
    UnitSays(Vec<String>),
    /// Said of each member of a list operand.
    Quantified {
        /// Whether all members have to satisfy it, or one is enough.
        every: bool,
        /// The list operand.
        list: usize,
        /// What is said of the member.
        body: Box<Statement>,
    },
    /// It does not hold.
    Not(Box<Statement>),
    /// All hold.
    And(Vec<Statement>),
    /// One holds at least.
    Or(Vec<Statement>),
    /// The second holds wherever the first does.
    Implies(Box<Statement>, Box<Statement>),
    /// One of these narratives says one of these words.
    Contains {
        /// The narratives.
        texts: Vec<TextId>,
        /// The words.
        words: Vec<WordId>,
    },
    /// Where the condition holds the first must, elsewhere the second; without one it does not apply.
    When(Box<Statement>, Box<Statement>, Option<Box<Statement>>),
}

/// A narrative that a rule reads; counts [`RuleSet::texts`](super::RuleSet::texts).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextId(pub u32);

/// How far two sides may lie apart and still agree.
#[derive(Clone, Debug, PartialEq)]
pub enum Tolerance {
    /// Not at all.
    Exact,
    /// By so much; in the unit given, until units are settled.
    Within(Number, Option<Unit>),
    /// By this share of the right side (0.01 for 1 %).
    Share(Number),
    /// By half a unit of the last printed digit of each figure, added up.
    Rounding,
}

/// How two numbers are to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `>`
    Greater,
}

impl Relation {
    /// Tells whether it holds between two numbers that compare like this.
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::AtMost => ordering.is_le(),
            Self::AtLeast => ordering.is_ge(),
            Self::Less => ordering.is_lt(),
            Self::Greater => ordering.is_gt(),
        }
    }

    /// Returns the sign of its opposite, for saying that it does not hold.
    pub fn opposite(self) -> &'static str {
        match self {
            Self::Equal => "≠",
            Self::NotEqual => "=",
            Self::AtMost => ">",
            Self::AtLeast => "<",
            Self::Less => "≥",
            Self::Greater => "≤",
        }
    }
}

impl Statement {
    /// Gives a tolerance to the comparisons of two sides that have none of their own.
    pub(super) fn tolerate(&mut self, allowed: &Tolerance) {
        match self {
            Self::Compare { tolerance, .. } => {
                if *tolerance == Tolerance::Exact {
                    *tolerance = allowed.clone();
                }
            }
            Self::Quantified { body, .. } => body.tolerate(allowed),
            Self::When(_, then, otherwise) => {
                then.tolerate(allowed);
                if let Some(otherwise) = otherwise {
                    otherwise.tolerate(allowed);
                }
            }
            Self::And(parts) | Self::Or(parts) => {
                parts.iter_mut().for_each(|part| part.tolerate(allowed));
            }
            Self::Implies(_, then) => then.tolerate(allowed),
            Self::Not(_)
            | Self::Match(_)
            | Self::IsBlank(_)
            | Self::IsWhole(_)
            | Self::Is(..)
            | Self::UnitSays(_)
            | Self::Contains { .. } => {}
        }
    }
}
