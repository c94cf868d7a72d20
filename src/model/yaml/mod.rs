//! Bytes → text → trees in which every key and value knows its place.
//!
//! What the trees mean is for others to say: this folder knows neither reports nor forms.

mod decode;
mod mistake;
mod parser;
mod runs;
mod slips;
mod subset;
mod tree;

pub use decode::{Encoding, Undecodable, decode};
pub(crate) use mistake::proper;
pub(crate) use parser::parse;
pub use parser::{MAX_BYTES, MAX_DEPTH, MAX_NODES};
pub(crate) use runs::{Style, runs};
pub(crate) use tree::{YamlEntry, YamlKind, YamlNode};
