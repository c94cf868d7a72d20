//! Cells with spans → grids: what covers several positions repeats in each of them.
//!
//! The readers of pages, documents and sheets hand their cells over in order; the absurd spans that a
//! file may claim are bounded here.

use crate::import::block::{Grid, GridCell, Place, Printed};
use crate::import::problem::{Remark, RemarkKind, Unreadable};

/// The most positions of one grid.
pub const MAX_POSITIONS: usize = 200_000;

/// The most columns that one cell covers, as browsers have it.
const MAX_COLUMNS: usize = 1000;

/// A grid in the making.
#[derive(Debug, Default)]
pub(super) struct GridBuilder {
    cells: Vec<Source>,
    rows: Vec<Row>,
    /// For each column the cell that reaches down into the next row, and for how many rows more.
    reaching: Vec<Option<(usize, usize)>>,
    positions: usize,
    /// The first column of the row that may be free.
    free: usize,
}

/// A cell as the format has it.
#[derive(Debug)]
struct Source {
    printed: Printed,
    row: usize,
    column: usize,
}

#[derive(Debug)]
struct Row {
    place: Place,
    slots: Vec<Option<usize>>,
}

impl GridBuilder {
    /// Begins a row.
    pub(super) fn row(&mut self, place: Place) -> Result<(), Unreadable> {
        let mut slots = Vec::new();
        self.claim(self.reaching.len() + 1)?;
        for reaching in &mut self.reaching {
            slots.push(reaching.map(|(cell, _)| cell));
            *reaching = reaching.and_then(|(cell, rows)| Some((cell, rows.checked_sub(1)?)));
            *reaching = reaching.filter(|(_, rows)| *rows > 0);
        }
        while slots.last().is_some_and(Option::is_none) {
            slots.pop();
        }
        self.rows.push(Row { place, slots });
        self.free = 0;
        Ok(())
    }

    /// Adds a cell to the row, at the first position that is free. It covers `columns` and `rows`,
    /// as far as there are rows.
    pub(super) fn cell(
        &mut self,
        printed: Printed,
        columns: usize,
        rows: usize,
    ) -> Result<(), Unreadable> {
        let row = self.rows.len().saturating_sub(1);
        let Some(slots) = self.rows.last_mut().map(|row| &mut row.slots) else { return Ok(()) };
        let taken_ahead = slots.iter().skip(self.free).take_while(|slot| slot.is_some()).count();
        let free = self.free + taken_ahead;
        let end = free + columns.clamp(1, MAX_COLUMNS);
        let index = self.cells.len();
        let mut taken = 0;
        for column in free..end {
            if slots.len() <= column {
                slots.resize(column + 1, None);
                taken += 1;
            }
            if let Some(slot @ None) = slots.get_mut(column) {
                *slot = Some(index);
                if self.reaching.len() <= column {
                    self.reaching.resize(column + 1, None);
                }
                if let Some(reaching) = self.reaching.get_mut(column) {
                    *reaching = (rows > 1).then_some((index, rows - 1));
                }
            }
        }
        self.free = free + 1;
        self.cells.push(Source { printed, row, column: free });
        self.claim(taken + 1)
    }

    /// Leaves positions of the row empty.
    pub(super) fn skip(&mut self, columns: usize) -> Result<(), Unreadable> {
        let Some(place) = self.rows.last().map(|row| row.place.clone()) else { return Ok(()) };
        for _ in 0..columns.min(MAX_COLUMNS) {
            self.cell(Printed { text: String::new(), place: place.clone() }, 1, 1)?;
        }
        Ok(())
    }

    fn claim(&mut self, positions: usize) -> Result<(), Unreadable> {
        self.positions += positions;
        if self.positions > MAX_POSITIONS {
            return Err(Unreadable::TooManyCells { limit: MAX_POSITIONS });
        }
        Ok(())
    }

    /// Returns the grid, rows and columns without a cell of their own left out, and what is odd about
    /// it. `None` where nothing is printed.
    pub(super) fn finish(self) -> Result<Option<(Grid, Vec<Remark>)>, Unreadable> {
        let rows = self.kept(|cell| cell.row, self.rows.len());
        let width = self.rows.iter().map(|row| row.slots.len()).max().unwrap_or(0);
        let columns = self.kept(|cell| cell.column, width);
        if rows.len() * columns.len() > MAX_POSITIONS {
            return Err(Unreadable::TooManyCells { limit: MAX_POSITIONS });
        }
        if self.cells.iter().all(|cell| cell.printed.text.is_empty()) {
            return Ok(None);
        }
        let remarks = self.uneven(&rows, &columns);
        let moved = |kept: &[usize], old: usize| kept.binary_search(&old).unwrap_or_default();
        let position = |(at_row, row): (usize, &usize), (at_column, column): (usize, &usize)| {
            let of_row = self.rows.get(*row);
            let slot = of_row.and_then(|row| *row.slots.get(*column)?);
            match slot.and_then(|index| self.cells.get(index)) {
                Some(cell) => GridCell {
                    printed: cell.printed.clone(),
                    origin: (moved(&rows, cell.row), moved(&columns, cell.column)),
                },
                None => GridCell {
                    printed: Printed {
                        text: String::new(),
                        place: of_row.map_or(Place::Line(0), |row| row.place.clone()),
                    },
                    origin: (at_row, at_column),
                },
            }
        };
        let row = |row: (usize, &usize)| {
            columns.iter().enumerate().map(|column| position(row, column)).collect()
        };
        Ok(Some((Grid { rows: rows.iter().enumerate().map(row).collect() }, remarks)))
    }

    /// Returns the rows, or columns, in which a cell begins.
    fn kept(&self, line: impl Fn(&Source) -> usize, count: usize) -> Vec<usize> {
        let mut begins = vec![false; count];
        for cell in &self.cells {
            if let Some(begin) = begins.get_mut(line(cell)) {
                *begin = true;
            }
        }
        begins.iter().enumerate().filter(|(_, begins)| **begins).map(|(line, _)| line).collect()
    }

    /// Points out rows that have more or fewer positions than most.
    fn uneven(&self, rows: &[usize], columns: &[usize]) -> Vec<Remark> {
        let found = |row: &Row| {
            let covered = |column: &&usize| matches!(row.slots.get(**column), Some(Some(_)));
            columns.iter().filter(covered).count()
        };
        let widths: Vec<(usize, &Row)> = rows
            .iter()
            .filter_map(|row| self.rows.get(*row))
            .map(|row| (found(row), row))
            .collect();
        let mut counts = vec![0_usize; columns.len() + 1];
        for (width, _) in &widths {
            if let Some(count) = counts.get_mut(*width) {
                *count += 1;
            }
        }
        let usual = counts.iter().enumerate().max_by_key(|(_, count)| **count);
        let Some((usual, _)) = usual else { return Vec::new() };
        let odd = widths.iter().filter(|(width, _)| *width != usual);
        odd.map(|(found, row)| Remark {
            kind: RemarkKind::UnevenRow { expected: usual, found: *found },
            place: Some(row.place.clone()),
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Printed {
        Printed { text: text.to_owned(), place: Place::Line(1) }
    }

    fn built(rows: &[&[(&str, usize, usize)]]) -> Result<Option<(Grid, Vec<Remark>)>, Unreadable> {
        let mut builder = GridBuilder::default();
        for (number, row) in rows.iter().enumerate() {
            builder.row(Place::Line(u32::try_from(number + 1).expect("few")))?;
            for (text, columns, rows) in *row {
                builder.cell(printed(text), *columns, *rows)?;
            }
        }
        builder.finish()
    }

    fn drawn(grid: &Grid) -> Vec<String> {
        let row = |row: &Vec<GridCell>| {
            row.iter().map(|cell| cell.printed.text.as_str()).collect::<Vec<_>>().join("|")
        };
        grid.rows.iter().map(row).collect()
    }

    #[test]
    fn cells_repeat_where_they_cover() {
        let (grid, remarks) = built(&[
            &[("甲", 1, 2), ("乙", 2, 1), ("丙", 1, 2)],
            &[("丁", 1, 1), ("戊", 1, 1)],
            &[("一", 1, 1), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1)],
        ])
        .expect("small")
        .expect("printed");
        assert_eq!(drawn(&grid), ["甲|乙|乙|丙", "甲|丁|戊|丙", "一|1|2|3"]);
        assert_eq!(grid.rows[1][3].origin, (0, 3));
        assert_eq!(remarks, []);
    }

    #[test]
    fn columns_and_rows_without_a_cell_of_their_own_vanish() {
        let (grid, _) = built(&[
            &[("甲", 1, 3), ("乙", 1_000_000_000, 1)],
            &[],
            &[("1", 1_000_000_000, 1)],
            &[("丙", 1, 4_000_000_000), ("2", 7, 1)],
        ])
        .expect("bounded")
        .expect("printed");
        assert_eq!(drawn(&grid), ["甲|乙", "甲|1", "丙|2"]);
        assert_eq!(grid.rows[1][0].origin, (0, 0));
    }

    #[test]
    fn rows_of_another_length_are_pointed_out() {
        let (grid, remarks) = built(&[
            &[("a", 1, 1), ("1", 1, 1), ("2", 1, 1)],
            &[("b", 1, 1), ("1", 1, 1)],
            &[("c", 1, 1), ("1", 1, 1), ("2", 1, 1)],
            &[("d", 1, 1), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1)],
        ])
        .expect("small")
        .expect("printed");
        assert_eq!(drawn(&grid), ["a|1|2|", "b|1||", "c|1|2|", "d|1|2|3"]);
        let odd = |row, found| Remark {
            kind: RemarkKind::UnevenRow { expected: 3, found },
            place: Some(Place::Line(row)),
        };
        assert_eq!(remarks, [odd(2, 2), odd(4, 4)]);
    }

    #[test]
    fn grids_without_end_are_refused() {
        let row: Vec<(&str, usize, usize)> = vec![("0", 1000, 1_000_000); 150];
        let rows: Vec<&[(&str, usize, usize)]> = vec![&row; 20];
        let error = built(&rows).expect_err("too many");
        assert_eq!(error, Unreadable::TooManyCells { limit: MAX_POSITIONS });
        assert!(built(&[&[("", 2, 2)]]).expect("small").is_none());
    }
}
