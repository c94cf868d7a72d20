//! What rules see of each cell of a table.
//!
//! Receives which cells rules read, and the classes. Does not know how cells are called.

use crate::model::{CellId, Layout, LayoutTable};

/// What rules see of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// No rule reads it.
    Unread,
    /// Rules read it, but none that is an equation.
    Read,
    /// A wrong figure in it makes an equation false.
    Seen,
    /// A wrong figure in it makes equations false that no other figure makes false in the same way.
    Pinned,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct CellCoverage {
    /// The cell.
    pub cell: CellId,
    /// The row slot.
    pub row: usize,
    /// The column slot.
    pub column: usize,
    /// What rules see of it.
    pub sight: Sight,
    /// The class it is in, for a cell that is seen and not pinned.
    pub class: Option<usize>,
    /// The numbers of the rules that have equations with it.
    pub equations: Vec<usize>,
    /// The numbers of the other rules that read it.
    pub others: Vec<usize>,
}

/// A table: its cells row by row, those that are to be filled.
#[derive(Clone, Debug)]
pub struct TableCoverage {
    /// The number of the table in the layout.
    pub table: usize,
    /// The cells.
    pub cells: Vec<CellCoverage>,
}

/// How many cells there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All cells.
    pub cells: usize,
    /// Those that no rule reads.
    pub unread: usize,
    /// Those that only rules read which are no equation.
    pub read: usize,
    /// Those in which an error is seen, be it pinned or not.
    pub seen: usize,
    /// Those in which an error is pinned.
    pub pinned: usize,
}

impl TableCoverage {
    /// Counts the cells.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.cells)
    }
}

impl Counts {
    pub(super) fn of<'a>(cells: impl IntoIterator<Item = &'a CellCoverage>) -> Self {
        let mut counts = Self::default();
        for cell in cells {
            counts.cells += 1;
            match cell.sight {
                Sight::Unread => counts.unread += 1,
                Sight::Read => counts.read += 1,
                Sight::Seen => counts.seen += 1,
                Sight::Pinned => {
                    counts.seen += 1;
                    counts.pinned += 1;
                }
            }
        }
        counts
    }
}

/// Returns the cells of a table that are to be filled, with their row and column slots.
pub(in crate::analysis) fn cells_of(
    table: &LayoutTable,
) -> impl Iterator<Item = (CellId, usize, usize)> {
    table.rows.fillable().flat_map(move |row| {
        table.columns.fillable().map(move |column| (table.cell(row, column), row, column))
    })
}

/// Tells whether a cell is one of those that are to be filled.
pub(super) fn is_filled(cell: CellId, layout: &Layout) -> bool {
    let place = layout.place_of(cell);
    place.is_some_and(|(table, row, column)| {
        let table = layout.tables.get(table);
        table.is_some_and(|table| table.rows.is_fillable(row) && table.columns.is_fillable(column))
    })
}
