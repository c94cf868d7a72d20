//! Where some cells stand, in words, for a headline.
//!
//! Receives cells of the layout; hands on the row and column of a single one, of several the first and
//! how many there are, or the tables that they are of.

use std::collections::BTreeSet;

use super::naming::Naming;
use super::{Text, text};
use crate::model::{CellId, LayoutTable};
use crate::resolve::Direction;

/// How many tables a headline names before it only counts them.
const NAMED: usize = 3;

impl<'a> Naming<'a> {
    /// Returns the place of some cells: `表三“新收”行“总计”列`, of several the first and how many.
    pub(super) fn places_of_cells(&self, cells: &[CellId]) -> Text {
        let place = cells.first().and_then(|cell| self.layout.place_of(*cell));
        let Some((table, row, column)) = place else {
            return text!(zh: "此条", en: "this statement");
        };
        let title = self.table(table);
        let row = self.clear_label(table, Direction::Row, row);
        let column = self.clear_label(table, Direction::Column, column);
        let count = cells.len();
        if let Some(Text { zh, en }) = self.several_tables(cells) {
            return text!(zh: "{zh}的 {count} 格", en: "{count} cells of {en}");
        }
        if count > 1 {
            return text!(
                zh: "{title}“{row}”行“{column}”列等 {count} 格",
                en: "{count} cells of {title} (row “{row}”, column “{column}”, …)",
            );
        }
        text!(
            zh: "{title}“{row}”行“{column}”列",
            en: "row “{row}”, column “{column}” of {title}",
        )
    }

    /// Returns the tables that cells stand in, those of a group as one; none where it is one only.
    fn several_tables(&self, cells: &[CellId]) -> Option<Text> {
        let places = cells.iter().filter_map(|cell| self.layout.place_of(*cell));
        let mut known = BTreeSet::new();
        let tables = places.map(|(table, ..)| table).filter(|table| known.insert(*table));
        let tables = tables.filter_map(|table| self.layout.tables.get(table));
        let title = |table: &'a LayoutTable| match table.group.first() {
            Some(group) => group.text.as_str(),
            None => table.title(),
        };
        let mut known = BTreeSet::new();
        let titles: Vec<&str> = tables.map(title).filter(|title| known.insert(*title)).collect();
        let shown = titles.get(..NAMED).unwrap_or(&titles);
        let (zh, en) = (shown.join("、"), shown.join(", "));
        match titles.len() {
            0 | 1 => None,
            count if count > NAMED => {
                Some(text!(zh: "{zh}等 {count} 张表", en: "{count} tables ({en}, …)"))
            }
            _ => Some(text!(zh: "{zh}", en: "{en}")),
        }
    }
}
