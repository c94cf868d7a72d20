//! Four changes that compensate: two rows and two columns of a table, in which one cell may grow as its
//! neighbours shrink, and every equation still holds.
//!
//! Receives the columns of the cells; hands on the first such rectangle, as an example of what equations
//! do not see. Does not know how rows and columns are called.

use std::collections::BTreeMap;

use super::cells::TableCoverage;
use super::equations::Column;
use crate::model::{CellId, Number};

/// How many rows, and columns, of a table are tried; an example is wanted, not all.
const TRIED: usize = 40;

/// Two rows and two columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rectangle {
    /// The table.
    pub table: usize,
    /// The row slots.
    pub rows: [usize; 2],
    /// The column slots.
    pub columns: [usize; 2],
}

/// Finds a rectangle of seen cells in a table.
pub(super) fn rectangle<'c>(
    table: &TableCoverage,
    column_of: impl Fn(CellId) -> Option<&'c Column>,
) -> Option<Rectangle> {
    let mut rows: BTreeMap<usize, Vec<(usize, &Column)>> = BTreeMap::new();
    for cell in &table.cells {
        if let Some(column) = column_of(cell.cell).filter(|column| !column.is_empty()) {
            rows.entry(cell.row).or_default().push((cell.column, column));
        }
    }
    let rows: Vec<_> = rows.into_iter().take(TRIED).collect();
    for (index, (upper, above)) in rows.iter().enumerate() {
        for (lower, below) in rows.iter().skip(index + 1) {
            if let Some(columns) = compensating(above, below) {
                return Some(Rectangle { table: table.table, rows: [*upper, *lower], columns });
            }
        }
    }
    None
}

/// Returns two columns in which the upper and the lower cell differ alike.
fn compensating(above: &[(usize, &Column)], below: &[(usize, &Column)]) -> Option<[usize; 2]> {
    let mut seen: BTreeMap<Vec<(usize, Number)>, usize> = BTreeMap::new();
    for (slot, upper) in above.iter().take(TRIED) {
        let Some((_, lower)) = below.iter().find(|(other, _)| other == slot) else { continue };
        let difference = difference(upper, lower);
        if let Some(first) = seen.get(&difference) {
            return Some([*first, *slot]);
        }
        seen.insert(difference, *slot);
    }
    None
}

fn difference(one: &Column, other: &Column) -> Vec<(usize, Number)> {
    let mut entries: BTreeMap<usize, Number> = one.iter().cloned().collect();
    for (row, number) in other {
        let entry = entries.entry(*row).or_insert(Number::ZERO);
        *entry = &*entry - number;
    }
    entries.into_iter().filter(|(_, number)| !number.is_zero()).collect()
}
