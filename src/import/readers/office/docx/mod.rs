//! Documents of Word → blocks.

mod list;
mod read;
mod styles;
mod table;
mod text;

pub use read::read_docx;
