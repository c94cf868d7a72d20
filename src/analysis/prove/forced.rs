//! Figures that can only be one number while all rules hold. Mostly it is 0: rules that contradict what is
//! meant, and still hold in a report that is empty.
//!
//! Receives constraints that can hold together. Does not know what the figures are called.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::problem::{Grounds, Problem, Zero};
use super::system::{Constraint, System};
use crate::analysis::elimination::{Reduced, Row};
use crate::analysis::work::{Spent, Work};
use crate::model::Number;
use crate::resolve::Figure;

/// Figures that can only be certain numbers, by the same rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forced {
    /// The figures, and what they can only be.
    pub figures: Vec<(Figure, Number)>,
    /// The rules that see to it, in the order of their ids.
    pub rules: Vec<usize>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
}

/// A figure that can only be one number, and what proves it.
type Constant = (Figure, Number, Grounds);

/// Finds the figures that can only be one number; those of which one constraint says so outright are left
/// out. Notes the rules of which it takes too long.
pub(super) fn forced(
    system: &System,
    constraints: &[usize],
    left_out: &mut BTreeSet<usize>,
    work: &Work,
) -> Vec<Forced> {
    let mut told: BTreeSet<Figure> =
        constraints.iter().filter_map(|one| outright(system, *one)).collect();
    let mut found: Vec<Forced> = Vec::new();
    for component in system.components(constraints) {
        let Ok(constants) = of_part(system, &component, work) else {
            left_out.extend(system.rules_of(&component));
            continue;
        };
        for (figure, number, grounds) in constants {
            if told.insert(figure) {
                add(&mut found, system, (figure, number, grounds));
            }
        }
    }
    for one in &mut found {
        one.figures.sort_by_key(|(figure, _)| *figure);
    }
    found
}

/// Returns the figures of a part that can only be one number, and by what.
fn of_part(system: &System, component: &[usize], work: &Work) -> Result<Vec<Constant>, Spent> {
    // What equations alone leave no choice of needs nothing of the form.
    let mut found = constants(system, component, &BTreeMap::new(), work)?;
    let zeros = zeros(system, component, work)?;
    if !zeros.is_empty() {
        found.extend(constants(system, component, &zeros, work)?);
    }
    Ok(found)
}

/// Puts a figure to those that the same rules force.
fn add(found: &mut Vec<Forced>, system: &System, (figure, number, grounds): Constant) {
    let constraints: Vec<usize> = grounds.constraints.into_iter().collect();
    let (rules, form) = (system.rules_of(&constraints), grounds.form);
    match found.iter_mut().find(|one| one.rules == rules && one.form == form) {
        Some(one) => one.figures.push((figure, number)),
        None => found.push(Forced { figures: vec![(figure, number)], rules, form }),
    }
}

/// Returns the figures that are not below 0 and can only be 0, and the inequalities whose sides can only be
/// the same, and by what.
fn zeros(
    system: &System,
    component: &[usize],
    work: &Work,
) -> Result<BTreeMap<Zero, Grounds>, Spent> {
    let mut zeros = BTreeMap::new();
    for (found, why) in Problem::new(system, component, true).forced(work)? {
        zeros.extend(found.into_iter().map(|zero| (zero, why.clone())));
    }
    Ok(zeros)
}

/// Returns the figure of which a constraint says outright which number it is.
fn outright(system: &System, constraint: usize) -> Option<Figure> {
    let constraint = system.constraints.get(constraint)?;
    match constraint.row.terms.as_slice() {
        [(figure, _)] if constraint.is_equation() && constraint.row.plain => Some(*figure),
        _ => None,
    }
}

/// Returns the figures that equations, and what is 0, leave one number only, and by what.
fn constants(
    system: &System,
    component: &[usize],
    zeros: &BTreeMap<Zero, Grounds>,
    work: &Work,
) -> Result<Vec<Constant>, Spent> {
    let all = || component.iter().filter_map(|at| Some((*at, system.constraints.get(*at)?)));
    let terms = all().flat_map(|(_, one)| &one.row.terms);
    let figures: IndexMap<Figure, ()> = terms.map(|(figure, _)| (*figure, ())).collect();
    let (constant, end) = (figures.len(), figures.len() + 1);
    let mut reasons: Vec<Grounds> = Vec::new();
    let mut reduced = Reduced::default();
    let mut add = |mut row: Row, reason| {
        row.insert(end + reasons.len(), Number::from(1));
        reasons.push(reason);
        reduced.add_within(row, end, work).map(drop)
    };
    let sides = |constraint: &Constraint| {
        let term =
            |(figure, one): &(Figure, Number)| Some((figures.get_index_of(figure)?, one.clone()));
        let mut row: Row = constraint.row.terms.iter().filter_map(term).collect();
        if !constraint.row.constant.is_zero() {
            row.insert(constant, constraint.row.constant.clone());
        }
        row
    };
    for (zero, reason) in zeros {
        let row = match zero {
            Zero::Figure(figure) => {
                figures.get_index_of(figure).map(|column| Row::from([(column, Number::from(1))]))
            }
            Zero::Room(index) => system.constraints.get(*index).map(sides),
        };
        let Some(row) = row else { continue };
        add(row, reason.clone())?;
    }
    for (index, equation) in all().filter(|(_, one)| one.is_equation()) {
        let reason = Grounds { constraints: BTreeSet::from([index]), ..Grounds::default() };
        add(sides(equation), reason)?;
    }
    let mut found = Vec::new();
    for (column, row) in reduced.settled(constant, work)? {
        let alone = row.range(column + 1..constant).next().is_none();
        let Some((figure, ())) = figures.get_index(column).filter(|_| alone) else { continue };
        let number = row.get(&constant).cloned().unwrap_or(Number::ZERO);
        let mut grounds = Grounds::default();
        row.range(end..).filter_map(|(at, _)| reasons.get(at - end)).for_each(|one| {
            grounds.add(one);
        });
        found.push((*figure, number, grounds));
    }
    Ok(found)
}
