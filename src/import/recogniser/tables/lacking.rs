//! Rows of a form whose figures, or which themselves, are not printed.

use std::ops::Range;

use super::align::Match;
use super::rows::RowKind;
use super::stream::take;
use super::table::{Builder, Found};
use crate::import::draft::{DraftCell, DraftValue};
use crate::import::note::{Note, NoteKind};

impl Builder<'_> {
    /// Finds rows whose label is printed and whose figures are not.
    pub(super) fn blank_rows(
        &self,
        index: usize,
        own: &[&Match],
        wanted: &mut [Option<Vec<DraftCell>>],
        printed: &mut [Option<(String, bool)>],
        found: &mut Found,
    ) {
        let Some(candidate) = self.candidates.get(index) else { return };
        let width = candidate.table.columns.slots.len();
        for row in self.rows.iter().filter(|row| row.table == index && row.kind == RowKind::Leaf) {
            if wanted.get(row.node).is_none_or(Option::is_some) {
                continue;
            }
            let words = self.words_between(own, row.node);
            let label = row.keys.iter().find_map(|key| self.find(key, &words, &found.used));
            let Some(label) = label.filter(|label| label.score > 9.0) else { continue };
            let text = self.label(&label.words, found);
            let place = label.words.first().and_then(|word| self.stream.words.get(*word));
            let Some(place) = place.map(|word| word.word.place.clone()) else { continue };
            label.words.iter().for_each(|word| take(&mut found.used, *word));
            let kind =
                NoteKind::NoFigures { table: candidate.table.name.node.clone(), row: text.clone() };
            found.notes.push(Note { kind, place: Some(place.clone()) });
            if let Some(cells) = wanted.get_mut(row.node) {
                *cells = Some(vec![DraftCell { value: DraftValue::Blank, place }; width]);
            }
            if let Some(place) = printed.get_mut(row.node) {
                *place = Some((text, false));
            }
        }
    }

    /// Returns the words between the figures of the rows before and behind a row of the form.
    pub(super) fn words_between(&self, own: &[&Match], node: usize) -> Range<usize> {
        let position =
            |one: &&&Match| self.stream.groups.get(one.groups.start).map(|group| group.position);
        let node_of = |one: &&&Match| self.row(one).map_or(0, |row| row.node);
        let before =
            own.iter().filter(|one| node_of(one) < node).filter_map(|one| position(&one)).max();
        let after =
            own.iter().filter(|one| node_of(one) > node).filter_map(|one| position(&one)).min();
        let last = own.iter().filter_map(|one| position(&one)).max().unwrap_or(0);
        let end = after.unwrap_or_else(|| {
            let next =
                self.stream.groups.iter().map(|group| group.position).find(|next| *next > last);
            next.unwrap_or(self.stream.words.len())
        });
        let start = before.unwrap_or_else(|| self.head_words(own).start);
        start..end.max(start)
    }

    pub(super) fn note_missing_rows(
        &self,
        index: usize,
        wanted: &[Option<Vec<DraftCell>>],
        own: &[&Match],
        found: &mut Found,
    ) {
        let Some(candidate) = self.candidates.get(index) else { return };
        let axis = &candidate.table.rows;
        let missing =
            axis.slots.iter().filter(|node| wanted.get(**node).is_some_and(Option::is_none));
        let rows: Vec<String> = missing.map(|node| axis.path(*node)).collect();
        if !rows.is_empty() {
            let kind = NoteKind::MissingRows { table: candidate.table.name.node.clone(), rows };
            found.notes.push(Note { kind, place: self.place_of(own) });
        }
    }
}
