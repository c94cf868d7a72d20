//! What a reader of a format hands on.

use super::block::{Block, Printed};
use super::problem::Remark;

/// What is printed in a file, and what its reader left out or found odd.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The blocks, in the order printed.
    pub blocks: Vec<Block>,
    /// The remarks.
    pub remarks: Vec<Remark>,
    /// What is said of the report beside it, and not printed as a part of it: fields in the head of a page, the line
    /// of a website with the day of publication.
    pub beside: Vec<Printed>,
    /// The text of a file that is one, decoded: the lines in places are its lines. Of a page only what it
    /// prints is worth reading, not its source.
    pub text: Option<String>,
}
