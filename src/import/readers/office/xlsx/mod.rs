//! Workbooks of Excel since 2007 → sheets.

mod parts;
mod read;
mod sheet;

pub use read::read_xlsx;
