//! What is to be explained, and what an explanation says.

use std::collections::BTreeSet;

use super::slip::Hint;
use crate::eval::{Figures, Finding};
use crate::model::{Layout, Number};
use crate::resolve::{BindingRef, Figure, RuleSet};

/// A report that violates rules.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The rules.
    pub rules: &'a RuleSet,
    /// The layout that they are bound to.
    pub layout: &'a Layout,
    /// The figures of the report.
    pub figures: &'a Figures<'a>,
    /// The rules of which something could be evaluated, by their numbers.
    pub evaluated: &'a [usize],
    /// What is violated and not waived.
    pub violated: &'a [Finding],
    /// Bindings that are left aside: they neither help to explain nor forbid anything.
    pub aside: &'a BTreeSet<BindingRef>,
}

/// Violations that belong together, and all smallest ways to explain them.
#[derive(Clone, Debug, PartialEq)]
pub struct Suspicion {
    /// The violations by their numbers in the case, in order.
    pub findings: Vec<usize>,
    /// The explanations, all of one size, in the order of the figures; none where there is none that is
    /// small.
    pub explanations: Vec<Explanation>,
    /// What was not looked at and may explain it as well.
    pub open: BTreeSet<Open>,
}

/// Why there may be explanations that were not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Open {
    /// The limit on the work was met.
    TooMany,
    /// Figures in quotients, products or functions.
    Computed,
    /// Figures that conditions ask.
    Conditions,
    /// Figures in alternatives that are no equations.
    Alternatives,
    /// Rules that hold and have conditions or alternatives: they were only tried as they hold now.
    Loose,
    /// Rules that allow for a difference: several figures together were tried as if they did not.
    Tolerance,
    /// Figures that were taken not to admit a number, though the form does not say what they admit.
    Guessed,
    /// What a narrative says, which is taken for true here.
    Said,
}

/// Figures that would make rules hold if they were others.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What would have to be changed, in the order of the figures.
    pub changes: Vec<Change>,
    /// The violations that then hold, by their numbers in the case, in order.
    pub explains: Vec<usize>,
}

impl Explanation {
    /// Returns the figures that would have to be changed.
    pub fn figures(&self) -> Vec<Figure> {
        self.changes.iter().map(|change| change.figure).collect()
    }

    /// Tells whether both change the same figures to the same numbers.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let changes = |one: &Self| -> Vec<(Figure, Number)> {
            one.changes.iter().map(|change| (change.figure, change.implied.clone())).collect()
        };
        changes(self) == changes(other)
    }
}

/// A figure, and what it would have to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The figure.
    pub figure: Figure,
    /// What the report says; none where it says nothing.
    pub reported: Option<Number>,
    /// What it would have to be.
    pub implied: Number,
    /// Whether no other number would do; else rules allow for a difference.
    pub exact: bool,
    /// The least and the most that would do, where that is told.
    pub range: Option<(Number, Number)>,
    /// How the one may have become the other.
    pub hint: Option<Hint>,
}
