//! A document with fenced blocks. A comment on the line before a block says what the block is:
//!
//! | comment | the block |
//! |---|---|
//! | `<!-- file: NAME -->` | is what the reader saves as NAME |
//! | `<!-- add: NAME -->` | is what the reader adds to NAME |
//! | `<!-- copy: FOLDER -->` | none: the reader copies this folder of the repository |
//! | `<!-- run: STATUS -->` | is a command for each line, which ends with this status |
//! | `<!-- output -->` | is all that the last command printed |
//! | `<!-- output: findings -->` | is all of it but the closing line, which grows with the shipped pack |
//! | `<!-- shows: FILE -->` | is what stands in this file of the repository |
//! | `<!-- example: REPORT OPTIONS -->` | is what `mine.rules` says of REPORT.yaml in `docs/examples/first` |
//! | `<!-- generated: NAME -->` … `<!-- end -->` | none: the text between is made by a test |
//!
//! What a program prints, and what is generated, a test can write in place of what stands there.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A document as it lies in the repository.
pub(crate) struct Document {
    /// Its path below the root of the repository.
    pub(crate) name: String,
    path: PathBuf,
    lines: Vec<String>,
}

/// What a comment says, and the block below it.
#[derive(Clone)]
pub(crate) struct Marked {
    /// The first word of the comment; empty for a block without one.
    pub(crate) kind: String,
    /// What follows the colon.
    pub(crate) argument: String,
    /// What stands behind the opening fence.
    pub(crate) info: String,
    /// The lines of the block, without fences.
    pub(crate) body: Range<usize>,
}

/// The comments that are known; any other is a slip of the pen. The last two are read by `.ci/run` too.
const KINDS: [&str; 10] =
    ["file", "add", "copy", "run", "output", "shows", "generated", "end", "command", "example"];

impl Document {
    /// Reads a document of the repository.
    pub(crate) fn open(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = fs::read_to_string(&path).expect("the document");
        let lines = text.lines().map(str::to_owned).collect();
        Self { name: name.to_owned(), path, lines }
    }

    /// Returns the language of its readers.
    pub(crate) fn locale(&self) -> &'static str {
        let english = self.name.ends_with(".en.md") || self.name == "README.md";
        if english { "en_US.UTF-8" } else { "zh_CN.UTF-8" }
    }

    /// Returns its blocks, and the comments that need none, in order.
    pub(crate) fn marked(&self) -> Vec<Marked> {
        let mut found = Vec::new();
        let mut mark: Option<(String, String)> = None;
        let mut opened: Option<(String, usize)> = None;
        for (index, line) in self.lines.iter().enumerate() {
            if let Some((info, start)) = &opened {
                if line.as_str() == "```" {
                    let (kind, argument) = mark.take().unwrap_or_default();
                    found.push(Marked { kind, argument, info: info.clone(), body: *start..index });
                    opened = None;
                }
            } else if let Some(info) = line.strip_prefix("```") {
                opened = Some((info.to_owned(), index + 1));
            } else if let Some((kind, argument)) = comment(line) {
                let known = KINDS.contains(&kind.as_str());
                assert!(known, "{}:{}: no such comment: {kind}", self.name, index + 1);
                assert!(mark.is_none(), "{}:{}: two comments", self.name, index + 1);
                if ["copy", "generated", "end"].contains(&kind.as_str()) {
                    let info = String::new();
                    found.push(Marked { kind, argument, info, body: index + 1..index + 1 });
                } else {
                    mark = Some((kind, argument));
                }
            } else {
                let lost = mark.is_some() && !line.is_empty();
                assert!(!lost, "{}:{}: a comment without a block", self.name, index);
            }
        }
        assert!(opened.is_none() && mark.is_none(), "{}: ends inside a block", self.name);
        found
    }

    /// Returns the lines of a block.
    pub(crate) fn text(&self, body: &Range<usize>) -> String {
        self.lines[body.clone()].iter().map(|line| format!("{line}\n")).collect()
    }

    /// Returns where a line lies, as `file:line`.
    pub(crate) fn place(&self, body: &Range<usize>) -> String {
        format!("{}:{}", self.name, body.start + 1)
    }

    /// Returns what stands between `<!-- generated: NAME -->` and `<!-- end -->`.
    pub(crate) fn generated(&self, name: &str) -> Range<usize> {
        let marked = self.marked();
        let opens = |one: &Marked| one.kind == "generated" && one.argument == name;
        let at = marked.iter().position(opens).expect("a generated part of this name");
        let end = marked[at..].iter().find(|one| one.kind == "end").expect("its end");
        marked[at].body.start..end.body.start - 1
    }

    /// Writes the document with other lines in some places, given from the first to the last.
    pub(crate) fn rewrite(&self, changes: &[(Range<usize>, String)]) {
        let mut lines = self.lines.clone();
        for (body, text) in changes.iter().rev() {
            lines.splice(body.clone(), text.lines().map(str::to_owned));
        }
        fs::write(&self.path, lines.join("\n") + "\n").expect("the document can be written");
    }
}

/// Reads `<!-- kind: argument -->`.
fn comment(line: &str) -> Option<(String, String)> {
    let inner = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (kind, argument) = inner.split_once(": ").unwrap_or((inner, ""));
    Some((kind.to_owned(), argument.to_owned()))
}
