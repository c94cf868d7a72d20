//! What stands in tables and is a part of none of them: figures that belong to no row, words that no form
//! knows. None of it is dropped without a note.

use super::table::{Builder, Found};
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::items::PrintedCell;

/// The most stretches of figures, or words, that are listed one by one.
const MOST_LISTED: usize = 60;

impl Builder<'_> {
    /// Notes the figures that belong to no row, and the words that no form knows, in what are tables.
    pub(in crate::import::recogniser) fn leftovers(&self, found: &mut Found) {
        let matched = |group: usize| self.matches.iter().any(|one| one.groups.contains(&group));
        let words = self.stream.words.iter().zip(&found.used);
        let mut regions: Vec<usize> =
            words.filter(|(_, used)| **used).map(|(word, _)| word.region).collect();
        let groups = || self.stream.groups.iter().enumerate();
        regions
            .extend(groups().filter(|(index, _)| matched(*index)).map(|(_, group)| group.region));
        let again = |group: usize| self.copies.iter().any(|copy| copy.groups.contains(&group));
        regions.extend(groups().filter(|(index, _)| again(*index)).map(|(_, group)| group.region));
        regions.sort_unstable();
        regions.dedup();
        self.copied(found);
        let mut left = 0;
        for (index, group) in groups().filter(|(index, _)| !matched(*index) && !again(*index)) {
            let figures = group.cells.iter().any(PrintedCell::has_digit);
            let place = group.cells.first().map(|cell| cell.place.clone());
            if !figures || !regions.contains(&group.region) || found.joined.contains(&index) {
                continue;
            }
            let (before, _) = self.stream.around(index);
            let near = before.end.saturating_sub(before.len().min(3))..before.end;
            let words = self.stream.says(&near.collect::<Vec<_>>());
            let figures = group.cells.iter().map(|cell| cell.text.clone()).collect();
            left += 1;
            if left <= MOST_LISTED {
                found.notes.push(Note { kind: NoteKind::FiguresLeft { figures, words }, place });
            }
        }
        if left > MOST_LISTED {
            let kind = NoteKind::MoreFiguresLeft { count: left - MOST_LISTED };
            found.notes.push(Note { kind, place: None });
        }
        self.unexplained(&regions, found);
        found.regions = regions;
    }

    /// Notes the tables that are printed again.
    fn copied(&self, found: &mut Found) {
        for copy in self.copies {
            let Some(candidate) = self.candidates.get(copy.table) else { continue };
            let table = candidate.table.name.node.clone();
            let kind = NoteKind::Repeated { table, read: copy.read.clone(), differ: copy.differ };
            found.notes.push(Note { kind, place: copy.place.clone() });
        }
    }

    fn unexplained(&self, regions: &[usize], found: &mut Found) {
        let first = |region: usize| {
            let own =
                self.matches.iter().filter_map(|one| self.stream.groups.get(one.groups.start));
            own.filter(|group| group.region == region).map(|group| group.position).min()
        };
        let mut heads: Vec<&str> = Vec::new();
        for (index, word) in self.stream.words.iter().enumerate() {
            let used = found.used.get(index) == Some(&true);
            let known = self.vocabulary.is_fragment(&word.word.key);
            if used || known || !regions.contains(&word.region) {
                continue;
            }
            let in_head = first(word.region).is_none_or(|start| index < start);
            let text = word.word.text.as_str();
            if in_head {
                if heads.len() < MOST_LISTED {
                    heads.push(text);
                }
            } else if heads.len() < MOST_LISTED
                && !heads.contains(&text)
                && text.chars().count() > 1
            {
                heads.push(text);
                let kind = NoteKind::Unexplained { text: text.to_owned() };
                found.notes.push(Note { kind, place: Some(word.word.place.clone()) });
            }
        }
    }
}
