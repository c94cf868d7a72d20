//! The words above a table: where its head is printed, what stands there as its caption, and where its
//! columns lie by their labels.

use std::ops::Range;

use super::align::Match;
use super::assemble::{Assembled, assemble};
use super::positions::Centres;
use super::rows::{Candidate, RowKind};
use super::stacked;
use super::stream::take;
use super::table::{Builder, Found};
use crate::import::block::Place;
use crate::import::recogniser::items::{Extent, PrintedCell};
use crate::import::recogniser::key::Key;
use crate::model::FormTable;

impl Builder<'_> {
    /// Finds the columns of a table of which no row has all its figures: by their labels, where a page shows
    /// what stands below what. In a text that was pasted, the lengths of words decide that.
    pub(super) fn below_labels(
        &self,
        form: &FormTable,
        head: &Range<usize>,
        own: &[&Match],
    ) -> Centres {
        let rows: Vec<Vec<PrintedCell>> = own.iter().map(|one| self.cells(one)).collect();
        let on_page = |cell: &PrintedCell| matches!(cell.place, Place::PageBox { .. });
        if !rows.iter().flatten().all(on_page) {
            return Centres::default();
        }
        let labels = stacked::columns(form, head, self.stream).unwrap_or_default();
        let labels: Vec<Extent> = labels.iter().map(|label| label.extent).collect();
        Centres::below(&labels, &rows)
    }

    /// Returns the words that may be the head of a table: those between the table before and its figures.
    pub(super) fn head_words(&self, own: &[&Match]) -> Range<usize> {
        let Some(first) = own.first() else { return 0..0 };
        let before = self.matches.iter().filter(|one| one.groups.end <= first.groups.start);
        let start = before
            .filter_map(|one| self.stream.groups.get(one.groups.end.saturating_sub(1)))
            .map(|group| group.position)
            .max()
            .unwrap_or(0);
        let has_parts = own
            .iter()
            .any(|one| self.row(one).is_some_and(|row| matches!(row.kind, RowKind::Part { .. })));
        let last = if has_parts { own.last() } else { own.first() };
        let end = last
            .and_then(|one| self.stream.groups.get(one.groups.start))
            .map_or(start, |group| group.position);
        start..end.max(start)
    }

    pub(super) fn caption(
        &self,
        candidate: &Candidate<'_>,
        head: &Range<usize>,
        found: &mut Found,
    ) -> String {
        let table = candidate.table;
        let all = std::iter::once(&table.name).chain(&table.aliases);
        for name in all {
            if let Some(label) = self.find(&Key::new(&name.node), head, &found.used) {
                let text = self.text(&label.words);
                label.words.iter().for_each(|word| take(&mut found.used, *word));
                return text;
            }
        }
        table.name.node.clone()
    }

    /// Looks for a label among the words that are not taken.
    pub(super) fn find(&self, key: &Key, words: &Range<usize>, used: &[bool]) -> Option<Assembled> {
        let free = |index: usize| used.get(index) == Some(&false);
        let before = self.stream.words.get(words.clone()).unwrap_or_default();
        assemble(key, before, &[], words.start, &free)
    }

    /// Returns what words say, as printed.
    pub(super) fn text(&self, words: &[usize]) -> String {
        self.stream.says(words)
    }

    /// Returns what the words of a row's label say, with the numbering before them.
    pub(super) fn label(&self, words: &[usize], found: &mut Found) -> String {
        self.text(&self.stream.numbered(words, &mut found.used))
    }
}
