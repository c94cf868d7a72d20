//! Matched rows → tables: labels as printed, cells, and what could not be told.

use super::align::Match;
use super::columns::{Head, read_head};
use super::copies::Copy;
use super::positions::Centres;
use super::rows::{Candidate, Row, RowKind};
use super::setting::{Part, Setting};
use super::stream::{Stream, take};
use crate::import::block::Place;
use crate::import::draft::{DraftCell, DraftLabel, DraftRow, DraftTable, DraftValue};
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::items::PrintedCell;
use crate::import::recogniser::vocabulary::{Vocabulary, stands_for};
use crate::model::{CellValue, FormNode};

/// The tables found, and what of the stream they are made of.
#[derive(Debug, Default)]
pub(in crate::import::recogniser) struct Found {
    /// Each with the line on which its figures begin.
    pub(in crate::import::recogniser) tables: Vec<(usize, DraftTable)>,
    /// The words that are a part of a table.
    pub(in crate::import::recogniser) used: Vec<bool>,
    /// The groups that are the rest of a row on another line.
    pub(in crate::import::recogniser) joined: Vec<usize>,
    /// The regions that are tables.
    pub(in crate::import::recogniser) regions: Vec<usize>,
    pub(in crate::import::recogniser) notes: Vec<Note>,
}

/// Everything that a table is built from.
pub(in crate::import::recogniser) struct Builder<'a> {
    pub(in crate::import::recogniser) stream: &'a Stream,
    pub(in crate::import::recogniser) candidates: &'a [Candidate<'a>],
    pub(in crate::import::recogniser) rows: &'a [Row],
    pub(in crate::import::recogniser) matches: &'a [Match],
    /// The tables that are printed again.
    pub(in crate::import::recogniser) copies: &'a [Copy],
    pub(in crate::import::recogniser) vocabulary: &'a Vocabulary,
}

impl Builder<'_> {
    /// Builds the tables, in the order printed.
    pub(in crate::import::recogniser) fn build(&self) -> Found {
        let mut found = Found { used: vec![false; self.stream.words.len()], ..Found::default() };
        for word in self.matches.iter().flat_map(|one| &one.label.words) {
            take(&mut found.used, *word);
        }
        for index in 0..self.candidates.len() {
            let own: Vec<&Match> = self
                .matches
                .iter()
                .filter(|one| self.row(one).is_some_and(|row| row.table == index))
                .collect();
            match own.first().and_then(|first| self.stream.groups.get(first.groups.start)) {
                Some(group) => {
                    let line = group.lines.start;
                    let table = self.table(index, &own, &mut found);
                    found.tables.push((line, table));
                }
                None => self.missing(index, &mut found),
            }
        }
        found.tables.sort_by_key(|(line, _)| *line);
        found
    }

    pub(super) fn row(&self, found: &Match) -> Option<&Row> {
        self.rows.get(found.row)
    }

    fn missing(&self, index: usize, found: &mut Found) {
        let Some(candidate) = self.candidates.get(index).filter(|one| one.expected) else { return };
        let kind = NoteKind::MissingTable { table: candidate.table.name.node.clone() };
        found.notes.push(Note { kind, place: None });
    }

    fn table(&self, index: usize, own: &[&Match], found: &mut Found) -> DraftTable {
        let Some(candidate) = self.candidates.get(index) else { return DraftTable::default() };
        let form = candidate.table;
        let name = form.name.node.as_str();
        let head = self.head_words(own);
        let caption = candidate.grouped.then(|| self.caption(candidate, &head, found));
        let Head { columns, order, notes } =
            read_head(form, name, &head, self.stream, &mut found.used);
        let in_order = !notes.iter().any(|note| matches!(note, NoteKind::NoHead { .. }));
        found.notes.extend(notes.into_iter().map(|kind| Note { kind, place: self.place_of(own) }));
        let width = form.columns.slots.len();
        let mut wanted =
            form.rows.nodes.iter().map(|_| None).collect::<Vec<Option<Vec<DraftCell>>>>();
        let mut printed: Vec<Option<(String, bool)>> = vec![None; form.rows.nodes.len()];
        let centres =
            Centres::of(own.iter().filter(|one| one.groups.len() == 1).filter_map(|one| {
                let cells = self.cells(one);
                (cells.len() == width).then_some(cells)
            }));
        let centres =
            if centres.are_known() { centres } else { self.below_labels(form, &head, own) };
        let setting = Setting { name, home: self.home(own), in_order, centres };
        let centres = &setting.centres;
        let mut parts: Vec<Part> = Vec::new();
        for one in own {
            let Some(row) = self.row(one) else { continue };
            let cells = self.cells(one);
            let label = self.label(&one.label.words, found);
            if let RowKind::Part { first } = row.kind {
                let read = self.read(name, &label, &columns, &cells, first, found);
                parts.push(Part { first, cells: read, shares_head: self.shares_head(one, form) });
                continue;
            }
            let meant = form.rows.nodes.get(row.node).map_or("", |node| node.label.node.as_str());
            let shown = if label.is_empty() { meant } else { &label };
            self.note_misprint(name, shown, meant, one, found);
            let cells = match self.completed(one, &cells, width, centres) {
                Some((completed, groups)) => {
                    let (table, row) = (name.to_owned(), shown.to_owned());
                    let place = completed.first().map(|cell| cell.place.clone());
                    let kind = NoteKind::SeveralLines { table, row };
                    found.notes.push(Note { kind, place });
                    found.joined.extend(groups);
                    completed
                }
                None => cells,
            };
            let read = match cells.len() == width {
                true => {
                    let mut read = self.read(name, shown, &columns, &cells, 0, found);
                    self.believe(&setting, shown, one, &mut read, found);
                    reordered(read, &order)
                }
                false => {
                    // Beside lost figures, where one stands does not tell that the others are not printed;
                    // nor does it where the label itself is not whole.
                    let nowhere = Centres::default();
                    let is_alone =
                        !one.label.misprint && !self.has_lost(one, setting.in_order, &found.joined);
                    let centres = if is_alone { centres } else { &nowhere };
                    self.wrong_length(name, shown, width, &cells, centres, found)
                }
            };
            if let Some(place) = wanted.get_mut(row.node) {
                *place = Some(read);
            }
            if let Some(place) = printed.get_mut(row.node).filter(|_| !label.is_empty()) {
                *place = Some((label, one.label.misprint));
            }
        }
        if let (false, Some(node)) = (parts.is_empty(), form.rows.slots.first()) {
            let cells = self.joined((name, &form.rows.path(*node)), width, parts, own, found);
            if let Some(place) = wanted.get_mut(*node) {
                *place = Some(cells);
            }
        }
        self.doubt_order(&setting, own, &mut wanted, found);
        self.blank_rows(index, own, &mut wanted, &mut printed, found);
        self.note_missing_rows(index, &wanted, own, found);
        self.categories(index, own, &mut printed, found);
        let rows = rows(&form.rows.nodes, wanted, printed);
        DraftTable { caption, columns, rows }
    }

    pub(in crate::import::recogniser) fn cells(&self, one: &Match) -> Vec<PrintedCell> {
        let groups = self.stream.groups.get(one.groups.clone()).unwrap_or_default();
        let width = self.row(one).map_or(0, |row| row.width);
        groups.iter().flat_map(|group| group.of_row(width).iter().cloned()).collect()
    }

    pub(super) fn place_of(&self, own: &[&Match]) -> Option<Place> {
        own.first().and_then(|one| self.cells(one).first().map(|cell| cell.place.clone()))
    }

    fn note_misprint(
        &self,
        table: &str,
        printed: &str,
        meant: &str,
        one: &Match,
        found: &mut Found,
    ) {
        if !one.label.misprint {
            return;
        }
        let rival = one.rival.and_then(|row| self.rows.get(row)).and_then(|row| {
            let table = self.candidates.get(row.table)?.table;
            Some(table.rows.nodes.get(row.node)?.label.node.clone())
        });
        let kind = NoteKind::Misprint {
            table: table.to_owned(),
            printed: printed.to_owned(),
            meant: meant.to_owned(),
            rival,
        };
        let place = one.label.words.first().and_then(|word| self.stream.words.get(*word));
        found.notes.push(Note { kind, place: place.map(|word| word.word.place.clone()) });
    }

    /// Reads cells that are as many as the columns from `first` on.
    fn read(
        &self,
        table: &str,
        row: &str,
        columns: &[DraftLabel],
        cells: &[PrintedCell],
        first: usize,
        found: &mut Found,
    ) -> Vec<DraftCell> {
        let leaves: Vec<&DraftLabel> = columns.iter().filter(|label| label.has_slot).collect();
        let mut read = Vec::with_capacity(cells.len());
        for (index, cell) in cells.iter().enumerate() {
            let value = value(&cell.text);
            if value == DraftValue::Unread {
                let kind = NoteKind::Unread {
                    table: table.to_owned(),
                    row: row.to_owned(),
                    column: leaves
                        .get(first + index)
                        .map(|leaf| leaf.text.clone())
                        .unwrap_or_default(),
                    printed: cell.text.clone(),
                };
                found.notes.push(Note { kind, place: Some(cell.place.clone()) });
            }
            read.push(DraftCell { value, place: cell.place.clone() });
        }
        read
    }

    /// Reads a row that has not as many cells as there are columns: by where they stand, where the other
    /// rows show the columns; else nobody can tell which is which.
    fn wrong_length(
        &self,
        table: &str,
        row: &str,
        width: usize,
        cells: &[PrintedCell],
        centres: &Centres,
        found: &mut Found,
    ) -> Vec<DraftCell> {
        let Some(first) = cells.first() else { return Vec::new() };
        let blank = |value: DraftValue| DraftCell { value, place: first.place.clone() };
        let (table, row) = (table.to_owned(), row.to_owned());
        let place = Some(first.place.clone());
        if let Some(slots) = centres.columns_of(cells, width) {
            let mut read = vec![blank(DraftValue::Blank); width];
            for (cell, slot) in cells.iter().zip(slots) {
                if let Some(target) = read.get_mut(slot) {
                    *target = DraftCell { value: value(&cell.text), place: cell.place.clone() };
                }
            }
            let kind = NoteKind::ByPosition { table, row, blank: width - cells.len() };
            found.notes.push(Note { kind, place });
            return read;
        }
        let figures = cells.iter().map(|cell| cell.text.clone()).collect();
        let kind = NoteKind::RowLength { table, row, expected: width, figures };
        found.notes.push(Note { kind, place });
        vec![blank(DraftValue::Unread); width]
    }

    /// Finds how the categories of a table are printed.
    fn categories(
        &self,
        index: usize,
        own: &[&Match],
        printed: &mut [Option<(String, bool)>],
        found: &mut Found,
    ) {
        let start = self.head_words(own).end;
        let last = own.last().map_or(0, |one| one.groups.end);
        let end =
            self.stream.groups.get(last).map_or(self.stream.words.len(), |group| group.position);
        let words = self.head_words(own).start.min(start)..end.max(start);
        for row in
            self.rows.iter().filter(|row| row.table == index && row.kind == RowKind::Category)
        {
            if printed.get(row.node).is_none_or(Option::is_some) {
                continue;
            }
            let label = row.keys.iter().find_map(|key| self.find(key, &words, &found.used));
            let Some(label) = label else { continue };
            label.words.iter().for_each(|word| take(&mut found.used, *word));
            let text = self.label(&label.words, found);
            if let Some(place) = printed.get_mut(row.node) {
                *place = Some((text, false));
            }
        }
    }
}

/// Returns what a cell says.
fn value(text: &str) -> DraftValue {
    if text.is_empty() {
        return DraftValue::Blank;
    }
    let is_known = !matches!(CellValue::read(text, false), CellValue::Unreadable);
    let foreign = matches!(CellValue::read(text, false), CellValue::Text)
        && !text.chars().any(|character| matches!(character, '\u{3400}'..='\u{9FFF}'))
        && !text.contains(['%', '％', '‰']);
    // A note that goes on elsewhere: what is printed here is not the whole cell.
    let count = |signs: [char; 2]| text.matches(signs).count();
    let is_cut = count(['(', '（']) != count([')', '）']);
    if is_known && !foreign && !is_cut {
        DraftValue::Printed(text.to_owned())
    } else {
        DraftValue::Unread
    }
}

/// Puts cells that are printed in another order than the form's into the form's.
fn reordered(cells: Vec<DraftCell>, order: &Option<Vec<usize>>) -> Vec<DraftCell> {
    let Some(order) = order else { return cells };
    let mut sorted = cells.clone();
    for (cell, slot) in cells.into_iter().zip(order) {
        if let Some(place) = sorted.get_mut(*slot) {
            *place = cell;
        }
    }
    sorted
}

/// Returns the rows that are printed, and the categories above them.
fn rows(
    nodes: &[FormNode],
    wanted: Vec<Option<Vec<DraftCell>>>,
    printed: Vec<Option<(String, bool)>>,
) -> Vec<DraftRow> {
    let mut kept: Vec<bool> = wanted.iter().map(Option::is_some).collect();
    for index in (0..nodes.len()).rev() {
        let parent = nodes.get(index).and_then(|node| node.parent);
        if let (Some(true), Some(parent)) = (kept.get(index).copied(), parent)
            && let Some(place) = kept.get_mut(parent)
        {
            *place = true;
        }
    }
    let mut numbers: Vec<usize> = Vec::with_capacity(nodes.len());
    let mut rows: Vec<DraftRow> = Vec::new();
    for ((index, node), (cells, printed)) in
        nodes.iter().enumerate().zip(wanted.into_iter().zip(printed))
    {
        numbers.push(rows.len());
        if kept.get(index) != Some(&true) {
            continue;
        }
        let parent = node.parent.and_then(|parent| numbers.get(parent).copied());
        let text = printed.map_or_else(|| node.label.node.clone(), |(text, _)| text);
        let taken = rows.iter().any(|row| row.label.parent == parent && row.label.text == text);
        let text = if taken { node.label.node.clone() } else { text };
        let stands_for = stands_for(node, &text);
        let has_slot = cells.is_some();
        let label = DraftLabel { text, stands_for, parent, has_slot };
        rows.push(DraftRow { label, cells: cells.unwrap_or_default() });
    }
    rows
}
