//! Whether the parts of a table go together: totals and their addends, units, size.

use super::axis::{FormAxis, FormNode};
use super::document::FormTable;
use crate::model::error::{FormErrorKind, LoadErrorKind};
use crate::model::limits::MAX_CELLS;
use crate::model::reader::Reader;
use crate::source::Spanned;

/// Notes totals that have nothing to add up, or no figures of their own.
pub(super) fn check_totals(reader: &mut Reader<'_>, axis: &FormAxis) {
    // Number 0 is for the labels at the top.
    let group = |node: &FormNode| node.parent.map_or(0, |parent| parent + 1);
    let mut addends = vec![0_usize; axis.nodes.len() + 1];
    for node in axis.nodes.iter().filter(|node| !node.total) {
        if let Some(count) = addends.get_mut(group(node)) {
            *count += 1;
        }
    }
    for node in axis.nodes.iter().filter(|node| node.total) {
        let label = node.label.node.clone();
        if node.slot.is_none() {
            reader.form_problem(FormErrorKind::TotalWithoutFigures { label }, node.label.span);
        } else if addends.get(group(node)) == Some(&0) {
            reader.form_problem(FormErrorKind::TotalAlone { label }, node.label.span);
        }
    }
}

/// Notes units that disagree, and a table that is too large; returns whether it is not.
pub(super) fn check_table(reader: &mut Reader<'_>, table: &FormTable) -> bool {
    if table.columns.slots.len().saturating_mul(table.rows.slots.len()) > MAX_CELLS {
        let kind = LoadErrorKind::TableTooLarge { limit: MAX_CELLS };
        reader.problem(kind, table.name.span);
        return false;
    }
    check_units(reader, table);
    true
}

/// A figure has one unit: a row may have one that its columns have too, or that they do not have.
fn check_units(reader: &mut Reader<'_>, table: &FormTable) {
    let of_columns = distinct_units(&table.columns);
    for unit in distinct_units(&table.rows) {
        if let Some(other) = of_columns.iter().find(|other| other.node != unit.node) {
            let (row, column) = (unit.node.clone(), other.node.clone());
            let kind = FormErrorKind::UnitsDisagree { row, column, first: other.span };
            reader.form_problem(kind, unit.span);
        }
    }
}

/// Returns each unit of an axis with the place where it is given first.
fn distinct_units(axis: &FormAxis) -> Vec<&Spanned<String>> {
    let mut units: Vec<_> =
        axis.slots.iter().filter_map(|node| axis.nodes.get(*node)?.unit.as_ref()).collect();
    units.sort_by(|one, other| (&one.node, one.span).cmp(&(&other.node, other.span)));
    units.dedup_by(|one, other| one.node == other.node);
    units
}
