//! Cells in few words: a whole table, whole rows, whole columns, and what is left of each row.
//!
//! Receives cells of a layout, and which of its cells there were to choose from. Does not know what is
//! said of them.

use std::collections::BTreeSet;

use super::coverage::{NAMED, cells_of_table, slot, table};
use super::{Text, text};
use crate::model::{CellId, Layout, LayoutTable};

/// A cell by row slot and column slot.
type Place = (usize, usize);

/// Names cells, table by table, each time with how many they are. `among` are the cells that there were:
/// a row is whole when all those of it are named.
pub(super) fn places(cells: &[CellId], among: &[CellId], layout: &Layout) -> Vec<(Text, usize)> {
    let mut named = Vec::new();
    for index in 0..layout.tables.len() {
        let own = |cells: &[CellId]| -> BTreeSet<Place> {
            let places = cells.iter().filter_map(|cell| layout.place_of(*cell));
            places.filter(|place| place.0 == index).map(|(_, row, column)| (row, column)).collect()
        };
        let cells = own(cells);
        if let Some(table) = layout.tables.get(index).filter(|_| !cells.is_empty()) {
            named.extend(of_table(cells, &own(among), table, index, layout));
        }
    }
    named
}

fn of_table(
    cells: BTreeSet<Place>,
    among: &BTreeSet<Place>,
    layout_table: &LayoutTable,
    index: usize,
    layout: &Layout,
) -> Vec<(Text, usize)> {
    let title = table(layout_table);
    let count = cells.len();
    if cells == *among && count > 1 {
        let all = text!(zh: "{title}：全部 {count} 格", en: "{title}: all {count} cells");
        return vec![(all, count)];
    }
    let (rows, rest) = whole(cells, among, |place| place.0);
    let (columns, rest) = whole(rest, among, |place| place.1);
    let mut named = Vec::new();
    named.extend(lines(
        &title,
        &rows,
        among,
        |place| place.0,
        |row| slot(&layout_table.rows, row),
        ("行", "rows"),
    ));
    named.extend(lines(
        &title,
        &columns,
        among,
        |place| place.1,
        |column| slot(&layout_table.columns, column),
        ("列", "columns"),
    ));
    let rest: Vec<Place> = rest.into_iter().collect();
    for row in rest.chunk_by(|one, other| one.0 == other.0) {
        let places: Vec<(usize, usize, usize)> =
            row.iter().map(|(row, column)| (index, *row, *column)).collect();
        named.extend(cells_of_table(&places, layout).map(|words| (words, row.len())));
    }
    named
}

/// Parts cells into whole lines of more than one cell, by their slots, and the others.
fn whole(
    cells: BTreeSet<Place>,
    among: &BTreeSet<Place>,
    line: fn(&Place) -> usize,
) -> (Vec<usize>, BTreeSet<Place>) {
    let slots: BTreeSet<usize> = cells.iter().map(line).collect();
    let is_whole = |slot: &usize| {
        let mut of_it = among.iter().filter(|place| line(place) == *slot);
        of_it.clone().count() > 1 && of_it.all(|place| cells.contains(place))
    };
    let slots: Vec<usize> = slots.into_iter().filter(is_whole).collect();
    let rest = cells.into_iter().filter(|place| !slots.contains(&line(place))).collect();
    (slots, rest)
}

/// Names whole lines; nothing where there are none.
fn lines(
    title: &str,
    slots: &[usize],
    among: &BTreeSet<Place>,
    line: fn(&Place) -> usize,
    label: impl Fn(usize) -> String,
    (zh_kind, en_kind): (&str, &str),
) -> Option<(Text, usize)> {
    if slots.is_empty() {
        return None;
    }
    let cells = among.iter().filter(|place| slots.contains(&line(place))).count();
    let names: Vec<Text> = slots.iter().take(NAMED).map(|slot| Text::same(label(*slot))).collect();
    let Text { zh, en } = Text::joined(&names, "、", ", ");
    let count = slots.len();
    Some((
        match count > NAMED {
            true => text!(
                zh: "{title}整{zh_kind}：{zh}等 {count} {zh_kind}",
                en: "{title}, whole {en_kind}: {en}, … ({count})",
            ),
            false => text!(
                zh: "{title}整{zh_kind}：{zh}",
                en: "{title}, whole {en_kind}: {en}",
            ),
        },
        cells,
    ))
}
