//! The paths of a command line → packs, read, and report files, by name.
//!
//! A folder gives all that it holds: rules, forms, and the reports beside them, but not what packs keep
//! for their tests. A file that lies in several of the paths is taken once, with the largest folder that
//! holds it, so that a rule stays in its pack.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::error::CliError;
use super::files::{read, reports_of, walk};
use super::kinds::{
    is_document, is_form, is_manifest, is_original, is_published, is_report, is_rules,
    is_rules_as_text,
};
use crate::pack::{Named, PackText};

/// What the paths of a command line name.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// The packs, read.
    pub(super) packs: Vec<PackText>,
    /// The report files, not yet read: there may be thousands.
    pub(super) reports: Vec<PathBuf>,
    /// Files of folders with rules that may be reports and are left out: what lies inside a pack, and
    /// published files beside rules, which may as well be what the rules rest on.
    pub(super) left_out: Vec<PathBuf>,
}

/// Sorts paths into rules and reports.
pub(super) fn collect(paths: &[PathBuf]) -> Result<Inputs, CliError> {
    let mut whole = Vec::new();
    for path in paths {
        let real = path.canonicalize();
        whole.push(real.map_err(|reason| CliError::Unreadable { path: path.clone(), reason })?);
    }
    let mut largest_first: Vec<usize> = (0..paths.len()).collect();
    largest_first.sort_by_key(|at| whole.get(*at).map(|path| path.components().count()));
    let mut collector = Collector::default();
    let mut parts: Vec<Inputs> = paths.iter().map(|_| Inputs::default()).collect();
    for at in largest_first {
        if let (Some(path), Some(whole), Some(part)) =
            (paths.get(at), whole.get(at), parts.get_mut(at))
        {
            *part = collector.path(path, whole)?;
        }
    }
    let mut inputs = Inputs::default();
    for part in parts {
        inputs.packs.extend(part.packs);
        inputs.reports.extend(part.reports);
        inputs.left_out.extend(part.left_out);
    }
    if let Some((folder, others)) = collector.empty {
        let has_rules = !inputs.packs.is_empty();
        return Err(CliError::EmptyFolder { folder, others, has_rules });
    }
    if inputs.packs.is_empty() {
        return Err(CliError::NoRules);
    }
    inputs.left_out.retain(|file| !collector.is_taken(file));
    Ok(inputs)
}

/// Returns the packs that paths name.
pub(super) fn collect_rules(paths: &[PathBuf]) -> Result<Vec<PackText>, CliError> {
    Ok(collect(paths)?.packs)
}

/// What was met on the way through the paths.
#[derive(Debug, Default)]
struct Collector {
    /// The files that are taken, by their whole paths.
    taken: HashSet<PathBuf>,
    /// The first folder that holds nothing of use, and the endings of what it holds.
    empty: Option<(PathBuf, Vec<String>)>,
}

impl Collector {
    fn path(&mut self, path: &Path, whole: &Path) -> Result<Inputs, CliError> {
        if whole.is_dir() {
            return self.folder(path, whole);
        }
        let mut inputs = Inputs::default();
        if is_rules(path) {
            if self.taken.insert(whole.to_owned()) {
                inputs.packs.push(PackText { rules: vec![read(path)?], ..PackText::default() });
            }
        } else if is_rules_as_text(path) {
            return Err(CliError::RulesAsText(path.to_owned()));
        } else if is_report(path) || is_published(path) {
            inputs.reports.extend(self.taken.insert(whole.to_owned()).then(|| path.to_owned()));
        } else {
            return Err(CliError::UnknownKind(path.to_owned()));
        }
        Ok(inputs)
    }

    fn folder(&mut self, folder: &Path, whole: &Path) -> Result<Inputs, CliError> {
        let mut inputs = Inputs::default();
        let files = walk(folder)?;
        if let Some(file) = files.iter().find(|file| is_rules_as_text(file)) {
            return Err(CliError::RulesAsText(file.clone()));
        }
        let real = |file: &Path| whole.join(file.strip_prefix(folder).unwrap_or(file));
        let reports = if files.iter().any(|file| is_rules(file)) {
            let of_rules = |file: &PathBuf| is_rules(file) || is_form(file) || is_manifest(file);
            let homes = homes(&files);
            let fresh = files.iter().filter(|file| of_rules(file));
            let fresh = fresh.filter(|file| self.taken.insert(real(file)));
            inputs.packs = packs(fresh.map(|file| short(file)).collect())?;
            let (used, left_out) = beside_rules(folder, &homes, &files);
            inputs.left_out = left_out.iter().map(|file| short(file)).collect();
            used
        } else {
            let reports = reports_of(files.clone());
            if reports.is_empty() && self.empty.is_none() {
                self.empty = Some((folder.to_owned(), endings(&files)));
            }
            reports
        };
        let fresh = reports.iter().filter(|file| self.taken.insert(real(file)));
        inputs.reports = fresh.map(|file| short(file)).collect();
        Ok(inputs)
    }

    fn is_taken(&self, file: &Path) -> bool {
        file.canonicalize().is_ok_and(|whole| self.taken.contains(&whole))
    }
}

/// Returns the path of a file in the folder `.` without it.
fn short(file: &Path) -> PathBuf {
    file.strip_prefix(".").unwrap_or(file).to_owned()
}

/// Returns the folders that are packs: those with a manifest.
fn homes(files: &[PathBuf]) -> Vec<PathBuf> {
    let manifests = files.iter().filter(|file| is_manifest(file));
    manifests.filter_map(|file| file.parent()).map(Path::to_owned).collect()
}

/// Returns the reports of a folder with rules, and what may be reports and is left out.
fn beside_rules(
    folder: &Path,
    homes: &[PathBuf],
    files: &[PathBuf],
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is_for_tests = |file: &PathBuf| {
        let below = file.strip_prefix(folder).unwrap_or(file).parent();
        below.is_some_and(|below| below.components().any(|part| part.as_os_str() == "tests"))
    };
    let is_inside = |file: &Path| {
        let lies_here = file.parent() == Some(folder);
        !lies_here && homes.iter().any(|home| file.starts_with(home))
    };
    let all: Vec<PathBuf> = files.iter().filter(|file| !is_for_tests(file)).cloned().collect();
    let (documents, others): (Vec<PathBuf>, Vec<PathBuf>) =
        all.into_iter().partition(|file| is_document(file));
    let (inside, used): (Vec<PathBuf>, Vec<PathBuf>) =
        documents.into_iter().partition(|file| is_inside(file));
    let is_of_pack = |file: &PathBuf| homes.iter().any(|home| file.starts_with(home));
    let published = others.into_iter().filter(|file| is_original(file) && !is_of_pack(file));
    let left_out = inside.into_iter().chain(published).collect();
    (used, left_out)
}

/// Reads the files of packs: those below a manifest are one pack, all others one more.
fn packs(files: Vec<PathBuf>) -> Result<Vec<PackText>, CliError> {
    let (manifests, mut rest): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| is_manifest(file));
    let mut packs = Vec::new();
    for manifest in manifests {
        let (own, others) = match manifest.parent() {
            Some(home) => rest.into_iter().partition(|file| file.starts_with(home)),
            None => (rest, Vec::new()),
        };
        rest = others;
        packs.push(pack(Some(&manifest), own)?);
    }
    if !rest.is_empty() {
        packs.push(pack(None, rest)?);
    }
    Ok(packs)
}

fn pack(manifest: Option<&PathBuf>, files: Vec<PathBuf>) -> Result<PackText, CliError> {
    let manifest = manifest.map(|manifest| read(manifest)).transpose()?;
    let (forms, rules) = files.into_iter().partition(|file| is_form(file));
    Ok(PackText { manifest, forms: read_all(forms)?, rules: read_all(rules)? })
}

fn read_all(paths: Vec<PathBuf>) -> Result<Vec<Named<Vec<u8>>>, CliError> {
    paths.iter().map(|path| read(path)).collect()
}

/// Returns the endings of files, each once.
fn endings(files: &[PathBuf]) -> Vec<String> {
    let endings = files.iter().filter_map(|file| file.extension());
    let endings: BTreeSet<String> =
        endings.map(|ending| format!(".{}", ending.to_string_lossy().to_lowercase())).collect();
    endings.into_iter().collect()
}
