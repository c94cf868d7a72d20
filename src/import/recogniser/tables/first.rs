//! Tables whose figures are printed before their labels, as text copied out of a PDF may have them: read as if they
//! stood behind, each row would have the figures of the next one.

use super::align::Match;
use super::setting::Setting;
use super::table::{Builder, Found};
use crate::import::draft::{DraftCell, DraftValue};
use crate::import::note::{Note, NoteKind};
use crate::import::recogniser::items::PrintedCell;
use crate::import::recogniser::numbering::is_numbering;

impl Builder<'_> {
    /// Takes back what was read of a table where figures stand right before the label of its first row that are
    /// no other row's.
    pub(super) fn doubt_order(
        &self,
        setting: &Setting<'_>,
        own: &[&Match],
        cells: &mut [Option<Vec<DraftCell>>],
        found: &mut Found,
    ) {
        let Some(leading) = own.first().and_then(|first| self.leading(first)) else { return };
        let place = leading.first().map(|cell| cell.place.clone());
        for cell in cells.iter_mut().flatten().flatten() {
            if cell.value != DraftValue::Blank {
                cell.value = DraftValue::Unread;
            }
        }
        let figures = leading.iter().map(|cell| cell.text.clone()).collect();
        let kind = NoteKind::FiguresFirst { table: setting.name.to_owned(), figures };
        found.notes.push(Note { kind, place });
    }

    /// Returns the figures of a whole row between which and a label nothing is printed, unless they stand right
    /// behind the label of another row.
    fn leading(&self, first: &Match) -> Option<&[PrintedCell]> {
        let width = self.row(first)?.width;
        let region = self.stream.groups.get(first.groups.start)?.region;
        let label = *first.label.words.iter().min()?;
        let numbering = label.checked_sub(1).filter(|before| {
            let word = self.stream.words.get(*before);
            word.is_some_and(|word| is_numbering(&word.word.text))
        });
        let begins = |position: usize| position == label || Some(position) == numbering;
        let groups = self.stream.groups.iter().enumerate().take(first.groups.start);
        let mut before = groups.rev().take_while(|(_, group)| group.region == region);
        let (index, group) = before.find(|(_, group)| begins(group.position))?;
        let is_own = self.matches.iter().any(|one| {
            let last = one.label.words.iter().max();
            one.groups.contains(&index) && last.is_some_and(|last| last + 1 == group.position)
        });
        let cells = group.of_row(width);
        let is_row = cells.len() == width && cells.iter().any(PrintedCell::has_digit);
        (is_row && !is_own).then_some(cells)
    }
}
