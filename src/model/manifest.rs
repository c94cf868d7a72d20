//! `pack.yaml`: what a pack is called and which reports it is for.

use indexmap::IndexMap;
use serde::Deserialize;

use super::label::fold;

/// How large a manifest may be, in bytes. The YAML reader behind serde takes quadratic time on nested
/// input; a manifest has some ten lines.
const MAX_SIZE: usize = 64 * 1024;

/// The manifest of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The name of the pack.
    pub name: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// What it is called in full, for people.
    #[serde(default)]
    pub title: String,
    /// The kinds of report it is for; empty for all.
    #[serde(default)]
    pub reports: Vec<String>,
    /// The units whose reports it is for, by name.
    #[serde(default)]
    pub units: IndexMap<String, UnitEntry>,
}

/// What is known of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    /// The subordinate units whose reports it sums up.
    #[serde(default, alias = "下属单位")]
    pub children: Vec<String>,
}

/// What is wrong with a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// The byte where it shows; none where it concerns the whole file.
    pub at: Option<usize>,
    /// What the reader of the format says, in its own words.
    pub reason: String,
}

impl Manifest {
    /// Reads a manifest.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        if text.len() > MAX_SIZE {
            let reason = format!("> {} KB", MAX_SIZE / 1024);
            return Err(ManifestError { at: None, reason });
        }
        serde_yaml::from_str(text).map_err(|error| ManifestError {
            at: error.location().map(|location| location.index()),
            reason: error.to_string(),
        })
    }

    /// Returns the subordinate units of a unit, where they are known.
    pub fn children_of(&self, unit: &str) -> Option<&[String]> {
        let is = |name: &String| name == unit || fold(name) == fold(unit);
        self.units.iter().find(|(name, _)| is(name)).map(|(_, entry)| entry.children.as_slice())
    }

    /// Tells whether the pack is for reports of a kind. A report that names none is for every pack.
    pub fn is_for(&self, kind: Option<&str>) -> bool {
        let is = |kind: &str| self.reports.iter().any(|one| one == kind || fold(one) == fold(kind));
        self.reports.is_empty() || kind.is_none_or(is)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_says_which_reports_it_is_for() {
        let manifest = Manifest::read("name: 年报\nreports: [年度报告]\n").unwrap();
        assert!(manifest.is_for(Some("年度报告")) && manifest.is_for(None));
        assert!(!manifest.is_for(Some("决算")));
    }

    #[test]
    fn what_nobody_knows_is_located() {
        let error = Manifest::read("name: 年报\nreport: [年度报告]\n").unwrap_err();
        assert!(error.at.is_some() && error.reason.contains("report"), "{error:?}");
    }
}
