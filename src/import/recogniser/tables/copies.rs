//! Tables that a file prints more than once: a report that stands in it twice, last year's table beside this
//! year's. One of them is read, the rows of the others are set aside as a whole, so that no table is put together
//! from two.

use std::ops::Range;

use super::assemble::Assembled;
use super::rows::{Candidate, Row, RowKind};
use super::stream::Stream;
use crate::import::block::Place;
use crate::import::recogniser::items::PrintedCell;
use crate::import::recogniser::key::Key;
use crate::import::recogniser::vocabulary::names;
use crate::model::split_unit_note;

/// How well a label must fit that tells a row for sure.
const SURE: f64 = 9.0;

/// How well the only row of a table must fit under its head.
const UNDER_HEAD: f64 = 8.0;

/// A table that is printed again.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import::recogniser) struct Copy {
    /// The number of the table among the candidates.
    pub(super) table: usize,
    /// The groups from its first row to its last.
    pub(super) groups: Range<usize>,
    /// Where the table begins that is read.
    pub(super) read: Option<Place>,
    /// Where it begins.
    pub(super) place: Option<Place>,
    /// How many cells are printed otherwise than in the table that is read.
    pub(super) differ: usize,
}

/// Rows of one table that are printed one after the other, each with its group.
type Set = Vec<(usize, usize)>;

/// Finds the tables that are printed more than once, and takes the labels of all but one of each away.
pub(super) fn set_aside(
    stream: &Stream,
    rows: &[Row],
    candidates: &[Candidate<'_>],
    labels: &mut [Vec<Option<Assembled>>],
) -> Vec<Copy> {
    let tables = rows.iter().map(|row| row.table + 1).max().unwrap_or(0);
    let mut copies = Vec::new();
    for table in 0..tables {
        let mut sets = sets(stream, rows, labels, table);
        if let (true, Some(candidate)) = (is_one_row(rows, table), candidates.get(table)) {
            // One row alone may be a line of something else: it is the table under its caption or column.
            sets.retain(|set| set.iter().all(|(_, group)| has_head(stream, *group, candidate)));
        }
        // The one with the most rows is read, of equals the first.
        let Some(read) = sets.iter().rev().max_by_key(|set| set.len()).cloned() else { continue };
        for set in sets.iter().filter(|set| **set != read) {
            let place = |set: &Set| {
                let group = set.first().and_then(|(_, group)| stream.groups.get(*group))?;
                group.cells.first().map(|cell| cell.place.clone())
            };
            let groups = set.first().map_or(0, |(_, group)| *group)
                ..set.last().map_or(0, |(_, group)| group + 1);
            for (group, own) in labels.iter_mut().enumerate() {
                // What is a row of the copy is a row of no other table.
                let is_row = set.iter().any(|(_, of_set)| *of_set == group);
                let of_table = |row: &Row| groups.contains(&group) && row.table == table;
                for (label, row) in own.iter_mut().zip(rows) {
                    if is_row || of_table(row) {
                        *label = None;
                    }
                }
            }
            let differ = differ(stream, rows, &read, set);
            copies.push(Copy { table, groups, read: place(&read), place: place(set), differ });
        }
    }
    copies
}

/// Finds the sets of rows in which a table is printed: a row that is there already begins the next one.
fn sets(
    stream: &Stream,
    rows: &[Row],
    labels: &[Vec<Option<Assembled>>],
    table: usize,
) -> Vec<Set> {
    let mut sets: Vec<Set> = vec![Set::new()];
    for (group, own) in labels.iter().enumerate() {
        let fits = |(row, label): (usize, &Option<Assembled>)| {
            let (label, kind) = (label.as_ref()?, rows.get(row)?);
            let least = match kind.kind {
                RowKind::Leaf => SURE,
                RowKind::Alone => UNDER_HEAD,
                RowKind::Category | RowKind::Part { .. } => return None,
            };
            let whole = stream.groups.get(group)?.of_row(kind.width).len() == kind.width;
            let sure = label.score >= least && !label.misprint && whole;
            (kind.table == table && sure).then_some((label.score, row))
        };
        let best = own.iter().enumerate().filter_map(fits).max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, row)) = best else { continue };
        let is_there = |set: &Set| set.iter().any(|(known, _)| *known == row);
        if sets.last().is_some_and(is_there) {
            sets.push(Set::new());
        }
        if let Some(set) = sets.last_mut() {
            set.push((row, group));
        }
    }
    let leaves = leaves(rows, table);
    let alone = rows.iter().any(|row| row.table == table && row.kind == RowKind::Alone);
    let fewest = if alone || leaves == 1 { 1 } else { leaves.div_ceil(2).max(2) };
    sets.retain(|set| set.len() >= fewest);
    sets
}

fn leaves(rows: &[Row], table: usize) -> usize {
    rows.iter().filter(|row| row.table == table && row.kind == RowKind::Leaf).count()
}

/// Tells whether a table has one row, which is known by its label alone.
fn is_one_row(rows: &[Row], table: usize) -> bool {
    leaves(rows, table) == 1
}

/// Tells whether the name of a table, or the label of one of its columns, stands before some figures.
fn has_head(stream: &Stream, group: usize, candidate: &Candidate<'_>) -> bool {
    let table = candidate.table;
    let (before, _) = stream.around(group);
    let said = Key::new(&stream.says(&before.collect::<Vec<_>>())).full;
    let slots = table.columns.slots.iter().filter_map(|slot| table.columns.nodes.get(*slot));
    let columns = slots.flat_map(names).map(|name| split_unit_note(name).0);
    let own = std::iter::once(&table.name).chain(&table.aliases).map(|name| name.node.as_str());
    own.chain(columns).map(|name| Key::new(name).full).any(|name| said.contains(&name))
}

/// Counts the cells that two sets print otherwise.
fn differ(stream: &Stream, rows: &[Row], one: &Set, other: &Set) -> usize {
    let cells = |row: usize, group: usize| -> &[PrintedCell] {
        let width = rows.get(row).map_or(0, |row| row.width);
        stream.groups.get(group).map_or(&[], |group| group.of_row(width))
    };
    let both = one.iter().filter_map(|(row, group)| {
        let (_, again) = other.iter().find(|(known, _)| known == row)?;
        Some((cells(*row, *group), cells(*row, *again)))
    });
    both.map(|(one, again)| one.iter().zip(again).filter(|(a, b)| a.text != b.text).count()).sum()
}
