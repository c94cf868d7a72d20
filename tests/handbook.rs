//! The documents, held against the program: the rules printed in them run as they say.

use std::fs;
use std::path::Path;

use super::support::Folder;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the blocks of a document that are marked as `kind`, one after the other.
fn blocks(document: &str, kind: &str) -> String {
    let text = fs::read_to_string(root().join(document)).expect("the document");
    let opening = format!("```{kind}");
    let mut inside = false;
    let mut found = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside && line == opening;
        } else if inside {
            found.push_str(line);
            found.push('\n');
        }
    }
    found
}

#[test]
fn every_rule_of_the_language_reference_holds_on_the_shipped_report() {
    let rules = blocks("docs/language.md", "rules");
    assert!(rules.lines().count() > 100, "the reference shows its rules");
    let folder = Folder::new();
    folder.write("reference.rules", rules);
    let pack = root().join("rules").display().to_string();
    let report = root().join("rules/annual-report/tests/clean-district-2023/report.yaml");
    let report = report.display().to_string();
    let run = folder.run(&[&pack, "reference.rules", &report, "--today", "2026-02-01"]);
    assert!(run.stdout.contains("已豁免 3"), "{}", run.stdout);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let folder = root().join("docs/examples/first");
    let drawn =
        super::support::run_cli(&folder, &["mine.rules", "wrong.yaml", "--lang", "zh"]).stdout;
    for readme in ["README.md", "README.zh.md"] {
        let text = fs::read_to_string(root().join(readme)).expect("the readme");
        assert!(text.contains(drawn.trim_end()), "{readme} does not show:\n{drawn}");
    }
}
