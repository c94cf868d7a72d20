//! The ground system of a rule set: each binding that is a linear equation or inequality of figures is
//! a row, each figure a column, the coefficients exact. Built once per rule set; evaluation of such
//! bindings runs on it, and so does the search for the wrong cell.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::figure::Figure;
use super::linear::{Linear, linear};
use super::plan::{BindingRef, Check, Relation, Rule, Statement, Tolerance};
use crate::model::Number;

/// The linear bindings of a rule set.
#[derive(Clone, Debug, Default)]
pub struct GroundSystem {
    /// The bindings, in the order of the rules.
    pub rows: Vec<GroundRow>,
    /// The figures they read, in the order in which they are first read.
    pub columns: Vec<Figure>,
}

/// One linear binding: `left relation right`.
#[derive(Clone, Debug)]
pub struct GroundRow {
    /// The binding.
    pub binding: BindingRef,
    /// The left side.
    pub left: Side,
    /// What must hold between the sides.
    pub relation: Relation,
    /// The right side.
    pub right: Side,
}

/// One side: a sum of figures, each times a coefficient, and a constant.
#[derive(Clone, Debug)]
pub struct Side {
    /// Figures by their column number, and coefficients, none of them 0.
    pub entries: Vec<(u32, Number)>,
    /// The constant.
    pub constant: Number,
}

impl GroundSystem {
    /// Builds the system. Each check that is linear is told at which row its bindings begin.
    pub(super) fn build(rules: &mut [Rule]) -> Self {
        let mut system = Builder::default();
        for (rule_index, rule) in rules.iter_mut().enumerate() {
            for (check_index, check) in rule.checks.iter_mut().enumerate() {
                let Some((left, relation, right)) = sides(check) else { continue };
                check.first_row = Some(system.rows.len());
                for index in 0..check.bindings.len() {
                    let binding =
                        BindingRef { rule: rule_index, check: check_index, binding: index };
                    let (left, right) =
                        (system.side(check, index, &left), system.side(check, index, &right));
                    system.rows.push(GroundRow { binding, left, relation, right });
                }
            }
        }
        system.built()
    }
}

#[derive(Default)]
struct Builder {
    rows: Vec<GroundRow>,
    columns: IndexMap<Figure, (), FxBuildHasher>,
}

impl Builder {
    fn built(self) -> GroundSystem {
        GroundSystem { rows: self.rows, columns: self.columns.into_keys().collect() }
    }

    fn side(&mut self, check: &Check, binding: usize, linear: &Linear) -> Side {
        let operands = check.bindings.get(binding).map(|binding| binding.operands.as_slice());
        let mut entries = Vec::new();
        for (figures, coefficient) in operands.unwrap_or_default().iter().zip(&linear.coefficients)
        {
            if coefficient.is_zero() {
                continue;
            }
            for figure in figures {
                let column = self.columns.insert_full(*figure, ()).0;
                entries.push((u32::try_from(column).unwrap_or(u32::MAX), coefficient.clone()));
            }
        }
        Side { entries, constant: linear.constant.clone() }
    }
}

/// Returns the two sides of a check that is one linear comparison.
fn sides(check: &Check) -> Option<(Linear, Relation, Linear)> {
    let Statement::Compare { terms, relations, tolerance: Tolerance::Exact } = &check.statement
    else {
        return None;
    };
    let ([left, right], [relation]) = (terms.as_slice(), relations.as_slice()) else { return None };
    if has_lists_of_narrative(check) {
        return None;
    }
    let count = check.operands.len();
    Some((linear(left, count)?, *relation, linear(right, count)?))
}

/// Tells whether a check reads a list of the narrative: how many figures it has is not known yet.
pub(super) fn has_lists_of_narrative(check: &Check) -> bool {
    let is_fact =
        |figures: &Vec<Figure>| figures.iter().any(|figure| figure.place.fact().is_some());
    let bound = check.bindings.first().map(|binding| binding.operands.as_slice());
    let mut operands = check.operands.iter().zip(bound.unwrap_or_default());
    operands.any(|(operand, figures)| operand.list && is_fact(figures))
}
