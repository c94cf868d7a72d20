//! Workbooks of Excel 97 to 2003 → sheets.
//!
//! The stream of a workbook is a row of records, each with a kind and a length ([MS-XLS]).

mod globals;
mod read;
mod record;
mod sheet;
mod string;

pub use read::read_xls;
