//! One cell: the six kinds of things that are printed where a number is due.

use super::Number;
use crate::source::Span;

/// A cell as printed, with what it means.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it means.
    pub value: CellValue,
    /// What is printed, without quotes.
    pub printed: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// The six kinds of cell. They are kept apart everywhere.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// A number.
    Number(Number),
    /// Nothing is printed.
    Blank,
    /// A mark stands instead of a number: `/`, `-`, `—`, 无, 不适用.
    Mark,
    /// A number with a note: `22（其中修订16件）`, `251000元`.
    Noted(Number),
    /// Other text.
    Text,
    /// `?`: what import could not read.
    Unreadable,
}

impl CellValue {
    /// Returns the number, with or without a note.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) | Self::Noted(number) => Some(number),
            Self::Blank | Self::Mark | Self::Text | Self::Unreadable => None,
        }
    }
}
