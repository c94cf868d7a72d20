//! Reports and forms that nobody writes by accident: each ends in a clear error, within a second of a
//! release build and 200 MB.

use std::process::Command;

use super::support::Folder;

/// What a run may take, in KB.
const MEMORY: usize = 200 * 1024;

/// The seconds of a processor that a run may take: of a build without optimisation twenty, of a release
/// one. Not the time on the clock, which depends on what else the machine does.
const SECONDS: f64 = if cfg!(debug_assertions) { 20.0 } else { 1.0 };
const SECONDS_OF_A_RELEASE: f64 = 1.0;

/// Names a release build that is to be held to its second by tests that are built without optimisation
/// themselves: `just hostile` sets it.
const RELEASE: &str = "RULECHECK_RELEASE";

/// Runs the program on a file within bounds; returns its status and all it prints.
fn bounded(name: &str, args: &[&str], folder: &Folder) -> (Option<i32>, String) {
    let release = std::env::var(RELEASE).ok();
    let (program, bound) = match &release {
        Some(release) => (release.as_str(), SECONDS_OF_A_RELEASE),
        None => (env!("CARGO_BIN_EXE_rulecheck"), SECONDS),
    };
    let script = format!(
        "ulimit -v {MEMORY} && \"$0\" \"$@\" --lang zh; status=$?; times >&2; exit $status"
    );
    let output = Command::new("sh")
        .args(["-c", &script, program])
        .args(args)
        .current_dir(folder.path(""))
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("a shell");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    let (err, taken) = split_times(&err);
    assert!(taken <= bound, "{name} took {taken} seconds of a processor, more than {bound}");
    if release.is_some() {
        eprintln!("{taken:5.2} s  {name}");
    }
    assert!(!err.contains("panicked") && !err.contains("memory allocation"), "{name}: {err}");
    (output.status.code(), format!("{out}{err}"))
}

/// Takes what `times` says off the end of the error output: a line of the shell's own seconds, and one of
/// what it ran, each the program's and the system's for it, as in `0m0.12s 0m0.02s`.
fn split_times(err: &str) -> (String, f64) {
    let lines: Vec<&str> = err.lines().collect();
    let (said, times) = lines.split_at(lines.len() - 2);
    let seconds = |part: &str| {
        let (minutes, seconds) =
            part.strip_suffix('s').and_then(|p| p.split_once('m')).expect("a time");
        minutes.parse::<f64>().expect("minutes") * 60.0 + seconds.parse::<f64>().expect("seconds")
    };
    let mut said = said.join("\n");
    said.push('\n');
    (said, times[1].split_whitespace().map(seconds).sum())
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

/// How often something is repeated: in a program without optimisation a quarter, which is as far beyond what
/// anybody writes.
fn times(count: usize) -> usize {
    let is_slow = cfg!(debug_assertions) && std::env::var_os(RELEASE).is_none();
    if is_slow { count / 4 } else { count }
}

/// Rule files that nobody writes by accident.
fn hostile_rules() -> Vec<(&'static str, String)> {
    let doubled: String = (1..=30).map(|n| format!("设 n{n} = n{0} + n{0}\n", n - 1)).collect();
    let every = |count: usize| -> String {
        (0..count).map(|n| format!("每个 x{n} 在 行(新收 .. 结转): ")).collect()
    };
    vec![
        ("open brackets", "(".repeat(times(300_000))),
        (
            "closed brackets",
            format!("A-1: {}1{} == 1", "(".repeat(times(300_000)), ")".repeat(times(300_000))),
        ),
        (
            "scopes",
            format!(
                "{}A: 1 == 1{}",
                "在 表三 逐列 {".repeat(times(50_000)),
                "}".repeat(times(50_000))
            ),
        ),
        ("a sum of 100,000", format!("A-1: 行(新收) == 1{}", " + 1".repeat(times(100_000)))),
        ("20,000 statements", format!("A-1: 行(新收) == 2{}", " 且 1 == 1".repeat(times(20_000)))),
        ("a million signs", "=".repeat(times(1_000_000))),
        ("a million quotes", "\"".repeat(times(1_000_000))),
        ("an open quote of a megabyte", format!("A-1: “{}", "文".repeat(times(350_000)))),
        ("a number of a megabyte", format!("A-1: 行(新收) == {}", "9".repeat(times(1_000_000)))),
        ("20,000 broken lines", "A: 行(新收 == 1\n".repeat(times(20_000))),
        ("names that double", format!("设 n0 = 行(新收) + 1\n{doubled}A-1: n30 == 1")),
        ("names in a circle", "设 甲 = 乙 + 乙\n设 乙 = 甲 + 甲\nA-1: 甲 == 1".to_owned()),
        ("40 quantifiers", format!("A-1: {}x0 >= 0", every(40))),
        ("much for each", format!("A-1: {}x0{} >= 0", every(17), " + x1".repeat(20))),
        ("hidden signs", "A-1: 行(新\u{202e}\u{1b}收) == \u{1}1\n".repeat(2_000)),
    ]
}

#[test]
fn hostile_rules_end_in_a_clear_error() {
    for (name, rules) in hostile_rules() {
        let folder = Folder::new();
        folder.write("a.rules", &rules).write(
            "report.yaml",
            "sections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1], 结转: [2]}}\n",
        );
        let (status, printed) = bounded(name, &["a.rules", "report.yaml"], &folder);
        assert!(matches!(status, Some(1 | 2)), "{name}: {status:?} {printed}");
        for sign in ['\u{1b}', '\u{202e}', '\u{1}'] {
            assert!(!printed.contains(sign), "{name}: {sign:?} reached the terminal");
        }
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
