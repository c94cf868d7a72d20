//! Published reports → report documents.
//!
//! This stop receives what a report was published as, turned into [`Block`]s by one reader for each
//! format, and hands on a report document. It knows nothing of rules.

mod align;
mod assemble;
mod block;
mod columns;
mod draft;
mod furniture;
mod identity;
mod items;
mod key;
mod leftovers;
mod lines;
mod note;
mod numbering;
mod outline;
mod paragraphs;
mod positions;
mod recognise;
mod rows;
mod stream;
mod tables;
mod text;
mod vocabulary;
mod write;
mod yaml_text;

pub use block::{Block, Grid, GridCell, Piece, Place, Printed};
pub use draft::{
    Draft, DraftCell, DraftLabel, DraftRow, DraftSection, DraftTable, DraftValue, Paragraph,
};
pub use note::{Note, NoteKind};
pub use recognise::{Hints, recognise};
pub use text::{MAX_LINES, TooManyLines, read_text};
pub use write::write;
