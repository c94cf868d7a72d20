//! The text of a PDF, by `pdftotext` of Poppler: the one reader that was found not to change a digit.
//!
//! It is run without a shell, for a limited time, and no more is taken from it than a limit.

#![allow(clippy::disallowed_methods, reason = "cli does the IO of the whole crate")]

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::import::Unreadable;

/// The program that is run.
const PROGRAM: &str = "pdftotext";

/// How long it may take.
const MOST_SECONDS: u64 = 30;

/// The most bytes that are taken from it.
const MAX_OUTPUT: usize = 128 * 1024 * 1024;

/// The most memory that it may take, in megabytes: a packed page of a few may fill any machine.
const MOST_MEMORY: usize = 1024;

/// The most bytes that are read of what it complains of.
const MAX_COMPLAINT: usize = 4096;

/// Returns the words of a PDF with their boxes, for [`read`](crate::import::read).
pub fn pdf_boxes(path: &Path) -> Result<Vec<u8>, Unreadable> {
    // A path that begins with a dash would be an option.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut command = Command::new(PROGRAM);
    command.args(["-bbox-layout", "-enc", "UTF-8"]).arg(path).arg("-");
    run(command, Duration::from_secs(MOST_SECONDS))
}

fn run(mut command: Command, limit: Duration) -> Result<Vec<u8>, Unreadable> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|problem| {
        if problem.kind() == io::ErrorKind::NotFound {
            return Unreadable::NoPdfReader;
        }
        Unreadable::PdfReaderFailed { said: problem.to_string() }
    })?;
    let output = in_background(child.stdout.take(), MAX_OUTPUT + 1);
    let complaint = in_background(child.stderr.take(), MAX_COMPLAINT);
    let ended = wait(&mut child, limit);
    if matches!(ended, End::TooSlow | End::TooLarge) {
        // It is gone already if this fails.
        let _ = child.kill();
        let _ = child.wait();
    }
    let output = output.join().unwrap_or_default();
    let complaint = complaint.join().unwrap_or_default();
    match ended {
        End::TooSlow => Err(Unreadable::PdfReaderTooSlow { seconds: limit.as_secs() }),
        End::TooLarge => Err(Unreadable::UnpacksTooLarge { limit: MOST_MEMORY }),
        _ if output.len() > MAX_OUTPUT => {
            Err(Unreadable::UnpacksTooLarge { limit: MAX_OUTPUT / 1024 / 1024 })
        }
        End::Content => Ok(output),
        End::Failed => Err(reason(&String::from_utf8_lossy(&complaint))),
    }
}

fn in_background(
    from: Option<impl Read + Send + 'static>,
    limit: usize,
) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(from) = from {
            // What was read before an error is judged by how the program ends.
            let _ = from.take(limit as u64).read_to_end(&mut bytes);
        }
        bytes
    })
}

/// How the program came to its end.
enum End {
    Content,
    Failed,
    TooSlow,
    TooLarge,
}

/// Waits for the program to end, as long as it keeps to its limits.
fn wait(child: &mut Child, limit: Duration) -> End {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    while start.elapsed() < limit {
        if let Ok(Some(status)) = child.try_wait() {
            return if status.success() { End::Content } else { End::Failed };
        }
        if memory(child).is_some_and(|memory| memory > MOST_MEMORY) {
            return End::TooLarge;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    End::TooSlow
}

/// Returns how many megabytes of memory a program holds, where the system says so in a file, as Linux does.
fn memory(child: &Child) -> Option<usize> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: usize = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024)
}

/// Tells from what the program complains of why it gave up.
fn reason(complaint: &str) -> Unreadable {
    let says = |words: &str| complaint.contains(words);
    if says("Incorrect password") {
        Unreadable::Encrypted
    } else if says("trailer") || says("xref") || says("May not be a PDF") || says("Syntax Error") {
        Unreadable::Damaged
    } else {
        let said = complaint.lines().find(|line| !line.trim().is_empty()).unwrap_or("?");
        Unreadable::PdfReaderFailed { said: said.trim().chars().take(200).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let error = run(Command::new("no-such-program-at-all"), Duration::from_secs(1));
        assert_eq!(error, Err(Unreadable::NoPdfReader));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        // `yes` prints for ever.
        let start = Instant::now();
        let error = run(Command::new("yes"), Duration::from_millis(300));
        let known = [
            Err(Unreadable::PdfReaderTooSlow { seconds: 0 }),
            Err(Unreadable::UnpacksTooLarge { limit: MAX_OUTPUT / 1024 / 1024 }),
        ];
        assert!(known.contains(&error), "{:?}", error.map(|bytes| bytes.len()));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn complaints_become_reasons() {
        for (said, reason_of) in [
            ("Command Line Error: Incorrect password", Unreadable::Encrypted),
            ("Syntax Error: Couldn't read xref table", Unreadable::Damaged),
            ("\nout of memory\n", Unreadable::PdfReaderFailed { said: "out of memory".to_owned() }),
            ("", Unreadable::PdfReaderFailed { said: "?".to_owned() }),
        ] {
            assert_eq!(reason(said), reason_of);
        }
    }
}
