//! Labels of columns that narrow cells print over several lines, each part below the one before; and where
//! the columns lie, told from their labels, for a table of which no row has all its figures.

use std::ops::Range;

use super::stream::{Stream, StreamWord};
use crate::import::recogniser::items::Extent;
use crate::import::recogniser::key::Key;
use crate::import::recogniser::vocabulary::names;
use crate::model::{FormTable, split_unit_note};

/// A label whose parts stand one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stacked {
    /// The words that it is made of.
    pub(super) words: Vec<usize>,
    /// From where to where they stand.
    pub(super) extent: Extent,
}

/// Finds the labels of all columns of a table among words, from left to right; none where one is not there.
pub(super) fn columns(
    form: &FormTable,
    words: &Range<usize>,
    stream: &Stream,
) -> Option<Vec<Stacked>> {
    let mut found: Vec<Stacked> = Vec::with_capacity(form.columns.slots.len());
    for slot in 0..form.columns.slots.len() {
        let node = form.columns.slot(slot)?;
        let edge = found.last().map_or(0, |before| before.extent.to);
        let keys = names(node).map(|name| Key::new(split_unit_note(name).0));
        let label = keys.filter_map(|key| leftmost(&key, words, stream, edge)).next()?;
        found.push(label);
    }
    Some(found)
}

/// Returns the leftmost place from an edge on where a label is printed.
fn leftmost(key: &Key, words: &Range<usize>, stream: &Stream, edge: u32) -> Option<Stacked> {
    let starts = words.clone().filter_map(|start| stacked(key, start, words, stream));
    let behind = starts.filter(|label| label.extent.from >= edge);
    behind.min_by_key(|label| label.extent.from)
}

/// Follows a label down from a word with which it begins.
fn stacked(key: &Key, start: usize, words: &Range<usize>, stream: &Stream) -> Option<Stacked> {
    let word = |index: usize| stream.words.get(index).filter(|one| !one.word.key.full.is_empty());
    let mut last = word(start)?;
    let mut rest = key.bare.strip_prefix(last.word.key.full.as_str())?;
    let mut label = Stacked { words: vec![start], extent: last.word.extent };
    while !rest.is_empty() {
        let is_next =
            |one: &StreamWord| one.line > last.line && one.word.extent.is_below(label.extent);
        let below = words.clone().filter_map(|index| Some((index, word(index)?)));
        let (index, next) =
            below.filter(|(_, one)| is_next(one)).min_by_key(|(_, one)| one.line)?;
        rest = rest.strip_prefix(next.word.key.full.as_str())?;
        label.words.push(index);
        label.extent = label.extent.with(next.word.extent);
        last = next;
    }
    Some(label)
}
