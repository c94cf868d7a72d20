//! Where the columns of a table lie, told from rows that have all their cells; and what that says of rows
//! that have not.

use crate::import::recogniser::items::PrintedCell;

/// Where the middles of the columns lie.
#[derive(Debug, Default)]
pub(super) struct Centres {
    middles: Vec<f64>,
    /// How far cells may lie from the middle of their column.
    reach: f64,
}

impl Centres {
    /// Finds the columns from rows that have all their cells. Where the cells of a column do not lie one
    /// below the other, blanks between figures are all that is printed, and nothing can be told.
    pub(super) fn of(rows: impl Iterator<Item = Vec<PrintedCell>>) -> Self {
        let rows: Vec<Vec<f64>> =
            rows.map(|row| row.iter().map(|cell| f64::from(cell.middle)).collect()).collect();
        let width = rows.first().map_or(0, Vec::len);
        if rows.len() < 2 || width < 2 {
            return Self::default();
        }
        let column = |index: usize| rows.iter().filter_map(move |row| row.get(index).copied());
        let count = rows.len() as f64;
        let middles: Vec<f64> =
            (0..width).map(|index| column(index).sum::<f64>() / count).collect();
        let gap = middles.windows(2).map(|pair| match pair {
            [one, next] => next - one,
            _ => 0.0,
        });
        let gap = gap.fold(f64::INFINITY, f64::min);
        let spread = middles
            .iter()
            .enumerate()
            .flat_map(|(index, middle)| column(index).map(move |cell| (cell - middle).abs()));
        let spread = spread.fold(0.0, f64::max);
        match gap > 0.0 && spread < gap * 0.45 {
            true => Self { middles, reach: gap * 0.45 },
            false => Self::default(),
        }
    }

    /// Returns the column of each cell of a row that has fewer than there are.
    pub(super) fn columns_of(&self, cells: &[PrintedCell], width: usize) -> Option<Vec<usize>> {
        if self.middles.len() != width || cells.len() >= width {
            return None;
        }
        let columns = self.each(cells)?;
        columns.is_sorted_by(|one, next| one < next).then_some(columns)
    }

    /// Returns the cells of a row that has all of them in the order of the columns above which they stand;
    /// none where they do not stand below one column each.
    pub(super) fn sorted(&self, cells: &[PrintedCell]) -> Option<Vec<PrintedCell>> {
        let mut placed: Vec<(usize, &PrintedCell)> =
            self.each(cells)?.into_iter().zip(cells).collect();
        placed.sort_by_key(|(column, _)| *column);
        let is_whole = placed.iter().map(|(column, _)| *column).eq(0..self.middles.len());
        is_whole.then(|| placed.into_iter().map(|(_, cell)| cell.clone()).collect())
    }

    /// Tells whether it is known where the columns lie.
    pub(super) fn are_known(&self) -> bool {
        !self.middles.is_empty()
    }

    fn each(&self, cells: &[PrintedCell]) -> Option<Vec<usize>> {
        let column = |cell: &PrintedCell| {
            let near = |middle: &f64| (f64::from(cell.middle) - middle).abs() <= self.reach;
            self.middles.iter().position(near)
        };
        cells.iter().map(column).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Place;

    fn row(middles: &[u32]) -> Vec<PrintedCell> {
        let cell = |middle: &u32| PrintedCell {
            text: "0".to_owned(),
            place: Place::Line(1),
            middle: *middle,
        };
        middles.iter().map(cell).collect()
    }

    #[test]
    fn cells_below_columns_are_told_apart_and_others_are_not() {
        let centres = Centres::of([row(&[100, 140, 180]), row(&[102, 139, 181])].into_iter());
        assert_eq!(centres.columns_of(&row(&[101, 179]), 3), Some(vec![0, 2]));
        assert_eq!(centres.columns_of(&row(&[120]), 3), None);
        let ragged = Centres::of([row(&[60, 64, 68]), row(&[100, 104, 108])].into_iter());
        assert_eq!(ragged.columns_of(&row(&[64]), 3), None);
    }
}
