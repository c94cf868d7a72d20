//! Reports and forms that nobody writes by accident: each ends in a clear error, within a second of a
//! release build and 200 MB.

use std::process::Command;
use std::time::{Duration, Instant};

use super::support::Folder;

/// What a run may take, in KB.
const MEMORY: usize = 200 * 1024;

/// Runs the program on a file within bounds; returns its status and all it prints.
fn bounded(name: &str, args: &[&str], folder: &Folder) -> (Option<i32>, String) {
    let start = Instant::now();
    let script = format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\" --lang zh");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_rulecheck")])
        .args(args)
        .current_dir(folder.path(""))
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("a shell");
    let bound = if cfg!(debug_assertions) { 20 } else { 1 };
    assert!(start.elapsed() < Duration::from_secs(bound), "{name} took {:?}", start.elapsed());
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!err.contains("panicked") && !err.contains("memory allocation"), "{name}: {err}");
    (output.status.code(), format!("{out}{err}"))
}

fn hostile_texts() -> Vec<(&'static str, String)> {
    let laughs: String = (1..20)
        .map(|level| {
            let before = level - 1;
            format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 9].join(", "))
        })
        .collect();
    let keys: String = (0..300_000).map(|number| format!("k{number}: 1\n")).collect();
    let long = "键".repeat(350_000);
    let rows: String = (0..100_000).map(|number| format!("        r{number}: [1]\n")).collect();
    vec![
        ("a billion laughs", format!("a0: &a0 [x]\n{laughs}sections: []\n")),
        ("300,000 keys", keys.clone()),
        (
            "300,000 keys of a table",
            format!(
                "sections:\n  - heading: 甲\n    table:\n      columns: [总计]\n      rows:\n{rows}"
            ),
        ),
        ("a key of a megabyte", format!("{long}: 1\nsections: []\n")),
        ("a value of a megabyte", format!("unit: {long}\nsections: []\n")),
        (
            "a heading of a megabyte",
            format!(
                "sections:\n  - heading: {long}\n    table: {{columns: [{long}], rows: {{{long}: [1, 2]}}}}\n"
            ),
        ),
        ("open brackets", "[".repeat(300_000)),
        ("open braces", "{a: ".repeat(100_000)),
        ("nested lists", format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000))),
        ("dashes", "- ".repeat(200_000)),
        ("indentation", (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        ("quotes", "\"".repeat(1_000_000)),
        ("one quote", format!("unit: \"{long}")),
        ("documents", "---\n".repeat(300_000)),
        ("colons", ": ".repeat(300_000)),
        ("tags", "!a ".repeat(300_000)),
        ("control characters", format!("unit: {}\n", "\u{1}\u{1b}[31m\u{202e}".repeat(10_000))),
        ("digits", format!("year: {}\nsections: []\n", "9".repeat(1_000_000))),
    ]
}

#[test]
fn hostile_reports_end_in_a_clear_error() {
    for (name, text) in hostile_texts() {
        let folder = Folder::new();
        folder.write("a.rules", "A-1: 行(新收) == 1").write("report.yaml", &text);
        let (status, printed) = bounded(name, &["a.rules", "report.yaml"], &folder);
        assert!(matches!(status, Some(0..=3)), "{name}: {status:?} {printed}");
        assert!(printed.len() < 200_000, "{name} prints {} bytes", printed.len());
        for sign in ['\u{1b}', '\u{202e}', '\u{1}'] {
            assert!(!printed.contains(sign), "{name}: {sign:?} reached the terminal");
        }
    }
}

#[test]
fn hostile_forms_end_in_a_clear_error() {
    for (name, text) in hostile_texts() {
        let folder = Folder::new();
        folder.write("p/pack.yaml", "name: p\nversion: \"1\"\n");
        folder.write("p/a.rules", "A-1: 行(新收) == 1").write("p/form-1.yaml", &text);
        let (status, printed) = bounded(name, &["p"], &folder);
        assert_eq!(status, Some(2), "{name}: {printed}");
        assert!(printed.len() < 200_000, "{name} prints {} bytes", printed.len());
        assert!(!printed.contains('\u{1b}'), "{name}: an escape reached the terminal");
    }
}

#[test]
fn hostile_rules_print_little() {
    let long = "名".repeat(350_000);
    for (name, rules) in [
        ("a label", format!("A-1: 行({long}) == 1")),
        ("a name", format!("A-1: {long} == 1")),
        ("a function", format!("A-1: {long}(1) == 1")),
        ("an id", format!("{}: 1 == 2", "A".repeat(1_000_000))),
        ("a title", format!("规则 A-1 \"{long}\" {{ 行(新收) == 2 }}")),
        ("signs that turn the text", "A-1: 行(\u{202e}\u{1b}[2J新收) == 1".to_owned()),
    ] {
        let folder = Folder::new();
        folder.write("a.rules", rules);
        folder.write(
            "report.yaml",
            "sections:\n  - heading: 甲\n    table: {columns: [总计], rows: {新收: [1]}}\n",
        );
        let (status, printed) = bounded(name, &["a.rules", "report.yaml"], &folder);
        assert!(matches!(status, Some(1 | 2)), "{name}: {status:?}");
        assert!(printed.len() < 20_000, "{name} prints {} bytes", printed.len());
        for sign in ['\u{1b}', '\u{202e}'] {
            assert!(!printed.contains(sign), "{name}: {sign:?} reached the terminal");
        }
    }
}

#[test]
fn files_of_other_programs_are_told_in_a_line_each() {
    let folder = Folder::new();
    folder.write("a.rules", "A-1: 行(新收) == 1");
    for name in ["package", "lock", "settings"] {
        let text = "{\"name\": \"x\", \"version\": 1, \"private\": true, \"scripts\": {}, \"files\": [], \"bin\": {}, \"author\": \"y\"}";
        folder.write(&format!("reports/{name}.json"), text);
    }
    let run = folder.run(&["a.rules", "reports"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(run.stdout.matches("差错 ").count(), 3, "{}", run.stdout);
    assert_eq!(run.stdout.matches("report/not-a-report").count(), 3, "{}", run.stdout);
}

#[test]
fn files_as_people_have_them_are_read_or_refused_clearly() {
    let report = "unit: 甲局\nsections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1]}}\n";
    // 甲局 in GBK.
    let gbk = [b"unit: \xbc\xd7\xbe\xd6\r\n", &b"sections: []\r\n"[..]].concat();
    let cut = report.as_bytes()[..8].to_vec();
    for (name, bytes, status, words) in [
        ("BOM", ["\u{FEFF}", report].concat().into_bytes(), 0, "相符 1"),
        ("CRLF", report.replace('\n', "\r\n").into_bytes(), 0, "相符 1"),
        ("GBK", gbk, 2, "甲局"),
        ("half a character", cut, 2, "report/"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), 2, "这不是文本文件"),
        ("nothing", Vec::new(), 2, "文件里什么也没有"),
    ] {
        let folder = Folder::new();
        folder.write("a.rules", "A-1: 行(新收) == 1").write("r.yaml", bytes);
        let run = folder.run(&["a.rules", "r.yaml"]);
        assert_eq!(run.status, Some(status), "{name}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(words), "{name}: {}", run.stdout);
    }
    let folder = Folder::new();
    folder.write("a.rules", "A-1: 行(新收) == 1").write("r.yaml/inside.yaml", report);
    let run = folder.run(&["a.rules", "r.yaml"]);
    assert_eq!(run.status, Some(0), "a folder called r.yaml: {}{}", run.stdout, run.stderr);
}
