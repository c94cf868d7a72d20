//! A table of Word: its rows, and how far its cells reach.

use crate::import::readers::office::xml::Element;

/// Tells whether an element only wraps what stands in it.
pub(super) fn wraps(element: &Element) -> bool {
    let wrappers = ["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"];
    wrappers.contains(&element.name.as_str())
}

/// The most columns that a row may leave out before its first cell.
const MAX_SKIPPED: usize = 1000;

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// How many columns it leaves out before its first cell.
    pub(super) skipped: usize,
    /// Its cells, without those that a cell above covers.
    pub(super) cells: Vec<Cell<'a>>,
}

/// A cell of a table.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    /// Its element.
    pub(super) element: &'a Element,
    /// Which of its row it is, counted from 1, covered ones included.
    pub(super) number: usize,
    /// How many columns it covers.
    pub(super) columns: usize,
    /// How many rows it covers.
    pub(super) rows: usize,
    column: usize,
    goes_on: bool,
}

/// Returns the rows of a table, and how many were deleted while changes were tracked.
pub(super) fn rows(table: &Element) -> (Vec<Row<'_>>, usize) {
    let mut found = Vec::new();
    wrapped(table, "tr", &mut found);
    let is_deleted = |row: &&Element| {
        row.child("trPr").is_some_and(|properties| properties.child("del").is_some())
    };
    let deleted = found.iter().filter(|row| is_deleted(row)).count();
    let mut rows: Vec<Row<'_>> =
        found.into_iter().filter(|row| !is_deleted(row)).map(row).collect();
    cover(&mut rows);
    (rows, deleted)
}

/// Finds the elements of a name below `parent`, through what Word wraps around them.
fn wrapped<'a>(parent: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
    for element in parent.elements() {
        match element.name.as_str() {
            own if own == name => found.push(element),
            _ if wraps(element) => wrapped(element, name, found),
            _ => {}
        }
    }
}

fn row(row: &Element) -> Row<'_> {
    let count = |name: &str| {
        let properties = row.child("trPr");
        properties
            .and_then(|properties| properties.value(name))
            .and_then(|count| count.parse().ok())
    };
    let skipped = count("gridBefore").unwrap_or(0_usize).min(MAX_SKIPPED);
    let mut found = Vec::new();
    wrapped(row, "tc", &mut found);
    let mut column = skipped;
    let cells = (1..).zip(found).map(|(number, element)| {
        let properties = element.child("tcPr");
        let columns = properties.and_then(|properties| properties.value("gridSpan"));
        let columns = columns.and_then(|columns| columns.parse().ok()).unwrap_or(1_usize).max(1);
        let merge = properties.and_then(|properties| properties.child("vMerge"));
        let goes_on = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
        let own = column;
        column = column.saturating_add(columns);
        Cell { element, number, columns, rows: 1, column: own, goes_on }
    });
    Row { skipped, cells: cells.collect() }
}

/// Lets each cell cover those below it that go on from it, and leaves those out.
fn cover(rows: &mut [Row<'_>]) {
    let mut index = rows.len();
    while let Some(at) = index.checked_sub(1) {
        index = at;
        let Some((row, above)) = rows.get_mut(..=at).and_then(<[Row<'_>]>::split_last_mut) else {
            return;
        };
        let Some(above) = above.last_mut() else { return };
        row.cells.retain(|cell| {
            let same = |one: &&mut Cell<'_>| one.column == cell.column;
            match above.cells.iter_mut().find(same).filter(|_| cell.goes_on) {
                Some(covering) => {
                    covering.rows += cell.rows;
                    false
                }
                None => true,
            }
        });
    }
}
