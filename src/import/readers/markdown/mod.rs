//! Markdown → blocks: what programs make of recognised scans, and pipe tables in any text.

mod inline;
mod read;
mod table;

pub use read::read_markdown;
