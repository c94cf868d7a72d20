//! A stretch of the stream that is put into the order of rows: everything in it stays, each word and figure in
//! another place.

use std::ops::Range;

use super::stream::{Group, Stream, StreamWord};
use crate::import::recogniser::items::PrintedCell;

/// A table that is printed column by column.
pub(super) struct Piece {
    /// The words that it takes up, from the first label of a row on.
    pub(super) words: Range<usize>,
    pub(super) groups: Range<usize>,
    /// The words in the order of a table by rows: its head, then the labels.
    pub(super) head: Vec<usize>,
    /// For each row the words of its label, and of those of categories above it.
    pub(super) rows: Vec<Vec<usize>>,
    /// For each row the figures, in the order of the form's columns.
    pub(super) cells: Vec<Vec<PrintedCell>>,
}

impl Stream {
    /// Puts the pieces into the order of rows.
    pub(super) fn with(mut self, pieces: Vec<Piece>) -> Self {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        let mut groups: Vec<Group> = Vec::new();
        let mut rest = self.groups.into_iter().enumerate().peekable();
        for piece in pieces {
            while let Some((_, group)) = rest.next_if(|(index, _)| *index < piece.groups.start) {
                groups.push(group);
            }
            let mut old = Vec::new();
            while let Some((_, group)) = rest.next_if(|(index, _)| *index < piece.groups.end) {
                old.push(group);
            }
            let Some(first) = old.first() else { continue };
            let mut words = piece.head;
            for (labels, cells) in piece.rows.into_iter().zip(piece.cells) {
                let line = labels.last().and_then(|word| self.words.get(*word));
                let line = line.map_or(first.lines.start, |word| word.line);
                words.extend(labels);
                groups.push(Group {
                    cells,
                    lines: line..line + 1,
                    region: first.region,
                    section: first.section,
                    position: piece.words.start + words.len(),
                    adjoining: false,
                    of_grid: true,
                });
            }
            if let Some(own) = order.get_mut(piece.words).filter(|own| own.len() == words.len()) {
                own.copy_from_slice(&words);
            }
        }
        groups.extend(rest.map(|(_, group)| group));
        let mut old: Vec<Option<StreamWord>> = self.words.into_iter().map(Some).collect();
        let take = |word: usize| old.get_mut(word).and_then(Option::take);
        self.words = order.into_iter().filter_map(take).collect();
        self.groups = groups;
        self
    }
}
