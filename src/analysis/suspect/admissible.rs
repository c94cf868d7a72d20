//! What a figure may be: a count is whole and not below 0, an amount is not below 0. The form says which
//! cell holds what; where it does not, and in sentences, a figure is what it looks like.

use super::case::Case;
use crate::model::{Admits, Number, Unit};
use crate::resolve::{Figure, FigurePlace};

impl Case<'_> {
    /// Tells whether a figure may be a number.
    pub(in crate::analysis) fn admits(&self, figure: Figure, number: &Number) -> bool {
        let is_count = number.is_integer() && !number.is_negative();
        match self.declared(figure) {
            Some(Admits::Count) => is_count,
            Some(Admits::Amount) => !number.is_negative(),
            Some(Admits::Change) => true,
            None => match self.figures.number(figure) {
                Some(known) => {
                    (known.is_negative() || !number.is_negative())
                        && number.decimals() <= known.decimals().max(self.decimals(figure))
                        && (number.is_integer() || !known.is_integer() || self.is_amount(figure))
                }
                None => is_count,
            },
        }
    }

    /// Tells whether it is only a guess that a figure may not be a number. What a sentence counts is not
    /// below 0.
    pub(super) fn guesses(&self, figure: Figure, number: &Number) -> bool {
        let is_cell = matches!(figure.place, FigurePlace::Cell(_));
        self.declared(figure).is_none() && (is_cell || !number.is_integer())
    }

    /// Tells whether something can be inferred from a violation when figures are others: where one that
    /// stays is impossible where it stands, it is wrong itself, and what the others would have to be is
    /// not known.
    pub(super) fn is_sound(&self, finding: usize, changes: &[(Figure, Number)]) -> bool {
        let finding = self.violated.get(finding);
        let binding = finding.and_then(|finding| self.rules.binding(finding.binding));
        let Some((_, binding)) = binding else { return true };
        let stays = |figure: &&Figure| changes.iter().all(|(changed, _)| changed != *figure);
        let is_possible = |figure: &Figure| match self.figures.number(*figure) {
            Some(number) if self.declared(*figure).is_some() => self.admits(*figure, number),
            _ => true,
        };
        binding.operands.iter().flatten().filter(stays).all(is_possible)
    }

    fn declared(&self, figure: Figure) -> Option<Admits> {
        let FigurePlace::Cell(cell) = figure.place else { return None };
        let (table, row, column) = self.layout.place_of(cell)?;
        self.layout.tables.get(table)?.admits_at(row, column)
    }

    /// Tells whether a figure is an amount of money, which may have decimals where none are printed.
    fn is_amount(&self, figure: Figure) -> bool {
        let unit = match figure.place {
            FigurePlace::Cell(cell) => {
                let place = self.layout.place_of(cell);
                place.and_then(|(table, row, column)| {
                    self.layout.tables.get(table)?.unit_at(row, column)
                })
            }
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                self.rules.facts.get(fact.0 as usize).and_then(|fact| fact.unit.as_ref())
            }
        };
        unit.is_some_and(|unit| unit.is_like(&Unit::named("元")))
    }

    /// Returns how many decimals an amount may have whatever is printed.
    fn decimals(&self, figure: Figure) -> u8 {
        if self.is_amount(figure) { 6 } else { 0 }
    }
}
