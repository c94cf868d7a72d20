//! Files written whole or not at all.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;

use super::error::CliError;

/// Writes a file, so that it is either the old one or the new one at any moment. Makes its folder where
/// there is none.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> Result<(), CliError> {
    let unwritable = |reason| CliError::Unwritable { path: path.to_owned(), reason };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    let temporary = path.with_file_name(name);
    let mut file = fs::File::create(&temporary).map_err(unwritable)?;
    let done = file.write_all(content).and_then(|()| file.sync_all());
    done.and_then(|()| fs::rename(&temporary, path)).map_err(unwritable)
}
