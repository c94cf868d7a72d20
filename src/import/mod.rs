//! Published reports → report documents.
//!
//! This stop receives what a report was published as, turned into [`Block`]s by one reader for each
//! format, and hands on a report document. It knows nothing of rules.

mod block;
mod document;
mod draft;
mod note;
mod printing;
mod problem;
mod readers;
mod reading;
mod recogniser;

pub use block::{Block, Grid, GridCell, Piece, Place, Printed};
pub use document::write;
pub use draft::{
    Draft, DraftCell, DraftLabel, DraftRow, DraftSection, DraftTable, DraftValue, Paragraph,
};
pub use note::{Note, NoteKind};
pub use printing::Printing;
pub use problem::{Foreign, Remark, RemarkKind, Unreadable};
pub use readers::{
    Format, MAX_LINES, MAX_POSITIONS, TooManyLines, detect, read, read_csv, read_docx, read_html,
    read_markdown, read_pdf, read_text, read_xls, read_xlsx,
};
pub use reading::Reading;
pub use recogniser::{Hints, recognise};
