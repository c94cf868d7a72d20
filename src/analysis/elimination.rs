//! Exact elimination over sparse rows: how many equations are independent, and of which others one is a
//! combination.
//!
//! Receives rows. Does not know what they stand for.

use std::collections::BTreeMap;

use super::work::{Spent, Work};
use crate::model::Number;

/// How many equations are looked at; beyond that elimination could take long, and no form has as many.
pub(super) const MOST: usize = 2000;

/// A row: column → coefficient, none of them 0.
pub(super) type Row = BTreeMap<usize, Number>;

/// Returns how many rows are independent; none when there are more than anyone looks at, or it would take
/// more work than is left.
pub(super) fn rank(rows: impl ExactSizeIterator<Item = Row>, work: &Work) -> Option<usize> {
    if rows.len() > MOST {
        return None;
    }
    let mut reduced = Reduced::default();
    let mut independent = 0;
    for row in rows {
        independent += usize::from(reduced.add_within(row, usize::MAX, work).ok()?.is_none());
    }
    Some(independent)
}

/// Rows in echelon form, by their first column; the coefficient there is 1.
///
/// Whoever wants to know of which rows another is a combination gives each row a column of its own behind
/// all others: what is left of a row whose other columns are gone is that combination.
#[derive(Default)]
pub(super) struct Reduced(BTreeMap<usize, Row>);

impl Reduced {
    /// Adds a row that has its own columns before `end`. Returns what is left of it behind, where it is
    /// not independent of those before; it is not added then.
    pub(super) fn add_within(
        &mut self,
        row: Row,
        end: usize,
        work: &Work,
    ) -> Result<Option<Row>, Spent> {
        let row = self.reduced(row, end, work)?;
        let first = row.first_key_value().filter(|(at, _)| **at < end);
        let Some((column, first)) = first.map(|(at, one)| (*at, one.clone())) else {
            return Ok(Some(row));
        };
        work.take(row.values().map(Number::weight).sum());
        let divided = |(at, one): (usize, Number)| Some((at, one.checked_div(&first)?));
        self.0.insert(column, row.into_iter().filter_map(divided).collect());
        Ok(None)
    }

    /// Subtracts from a row what it has in common with those added, as far as its first columns go.
    pub(super) fn reduced(&self, mut row: Row, end: usize, work: &Work) -> Result<Row, Spent> {
        while let Some((column, first)) = row.first_key_value().map(|(at, one)| (*at, one.clone()))
        {
            let pivot = self.0.get(&column).filter(|_| column < end);
            let Some(pivot) = pivot else { break };
            subtract(&mut row, pivot, &first, work);
            work.check()?;
        }
        Ok(row)
    }

    /// Returns the rows with all other first columns taken out of each, in the order of their own.
    pub(super) fn settled(&self, end: usize, work: &Work) -> Result<Vec<(usize, Row)>, Spent> {
        let mut settled: BTreeMap<usize, Row> = BTreeMap::new();
        for (column, row) in self.0.iter().rev() {
            let mut row = row.clone();
            let others: Vec<usize> =
                row.range(column + 1..).map(|(at, _)| *at).take_while(|at| *at < end).collect();
            for other in others {
                if let (Some(pivot), Some(factor)) = (settled.get(&other), row.get(&other).cloned())
                {
                    subtract(&mut row, pivot, &factor, work);
                    work.check()?;
                }
            }
            settled.insert(*column, row);
        }
        Ok(settled.into_iter().collect())
    }
}

/// Subtracts a row times a factor.
pub(super) fn subtract(row: &mut Row, other: &Row, factor: &Number, work: &Work) {
    for (at, coefficient) in other {
        let entry = row.entry(*at).or_insert(Number::ZERO);
        *entry = &*entry - &(coefficient * factor);
        work.take(entry.weight().max(coefficient.weight()));
        if entry.is_zero() {
            row.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[i64]]) -> Vec<Row> {
        let row = |row: &&[i64]| {
            let entries = row.iter().enumerate().filter(|(_, one)| **one != 0);
            entries.map(|(at, one)| (at, Number::from(*one))).collect()
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn the_rank_is_exact() {
        for (matrix, expected) in [
            (&[][..], 0),
            (&[&[0, 0][..]], 0),
            (&[&[1, 2], &[2, 4]], 1),
            (&[&[1, 2], &[2, 5]], 2),
            (&[&[1, 1, 1], &[1, -1, 0], &[2, 0, 1]], 2),
            (&[&[3, 1, 0], &[0, 7, 1], &[1, 0, 3]], 3),
        ] {
            let work = Work::new(1000);
            assert_eq!(rank(rows(matrix).into_iter(), &work), Some(expected), "{matrix:?}");
        }
    }
}
