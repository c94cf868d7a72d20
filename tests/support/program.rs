//! The program itself, run in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A folder that is empty at first and gone in the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes a folder.
    pub(crate) fn new() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("case-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("the folder of a test");
        Self(path)
    }

    /// Writes a file into it, and the folders above that file.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("inside")).expect("the folder of a file");
        fs::write(path, content).expect("a file of a test");
        self
    }

    /// Returns the path of a file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Reads a file in it.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file that was written")
    }

    /// Tells whether there is a file in it.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// Adds to the end of a file in it.
    pub(crate) fn append(&self, name: &str, text: &str) {
        self.write(name, self.read(name) + text);
    }

    /// Copies a folder with all that lies below it into it.
    pub(crate) fn copy(&self, from: &Path, name: &str) {
        for entry in fs::read_dir(from).expect("a folder to copy") {
            let path = entry.expect("an entry").path();
            let below = format!("{name}/{}", path.file_name().expect("a name").to_string_lossy());
            if path.is_dir() {
                self.copy(&path, &below);
            } else {
                self.write(&below, fs::read(&path).expect("a file to copy"));
            }
        }
    }

    /// Runs the program in it, in Chinese unless the arguments say otherwise.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run_cli(&self.0, args)
    }

    /// Runs the program in it, in the language of a locale unless the arguments say otherwise.
    pub(crate) fn run_in(&self, locale: &str, args: &[&str]) -> Run {
        run_in(&self.0, locale, args)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in the build folder and does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; none when a signal ended it.
    pub(crate) status: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// Runs the program in a folder, so that the paths it shows are relative to it.
pub(crate) fn run_cli(folder: &Path, args: &[&str]) -> Run {
    run_in(folder, "zh_CN.UTF-8", args)
}

fn run_in(folder: &Path, locale: &str, args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_rulecheck"))
        .args(args)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", locale)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Run { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
