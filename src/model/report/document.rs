//! The report document: what a report prints, with the place of everything.

use std::ops::Range;

use indexmap::IndexMap;

use crate::model::value::Cell;
use crate::source::{Span, Spanned};

/// One report as printed. Built by [`load_reports`](super::load_reports).
#[derive(Clone, Debug)]
pub struct Report {
    /// `report`: the kind, which chooses the family of forms.
    pub kind: Option<Spanned<String>>,
    /// `unit`: the body that reports.
    pub unit: Option<Spanned<String>>,
    /// `year`: the reporting period.
    pub year: Option<Spanned<i32>>,
    /// `title` as printed.
    pub title: Option<Spanned<String>>,
    /// `published` as printed.
    pub published: Option<Spanned<String>>,
    /// `form`: the version of the form, where the document names one.
    pub form: Option<Spanned<String>>,
    /// `source`: what the places in `at` refer to.
    pub source: Option<Spanned<String>>,
    /// The sections in the order printed.
    pub sections: Vec<Section>,
    /// The whole document.
    pub span: Span,
}

impl Report {
    /// Returns all sections in print order, each before its subsections.
    pub fn all_sections(&self) -> impl Iterator<Item = &Section> {
        let mut all = Vec::new();
        let mut waiting: Vec<&Section> = self.sections.iter().rev().collect();
        while let Some(section) = waiting.pop() {
            all.push(section);
            waiting.extend(section.sections.iter().rev());
        }
        all.into_iter()
    }

    /// Returns all tables in print order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.all_sections().flat_map(|section| &section.tables)
    }
}

/// A section: heading, text, figures given outright, tables, subsections.
#[derive(Clone, Debug)]
pub struct Section {
    /// The heading as printed.
    pub heading: Option<Spanned<String>>,
    /// The place in the published original.
    pub at: Option<Spanned<String>>,
    /// The narrative.
    pub text: Option<Text>,
    /// The places of its paragraphs in the published original, one for each line of the text.
    pub text_at: Vec<String>,
    /// Figures given outright, by name, in the order written.
    pub facts: IndexMap<String, GivenFact>,
    /// The tables, in the order printed.
    pub tables: Vec<Table>,
    /// The subsections, in the order printed.
    pub sections: Vec<Section>,
    /// The whole section.
    pub span: Span,
}

impl Section {
    /// Returns a section that is nothing but a text, which does not stand in a report document; `span` is
    /// where it is written.
    pub fn of_text(content: &str, span: Span) -> Self {
        Self {
            heading: None,
            at: None,
            text: Some(Text { content: content.to_owned(), span, runs: Vec::new() }),
            text_at: Vec::new(),
            facts: IndexMap::new(),
            tables: Vec::new(),
            sections: Vec::new(),
            span,
        }
    }

    /// Returns how many sections it is, its subsections counted in: so many follow one another in
    /// [`Report::all_sections`].
    pub fn count(&self) -> usize {
        1 + self.sections.iter().map(Self::count).sum::<usize>()
    }
}

/// A figure that the document gives under a name (`facts: {visits: 33912}`).
#[derive(Clone, Debug)]
pub struct GivenFact {
    /// Where the name stands.
    pub name_span: Span,
    /// The figure.
    pub cell: Cell,
}

/// Narrative text, with the way back from each character to the file.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text as YAML gives it.
    pub content: String,
    /// The whole scalar in the file.
    pub span: Span,
    /// Runs that stand unchanged in the file: (offset in `content`, offset in the file, length),
    /// ascending. What lies in no run (escapes) is located by the whole scalar.
    pub(super) runs: Vec<(usize, usize, usize)>,
}

impl Text {
    /// Returns the span in the file of the bytes `range` of `content`; the whole scalar where the
    /// file spells them otherwise.
    pub fn locate(&self, range: Range<usize>) -> Span {
        let place = |offset: usize, at_end: bool| {
            let after = self
                .runs
                .partition_point(|run| if at_end { run.0 < offset } else { run.0 <= offset });
            let (start, file, length) = *self.runs.get(after.checked_sub(1)?)?;
            (offset - start <= length).then_some(file + (offset - start))
        };
        match (place(range.start, false), place(range.end, true)) {
            (Some(start), Some(end)) if start < end => Span::new(self.span.file, start..end),
            _ => self.span,
        }
    }
}

/// A table: two label trees and the cells where their leaves meet.
#[derive(Clone, Debug)]
pub struct Table {
    /// The caption, where the section prints several tables.
    pub caption: Option<Spanned<String>>,
    /// The column labels.
    pub columns: Axis,
    /// The row labels.
    pub rows: Axis,
    /// Row by row; `rows.slots.len() * columns.slots.len()` cells.
    pub cells: Vec<Cell>,
    /// The places of the rows in the published original, one for each row slot: one place for all cells,
    /// or one for each.
    pub cells_at: Vec<Vec<String>>,
    /// The whole table.
    pub span: Span,
}

impl Table {
    /// Returns the cell where a row slot and a column slot meet.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        let width = self.columns.slots.len();
        if column >= width {
            return None;
        }
        self.cells.get(row * width + column)
    }

    /// Returns the place of a cell in the published original.
    pub fn place(&self, row: usize, column: usize) -> Option<&str> {
        let places = self.cells_at.get(row)?;
        let place = if let [only] = places.as_slice() { Some(only) } else { places.get(column) };
        place.map(String::as_str)
    }
}

/// The labels of one direction of a table, a tree in the order printed.
#[derive(Clone, Debug, Default)]
pub struct Axis {
    /// All labels, each parent before its children.
    pub nodes: Vec<AxisNode>,
    /// The nodes that carry figures, in order: slot number → node number.
    pub slots: Vec<usize>,
}

/// One label of an axis.
#[derive(Clone, Debug)]
pub struct AxisNode {
    /// The label as printed.
    pub label: Spanned<String>,
    /// The form's label that this one stands for (`as`), where the print differs.
    pub stands_for: Option<Spanned<String>>,
    /// The node above.
    pub parent: Option<usize>,
    /// The slot, for a node that carries figures: a leaf, or a category with figures of its own.
    pub slot: Option<usize>,
}
