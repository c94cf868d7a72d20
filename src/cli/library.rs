//! The reports that others are held against: those given beside a run, and those of the run itself.

use std::path::PathBuf;

use super::beside_args::Beside;
use super::error::CliError;
use super::files::reports;
use super::jobs::Jobs;
use super::kinds::is_report;
use super::published::input;
use crate::check::{Census, Input, Library, Shelf};
use crate::pack::Packs;

/// Reads the reports that others are held against.
pub(super) fn library(
    packs: &Packs,
    beside: &Beside,
    batch: &[PathBuf],
) -> Result<Library, CliError> {
    let mut files: Vec<(Shelf, Input)> = Vec::new();
    for (shelf, paths) in [(Shelf::Prior, &beside.prior), (Shelf::Children, &beside.children)] {
        for path in paths {
            for file in reports(path)? {
                files.push((shelf, input(&file)?));
            }
        }
    }
    if is_kept(packs, batch) {
        for path in batch {
            files.push((Shelf::Batch, input(path)?));
        }
    } else if packs.may_read_others() {
        let looked_into = looked_into(packs, batch)?.into_iter();
        files.extend(looked_into.map(|part| (Shelf::Batch, part)));
        return Ok(Library::read(packs, files.into_iter()).of_batch());
    }
    Ok(Library::read(packs, files.into_iter()))
}

/// Tells whether all reports of the run are kept in memory: where rules look into other reports, and some
/// are published ones, which take too long to read to be read twice. Else they are read one at a time, so
/// that memory does not grow with their number.
pub(super) fn is_kept(packs: &Packs, batch: &[PathBuf]) -> bool {
    packs.may_read_others() && !batch.iter().all(|path| is_report(path))
}

/// Reads those reports of the run that others of it may look into.
fn looked_into(packs: &Packs, batch: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    let mut census = Census::default();
    for (part, job) in Jobs::new(batch).enumerate() {
        match job?.input()? {
            Input::Document(file) | Input::Imported(file, _) | Input::Line(file, _) => {
                census.note(part, &file.content, packs);
            }
            Input::Published(_) => {}
        }
    }
    let mut wanted = census.looked_into().into_iter().peekable();
    let mut inputs = Vec::new();
    for (part, job) in Jobs::new(batch).enumerate() {
        if wanted.peek().is_none() {
            break;
        }
        if wanted.next_if_eq(&part).is_some() {
            inputs.push(job?.input()?);
        }
    }
    Ok(inputs)
}
