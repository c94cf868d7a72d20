//! What findings quote of an original that is no text: the row as it is printed, in every format, and its place as
//! the report document has it.

use std::path::{Path, PathBuf};

use super::support::{Folder, snapshot};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the pack and a report.
fn folder_with(name: &str, content: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new();
    folder.copy(&root().join("rules"), "rules");
    folder.write(name, content);
    folder
}

/// A page whose first row does not add up: 5 + 1 is no 5.
const PAGE: &str = "<h1>某某县水务局2023年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table>
<tr><td>申请</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
<tr><td>一、本年新收政府信息公开申请数量</td><td>5</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>5</td></tr>
<tr><td>二、上年结转政府信息公开申请数量</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>";

#[test]
fn the_row_of_a_page_is_quoted_with_its_place() {
    let folder = folder_with("局.html", PAGE);
    let row = "一、本年新收政府信息公开申请数量 │ 5 │ 1 │ 0 │ 0 │ 0 │ 0 │ 5";
    let place = "原件：局.html 第 1 张表第 2 行第 8 格";
    let at_once = folder.run(&["rules", "局.html", "--no-suspects"]).stdout;
    folder.run(&["import", "局.html", "-o", "out"]);
    let document = folder.run(&["rules", "out/局.yaml", "--no-suspects"]).stdout;
    for (said, is_document) in [(&at_once, false), (&document, true)] {
        for words in ["局.html → 原文:", row, place] {
            assert!(said.contains(words), "{words}\n{said}");
        }
        assert_eq!(said.contains("局.yaml:"), is_document, "{said}");
        assert!(!said.contains("report.yaml"), "nobody has seen that document: {said}");
    }
    // What import doubts is quoted too.
    folder.write("局.html", PAGE.replace("<td>1</td>", "<td>O</td>"));
    let doubt = folder.run(&["import", "局.html"]).stderr;
    assert!(
        doubt.contains("│ 5 │ O │ 0 │") && doubt.contains("第 1 张表第 2 行第 3 格"),
        "{doubt}"
    );
    // A page that prints something else there is not the original any more.
    folder.write("局.html", PAGE.replace("<h1>", "<p>三、</p><h1>"));
    let changed = folder.run(&["rules", "out/局.yaml", "--no-suspects"]).stdout;
    assert!(changed.contains("这个文件已和读入时不同") && !changed.contains("原文:"), "{changed}");
}

/// The report of `tests/fixtures/originals` in each format, and how the wrong total's place is written there.
const FORMATS: [(&str, &str); 5] = [
    ("html", "table[1]/tr[2]/td[8]:3"),
    ("docx", "table[1]/tr[2]/tc[8]"),
    ("xlsx", "年报!H6"),
    ("xls", "年报!H6"),
    ("pdf", "1@530,215,533,222"),
];

fn original(format: &str) -> Option<Vec<u8>> {
    if format == "html" {
        return Some(PAGE.into());
    }
    let path = root().join(format!("tests/fixtures/originals/report.{format}"));
    let has_reader = rulecheck::cli::pdf_boxes(Path::new(&path)).is_ok();
    if format == "pdf" && !has_reader && std::env::var_os("CI").is_none() {
        eprintln!("PDF is skipped: pdftotext is not installed");
        return None;
    }
    Some(std::fs::read(path).expect("the fixture"))
}

/// Runs the one rule on files; returns what is printed.
fn check(folder: &Folder, files: &[String], more: &[&str]) -> String {
    let mut args = vec!["rules", "--no-suspects", "--only", "T3-COL"];
    args.extend(files.iter().map(String::as_str));
    folder.run(&[&args, more].concat()).stdout
}

/// Returns what JSON says of the wrong total in each report, under a key.
fn totals(json: &str, key: &str) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let total = |report: &serde_json::Value| {
        let cells = report["findings"][0]["cells"].as_array().expect("cells");
        let total = cells.iter().find(|cell| cell["column"] == "总计").expect("the total");
        total[key].as_str().expect("a place").to_owned()
    };
    json["reports"].as_array().expect("reports").iter().map(total).collect()
}

#[test]
fn the_printed_row_is_quoted_in_every_format_and_language() {
    let folder = folder_with("rules/README", "");
    let all = FORMATS.iter().filter_map(|(format, place)| {
        folder.write(&format!("{format}/局.{format}"), original(format)?);
        Some((format!("{format}/局.{format}"), format!("{format}/局.yaml"), *place))
    });
    let all: Vec<(String, String, &str)> = all.collect();
    let files: Vec<String> = all.iter().map(|(file, ..)| file.clone()).collect();
    let documents: Vec<String> = all.iter().map(|(_, document, _)| document.clone()).collect();
    let places: Vec<&str> = all.iter().map(|(.., place)| *place).collect();
    for lang in ["zh", "en"] {
        let drawn = check(&folder, &files, &["--lang", lang]);
        let findings = drawn.split("\n\n").filter(|message| message.starts_with("  × "));
        let findings: Vec<&str> = findings.collect();
        assert_eq!(findings.len(), files.len(), "{drawn}");
        // Without a reader of PDF there is one less.
        if files.len() == FORMATS.len() {
            snapshot("originals", lang, &findings.join("\n\n"));
        }
    }
    // Programs are told the same place in every language, and as import writes it.
    let at_once = check(&folder, &files, &["--format", "json", "--lang", "en"]);
    for key in ["at", "original"] {
        assert_eq!(totals(&at_once, key), places);
    }
    for (file, document, place) in &all {
        let folder_of = document.split('/').next().expect("a folder");
        folder.run(&["import", file, "-o", folder_of]);
        assert!(folder.read(document).contains(place), "{place}\n{}", folder.read(document));
    }
    let later = check(&folder, &documents, &["--format", "json", "--lang", "zh"]);
    assert_eq!(totals(&later, "original"), places);
}

#[test]
fn programs_and_readers_aloud_are_told_places_and_no_lines_that_nobody_knows() {
    let folder = folder_with("局.html", PAGE.replace("<td>1</td>", "<td>O</td>"));
    let json = folder.run(&["rules", "局.html", "--format", "json", "--lang", "en"]).stdout;
    assert!(!json.contains('→') && json.contains("\"file\": \"局.html\""), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let errors = json["reports"][0]["errors"].as_array().expect("errors");
    let doubt = errors.iter().find(|one| one["code"] == "import/unread").expect("the doubt");
    assert_eq!(doubt["at"], "table[1]/tr[2]/td[3]:3", "{json}");
    let told = folder.run(&["rules", "局.html", "--format", "narrated"]).stdout;
    let told = told.replace('\n', "");
    assert!(told.contains("文件 局.html 第 1 张表第 2 行第 3 格"), "{told}");
    assert!(!told.contains("个字，写的是 O"), "{told}");
}

#[test]
fn the_day_of_publication_is_found_beside_the_report_and_never_chosen() {
    let page = |head: &str, line: &str| {
        let page = PAGE.replace("<h1>", &format!("{head}<body><p>{line}</p><h1>"));
        folder_with("局.html", format!("{page}<p>版权所有：某某县</p>"))
    };
    let meta = "<head><meta name=\"PubDate\" content=\"2024-01-25 09:12\"></head>";
    let field = "来源：某某县水务局 发布时间：2024-01-25 浏览次数：12";
    for (head, line, wanted) in [
        (meta, "首页", "published: 2024-01-25\npublished_at: \"meta[1]:1\"\n"),
        ("", field, "published: 2024-01-25\npublished_at: \"p[1]:1\"\n"),
        (meta, field, "published: 2024-01-25\npublished_at: \"meta[1]:1\"\n"),
    ] {
        let folder = page(head, line);
        let run = folder.run(&["import", "局.html", "-o", "out"]);
        let document = folder.read("out/局.yaml");
        assert!(document.contains(wanted), "{document}\n{}", run.stderr);
        assert!(!run.stderr.contains("import/published-differs"), "{}", run.stderr);
    }
    let folder = page(meta, "发布日期：2024-02-01 浏览次数：12");
    let run = folder.run(&["import", "局.html", "-o", "out"]);
    let said = run.stderr.replace("\n  │ ", "");
    assert!(
        said.contains("发布日期有几种说法，没有采用：2024-01-25、2024-02-01"),
        "{}",
        run.stderr
    );
    assert!(!folder.read("out/局.yaml").contains("published:"), "{}", run.stderr);
}
