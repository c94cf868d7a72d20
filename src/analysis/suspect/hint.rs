//! How a wrong figure may have come about: a slip that turns what it should be into what it is. Shown
//! only where exactly one kind of slip fits.

use super::case::Case;
use super::search::Changes;
use super::slip::{Hint, written};
use crate::model::Number;
use crate::resolve::{Document, Figure, FigurePlace};

impl Case<'_> {
    /// Returns the slip that explains a change, where exactly one kind does.
    pub(super) fn hint(&self, changes: &Changes, figure: Figure) -> Option<Hint> {
        let (_, implied) = changes.iter().find(|(other, _)| *other == figure)?;
        let reported = self.figures.number(figure)?;
        let swapped = changes.iter().any(|(other, number)| {
            *other != figure && number == reported && self.figures.number(*other) == Some(implied)
        });
        if swapped {
            return Some(Hint::Swapped);
        }
        let mut fitting = written(&reported.to_string(), &implied.to_string());
        if self.is_beside(figure, reported) {
            fitting.push(Hint::Neighbour);
        }
        let last_year = self.figures.number(figure.of(Document::Prior));
        if figure.document == Document::Own && !reported.is_zero() && last_year == Some(reported) {
            fitting.push(Hint::LastYear);
        }
        match fitting.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Tells whether changes put two figures back that were exchanged.
    pub(super) fn is_exchange(&self, changes: &Changes) -> bool {
        let figures = changes.iter().map(|(figure, _)| *figure);
        changes.len() == 2
            && figures.into_iter().all(|figure| self.hint(changes, figure) == Some(Hint::Swapped))
    }

    /// Tells whether a number stands in a cell beside a figure; 0 stands everywhere.
    fn is_beside(&self, figure: Figure, number: &Number) -> bool {
        let FigurePlace::Cell(cell) = figure.place else { return false };
        let Some((table, row, column)) = self.layout.place_of(cell) else { return false };
        let Some(layout) = self.layout.tables.get(table) else { return false };
        let (rows, columns) = (layout.rows.slots.len(), layout.columns.slots.len());
        let near = |at: usize| [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = near(column).map(|column| (row, column));
        let beside = beside.chain(near(row).map(|row| (row, column)));
        !number.is_zero()
            && beside.filter(|(row, column)| *row < rows && *column < columns).any(
                |(row, column)| {
                    let place = FigurePlace::Cell(layout.cell(row, column));
                    self.figures.number(Figure { place, ..figure }) == Some(number)
                },
            )
    }
}
