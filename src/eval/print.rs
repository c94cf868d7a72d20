//! How the cells of a report are printed: whether they are there at all, under which labels, and how
//! many decimals their heads ask for.

use crate::model::{Axis, AxisNode, Layout, LayoutAxis, Placement, Report, fold, split_unit_note};

/// How the place of one cell is printed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Print {
    /// Whether row and column are there; unknown where the whole table is not.
    pub(super) is_listed: Option<bool>,
    /// Whether the label of the row is the form's or an alias of it; unknown where it is not there.
    pub(super) row_labelled: Option<bool>,
    /// Whether the label of the column is.
    pub(super) column_labelled: Option<bool>,
    /// How many decimals the head asks for.
    pub(super) decimals: Option<u8>,
}

/// What is printed at the head of a row or column.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    labelled: Option<bool>,
    decimals: Option<u8>,
}

/// Tells of every cell of a layout how its place is printed.
pub(super) fn prints(report: &Report, layout: &Layout, placement: &Placement) -> Vec<Print> {
    let tables: Vec<_> = report.tables().collect();
    let mut prints = Vec::with_capacity(layout.cell_count() as usize);
    for (index, table) in layout.tables.iter().enumerate() {
        let placed = placement.tables.get(index).and_then(Option::as_ref);
        let printed = placed.and_then(|placed| Some((placed, *tables.get(placed.table)?)));
        let Some((placed, printed)) = printed else {
            let count = table.rows.slots.len() * table.columns.slots.len();
            prints.resize(prints.len() + count, Print::default());
            continue;
        };
        let columns = heads(&table.columns, &printed.columns, &placed.columns);
        for row in heads(&table.rows, &printed.rows, &placed.rows) {
            prints.extend(columns.iter().map(|column| print(row, *column)));
        }
    }
    prints
}

fn print(row: Option<Head>, column: Option<Head>) -> Print {
    Print {
        is_listed: Some(row.is_some() && column.is_some()),
        row_labelled: row.and_then(|row| row.labelled),
        column_labelled: column.and_then(|column| column.labelled),
        decimals: column.and_then(|one| one.decimals).or(row.and_then(|one| one.decimals)),
    }
}

/// Returns for each slot of a layout's axis what the report prints at its head; none where it is not
/// printed.
fn heads(layout: &LayoutAxis, printed: &Axis, placed: &[Option<usize>]) -> Vec<Option<Head>> {
    let head = |(slot, at): (usize, &Option<usize>)| {
        let node: &AxisNode = printed.nodes.get(*printed.slots.get((*at)?)?)?;
        let own = layout.node_of(slot).and_then(|node| layout.nodes.get(node));
        // A label that is said to stand for another may still be one of its aliases.
        let is_alias = || {
            let folded = fold(split_unit_note(&node.label.node).0);
            own.is_some_and(|own| own.names.iter().any(|name| name.folded == folded))
        };
        Some(Head {
            labelled: Some(node.stands_for.is_none() || is_alias()),
            decimals: split_unit_note(&node.label.node).1.decimals,
        })
    };
    placed.iter().enumerate().map(head).collect()
}
