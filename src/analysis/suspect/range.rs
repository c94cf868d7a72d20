//! What a figure may be where rules allow for a difference: no one number, but those from one to another.
//!
//! Receives a figure and the bindings to settle; hands on a change with the least and the most that do.

use super::attempts::{Group, Tried};
use super::system::System;
use crate::eval::Equation;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many numbers between the least and the most are tried out one by one; of more the two ends are.
const MOST_VALUES: usize = 60;

impl System<'_> {
    /// Returns by how much a single figure would have to change for some equations to hold: where they
    /// allow for a difference, the middle of what they allow. Else what contradicts each other.
    pub(super) fn single(&self, figure: Figure, rows: &[usize]) -> Result<Number, Vec<usize>> {
        let equations = || rows.iter().filter_map(|row| self.row(*row));
        if equations().all(|row| row.exact || row.coefficient(figure).is_none()) {
            let numbers = self.solve_among(&[figure], rows)?;
            return numbers.into_iter().next().ok_or_else(Vec::new);
        }
        between(figure, equations()).and_then(|ends| middle(&ends)).ok_or_else(|| rows.to_vec())
    }
}

/// Returns between which differences a figure would have to change for equations to hold; none where there
/// are no such differences.
fn between<'e>(
    figure: Figure,
    rows: impl Iterator<Item = &'e Equation>,
) -> Option<(Number, Number)> {
    let mut found: Option<(Number, Number)> = None;
    for row in rows {
        let Some(coefficient) = row.coefficient(figure) else { continue };
        let one = (-&(&row.residual + &row.allowed)).checked_div(coefficient)?;
        let other = (&row.allowed - &row.residual).checked_div(coefficient)?;
        let (low, high) = if one <= other { (one, other) } else { (other, one) };
        found = Some(match found {
            Some((least, most)) => (least.max(low), most.min(high)),
            None => (low, high),
        });
    }
    found.filter(|(low, high)| low <= high)
}

fn middle((low, high): &(Number, Number)) -> Option<Number> {
    (low + high).checked_div(&Number::from(2))
}

impl Group<'_> {
    /// Tries out what a single figure may be for these bindings to hold, from the least to the most, where
    /// they allow for a difference. `tried` is what was tried before.
    pub(super) fn within(
        &mut self,
        figure: Figure,
        bindings: &[BindingRef],
        tried: Option<Tried>,
    ) -> Option<Tried> {
        let values = self.allowed(figure, bindings, tried.as_ref());
        let step = self.step(figure);
        let wanted = self.numbers(bindings);
        let does = |value: &Number| {
            let fits = |one: &Tried| !one.refused && one.settles(&wanted);
            self.try_out(vec![(figure, value.clone())]).filter(fits)
        };
        let fitting: Vec<(usize, Tried)> = match values.as_slice() {
            [first, .., last] if values.len() > MOST_VALUES => {
                let ends = [(0, first), (1, last)].into_iter();
                ends.filter_map(|(at, value)| Some((at, does(value)?))).collect()
            }
            all => {
                let all = all.iter().enumerate();
                all.filter_map(|(at, value)| Some((at, does(value)?))).collect()
            }
        };
        let accepted = tried.clone().filter(|one| !one.refused);
        let between = || fitting.get(fitting.len() / 2).map(|(_, one)| one.clone());
        let tried = accepted.or_else(between).or(tried)?;
        let tried = Tried { exact: false, range: None, ..tried };
        let (Some((first, least)), Some((last, most))) = (fitting.first(), fitting.last()) else {
            return Some(tried);
        };
        let (Some(least), Some(most)) = (least.number(), most.number()) else { return Some(tried) };
        // What is allowed may grow with the figure, and a rule may forbid some of it.
        let goes_on =
            [&(least - &step), &(most + &step)].into_iter().any(|one| does(one).is_some());
        let has_gaps = last - first + 1 != fitting.len();
        Some(match least == most {
            _ if goes_on || has_gaps => tried,
            true => Tried { exact: self.is_printed_so(figure, least), ..tried },
            false => Tried { range: Some((least.clone(), most.clone())), ..tried },
        })
    }

    /// Returns what the equations of some bindings allow a figure to be, as it is printed: in order, and
    /// the last one where they are more than are tried out. How much is allowed may depend on the figure
    /// itself, so it is asked for where it would be right.
    fn allowed(
        &mut self,
        figure: Figure,
        bindings: &[BindingRef],
        tried: Option<&Tried>,
    ) -> Vec<Number> {
        let rows: Vec<usize> =
            bindings.iter().flat_map(|binding| self.system.of_binding(*binding)).collect();
        let value = match tried.and_then(Tried::number) {
            Some(number) => number.clone(),
            None => match self.system.single(figure, &rows) {
                Ok(difference) => self.case.changed(figure, &difference).1,
                Err(_) => return Vec::new(),
            },
        };
        let supposed = self.case.figures.supposing(&[(figure, value.clone())]);
        let equations = self.system.supposing(bindings, &supposed);
        match between(figure, equations.iter()) {
            Some((low, high)) => {
                let decimals = self.decimals(figure);
                printed_between(&(&value + &low), &(&value + &high), decimals, &self.step(figure))
            }
            None => Vec::new(),
        }
    }

    /// Returns one of the last digit printed of a figure.
    fn step(&self, figure: Figure) -> Number {
        (0..self.decimals(figure))
            .try_fold(Number::from(1), |step, _| step.checked_div(&Number::from(10)))
            .unwrap_or_else(|| Number::from(1))
    }

    fn decimals(&self, figure: Figure) -> u8 {
        self.case.figures.number(figure).map_or(0, Number::decimals)
    }

    /// Tells whether a figure admits no numbers with more decimals than are printed.
    fn is_printed_so(&self, figure: Figure, number: &Number) -> bool {
        let little = self.step(figure).checked_div(&Number::from(10));
        little.is_some_and(|little| !self.case.admits(figure, &(number + &little)))
    }
}

/// Returns the numbers with so many decimals from one to another; where they are more than are tried out,
/// the last one behind these.
fn printed_between(low: &Number, high: &Number, decimals: u8, step: &Number) -> Vec<Number> {
    let (mut next, mut last) = (low.round(decimals), high.round(decimals));
    if next < *low {
        next += step;
    }
    if last > *high {
        last = &last - step;
    }
    let mut found = Vec::new();
    while next <= last && found.len() < MOST_VALUES {
        found.push(next.clone());
        next += step;
    }
    if next <= last {
        found.push(last);
    }
    found
}
