//! What a cell holds: numbers, and the things printed instead of them.

mod cell;
mod number;
mod short_text;
mod unit;

pub use cell::{Cell, CellValue};
pub use number::{MAX_DIGITS, Number};
pub use short_text::ShortText;
pub use unit::Unit;
