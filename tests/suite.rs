//! `rulecheck test`: what it asks of a suite, what it says when something changed, and what it writes.

use std::fs;

use super::support::{Folder, Run};

const RULES: &str = "规则 BAL \"收办平衡\" {\n  在 表三 逐列\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n";

fn report(total: &str) -> String {
    format!(
        "unit: 甲局\nyear: 2023\nsections:\n  - heading: 表三\n    table: {{columns: [自然人, 企业], rows: {{新收: [1, 2], 总计: [1, {total}]}}}}\n"
    )
}

/// A pack with one rule and one case, of which nothing was accepted yet.
fn pack() -> Folder {
    let folder = Folder::new();
    folder.write("p/pack.yaml", "name: p\n").write("p/a.rules", RULES);
    folder.write("p/tests/eins/report.yaml", report("2"));
    folder
}

fn accepted() -> Folder {
    let folder = pack();
    assert_eq!(folder.run(&["test", "p", "--accept"]).status, Some(0));
    folder
}

fn says(run: &Run, status: i32, words: &[&str]) {
    assert_eq!((run.status, run.stderr.as_str()), (Some(status), ""), "{}", run.stdout);
    for word in words {
        assert!(run.stdout.contains(word), "no `{word}` in\n{}", run.stdout);
    }
}

#[test]
fn an_outcome_has_to_be_accepted_once_and_passes_then() {
    let folder = pack();
    let run = folder.run(&["test", "p"]);
    says(&run, 1, &["suite/no-snapshot", "p/tests/eins/report.yaml 还没有认可过的结果"]);
    says(&folder.run(&["test", "p", "--accept"]), 0, &["认可结果 1 份"]);
    says(&folder.run(&["test", "p"]), 0, &["通过：规则 1 条，例子 2 个，报告 1 份"]);
    says(
        &folder.run(&["test", "p", "--lang", "en"]),
        0,
        &["passed: 1 rules, 2 examples, 1 reports"],
    );
}

#[test]
fn the_snapshot_names_its_report_and_what_came_of_it() {
    let folder = pack();
    folder.write("p/tests/eins/report.yaml", report("~"));
    folder.run(&["test", "p", "--accept"]);
    let snapshot = folder.read("p/tests/snapshots/eins.snap");
    let expected = "---\nsource: \"tests/eins/report.yaml\"\n---\n报告 | tests/eins/report.yaml\n单位 | 甲局\n年度 | 2023\n核对 | 相符 1 | 不符 0 | 已豁免 0 | 不验 1 | 不适用 0\n\n不验\nBAL | 空格 | 企业\n";
    assert_eq!(snapshot, expected);
}

#[test]
fn a_change_is_told_by_its_meaning_and_can_be_taken() {
    let folder = accepted();
    folder.write("p/tests/eins/report.yaml", report("5"));
    let run = folder.run(&["test", "p"]);
    says(&run, 1, &["suite/changed", "新的不符", "差错 · BAL · 企业 · 左 2 · 右 5 · 差 -3"]);
    let run = folder.run(&["test", "p", "--lang", "en"]);
    says(&run, 1, &["new finding", "error · BAL · 企业 · left 2 · right 5 · difference -3"]);
    says(&folder.run(&["test", "p", "--accept"]), 0, &[]);
    folder.write("p/tests/eins/report.yaml", report("6"));
    says(&folder.run(&["test", "p"]), 1, &["变了", "右 5 → 6 · 差 -3 → -4"]);
    folder.write("p/tests/eins/report.yaml", report("2"));
    says(&folder.run(&["test", "p"]), 1, &["不再不符"]);
}

#[test]
fn a_rule_needs_an_example_that_holds_and_one_that_does_not() {
    let folder = accepted();
    let without = |words: &str| {
        RULES
            .lines()
            .filter(|line| !line.contains(words))
            .fold(String::new(), |text, line| text + line + "\n")
    };
    // The report shows that the rule holds, so the example that does not is the one that is needed.
    folder.write("p/a.rules", without("合格"));
    says(&folder.run(&["test", "p"]), 0, &[]);
    folder.write("p/a.rules", without("不符"));
    says(&folder.run(&["test", "p"]), 1, &["suite/no-example", "规则 BAL 没有不符的例子"]);
    folder.write("p/tests/zwei.yaml", report("9"));
    says(&folder.run(&["test", "p", "--accept"]), 0, &["报告 2 份"]);
    says(&folder.run(&["test", "p"]), 0, &[]);
}

#[test]
fn an_example_that_comes_out_otherwise_fails_the_suite() {
    let folder = accepted();
    folder.write("p/a.rules", RULES.replace("不符: 新收=1, 总计=2", "不符: 新收=2, 总计=2"));
    // Labels are known only when a report comes, where there is no form.
    folder.write(
        "p/form-1.yaml",
        "form: 月报\nversion: \"1\"\nsections:\n  - heading: 一\n    table: {name: 表三, columns: [自然人], rows: [新收, 总计]}\n",
    );
    says(&folder.run(&["test", "p"]), 1, &["pack/example"]);
    folder.write("p/a.rules", RULES.replace("不符: 新收=1, 总计=2", "不符: 新手=2"));
    says(&folder.run(&["test", "p"]), 1, &["新手"]);
}

#[test]
fn what_does_not_belong_together_is_told() {
    let folder = accepted();
    folder.write("p/tests/snapshots/alt.snap", "---\nsource: x\n---\n报告 | x\n");
    says(&folder.run(&["test", "p"]), 1, &["p/tests/snapshots/alt.snap 没有对应的报告"]);
    folder.write("p/tests/leer/notiz.txt", "");
    says(&folder.run(&["test", "p"]), 1, &["p/tests/leer 里没有 report.yaml"]);
    folder.write("p/tests/eins.yaml", report("2"));
    says(&folder.run(&["test", "p"]), 1, &["suite/repeated-case"]);
    folder.write("q/b.rules", RULES);
    says(&folder.run(&["test", "p", "q"]), 1, &["编号 BAL 用了两次"]);
}

#[test]
fn accepting_removes_what_belongs_to_no_case() {
    let folder = accepted();
    folder.write("p/tests/snapshots/alt.snap", "---\nsource: x\n---\n报告 | x\n");
    says(&folder.run(&["test", "p", "--accept"]), 0, &[]);
    assert!(!folder.has("p/tests/snapshots/alt.snap"));
    assert!(folder.has("p/tests/snapshots/eins.snap"));
    assert!(!folder.has("p/tests/snapshots/eins.snap.part"));
}

#[test]
fn broken_rules_and_wrong_calls_end_with_two() {
    let folder = accepted();
    folder.write("p/a.rules", "BAL: 行(新收 == 1\n");
    assert_eq!(folder.run(&["test", "p"]).status, Some(2));
    assert_eq!(folder.run(&["test", "fehlt"]).status, Some(2));
    assert_eq!(folder.run(&["test", "--nonsense"]).status, Some(2));
    let folder = accepted();
    says(&folder.run(&["test", "p", "--only", "drei"]), 2, &["suite/nothing-chosen"]);
    says(&folder.run(&["test", "p", "--only", "ein"]), 0, &["报告 1 份"]);
    says(&folder.run(&["test", "p", "--only", "BA"]), 0, &["例子 2 个，报告 0 份"]);
}

#[test]
fn the_reports_beside_a_case_lie_in_its_folder() {
    let folder = accepted();
    folder.write(
        "p/b.rules",
        "X: 行(新收) == 上年(行(总计))\nY: 行(新收) == 合计(各(下属单位, 行(新收)))\n",
    );
    folder.write("p/tests/eins/prior/2022.yaml", report("3").replace("2023", "2022"));
    folder.write("p/tests/eins/children/a.yaml", report("2").replace("甲局", "乙所"));
    folder.write("p/tests/zwei/report.yaml", report("2"));
    folder.write("p/tests/zwei/prior/2022.yaml", report("2").replace("2023", "2022"));
    let other = report("2").replace("甲局", "乙所").replace("[1, 2]", "[1, 3]");
    folder.write("p/tests/zwei/children/a.yaml", other);
    says(&folder.run(&["test", "p", "--accept"]), 0, &[]);
    let snapshot = folder.read("p/tests/snapshots/eins.snap");
    assert!(snapshot.contains("差错 | X | 企业 | 左 2 | 右 3 | 差 -1"), "{snapshot}");
    let snapshot = folder.read("p/tests/snapshots/zwei.snap");
    assert!(snapshot.contains("差错 | Y | 企业 | 左 2 | 右 3 | 差 -1"), "{snapshot}");
    says(&folder.run(&["test", "p"]), 0, &[]);
}

#[test]
fn json_tells_programs_the_same() {
    let folder = accepted();
    folder.write("p/tests/eins/report.yaml", report("5"));
    let run = folder.run(&["test", "p", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(json["passed"], false);
    assert_eq!(json["cases"][0]["file"], "p/tests/eins/report.yaml");
    assert_eq!(json["cases"][0]["passed"], false);
    assert_eq!(json["problems"][0]["code"], "suite/changed");
    assert_eq!(run.status, Some(1));
}

#[test]
fn snapshots_saved_by_a_windows_editor_are_the_same() {
    let folder = accepted();
    let path = folder.path("p/tests/snapshots/eins.snap");
    let text = fs::read_to_string(&path).expect("the snapshot");
    fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("written");
    says(&folder.run(&["test", "p"]), 0, &[]);
}

#[test]
fn a_new_pack_passes_its_own_suite_and_is_never_written_over() {
    let folder = Folder::new();
    says(&folder.run(&["new", "mine/月报"]), 0, &["写好了规则包 mine/月报"]);
    for file in [
        "pack.yaml",
        "form-2025.yaml",
        "月报.rules",
        "tests/first.yaml",
        "tests/snapshots/first.snap",
    ] {
        assert!(folder.has(&format!("mine/月报/{file}")), "{file}");
    }
    says(&folder.run(&["test", "mine"]), 0, &["通过：规则 2 条，例子 4 个，报告 1 份"]);
    says(&folder.run(&["mine", "mine/月报/tests/first.yaml"]), 0, &["相符 7 · 不符 0"]);
    let again = folder.run(&["new", "mine/月报"]);
    assert_eq!(again.status, Some(2));
    assert!(again.stderr.contains("cli/exists"), "{}", again.stderr);
    assert_eq!(folder.run(&["new", "a b"]).status, Some(2));
    // A second pack lives beside the first.
    says(&folder.run(&["new", "mine/weekly"]), 0, &[]);
    says(&folder.run(&["test", "mine"]), 0, &["规则 4 条"]);
}

#[test]
fn a_blank_report_of_each_form_is_read_back_without_a_word() {
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
    // All zero, and not a word said, is what the rules remark on.
    for (version, violated) in [("2019", &[][..]), ("2021", &["NZ-ALLZERO", "NZ-FEEREP"])] {
        let folder = Folder::new();
        says(
            &folder.run(&["blank", version, rules, "-o", "report.yaml"]),
            0,
            &["写好了 report.yaml"],
        );
        let run = folder.run(&[rules, "report.yaml", "--format", "json", "--min-evaluated", "0"]);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(json["reports"][0]["errors"], serde_json::json!([]), "{version}");
        let printed = folder.read("report.yaml");
        assert!(printed.contains(&format!("form: \"{version}\"")), "{printed}");
        let again = folder.run(&["blank", version, rules, "-o", "report.yaml"]);
        assert_eq!(again.status, Some(2), "a report is not written over");
        let filled = printed.replace('~', "0");
        folder.write(
            "zero.yaml",
            filled
                .replace("unit:\n", "unit: 甲局\n")
                .replace("year:\n", &format!("year: {version}\n")),
        );
        let run = folder.run(&[rules, "zero.yaml", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(json["reports"][0]["errors"], serde_json::json!([]), "{version}");
        let findings = json["reports"][0]["findings"].as_array().expect("findings");
        let found: Vec<_> = findings.iter().filter_map(|one| one["rule"].as_str()).collect();
        assert_eq!(found, violated, "{}", run.stdout);
    }
    let run = Folder::new().run(&["blank", "1999", rules]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("政府信息公开工作年度报告 2021"), "{}", run.stderr);
}

#[test]
fn the_inventory_lists_every_rule() {
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
    let folder = Folder::new();
    says(
        &folder.run(&["list", rules, "-v"]),
        0,
        &["编号", "T3-BAL", "收办平衡", "X-CARRY", "上年的报告"],
    );
    let run = folder.run(&["list", rules, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rules = json["rules"].as_array().expect("rules");
    let balance = rules.iter().find(|rule| rule["id"] == "T3-BAL").expect("T3-BAL");
    assert_eq!(balance["severity"], "error");
    assert_eq!(balance["tables"], serde_json::json!(["表三"]));
    assert_eq!(balance["versions"], serde_json::json!(["2019", "2021"]));
    assert_eq!(balance["examples"]["pass"], 1);
}
