//! The texts of packs and of reports, as they come in.

use crate::model::{LoadError, decode};
use crate::source::{FileId, SourceMap};

/// Something with the name to show for it.
#[derive(Clone, Debug)]
pub struct Named<T> {
    /// The name: the file, as the user gave it.
    pub name: String,
    /// What it holds.
    pub content: T,
}

/// The files of one pack.
#[derive(Clone, Debug, Default)]
pub struct PackText {
    /// `pack.yaml`, where there is one.
    pub manifest: Option<Named<Vec<u8>>>,
    /// The forms (`form-*.yaml`).
    pub forms: Vec<Named<Vec<u8>>>,
    /// The rule files, in the order in which their rules are to run.
    pub rules: Vec<Named<Vec<u8>>>,
}

impl PackText {
    /// Returns the pack without its rules, for what asks only which tables a report has.
    pub fn without_rules(self) -> Self {
        Self { rules: Vec::new(), ..self }
    }
}

/// Decodes a file, or the part of one that `before` lines stand before, and adds its text to the map
/// under its name.
pub fn decode_into(
    file: Named<Vec<u8>>,
    before: usize,
    sources: &mut SourceMap,
) -> Result<FileId, LoadError> {
    match decode(&file.content) {
        Ok((text, _)) => Ok(sources.add_part(file.name, text, before)),
        Err(broken) => {
            let id = sources.add_part(file.name, broken.text.clone(), before);
            Err(broken.at(id))
        }
    }
}
