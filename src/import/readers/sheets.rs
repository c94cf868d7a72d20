//! The cells of a sheet → blocks: titles and prose as paragraphs, tables as grids.
//!
//! A sheet is one large table; what stands in it are several, set apart by blank rows and by titles.

use std::collections::BTreeMap;

use super::grid::MAX_POSITIONS;
use super::prose::is_section_number;
use crate::import::block::{Block, Grid, GridCell, Place, Printed};
use crate::import::problem::Unreadable;

/// The most positions that merged cells cover together.
const MAX_COVERED: usize = 1_000_000;

/// From this length on a text that ends as a sentence is prose.
const LONG: usize = 30;

/// A rectangle of cells, rows and columns counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// The first row.
    pub(super) top: u32,
    /// The first column.
    pub(super) left: u32,
    /// The last row.
    pub(super) bottom: u32,
    /// The last column.
    pub(super) right: u32,
}

impl Area {
    /// Reads `B12` or `B12:D14`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
        (top <= bottom && left <= right).then_some(Self { top, left, bottom, right })
    }
}

fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('$');
    let letters = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, row) = text.split_at_checked(letters)?;
    let value = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters
        .bytes()
        .try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(value(letter)))?;
    let row = row.trim_start_matches('$').parse().ok()?;
    (column > 0 && row > 0).then_some((row, column))
}

/// Returns the place of a cell.
pub(super) fn cell_place(sheet: &str, row: u32, column: u32) -> Place {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    Place::SheetCell { sheet: sheet.to_owned(), cell: format!("{letters}{row}") }
}

/// The cells of a sheet that show something, and those that are merged.
#[derive(Debug, Default)]
pub(super) struct Cells {
    texts: BTreeMap<(u32, u32), String>,
    merged: Vec<Area>,
}

impl Cells {
    /// Adds a cell; one that shows nothing is not kept.
    pub(super) fn insert(&mut self, row: u32, column: u32, text: String) -> Result<(), Unreadable> {
        if !text.is_empty() {
            self.texts.insert((row, column), text);
        }
        match self.texts.len() > MAX_POSITIONS {
            true => Err(Unreadable::TooManyCells { limit: MAX_POSITIONS }),
            false => Ok(()),
        }
    }

    /// Merges cells into their first.
    pub(super) fn merge(&mut self, area: Area) {
        self.merged.push(area);
    }

    /// Returns the blocks of the sheet.
    pub(super) fn blocks(&self, sheet: &str) -> Result<Vec<Block>, Unreadable> {
        let layout = Layout::of(self)?;
        let mut blocks = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (index, row) in layout.rows.iter().enumerate() {
            let follows = index.checked_sub(1).and_then(|above| layout.rows.get(above));
            let gap = follows.is_some_and(|above| above + 1 < *row && !layout.joins(*above, *row));
            let title = layout.title(index, open.is_empty() || gap);
            if gap || title.is_some() {
                blocks.extend(layout.grid(&std::mem::take(&mut open), sheet));
            }
            match title {
                Some(column) => {
                    let text = self.texts.get(&(*row, column)).cloned().unwrap_or_default();
                    let printed = Printed { text, place: cell_place(sheet, *row, column) };
                    blocks.push(Block::Paragraph(printed));
                }
                None => open.push(index),
            }
        }
        blocks.extend(layout.grid(&open, sheet));
        Ok(blocks)
    }
}

/// The rows and columns that show something, and which cell each position shows.
struct Layout<'a> {
    cells: &'a Cells,
    rows: Vec<u32>,
    columns: Vec<u32>,
    /// For each covered position, by row and column of the sheet, the cell that covers it.
    covered: BTreeMap<(u32, u32), (u32, u32)>,
}

impl<'a> Layout<'a> {
    fn of(cells: &'a Cells) -> Result<Self, Unreadable> {
        let mut rows: Vec<u32> = cells.texts.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        let mut columns: Vec<u32> = cells.texts.keys().map(|(_, column)| *column).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut covered = BTreeMap::new();
        let mut count = 0_usize;
        for area in &cells.merged {
            let inside = |lines: &[u32], from: u32, to: u32| {
                let start = lines.partition_point(|line| *line < from);
                let end = lines.partition_point(|line| *line <= to);
                lines.get(start..end).unwrap_or_default().to_vec()
            };
            let own_columns = inside(&columns, area.left, area.right);
            for row in inside(&rows, area.top, area.bottom) {
                count += own_columns.len();
                if count > MAX_COVERED {
                    return Err(Unreadable::TooManyCells { limit: MAX_COVERED });
                }
                covered.extend(own_columns.iter().map(|c| ((row, *c), (area.top, area.left))));
            }
        }
        Ok(Self { cells, rows, columns, covered })
    }

    /// Returns the cell that a position shows.
    fn shown(&self, row: u32, column: u32) -> (u32, u32) {
        self.covered.get(&(row, column)).copied().unwrap_or((row, column))
    }

    /// Tells whether one merged cell reaches over the blank rows between two rows.
    fn joins(&self, above: u32, below: u32) -> bool {
        self.columns.iter().any(|c| self.shown(above, *c) == self.shown(below, *c))
    }

    /// Returns the column of the text that stands alone in a row as a title or as prose, not as the
    /// label of a row: over the whole width, before the table, or a sentence.
    fn title(&self, index: usize, begins: bool) -> Option<u32> {
        let row = *self.rows.get(index)?;
        let mut own = self.cells.texts.range((row, 0)..=(row, u32::MAX));
        let ((_, column), text) = own.next().filter(|_| own.next().is_none())?;
        // A label that reaches down from above is part of a table.
        let alone = self.columns.iter().all(|c| self.shown(row, *c).0 == row);
        let whole = self.columns.len() > 1
            && self.columns.iter().all(|c| self.shown(row, *c) == (row, *column));
        let reaches_down = self.rows.get(index + 1).is_some_and(|below| self.joins(row, *below));
        let is_sentence = text.chars().count() >= LONG && text.ends_with(['。', '！', '；']);
        let is_title = begins || is_sentence || (whole && is_section_number(text));
        (alone && !reaches_down && is_title).then_some(*column)
    }

    fn grid(&self, rows: &[usize], sheet: &str) -> Option<Block> {
        let rows: Vec<u32> = rows.iter().filter_map(|row| self.rows.get(*row)).copied().collect();
        let (first, last) = (*rows.first()?, *rows.last()?);
        // Columns of other tables of the sheet are none of this one.
        let own = self.cells.texts.range((first, 0)..=(last, u32::MAX));
        let mut columns: Vec<u32> = own.map(|((_, column), _)| *column).collect();
        columns.sort_unstable();
        columns.dedup();
        let cell = |row: u32, column: u32| {
            let (own_row, own_column) = self.shown(row, column);
            let at = |lines: &[u32], line: u32| lines.partition_point(|one| *one < line);
            let text = self.cells.texts.get(&(own_row, own_column)).cloned().unwrap_or_default();
            GridCell {
                printed: Printed { text, place: cell_place(sheet, own_row, own_column) },
                origin: (at(&rows, own_row), at(&columns, own_column)),
            }
        };
        let row = |row: &u32| columns.iter().map(|column| cell(*row, *column)).collect();
        Some(Block::Grid(Grid { rows: rows.iter().map(row).collect() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_read_and_written() {
        for (text, area) in [
            ("A1", Some((1, 1, 1, 1))),
            ("$B$12:AA14", Some((12, 2, 14, 27))),
            ("XFD1048576", Some((1_048_576, 16_384, 1_048_576, 16_384))),
            ("B2:A1", None),
            ("12", None),
            ("A0", None),
            ("AAAAAAAAAA1", None),
        ] {
            let read = Area::parse(text).map(|a| (a.top, a.left, a.bottom, a.right));
            assert_eq!(read, area, "{text}");
        }
        assert_eq!(cell_place("表三", 12, 28).to_string(), "表三!AB12");
    }

    #[test]
    fn cells_far_apart_make_a_small_grid_and_merges_without_end_are_refused() {
        let mut cells = Cells::default();
        for (row, column) in [(1, 1), (1, 2), (2, 1), (2, 16_384), (3, 2)] {
            cells.insert(row, column, "7".to_owned()).expect("few");
        }
        let whole = Area { top: 1, left: 3, bottom: 1_048_576, right: 16_384 };
        cells.merge(whole);
        let blocks = cells.blocks("一").expect("small");
        let Block::Grid(grid) = &blocks[0] else { panic!("a grid") };
        assert_eq!((grid.rows.len(), grid.rows[0].len()), (3, 3));
        let mut cells = Cells::default();
        for index in 1..1000 {
            cells.insert(index, index, "7".to_owned()).expect("few");
            cells.merge(Area { top: 1, left: 1, bottom: 2000, right: 2000 });
        }
        let error = cells.blocks("一").expect_err("too many");
        assert_eq!(error, Unreadable::TooManyCells { limit: MAX_COVERED });
    }
}
