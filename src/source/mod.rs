//! Where text lives: files, byte spans, and the way from a byte to a line and a column.
//!
//! This stop receives named texts and hands on [`Span`]s and positions. It knows nothing of rules or
//! reports.

mod lines;
mod map;
mod span;

pub use lines::{LineColumn, LineIndex};
pub use map::{Places, Source, SourceMap};
pub use span::{FileId, Span, Spanned};
