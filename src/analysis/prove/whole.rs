//! Figures that are whole where the form wants counts: half a letter is no letter.
//!
//! Receives constraints, and asks for a solution again and again: where a count is no whole number, once with
//! the next whole number below at most, once with the next above at least (A. H. Land and A. G. Doig, An automatic
//! method of solving discrete programming problems, Econometrica 28, 1960). Gives up after a number of questions,
//! and says so by handing on the fractions it has as what they are.

use std::collections::BTreeMap;

use super::problem::{Grounds, Outcome, Problem};
use super::system::{Constraint, System};
use crate::analysis::work::Work;
use crate::model::Number;
use crate::resolve::{Figure, LinearRow, Relation};

/// How many questions are asked.
const MOST: usize = 60;

/// Looks for figures that satisfy constraints, part by part: parts that share no figure have nothing to do
/// with each other. What contradicts itself decides, then what nobody knows.
pub(super) fn solve_apart(
    system: &System,
    constraints: &[usize],
    form: bool,
    work: &Work,
) -> Outcome {
    work.take_for(constraints.len());
    let (mut all, mut too_long, mut fractions) = (BTreeMap::new(), false, false);
    for part in system.components(constraints) {
        match solve(system, &part, form, work) {
            refuted @ Outcome::Refuted(_) => return refuted,
            Outcome::TooLong => too_long = true,
            Outcome::Fractions(figures) => {
                fractions = true;
                all.extend(figures);
            }
            Outcome::Satisfied(figures) => all.extend(figures),
        }
    }
    match (too_long, fractions) {
        (true, _) => Outcome::TooLong,
        (false, true) => Outcome::Fractions(all),
        (false, false) => Outcome::Satisfied(all),
    }
}

/// Looks for figures that satisfy constraints, such as the form wants if `form` says so: counts are whole
/// then.
pub(super) fn solve(system: &System, constraints: &[usize], form: bool, work: &Work) -> Outcome {
    if !form {
        return Problem::new(system, constraints, false).solve(work);
    }
    if let Some(index) = constraints.iter().find(|one| is_never_whole(system, **one)) {
        let constraints = std::iter::once(*index).collect();
        return Outcome::Refuted(Grounds { constraints, form: true, whole: true });
    }
    let mut search = Search { system, constraints, supposed: Vec::new(), left: MOST, work };
    search.solve()
}

/// Tells whether an equation of counts holds for no whole numbers: its coefficients have a divisor that the
/// constant does not have.
fn is_never_whole(system: &System, constraint: usize) -> bool {
    let Some(Constraint { row, .. }) = system.constraints.get(constraint) else { return false };
    if row.relation != Relation::Equal || row.terms.is_empty() {
        return false;
    }
    let mut divisor = 0;
    for (figure, coefficient) in &row.terms {
        match coefficient.whole().filter(|_| system.counts.contains(figure)) {
            Some(coefficient) => divisor = common_divisor(divisor, coefficient.unsigned_abs()),
            None => return false,
        }
    }
    match row.constant.whole() {
        Some(constant) => constant.unsigned_abs().checked_rem(divisor) != Some(0),
        None => !row.constant.is_integer(),
    }
}

fn common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

struct Search<'a> {
    system: &'a System,
    constraints: &'a [usize],
    supposed: Vec<LinearRow>,
    left: usize,
    work: &'a Work,
}

impl Search<'_> {
    fn solve(&mut self) -> Outcome {
        let mut problem = Problem::new(self.system, self.constraints, true);
        self.supposed.iter().for_each(|row| problem.suppose(row));
        let figures = match problem.solve(self.work) {
            Outcome::Satisfied(figures) => figures,
            settled @ (Outcome::Fractions(_) | Outcome::Refuted(_) | Outcome::TooLong) => {
                return settled;
            }
        };
        let is_broken = |(figure, number): &(&Figure, &Number)| {
            !number.is_integer() && self.system.counts.contains(figure)
        };
        let Some((figure, number)) = figures.iter().find(is_broken) else {
            return Outcome::Satisfied(figures);
        };
        let below = floor(number);
        let above = &below + &Number::from(1);
        let mut grounds = Grounds { whole: true, form: true, ..Grounds::default() };
        for (relation, constant) in [(Relation::AtMost, below), (Relation::AtLeast, above)] {
            let Some(left) = self.left.checked_sub(1) else { return Outcome::Fractions(figures) };
            self.left = left;
            let terms = vec![(*figure, Number::from(1))];
            self.supposed.push(LinearRow { terms, relation, constant, plain: true });
            let found = self.solve();
            self.supposed.pop();
            match found {
                Outcome::Refuted(found) => grounds.add(&found),
                found @ (Outcome::Satisfied(_) | Outcome::Fractions(_) | Outcome::TooLong) => {
                    return found;
                }
            }
        }
        Outcome::Refuted(grounds)
    }
}

/// Returns the largest whole number that is not above a number.
fn floor(number: &Number) -> Number {
    let near = number.round(0);
    if near > *number { &near - &Number::from(1) } else { near }
}
