//! Trees → the columns of a table: lists and mappings of labels, in one another.

use super::document::{Axis, AxisNode};
use crate::model::error::{Expected, Place};
use crate::model::reader::{Reader, is_null, owned};
use crate::model::yaml::{Style, YamlEntry, YamlKind, YamlNode};
use crate::source::{Span, Spanned};

const COLUMN_KEYS: &[&str] = &["as", "columns"];

impl Axis {
    /// Adds a label, with a slot where it carries figures, and returns its number.
    pub(super) fn push(
        &mut self,
        label: Spanned<String>,
        stands_for: Option<Spanned<String>>,
        parent: Option<usize>,
        has_slot: bool,
    ) -> usize {
        let number = self.nodes.len();
        let slot = has_slot.then_some(self.slots.len());
        if has_slot {
            self.slots.push(number);
        }
        self.nodes.push(AxisNode { label, stands_for, parent, slot });
        number
    }
}

/// Reads `columns:`; none where it is no list or mapping of labels.
pub(super) fn read_columns(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Option<Axis> {
    let mut axis = Axis::default();
    let read = read_group(reader, &mut axis, &entry.value, entry.key.span, None);
    read.then_some(axis)
}

/// Reads the labels under `parent`: a list of labels and groups, or a mapping of groups.
fn read_group(
    reader: &mut Reader<'_>,
    axis: &mut Axis,
    node: &YamlNode<'_>,
    key: Span,
    parent: Option<usize>,
) -> bool {
    match &node.kind {
        YamlKind::Sequence(items) => {
            for item in items {
                read_item(reader, axis, item, key, parent);
            }
            true
        }
        YamlKind::Mapping(entries) => {
            for entry in entries {
                read_column(reader, axis, entry, parent);
            }
            true
        }
        YamlKind::Scalar { .. } | YamlKind::Refused => {
            reader.wrong(Expected::Columns, node, key);
            false
        }
    }
}

fn read_item(
    reader: &mut Reader<'_>,
    axis: &mut Axis,
    item: &YamlNode<'_>,
    key: Span,
    parent: Option<usize>,
) {
    match &item.kind {
        YamlKind::Scalar { text, .. } => {
            axis.push(Spanned::new(text.trim().to_owned(), item.span), None, parent, true);
        }
        YamlKind::Mapping(entries) => {
            for entry in entries {
                read_column(reader, axis, entry, parent);
            }
        }
        YamlKind::Sequence(_) | YamlKind::Refused => reader.wrong(Expected::Columns, item, key),
    }
}

/// Reads `label: [labels]`, `label:` alone, or `label: {as: …, columns: …}`.
fn read_column(
    reader: &mut Reader<'_>,
    axis: &mut Axis,
    entry: &YamlEntry<'_>,
    parent: Option<usize>,
) {
    let label = owned(&entry.key);
    match &entry.value.kind {
        YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => {
            axis.push(label, None, parent, true);
        }
        YamlKind::Mapping(parts) if parts.iter().any(|part| part.key.node == "as") => {
            read_renamed(reader, axis, label, parts, parent);
        }
        YamlKind::Sequence(_) | YamlKind::Mapping(_) => {
            let number = axis.push(label, None, parent, false);
            read_group(reader, axis, &entry.value, entry.key.span, Some(number));
        }
        YamlKind::Scalar { .. } | YamlKind::Refused => {
            reader.wrong(Expected::Columns, &entry.value, entry.key.span);
        }
    }
}

fn read_renamed(
    reader: &mut Reader<'_>,
    axis: &mut Axis,
    label: Spanned<String>,
    parts: &[YamlEntry<'_>],
    parent: Option<usize>,
) {
    let (mut stands_for, mut group) = (None, None);
    for part in parts {
        match part.key.node.as_ref() {
            "as" => stands_for = reader.text(part),
            "columns" => group = Some(part),
            _ => reader.unknown_key(part, Place::Column, COLUMN_KEYS),
        }
    }
    let number = axis.push(label, stands_for, parent, group.is_none());
    if let Some(group) = group {
        read_group(reader, axis, &group.value, group.key.span, Some(number));
    }
}
