//! The only row of a table where a report prints a table for each group of its columns.

use super::align::Match;
use super::setting::Part;
use super::table::{Builder, Found};
use crate::import::block::Place;
use crate::import::draft::{DraftCell, DraftValue};
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::key::{Key, key};
use crate::model::{FormTable, split_unit_note};

impl Builder<'_> {
    /// Tells whether more columns are labelled before some figures than there are figures: then they are
    /// what is left of a row, and of which group they are cannot be told.
    pub(super) fn shares_head(&self, one: &Match, form: &FormTable) -> bool {
        let (before, _) = self.stream.around(one.groups.start);
        let said = key(&self.stream.says(&before.collect::<Vec<_>>()));
        let slots = form.columns.slots.iter().filter_map(|slot| form.columns.nodes.get(*slot));
        let mut labels: Vec<String> =
            slots.map(|node| Key::new(split_unit_note(&node.label.node).0).bare).collect();
        labels.sort_unstable();
        labels.dedup();
        let count: usize = labels.iter().map(|label| said.matches(label.as_str()).count()).sum();
        count > self.cells(one).len()
    }

    /// Puts the only row together from the tables in which its groups of columns are printed.
    pub(super) fn joined(
        &self,
        (table, row): (&str, &str),
        width: usize,
        parts: Vec<Part>,
        own: &[&Match],
        found: &mut Found,
    ) -> Vec<DraftCell> {
        let place = self.place_of(own).unwrap_or(Place::Line(0));
        let mut cells = vec![DraftCell { value: DraftValue::Blank, place: place.clone() }; width];
        let filled: usize = parts.iter().map(|part| part.cells.len()).sum();
        let all = filled >= width;
        let mut doubted: Vec<String> = Vec::new();
        for Part { first, cells: part, shares_head } in parts {
            for (offset, mut cell) in part.into_iter().enumerate() {
                if let (DraftValue::Printed(figure), true) = (&cell.value, shares_head && !all) {
                    doubted.push(figure.clone());
                    cell.value = DraftValue::Unread;
                }
                if let Some(target) = cells.get_mut(first + offset) {
                    *target = cell;
                }
            }
        }
        let (table, row) = (table.to_owned(), row.to_owned());
        if !doubted.is_empty() {
            let kind = NoteKind::RowLength { table, row, expected: width, figures: doubted };
            found.notes.push(Note { kind, place: Some(place) });
        } else if !all {
            let kind = NoteKind::ByPosition { table, row, blank: width - filled };
            found.notes.push(Note { kind, place: Some(place) });
        }
        cells
    }
}
