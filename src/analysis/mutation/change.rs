//! Which errors are put into a cell: the slips that people make when they fill in or copy a table.
//!
//! Receives the figures of a report and what its form admits. Does not know what rules say of them.

use crate::analysis::coverage::cells_of;
use crate::analysis::suspect::Case;
use crate::model::{CellId, CellValue, LayoutTable, Number};
use crate::resolve::{Document, Figure, FigurePlace};

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MutationKind {
    /// Nothing is printed.
    Blank,
    /// 0 is printed.
    Zero,
    /// One more.
    OneMore,
    /// One less.
    OneLess,
    /// Ten times as much.
    TimesTen,
    /// A tenth.
    Tenth,
    /// Two digits beside each other are exchanged.
    DigitsSwapped,
    /// The figure is exchanged with that of the next column.
    SwappedRight,
    /// The figure is exchanged with that of the next row.
    SwappedBelow,
}

impl MutationKind {
    /// All kinds, in the order in which they are made.
    pub const ALL: [Self; 9] = [
        Self::Blank,
        Self::Zero,
        Self::OneMore,
        Self::OneLess,
        Self::TimesTen,
        Self::Tenth,
        Self::DigitsSwapped,
        Self::SwappedRight,
        Self::SwappedBelow,
    ];
}

/// An error put into a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutation {
    /// The cell.
    pub cell: CellId,
    /// What is done to it.
    pub kind: MutationKind,
    /// What the report says.
    pub reported: Number,
    /// What stands there instead; none for a blank.
    pub planted: Option<Number>,
    /// The cell it is exchanged with.
    pub partner: Option<CellId>,
}

impl Mutation {
    /// Returns the figures that are others than before, with what the report says of them, in order.
    pub(super) fn originals(&self) -> Vec<(Figure, &Number)> {
        let mut changed = vec![(own(self.cell), &self.reported)];
        changed.extend(self.partner.zip(self.planted.as_ref()).map(|(at, was)| (own(at), was)));
        changed.sort_by_key(|(figure, _)| *figure);
        changed
    }

    /// Returns what stands in the place of the figures.
    pub(super) fn values(&self) -> impl Iterator<Item = (Figure, CellValue)> {
        let value = self.planted.clone().map_or(CellValue::Blank, CellValue::Number);
        let partner = self.partner.map(|at| (own(at), CellValue::Number(self.reported.clone())));
        std::iter::once((own(self.cell), value)).chain(partner)
    }
}

/// Returns the figure of a cell of the report itself.
pub(super) fn own(cell: CellId) -> Figure {
    Figure { document: Document::Own, place: FigurePlace::Cell(cell) }
}

/// Returns the errors that can be put into the cells of a table, cell by cell. What would change nothing,
/// what the cell does not admit, and what was put into it before by another kind is left out.
pub(super) fn mutations(table: &LayoutTable, case: Case<'_>) -> Vec<Mutation> {
    let number = |cell: CellId| case.figures.number(own(cell));
    let mut all = Vec::new();
    for (cell, row, column) in cells_of(table) {
        let Some(reported) = number(cell) else { continue };
        let mutation = |kind, planted, partner| {
            let reported = reported.clone();
            Mutation { cell, kind, reported, planted, partner }
        };
        all.push(mutation(MutationKind::Blank, None, None));
        let mut made: Vec<&Number> = vec![reported];
        let candidates = slips(reported);
        for (kind, planted) in &candidates {
            if case.admits(own(cell), planted) && !made.contains(&planted) {
                made.push(planted);
                all.push(mutation(*kind, Some(planted.clone()), None));
            }
        }
        let right = table.columns.fillable().find(|next| *next > column);
        let below = table.rows.fillable().find(|next| *next > row);
        let right = right.map(|right| (MutationKind::SwappedRight, table.cell(row, right)));
        let below = below.map(|below| (MutationKind::SwappedBelow, table.cell(below, column)));
        for (kind, partner) in right.into_iter().chain(below) {
            let admitted = number(partner).filter(|planted| {
                *planted != reported
                    && case.admits(own(cell), planted)
                    && case.admits(own(partner), reported)
            });
            all.extend(
                admitted.map(|planted| mutation(kind, Some(planted.clone()), Some(partner))),
            );
        }
    }
    all
}

/// Returns what a number may become by a slip, in the order of the kinds.
fn slips(number: &Number) -> Vec<(MutationKind, Number)> {
    let (one, ten) = (Number::from(1), Number::from(10));
    let mut slips = vec![
        (MutationKind::Zero, Number::ZERO),
        (MutationKind::OneMore, number + &one),
        (MutationKind::OneLess, number - &one),
        (MutationKind::TimesTen, number * &ten),
    ];
    slips.extend(number.checked_div(&ten).map(|tenth| (MutationKind::Tenth, tenth)));
    slips.extend(swapped(number).into_iter().map(|other| (MutationKind::DigitsSwapped, other)));
    slips
}

/// Returns what comes of exchanging two digits beside each other, from the left. A number that would begin
/// with a needless 0 is none that is printed.
fn swapped(number: &Number) -> Vec<Number> {
    let written = printed(number);
    let digits: Vec<(usize, char)> =
        written.chars().enumerate().filter(|(_, sign)| sign.is_ascii_digit()).collect();
    let exchanged = |pair: &[(usize, char)]| {
        let [(first, left), (second, right)] = pair else { return None };
        let sign = |(at, sign): (usize, char)| match at {
            at if at == *first => *right,
            at if at == *second => *left,
            _ => sign,
        };
        let other: String = written.chars().enumerate().map(sign).collect();
        let is_longer = |text: &str| {
            let mut signs = text.trim_start_matches('-').chars();
            signs.next() == Some('0') && signs.next().is_some_and(|next| next.is_ascii_digit())
        };
        (!is_longer(&other)).then(|| Number::parse(&other))?
    };
    digits.windows(2).filter_map(exchanged).collect()
}

/// Returns a number with all decimals that were written.
fn printed(number: &Number) -> String {
    let mut written = number.to_string();
    let decimals = usize::from(number.decimals());
    let shown = written.split_once('.').map_or(0, |(_, part)| part.len());
    if shown == 0 && decimals > 0 {
        written.push('.');
    }
    written.extend(std::iter::repeat_n('0', decimals.saturating_sub(shown)));
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect("a number")
    }

    #[test]
    fn digits_are_exchanged_with_their_neighbours() {
        for (before, expected) in [
            ("1234", &["2134", "1324", "1243"][..]),
            ("10", &[]),
            ("105", &["150"]),
            ("7", &[]),
            ("12.50", &["21.50", "15.20", "12.05"]),
            ("-12", &["-21"]),
            ("0.5", &["5.0"]),
        ] {
            let expected: Vec<Number> = expected.iter().map(|text| number(text)).collect();
            assert_eq!(swapped(&number(before)), expected, "{before}");
        }
    }

    #[test]
    fn a_number_is_written_with_the_decimals_it_had() {
        for text in ["12", "12.50", "3.00", "-0.5", "0"] {
            assert_eq!(printed(&number(text)), text);
        }
    }
}
