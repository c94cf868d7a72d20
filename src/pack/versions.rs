//! Every version of every form with the rules resolved over it: what can be said of a rule set before
//! any report is read.

use std::sync::Arc;

use super::packs::Packs;
use super::prepared::Prepared;

/// One version of a form.
#[derive(Clone, Debug)]
pub struct FormVersion {
    /// The kind of report.
    pub kind: String,
    /// The version.
    pub version: String,
    /// Its names and the rules over them.
    pub prepared: Arc<Prepared>,
}

impl Packs {
    /// Returns the versions of all forms, those of a kind together, the latest last.
    pub fn versions(&self) -> Vec<FormVersion> {
        let mut versions = Vec::new();
        for (index, family) in self.families.iter().enumerate() {
            for (choice, version) in family.pure_choices().into_iter().zip(family.version_names()) {
                let prepared = self.prepared(index, family, choice);
                versions.push(FormVersion { kind: family.kind().to_owned(), version, prepared });
            }
        }
        versions
    }
}
