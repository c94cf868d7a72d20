//! The wiring of the command line: what goes to which stream, and the exit status.

use std::path::Path;

use super::support::{Folder, Run};

const REPORT: &str = "unit: 甲局\nsections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1], 结转: [~]}}\n";

fn run(rules: &str, args: &[&str]) -> Run {
    let folder = Folder::new();
    folder.write("a.rules", rules).write("report.yaml", REPORT);
    folder.run(&[&["a.rules", "report.yaml"], args].concat())
}

#[test]
fn the_exit_status_tells_how_the_run_ended() {
    for (rules, status) in [
        ("行(新收) == 1", 0),
        ("行(新收) == 2", 1),
        ("宜 行(新收) == 2", 1),
        ("提示 行(新收) == 2", 0),
        ("行(新收 == 1", 2),
        ("行(没有) == 1", 2),
        ("行(结转) == 1", 3),
        ("# 只有注", 3),
        // Where several hold: 2, then 1, then 3.
        ("行(新收) == 2\n行(没有) == 1", 2),
        ("行(新收) == 2\n行(结转) == 1", 1),
    ] {
        let run = run(rules, &[]);
        assert_eq!(run.status, Some(status), "{rules}\n{}{}", run.stdout, run.stderr);
        assert_eq!(run.stderr, "", "{rules}");
    }
    assert_eq!(run("行(新收) == 1", &["--min-evaluated", "2"]).status, Some(3));
    assert_eq!(run("行(结转) == 1", &["--min-evaluated", "0"]).status, Some(0));
}

#[test]
fn what_is_wrong_with_the_call_goes_to_standard_error() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1").write("report.yaml", REPORT).write("leer/x.dat", "");
    folder.write("bild.png", "");
    for (args, words) in [
        (vec!["a.rules", "fehlt.yaml"], "找不到 fehlt.yaml"),
        (vec!["report.yaml"], "没有给出规则"),
        (vec!["a.rules", "leer"], "文件夹 leer 里没有报告"),
        (vec!["a.rules", "bild.png"], "bild.png 既不是规则也不是报告"),
    ] {
        let run = folder.run(&args);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.contains(words), "{args:?}: {}", run.stderr);
    }
    for args in [vec![], vec!["--nonsense"], vec!["a.rules", "--lang", "fr"]] {
        let run = folder.run(&args);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    for args in [["--help"], ["--version"]] {
        let run = Folder::new().run(&args);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{args:?}");
        assert!(run.stdout.contains("rulecheck") || run.stdout.contains("Usage"), "{}", run.stdout);
    }
}

#[test]
fn the_words_are_chinese_unless_asked_for_in_english() {
    assert!(run("行(新收) == 2", &[]).stdout.contains("差错"));
    let english = run("行(新收) == 2", &["--lang", "en"]).stdout;
    assert!(english.contains("error") && !english.contains("差错"), "{english}");
}

#[test]
fn a_waiver_counts_until_its_last_day_and_for_its_values() {
    let waived = |value: &str| {
        format!(
            "A-1: 行(新收) == 2\n豁免 A-1 于 甲局 {{ 理由: \"重复提交一件没有合并\" 责任人: 公开科 到期: 2026-06-30 数值: \"{value}\" }}"
        )
    };
    for (value, today, status, words) in [
        ("1 != 2", "2026-06-30", 0, "相符 0 · 不符 0 · 已豁免 1 · 不验 0 · 不适用 0"),
        ("1 != 2", "2026-07-01", 1, "waiver/expired"),
        ("1 != 3", "2026-06-30", 1, "waiver/values-changed"),
    ] {
        let run = run(&waived(value), &["--today", today]);
        assert_eq!(run.status, Some(status), "{value} {today}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(words), "{value} {today}: {}", run.stdout);
    }
    // What was waived was evaluated.
    let run = run(&waived("1 != 2"), &["--today", "2026-06-30", "--min-evaluated", "2"]);
    assert_eq!(run.status, Some(3), "{}", run.stdout);
}

#[test]
fn without_today_the_clock_tells_whether_a_waiver_is_past() {
    let rules = |day: &str| {
        format!(
            "A-1: 行(新收) == 2\n豁免 A-1 {{ 理由: \"重复提交一件没有合并\" 责任人: 公开科 到期: {day} 数值: \"1 != 2\" }}"
        )
    };
    assert_eq!(run(&rules("2020-01-01"), &[]).status, Some(1));
    assert_eq!(run(&rules("2999-01-01"), &[]).status, Some(0));
    assert_eq!(run("行(新收) == 1", &["--today", "2026-02-30"]).status, Some(2));
}

#[test]
fn waivers_that_a_run_has_no_use_for_are_in_the_json_too() {
    let rules = "A-1: 行(新收) == 1\n豁免 A-1 于 甲局 { 理由: \"重复提交一件没有合并\" 责任人: 公开科 到期: 2026-06-30 数值: \"1 != 2\" }";
    let run = run(rules, &["--format", "json", "--today", "2026-06-01"]);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(document["unused_waivers"][0]["code"], "waiver/unused", "{}", run.stdout);
    assert_eq!(document["unused_waivers"][0]["at"], "2:4", "{}", run.stdout);
    assert_eq!(document["unused_waivers"][0]["file"], "a.rules", "{}", run.stdout);
}

#[test]
fn json_is_one_document_and_the_status_is_the_same() {
    for (rules, status) in [("行(新收) == 1", 0), ("行(新收) == 2", 1), ("行(没有) == 1", 2)]
    {
        let run = run(rules, &["--format", "json"]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(status), ""));
        let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(document["version"], 1);
        assert_eq!(document["reports"][0]["unit"], "甲局", "{}", run.stdout);
    }
}

#[test]
fn output_has_no_colour_where_it_is_no_terminal_and_is_the_same_every_time() {
    let first = run("行(新收) == 2\n行(没有) == 1", &["-v"]);
    assert!(!first.stdout.contains('\u{1b}'), "{}", first.stdout);
    let second = run("行(新收) == 2\n行(没有) == 1", &["-v"]);
    assert_eq!(first.stdout, second.stdout);
}

#[test]
fn examples_of_rules_beside_a_pack_and_of_rules_without_one_are_tried() {
    let rules = "规则 X-1 {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=2\n}\n";
    let report = "sections:\n  - heading: 申请\n    table:\n      columns: [件数]\n      rows: {新收: [1], 总计: [1]}\n";
    let folder = Folder::new();
    folder.write("x.rules", rules).write("report.yaml", report);
    let run = folder.run(&["x.rules", "report.yaml"]);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    assert!(run.stdout.contains("pack/example"), "{}", run.stdout);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let report = root.join("annual-report/tests/clean-district-2023/report.yaml");
    let run = folder.run(&[&root.display().to_string(), "x.rules", &report.display().to_string()]);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    assert!(run.stdout.contains("pack/example"), "{}", run.stdout);
}

#[test]
fn folders_are_read_in_the_order_of_names() {
    let folder = Folder::new();
    folder.write("rules/b.rules", "B-1: 行(新收) == 3");
    folder.write("rules/a/a.rules", "A-1: 行(新收) == 2");
    folder.write("reports/2.yaml", REPORT).write("reports/1/1.yaml", REPORT.replace('甲', "乙"));
    let run = folder.run(&["rules", "reports"]);
    assert_eq!(run.status, Some(1), "{}", run.stdout);
    let at = |words: &str| run.stdout.find(words).expect(words);
    assert!(at("乙局") < at("甲局"), "{}", run.stdout);
    assert!(at("A-1") < at("B-1"), "{}", run.stdout);
    assert!(run.stdout.contains("reports/2.yaml") || run.stdout.contains("reports\\2.yaml"));
}

#[test]
fn rules_without_a_report_are_checked_alone() {
    let folder = Folder::new();
    folder.write("good.rules", "行(新收) == 1").write("bad.rules", "行(新收 == 1");
    assert_eq!(folder.run(&["good.rules"]).status, Some(0));
    assert_eq!(folder.run(&["bad.rules"]).status, Some(2));
    assert_eq!(folder.run(&["check", "good.rules"]).status, Some(0));
}

#[test]
fn a_pack_is_for_its_kinds_of_report_alone() {
    let folder = Folder::new();
    folder.write("rules/pack.yaml", "name: p\nversion: \"1\"\nreports: [年度报告]\n");
    folder.write("rules/a.rules", "行(新收) == 1");
    folder.write("r.yaml", format!("report: 年度报告\n{REPORT}"));
    folder.write("s.yaml", format!("report: 决算\n{REPORT}"));
    let fits = folder.run(&["rules", "r.yaml"]);
    assert_eq!(fits.status, Some(0), "{}", fits.stdout);
    let stranger = folder.run(&["rules", "s.yaml"]);
    assert_eq!(stranger.status, Some(2), "{}", stranger.stdout);
    assert!(stranger.stdout.contains("没有适用于“决算”的规则"), "{}", stranger.stdout);
}

/// A report of a unit and a year, with one figure carried in and one carried out.
fn of(unit: &str, year: i32, carried_in: u32, carried_out: u32) -> String {
    format!(
        "unit: {unit}\nyear: {year}\nsections:\n  - heading: 表三\n    \
         table: {{columns: [总计], rows: {{结转: [{carried_in}], 结转下年: [{carried_out}]}}}}\n"
    )
}

#[test]
fn reports_of_the_year_before_are_given_or_stand_in_the_batch() {
    let folder = Folder::new();
    folder.write("a.rules", "X-1: 行(结转) == 上年(行(结转下年))");
    folder
        .write("2023.yaml", of("甲局", 2023, 4, 5))
        .write("old/2022.yaml", of("甲局", 2022, 1, 4));
    folder.write("wrong/2022.yaml", of("甲局", 2022, 1, 3)).write("broken/2022.yaml", "year: [");
    for (args, status) in [
        (&["a.rules", "2023.yaml", "--prior", "old"][..], 0),
        (&["a.rules", "2023.yaml", "--prior", "old/2022.yaml"], 0),
        (&["a.rules", "2023.yaml", "--prior", "wrong"], 1),
        (&["a.rules", "2023.yaml", "wrong/2022.yaml"], 1),
        // What is given wins over what the batch holds.
        (&["a.rules", "2023.yaml", "wrong/2022.yaml", "--prior", "old"], 0),
        (&["a.rules", "2023.yaml"], 3),
        (&["a.rules", "2023.yaml", "--prior", "broken"], 2),
        (&["a.rules", "2023.yaml", "--prior", "a.rules"], 2),
    ] {
        let run = folder.run(args);
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_line_of_a_batch_finds_the_year_before_on_another_line() {
    let folder = Folder::new();
    folder.write("a.rules", "X-1: 行(结转) == 上年(行(结转下年))");
    let line = |unit: &str, year: u32, carried_in: u32, carried_out: u32| {
        format!(
            "{{\"unit\": \"{unit}\", \"year\": {year}, \"sections\": [{{\"heading\": \"表三\", \"table\": {{\
             \"columns\": [\"总计\"], \"rows\": {{\"结转\": [{carried_in}], \"结转下年\": [{carried_out}]}}}}}}]}}\n"
        )
    };
    let text = [line("乙局", 2022, 9, 9), line("甲局", 2023, 4, 5), line("甲局", 2022, 1, 3)];
    folder.write("all.jsonl", text.concat());
    let run = folder.run(&["a.rules", "all.jsonl"]);
    assert_eq!(run.status, Some(1), "{}", run.stdout);
    // The figure of the year before stands where it is printed: in the third line.
    assert!(
        run.stdout.contains("all.jsonl:2:") && run.stdout.contains("all.jsonl:3:"),
        "{}",
        run.stdout
    );
    let text = text.concat().replace("\"结转下年\": [3]", "\"结转下年\": [4]");
    folder.write("all.jsonl", text);
    let run = folder.run(&["a.rules", "all.jsonl"]);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
}

#[test]
fn subordinate_units_are_those_of_the_pack_else_all_that_are_given() {
    let folder = Folder::new();
    let rules = "R-1: 行(结转) == 合计(各(下属单位, 行(结转)))";
    folder.write("a.rules", rules).write("pack/a.rules", rules);
    folder.write("pack/pack.yaml", "name: p\nunits: {市: {children: [甲局, 乙局]}}\n");
    folder.write("city.yaml", of("市", 2023, 7, 0));
    folder
        .write("units/a.yaml", of("甲局", 2023, 3, 0))
        .write("units/b.yaml", of("乙局", 2023, 4, 0));
    folder.write("more/c.yaml", of("丙局", 2023, 1, 0));
    for (args, status) in [
        (&["a.rules", "city.yaml", "--children", "units"][..], 0),
        (&["a.rules", "city.yaml", "--children", "units", "--children", "more"], 1),
        (&["pack", "city.yaml", "--children", "units", "--children", "more"], 0),
        // One of the two that the pack names is missing: never added up without it.
        (&["pack", "city.yaml", "--children", "units/a.yaml"], 3),
        (&["pack", "city.yaml", "units"], 0),
        (&["a.rules", "city.yaml", "units"], 3),
    ] {
        let run = folder.run(args);
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn real_reports_are_read_where_they_lie_at_hand() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(text) = std::fs::read_to_string(shared.join("zhoukou-kjj-2021.txt")) else {
        eprintln!("skipped: there are no real reports beside the project");
        return;
    };
    let lines: String = text.lines().map(|line| format!("      {line}\n")).collect();
    let report = format!("sections:\n  - heading: 一、总体情况\n    text: |\n{lines}");
    let folder = Folder::new();
    folder.write("report.yaml", report);
    folder.write("a.rules", "事实 访问 { 表述 \"访问量{n}次\" }\n访问 >= 0");
    let run = folder.run(&["a.rules", "report.yaml", "-v"]);
    assert!(matches!(run.status, Some(0 | 3)), "{}{}", run.stdout, run.stderr);
}

#[test]
fn json_lines_are_checked_line_by_line_and_keep_their_line_numbers() {
    let folder = Folder::new();
    let line = |unit: &str, new: u32| {
        format!(
            "{{\"unit\": \"{unit}\", \"sections\": [{{\"heading\": \"表三\", \"table\": \
             {{\"columns\": [\"总计\"], \"rows\": {{\"新收\": [{new}]}}}}}}]}}\n"
        )
    };
    let text = ["\u{FEFF}", &line("甲局", 1), "\r\n", &line("乙局", 2), "{\"unit\": \n"].concat();
    folder.write("a.rules", "A-1: 行(新收) == 1").write("all.jsonl", text);
    let run = folder.run(&["a.rules", "all.jsonl"]);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    assert!(run.stdout.contains("all.jsonl:3:"), "{}", run.stdout);
    assert!(run.stdout.contains("all.jsonl:4:"), "{}", run.stdout);
    let json = folder.run(&["a.rules", "all.jsonl", "--format", "json"]).stdout;
    let units: Vec<_> = ["甲局", "乙局"].map(|unit| json.find(unit).expect(unit)).into();
    assert!(units.is_sorted() && json.contains("\"at\": \"3:"), "{json}");
    folder.write("none.jsonl", "\n\n");
    let run = folder.run(&["a.rules", "none.jsonl"]);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    folder.write("wide.jsonl", [&b"\xFF\xFE"[..], &utf16(&line("丙局", 1))].concat());
    let run = folder.run(&["a.rules", "wide.jsonl"]);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn several_threads_print_what_one_does() {
    let folder = Folder::new();
    folder.write("a.rules", "A-1: 行(新收) == 1\nA-2: 行(没有) == 1");
    for number in 0..40 {
        let text = REPORT.replace("[1]", &format!("[{}]", number % 3));
        folder.write(&format!("all/{number:02}.yaml"), text);
    }
    for format in ["human", "json"] {
        let with = |jobs: &str| folder.run(&["a.rules", "all", "--format", format, "--jobs", jobs]);
        let one = with("1");
        for jobs in ["2", "7"] {
            let several = with(jobs);
            assert_eq!((several.status, &several.stdout), (one.status, &one.stdout), "{jobs}");
        }
    }
    assert_eq!(folder.run(&["a.rules", "all", "--jobs", "0"]).status, Some(2));
}

/// A report of one table with more rows than anyone wants to read one by one.
fn many_rows(count: usize) -> (String, String) {
    let rows: String = (0..count).map(|row| format!("        第{row}行: [1, 2]\n")).collect();
    let report = format!(
        "unit: 甲局\nyear: 2023\nsections:\n  - heading: 表三\n    table:\n      columns: [自然人, 总计]\n      rows:\n{rows}"
    );
    // An id may stand once only: the statements of one rule share it.
    let body = |id: usize| {
        let lines = (0..count).filter(|row| row % 3 == id);
        let lines: String = lines.map(|row| format!("  格(第{row}行, 总计) == 1\n")).collect();
        format!("规则 R-{id} \"第{id}类\" {{\n  依据: \"某文\"\n{lines}}}\n")
    };
    ((0..3).map(body).collect(), report)
}

#[test]
fn many_findings_open_with_a_list_by_rule() {
    let (rules, report) = many_rows(99);
    let folder = Folder::new();
    folder.write("a.rules", rules).write("report.yaml", report);
    let short = folder.run(&["a.rules", "report.yaml"]);
    assert!(short.stdout.contains("不符 99 项，涉及规则 3 条"), "{}", short.stdout);
    assert!(short.stdout.contains("R-1 另有 31 项只列标题"), "{}", short.stdout);
    let list = short.stdout.find("不符 99 项").expect("the list");
    let first = short.stdout.find("╭─").expect("an excerpt");
    assert!(list < first, "the list stands first:\n{}", short.stdout);
    for number in 0..99 {
        assert!(short.stdout.contains(&format!("“第{number}行”")), "row {number} is named");
    }
    let full = folder.run(&["a.rules", "report.yaml", "-v"]);
    assert_eq!(full.stdout.matches("╭─").count(), 99 * 2, "-v shows all");
    assert!(short.stdout.lines().count() * 4 < full.stdout.lines().count());
}

#[test]
fn several_reports_open_with_a_table_and_many_end_with_it() {
    let folder = Folder::new();
    folder.write("a.rules", "A-1: 行(新收) == 1\n提示 行(新收) <= 2");
    let report = |cell: &str| {
        format!(
            "unit: 很长很长的单位名称的某某市某某区某某局\nyear: 2023\nsections:\n  - heading: 表三\n    table: {{columns: [总计], rows: {{新收: [{cell}]}}}}\n"
        )
    };
    for (name, cell) in [("1", "1"), ("2", "2"), ("3", "~"), ("4", "[")] {
        folder.write(&format!("reports/{name}.yaml"), report(cell));
    }
    let run = folder.run(&["a.rules", "reports"]);
    assert_eq!(run.status, Some(2));
    let lines: Vec<&str> = run.stdout.lines().collect();
    let head = lines.iter().position(|line| line.starts_with("报告")).expect("the table");
    for (below, end) in [(1, "相符"), (2, "有差错"), (3, "没核对"), (4, "读不懂")] {
        assert!(lines[head + below].ends_with(end), "{}", run.stdout);
    }
    let first = run.stdout.find("reports/2.yaml\n\n").expect("a report with its findings");
    assert!(run.stdout.find("结论").expect("the table") < first, "{}", run.stdout);
    let alone = folder.run(&["a.rules", "reports/1.yaml"]);
    assert!(!alone.stdout.contains("结论"), "{}", alone.stdout);
    let english = folder.run(&["a.rules", "reports", "--lang", "en"]);
    assert!(english.stdout.contains("outcome"), "{}", english.stdout);
    // More reports than one wants to see: those with which all is well are counted only.
    for number in 10..60 {
        folder.write(&format!("reports/{number}.yaml"), report("1"));
    }
    let many = folder.run(&["a.rules", "reports"]);
    assert!(many.stdout.contains("另有 51 份没有要处理的"), "{}", many.stdout);
    assert!(!many.stdout.contains("reports/30.yaml"), "{}", many.stdout);
    let (table, first) = (many.stdout.find("结论"), many.stdout.find("reports/2.yaml"));
    assert!(table > first, "{}", many.stdout);
}

#[test]
fn rules_are_picked_by_id_tag_and_gravity() {
    let rules = "规则 A-1 \"甲\" { 标签: \"收办\" \n 行(新收) == 2 }\n规则 A-2 \"乙\" { 前提: \"A-1\" \n 宜 行(新收) == 3 }\n提示 行(新收) == 4";
    let counts = |args: &[&str]| run(rules, args).stdout.lines().last().expect("a line").to_owned();
    assert!(counts(&[]).contains("不符 2 · 不验 1"), "{}", counts(&[]));
    assert!(counts(&["--only", "A-1"]).contains("核对 1 处"));
    assert!(counts(&["--only", "收办"]).contains("核对 1 处"));
    assert!(counts(&["--only", "a-1", "--only", "A-2"]).contains("核对 2 处"));
    // What a rule depends on is looked at, though it is not listed.
    assert!(counts(&["--only", "A-2"]).contains("不验 1"), "{}", counts(&["--only", "A-2"]));
    assert!(counts(&["--severity", "error"]).contains("核对 1 处"));
    assert!(counts(&["--severity", "核实"]).contains("核对 2 处"));
    assert_eq!(run(rules, &["--severity", "note", "--only", "A-1"]).status, Some(1));
    let unknown = run(rules, &["--only", "A-7"]);
    assert_eq!((unknown.status, unknown.stdout.as_str()), (Some(2), ""));
    assert!(unknown.stderr.contains("没有编号或标签为“A-7”的规则"), "{}", unknown.stderr);
}

#[test]
fn a_report_can_be_read_aloud() {
    let told = run("A-1: 行(新收) + 1 == 3", &["--format", "narrated"]);
    for sign in ['│', '╭', '─', '╰', '·', '×', '≠'] {
        assert!(!told.stdout.contains(sign), "{sign} in:\n{}", told.stdout);
    }
    let whole: String = told.stdout.split('\n').collect();
    for words in ["甲局的报告，文件 report.yaml。", "第 1 项，差错，A-1。", "第 4 行第", "相差 1。"]
    {
        assert!(whole.contains(words), "{words} is not in:\n{}", told.stdout);
    }
    let english = run("A-1: 行(新收) + 1 == 3", &["--format", "narrated", "--lang", "en"]);
    assert!(english.stdout.contains("Number 1, error, A-1."), "{}", english.stdout);
    assert!(english.stdout.contains("is not equal to"), "{}", english.stdout);
    let broken = run("A-1: 行(没有) == 3", &["--format", "narrated"]);
    assert!(broken.stdout.contains("文件 a.rules 第 1 行"), "{}", broken.stdout);
}

#[test]
fn rules_alone_are_counted() {
    let folder = Folder::new();
    folder.write("p/pack.yaml", "name: p\nversion: \"1\"\nreports: [年报]\n");
    folder.write("p/form-1.yaml", "form: 年报\nversion: \"1\"\nvalid: {from: 2020}\nsections:\n  - heading: 甲\n    table: {name: 表一, columns: [总计], rows: [新收]}\n");
    folder.write(
        "p/a.rules",
        "规则 A-1 \"甲\" {\n  格(新收, 总计) >= 1\n  合格: 新收=1\n  不符: 新收=0\n}\n",
    );
    let sound = folder.run(&["check", "p"]);
    assert_eq!(sound.status, Some(0), "{}", sound.stdout);
    assert!(
        sound.stdout.starts_with("没有问题：规则 1 条、表式 1 个、例子 2 个"),
        "{}",
        sound.stdout
    );
    folder.write("p/b.rules", "B-1: 行(没有) == 1\nB-2: 行(新收 == 1\n");
    let broken = folder.run(&["p"]);
    assert_eq!(broken.status, Some(2));
    assert!(broken.stdout.contains("问题 2 处，见上"), "{}", broken.stdout);
}

#[test]
fn a_rule_is_explained() {
    let folder = Folder::new();
    folder.write("rules/a.rules", "在 表三 逐列 {\n  规则 A-1 \"收办平衡\" {\n    依据: \"某文第三条\"\n    说明: \"不平就是漏了\"\n    行(新收) == 1\n    合格: 新收=1\n    不符: 新收=0\n  }\n}\n");
    let page = folder.run(&["explain", "a-1"]);
    assert_eq!((page.status, page.stderr.as_str()), (Some(0), ""));
    for words in [
        "A-1 收办平衡",
        "核对什么",
        "在哪里：表三。",
        "行(新收) == 1",
        "为什么要紧",
        "不平就是漏了",
        "某文第三条",
        "合格的例子",
        "新收=0",
    ] {
        assert!(page.stdout.contains(words), "{words} is not in:\n{}", page.stdout);
    }
    let english = folder.run(&["explain", "A-1", "rules", "--lang", "en"]).stdout;
    assert!(english.contains("What it checks") && english.contains("Failing example"), "{english}");
    let unknown = folder.run(&["explain", "A-2"]);
    assert_eq!(unknown.status, Some(2));
    assert!(unknown.stderr.contains("是不是 A-1"), "{}", unknown.stderr);
}

#[test]
fn the_call_and_its_help_speak_the_language_of_the_user() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1");
    for (args, zh, en) in [
        (&["--helq"][..], "没有 --helq 这个选项", "has no option `--helq`"),
        (&["a.rules", "--format", "pdf"], "选项 --format 不能是“pdf”", "cannot be `pdf`"),
        (&["a.rules", "--only"], "选项 --only 后面缺一个值", "needs a value"),
        (&["explain"], "缺少：代码|编号", "the command lacks: CODE|RULE"),
        (&["check"], "缺少：规则… 报告…", "the command lacks: RULES… REPORT…"),
    ] {
        let run = folder.run(args);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.contains(zh), "{args:?}: {}", run.stderr);
        let run = folder.run(&[args, &["--lang=en"]].concat());
        assert!(run.stderr.contains(en), "{args:?}: {}", run.stderr);
    }
    for command in [&["--help"][..], &["check", "--help"], &["explain", "-h"]] {
        let zh = folder.run(command).stdout;
        let en = folder.run(&[command, &["--lang", "en"]].concat()).stdout;
        assert!(zh.contains("用法") && en.contains("Usage"), "{zh}\n{en}");
        let is_chinese = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
        assert!(!en.contains(is_chinese), "a help text has no English half:\n{en}");
        for line in zh.lines().chain(en.lines()) {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "wider than 80: {line}");
        }
        for line in
            zh.lines().filter(|line| line.starts_with("    ") && !line.contains("rulecheck"))
        {
            let said = line.contains(is_chinese) || line.trim().len() < 60;
            assert!(said, "a help text has no Chinese half: {line}");
        }
    }
}
