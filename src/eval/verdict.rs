//! What came of each binding.

use super::figures::NoReport;
use crate::model::Number;
use crate::resolve::{BindingRef, Document, Figure, Relation, TextId};

/// How the bindings of a rule set came out for one report.
#[derive(Clone, Debug, Default)]
pub struct Verdicts {
    /// How many hold.
    pub holds: usize,
    /// How many do not apply.
    pub not_applicable: usize,
    /// Those that do not hold, in the order of the rules.
    pub findings: Vec<Finding>,
    /// Those that could not be evaluated, in the order of the rules.
    pub not_evaluated: Vec<NotEvaluated>,
    /// The rules of which something was evaluated, by their numbers.
    pub evaluated: Vec<usize>,
    /// The rules of which something could be told, and is not, since one that they depend on is violated.
    pub silenced: Vec<usize>,
    /// The rules that are for the year of the report, as far as they are for its form, by their numbers.
    pub meant: Vec<usize>,
}

impl Verdicts {
    /// Adds the verdicts of the next rule.
    pub(super) fn append(&mut self, mut next: Self) {
        self.holds += next.holds;
        self.not_applicable += next.not_applicable;
        self.findings.append(&mut next.findings);
        self.not_evaluated.append(&mut next.not_evaluated);
    }
}

/// A binding that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which.
    pub binding: BindingRef,
    /// The two sides that do not agree; none for a statement without sides.
    pub sides: Option<Sides>,
    /// Figures that are missing where the rule says that they must not be.
    pub missing: Vec<Figure>,
    /// The members of a list for which a statement about each of them fails.
    pub culprits: Vec<Figure>,
    /// Whether missing figures were taken as 0.
    pub blank_as_zero: bool,
}

/// Two numbers that should stand in a relation and do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides {
    /// The left one.
    pub left: Number,
    /// What should hold.
    pub relation: Relation,
    /// The right one.
    pub right: Number,
}

impl Sides {
    /// Returns left minus right.
    pub fn difference(&self) -> Number {
        &self.left - &self.right
    }
}

/// A binding that could not be evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct NotEvaluated {
    /// Which.
    pub binding: BindingRef,
    /// Why not.
    pub why: Why,
}

/// Why a binding could not be evaluated.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Why {
    /// Figures are missing: blank, marked, unreadable, other text, or not in the report.
    Missing(Vec<Figure>),
    /// A fact is stated with different figures.
    Ambiguous(Figure),
    /// A report that is to be looked into is not there.
    NoReport(Document, NoReport),
    /// The rule is for certain years, and the report names none.
    NoYear,
    /// The rule asks whose report it is, and the report names no unit.
    NoUnit,
    /// A rule that this one depends on does not hold.
    Depends(String),
    /// The report has no such section to look into.
    NoText(TextId),
    /// Something is divided by 0.
    DivisionByZero,
    /// A function has no value for its arguments.
    NoValue,
}
