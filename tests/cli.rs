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
    folder.write("a.rules", "1 == 1").write("report.yaml", REPORT).write("leer/x.txt", "");
    folder.write("bild.png", "");
    for (args, words) in [
        (vec!["a.rules", "fehlt.yaml"], "找不到 fehlt.yaml"),
        (vec!["report.yaml"], "没有给出规则"),
        (vec!["a.rules", "leer"], "文件夹 leer 里没有规则，也没有报告"),
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
