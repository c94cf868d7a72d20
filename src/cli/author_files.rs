//! Files that are written for authors. None is ever written over another.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use super::error::CliError;

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), CliError> {
    let unwritable = |reason| CliError::Unwritable { path: path.to_owned(), reason };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = opened.map_err(|reason| {
        if reason.kind() == std::io::ErrorKind::AlreadyExists {
            CliError::Taken(path.to_owned())
        } else {
            unwritable(reason)
        }
    })?;
    file.write_all(text.as_bytes()).map_err(unwritable)
}

/// Tells whether there is anything at a path.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
