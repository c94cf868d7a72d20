//! Published reports → report documents.
//!
//! This stop receives what a report was published as, turned into [`Block`]s by one reader for each
//! format, and hands on a report document. It knows nothing of rules.

mod align;
mod assemble;
mod block;
mod columns;
mod doubt;
mod draft;
mod encoding;
mod format;
mod furniture;
mod grid;
mod html;
mod identity;
mod items;
mod joining;
mod key;
mod leftovers;
mod lines;
mod markdown;
mod note;
mod numbering;
mod office;
mod outline;
mod paragraphs;
mod pdf;
mod positions;
mod problem;
mod prose;
mod read;
mod reading;
mod recognise;
mod rows;
mod setting;
mod sheets;
mod stream;
mod tables;
mod text;
mod vocabulary;
mod write;
mod xls;
mod yaml_text;

pub use block::{Block, Grid, GridCell, Piece, Place, Printed};
pub use draft::{
    Draft, DraftCell, DraftLabel, DraftRow, DraftSection, DraftTable, DraftValue, Paragraph,
};
pub use format::{Format, detect};
pub use grid::MAX_POSITIONS;
pub use html::read_html;
pub use markdown::read_markdown;
pub use note::{Note, NoteKind};
pub use office::{read_docx, read_xlsx};
pub use pdf::read_pdf;
pub use problem::{Foreign, Remark, RemarkKind, Unreadable};
pub use read::read;
pub use reading::Reading;
pub use recognise::{Hints, recognise};
pub use text::{MAX_LINES, TooManyLines, read_text};
pub use write::write;
pub use xls::read_xls;
