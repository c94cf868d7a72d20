//! How many equations are independent: the rank of the system, by exact elimination.
//!
//! Receives sparse rows. Does not know what they stand for.

use std::collections::BTreeMap;

use crate::model::Number;

/// How many equations are looked at; beyond that elimination could take long, and no form has as many.
const MOST: usize = 2000;

/// A row: column → coefficient, none of them 0.
pub(super) type Row = BTreeMap<usize, Number>;

/// Returns how many rows are independent; none when there are more than anyone looks at.
pub(super) fn rank(rows: impl ExactSizeIterator<Item = Row>) -> Option<usize> {
    if rows.len() > MOST {
        return None;
    }
    let mut reduced = Reduced::default();
    let independent = rows.filter(|row| reduced.add(row.clone()));
    Some(independent.count())
}

/// Rows in echelon form, by their first column; the coefficient there is 1.
#[derive(Default)]
struct Reduced(BTreeMap<usize, Row>);

impl Reduced {
    /// Adds a row; tells whether it is independent of those before.
    fn add(&mut self, mut row: Row) -> bool {
        while let Some((column, first)) = row.first_key_value().map(|(at, one)| (*at, one.clone()))
        {
            let Some(pivot) = self.0.get(&column) else {
                let divided = |(at, one): (usize, Number)| Some((at, one.checked_div(&first)?));
                self.0.insert(column, row.into_iter().filter_map(divided).collect());
                return true;
            };
            subtract(&mut row, pivot, &first);
        }
        false
    }
}

/// Subtracts a row times a factor.
fn subtract(row: &mut Row, other: &Row, factor: &Number) {
    for (at, coefficient) in other {
        let entry = row.entry(*at).or_insert(Number::ZERO);
        *entry = &*entry - &(coefficient * factor);
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
            assert_eq!(rank(rows(matrix).into_iter()), Some(expected), "{matrix:?}");
        }
    }
}
