//! The pages of the codes: every code has one, its example gives it, and the document shows them all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rulecheck::diagnose::{CodeExample, code_entries, code_page};
use rulecheck::render::page_markdown_within;

use super::support::{Case, Folder, Made, check_case, for_code};

const ROOMS: [&str; 9] =
    ["syntax", "resolve", "report", "form", "pack", "waiver", "cli", "suite", "import"];

const REPORT: &str = "unit: 某某局
year: 2023
sections:
  - heading: 一、总体情况
    facts: {visits: 33912}
  - heading: 三、收到和处理政府信息公开申请情况
    table:
      columns: [自然人, {法人或其他组织: [商业企业, 科研机构, 其他]}, 总计]
      rows:
        一、本年新收政府信息公开申请数量: [34, 1, 0, 0, 35]
        二、上年结转政府信息公开申请数量: [2, 0, 0, 0, 2]
        三、本年度办理结果:
          （一）予以公开: [35, 1, 0, 0, 36]
          （二）部分公开: [0, 0, 0, 0, 0]
          （七）总计: [35, 1, 0, 0, 36]
        四、结转下年度继续办理: [1, 0, 0, 0, 1]
";

const RULES_FOR_REPORTS: &str = "A-1: 行(新收) == 35\nA-2: 正文(办事情况) 包含 \"无\"\n";

/// Returns the codes that the source names.
fn named_in_source() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnose")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                // What is said of the codes is held against the others.
                folders.extend((!path.ends_with("codes")).then_some(path));
                continue;
            }
            let text = fs::read_to_string(&path).expect("a file");
            for literal in text.split('"') {
                let is_code = |(room, name): (&str, &str)| {
                    let letters = |sign: char| sign.is_ascii_lowercase() || sign == '-';
                    ROOMS.contains(&room) && !name.is_empty() && name.chars().all(letters)
                };
                if literal.split_once('/').is_some_and(is_code) {
                    found.insert(literal.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let named = named_in_source();
    let mut described = BTreeSet::new();
    for entry in code_entries() {
        assert!(described.insert(entry.code.to_owned()), "{} is described twice", entry.code);
    }
    let without: Vec<_> = named.difference(&described).collect();
    assert!(without.is_empty(), "write a page in src/diagnose/codes for {without:#?}");
    let idle: Vec<_> = described.difference(&named).collect();
    assert!(idle.is_empty(), "no message has these codes: {idle:#?}");
}

/// Returns the codes that an example gives.
fn given(example: CodeExample) -> Vec<String> {
    let case = |rules: &str, report: &str, form: Option<String>| {
        let case = Case {
            name: "a page".to_owned(),
            rules: Some(rules.to_owned()),
            report: Some(report.to_owned()),
            form,
            prior: None,
            children: None,
        };
        let checked = check_case(&case);
        let errors = checked.outcomes.iter().flat_map(|one| &one.errors);
        let messages = checked.problems.iter().chain(errors);
        messages.map(|one| one.code.clone()).collect()
    };
    match example {
        CodeExample::Rules(rules) => case(rules, REPORT, None),
        CodeExample::Report(report) => case(RULES_FOR_REPORTS, report, None),
        CodeExample::Form(part) => {
            let form = format!(
                "form: 年度报告\nversion: \"1\"\nvalid: {{from: 2021}}\nsections:\n  - heading: 甲\n{part}"
            );
            case("1 == 1\n", REPORT, Some(form))
        }
        CodeExample::WholeForm(form) => case("1 == 1\n", REPORT, Some(form.to_owned())),
        CodeExample::Manifest(manifest) => {
            let folder = Folder::new();
            folder.write("p/pack.yaml", manifest).write("p/a.rules", "1 == 1");
            vec![folder.run(&["p"]).stdout]
        }
        CodeExample::Command(command) => vec![typed(&[], command)],
        CodeExample::Published(text) => {
            let name = if text.starts_with('<') { "annual.html" } else { "annual.txt" };
            vec![typed(
                &[(name, text.as_bytes())],
                &format!("rulecheck import {name} --rules pack"),
            )]
        }
        CodeExample::Files(files, command) => {
            let files: Vec<(&str, &[u8])> =
                files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
            vec![typed(&files, command)]
        }
        CodeExample::Told(..) => Vec::new(),
    }
}

/// Types a command in a folder that has these files, beside some that every example may use.
fn typed(files: &[(&str, &[u8])], command: &str) -> String {
    let folder = Folder::new();
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report");
    let own_rules = files.iter().any(|(name, _)| name.starts_with("rules/"));
    let imports = command.starts_with("rulecheck import") && !own_rules;
    for form in ["form-2019.yaml", "form-2021.yaml"] {
        let content = fs::read(pack.join(form)).expect("the form");
        folder.write(&format!("pack/{form}"), &content);
        if imports {
            folder.write(&format!("rules/{form}"), &content);
        }
    }
    folder.write("pack/a.rules", "A-1: 1 == 1\n");
    // An example that brings rules, or a form, stands alone.
    if !own_rules {
        folder.write("rules/a.rules", "A-1: 行(新收) == 35");
    }
    folder
        .write("report.yaml", REPORT)
        .write("报告.png", b"\x89PNG\r\n\x1a\n")
        .write("空文件夹/说明.dat", "");
    for (name, content) in files {
        folder.write(name, content);
    }
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let run = folder.run(&words);
    run.stdout + &run.stderr
}

/// The codes that no test brings about, and why.
const UNTRIED: &[(&str, &str)] = &[
    ("cli/conflict", "at present no two options exclude each other"),
    ("cli/not-text", "not every system has file names that are no text"),
    ("cli/output", "no disk is filled for a test"),
    ("cli/too-large", "no file of 256 MB is written for a test"),
    ("cli/unreadable", "whoever runs the tests may read every file"),
    ("cli/unwritable", "whoever runs the tests may write into every folder"),
    ("cli/usage", "what clap may refuse beyond the kinds that are known"),
    ("cli/watch", "the system that the tests run on lets files be watched"),
    ("import/no-pdf-reader", "the reader is there where PDF is tested"),
    ("import/pdf-failed", "what a damaged PDF is called depends on the version of the reader"),
    ("import/pdf-too-slow", "it takes half a minute"),
    ("syntax/too-intricate", "no statement is known that meets this limit before another"),
];

#[test]
fn every_example_gives_the_code_it_is_for() {
    let mut wrong = Vec::new();
    let mut untried = Vec::new();
    for entry in code_entries() {
        let found = match (entry.example, for_code(entry.code)) {
            (CodeExample::Told(..), Some(Made { files, command })) => {
                let files: Vec<(&str, &[u8])> =
                    files.iter().map(|(name, content)| (*name, content.as_slice())).collect();
                vec![typed(&files, command)]
            }
            (CodeExample::Told(..), None) => {
                untried.push(entry.code);
                continue;
            }
            (example, _) => given(example),
        };
        if !found.iter().any(|one| one.contains(entry.code)) {
            let found: Vec<String> =
                found.iter().map(|one| one.chars().take(600).collect()).collect();
            wrong.push(format!("{}: {found:#?}", entry.code));
        }
    }
    assert!(wrong.is_empty(), "the examples give something else: {}", wrong.join("\n"));
    let excused: Vec<&str> = UNTRIED.iter().map(|(code, _)| *code).collect();
    untried.sort_unstable();
    assert_eq!(untried, excused, "give these an example that is tried, or a reason");
}

#[test]
fn the_document_shows_every_page() {
    let mut document = "# 提示的代码 / The codes of messages\n\n每条提示开头的代码：意思、例子、怎么办。`rulecheck explain 代码` 显示同样的内容。\nWhat each code means, with an example and what to do. `rulecheck explain CODE` prints the same.\n\n这一份由程序生成，改动写在 `src/diagnose/codes/`。\nThis document is made from the program; changes go into `src/diagnose/codes/`.\n".to_owned();
    let mut room = "";
    for entry in code_entries() {
        let own = entry.code.split('/').next().expect("a room");
        if own != room {
            document.push_str(&format!("\n## {own}\n"));
            room = own;
        }
        let page = code_page(entry.code).expect("a page");
        document.push_str(&format!("\n{}", page_markdown_within(&page)));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    if std::env::var("RULECHECK_DOCS").is_ok_and(|value| value == "write") {
        fs::write(&path, &document).expect("the document");
    }
    let shown = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        shown == document,
        "docs/diagnostics.md is not what the program says: RULECHECK_DOCS=write cargo test --locked --test suites codes"
    );
}

#[test]
fn a_code_is_explained() {
    let folder = Folder::new();
    let page = folder.run(&["explain", "resolve/unknown-label"]);
    assert_eq!((page.status, page.stderr.as_str()), (Some(0), ""));
    for words in ["意思", "例子", "怎么办", "A-1: 行(没有这一行) == 35"] {
        assert!(page.stdout.contains(words), "{words} is not in:\n{}", page.stdout);
    }
    let english = folder.run(&["explain", "resolve/unknown-label", "--lang", "en"]).stdout;
    assert!(english.contains("What to do"), "{english}");
    let slip = folder.run(&["explain", "resolve/unknown-labels"]);
    assert_eq!(slip.status, Some(2));
    assert!(slip.stderr.contains("是不是 resolve/unknown-label"), "{}", slip.stderr);
    for entry in code_entries() {
        let drawn = folder.run(&["explain", entry.code]).stdout;
        for line in drawn.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "wider than 80: {line}");
        }
    }
}
