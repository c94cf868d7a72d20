//! The tests themselves: no suite, no case and no snapshot is forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::support::{Case, folders};

const STAGES: [&str; 9] =
    ["readers", "form", "model", "syntax", "resolve", "eval", "coverage", "prove", "diagnostics"];

fn tests() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests"))
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries.map(|entry| name(entry.expect("an entry"))).collect();
    names.sort();
    names
}

/// Returns the rust files of a folder that no `mod` line of `parent` names.
fn forgotten(parent: &str, files: &[String]) -> Vec<String> {
    let named = |stem: &str| parent.lines().any(|line| line.trim() == format!("mod {stem};"));
    let stems = files.iter().filter_map(|file| file.strip_suffix(".rs"));
    let stems = stems.filter(|stem| !["main", "mod"].contains(stem) && !named(stem));
    stems.map(str::to_owned).collect()
}

#[test]
fn a_file_that_is_not_listed_is_found() {
    let files = ["main.rs", "syntax.rs", "lost.rs", "cases"].map(str::to_owned);
    assert_eq!(forgotten("mod syntax;\n// mod lost;\n", &files), ["lost"]);
}

#[test]
fn every_suite_is_listed() {
    for (folder, parent) in [("", "main.rs"), ("support", "support/mod.rs")] {
        let parent = fs::read_to_string(tests().join(parent)).expect("the file that lists them");
        let found = forgotten(&parent, &names_in(&tests().join(folder)));
        assert!(found.is_empty(), "no `mod` line names {found:?}");
    }
}

/// The files that a case may hold.
const FILES: [&str; 5] = ["case.rules", "report.yaml", "form.yaml", "prior.yaml", "children.yaml"];

#[test]
fn every_case_is_whole() {
    let stages = names_in(&tests().join("cases"));
    let known: BTreeSet<_> = STAGES.iter().map(|stage| (*stage).to_owned()).collect();
    assert_eq!(stages.into_iter().collect::<BTreeSet<_>>(), known, "each stage has a suite");
    for folder in folders("readers") {
        let files = names_in(&folder);
        let whole = matches!(&files[..], [file] if file.starts_with("source."));
        assert!(whole, "{}: one file called source", folder.display());
    }
    for stage in STAGES.into_iter().filter(|stage| *stage != "readers") {
        for folder in folders(stage) {
            let case = Case::open(&folder);
            let name = &case.name;
            let prefixed = name.starts_with("fail_") || name.starts_with("ok_");
            assert!(prefixed, "{stage}/{name}: begin with fail_ or ok_");
            let has = (case.rules.is_some(), case.report.is_some());
            let whole = match stage {
                "form" => case.form.is_some() && has == (false, false),
                "model" => has == (false, true),
                "syntax" => has == (true, false),
                "coverage" | "prove" => case.form.is_some() && has == (true, false),
                _ => has == (true, true),
            };
            assert!(whole, "{stage}/{name}: not the files that this stage needs");
            let strangers: Vec<_> = names_in(&folder)
                .into_iter()
                .filter(|file| !FILES.contains(&file.as_str()))
                .collect();
            assert!(strangers.is_empty(), "{stage}/{name}: nobody reads {strangers:?}");
        }
    }
}

#[test]
fn every_snapshot_has_a_case() {
    // The first lines of all findings of the shipped pack stand together; mutations and lists of rules
    // have packs of their own, and originals are files in the formats that people publish.
    let mut due = BTreeSet::from(["findings/first_lines.snap".to_owned()]);
    let mutated = ["small", "small_each", "small_json", "shipped"];
    due.extend(mutated.map(|name| format!("mutate/{name}.snap")));
    due.extend(["zh", "en"].map(|lang| format!("inventory/list_{lang}.snap")));
    due.extend(["zh", "en"].map(|lang| format!("originals/{lang}.snap")));
    for stage in STAGES {
        for folder in folders(stage) {
            let case = Case::open(&folder);
            due.insert(format!("{stage}/{}.snap", case.name));
            if ["syntax", "resolve"].contains(&stage) && case.fails() {
                due.insert(format!("diagnostics/{stage}__{}.snap", case.name));
            }
        }
    }
    let mut found: BTreeSet<String> = BTreeSet::new();
    for stage in names_in(&tests().join("snapshots")) {
        let files = names_in(&tests().join("snapshots").join(&stage));
        found.extend(files.into_iter().map(|file| format!("{stage}/{file}")));
    }
    let unreferenced: Vec<_> = found.difference(&due).collect();
    assert!(unreferenced.is_empty(), "no case has these snapshots: {unreferenced:#?}");
    let missing: Vec<_> = due.difference(&found).collect();
    assert!(missing.is_empty(), "these snapshots are missing: {missing:#?}");
}
