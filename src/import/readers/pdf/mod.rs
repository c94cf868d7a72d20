//! What `pdftotext` says of a PDF → lines, and the rows of its tables.

mod lines;
mod parse;
mod read;
mod rows;
mod word;
mod zone;

pub use read::read_pdf;
