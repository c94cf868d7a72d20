//! The head of a table: how its columns are labelled, and in which order they are printed.

use std::ops::Range;

use super::assemble::assemble;
use super::stacked;
use super::stream::{Stream, take};
use crate::import::draft::DraftLabel;
use crate::import::note::NoteKind;
use crate::import::recogniser::key::Key;
use crate::import::recogniser::vocabulary::{names, stands_for};
use crate::model::{FormTable, split_unit_note};

/// The head of a table.
pub(super) struct Head {
    pub(super) columns: Vec<DraftLabel>,
    /// For each printed column the column of the form; none where they are in the order of the form.
    pub(super) order: Option<Vec<usize>>,
    pub(super) notes: Vec<NoteKind>,
}

/// Finds the labels of a table's columns among words. A label that is not there is the form's.
pub(super) fn read_head(
    form: &FormTable,
    name: &str,
    words: &Range<usize>,
    stream: &Stream,
    used: &mut [bool],
) -> Head {
    let mut columns: Vec<DraftLabel> = Vec::with_capacity(form.columns.nodes.len());
    let (mut missing, mut found): (Vec<String>, Vec<(usize, usize)>) = Default::default();
    // The labels of groups first: their words may hold those of a column.
    let mut printed: Vec<Option<Vec<usize>>> = vec![None; form.columns.nodes.len()];
    for groups in [true, false] {
        for (index, node) in form.columns.nodes.iter().enumerate() {
            if node.slot.is_none() != groups {
                continue;
            }
            let label = find(names(node), words, stream, used);
            label.iter().flatten().for_each(|word| take(used, *word));
            if let Some(place) = printed.get_mut(index) {
                *place = label;
            }
        }
    }
    complete(form, words, stream, &mut printed, used);
    for (node, label) in form.columns.nodes.iter().zip(&printed) {
        let text = label.as_ref().map(|words| with_note(stream.says(words), words, stream, used));
        match (&text, node.slot) {
            (None, Some(_)) => missing.push(node.label.node.clone()),
            (Some(_), Some(slot)) => {
                found.extend(label.iter().flatten().next().map(|word| (*word, slot)));
            }
            (_, None) => {}
        }
        let text = text.unwrap_or_else(|| node.label.node.clone());
        let stands_for = stands_for(node, &text);
        let has_slot = node.slot.is_some();
        columns.push(DraftLabel { text, stands_for, parent: node.parent, has_slot });
    }
    let mut notes = Vec::new();
    let order = other_order(form, &found, &printed, stream);
    if let Some(order) = &order {
        let label = |slot: &usize| form.columns.slot(*slot).map(|node| node.label.node.clone());
        let columns = order.iter().filter_map(label).collect();
        notes.push(NoteKind::OtherOrder { table: name.to_owned(), columns });
    }
    if !missing.is_empty() {
        notes.push(NoteKind::NoHead { table: name.to_owned(), columns: missing });
    }
    Head { columns, order, notes }
}

/// Finds labels that the order of the text does not show, where those of all columns stand in narrow cells.
fn complete(
    form: &FormTable,
    words: &Range<usize>,
    stream: &Stream,
    printed: &mut [Option<Vec<usize>>],
    used: &mut [bool],
) {
    let nodes = form.columns.nodes.iter().zip(printed.iter_mut());
    let mut missing: Vec<(usize, &mut Option<Vec<usize>>)> = nodes
        .filter_map(|(node, label)| Some((node.slot?, label)))
        .filter(|(_, label)| label.is_none())
        .collect();
    if missing.is_empty() {
        return;
    }
    let Some(labels) = stacked::columns(form, words, stream) else { return };
    for (slot, label) in &mut missing {
        let Some(found) = labels.get(*slot) else { continue };
        if found.words.iter().all(|word| used.get(*word) == Some(&false)) {
            found.words.iter().for_each(|word| take(used, *word));
            **label = Some(found.words.clone());
        }
    }
}

fn find<'n>(
    names: impl Iterator<Item = &'n str>,
    words: &Range<usize>,
    stream: &Stream,
    used: &[bool],
) -> Option<Vec<usize>> {
    let free = |index: usize| used.get(index) == Some(&false);
    let all = stream.words.get(words.clone()).unwrap_or_default();
    for name in names {
        let key = Key::new(split_unit_note(name).0);
        // The first place counts, so that labels that repeat go by their order.
        for end in 1..=all.len() {
            let start = end - 1;
            let rest = all.get(start..).unwrap_or_default();
            let (head, tail) = rest.split_at_checked(1).unwrap_or((rest, &[]));
            if let Some(label) = assemble(&key, head, tail, words.start + start, &free) {
                return Some(label.words);
            }
        }
    }
    None
}

/// Adds the note of a unit that stands behind a label as a word of its own.
fn with_note(label: String, words: &[usize], stream: &Stream, used: &mut [bool]) -> String {
    let Some(next) = words.last().map(|last| last + 1) else { return label };
    let Some(word) = stream.words.get(next).filter(|_| used.get(next) == Some(&false)) else {
        return label;
    };
    let both = label.clone() + &word.word.text;
    if split_unit_note(&both).0 == label {
        take(used, next);
        return both;
    }
    label
}

/// Tells the order of the columns where all their labels stand on one line, each whole, and in another
/// order than the form's. Where they stand on several lines, the order of the text tells nothing.
fn other_order(
    form: &FormTable,
    found: &[(usize, usize)],
    printed: &[Option<Vec<usize>>],
    stream: &Stream,
) -> Option<Vec<usize>> {
    let width = form.columns.slots.len();
    let whole = printed.iter().flatten().all(|words| words.len() == 1);
    let lines: Vec<usize> = found
        .iter()
        .filter_map(|(word, _)| stream.words.get(*word))
        .map(|word| word.line)
        .collect();
    let one_line = lines.windows(2).all(|pair| pair.first() == pair.last());
    if found.len() != width || width < 2 || !whole || !one_line {
        return None;
    }
    let mut sorted = found.to_vec();
    sorted.sort_unstable();
    let order: Vec<usize> = sorted.into_iter().map(|(_, slot)| slot).collect();
    (!order.is_sorted()).then_some(order)
}
