//! Rows beside figures that belong to no row: such figures may be the rest of the row (printed a line lower),
//! a part of one of its figures (a number cut in two by a narrow cell), or the row's own figures may be
//! another's. The rest is taken where it stands below the very columns that lack it; else what the figures
//! touch is not believed. Neither is a row that is found in another section than the rest of its table.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::Match;
use super::positions::Centres;
use super::setting::Setting;
use super::stream::Group;
use super::table::{Builder, Found};
use crate::import::draft::{DraftCell, DraftValue};
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::items::PrintedCell;

/// How far from the edge the middle of a figure lies at most that begins a line, doubled as all middles are.
const LINE_START: u32 = 12;

/// How many groups before and behind a row are looked at, and how many words away they lie at most: what lies
/// further off belongs to something else, and looking has to end.
const MOST_BESIDE: usize = 16;
const MOST_WORDS: usize = 60;

/// How many lines before and behind a row are looked at whose figures are not on one line.
const LINES_BESIDE: usize = 3;

/// What of a row is not to be believed.
#[derive(Debug, PartialEq)]
struct Doubt {
    /// The slots of its cells.
    slots: Vec<usize>,
    /// The figures that cast it, as printed.
    figures: Vec<String>,
}

impl Doubt {
    /// Doubts all figures of a row for their own sake.
    fn of_all(cells: &[PrintedCell]) -> Self {
        let figures = cells.iter().map(|cell| cell.text.clone()).collect();
        Self { slots: (0..cells.len()).collect(), figures }
    }
}

impl Builder<'_> {
    /// Writes the cells of a row, read whole, that are not to be believed as unreadable.
    pub(super) fn believe(
        &self,
        table: &Setting<'_>,
        row: &str,
        one: &Match,
        cells: &mut [DraftCell],
        found: &mut Found,
    ) {
        let all = || Doubt::of_all(&self.cells(one));
        let strayed = (self.section(one) != table.home).then(all);
        let centres = &table.centres;
        let scattered = || {
            let cells = self.cells(one);
            let is_told = match centres.are_known() {
                true => centres.sorted(&cells).is_some(),
                false => !self.goes_back(one),
            };
            (one.groups.len() > 1 && !is_told).then(all)
        };
        let beside = || self.doubt(one, cells.len(), (table.in_order, centres), &found.joined);
        let Some(doubt) = strayed.or_else(scattered).or_else(beside) else { return };
        let place = cells.first().map(|cell| cell.place.clone());
        for slot in doubt.slots {
            if let Some(cell) = cells.get_mut(slot) {
                cell.value = DraftValue::Unread;
            }
        }
        let (table, row) = (table.name.to_owned(), row.to_owned());
        let kind = NoteKind::Doubted { table, row, figures: doubt.figures };
        found.notes.push(Note { kind, place });
    }

    /// Tells that figures of a row stand below and left of others, and not because a line is full: they do
    /// not begin where lines do.
    fn goes_back(&self, one: &Match) -> bool {
        let groups = self.stream.groups.get(one.groups.clone()).unwrap_or_default();
        let first = |group: &Group| group.cells.first().map_or(0, |cell| cell.middle);
        groups.windows(2).any(|pair| match pair {
            [before, next] => first(next) < first(before) && first(next) > LINE_START,
            _ => false,
        })
    }

    /// Tells which cells of a row, read whole, stand beside figures that belong to no row.
    /// `joined` are the groups that were found to be the rest of a row.
    fn doubt(
        &self,
        one: &Match,
        width: usize,
        (in_order, centres): (bool, &Centres),
        joined: &[usize],
    ) -> Option<Doubt> {
        let beside = self.beside(one, in_order).filter(|(index, _)| !joined.contains(index));
        let beside: Vec<&Group> = beside.map(|(_, group)| group).collect();
        if beside.is_empty() {
            return None;
        }
        let mut slots: Vec<usize> = Vec::new();
        for group in &beside {
            // A figure below or above one of the row is about that one; all others are about any.
            match centres.columns_of(&group.cells, width) {
                Some(columns) => slots.extend(columns),
                None => slots.extend(0..width),
            }
        }
        slots.sort_unstable();
        slots.dedup();
        let figures = beside.iter().flat_map(|group| &group.cells).map(|cell| cell.text.clone());
        Some(Doubt { slots, figures: figures.collect() })
    }

    /// Returns the section in which most rows of a table are printed.
    pub(super) fn home(&self, own: &[&Match]) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for section in own.iter().filter_map(|one| self.section(one)) {
            *counts.entry(section).or_default() += 1;
        }
        let most = counts.values().max().copied();
        counts.into_iter().find(|(_, count)| Some(*count) == most).map(|(section, _)| section)
    }

    fn section(&self, one: &Match) -> Option<usize> {
        self.stream.groups.get(one.groups.start).map(|group| group.section)
    }

    /// Returns the cells of a row that is printed on several lines, each below or above its own column, and
    /// the groups that are a part of it so far unknown; none where the row stands on one line, or where it
    /// does not tell which figure is of which column.
    pub(super) fn completed(
        &self,
        one: &Match,
        cells: &[PrintedCell],
        width: usize,
        centres: &Centres,
    ) -> Option<(Vec<PrintedCell>, Vec<usize>)> {
        if cells.len() == width {
            let several = one.groups.len() > 1;
            return several
                .then(|| centres.sorted(cells))
                .flatten()
                .map(|cells| (cells, Vec::new()));
        }
        let mut all = cells.to_vec();
        let mut groups = Vec::new();
        for (index, group) in self.beside(one, true) {
            all.extend(group.cells.iter().cloned());
            groups.push(index);
        }
        let cells = centres.sorted(&all).filter(|_| !groups.is_empty())?;
        Some((cells, groups))
    }

    /// Tells whether figures that belong to no row stand beside a row.
    pub(super) fn has_lost(&self, one: &Match, in_order: bool, joined: &[usize]) -> bool {
        self.beside(one, in_order).any(|(index, _)| !joined.contains(&index))
    }

    /// Returns the groups of figures without a row between which and the row no other row is printed.
    fn beside(&self, one: &Match, in_order: bool) -> impl Iterator<Item = (usize, &Group)> {
        let is_row = |group: usize| self.matches.iter().any(|one| one.groups.contains(&group));
        let lost = move |group: &usize| {
            let figures = |group: &Group| group.cells.iter().any(PrintedCell::has_digit);
            !is_row(*group) && self.stream.groups.get(*group).is_some_and(figures)
        };
        let region = self.stream.groups.get(one.groups.start).map(|group| group.region);
        let is_near = move |group: &usize| {
            let group = self.stream.groups.get(*group);
            group.is_some_and(|group| Some(group.region) == region && !group.of_grid)
        };
        let near = self.neighbours(one, in_order);
        let lines = self.lines_beside(one);
        let start = one.groups.start.saturating_sub(MOST_BESIDE);
        let all = start..(one.groups.end + MOST_BESIDE).min(self.stream.groups.len());
        let is_beside = move |group: &usize| {
            let own = self.stream.groups.get(*group).map(|group| group.lines.start);
            near.contains(group) || own.is_some_and(|line| lines.contains(&line))
        };
        let groups = all.filter(is_beside);
        let groups = groups.filter(move |group| !one.groups.contains(group) && is_near(group));
        groups.filter(lost).filter_map(|group| Some((group, self.stream.groups.get(group)?)))
    }

    /// Returns the lines around a row whose figures are not all on one line, or not all there: what is left
    /// over there may be a part of it, whatever words stand between.
    fn lines_beside(&self, one: &Match) -> Range<usize> {
        let groups = self.stream.groups.get(one.groups.clone()).unwrap_or_default();
        let whole = groups.len() == 1
            && self.row(one).is_some_and(|row| self.cells(one).len() == row.width);
        match (groups.first(), groups.last()) {
            (Some(first), Some(last)) if !whole => {
                first.lines.start.saturating_sub(LINES_BESIDE)..last.lines.end + LINES_BESIDE
            }
            (_, _) => 0..0,
        }
    }

    /// Returns the groups around a row between which and the row no word of a form is printed but its own
    /// label; those before it only as far as its label begins before them. Where the head of the table is out
    /// of `order`, anything may be, and it is all groups up to the next rows.
    fn neighbours(&self, one: &Match, in_order: bool) -> Range<usize> {
        let position = |group: usize| self.stream.groups.get(group).map(|group| group.position);
        let own = position(one.groups.start).unwrap_or(0);
        // What is left of its label behind its figures is no word of another row.
        let is_rest = |word: usize| {
            let printed = self.stream.words.get(word).map(|word| word.word.key.full.as_str());
            let mut keys = self.row(one).into_iter().flat_map(|row| &row.keys);
            one.label.misprint
                && printed.is_some_and(|printed| {
                    !printed.is_empty() && keys.any(|key| key.full.ends_with(printed))
                })
        };
        let is_foreign = |word: usize| {
            let printed = self.stream.words.get(word);
            let known = printed.is_some_and(|word| self.vocabulary.is_fragment(&word.word.key));
            in_order && known && !one.label.words.contains(&word) && !is_rest(word)
        };
        let is_row = |group: &usize| self.matches.iter().any(|one| one.groups.contains(group));
        let begins = one.label.words.iter().min().copied().unwrap_or(0);
        let before = (0..one.groups.start).rev().take(MOST_BESIDE).take_while(|group| {
            let at = position(*group).unwrap_or(0);
            (at > begins || !in_order)
                && !is_row(group)
                && own.saturating_sub(at) <= MOST_WORDS
                && !(at..own).any(is_foreign)
        });
        let behind =
            (one.groups.end..self.stream.groups.len()).take(MOST_BESIDE).take_while(|group| {
                let at = position(*group).unwrap_or(usize::MAX);
                !is_row(group)
                    && at.saturating_sub(own) <= MOST_WORDS
                    && !(own..at.min(self.stream.words.len())).any(is_foreign)
            });
        let start = before.last().unwrap_or(one.groups.start);
        start..behind.last().map_or(one.groups.end, |last| last + 1)
    }
}
