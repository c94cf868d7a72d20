//! The figures of one report, where the plan expects them.

use memchr::memmem;

use super::facts::{FactValue, find, narratives};
use crate::model::{Cell, CellId, CellValue, Layout, Number, Placement, Report};
use crate::resolve::{FactId, Figure, RuleSet, TextId};

/// The figures of one report under the numbers that the plan gave them.
#[derive(Debug)]
pub struct Figures<'a> {
    cells: Vec<Option<&'a Cell>>,
    /// What stands in all cells not listed; only an example has it.
    elsewhere: Option<&'a Cell>,
    facts: Vec<FactValue>,
    /// The narratives that rules read, folded; none where the report lacks the section.
    texts: Vec<Option<String>>,
    year: Option<i32>,
}

/// A figure as it is found.
#[derive(Clone, Copy, Debug)]
pub enum FigureValue<'a> {
    /// A number.
    Number(&'a Number),
    /// A cell that is printed but holds no number.
    Cell(&'a Cell),
    /// The report has no such cell.
    Absent,
    /// The fact is not stated.
    NotStated,
    /// The fact is stated with different figures.
    Ambiguous,
    /// The fact is only said to be at least this much.
    AtLeast(&'a Number),
}

impl<'a> Figures<'a> {
    /// Lays out the cells of a report, and finds the facts that the rules read.
    pub fn new(
        rules: &RuleSet,
        report: &'a Report,
        layout: &Layout,
        placement: &Placement,
    ) -> Self {
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
        let texts = narratives(&rules.texts, report, placement);
        let year = report.year.as_ref().map(|year| year.node);
        Self { cells, facts: find(&rules.facts, report, placement), texts, year, elsewhere: None }
    }

    /// Lays out the figures of an example: those listed, `zero` in all other cells, no text.
    pub(super) fn of_example(
        zero: &'a Cell,
        listed: &'a [(CellId, Cell)],
        facts: Vec<FactValue>,
    ) -> Self {
        let count = listed.iter().map(|(id, _)| id.0 as usize + 1).max().unwrap_or(0);
        let mut cells = vec![None; count];
        for (id, cell) in listed {
            if let Some(place) = cells.get_mut(id.0 as usize) {
                *place = Some(cell);
            }
        }
        Self { cells, elsewhere: Some(zero), facts, texts: Vec::new(), year: None }
    }

    /// Returns the year of the report.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// Tells whether a narrative says folded words; none when the report lacks it.
    pub fn says(&self, text: TextId, words: &str) -> Option<bool> {
        let text = self.texts.get(text.0 as usize)?.as_ref()?;
        Some(memmem::find(text.as_bytes(), words.as_bytes()).is_some())
    }

    /// Returns the cell as printed, if the report has it.
    pub fn cell(&self, cell: CellId) -> Option<&'a Cell> {
        self.cells.get(cell.0 as usize).copied().flatten().or(self.elsewhere)
    }

    /// Returns what was found for a fact.
    pub fn fact(&self, fact: FactId) -> &FactValue {
        self.facts.get(fact.0 as usize).unwrap_or(&FactValue::NotStated)
    }

    /// Returns a figure.
    pub fn get(&self, figure: Figure) -> FigureValue<'_> {
        match figure {
            Figure::Cell(cell) => match self.cell(cell) {
                Some(cell) => match cell.value.number() {
                    Some(number) => FigureValue::Number(number),
                    None => FigureValue::Cell(cell),
                },
                None => FigureValue::Absent,
            },
            Figure::Fact(fact) => match self.fact(fact) {
                FactValue::Stated { number, at_least: false, .. } => FigureValue::Number(number),
                FactValue::Stated { number, at_least: true, .. } => FigureValue::AtLeast(number),
                FactValue::Ambiguous(_) => FigureValue::Ambiguous,
                FactValue::NotStated => FigureValue::NotStated,
            },
        }
    }

    /// Returns the number of a figure, if it has one.
    pub fn number(&self, figure: Figure) -> Option<&Number> {
        match self.get(figure) {
            FigureValue::Number(number) => Some(number),
            FigureValue::Cell(_)
            | FigureValue::Absent
            | FigureValue::NotStated
            | FigureValue::Ambiguous
            | FigureValue::AtLeast(_) => None,
        }
    }

    /// Tells whether a missing figure may be taken as 0: a blank or a mark may, what could not be read
    /// or is not there at all may not.
    pub fn may_be_zero(&self, figure: Figure) -> bool {
        match self.get(figure) {
            FigureValue::Cell(cell) => matches!(cell.value, CellValue::Blank | CellValue::Mark),
            FigureValue::Number(_)
            | FigureValue::Absent
            | FigureValue::NotStated
            | FigureValue::Ambiguous
            | FigureValue::AtLeast(_) => false,
        }
    }

    /// Tells whether nothing is printed in a cell.
    pub fn is_blank(&self, figure: Figure) -> bool {
        match self.get(figure) {
            FigureValue::Cell(cell) => cell.value == CellValue::Blank,
            FigureValue::NotStated => true,
            FigureValue::Number(_)
            | FigureValue::Absent
            | FigureValue::Ambiguous
            | FigureValue::AtLeast(_) => false,
        }
    }
}
