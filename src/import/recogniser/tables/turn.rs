//! Tables whose text was taken column by column → the same tables row by row.
//!
//! Text copied out of a page may hold first the labels of all rows, then each column's label with the figures
//! below it. Figures alone do not tell which row they are of, so a table is turned only where its structure
//! proves it: the labels stand in one run, none left out between the first and the last; each column has its
//! label, and exactly as many figures as there are rows. Whatever does not fit is left as it is.
//!
//! Nearly all tables are printed by rows. There no column's label stands before figures, and that is asked first.

use std::ops::Range;

use super::labels::{LabelReader, Labels, MOST_WORDS};
use super::piece::Piece;
use super::rows::Candidate;
use super::stream::Stream;
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::items::PrintedCell;
use crate::import::recogniser::key::Key;
use crate::import::recogniser::lines::{Line, Shape};
use crate::import::recogniser::vocabulary::Vocabulary;
use crate::model::{FormAxis, FormTable};

/// The most words that are no label before that of the first column.
const MOST_STRANGE: usize = 4;

/// Figures without a word between them, and the words before them.
struct Run {
    words: Range<usize>,
    groups: Range<usize>,
}

/// Turns the tables that are printed column by column, and says which.
pub(in crate::import::recogniser) fn turned(
    stream: Stream,
    lines: &[Line],
    candidates: &[Candidate<'_>],
    vocabulary: &Vocabulary,
) -> (Stream, Vec<Note>) {
    let runs = runs(&stream);
    let labels = LabelReader::new(&stream, vocabulary);
    let reader = Reader { stream: &stream, lines, labels };
    let heads: Vec<Vec<&Key>> =
        candidates.iter().map(|candidate| heads(&candidate.table.columns, vocabulary)).collect();
    let (mut pieces, mut notes) = (Vec::new(), Vec::new());
    let mut index = 0;
    while index < runs.len() {
        let found = candidates.iter().zip(&heads).find_map(|(candidate, heads)| {
            let table = candidate.table;
            let runs = runs.get(index..index + table.columns.slots.len())?;
            let may_be = runs.iter().all(|run| reader.labels.end_with(heads, run.words.clone()));
            let piece = may_be.then(|| reader.piece(table, runs)).flatten();
            piece.map(|piece| (table, piece))
        });
        let Some((table, piece)) = found else {
            index += 1;
            continue;
        };
        let place = stream.words.get(piece.words.start).map(|word| word.word.place.clone());
        notes.push(Note { kind: NoteKind::ByColumns { table: table.name.node.clone() }, place });
        index += table.columns.slots.len();
        pieces.push(piece);
    }
    (if pieces.is_empty() { stream } else { stream.with(pieces) }, notes)
}

fn runs(stream: &Stream) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, group) in stream.groups.iter().enumerate() {
        match runs.last_mut().filter(|_| group.adjoining) {
            Some(run) => run.groups.end = index + 1,
            None => {
                let (words, _) = stream.around(index);
                runs.push(Run { words, groups: index..index + 1 });
            }
        }
    }
    runs
}

/// Returns the labels of columns with figures.
fn heads<'v>(columns: &'v FormAxis, vocabulary: &'v Vocabulary) -> Vec<&'v Key> {
    let leaves = columns.slots.iter().filter_map(|leaf| columns.nodes.get(*leaf));
    leaves.flat_map(|leaf| vocabulary.keys(leaf)).map(|keys| &keys.short).collect()
}

struct Reader<'a> {
    stream: &'a Stream,
    lines: &'a [Line],
    labels: LabelReader<'a>,
}

impl Reader<'_> {
    /// Reads a table whose columns of figures are runs.
    fn piece(&self, table: &FormTable, runs: &[Run]) -> Option<Piece> {
        let width = table.columns.slots.len();
        let (own, others) = runs.split_first()?;
        let alone = table.rows.slots.len() == 1 && width > 3;
        let starts = own.words.clone().rev().take(MOST_WORDS * 4);
        starts.into_iter().find_map(|start| {
            let labels = match alone {
                true => Labels::default(),
                false => self.labels.of_rows(&table.rows, start..own.words.end)?,
            };
            let begun = self.begun(table, own, start, &labels)?;
            let rows = if alone { 1 } else { labels.rows.len() };
            let mut columns = vec![begun];
            for run in others {
                columns.push(self.head(table, run.words.clone(), &columns, false)?);
            }
            let fits = (rows > 1 || width > 1)
                && runs.iter().all(|run| self.cells(run).count() == rows)
                && self.is_on_one_page(start, runs);
            fits.then(|| self.assembled(start, labels, &columns, rows, runs))
        })
    }

    /// Reads the label of the first column behind the labels of the rows, which are all there.
    fn begun(&self, table: &FormTable, own: &Run, start: usize, labels: &Labels) -> Option<Column> {
        let starts_earlier = start > own.words.start && {
            // A label before the first one would be a row that the figures may be of.
            let earlier = self.labels.of_rows(&table.rows, start - 1..own.words.end);
            earlier.is_some_and(|earlier| earlier.rows.len() > labels.rows.len())
        };
        let words = labels.end.max(start)..own.words.end;
        (!starts_earlier).then(|| self.head(table, words, &[], true)).flatten()
    }

    /// Reads the label of a column out of words that say nothing else, but for the groups that the column is
    /// in and, before the `first` one, a few words that are no label: `申请人情况`. Were they a row's, the figures
    /// would be more than the labels. Where columns share their labels, they stand in the order of the form.
    fn head(
        &self,
        table: &FormTable,
        words: Range<usize>,
        known: &[Column],
        first: bool,
    ) -> Option<Column> {
        let axis = &table.columns;
        let (mut at, mut strange) = (words.start, 0);
        let mut groups: Vec<usize> = Vec::new();
        while at < words.end {
            let leaf = axis.slots.iter().enumerate().find(|(slot, node)| {
                let is_free = !known.iter().any(|column| column.slot == *slot);
                let own = axis.nodes.get(**node);
                is_free
                    && own.is_some_and(|own| {
                        self.labels.whole(own, at..words.end) == Some(words.end - at)
                    })
            });
            if let Some((slot, node)) = leaf {
                let in_order = !is_shared(axis, *node) || slot == known.len();
                let is_inside = groups.iter().all(|group| is_above(axis, *group, *node));
                return (in_order && is_inside).then_some(Column { slot, words });
            }
            let group = axis.nodes.iter().enumerate().filter(|(_, node)| node.slot.is_none());
            let group = group
                .filter_map(|(index, node)| Some((index, self.labels.whole(node, at..words.end)?)))
                .max_by_key(|(_, length)| *length);
            let word = self.stream.words.get(at)?;
            match group {
                Some((index, length)) => {
                    groups.push(index);
                    at += length;
                }
                None if word.word.key.full.is_empty() => at += 1,
                None if first && strange < MOST_STRANGE => {
                    strange += 1;
                    at += 1;
                }
                None => return None,
            }
        }
        None
    }

    fn cells<'s>(&'s self, run: &Run) -> impl Iterator<Item = &'s PrintedCell> {
        let groups = self.stream.groups.get(run.groups.clone()).unwrap_or_default();
        groups.iter().flat_map(|group| &group.cells)
    }

    /// Tells that no page ends inside a piece: its number would be one more figure.
    fn is_on_one_page(&self, start: usize, runs: &[Run]) -> bool {
        let first = self.stream.words.get(start).map(|word| word.line);
        let last = runs.last().and_then(|run| self.stream.groups.get(run.groups.end - 1));
        let (Some(first), Some(last)) = (first, last) else { return false };
        let inside = self.lines.get(first + 1..last.lines.end).unwrap_or_default();
        let ends = |line: &Line| matches!(line.shape, Shape::Printed { page_before: true, .. });
        let same_region = self.stream.words.get(start).map(|word| word.region) == Some(last.region);
        same_region && !inside.iter().any(ends)
    }

    fn assembled(
        &self,
        start: usize,
        labels: Labels,
        columns: &[Column],
        rows: usize,
        runs: &[Run],
    ) -> Piece {
        let mut sorted: Vec<(&Column, &Run)> = columns.iter().zip(runs).collect();
        sorted.sort_by_key(|(column, _)| column.slot);
        let head = sorted.iter().flat_map(|(column, _)| column.words.clone()).collect();
        let mut cells: Vec<Vec<PrintedCell>> = vec![Vec::new(); rows];
        for (slot, (_, run)) in sorted.iter().enumerate() {
            for (row, cell) in cells.iter_mut().zip(self.cells(run)) {
                let middle = u32::try_from(slot).unwrap_or(0).saturating_mul(2);
                row.push(PrintedCell { middle, ..cell.clone() });
            }
        }
        let end = runs.last().map_or(start, |run| run.words.end);
        let groups = runs.first().map_or(0, |run| run.groups.start)
            ..runs.last().map_or(0, |run| run.groups.end);
        let mut said = labels.said;
        said.sort_by_key(|(node, _)| *node);
        let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
        for (node, words) in said {
            if let Some(row) = rows.last_mut() {
                row.extend(words);
            }
            if labels.rows.contains(&node) {
                rows.push(Vec::new());
            }
        }
        Piece { words: start..end, groups, head, rows, cells }
    }
}

/// A column, and the words before its figures.
struct Column {
    slot: usize,
    words: Range<usize>,
}

fn is_above(axis: &FormAxis, group: usize, node: usize) -> bool {
    let parent = |node: &usize| axis.nodes.get(*node).and_then(|node| node.parent);
    std::iter::successors(Some(node), parent).any(|above| above == group)
}

/// Tells whether another column has the label of one.
fn is_shared(axis: &FormAxis, node: usize) -> bool {
    let label = |node: usize| axis.nodes.get(node).map(|node| Key::new(&node.label.node).bare);
    axis.slots.iter().any(|other| *other != node && label(*other) == label(node))
}
