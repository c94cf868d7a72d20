//! Whose reports a batch holds, and which of them others of the batch look into.
//!
//! Rules may read the report of the year before, or those of subordinate units. Few reports of a batch
//! have such others beside them, so the whole batch need not be in memory: a first look at every report
//! notes unit and year, and only those that are looked into are kept.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::head::{Head, head};
use crate::model::{decode, fold, load_reports};
use crate::pack::Packs;
use crate::source::FileId;

/// Whose reports a batch holds.
#[derive(Debug, Default)]
pub struct Census {
    /// Every report: its unit and year, and the number of the part that it stands in.
    seen: Vec<(Who, usize)>,
    /// Reports of subordinate units that some report of the batch adds up.
    added_up: HashSet<Who>,
}

/// A unit and a year, the name of the unit as a number: there may be many reports.
type Who = (u64, i32);

impl Census {
    /// Notes whose reports a part of the batch holds: a file, or a line of JSON Lines.
    pub fn note(&mut self, part: usize, content: &[u8], packs: &Packs) {
        let text = simdutf8::basic::from_utf8(content).ok();
        match text.and_then(head) {
            Some(Head { unit: Some(unit), year: Some(year) }) => self.add(part, unit, year, packs),
            // A report that does not say whose it is looks into no other, and none looks into it.
            Some(_) => {}
            None => {
                let Ok((text, _)) = decode(content) else { return };
                let (reports, _) = load_reports(FileId::FIRST, &text);
                for report in &reports {
                    if let (Some(unit), Some(year)) = (&report.unit, &report.year) {
                        self.add(part, &unit.node, year.node, packs);
                    }
                }
            }
        }
    }

    fn add(&mut self, part: usize, unit: &str, year: i32, packs: &Packs) {
        self.seen.push(((number(unit), year), part));
        let below = packs.children_of(unit).unwrap_or_default();
        self.added_up.extend(below.iter().map(|unit| (number(unit), year)));
    }

    /// Returns the parts that hold reports which others of the batch may look into, in order.
    pub fn looked_into(&self) -> Vec<usize> {
        let all: HashSet<Who> = self.seen.iter().map(|(who, _)| *who).collect();
        let is_prior = |(unit, year): &Who| all.contains(&(*unit, year.saturating_add(1)));
        let wanted =
            self.seen.iter().filter(|(who, _)| is_prior(who) || self.added_up.contains(who));
        let mut parts: Vec<usize> = wanted.map(|(_, part)| *part).collect();
        parts.dedup();
        parts
    }
}

fn number(unit: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    fold(unit).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_into(reports: &[&str]) -> Vec<usize> {
        let (packs, _) = Packs::read(Vec::new());
        let mut census = Census::default();
        for (part, report) in reports.iter().enumerate() {
            census.note(part, report.as_bytes(), &packs);
        }
        census.looked_into()
    }

    #[test]
    fn the_year_before_of_the_same_unit_is_kept() {
        let one = "unit: 甲局\nyear: 2023\nsections: []\n";
        let next = "{\"unit\": \"甲 局\", \"year\": 2024, \"sections\": []}";
        let other = "unit: 乙局\nyear: 2022\nsections: []\n";
        let unnamed = "sections: []\n";
        assert_eq!(looked_into(&[next, other, unnamed, one]), [3]);
        assert_eq!(looked_into(&[one, one, next]), [0, 1]);
        assert_eq!(looked_into(&[other, one]), [0_usize; 0]);
    }

    #[test]
    fn several_documents_of_a_file_are_one_part() {
        let both =
            "unit: 甲局\nyear: 2023\nsections: []\n---\nunit: 甲局\nyear: 2024\nsections: []\n";
        assert_eq!(looked_into(&[both]), [0]);
    }
}
