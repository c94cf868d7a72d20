//! Report files → what is checked in one go: a whole file, or one line of JSON Lines, of which only that
//! line is held in memory.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::slice;

use super::error::CliError;
use super::files::MAX_SIZE;
use super::parallel::wanted_threads;
use super::published::input;
use crate::check::Input;
use crate::pack::Named;

/// What is checked in one go.
pub(super) enum Job<'p> {
    /// A file that is not read yet.
    File(&'p Path),
    /// A line of a file, and how many lines stand before it.
    Line(Named<Vec<u8>>, usize),
}

impl Job<'_> {
    /// Reads a file of report documents; a line has been read.
    pub(super) fn input(self) -> Result<Input, CliError> {
        match self {
            Self::File(path) => input(path),
            Self::Line(line, before) => Ok(Input::Line(line, before)),
        }
    }
}

/// How many bytes are read at once, and how much room is made for a line before it is read.
const ROOM: usize = 64 * 1024;

/// The jobs of a run, in order.
pub(super) struct Jobs<'p> {
    paths: slice::Iter<'p, PathBuf>,
    lines: Option<Lines<'p>>,
}

/// A file of JSON Lines, read so far.
struct Lines<'p> {
    path: &'p Path,
    reader: BufReader<File>,
    before: usize,
    /// How long the longest line was so far: the room for the next.
    longest: usize,
    /// Whether a line that says something has been met.
    says_something: bool,
}

impl<'p> Jobs<'p> {
    pub(super) fn new(paths: &'p [PathBuf]) -> Self {
        Self { paths: paths.iter(), lines: None }
    }
}

impl<'p> Iterator for Jobs<'p> {
    type Item = Result<Job<'p>, CliError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(line) => return Some(line),
                    None => self.lines = None,
                }
            }
            let path = self.paths.next()?;
            if !is_json_lines(path) {
                return Some(Ok(Job::File(path)));
            }
            match Lines::open(path) {
                Ok(Some(lines)) => self.lines = Some(lines),
                Ok(None) => return Some(Ok(Job::File(path))),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Returns how many threads there is work for.
pub(super) fn threads(asked: Option<NonZeroUsize>, reports: &[PathBuf]) -> usize {
    let has_lines = reports.iter().any(|path| is_json_lines(path));
    match reports.len() {
        0 | 1 if !has_lines => 1,
        _ if has_lines => wanted_threads(asked),
        count => wanted_threads(asked).min(count),
    }
}

/// Tells whether a file holds one report a line, by its name.
pub(super) fn is_json_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "jsonl" || extension == "ndjson")
}

impl<'p> Lines<'p> {
    /// Opens a file; none where its lines cannot be told before it is decoded.
    fn open(path: &'p Path) -> Result<Option<Self>, CliError> {
        let unreadable = |reason| CliError::Unreadable { path: path.to_owned(), reason };
        let mut reader = BufReader::with_capacity(ROOM, File::open(path).map_err(unreadable)?);
        let is_wide = matches!(
            reader.fill_buf().map_err(unreadable)?,
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..]
        );
        let lines = Self { path, reader, before: 0, longest: 0, says_something: false };
        Ok((!is_wide).then_some(lines))
    }

    /// Reads on to the next line that says something. A file that says nothing is one empty line.
    fn next(&mut self) -> Option<Result<Job<'p>, CliError>> {
        loop {
            let mut content = Vec::with_capacity(self.longest);
            if let Err(reason) = read_line(&mut self.reader, &mut content) {
                return Some(Err(CliError::Unreadable { path: self.path.to_owned(), reason }));
            }
            if content.len() > MAX_SIZE {
                let path = self.path.to_owned();
                return Some(Err(CliError::TooLarge { path, limit: MAX_SIZE }));
            }
            self.longest = self.longest.max(content.len() + 1).min(ROOM);
            let at_end = content.is_empty();
            if at_end && self.says_something {
                return None;
            }
            let before = self.before;
            self.before += 1;
            if at_end || !content.trim_ascii().is_empty() {
                self.says_something = true;
                let name = self.path.display().to_string();
                return Some(Ok(Job::Line(Named { name, content }, before)));
            }
        }
    }
}

/// Reads on to the end of the line, or of what may be one report.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<()> {
    while line.len() <= MAX_SIZE {
        let here = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            here => here?,
        };
        let end = memchr::memchr(b'\n', here);
        let part = here.get(..end.map_or(here.len(), |end| end + 1)).unwrap_or_default();
        let length = part.len();
        line.extend_from_slice(part);
        reader.consume(length);
        if end.is_some() || length == 0 {
            break;
        }
    }
    Ok(())
}
