//! The rows of the forms' tables that a report may print, in the order in which it would.
//!
//! Of each table one version is chosen, by the labels that only one of them has.

use crate::import::recogniser::key::Key;
use crate::import::recogniser::vocabulary::Vocabulary;
use crate::model::{Form, FormAxis, FormNode, FormTable};

/// A table of a form that the report may print.
#[derive(Clone, Debug)]
pub(in crate::import::recogniser) struct Candidate<'a> {
    pub(super) table: &'a FormTable,
    /// Whether the version that the report should follow has it.
    pub(super) expected: bool,
    /// Whether it is one of several of its section.
    pub(super) grouped: bool,
}

/// A row that a report may print.
#[derive(Clone, Debug)]
pub(in crate::import::recogniser) struct Row {
    /// The number of its table among the candidates.
    pub(super) table: usize,
    /// The node on the axis of rows; of columns, for a part of the only row.
    pub(super) node: usize,
    pub(super) kind: RowKind,
    /// Its label and aliases.
    pub(super) keys: Vec<Key>,
    /// How many cells it has.
    pub(super) width: usize,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// It carries figures.
    Leaf,
    /// A category, which may carry figures of its own.
    Category,
    /// It carries figures and is the only row: its label need not be printed.
    Alone,
    /// A stretch of the only row, where a report prints a table for each group of columns; from this
    /// column slot on.
    Part { first: usize },
}

/// Chooses a version of each table. `printed` is everything that lines of tables print, as one key;
/// `default` the version that the report should follow.
pub(in crate::import::recogniser) fn candidates<'a>(
    forms: &[&'a Form],
    default: usize,
    fixed: bool,
    printed: &str,
    vocabulary: &Vocabulary,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<(&str, Vec<(usize, &'a FormTable)>)> = Vec::new();
    for (version, form) in forms.iter().enumerate() {
        for table in form.tables() {
            let name = table.name.node.as_str();
            match found.iter_mut().find(|(known, _)| *known == name) {
                Some((_, tables)) => tables.push((version, table)),
                None => found.push((name, vec![(version, table)])),
            }
        }
    }
    let is_grouped = |table: &FormTable| {
        forms.iter().flat_map(|form| &form.sections).any(|section| {
            section.tables.len() > 1 && section.tables.iter().any(|one| one.name == table.name)
        })
    };
    let chosen = found.into_iter().filter_map(|(_, tables)| {
        let expected = tables.iter().any(|(version, _)| *version == default);
        if fixed {
            let own = tables.iter().find(|(version, _)| *version == default)?;
            return Some(Candidate { table: own.1, expected, grouped: is_grouped(own.1) });
        }
        let mut best: Option<(i64, &'a FormTable)> = None;
        let others = tables.iter().filter(|(version, _)| *version != default);
        let first = tables.iter().filter(|(version, _)| *version == default);
        for (_, table) in first.chain(others) {
            let score = evidence(table, &tables, printed, vocabulary);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, table));
            }
        }
        let (score, table) = best?;
        // A table that the version lacks is looked for only where something of it is printed.
        (expected || score > 0).then(|| Candidate { table, expected, grouped: is_grouped(table) })
    });
    chosen.collect()
}

/// Counts the labels that are printed and that only this version has, less those that are not printed.
fn evidence(
    table: &FormTable,
    versions: &[(usize, &FormTable)],
    printed: &str,
    vocabulary: &Vocabulary,
) -> i64 {
    let others: Vec<Vec<&str>> = versions
        .iter()
        .filter(|(_, other)| !std::ptr::eq(*other, table))
        .map(|(_, other)| labels(other, vocabulary).into_iter().flatten().collect())
        .collect();
    let mut score = 0;
    for names in labels(table, vocabulary) {
        let unique = |name: &&&str| others.iter().all(|other| !other.contains(*name));
        // A label that another version has under another name tells nothing.
        if names.iter().filter(unique).count() < names.len() {
            continue;
        }
        let is_printed = names.iter().any(|name| printed.contains(*name));
        score += if is_printed { 2 } else { -1 };
    }
    score
}

/// Returns the labels of a table that can be told from others, each with its other names.
fn labels<'v>(table: &'v FormTable, vocabulary: &'v Vocabulary) -> Vec<Vec<&'v str>> {
    let nodes = table.rows.nodes.iter().chain(&table.columns.nodes);
    let keys = nodes.map(|node| {
        let keys = vocabulary.keys(node).map(|keys| keys.short.bare.as_str());
        keys.filter(|name| name.chars().count() >= 3).collect::<Vec<_>>()
    });
    keys.filter(|names| !names.is_empty()).collect()
}

/// Returns the rows of the candidates in the order of the form.
pub(in crate::import::recogniser) fn rows(
    candidates: &[Candidate<'_>],
    vocabulary: &Vocabulary,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (table, candidate) in candidates.iter().enumerate() {
        let form = candidate.table;
        let width = form.columns.slots.len();
        let alone = form.rows.slots.len() == 1 && width > 3;
        for (node, label) in form.rows.nodes.iter().enumerate() {
            let kind = match (label.slot.is_some(), alone) {
                (false, _) => RowKind::Category,
                (true, false) => RowKind::Leaf,
                (true, true) => RowKind::Alone,
            };
            let keys = keys(label, vocabulary);
            rows.push(Row { table, node, kind, keys, width });
        }
        if alone {
            rows.extend(parts(table, &form.columns, vocabulary));
        }
    }
    rows
}

/// Returns the stretches of an only row: the groups of columns that hold no other groups.
fn parts(table: usize, columns: &FormAxis, vocabulary: &Vocabulary) -> Vec<Row> {
    let mut parts = Vec::new();
    for (node, label) in columns.nodes.iter().enumerate() {
        let own: Vec<usize> = columns
            .slots
            .iter()
            .enumerate()
            .filter(|(_, leaf)| {
                columns.nodes.get(**leaf).is_some_and(|leaf| leaf.parent == Some(node))
            })
            .map(|(slot, _)| slot)
            .collect();
        let Some(first) = own.first().copied() else { continue };
        if own.len() < 2 {
            continue;
        }
        let mut keys = keys(label, vocabulary);
        if label.parent.is_some() {
            keys.push(Key::new(&columns.path(node).replace('/', "")));
        }
        let kind = RowKind::Part { first };
        parts.push(Row { table, node, kind, keys, width: own.len() });
    }
    parts
}

/// Returns how the names of a row are compared.
fn keys(label: &FormNode, vocabulary: &Vocabulary) -> Vec<Key> {
    vocabulary.keys(label).map(|keys| keys.whole.clone()).collect()
}
