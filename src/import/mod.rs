//! Published reports → report documents.
//!
//! This stop receives what a report was published as, turned into [`Block`]s by one reader for each
//! format, and hands on a report document. It knows nothing of rules.

mod block;
mod text;

pub use block::{Block, Grid, GridCell, Piece, Place, Printed};
pub use text::{MAX_LINES, TooManyLines, read_text};
