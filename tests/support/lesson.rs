//! A document followed to the letter in an empty folder, as a reader would.

use std::ops::Range;
use std::path::Path;

use super::{Document, Folder, Marked, run_cli};

/// What came of following a document.
#[derive(Default)]
pub(crate) struct Lesson {
    /// Where the document says something else than what happens, with both.
    pub(crate) faults: Vec<String>,
    /// What the program printed, for each block that shows all of it and is wrong.
    pub(crate) outputs: Vec<(Range<usize>, String)>,
    said: Option<String>,
}

impl Lesson {
    /// Follows a document. `shared` are folders of the repository that lie ready.
    pub(crate) fn follow(document: &Document, shared: &[&str]) -> Self {
        let folder = Folder::new();
        for one in shared {
            folder.copy(&root().join(one), one);
        }
        let mut lesson = Self::default();
        for block in document.marked() {
            lesson.take(document, &folder, &block);
        }
        lesson
    }

    fn take(&mut self, document: &Document, folder: &Folder, block: &Marked) {
        let text = document.text(&block.body);
        match block.kind.as_str() {
            "file" => drop(folder.write(&block.argument, text)),
            "add" => folder.append(&block.argument, &text),
            "copy" => folder.copy(&root().join(&block.argument), &block.argument),
            "run" => self.run(document, folder, block),
            "output" => self.output(document, block, &text),
            "shows" => self.shows(document, block, &text),
            "example" => self.example(document, block, &text),
            _ => {}
        }
    }

    fn run(&mut self, document: &Document, folder: &Folder, block: &Marked) {
        let place = document.place(&block.body);
        let status = block.argument.parse().unwrap_or_else(|_| panic!("{place}: no exit status"));
        for line in document.text(&block.body).lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (program, args) = words.split_first().expect("a command on each line");
            assert!(*program == "rulecheck" && !line.contains(['"', '\'']), "{place}: {line}");
            let run = folder.run_in(document.locale(), args);
            let said = run.stdout + &run.stderr;
            if run.status != Some(status) {
                let fault = format!("{place}: `{line}` ended with {:?}:\n{said}", run.status);
                self.faults.push(fault);
            }
            self.said = Some(said.trim_end().to_owned());
        }
    }

    fn output(&mut self, document: &Document, block: &Marked, shown: &str) {
        let place = document.place(&block.body);
        let said = self.said.clone().unwrap_or_else(|| panic!("{place}: no command ran before"));
        let meant = match block.argument.as_str() {
            "" => said,
            "findings" => said.rsplit_once("\n\n").expect("a closing line").0.to_owned(),
            other => panic!("{place}: no such kind of output: {other}"),
        };
        if shown.trim_end() != meant {
            self.faults.push(format!("{place}: the program says something else:\n{meant}"));
            self.outputs.push((block.body.clone(), meant));
        }
    }

    fn example(&mut self, document: &Document, block: &Marked, shown: &str) {
        let mut words = block.argument.split_whitespace();
        let report = format!("{}.yaml", words.next().expect("a report"));
        let args: Vec<&str> = ["mine.rules", &report].into_iter().chain(words).collect();
        self.said = Some(run_cli(&root().join("docs/examples/first"), &args).stdout);
        self.said = self.said.take().map(|said| said.trim_end().to_owned());
        let whole = Marked { argument: String::new(), ..block.clone() };
        self.output(document, &whole, shown);
    }

    fn shows(&mut self, document: &Document, block: &Marked, shown: &str) {
        let file = root().join(&block.argument);
        let content = std::fs::read_to_string(file).expect("the file that is shown");
        if content.trim_end() != shown.trim_end() {
            let place = document.place(&block.body);
            self.faults.push(format!("{place}: {} holds:\n{content}", block.argument));
            self.outputs.push((block.body.clone(), content.trim_end().to_owned()));
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
