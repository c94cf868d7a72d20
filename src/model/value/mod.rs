//! What a cell holds: numbers, and the things printed instead of them.

mod cell;
mod number;

pub use cell::{Cell, CellValue};
pub use number::{MAX_DIGITS, Number};
