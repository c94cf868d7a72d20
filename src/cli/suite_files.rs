//! The suites of packs, read from their folders: `tests/<case>/report.yaml` or `tests/<case>.yaml`, and
//! the snapshots under `tests/snapshots/`.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::CliError;
use super::files::{read, reports, walk};
use super::kinds::{is_manifest, is_report};
use super::writing::write_whole;
use crate::diagnose::SuiteProblem;
use crate::pack::Named;
use crate::suite::{self, CaseText};

/// The folder of a pack that holds its suite.
const TESTS: &str = "tests";
/// The folder of a suite that holds its snapshots.
const SNAPSHOTS: &str = "snapshots";

/// The suites of a run, and where their snapshots lie.
#[derive(Debug, Default)]
pub(super) struct Suites {
    /// The cases.
    pub(super) cases: Vec<CaseText>,
    /// For each case the file of its snapshot.
    pub(super) snapshots: Vec<PathBuf>,
    /// Snapshots without a case.
    pub(super) orphans: Vec<PathBuf>,
    /// What is wrong with the folders.
    pub(super) problems: Vec<SuiteProblem>,
}

/// Reads the suites of the packs that paths name.
pub(super) fn suites(paths: &[PathBuf]) -> Result<Suites, CliError> {
    let mut suites = Suites::default();
    for path in paths.iter().filter(|path| path.is_dir()) {
        let files = walk(path)?;
        let manifests = files.iter().filter(|file| is_manifest(file));
        let mut homes: Vec<&Path> = manifests.filter_map(|file| file.parent()).collect();
        if homes.is_empty() {
            homes.push(path);
        }
        for home in homes {
            suites.read(home)?;
        }
    }
    Ok(suites)
}

/// The reports beside that of a case.
#[derive(Debug, Default)]
struct Beside {
    prior: Vec<Named<Vec<u8>>>,
    children: Vec<Named<Vec<u8>>>,
}

impl Suites {
    /// Reads the suite of one pack.
    fn read(&mut self, home: &Path) -> Result<(), CliError> {
        let tests = home.join(TESTS);
        if !tests.is_dir() {
            return Ok(());
        }
        let before = self.cases.len();
        for entry in sorted(&tests)? {
            if entry.is_dir() && entry.file_name() != Some(OsStr::new(SNAPSHOTS)) {
                self.case_folder(home, &entry)?;
            } else if entry.is_file() && is_report(&entry) {
                self.case(home, stem(&entry), &entry, Beside::default())?;
            }
        }
        let snapshots = tests.join(SNAPSHOTS);
        if snapshots.is_dir() {
            let known = self.snapshots.get(before..).unwrap_or_default();
            let found = sorted(&snapshots)?.into_iter();
            let is_orphan = |file: &PathBuf| {
                file.extension() == Some(OsStr::new("snap")) && !known.contains(file)
            };
            let orphans: Vec<PathBuf> = found.filter(is_orphan).collect();
            self.orphans.extend(orphans);
        }
        Ok(())
    }

    fn case_folder(&mut self, home: &Path, folder: &Path) -> Result<(), CliError> {
        let names = ["report.yaml", "report.yml", "report.json"];
        let report = names.iter().map(|name| folder.join(name)).find(|file| file.is_file());
        let Some(report) = report else {
            self.problems.push(SuiteProblem::NoReport(folder.display().to_string()));
            return Ok(());
        };
        let beside = Beside {
            prior: read_beside(&folder.join("prior"))?,
            children: read_beside(&folder.join("children"))?,
        };
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        self.case(home, name.unwrap_or_default(), &report, beside)
    }

    fn case(
        &mut self,
        home: &Path,
        name: String,
        report: &Path,
        Beside { prior, children }: Beside,
    ) -> Result<(), CliError> {
        let snapshot = home.join(TESTS).join(SNAPSHOTS).join(format!("{name}.snap"));
        if let Some(other) = self.snapshots.iter().position(|one| *one == snapshot) {
            let other = self.cases.get(other).map(|case| case.report.name.clone());
            let other = other.unwrap_or_default();
            self.problems.push(SuiteProblem::RepeatedCase(other, report.display().to_string()));
            return Ok(());
        }
        let within = report.strip_prefix(home).unwrap_or(report);
        let parts: Vec<_> = within.iter().map(OsStr::to_string_lossy).collect();
        let text = match snapshot.is_file() {
            true => Some(String::from_utf8_lossy(&read(&snapshot)?.content).into_owned()),
            false => None,
        };
        self.cases.push(CaseText {
            name,
            path: parts.join("/"),
            report: read(report)?,
            prior,
            children,
            snapshot: text,
        });
        self.snapshots.push(snapshot);
        Ok(())
    }
}

/// Writes the snapshot of a case.
pub(super) fn accept(path: &Path, source: &str, content: &str) -> Result<(), CliError> {
    write_whole(path, suite::file(source, content).as_bytes())
}

/// Removes a snapshot that has no case.
pub(super) fn remove(path: &Path) -> Result<(), CliError> {
    fs::remove_file(path).map_err(|reason| CliError::Unwritable { path: path.to_owned(), reason })
}

/// Returns the reports of a folder beside a case; none where there is no such folder.
fn read_beside(folder: &Path) -> Result<Vec<Named<Vec<u8>>>, CliError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    reports(folder)?.iter().map(|file| read(file)).collect()
}

/// Returns the visible entries of a folder, sorted by name.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
    let unreadable = |reason| CliError::Unreadable { path: folder.to_owned(), reason };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')) {
            entries.push(path);
        }
    }
    entries.sort();
    Ok(entries)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
