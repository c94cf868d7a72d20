//! The floor under every figure of `docs/performance.md`: a program that reads the files that it is given,
//! and those in the folders, and checks nothing.
//!
//! ```text
//! cargo build --release --example floor
//! target/release/examples/floor rules reports
//! ```

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a program of its own")]

use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let (mut files, mut lines) = (0_usize, 0_usize);
    for path in std::env::args_os().skip(1) {
        read(Path::new(&path), &mut files, &mut lines)?;
    }
    println!("{files} files, {lines} lines");
    Ok(())
}

/// Reads a file, or all files of a folder in the order of their names.
fn read(path: &Path, files: &mut usize, lines: &mut usize) -> std::io::Result<()> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
        paths.sort();
        return paths.iter().try_for_each(|path| read(path, files, lines));
    }
    let bytes = std::fs::read(path)?;
    *files += 1;
    *lines += bytes.iter().filter(|byte| **byte == b'\n').count();
    Ok(())
}
