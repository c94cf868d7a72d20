//! The reports that others are held against: those of the year before, those of subordinate units, and
//! in a batch all reports of the batch.

use std::collections::HashMap;
use std::sync::Arc;

use super::loaded::{Input, Loaded};
use crate::diagnose::Diagnostic;
use crate::eval::NoReport;
use crate::model::{Report, fold};
use crate::pack::Packs;
use crate::source::{SourceMap, Span};

/// What a file of reports is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// It holds reports of the year before.
    Prior,
    /// It holds reports of subordinate units.
    Children,
    /// It is checked itself.
    Batch,
}

/// Reports by unit and year.
#[derive(Debug)]
pub struct Library {
    files: Vec<(Shelf, Loaded)>,
    by_name: HashMap<(String, i32), Vec<Place>>,
    sources: Arc<SourceMap>,
    /// Whether there is a batch, of which perhaps nothing is here.
    of_batch: bool,
}

/// A report by the number of its file and its number there.
#[derive(Clone, Copy, Debug)]
struct Place {
    file: usize,
    report: usize,
}

impl Library {
    /// Returns a library without reports.
    pub fn empty(packs: &Packs) -> Self {
        let sources = Arc::clone(packs.sources());
        Self { files: Vec::new(), by_name: HashMap::new(), sources, of_batch: false }
    }

    /// Reads the reports of a run that others are held against.
    pub fn read<I: Into<Input>>(packs: &Packs, files: impl Iterator<Item = (Shelf, I)>) -> Self {
        let mut sources = SourceMap::layer(packs.sources());
        let files: Vec<(Shelf, Loaded)> = files
            .map(|(shelf, file)| (shelf, Loaded::read(file.into(), packs, &mut sources)))
            .collect();
        let mut by_name: HashMap<(String, i32), Vec<Place>> = HashMap::new();
        for (file, (_, loaded)) in files.iter().enumerate() {
            for (report, read) in loaded.reports.iter().enumerate() {
                if let (Some(unit), Some(year)) = (&read.unit, &read.year) {
                    let place = Place { file, report };
                    by_name.entry((fold(&unit.node), year.node)).or_default().push(place);
                }
            }
        }
        let of_batch = files.iter().any(|(shelf, _)| *shelf == Shelf::Batch);
        Self { files, by_name, sources: Arc::new(sources), of_batch }
    }

    /// Says that the reports are of a batch, of which only those are here that others look into.
    #[must_use]
    pub fn of_batch(self) -> Self {
        Self { of_batch: true, ..self }
    }

    /// Returns the texts of the reports, above those of the packs.
    pub fn sources(&self) -> &Arc<SourceMap> {
        &self.sources
    }

    /// Returns what is wrong with the files that are not checked themselves.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let others = self.files.iter().filter(|(shelf, _)| *shelf != Shelf::Batch);
        others
            .flat_map(|(_, loaded)| loaded.problems.iter().chain(&loaded.doubts).cloned())
            .collect()
    }

    /// Returns a file of the batch by its number there.
    pub(super) fn batch(&self, index: usize) -> Option<&Loaded> {
        let batch = self.files.iter().filter(|(shelf, _)| *shelf == Shelf::Batch);
        batch.map(|(_, loaded)| loaded).nth(index)
    }

    /// Finds the report of the same unit for the year before.
    pub(super) fn prior(&self, report: &Report) -> Result<&Report, NoReport> {
        let (unit, year) = named(report)?;
        if self.is_empty(Shelf::Prior) && !self.of_batch {
            return Err(NoReport::NotGiven);
        }
        let found = self.find(unit, year - 1, &[Shelf::Prior, Shelf::Batch]);
        match found {
            // In a batch nobody promised that there is one.
            Err(NoReport::NotFound { .. }) if self.is_empty(Shelf::Prior) => {
                Err(NoReport::NotGiven)
            }
            found => found,
        }
    }

    /// Finds the reports of the subordinate units for the same year: those of `listed` where the units
    /// are known, else all that are given.
    pub(super) fn children(
        &self,
        report: &Report,
        listed: Option<&[String]>,
    ) -> Result<Vec<&Report>, NoReport> {
        let (unit, year) = named(report)?;
        if let Some(listed) = listed {
            if self.is_empty(Shelf::Children) && !self.of_batch {
                return Err(NoReport::NotGiven);
            }
            let shelves = [Shelf::Children, Shelf::Batch];
            return listed.iter().map(|unit| self.find(unit, year, &shelves)).collect();
        }
        if self.is_empty(Shelf::Children) {
            return Err(NoReport::NotGiven);
        }
        let mut units: Vec<&str> = Vec::new();
        for (shelf, loaded) in &self.files {
            let reports = loaded.reports.iter().filter(|_| *shelf == Shelf::Children);
            for (other, of) in reports.filter_map(|report| named(report).ok()) {
                if of == year && fold(other) != fold(unit) && !units.contains(&other) {
                    units.push(other);
                }
            }
        }
        if units.is_empty() {
            return Err(NoReport::NotFound { unit: None, year });
        }
        units.into_iter().map(|unit| self.find(unit, year, &[Shelf::Children])).collect()
    }

    /// Finds the report of a unit and a year on the first shelf that has one.
    fn find(&self, unit: &str, year: i32, shelves: &[Shelf]) -> Result<&Report, NoReport> {
        let all = self.by_name.get(&(fold(unit), year)).map(Vec::as_slice).unwrap_or_default();
        for shelf in shelves {
            let found: Vec<&Report> = all
                .iter()
                .filter_map(|place| {
                    let (on, loaded) = self.files.get(place.file)?;
                    (on == shelf).then(|| loaded.reports.get(place.report)).flatten()
                })
                .collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(one),
                several => {
                    let places: Vec<Span> = several.iter().map(|report| report.span).collect();
                    return Err(NoReport::Several { unit: unit.to_owned(), year, places });
                }
            }
        }
        Err(NoReport::NotFound { unit: Some(unit.to_owned()), year })
    }

    fn is_empty(&self, shelf: Shelf) -> bool {
        self.files.iter().all(|(on, _)| *on != shelf)
    }
}

/// Returns unit and year of a report.
fn named(report: &Report) -> Result<(&str, i32), NoReport> {
    let unit = report.unit.as_ref().map(|unit| unit.node.as_str());
    unit.zip(report.year.as_ref().map(|year| year.node)).ok_or(NoReport::Unnamed)
}
