//! Trees → tables: the keys of a table.

use super::columns::read_columns;
use super::document::{Axis, Table};
use super::places::read_places_of_rows;
use super::rows::RowReader;
use crate::model::error::{Expected, LoadErrorKind, Place};
use crate::model::label::fold;
use crate::model::reader::{Reader, owned};
use crate::model::yaml::{YamlEntry, YamlKind};
use crate::source::Spanned;

const TABLE_KEYS: &[&str] = &["columns", "rows", "as", "cells_at", "notes"];

/// Reads `tables:`, a mapping from caption to table.
pub(super) fn read_tables(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Vec<Table> {
    let YamlKind::Mapping(entries) = &entry.value.kind else {
        reader.wrong(Expected::Tables, &entry.value, entry.key.span);
        return Vec::new();
    };
    entries.iter().filter_map(|table| read_table(reader, Some(owned(&table.key)), table)).collect()
}

/// Reads one table: the columns first, wherever they stand, for the rows are held against them.
pub(super) fn read_table(
    reader: &mut Reader<'_>,
    caption: Option<Spanned<String>>,
    entry: &YamlEntry<'_>,
) -> Option<Table> {
    let YamlKind::Mapping(entries) = &entry.value.kind else {
        reader.wrong(Expected::Table, &entry.value, entry.key.span);
        return None;
    };
    let (mut columns, mut rows, mut renamed) = (None, None, None);
    let mut cells_at = Vec::new();
    for part in entries {
        match part.key.node.as_ref() {
            "columns" => columns = Some(part),
            "rows" => rows = Some(part),
            "as" => renamed = Some(part),
            "cells_at" => cells_at = read_places_of_rows(reader, part),
            "notes" => {}
            _ => reader.unknown_key(part, Place::Table, TABLE_KEYS),
        }
    }
    for (key, part) in [("columns", columns), ("rows", rows)] {
        if part.is_none() {
            let kind = LoadErrorKind::MissingKey { key, place: Place::Table };
            reader.problem(kind, entry.key.span);
        }
    }
    let (columns, rows) = (columns?, rows?);
    let mut axis = read_columns(reader, columns)?;
    if axis.slots.is_empty() {
        reader.problem(LoadErrorKind::TableWithoutColumns, columns.key.span);
        return None;
    }
    let mut row_reader = RowReader::new(reader, &axis);
    row_reader.all(rows);
    let (mut labels, cells) = row_reader.finish(rows)?;
    if let Some(renamed) = renamed {
        rename(reader, renamed, [&mut axis, &mut labels]);
    }
    Some(Table { caption, columns: axis, rows: labels, cells, cells_at, span: entry.value.span })
}

/// Reads `as:`, a mapping from printed labels of rows and columns to those of the form. What a row or a
/// column says itself counts more.
fn rename(reader: &mut Reader<'_>, entry: &YamlEntry<'_>, axes: [&mut Axis; 2]) {
    let YamlKind::Mapping(entries) = &entry.value.kind else {
        reader.wrong(Expected::Renamed, &entry.value, entry.key.span);
        return;
    };
    let [columns, rows] = axes;
    for part in entries {
        let Some(meant) = reader.text(part) else { continue };
        let printed = part.key.node.trim();
        let mut found = false;
        for node in columns.nodes.iter_mut().chain(&mut rows.nodes) {
            if node.label.node == printed || fold(&node.label.node) == fold(printed) {
                found = true;
                node.stands_for.get_or_insert_with(|| meant.clone());
            }
        }
        if !found {
            let label = printed.to_owned();
            reader.problem(LoadErrorKind::RenamedNothing { label }, part.key.span);
        }
    }
}
