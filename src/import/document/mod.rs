//! A report as it was read → the report document.

mod write;
mod yaml_text;

pub use write::write;
