//! The pack of the annual report on the reports that ship with it: what it finds, how often it looks,
//! and that reports printed in other ways come out the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rulecheck::check;
use rulecheck::diagnose::ReportOutcome;
use rulecheck::model::load_reports;
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::source::{FileId, SourceMap};

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report")
}

fn pack() -> Packs {
    let mut files: Vec<PathBuf> = fs::read_dir(home())
        .expect("the pack")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let read = |path: &PathBuf| Named {
        name: path.file_name().expect("a name").to_string_lossy().into_owned(),
        content: fs::read(path).expect("a file"),
    };
    let is_form = |path: &&PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("form-"))
    };
    let is_rules = |path: &&PathBuf| path.extension().is_some_and(|end| end == "rules");
    let text = PackText {
        manifest: files.iter().find(|path| path.ends_with("pack.yaml")).map(read),
        forms: files.iter().filter(is_form).map(read).collect(),
        rules: files.iter().filter(is_rules).map(read).collect(),
    };
    let (packs, errors) = Packs::read(vec![text]);
    assert!(errors.is_empty(), "{errors:#?}");
    packs
}

fn report(name: &str) -> String {
    fs::read_to_string(home().join("tests").join(name).join("report.yaml")).expect("the report")
}

fn outcome(packs: &Packs, text: &str) -> ReportOutcome {
    let file = Named { name: "report.yaml".to_owned(), content: text.as_bytes().to_vec() };
    check(packs, file).0.into_iter().next().expect("an outcome")
}

/// Returns how many members each rule has in its findings.
fn findings(outcome: &ReportOutcome) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        *found.entry(finding.rule.clone()).or_default() += finding.members.len();
    }
    found
}

/// Returns the bindings of the table rules that do not hold, as `rule binding`.
fn table_findings(outcome: &ReportOutcome) -> Vec<String> {
    let rules = ["T3-BAL", "T3-SUM", "T3-COL", "T4-SUM"];
    let of_tables = outcome.findings.iter().filter(|one| rules.contains(&one.rule.as_str()));
    let each = of_tables.flat_map(|one| {
        one.members.iter().map(|member| format!("{} {}", one.rule, member.binding))
    });
    each.collect()
}

#[test]
fn the_reports_that_ship_give_what_is_known_of_them() {
    let packs = pack();
    let expected: [(&str, &[(&str, usize)]); 7] = [
        ("clean-city-2024", &[]),
        ("clean-district-2023", &[]),
        ("hongze-2023", &[("T3-FORM", 1), ("T3-LABEL", 1), ("T3-SHAPE", 1), ("T4-SUM", 2)]),
        (
            "shanghai-office-2019",
            &[("T3-BLANK", 23), ("T3-COL", 11), ("T3-SUM", 1), ("T4-COUNT", 3)],
        ),
        ("shuyang-2025", &[]),
        ("suqian-2023", &[]),
        ("zhoukou-kjj-2021", &[("T2-FEE4", 1), ("T2-OLD", 3)]),
    ];
    let tables = ["T2-", "T3-", "T4-", "NN-SAME"];
    for (name, expected) in expected {
        let outcome = outcome(&packs, &report(name));
        assert!(outcome.errors.is_empty(), "{name}: {:#?}", outcome.errors);
        let mut found = findings(&outcome);
        found.retain(|rule, _| tables.iter().any(|table| rule.starts_with(table)));
        let expected = expected.iter().map(|(rule, count)| ((*rule).to_owned(), *count)).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_clean_report_is_looked_at_in_every_row_and_column() {
    let packs = pack();
    let text = report("clean-district-2023");
    let outcome = outcome(&packs, &text);
    let (reports, _) = load_reports(FileId::FIRST, &text);
    let sources = SourceMap::layer(packs.sources());
    let plan = packs.plan(&reports[0], &sources).expect("a plan");
    for (id, count) in [("T3-BAL", 7), ("T3-SUM", 7), ("T3-COL", 25), ("T4-SUM", 3)] {
        let rule = plan.prepared.rules.rules.iter().find(|rule| rule.id == id).expect(id);
        let bindings: usize = rule.checks.iter().map(|check| check.bindings.len()).sum();
        assert_eq!(bindings, count, "{id}");
        assert!(outcome.not_evaluated.iter().all(|one| one.rule != id), "{id} is 不验 somewhere");
    }
    assert!(outcome.findings.is_empty());
    let linear = plan.prepared.rules.ground.rows.len();
    assert!(linear >= 7 + 7 + 25 + 3, "the equations are rows of the ground system: {linear}");
}

#[test]
fn every_wrong_cell_of_table_three_is_seen() {
    let packs = pack();
    let text = report("clean-district-2023");
    let start = text.find("一、本年新收").expect("table 3");
    let end = text.find("  - heading: 四、").expect("table 4");
    let mut planted = 0;
    for (offset, _) in text[start..end].match_indices(['[', ',']) {
        let from = start + offset + 1;
        let rest = &text[from..];
        let cell = rest.find([',', ']']).map(|length| rest[..length].trim());
        let Some(number) = cell.and_then(|cell| cell.parse::<u32>().ok()) else { continue };
        let at = from + rest.find(|sign: char| sign.is_ascii_digit()).expect("a digit");
        let wrong =
            format!("{}{}{}", &text[..at], number + 3, &text[at + number.to_string().len()..]);
        let found = table_findings(&outcome(&packs, &wrong));
        assert!(found.len() >= 2, "{number} at byte {at}: {found:?}");
        planted += 1;
    }
    assert_eq!(planted, 175, "25 rows of 7 cells");
}

#[test]
fn a_report_printed_in_another_way_comes_out_the_same() {
    let packs = pack();
    let text = report("clean-district-2023");
    let holds = outcome(&packs, &text).counts;
    let five = "结果维持, 结果纠正, 其他结果, 尚未审结, 总计";
    let columns = text.find("      columns:\n        - 行政复议").expect("the columns of table 4");
    let rows = text[columns..].find("      rows:").expect("its rows") + columns;
    let with_columns =
        |printed: &str| format!("{}      columns: {printed}\n{}", &text[..columns], &text[rows..]);
    let radicals = [("工", "⼯"), ("行", "⾏"), ("人", "⼈"), ("民", "⺠"), ("长", "⻓")];
    let copied =
        radicals.iter().fold(text.clone(), |text, (plain, radical)| text.replace(plain, radical));
    // Table 3 with all its rows at one depth, the categories left out.
    let from = text.find("        一、本年新收").expect("table 3");
    let to = text.find("  - heading: 四、").expect("table 4");
    let rows_of_three = text[from..to].lines().filter(|line| line.contains(": ["));
    let flat: String =
        rows_of_three.map(|line| format!("        {}\n", line.trim_start())).collect();
    let flat = format!("{}{flat}{}", &text[..from], &text[to..]);
    for (what, printed) in [
        ("radicals", copied),
        ("half width", text.replace('（', "(").replace('）', ")")),
        (
            "columns without their group",
            text.replace("{法人或其他组织: [", "").replace("]}, 总计", ", 总计"),
        ),
        (
            "columns under a head",
            text.replace("columns: [自然人", "columns: [申请人情况: [自然人")
                .replace("]}, 总计]", "]}, 总计]]"),
        ),
        ("table 4 in one row of names", with_columns(&format!("[{five}, {five}, {five}]"))),
        (
            "table 4 without 行政诉讼",
            with_columns(&format!(
                "[{{行政复议: [{five}]}}, {{未经复议直接起诉: [{five}]}}, {{复议后起诉: [{five}]}}]"
            )),
        ),
        ("another label for the only row", text.replace("        件数: [6", "        数量: [6")),
        ("rows without their categories", flat),
        ("no kind", text.replace("report: 政府信息公开工作年度报告\n", "")),
    ] {
        assert_ne!(printed, text, "{what}");
        let outcome = outcome(&packs, &printed);
        assert!(outcome.errors.is_empty(), "{what}: {:#?}", outcome.errors);
        assert_eq!(outcome.counts.holds, holds.holds, "{what}: {:?}", outcome.not_evaluated);
        assert_eq!(outcome.counts.violated, 0, "{what}");
    }
}

#[test]
fn a_row_that_is_not_there_is_never_a_pass() {
    let packs = pack();
    let text = report("clean-district-2023");
    let line = text.lines().find(|line| line.contains("4.保护第三方合法权益")).expect("the row");
    let outcome = outcome(&packs, &text.replace(&format!("{line}\n"), ""));
    let lost = |rule: &str| outcome.not_evaluated.iter().filter(|one| one.rule == rule).count();
    assert_eq!((lost("T3-SUM"), lost("T3-COL")), (7, 1));
    let found = findings(&outcome);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [("T3-SHAPE".to_owned(), 1)]);
}

#[test]
fn synthetic_reports_give_the_truth_they_were_made_with() {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench/gen_reports.py");
    let folder = std::env::temp_dir().join(format!("rulecheck-truth-{}", std::process::id()));
    let made =
        Command::new("python3").arg(&generator).arg(&folder).args(["150", "--seed", "11"]).status();
    if !generator.exists() || !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: the generator of reports, or python3, is not here");
        return;
    }
    let packs = pack();
    let mut found = Vec::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join("yaml"))
        .expect("reports")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    for path in &files {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(path).expect("a report");
        let leaf = |binding: &str| rulecheck::model::fold(binding);
        for one in outcome(&packs, &text).findings {
            let rules = ["T3-BAL", "T3-SUM", "T3-COL", "T4-SUM"];
            if rules.contains(&one.rule.as_str()) {
                let members = one.members.iter();
                found.extend(members.map(|m| format!("{name} {} {}", one.rule, leaf(&m.binding))));
            }
        }
    }
    let truth = fs::read_to_string(folder.join("truth.csv")).expect("the truth");
    let mut expected: Vec<String> = truth
        .lines()
        .skip(1)
        .filter(|line| !line.contains("NN-SAME"))
        .map(|line| {
            let mut parts = line.splitn(3, ',').map(|part| part.trim_matches('"'));
            let mut next = || parts.next().expect("three columns");
            format!("{} {} {}", next(), next(), rulecheck::model::fold(next()))
        })
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    fs::remove_dir_all(&folder).expect("the folder");
}
