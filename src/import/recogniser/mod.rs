//! Blocks → the report that they print, held against the labels of the forms.

mod furniture;
mod identity;
mod items;
mod key;
mod lines;
mod numbering;
mod outline;
mod paragraphs;
mod published;
mod recognise;
mod run_in;
mod tables;
mod vocabulary;

pub use recognise::{Hints, recognise};
