//! Trees → the tables of a form, alone or in a group.

use super::document::{FormGroup, FormTable};
use super::read_axis::{COLUMNS, ROWS, read_axis};
use super::table_checks::check_table;
use crate::model::error::{Expected, FormErrorKind, LoadErrorKind, Place};
use crate::model::reader::Reader;
use crate::model::yaml::{YamlEntry, YamlKind, YamlNode};
use crate::source::Span;

const TABLE_KEYS: &[&str] = &["name", "alias", "unit", "check", "columns", "rows"];
const GROUP_KEYS: &[&str] = &["name", "alias", "parts"];

/// Reads `tables:`, a group; its name is none where it has none.
pub(super) fn read_group(
    reader: &mut Reader<'_>,
    entry: &YamlEntry<'_>,
) -> (Option<FormGroup>, Vec<FormTable>) {
    let YamlKind::Mapping(entries) = &entry.value.kind else {
        reader.wrong(Expected::Group, &entry.value, entry.key.span);
        return (None, Vec::new());
    };
    let (mut name, mut aliases, mut tables) = (None, Vec::new(), Vec::new());
    for part in entries {
        match part.key.node.as_ref() {
            "name" => name = reader.name(part),
            "alias" => aliases = reader.names(part),
            "parts" => tables = read_parts(reader, part),
            _ => reader.unknown_key(part, Place::Group, GROUP_KEYS),
        }
    }
    for key in ["name", "parts"] {
        if entries.iter().all(|part| part.key.node != key) {
            reader.missing(key, Place::Group, entry.key.span);
        }
    }
    (name.map(|name| FormGroup { name, aliases }), tables)
}

fn read_parts(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Vec<FormTable> {
    let YamlKind::Sequence(items) = &entry.value.kind else {
        reader.wrong(Expected::Parts, &entry.value, entry.key.span);
        return Vec::new();
    };
    if items.is_empty() {
        reader.form_problem(FormErrorKind::GroupWithoutParts, entry.key.span);
    }
    items.iter().filter_map(|item| read_table(reader, item, entry.key.span)).collect()
}

/// Reads one table. A table without a name, without columns or without rows is left out.
pub(super) fn read_table(
    reader: &mut Reader<'_>,
    node: &YamlNode<'_>,
    key: Span,
) -> Option<FormTable> {
    let YamlKind::Mapping(entries) = &node.kind else {
        reader.wrong(Expected::FormTable, node, key);
        return None;
    };
    let (mut name, mut aliases, mut unit, mut check) = (None, Vec::new(), None, None);
    let (mut columns, mut rows) = (None, None);
    for entry in entries {
        match entry.key.node.as_ref() {
            "name" => name = reader.name(entry),
            "alias" => aliases = reader.names(entry),
            "unit" => unit = reader.unit(entry),
            "check" => check = reader.text(entry),
            "columns" => columns = read_axis(reader, entry, &COLUMNS),
            "rows" => rows = read_axis(reader, entry, &ROWS),
            _ => reader.unknown_key(entry, Place::FormTable, TABLE_KEYS),
        }
    }
    let shown = entries.first().map_or(key, |entry| entry.key.span);
    for key in ["name", "columns", "rows"] {
        if entries.iter().all(|entry| entry.key.node != key) {
            reader.missing(key, Place::FormTable, shown);
        }
    }
    for (axis, key, kind) in [
        (&columns, "columns", LoadErrorKind::TableWithoutColumns),
        (&rows, "rows", LoadErrorKind::TableWithoutRows),
    ] {
        let entry = entries.iter().find(|entry| entry.key.node == key);
        if let (Some(axis), Some(entry)) = (axis, entry)
            && axis.nodes.is_empty()
            && has_no_items(&entry.value)
        {
            reader.problem(kind, entry.key.span);
        }
    }
    let (columns, rows) = (columns?, rows?);
    let table = FormTable { name: name?, aliases, columns, rows, unit, check, span: node.span };
    let is_whole = !table.columns.slots.is_empty() && !table.rows.slots.is_empty();
    (check_table(reader, &table) && is_whole).then_some(table)
}

/// Tells labels that are missing from such that are wrong, and a problem already.
fn has_no_items(node: &YamlNode<'_>) -> bool {
    match &node.kind {
        YamlKind::Sequence(items) => items.is_empty(),
        YamlKind::Mapping(entries) => entries.is_empty(),
        YamlKind::Scalar { .. } | YamlKind::Refused => false,
    }
}
