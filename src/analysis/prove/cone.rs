//! Is there a solution with certain numbers above 0? Exact: either one is found, or a proof that there is
//! none.
//!
//! Receives equations whose right side is 0, over numbers not below 0. By the simplex method in its first
//! phase, with the rule of R. G. Bland (New finite pivoting rules for the simplex method, Mathematics of
//! Operations Research 2, 1977), which cannot run in circles. Does not know what the numbers stand for.

use std::collections::BTreeMap;

use crate::analysis::elimination::{Row, subtract};
use crate::analysis::work::{Spent, Work};
use crate::model::Number;

/// How many steps one question may take, so that others have their turn.
const MOST: u64 = 20_000_000;

/// Equations `row · z = 0` over numbers z, none of them below 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Cone {
    /// The equations.
    pub(super) rows: Vec<Row>,
    /// How many numbers there are.
    pub(super) columns: usize,
}

/// What came of the search.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// A solution: the number of each column.
    Point(Vec<Number>),
    /// Factors of the equations, none of them 0. Added up with them, no column has a coefficient below 0,
    /// and one of those that have to be above 0 has one above 0: so they cannot come to 0 (J. Farkas, 1902).
    Proof(Vec<(usize, Number)>),
    /// It takes too long.
    TooLong,
}

/// One row of the table: the equation, what it comes to, and the column that stands for it.
struct Line {
    entries: Row,
    right: Number,
    basis: usize,
}

struct Table<'w> {
    lines: Vec<Line>,
    /// What is still missing, as a sum of the equations.
    lack: Line,
    columns: usize,
    work: &'w Work,
    /// How much work is to be left when this question has had its share.
    until: u64,
}

impl Cone {
    /// Looks for a solution in which these columns are above 0: at least 1, which is the same, since every
    /// multiple of a solution is one.
    pub(super) fn solve(&self, positive: &[usize], work: &Work) -> Answer {
        let mut signs = Vec::new();
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            work.take_for(row.len() + 1);
            let of_positive = positive.iter().filter_map(|column| row.get(column));
            let right = of_positive.fold(Number::ZERO, |sum, one| &sum - one);
            let is_turned = right.is_negative();
            let sign = Number::from(if is_turned { -1 } else { 1 });
            let mut entries: Row = row.iter().map(|(at, one)| (*at, one * &sign)).collect();
            let basis = self.columns + index;
            entries.insert(basis, Number::from(1));
            lines.push(Line { entries, right: right.abs(), basis });
            signs.push(sign);
        }
        let mut table = Table::new(lines, self.columns, work);
        if table.run().is_err() {
            return Answer::TooLong;
        }
        if table.lack.right.is_zero() {
            return Answer::Point(table.point(positive));
        }
        let factor = |(index, sign): (usize, &Number)| {
            let own = table.lack.entries.get(&(self.columns + index))?;
            Some((index, -&(own * sign)))
        };
        Answer::Proof(signs.iter().enumerate().filter_map(factor).collect())
    }

    /// Adds the equations up, each times its factor.
    pub(super) fn combined(
        &self,
        factors: &[(usize, Number)],
        work: &Work,
    ) -> BTreeMap<usize, Number> {
        let mut sum = Row::new();
        for (index, factor) in factors {
            if let Some(row) = self.rows.get(*index) {
                subtract(&mut sum, row, &-factor, work);
            }
        }
        sum
    }
}

impl<'w> Table<'w> {
    fn new(lines: Vec<Line>, columns: usize, work: &'w Work) -> Self {
        let until = work.left().saturating_sub(MOST);
        let minus = Number::from(-1);
        let mut lack = Line { entries: Row::new(), right: Number::ZERO, basis: usize::MAX };
        // A line that comes to 0 already lacks nothing now, but may later, so all are added up.
        for line in &lines {
            subtract(&mut lack.entries, &line.entries, &minus, work);
            lack.right += &line.right;
        }
        Self { lines, lack, columns, work, until }
    }

    /// Goes from corner to corner until nothing is lacking, or no step makes it less; an error when that
    /// takes too long.
    fn run(&mut self) -> Result<(), Spent> {
        while !self.lack.right.is_zero() {
            let is_better = |(at, one): &(&usize, &Number)| {
                **at < self.columns && !one.is_negative() && !one.is_zero()
            };
            let Some(column) = self.lack.entries.iter().find(is_better).map(|(at, _)| *at) else {
                break;
            };
            let line = self.leaving(column).ok_or(Spent)?;
            self.pivot(line, column)?;
        }
        Ok(())
    }

    /// Returns the line that a column takes the place of: the first to come to 0. Of several, one that
    /// stands for no column of the equations, else that of the first column.
    fn leaving(&self, column: usize) -> Option<usize> {
        let mut best: Option<(usize, &Number, &Line)> = None;
        for (index, line) in self.lines.iter().enumerate() {
            let Some(entry) = line.entries.get(&column).filter(|one| !one.is_negative()) else {
                continue;
            };
            self.work.take(entry.weight().max(line.right.weight()));
            let is_first = best.is_none_or(|(_, least, other)| {
                let (own, others) = (&line.right * least, &other.right * entry);
                own < others || (own == others && self.rank(line) < self.rank(other))
            });
            if is_first {
                best = Some((index, entry, line));
            }
        }
        best.map(|(index, ..)| index)
    }

    fn rank(&self, line: &Line) -> (bool, usize) {
        (line.basis < self.columns, line.basis)
    }

    fn pivot(&mut self, at: usize, column: usize) -> Result<(), Spent> {
        let line = self.lines.get_mut(at).ok_or(Spent)?;
        let entry = line.entries.get(&column).ok_or(Spent)?.clone();
        for one in line.entries.values_mut() {
            *one = one.checked_div(&entry).ok_or(Spent)?;
            self.work.take(one.weight());
        }
        line.right = line.right.checked_div(&entry).ok_or(Spent)?;
        line.basis = column;
        let (entries, right) = (line.entries.clone(), line.right.clone());
        let others = self.lines.iter_mut().enumerate().filter(|(other, _)| *other != at);
        for line in others.map(|(_, line)| line).chain([&mut self.lack]) {
            let Some(factor) = line.entries.get(&column).cloned() else { continue };
            subtract(&mut line.entries, &entries, &factor, self.work);
            line.right = &line.right - &(&right * &factor);
            self.work.take(line.right.weight());
            if self.work.left() <= self.until {
                return Err(Spent);
            }
        }
        Ok(())
    }

    fn point(&self, positive: &[usize]) -> Vec<Number> {
        let mut point = vec![Number::ZERO; self.columns];
        for column in positive {
            if let Some(number) = point.get_mut(*column) {
                *number = Number::from(1);
            }
        }
        for line in &self.lines {
            if let Some(number) = point.get_mut(line.basis) {
                *number += &line.right;
            }
        }
        point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cone(rows: &[&[i64]]) -> Cone {
        let row = |row: &&[i64]| {
            let entries = row.iter().enumerate().filter(|(_, one)| **one != 0);
            entries.map(|(at, one)| (at, Number::from(*one))).collect()
        };
        Cone {
            rows: rows.iter().map(row).collect(),
            columns: rows.first().map_or(0, |row| row.len()),
        }
    }

    #[test]
    fn there_is_a_point_or_a_proof_that_there_is_none() {
        for (rows, positive, is_there) in [
            (&[&[1, -1][..]][..], &[0, 1][..], true),
            (&[&[1, 1]], &[0], false),
            (&[&[1, 1]], &[], true),
            (&[&[1, -1, 0], &[1, -1, -1]], &[2], false),
            (&[&[1, -2, 0], &[0, 1, -3]], &[0, 1, 2], true),
            (&[&[1, 1, -1], &[1, 0, -1]], &[1], false),
            (&[&[1, 1, -1], &[1, 0, -1]], &[0, 2], true),
        ] {
            let cone = cone(rows);
            let work = Work::new(1_000_000);
            match cone.solve(positive, &work) {
                Answer::Point(point) => {
                    assert!(is_there, "{rows:?}");
                    assert!(point.iter().all(|number| !number.is_negative()));
                    assert!(positive.iter().all(|at| point[*at] >= Number::from(1)));
                    for row in &cone.rows {
                        let sum = row
                            .iter()
                            .fold(Number::ZERO, |sum, (at, one)| &sum + &(one * &point[*at]));
                        assert!(sum.is_zero(), "{rows:?} {point:?}");
                    }
                }
                Answer::Proof(factors) => {
                    assert!(!is_there, "{rows:?}");
                    let sum = cone.combined(&factors, &work);
                    assert!(sum.values().all(|one| !one.is_negative()), "{rows:?} {sum:?}");
                    assert!(positive.iter().any(|at| sum.contains_key(at)), "{rows:?} {sum:?}");
                }
                Answer::TooLong => panic!("{rows:?}"),
            }
        }
    }
}
