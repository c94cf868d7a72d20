//! The figures of one report, laid out under the numbers of the plan.

use super::fact::FactValue;
use super::facts::{Sayings, search};
use super::print::{Print, prints};
use crate::model::{Cell, CellId, Layout, Placement, Report};
use crate::resolve::{FactId, RuleSet, TextId, WordId};
use crate::source::Span;

/// The figures of one report.
#[derive(Debug)]
pub struct ReportFigures<'a> {
    cells: Vec<Option<&'a Cell>>,
    /// How the cells are printed; nothing where no rule asks.
    prints: Vec<Print>,
    /// What stands in all cells not listed; only an example has it.
    elsewhere: Option<&'a Cell>,
    sayings: Sayings,
    /// The unit, as printed.
    pub unit: Option<&'a str>,
    /// The year.
    pub year: Option<i32>,
}

impl<'a> ReportFigures<'a> {
    /// Lays out the cells of a report, and finds the facts that the rules read.
    pub fn new(
        rules: &RuleSet,
        report: &'a Report,
        layout: &Layout,
        placement: &Placement,
    ) -> Self {
        Self {
            cells: cells(report, layout, placement),
            prints: if rules.asks_print() { prints(report, layout, placement) } else { Vec::new() },
            elsewhere: None,
            sayings: search(rules, report, placement),
            unit: report.unit.as_ref().map(|unit| unit.node.as_str()),
            year: report.year.as_ref().map(|year| year.node),
        }
    }

    /// Lays out the figures of an example: those listed, `zero` in all other cells, and what is said.
    pub(super) fn of_example(
        zero: &'a Cell,
        listed: &[(CellId, &'a Cell)],
        sayings: Sayings,
        unit: Option<&'a str>,
    ) -> Self {
        let count = listed.iter().map(|(id, _)| id.0 as usize + 1).max().unwrap_or(0);
        let mut cells = vec![None; count];
        for (id, cell) in listed {
            if let Some(place) = cells.get_mut(id.0 as usize) {
                *place = Some(*cell);
            }
        }
        Self { cells, prints: Vec::new(), elsewhere: Some(zero), sayings, unit, year: None }
    }

    /// Tells whether a narrative says one of some words; none when the report lacks it.
    pub(super) fn says(&self, text: TextId, words: &[WordId]) -> Option<bool> {
        let told = self.sayings.texts.get(text.0 as usize)?.as_ref()?;
        Some(words.iter().any(|word| told.says(*word)))
    }

    /// Returns where a narrative says words: the first place of each.
    pub(super) fn said(&self, text: TextId, words: &[WordId]) -> impl Iterator<Item = Span> {
        let told = self.sayings.texts.get(text.0 as usize).and_then(Option::as_ref);
        words.iter().filter_map(move |word| told?.first(*word))
    }

    /// Tells how the place of a cell is printed. In an example all is as it should be.
    pub(super) fn print(&self, cell: CellId) -> Print {
        match self.elsewhere {
            Some(_) => Print {
                is_listed: Some(true),
                row_labelled: Some(true),
                column_labelled: Some(true),
                decimals: None,
            },
            None => self.prints.get(cell.0 as usize).copied().unwrap_or_default(),
        }
    }

    /// Returns the cell as printed, if the report has it.
    #[inline]
    pub(super) fn cell(&self, cell: CellId) -> Option<&'a Cell> {
        self.cells.get(cell.0 as usize).copied().flatten().or(self.elsewhere)
    }

    /// Returns what was found for a fact.
    pub(super) fn fact(&self, fact: FactId) -> &FactValue {
        self.sayings.fact(fact)
    }
}

/// Lays out the cells of a report in the order of the layout.
fn cells<'a>(report: &'a Report, layout: &Layout, placement: &Placement) -> Vec<Option<&'a Cell>> {
    let tables: Vec<_> = report.tables().collect();
    let mut cells = Vec::with_capacity(layout.cell_count() as usize);
    for (index, table) in layout.tables.iter().enumerate() {
        let placed = placement.tables.get(index).and_then(Option::as_ref);
        let printed = placed.and_then(|placed| tables.get(placed.table));
        for row in 0..table.rows.slots.len() {
            for column in 0..table.columns.slots.len() {
                cells.push(placed.zip(printed).and_then(|(placed, printed)| {
                    let row = (*placed.rows.get(row)?)?;
                    printed.cell(row, (*placed.columns.get(column)?)?)
                }));
            }
        }
    }
    cells
}
