//! Which cell is wrong: planted errors are named with their true values, and nothing else is.

mod blanks;
mod brute;
mod claim;
pub(crate) mod grid;
mod planted;
mod real;
