//! A table → the cells of a page, document or sheet, with how far each reaches.

use super::report::Table;

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// Returns the rows of cells; positions that another cell covers are left out. `captioned` puts what
/// stands above the table into its first row, as official pages do.
pub(super) fn cells(table: &Table, captioned: bool) -> Vec<Vec<Cell>> {
    let stub = table.rows.iter().map(|(labels, _)| labels.len()).max().unwrap_or(0);
    let depth = table.columns.iter().map(Vec::len).max().unwrap_or(1);
    let mut out = Vec::new();
    if let Some(caption) = table.caption.as_ref().filter(|_| captioned) {
        let columns = stub + table.columns.len();
        out.push(vec![Cell { text: caption.clone(), columns, rows: 1 }]);
    }
    for level in 0..depth {
        let mut row = Vec::new();
        if level == 0 && stub > 0 {
            row.push(Cell { text: table.corner.clone(), columns: stub, rows: depth });
        }
        let mut at = 0;
        while at < table.columns.len() {
            let column = &table.columns[at];
            let same = |other: &&Vec<String>| other.get(..=level) == column.get(..=level);
            let columns = table.columns[at..].iter().take_while(same).count().max(1);
            if let Some(text) = column.get(level) {
                let is_leaf = level + 1 == column.len();
                let rows = if is_leaf { depth - level } else { 1 };
                row.push(Cell {
                    text: text.clone(),
                    columns: if is_leaf { 1 } else { columns },
                    rows,
                });
                at += if is_leaf { 1 } else { columns };
            } else {
                at += 1;
            }
        }
        out.push(row);
    }
    for (at, (labels, figures)) in table.rows.iter().enumerate() {
        let mut row = Vec::new();
        for (level, label) in labels.iter().enumerate() {
            let same = |index: usize| {
                table
                    .rows
                    .get(index)
                    .is_some_and(|(other, _)| other.get(..=level) == labels.get(..=level))
            };
            let is_leaf = level + 1 == labels.len();
            if at > 0 && same(at - 1) && !is_leaf {
                continue;
            }
            let rows = if is_leaf { 1 } else { (at..).take_while(|index| same(*index)).count() };
            let columns = if is_leaf { stub - level } else { 1 };
            row.push(Cell { text: label.clone(), columns, rows });
        }
        row.extend(figures.iter().map(|text| Cell { text: text.clone(), columns: 1, rows: 1 }));
        out.push(row);
    }
    out
}
