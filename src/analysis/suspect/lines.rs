//! Whole rows and columns that were left blank: one explanation for all their cells.

use std::collections::BTreeMap;

use super::case::Case;
use super::search::Changes;
use super::system::System;
use crate::resolve::{BindingRef, Document, Figure, FigurePlace};

/// How many cells of a line are taken together; the forms have no longer ones.
const LONGEST: usize = 60;

/// A row or a column of a table in a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Row(Document, usize, usize),
    Column(Document, usize, usize),
}

/// Returns what the blank cells of each row and column would have to hold for the equations of these
/// bindings, where that is settled: for lines of two blanks or more.
pub(super) fn lines(
    case: Case<'_>,
    system: &mut System<'_>,
    bindings: &[BindingRef],
) -> Vec<Changes> {
    let read = system.figures(bindings).into_iter();
    let blanks = read.filter(|figure| case.figures.number(*figure).is_none());
    let mut by_line: BTreeMap<Line, Vec<Figure>> = BTreeMap::new();
    for figure in blanks {
        let FigurePlace::Cell(cell) = figure.place else { continue };
        let Some((table, row, column)) = case.layout.place_of(cell) else { continue };
        let document = figure.document;
        by_line.entry(Line::Row(document, table, row)).or_default().push(figure);
        by_line.entry(Line::Column(document, table, column)).or_default().push(figure);
    }
    let several = by_line.into_values().filter(|blanks| (2..=LONGEST).contains(&blanks.len()));
    several.filter_map(|blanks| settled(system, blanks)).collect()
}

/// Returns what blank cells would have to hold. Where that is not settled, those that only one equation
/// reads stay blank: a line of blanks tells nothing of them.
fn settled(system: &mut System<'_>, mut blanks: Vec<Figure>) -> Option<Changes> {
    filled(system, &blanks).or_else(|| {
        blanks.retain(|figure| system.of_figure(*figure).len() > 1);
        filled(system, &blanks)
    })
}

/// Returns what blank cells would have to hold; none where that is not settled. Those that would be 0 may
/// stay blank.
fn filled(system: &mut System<'_>, blanks: &[Figure]) -> Option<Changes> {
    let numbers = system.solve(blanks).ok()?;
    let changes = blanks.iter().copied().zip(numbers);
    let changes: Changes = changes.filter(|(_, number)| !number.is_zero()).collect();
    (changes.len() > 1).then_some(changes)
}
