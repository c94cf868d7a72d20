//! Trees → the rows of a table, held against its columns.

use std::borrow::Cow;

use super::document::Axis;
use super::values::unreadable;
use crate::model::error::{Expected, LoadErrorKind, Place, RowCause};
use crate::model::label::fold;
use crate::model::limits::MAX_CELLS;
use crate::model::reader::{Reader, owned};
use crate::model::value::{Cell, CellValue, Number, ShortText};
use crate::model::yaml::{Style, YamlEntry, YamlKind, YamlNode};
use crate::source::{Span, Spanned};

/// The most columns that a problem lists as candidates.
const MAX_CANDIDATES: usize = 60;

/// For how many cells, and for how many labels, room is made before they are read.
const MOST_ROOM: usize = 512;
const LABELS: usize = 8;

const ROW_KEYS: &[&str] = &["as", "cells", "rows", "notes"];

/// Reads the rows of one table.
pub(super) struct RowReader<'r, 'a> {
    reader: &'r mut Reader<'a>,
    columns: &'r Axis,
    /// Label and path of each column slot, folded; made when a row first names a column that is not
    /// spelt as printed.
    folded: Option<Vec<[String; 2]>>,
    labels: Axis,
    cells: Vec<Cell>,
    full: bool,
}

impl<'r, 'a> RowReader<'r, 'a> {
    pub(super) fn new(reader: &'r mut Reader<'a>, columns: &'r Axis) -> Self {
        let (labels, cells) = (Axis::default(), Vec::new());
        Self { reader, columns, folded: None, labels, cells, full: false }
    }

    /// Reads `rows:`.
    pub(super) fn all(&mut self, rows: &YamlEntry<'_>) {
        // A cell and its comma take four bytes or so: room for all of them, so that they need not move.
        self.cells.reserve((rows.value.span.range().len() / 4).min(MOST_ROOM));
        self.labels.nodes.reserve(LABELS);
        self.group(&rows.value, rows.key.span, None);
    }

    /// Returns the rows and their cells; none where there are no rows, or too many.
    pub(super) fn finish(self, rows: &YamlEntry<'_>) -> Option<(Axis, Vec<Cell>)> {
        if self.full {
            let kind = LoadErrorKind::TableTooLarge { limit: MAX_CELLS };
            self.reader.problem(kind, rows.key.span);
            return None;
        }
        let has_labels = matches!(&rows.value.kind, YamlKind::Sequence(_) | YamlKind::Mapping(_));
        if self.labels.slots.is_empty() {
            // A value of another kind is a problem already.
            if has_labels {
                self.reader.problem(LoadErrorKind::TableWithoutRows, rows.key.span);
            }
            return None;
        }
        Some((self.labels, self.cells))
    }

    /// Reads rows under `parent`: a mapping by label, or a list of such where labels repeat.
    fn group(&mut self, node: &YamlNode<'_>, key: Span, parent: Option<usize>) {
        match &node.kind {
            YamlKind::Mapping(entries) => self.entries(entries, parent),
            YamlKind::Sequence(items) => {
                for item in items {
                    match &item.kind {
                        YamlKind::Mapping(entries) => self.entries(entries, parent),
                        YamlKind::Scalar { .. } | YamlKind::Sequence(_) | YamlKind::Refused => {
                            self.reader.wrong(Expected::Rows, item, key);
                        }
                    }
                }
            }
            YamlKind::Scalar { .. } | YamlKind::Refused => {
                self.reader.wrong(Expected::Rows, node, key);
            }
        }
    }

    fn entries(&mut self, entries: &[YamlEntry<'_>], parent: Option<usize>) {
        for entry in entries {
            self.row(entry, parent);
        }
    }

    fn row(&mut self, entry: &YamlEntry<'_>, parent: Option<usize>) {
        match &entry.value.kind {
            YamlKind::Mapping(parts) if parts.iter().any(is_row_key) => {
                self.spelt_out(entry, parts, parent);
            }
            YamlKind::Mapping(parts) if !parts.is_empty() && !parts.iter().all(is_cell) => {
                let number = self.labels.push(owned(&entry.key), None, parent, false);
                self.entries(parts, Some(number));
            }
            YamlKind::Sequence(items) if !items.is_empty() && items.iter().all(is_mapping) => {
                let number = self.labels.push(owned(&entry.key), None, parent, false);
                self.group(&entry.value, entry.key.span, Some(number));
            }
            YamlKind::Mapping(_)
            | YamlKind::Sequence(_)
            | YamlKind::Scalar { .. }
            | YamlKind::Refused => {
                self.labels.push(owned(&entry.key), None, parent, true);
                self.figures(entry, &entry.key);
            }
        }
    }

    /// Reads `{as: …, cells: …, rows: …}`.
    fn spelt_out(&mut self, entry: &YamlEntry<'_>, parts: &[YamlEntry<'_>], parent: Option<usize>) {
        let (mut stands_for, mut cells, mut rows) = (None, None, None);
        for part in parts {
            match part.key.node.as_ref() {
                "as" => stands_for = self.reader.text(part),
                "cells" => cells = Some(part),
                "rows" => rows = Some(part),
                "notes" => {}
                _ => self.reader.unknown_key(part, Place::Row, ROW_KEYS),
            }
        }
        let has_slot = cells.is_some() || rows.is_none();
        let number = self.labels.push(owned(&entry.key), stands_for, parent, has_slot);
        if let Some(cells) = cells {
            self.figures(cells, &entry.key);
        } else if has_slot {
            let kind = LoadErrorKind::MissingKey { key: "cells", place: Place::Row };
            self.reader.problem(kind, entry.key.span);
            self.unread(entry.key.span);
        }
        if let Some(rows) = rows {
            self.group(&rows.value, rows.key.span, Some(number));
        }
    }

    /// Reads the cells of the row that got its slot last.
    fn figures(&mut self, entry: &YamlEntry<'_>, label: &Spanned<Cow<'_, str>>) {
        if self.cells.len() + self.columns.slots.len() > MAX_CELLS {
            self.full = true;
            return;
        }
        let span = entry.value.span;
        match &entry.value.kind {
            YamlKind::Sequence(items) if items.len() == self.columns.slots.len() => {
                let reader = &mut *self.reader;
                self.cells.extend(items.iter().map(|item| reader.cell(item, span)));
            }
            YamlKind::Sequence(items) => {
                let expected = self.columns.slots.len();
                let kind = LoadErrorKind::RowLength {
                    row: label.node.to_string(),
                    expected,
                    found: items.len(),
                    cause: row_cause(items, self.columns),
                };
                self.reader.problem(kind, span);
                self.unread(span);
            }
            YamlKind::Mapping(parts) if !parts.is_empty() => self.by_column(parts, label.span),
            YamlKind::Mapping(_) | YamlKind::Scalar { .. } | YamlKind::Refused => {
                self.reader.wrong(Expected::Row, &entry.value, entry.key.span);
                self.unread(label.span);
            }
        }
    }

    /// Fills a row that could not be read.
    fn unread(&mut self, span: Span) {
        if self.cells.len() + self.columns.slots.len() > MAX_CELLS {
            self.full = true;
            return;
        }
        let width = self.columns.slots.len();
        self.cells.extend(std::iter::repeat_with(|| unreadable(span)).take(width));
    }

    /// Reads a row that names its columns; those not named are blank. Where a name is not known, its
    /// figure may belong to any of them: then they cannot be read.
    fn by_column(&mut self, parts: &[YamlEntry<'_>], label: Span) {
        let start = self.cells.len();
        let slots: Vec<_> = parts.iter().map(|part| self.column(part)).collect();
        let known = slots.iter().all(Option::is_some);
        let value = if known { CellValue::Blank } else { CellValue::Unreadable };
        let rest = || Cell { value: value.clone(), printed: ShortText::default(), span: label };
        self.cells.extend(std::iter::repeat_with(rest).take(self.columns.slots.len()));
        let mut given: Vec<(usize, Span)> = Vec::new();
        for (part, slot) in parts.iter().zip(slots) {
            let Some(slot) = slot else { continue };
            if let Some((_, first)) = given.iter().find(|(other, _)| *other == slot) {
                let name = part.key.node.to_string();
                let kind = LoadErrorKind::RepeatedColumn { name, first: *first };
                self.reader.problem(kind, part.key.span);
                continue;
            }
            given.push((slot, part.key.span));
            let cell = self.reader.cell(&part.value, part.key.span);
            if let Some(place) = self.cells.get_mut(start + slot) {
                *place = cell;
            }
        }
    }

    /// Finds the column that a row names: by its label or path as printed, else folded.
    fn column(&mut self, part: &YamlEntry<'_>) -> Option<usize> {
        let name = part.key.node.trim();
        let columns = self.columns;
        let slots = || columns.slots.iter().enumerate();
        let exact = |node: usize| columns.nodes.get(node).is_some_and(|n| n.label.node == name);
        let mut found: Vec<usize> =
            slots().filter(|(_, node)| exact(**node)).map(|(slot, _)| slot).collect();
        if found.is_empty() {
            let folded = self.folded.get_or_insert_with(|| {
                slots().map(|(_, node)| folded_names(columns, *node)).collect()
            });
            let key = fold_path(name);
            let named = folded.iter().enumerate().filter(|(_, names)| names.contains(&key));
            found = named.map(|(slot, _)| slot).collect();
        }
        match found.as_slice() {
            [slot] => return Some(*slot),
            [] if self.reader.colon_slip(part) => {}
            [] => {
                let nodes = columns.slots.iter().take(MAX_CANDIDATES);
                let candidates = nodes.map(|node| path(columns, *node)).collect();
                let kind = LoadErrorKind::UnknownColumn { name: name.to_owned(), candidates };
                self.reader.problem(kind, part.key.span);
            }
            several => {
                let nodes = several.iter().filter_map(|slot| columns.slots.get(*slot));
                let candidates = nodes.take(MAX_CANDIDATES).map(|node| path(columns, *node));
                let candidates = candidates.collect();
                let kind = LoadErrorKind::AmbiguousColumn { name: name.to_owned(), candidates };
                self.reader.problem(kind, part.key.span);
            }
        }
        None
    }
}

fn is_row_key(entry: &YamlEntry<'_>) -> bool {
    matches!(entry.key.node.as_ref(), "as" | "cells" | "rows")
}

fn is_cell(entry: &YamlEntry<'_>) -> bool {
    matches!(entry.value.kind, YamlKind::Scalar { .. } | YamlKind::Refused)
}

fn is_mapping(node: &YamlNode<'_>) -> bool {
    matches!(node.kind, YamlKind::Mapping(_))
}

/// Returns the labels from the top to a node, joined by `/`.
fn path(axis: &Axis, node: usize) -> String {
    let mut labels = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next.and_then(|number| axis.nodes.get(number)) {
        labels.push(node.label.node.as_str());
        next = node.parent;
    }
    labels.reverse();
    labels.join("/")
}

fn folded_names(axis: &Axis, node: usize) -> [String; 2] {
    let label = axis.nodes.get(node).map_or(String::new(), |node| fold(&node.label.node));
    [label, fold_path(&path(axis, node))]
}

fn fold_path(path: &str) -> String {
    path.split('/').map(fold).collect::<Vec<_>>().join("/")
}

/// Guesses why a row has the wrong number of cells.
fn row_cause(items: &[YamlNode<'_>], columns: &Axis) -> Option<RowCause> {
    let expected = columns.slots.len();
    let plain = |node: &YamlNode<'_>| match &node.kind {
        YamlKind::Scalar { text, style: Style::Plain } => text.to_string(),
        YamlKind::Scalar { .. }
        | YamlKind::Sequence(_)
        | YamlKind::Mapping(_)
        | YamlKind::Refused => String::new(),
    };
    let texts: Vec<String> = items.iter().map(plain).collect();
    if texts.len() < expected {
        let joined = texts.iter().any(|text| text.contains(['，', '、']));
        let spaced = texts.iter().any(|text| several_numbers(text));
        return match (joined, spaced) {
            (true, _) => Some(RowCause::FullWidthComma),
            (false, true) => Some(RowCause::MissingComma),
            (false, false) => None,
        };
    }
    let leaves = columns.slots.iter().filter_map(|node| columns.nodes.get(*node));
    let commas: usize = leaves.map(|leaf| leaf.label.node.matches(['，', '、']).count()).sum();
    if commas > 0 && expected + commas == texts.len() {
        return Some(RowCause::FullWidthCommaInColumns);
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // `1, 204, 600` joins twice: each group of three goes with what stands before it.
    let joins = texts.windows(2).filter(|pair| match pair {
        [head, group] => {
            let head = head.trim_start_matches(['-', '+']);
            digits(head) && head.len() <= 3 && head != "0" && digits(group) && group.len() == 3
        }
        _ => false,
    });
    (joins.count() >= texts.len() - expected).then_some(RowCause::GroupedDigits)
}

/// `34 1 0`: numbers without commas between them.
fn several_numbers(text: &str) -> bool {
    text.split_whitespace().count() > 1
        && text.split_whitespace().all(|word| Number::parse(word).is_some())
}
