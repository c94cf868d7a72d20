//! Published reports read against the forms of the pack: every figure that is printed, in every layout.

use std::path::{Path, PathBuf};

use super::support::Folder;
use rulecheck::import::{Draft, Hints, read_text, recognise, write};
use rulecheck::model::{Form, Report, Table, decode, load_form, load_reports};
use rulecheck::source::FileId;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn forms() -> Vec<Form> {
    let form = |version: &str| {
        let path = root().join(format!("rules/annual-report/form-{version}.yaml"));
        let text = std::fs::read_to_string(path).expect("the pack has the form");
        load_form(FileId::FIRST, &text).0.expect("the form is sound")
    };
    ["2019", "2021"].map(form).into()
}

fn import(bytes: &[u8], name: &str) -> Draft {
    let (text, _) = decode(bytes).expect("a text");
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    let hints = Hints { source: Some(name.to_owned()), ..Hints::default() };
    recognise(read_text(&text).expect("short"), &forms, &hints)
}

/// Reads the document that import writes, which must be sound.
fn report(draft: &Draft) -> Report {
    let text = write(draft, &[]);
    let (mut reports, problems) = load_reports(FileId::FIRST, &text);
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    reports.remove(0)
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let width = table.columns.slots.len();
    table
        .cells
        .chunks(width)
        .map(|row| row.iter().map(|c| c.printed.to_string()).collect())
        .collect()
}

/// The reports that the project was created from lie beside it, where they are there at all.
fn published() -> Option<PathBuf> {
    let folder = root().join("../shared/reports");
    if !folder.is_dir() {
        eprintln!("skipped: there are no published reports beside the repository");
        return None;
    }
    Some(folder)
}

fn truth(folder: &Path, name: &str) -> serde_json::Value {
    let text = std::fs::read_to_string(folder.join(format!("tables/{name}.json"))).expect("there");
    serde_json::from_str(&text).expect("sound")
}

fn texts(value: &serde_json::Value) -> Vec<String> {
    let text =
        |cell: &serde_json::Value| if cell.is_null() { String::new() } else { cell.to_string() };
    match value {
        serde_json::Value::Array(cells) => cells.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

#[test]
fn published_reports_are_read_whole() {
    let Some(folder) = published() else { return };
    for (file, name) in [
        ("zhoukou-kjj-2021.txt", "zhoukou-kjj-2021"),
        ("hongze-2023.raw.txt", "hongze-2023"),
        ("hongze-2023.layout.txt", "hongze-2023"),
        ("suqian-2023.layout.txt", "suqian-2023"),
    ] {
        let bytes = std::fs::read(folder.join(file)).expect("there");
        let report = report(&import(&bytes, file));
        let truth = truth(&folder, name);
        let tables: Vec<&Table> = report.tables().collect();
        let found: Vec<Vec<String>> = tables.iter().flat_map(|table| rows(table)).collect();
        let small = truth["table2"].as_object().expect("there").values().map(texts);
        let large = truth["table3"]["rows"].as_object().expect("there").values().map(texts);
        // JSON sorts its keys: what matters is that nothing is lost and nothing is wrong.
        let mut expected: Vec<Vec<String>> = small.chain(large).collect();
        expected.push(texts(&truth["table4"]));
        let (mut sorted, mut wanted) = (found.clone(), expected.clone());
        sorted.sort();
        wanted.sort();
        assert_eq!(sorted, wanted, "{file}");
    }
}

#[test]
fn the_first_report_has_its_sections_title_unit_year_and_figures() {
    let Some(folder) = published() else { return };
    let file = "zhoukou-kjj-2021.txt";
    let draft = import(&std::fs::read(folder.join(file)).expect("there"), file);
    let report = report(&draft);
    assert_eq!(report.unit.as_ref().expect("found").node, "周口市科技局");
    assert_eq!(report.year.as_ref().expect("found").node, 2021);
    assert_eq!(draft.title.as_ref().map(|title| title.place.to_string()).as_deref(), Some("4"));
    let places: Vec<&str> = report
        .sections
        .iter()
        .map(|section| section.at.as_ref().expect("every heading has a place").node.as_str())
        .collect();
    assert_eq!(places, ["2", "12", "32", "62", "162", "174", "194", "224"]);
    let all: String = report
        .all_sections()
        .filter_map(|section| section.text.as_ref().map(|text| text.content.clone()))
        .collect();
    for figure in ["33912次", "303条", "19条", "服务热线8222140"] {
        assert_eq!(all.matches(figure).count(), 2, "{figure}");
    }
    assert!(draft.notes.is_empty(), "{:?}", draft.notes);
}

/// A report of few lines, as text pasted out of a page: one difference, one label with characters lost,
/// one row without its last figure.
const PASTED: &str = "某某县水务局2023年政府信息公开工作年度报告
一、总体情况
全年收到申请5件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1
三、收到和处理政府信息公开申请情况
申请人情况\t自然人\t法人或其他组织\t总计
商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t6
二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0
三、本年度办理结果
（一）予以公开\t4\t0\t0\t0\t0\t0\t4
2.其他法律行政止公开\t1\t0\t0\t0\t0\t0\t1
（七）总计\t5\t0\t0\t0\t0\t0\t5
四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
公开的形式不多。
六、其他需要报告的事项
未收取信息处理费。
";

/// A folder with the pack and a report.
fn folder(name: &str, content: &[u8]) -> Folder {
    let folder = Folder::new();
    folder.copy(&root().join("rules"), "rules");
    folder.write(name, content);
    folder
}

#[test]
fn doubts_are_told_with_their_line_and_never_guessed() {
    let folder = folder("局.txt", PASTED.as_bytes());
    let run = folder.run(&["import", "局.txt", "-o", "out"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    for words in [
        "第二十条第（一）项“行政规范性文件”应有 3 个数，读到 2 个",
        "局.txt:8:1",
        "表三的“2.其他法律行政止公开”当作“2.其他法律行政法规禁止公开”",
        "没有找到表四",
        "请对照原件",
    ] {
        assert!(run.stderr.replace("\n  │ ", "").contains(words), "{words}\n{}", run.stderr);
    }
    let document = folder.read("out/局.yaml");
    for line in [
        "unit: 某某县水务局",
        "year: 2023",
        "行政规范性文件: [\"?\", \"?\", \"?\"]",
        "2.其他法律行政止公开: 2.其他法律行政法规禁止公开",
        "一、本年新收政府信息公开申请数量: [5, 0, 0, 0, 0, 0, 6]",
        "notes:",
        "第 8 行：",
    ] {
        assert!(document.contains(line), "{line}\n{document}");
    }
    // What was corrected by hand is not written over.
    assert_eq!(folder.run(&["import", "局.txt", "-o", "out"]).status, Some(0));
    folder.append("out/局.yaml", "# 已核对\n");
    let again = folder.run(&["import", "局.txt", "-o", "out"]);
    assert!(again.stderr.contains("已经有了"), "{}", again.stderr);
    assert_eq!(again.status, Some(2));
    assert!(folder.read("out/局.yaml").ends_with("# 已核对\n"));
}

#[test]
fn a_published_report_is_checked_against_its_original() {
    let folder = folder("局.txt", PASTED.as_bytes());
    let run = folder.run(&["rules", "局.txt"]);
    assert_eq!(run.status, Some(1), "{}", run.stdout);
    for words in ["局.txt:12:", "一、本年新收政府信息公开申请数量 5 0", "导入存疑"]
    {
        assert!(run.stdout.replace('␉', " ").contains(words), "{words}\n{}", run.stdout);
    }
    folder.run(&["import", "局.txt", "-o", "out"]);
    let document = folder.run(&["rules", "out/局.yaml"]);
    for words in ["out/局.yaml:", "局.txt:12:", "一、本年新收政府信息公开申请数量 5 0"]
    {
        let said = document.stdout.replace('␉', " ");
        assert!(said.contains(words), "{words}\n{}", document.stdout);
    }
    // What is no longer what was imported is not quoted, nor is what is not there.
    folder.write("局.txt", PASTED.replace("政府", "\n政府"));
    let changed = folder.run(&["rules", "out/局.yaml"]).stdout;
    assert!(changed.contains("原件：局.txt 第 12 行（这个文件已和读入时不同"), "{changed}");
    folder.write("另处/局.yaml", folder.read("out/局.yaml"));
    folder.write("另处/深/局.yaml", folder.read("out/局.yaml"));
    let gone = folder.run(&["rules", "另处/深/局.yaml"]).stdout;
    assert!(gone.contains("原件：局.txt 第 12 行（没有找到这个文件"), "{gone}");
    for said in [&changed, &gone] {
        assert!(!said.contains("局.txt:12:"), "{said}");
    }
}

#[test]
fn a_document_says_where_its_original_lies() {
    let folder = folder("来文/局.txt", PASTED.as_bytes());
    folder.run(&["import", "来文/局.txt", "-o", "结果/甲"]);
    assert!(folder.read("结果/甲/局.yaml").contains("source: ../../来文/局.txt\n"));
    let run = folder.run(&["rules", "结果/甲/局.yaml"]).stdout;
    assert!(run.contains("局.txt:12:"), "{run}");
    // A document cannot have files of the machine quoted.
    for source in ["/etc/hostname", "../../来文", "/来文/局.txt"] {
        let document = folder.read("结果/甲/局.yaml").replace("../../来文/局.txt", source);
        folder.write("结果/甲/乙.yaml", document);
        let run = folder.run(&["rules", "结果/甲/乙.yaml"]).stdout;
        assert!(!run.contains("局.txt:12:") && run.contains("没有找到这个文件"), "{run}");
    }
}

/// What a run finds in each report, without the places.
fn findings(folder: &Folder, paths: &[String]) -> Vec<(serde_json::Value, Vec<serde_json::Value>)> {
    let mut args = vec!["rules", "--format", "json"];
    args.extend(paths.iter().map(String::as_str));
    let mut output: serde_json::Value =
        serde_json::from_str(&folder.run(&args).stdout).expect("JSON");
    let found_in = |report: &mut serde_json::Value| {
        let mut counts = report["counts"].take();
        counts.as_object_mut().expect("counts").remove("doubts");
        let mut found = report["findings"].as_array().cloned().unwrap_or_default();
        for finding in &mut found {
            for cell in finding["cells"].as_array_mut().expect("cells") {
                let cell = cell.as_object_mut().expect("a cell");
                cell.remove("at");
                cell.remove("original");
            }
        }
        (counts, found)
    };
    output["reports"].as_array_mut().expect("reports").iter_mut().map(found_in).collect()
}

#[test]
fn importing_and_checking_finds_what_checking_at_once_finds() {
    let mut reports = vec![("局.txt".to_owned(), PASTED.as_bytes().to_vec())];
    if let Some(published) = published() {
        for name in [
            "zhoukou-kjj-2021.txt",
            "hongze-2023.layout.txt",
            "hongze-2023.raw.txt",
            "hongze-2023.pdf",
            "suqian-2023.layout.txt",
            "shuyang-2025.md",
            "shanghai-office-2019.html",
        ] {
            reports.push((name.to_owned(), std::fs::read(published.join(name)).expect("there")));
        }
    }
    let folder = folder("rules/README", b"");
    let (mut files, mut documents) = (Vec::new(), Vec::new());
    for (number, (name, content)) in reports.iter().enumerate() {
        let file = format!("{number}/{name}");
        folder.write(&file, content);
        let run = folder.run(&["import", &file, "-o", &number.to_string()]);
        if name.ends_with(".pdf") && run.stderr.contains("import/no-pdf-reader") {
            eprintln!("{name} is skipped: pdftotext is not installed");
            continue;
        }
        assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
        let stem = name.rsplit_once('.').expect("an ending").0;
        documents.push(format!("{number}/{stem}.yaml"));
        files.push(file);
    }
    let (direct, later) = (findings(&folder, &files), findings(&folder, &documents));
    assert_eq!(direct.len(), files.len());
    for ((file, direct), later) in files.iter().zip(direct).zip(later) {
        assert!(direct.0["holds"].as_u64().is_some_and(|holds| holds > 0), "{file}");
        assert_eq!(direct, later, "{file}");
    }
}

#[test]
fn import_says_what_it_needs() {
    let folder = Folder::new();
    folder.write("局.txt", PASTED);
    let run = folder.run(&["import", "局.txt"]);
    assert!(run.stderr.contains("没有表式") && run.stderr.contains("--rules"), "{}", run.stderr);
    assert_eq!(run.status, Some(2));
    folder.copy(&root().join("rules"), "packs/rules");
    let args = [
        "import",
        "局.txt",
        "--rules",
        "packs/rules",
        "--unit",
        "水务局",
        "--year",
        "2022",
        "--form",
        "2021",
    ];
    let run = folder.run(&args);
    assert!(run.stdout.contains("unit: 水务局\nyear: 2022\nform: \"2021\"\n"), "{}", run.stdout);
    let run = folder.run(&["import", "局.txt", "--rules", "packs/rules", "--form", "2020"]);
    assert!(run.stderr.contains("没有“2020”版的表式"), "{}", run.stderr);
}

#[test]
fn import_reads_forms_only_and_says_which_are_wrong() {
    let folder = folder("局.txt", PASTED.as_bytes());
    let sound = folder.run(&["import", "局.txt"]);
    folder.write("rules/annual-report/broken.rules", "甲 == == 乙\n");
    let run = folder.run(&["import", "局.txt"]);
    assert_eq!((&run.stdout, &run.stderr), (&sound.stdout, &sound.stderr));
    folder.write("rules/annual-report/form-2019.yaml", "form: 年报\nversion: 2019\nrows: 3\n");
    let run = folder.run(&["import", "局.txt"]);
    assert!(run.stderr.contains("form-2019.yaml"), "{}", run.stderr);
    // The other version is sound.
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("一、本年新收政府信息公开申请数量: [5, 0,"), "{}", run.stdout);
    folder.write("rules/annual-report/form-2021.yaml", "form: 年报\nrows: 3\n");
    let run = folder.run(&["import", "局.txt"]);
    assert!(run.stderr.contains("form-2021.yaml"), "{}", run.stderr);
    assert!(run.stderr.contains("没有表式"), "{}", run.stderr);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
}

#[test]
fn the_guide_shows_what_import_writes() {
    let guide = std::fs::read_to_string(root().join("docs/import.md")).expect("the guide");
    let shown = guide.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    let example = std::fs::read(root().join("docs/examples/import/annual.txt")).expect("there");
    let folder = folder("docs/examples/import/annual.txt", &example);
    for line in guide.lines().filter(|line| line.starts_with("rulecheck ")) {
        let call = line.split('#').next().expect("a call");
        let args: Vec<&str> = call.split_whitespace().skip(1).collect();
        let run = folder.run(&args);
        assert!(run.status != Some(2), "{line}: {}{}", run.stdout, run.stderr);
    }
    let document = folder.read("out/annual.yaml");
    for line in shown.expect("an example").lines() {
        assert!(document.contains(line), "{line}\n{document}");
    }
}

#[test]
fn texts_without_end_are_read_or_refused_in_no_time() {
    let line = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 7\n";
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    // A build without optimisation takes five times as long; a quarter is still far beyond any report.
    let times = |count: usize| if cfg!(debug_assertions) { count / 4 } else { count };
    for text in [
        "\n".repeat(1_000_000),
        line.repeat(times(20_000)),
        "0\n".repeat(times(90_000)),
        "三、不予公开其他处理总计\n".repeat(times(10_000)),
        "其他法律行政止公开 1\n".repeat(3_000),
        "某".repeat(times(3_000_000)),
        "1 ".repeat(times(200_000)),
        "（".repeat(times(100_000)),
    ] {
        let start = std::time::Instant::now();
        if let Ok(blocks) = read_text(&text) {
            let draft = recognise(blocks, &forms, &Hints::default());
            assert!(!write(&draft, &[]).is_empty());
            assert!(draft.notes.len() < 500, "{}", draft.notes.len());
        }
        let beginning: String = text.chars().take(20).collect();
        assert!(start.elapsed().as_secs() < 60, "{beginning}: {:?}", start.elapsed());
    }
}
