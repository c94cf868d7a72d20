//! A table of a page → a grid; or nothing, where the table only arranges the page.

use super::dom::{Dom, NodeId};
use super::text::text_below;
use crate::import::block::{Grid, Place, Printed};
use crate::import::problem::{Remark, Unreadable};
use crate::import::readers::grid::GridBuilder;
use crate::import::readers::joining::join_lines;
use crate::import::readers::prose::is_prose;

/// The parts of a table.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Its captions.
    pub(super) captions: Vec<NodeId>,
    /// Its rows.
    pub(super) rows: Vec<RowParts>,
    table: NodeId,
}

/// The parts of a row.
#[derive(Debug)]
pub(super) struct RowParts {
    row: NodeId,
    /// Its cells.
    pub(super) cells: Vec<NodeId>,
}

/// A grid and how much of it is links.
#[derive(Debug)]
pub(super) struct Printout {
    /// The grid.
    pub(super) grid: Grid,
    /// How many characters it prints.
    pub(super) chars: usize,
    /// How many of them are links.
    pub(super) linked: usize,
}

impl Parts {
    /// Returns the parts of a table, those of tables inside it left out.
    pub(super) fn of(dom: &Dom, table: NodeId) -> Self {
        let mut parts = Self { table, ..Self::default() };
        let mut open: Vec<NodeId> = dom.children(table).iter().rev().copied().collect();
        while let Some(node) = open.pop() {
            match dom.name(node) {
                "caption" => parts.captions.push(node),
                "tr" => {
                    let is_cell = |node: &&NodeId| matches!(dom.name(**node), "td" | "th");
                    let cells = dom.children(node).iter().filter(is_cell).copied().collect();
                    parts.rows.push(RowParts { row: node, cells });
                }
                "thead" | "tbody" | "tfoot" => open.extend(dom.children(node).iter().rev()),
                _ => {}
            }
        }
        parts
    }

    /// Tells whether the table only arranges a page: it frames other tables, or prose.
    pub(super) fn is_layout(&self, dom: &Dom) -> bool {
        let frames = |row: &RowParts| {
            let others = row.cells.len() > 1;
            row.cells
                .iter()
                .any(|cell| dom.holds_table(*cell) && !(others && inner_row(dom, *cell).is_some()))
        };
        let is_column = self.rows.iter().all(|row| row.cells.len() <= 1);
        let is_prose = |cell: &NodeId| is_prose(&text_below(dom, *cell).lines);
        self.rows.iter().any(frames)
            || (is_column && self.rows.iter().flat_map(|row| &row.cells).any(is_prose))
    }

    /// Reads the grid; nothing where nothing is printed.
    pub(super) fn read(&self, dom: &Dom) -> Result<(Option<Printout>, Vec<Remark>), Unreadable> {
        let mut builder = GridBuilder::default();
        let (mut chars, mut linked) = (0, 0);
        for (number, row) in (1..).zip(&self.rows) {
            builder.row(self.place(dom, row.row, number, ""))?;
            let mut column = 0_usize;
            for cell in &row.cells {
                let inner = inner_row(dom, *cell).filter(|_| row.cells.len() > 1);
                for part in inner.unwrap_or_else(|| vec![*cell]) {
                    column += 1;
                    let run = text_below(dom, part);
                    (chars, linked) = (chars + run.chars, linked + run.linked);
                    let text = join_lines(run.lines.iter().map(String::as_str));
                    let step = format!("/{}[{column}]", dom.name(part));
                    let place = self.place(dom, part, number, &step);
                    let columns = span(dom, part, "colspan");
                    let rows = match span(dom, *cell, "rowspan") {
                        // As far down as the table goes.
                        0 => usize::MAX,
                        rows => rows,
                    };
                    builder.cell(Printed { text, place }, columns, rows)?;
                }
            }
        }
        Ok(match builder.finish()? {
            Some((grid, remarks)) => (Some(Printout { grid, chars, linked }), remarks),
            None => (None, Vec::new()),
        })
    }

    fn place(&self, dom: &Dom, node: NodeId, row: usize, cell: &str) -> Place {
        let (table, line) = (dom.ordinal(self.table), dom.line(node));
        Place::Element(format!("table[{table}]/tr[{row}]{cell}:{line}"))
    }
}

/// Returns the cells of a table of one row that is all that a cell holds: they stand in the place of
/// that cell.
fn inner_row(dom: &Dom, cell: NodeId) -> Option<Vec<NodeId>> {
    if !dom.holds_table(cell) || !text_below(dom, cell).is_empty() {
        return None;
    }
    let mut node = cell;
    while dom.name(node) != "table" {
        let mut holders = dom.children(node).iter().copied();
        let holds = |node: &NodeId| dom.name(*node) == "table" || dom.holds_table(*node);
        node = holders.find(holds)?;
        if holders.any(|other| holds(&other)) {
            return None;
        }
    }
    let mut rows = Parts::of(dom, node).rows.into_iter();
    let row = rows.next().filter(|_| rows.next().is_none())?;
    row.cells.iter().all(|cell| !dom.holds_table(*cell)).then_some(row.cells)
}

/// Returns a span; 1 where there is none, or none that makes sense.
fn span(dom: &Dom, cell: NodeId, name: &str) -> usize {
    let written = dom.attribute(cell, name).map_or("", str::trim);
    let digits = written.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    match digits.parse() {
        Ok(0) if name == "colspan" => 1,
        Ok(number) => number,
        // More digits than fit are a large number.
        Err(_) if !digits.is_empty() => usize::MAX,
        Err(_) => 1,
    }
}
