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
    /// What it is.
    pub kind: ManifestErrorKind,
}

/// What is wrong with a manifest, as far as it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestErrorKind {
    /// It is longer than so many bytes.
    TooLarge(usize),
    /// It has an entry that nobody knows.
    UnknownKey {
        /// The entry.
        key: String,
        /// Those that there are in this place.
        known: Vec<String>,
    },
    /// It lacks an entry.
    MissingKey(String),
    /// An entry is written twice.
    DuplicateKey(String),
    /// An entry has a value of another kind.
    WrongKind {
        /// The entry, where it is told.
        key: Option<String>,
        /// Whether a list is due.
        list: bool,
    },
    /// The text does not keep to the format: signs, blanks, indentation.
    Malformed,
}

/// Returns what the reader of the format means. It says it in words only; each kind begins with the same.
fn kind(said: &str) -> ManifestErrorKind {
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (first, rest) = match quoted.split_first() {
        Some((first, rest)) => ((*first).to_owned(), rest),
        None => (String::new(), &[][..]),
    };
    let says = |words: &str| said.contains(words);
    if says("unknown field `") {
        let known = rest.iter().map(|key| (*key).to_owned()).collect();
        ManifestErrorKind::UnknownKey { key: first, known }
    } else if says("missing field `") {
        ManifestErrorKind::MissingKey(first)
    } else if says("duplicate field `") || says("duplicate entry") {
        ManifestErrorKind::DuplicateKey(first)
    } else if says("invalid type") || says("invalid value") {
        let key = said.split_once(": invalid").map(|(key, _)| key.to_owned());
        ManifestErrorKind::WrongKind { key, list: says("expected a sequence") }
    } else {
        ManifestErrorKind::Malformed
    }
}

impl Manifest {
    /// Reads a manifest.
    pub fn read(text: &str) -> Result<Self, ManifestError> {
        if text.len() > MAX_SIZE {
            return Err(ManifestError { at: None, kind: ManifestErrorKind::TooLarge(MAX_SIZE) });
        }
        serde_yaml::from_str(text).map_err(|error| ManifestError {
            at: error.location().map(|location| location.index()),
            kind: kind(&error.to_string()),
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
    fn what_is_wrong_is_told_apart_and_located() {
        use ManifestErrorKind as Kind;
        let kind = |text: &str| Manifest::read(text).unwrap_err().kind;
        let error = Manifest::read("name: 年报\nreport: [年度报告]\n").unwrap_err();
        assert!(error.at.is_some(), "{error:?}");
        let Kind::UnknownKey { key, known } = error.kind else { panic!("{error:?}") };
        assert_eq!(key, "report");
        assert!(known.iter().any(|key| key == "reports"), "{known:?}");
        assert_eq!(kind("version: \"1\"\n"), Kind::MissingKey("name".to_owned()));
        assert_eq!(kind("name: a\nname: b\n"), Kind::DuplicateKey("name".to_owned()));
        let wrong = Kind::WrongKind { key: Some("reports".to_owned()), list: true };
        assert_eq!(kind("name: a\nreports: 年报\n"), wrong);
        assert_eq!(kind("name: \"a\n"), Kind::Malformed);
        assert_eq!(kind("name： a\n"), Kind::WrongKind { key: None, list: false });
        assert_eq!(kind(&"#\n".repeat(MAX_SIZE)), Kind::TooLarge(MAX_SIZE));
    }
}
