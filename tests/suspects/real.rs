//! Reports that were really published, where they are there.

use std::path::{Path, PathBuf};

use crate::support::{Folder, Run};

fn published(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not there");
    None
}

fn check(report: &Path, options: &[&str]) -> Run {
    let folder = Folder::new();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let paths = [rules.to_str().expect("a path"), report.to_str().expect("a path")];
    folder.run(&[&paths, options].concat())
}

fn suspects(run: &Run) -> Vec<serde_json::Value> {
    let output: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["reports"][0]["suspects"].as_array().expect("suspects").clone()
}

/// The only admissible explanation of the first total, and both of the second one.
#[test]
fn two_totals_of_reviews_that_were_left_0() {
    let Some(report) = published("hongze-2023.raw.txt") else { return };
    for only in [&["--only", "T4-SUM"][..], &[]] {
        let found = suspects(&check(&report, &[&["--format", "json"], only].concat()));
        let short: Vec<String> = found
            .iter()
            .map(|one| {
                let cell = &one["cells"][0];
                let text = |key: &str| cell[key].as_str().unwrap_or_default().to_owned();
                format!(
                    "{} {} → {} {}",
                    text("column"),
                    text("reported"),
                    text("implied"),
                    one["unique"]
                )
            })
            .collect();
        assert_eq!(short, ["总计 0 → 11 true", "结果维持 5 → 0 false", "总计 0 → 5 false"]);
    }
}

/// A column of totals that was left blank is one explanation.
#[test]
fn a_blank_column_is_explained_as_one() {
    let Some(report) = published("shanghai-office-2019.html") else { return };
    let run = check(&report, &[]);
    assert!(run.stdout.contains("表三“总计”列有 11 格应有数而没有填"), "{}", run.stdout);
    assert!(!run.stdout.contains("T3-COL：申请人合计"), "{}", run.stdout);
    let plain = check(&report, &["--no-suspects"]);
    assert!(plain.stdout.contains("T3-COL：申请人合计"), "{}", plain.stdout);
    assert!(!plain.stdout.contains("没有填，应为"), "{}", plain.stdout);
}
