//! What the rows of a table have in common when they are read, and what of them is read so far.

use super::positions::Centres;
use crate::import::draft::DraftCell;

/// What the rows of a table have in common.
pub(super) struct Setting<'a> {
    /// The name of the table.
    pub(super) name: &'a str,
    /// The section in which most of its rows are printed.
    pub(super) home: Option<usize>,
    /// Whether its head is printed before its figures.
    pub(super) in_order: bool,
    /// Where its columns lie.
    pub(super) centres: Centres,
}

/// The figures of a group of columns.
pub(super) struct Part {
    /// The column of the first.
    pub(super) first: usize,
    pub(super) cells: Vec<DraftCell>,
    /// Whether the columns of other groups are labelled beside its own.
    pub(super) shares_head: bool,
}
