//! Labels, tables and sections found by name: exact, then folded, then by a unique part. Several that
//! fit are never chosen from.

use super::error::Direction;
use crate::model::{Layout, LayoutAxis, LayoutTable, Name, fold};

/// What a search for a name came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing fits.
    Nothing,
    /// One fits.
    One(usize),
    /// Several fit, in order.
    Several(Vec<usize>),
}

impl Found {
    fn of(mut indices: Vec<usize>) -> Self {
        indices.dedup();
        match indices.as_slice() {
            [] => Self::Nothing,
            [one] => Self::One(*one),
            _ => Self::Several(indices),
        }
    }
}

/// Looks for a label on an axis, below `within` where that is given. The whole text is tried before it
/// is split at `/` into a path.
pub(super) fn label(axis: &LayoutAxis, within: Option<usize>, text: &str) -> Found {
    let whole = labels(axis, within, text);
    if !whole.is_empty() {
        return Found::of(whole);
    }
    let mut steps = text.split(['/', '／']).map(str::trim);
    let first = steps.next().unwrap_or_default();
    let mut reached = labels(axis, within, first);
    for step in steps {
        reached = reached.iter().flat_map(|above| labels(axis, Some(*above), step)).collect();
    }
    reached.sort_unstable();
    Found::of(reached)
}

/// Returns the axis on which some table has a label of exactly this name, rows before columns; folded, but
/// not a part of a label.
pub(super) fn label_of(layout: &Layout, text: &str) -> Option<Direction> {
    let folded = fold(text);
    let has = |axis: &LayoutAxis| {
        let index = axis.index();
        !index.printed(text).is_empty() || !index.folded(&folded).is_empty()
    };
    let any =
        |axis: fn(&LayoutTable) -> &LayoutAxis| layout.tables.iter().any(|one| has(axis(one)));
    if folded.is_empty() {
        None
    } else if any(|table| &table.rows) {
        Some(Direction::Row)
    } else {
        any(|table| &table.columns).then_some(Direction::Column)
    }
}

/// The three steps, as in [`by_name`], with the index of the axis.
fn labels(axis: &LayoutAxis, within: Option<usize>, text: &str) -> Vec<usize> {
    let inside = |node: &usize| within.is_none_or(|above| axis.is_below(*node, above));
    let index = axis.index();
    let of = |nodes: &[usize]| nodes.iter().copied().filter(inside).collect::<Vec<_>>();
    let exact = of(index.printed(text));
    if !exact.is_empty() {
        return exact;
    }
    let folded = fold(text);
    if folded.is_empty() {
        return Vec::new();
    }
    let alike = of(index.folded(&folded));
    if !alike.is_empty() || !index.any_holds(&folded) {
        return alike;
    }
    let holds = |names: &[Name]| names.iter().any(|name| name.folded.contains(&folded));
    let nodes = axis.nodes.iter().enumerate().filter(|(_, node)| holds(&node.names));
    nodes.map(|(node, _)| node).filter(inside).collect()
}

/// The three steps of a search, each tried only when the one before found nothing.
fn by_name<'a, I>(all: impl Fn() -> I, text: &str) -> Vec<usize>
where
    I: Iterator<Item = (usize, &'a [Name])>,
{
    let pick = |fits: &dyn Fn(&Name) -> bool| -> Vec<usize> {
        all().filter(|(_, names)| names.iter().any(fits)).map(|(index, _)| index).collect()
    };
    let exact = pick(&|name| name.text == text);
    if !exact.is_empty() {
        return exact;
    }
    let folded = fold(text);
    if folded.is_empty() {
        return Vec::new();
    }
    let alike = pick(&|name| name.folded == folded);
    if !alike.is_empty() {
        return alike;
    }
    pick(&|name| name.folded.contains(&folded))
}

/// Looks for the tables of a name: one table, or the tables of a group.
pub(super) fn tables(layout: &Layout, text: &str) -> Vec<usize> {
    let named = |names: fn(&LayoutTable) -> &[Name]| {
        move || layout.tables.iter().enumerate().map(move |(index, table)| (index, names(table)))
    };
    let own = by_name(named(|table| &table.names), text);
    if own.is_empty() { by_name(named(|table| &table.group), text) } else { own }
}

/// Looks for the sections of a name. Sections printed several times under one heading are one.
pub(super) fn sections(layout: &Layout, text: &str) -> Result<Vec<usize>, Vec<usize>> {
    let all = || {
        let sections = layout.sections.iter().enumerate();
        sections.map(|(index, section)| (index, section.names.as_slice()))
    };
    let found = by_name(all, text);
    let heading = |index: &usize| {
        let names = layout.sections.get(*index).map(|section| section.names.as_slice());
        names.unwrap_or_default().first().map(|name| name.folded.as_str())
    };
    let one_heading = found.iter().all(|index| heading(index) == found.first().and_then(heading));
    if one_heading { Ok(found) } else { Err(found) }
}
