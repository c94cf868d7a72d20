//! Where the columns of a table lie, told from rows that have all their cells, or from the labels above; and
//! what that says of rows that have not.

use crate::import::recogniser::items::{Extent, PrintedCell};

/// Where the columns lie.
#[derive(Debug, Default)]
pub(super) struct Centres {
    /// What of its cells stands one below the other.
    side: Side,
    /// Where that lies in each column, doubled.
    middles: Vec<f64>,
    /// How far cells may lie from there.
    reach: f64,
}

/// What of the cells of a column stands one below the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    Left,
    #[default]
    Middle,
    Right,
}

impl Side {
    fn of(self, extent: Extent) -> f64 {
        match self {
            Self::Left => f64::from(extent.from) * 2.0,
            Self::Middle => f64::from(extent.from) + f64::from(extent.to),
            Self::Right => f64::from(extent.to) * 2.0,
        }
    }
}

/// The part of the distance of two columns that a cell may lie off its label.
const OFF_LABEL: f64 = 0.25;

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
        let gap = least_gap(&middles);
        let spread = middles
            .iter()
            .enumerate()
            .flat_map(|(index, middle)| column(index).map(move |cell| (cell - middle).abs()));
        let spread = spread.fold(0.0, f64::max);
        match gap > 0.0 && spread < gap * 0.45 {
            true => Self { side: Side::Middle, middles, reach: gap * 0.45 },
            false => Self::default(),
        }
    }

    /// Finds the columns from where their labels stand, for rows of which none has all its cells. Every cell
    /// of every row must stand below one label, whatever side of it the columns are set by.
    pub(super) fn below(labels: &[Extent], rows: &[Vec<PrintedCell>]) -> Self {
        let fitting = |side: Side| {
            let middles: Vec<f64> = labels.iter().map(|label| side.of(*label)).collect();
            let reach = least_gap(&middles) * OFF_LABEL;
            let centres = Self { side, middles, reach };
            let columns = |row: &Vec<PrintedCell>| {
                centres.each(row).filter(|all| all.is_sorted_by(|one, next| one < next))
            };
            let all = rows.iter().map(columns).collect::<Option<Vec<_>>>()?;
            (reach > 0.0).then_some((centres, all))
        };
        let mut fitting = [Side::Left, Side::Middle, Side::Right].into_iter().filter_map(fitting);
        let Some((centres, columns)) = fitting.next() else { return Self::default() };
        let is_told = !labels.is_empty() && !rows.is_empty();
        match is_told && fitting.all(|(_, other)| other == columns) {
            true => centres,
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
            let at = match self.side {
                Side::Middle => f64::from(cell.middle),
                Side::Left | Side::Right => self.side.of(cell.extent),
            };
            let near = |middle: &f64| (at - middle).abs() <= self.reach;
            self.middles.iter().position(near)
        };
        cells.iter().map(column).collect()
    }
}

/// Returns how far apart the nearest two columns lie.
fn least_gap(middles: &[f64]) -> f64 {
    let gaps = middles.windows(2).map(|pair| match pair {
        [one, next] => next - one,
        _ => 0.0,
    });
    gaps.fold(f64::INFINITY, f64::min)
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
            extent: Extent { from: middle / 2 - 5, to: middle / 2 + 5 },
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

    #[test]
    fn cells_below_labels_are_of_their_columns_however_they_are_set() {
        let cell = |from: u32, to: u32| PrintedCell {
            text: "0".to_owned(),
            place: Place::Line(1),
            middle: from + to,
            extent: Extent { from, to },
        };
        let labels =
            [(323, 347), (357, 381), (395, 419), (431, 467)].map(|(from, to)| Extent { from, to });
        let read = |rows: &[Vec<PrintedCell>]| {
            let centres = Centres::below(&labels, rows);
            rows.iter().map(|row| centres.columns_of(row, 4)).collect::<Vec<_>>()
        };
        // Figures stand at the left, in the middle, at the right of their columns.
        let left = [vec![cell(323, 346), cell(357, 373)], vec![cell(431, 439)]];
        assert_eq!(read(&left), [Some(vec![0, 1]), Some(vec![3])]);
        let middle = [vec![cell(331, 339), cell(365, 373), cell(445, 453)]];
        assert_eq!(read(&middle), [Some(vec![0, 1, 3])]);
        let right = [vec![cell(339, 347), cell(459, 467)], vec![cell(411, 419)]];
        assert_eq!(read(&right), [Some(vec![0, 3]), Some(vec![2])]);
        // One that stands between two columns makes all of them doubtful.
        let between = [vec![cell(323, 346)], vec![cell(348, 356)]];
        assert_eq!(read(&between), [None, None]);
    }
}
