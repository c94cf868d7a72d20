//! Web pages → blocks: saved pages, exports of systems, tables that stand in Markdown.

mod beside;
mod dom;
mod inline;
mod page;
mod read;
mod table;
mod text;
mod walk;

pub use read::read_html;
pub(super) use read::read_tables;
