//! Which figures cannot be told apart: those whose columns are proportional. A wrong figure leaves the
//! same trace as another wrong figure of its class.
//!
//! Receives the columns; hands on classes and what kind of equation would separate each. Does not know
//! how the figures are called.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::equations::Column;
use crate::model::{CellId, Layout, LayoutAxis, Number};
use crate::resolve::{Document, Figure, FigurePlace};

/// Figures that cannot be told apart, cells of the form among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The cells of the form, in its order; at least one.
    pub cells: Vec<CellId>,
    /// Facts, and cells of other reports.
    pub others: Vec<Figure>,
    /// What would tell them apart, the most telling first.
    pub separators: Vec<Separator>,
}

/// A kind of rule that would tell the figures of a class apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separator {
    /// An equation along each row: its columns adding up to a total, where there is one.
    EachRow {
        /// Whether one of the columns is a total.
        sum: bool,
    },
    /// An equation along each column.
    EachColumn {
        /// Whether one of the rows is a total.
        sum: bool,
    },
    /// An equation along each row, and one along each column.
    RowsAndColumns,
    /// Another equation that reads the cell, and not what it is mixed up with.
    Another,
    /// Statements in the narrative that give so many of the figures.
    Narrative(usize),
}

/// Groups figures by proportional columns; figures that no equation reads are in no group.
pub(super) fn groups(columns: &[Column]) -> Vec<Vec<usize>> {
    let mut groups: IndexMap<Column, Vec<usize>> = IndexMap::new();
    for (figure, column) in columns.iter().enumerate() {
        if let Some(key) = normalised(column) {
            groups.entry(key).or_default().push(figure);
        }
    }
    groups.into_values().collect()
}

/// Returns a column divided by its first coefficient: proportional columns become the same.
fn normalised(column: &Column) -> Option<Column> {
    let (_, first) = column.first()?;
    let divided = |(row, number): &(usize, Number)| Some((*row, number.checked_div(first)?));
    column.iter().map(divided).collect()
}

impl Class {
    /// Makes the class of some figures; none where no cell of the form is among them, or nothing else
    /// than one.
    pub(super) fn new(
        figures: impl Iterator<Item = Figure>,
        is_cell: impl Fn(CellId) -> bool,
        layout: &Layout,
    ) -> Option<Self> {
        let (mut cells, mut others) = (Vec::new(), Vec::new());
        for figure in figures {
            match (figure.document, figure.place) {
                (Document::Own, FigurePlace::Cell(cell)) if is_cell(cell) => cells.push(cell),
                _ => others.push(figure),
            }
        }
        cells.sort_unstable();
        if cells.is_empty() || cells.len() + others.len() < 2 {
            return None;
        }
        let separators = separators(&cells, &others, layout);
        Some(Self { cells, others, separators })
    }
}

/// The rows and columns that the cells of a class lie in.
struct Spread {
    rows: BTreeSet<(usize, usize)>,
    columns: BTreeSet<(usize, usize)>,
    /// Whether an equation can go along the rows, and whether it is a sum; likewise along the columns.
    along_rows: Option<bool>,
    along_columns: Option<bool>,
}

impl Spread {
    fn of(cells: &[CellId], layout: &Layout) -> Self {
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        let (mut along_rows, mut along_columns) = (Some(true), Some(true));
        for (table, row, column) in cells.iter().filter_map(|cell| layout.place_of(*cell)) {
            rows.insert((table, row));
            columns.insert((table, column));
            let Some(table) = layout.tables.get(table) else { continue };
            along_rows = both(along_rows, &table.columns);
            along_columns = both(along_columns, &table.rows);
        }
        Self { rows, columns, along_rows, along_columns }
    }
}

/// Returns what holds for the tables before and for this one: whether an equation can go along an axis,
/// and whether one of its labels is a total.
fn both(before: Option<bool>, axis: &LayoutAxis) -> Option<bool> {
    let mut nodes = axis.fillable().filter_map(|slot| axis.nodes.get(axis.node_of(slot)?));
    let sum = nodes.any(|node| node.total);
    (axis.fillable().count() > 1).then_some(before? && sum)
}

/// Returns what would tell some cells of the form and other figures apart, the most telling first.
pub(in crate::analysis) fn separators(
    cells: &[CellId],
    others: &[Figure],
    layout: &Layout,
) -> Vec<Separator> {
    let spread = Spread::of(cells, layout);
    let mut separators = Vec::new();
    let along_rows = spread.along_rows.filter(|_| spread.rows.len() > 1);
    let along_columns = spread.along_columns.filter(|_| spread.columns.len() > 1);
    if let Some(sum) = along_rows.filter(|_| spread.rows.len() == cells.len()) {
        separators.push(Separator::EachRow { sum });
    }
    if let Some(sum) = along_columns.filter(|_| spread.columns.len() == cells.len()) {
        separators.push(Separator::EachColumn { sum });
    }
    if separators.is_empty() && along_rows.is_some() && along_columns.is_some() {
        separators.push(Separator::RowsAndColumns);
    }
    match (cells.len(), others.is_empty()) {
        (1, _) => separators.push(Separator::Another),
        // Where all others are told by a statement, the last one is told, too.
        (count, true) => separators.push(Separator::Narrative(count - 1)),
        (count, false) => separators.push(Separator::Narrative(count)),
    }
    separators
}
