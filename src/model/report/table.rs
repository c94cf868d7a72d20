//! Trees → tables: the keys of a table.

use super::columns::read_columns;
use super::document::Table;
use super::rows::RowReader;
use crate::model::error::{Expected, LoadErrorKind, Place};
use crate::model::reader::{Reader, owned};
use crate::model::yaml::{YamlEntry, YamlKind};
use crate::source::Spanned;

const TABLE_KEYS: &[&str] = &["columns", "rows", "notes"];

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
    let (mut columns, mut rows) = (None, None);
    for part in entries {
        match part.key.node.as_ref() {
            "columns" => columns = Some(part),
            "rows" => rows = Some(part),
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
    let axis = read_columns(reader, columns)?;
    if axis.slots.is_empty() {
        reader.problem(LoadErrorKind::TableWithoutColumns, columns.key.span);
        return None;
    }
    let mut row_reader = RowReader::new(reader, &axis);
    row_reader.all(rows);
    let (labels, cells) = row_reader.finish(rows)?;
    Some(Table { caption, columns: axis, rows: labels, cells, span: entry.value.span })
}
