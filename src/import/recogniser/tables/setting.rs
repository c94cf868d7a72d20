//! What the rows of a table have in common when they are read.

use super::positions::Centres;

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
