//! The bytes of a file → what is printed in it: one reader for each format, all of which hand on blocks.

mod encoding;
mod exported;
mod format;
mod grid;
mod html;
mod joining;
mod markdown;
mod office;
mod pdf;
mod prose;
mod read;
mod sheets;
mod text;
mod xls;

pub use exported::read_csv;
pub use format::{Format, detect};
pub use grid::MAX_POSITIONS;
pub use html::read_html;
pub use markdown::read_markdown;
pub use office::{read_docx, read_xlsx};
pub use pdf::read_pdf;
pub use read::read;
pub use text::{MAX_LINES, TooManyLines, read_text};
pub use xls::read_xls;
