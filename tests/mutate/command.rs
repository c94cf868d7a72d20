//! The command: its words, its JSON, its exit statuses.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::world::{FORM, document};
use crate::support::{Folder, objections, snapshot};

const SUMS: &str = "A-1: 格(新收, 合计) == 格(新收, 甲) + 格(新收, 乙)\nA-4: 格(办结, 合计) == 格(办结, 甲) + 格(办结, 乙)\n";
const LESS: &str = "A-2: 格(结转, 甲) <= 格(新收, 甲)\nA-3: 格(办结, 甲) == 上年(格(办结, 甲))\n";

fn report(figures: [[i64; 3]; 4]) -> String {
    document(&figures.map(|row| row.map(|figure| figure.to_string())))
}

fn sound() -> String {
    report([[12, 25, 37], [1, 0, 1], [10, 20, 30], [3, 5, 8]])
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", FORM).write("pack/a.rules", SUMS).write("pack/b.rules", LESS);
    folder.write("report.yaml", sound());
    folder
}

#[test]
fn the_words_fit_the_page_in_both_languages() {
    let folder = folder();
    let drawn = |more: &[&str]| {
        let args: Vec<&str> =
            ["mutate", "pack", "report.yaml"].iter().chain(more).copied().collect();
        let run = folder.run(&args);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
        assert_eq!(run.stdout.lines().find(|line| line.width() > 80), None);
        run.stdout
    };
    let both = |more: &[&str]| {
        let english: Vec<&str> = more.iter().copied().chain(["--lang", "en"]).collect();
        format!("{}-----\n{}", drawn(more), drawn(&english))
    };
    snapshot("mutate", "small", &both(&[]));
    snapshot("mutate", "small_each", &both(&["-v"]));
}

#[test]
fn json_fits_its_schema() {
    let folder = folder();
    let run = folder.run(&["mutate", "pack", "report.yaml", "--format", "json"]);
    snapshot("mutate", "small_json", &run.stdout);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(objections("mutate", &document), None);
    let report = &document["reports"][0];
    let survivors = report["survivors"].as_array().expect("a list").iter();
    let all: usize = survivors.map(|one| one["mutations"].as_array().expect("a list").len()).sum();
    let count = |name: &str| report[name].as_u64().expect(name);
    assert_eq!(u64::try_from(all), Ok(count("tried") - count("caught")));
    assert_eq!(document["total"]["tried"], report["tried"]);
    // The schema can refuse.
    let mut broken = document.clone();
    broken["reports"][0]["score"] = "all".into();
    assert!(objections("mutate", &broken).is_some());
}

#[test]
fn the_order_of_rules_and_files_changes_nothing() {
    let folder = folder();
    folder.write("other/form-1.yaml", FORM).write("other/a.rules", LESS);
    folder.write("other/z.rules", SUMS);
    for more in [&["-v"][..], &["--format", "json"]] {
        let run = |pack: &'static str| {
            let args: Vec<&str> =
                ["mutate", pack, "report.yaml"].into_iter().chain(more.iter().copied()).collect();
            folder.run(&args).stdout
        };
        assert_eq!(run("pack"), run("other"));
        assert_eq!(run("pack"), run("pack"));
    }
}

#[test]
fn too_low_a_score_ends_with_status_1() {
    let folder = folder();
    let run = |least: &str| {
        folder.run(&["mutate", "pack", "report.yaml", "--only", "A-1", "--min-score", least])
    };
    let document =
        folder.run(&["mutate", "pack", "report.yaml", "--only", "A-1", "--format", "json"]);
    let document: Value = serde_json::from_str(&document.stdout).expect("JSON");
    let score = document["total"]["score"].as_str().expect("a score").to_owned();
    assert_eq!(run(&score).status, Some(0));
    let short = run("99.9");
    assert_eq!(short.status, Some(1));
    let said = format!("不够：发现的占 {score}%，要求不低于 99.9%");
    assert!(short.stdout.contains(&said), "{}", short.stdout);
    assert_eq!(run("101").status, Some(2));
    assert_eq!(folder.run(&["mutate", "pack", "report.yaml", "--only", "无"]).status, Some(2));
}

#[test]
fn what_was_violated_before_is_left_aside() {
    let folder = folder();
    folder.write("wrong.yaml", report([[12, 25, 38], [1, 0, 1], [10, 20, 30], [3, 5, 8]]));
    let args = ["mutate", "pack", "wrong.yaml", "--only", "A-1", "--format", "json"];
    let document: Value = serde_json::from_str(&folder.run(&args).stdout).expect("JSON");
    let report = &document["reports"][0];
    assert_eq!(report["violated_before"], 1);
    let survivors = report["survivors"].as_array().expect("a list");
    let before = survivors.iter().find(|one| one["cause"] == "violated_before").expect("some");
    let mutations = before["mutations"].as_array().expect("a list");
    assert!(mutations.iter().all(|one| one["row"] == "新收"), "{mutations:?}");
    assert!(mutations.iter().any(|one| one["kind"] == "one_more"), "{mutations:?}");
    let run = folder.run(&["mutate", "pack", "wrong.yaml", "--only", "A-1"]);
    assert_eq!(run.status, Some(0));
    assert!(run.stdout.contains("改之前这份报告已有 1 处不符"), "{}", run.stdout);
}

#[test]
fn a_report_of_the_year_before_is_looked_into() {
    let folder = folder();
    folder.write("2023/report.yaml", sound().replace("year: 2024", "year: 2023"));
    let cause = |more: &[&str]| {
        let args = ["mutate", "pack", "report.yaml", "--only", "A-3", "--format", "json"];
        let args: Vec<&str> = args.iter().chain(more).copied().collect();
        let document: Value = serde_json::from_str(&folder.run(&args).stdout).expect("JSON");
        let report = &document["reports"][0];
        (report["caught"].as_u64().expect("a count"), report["survivors"][1]["cause"].clone())
    };
    assert_eq!(cause(&[]), (0, "not_evaluated".into()));
    let (caught, _) = cause(&["--prior", "2023"]);
    assert!(caught > 3, "{caught}");
}

#[test]
fn several_reports_have_an_outcome_each_and_one_together() {
    let folder = folder();
    folder.write("other.yaml", report([[1, 2, 3], [1, 0, 1], [1, 1, 2], [1, 1, 2]]));
    let run = folder.run(&["mutate", "pack", "report.yaml", "other.yaml", "--only", "A-1"]);
    let totals: Vec<&str> = run.stdout.lines().filter(|line| line.contains("次：发现")).collect();
    assert_eq!(totals.len(), 3, "{}", run.stdout);
    let tried = |line: &str| -> usize {
        let rest = line.split_once("改错 ").expect("a count").1;
        rest.split(' ').next().and_then(|count| count.parse().ok()).expect("a count")
    };
    assert_eq!(tried(totals[0]) + tried(totals[1]), tried(totals[2]));
    assert!(totals[2].starts_with("报告 2 份，"), "{}", totals[2]);
}

#[test]
fn reports_of_which_nothing_can_be_told() {
    let folder = folder();
    folder.write("stranger.yaml", sound().replace("月报", "年报"));
    folder.write("empty.yaml", report([[0; 3]; 4]).replace('0', "/").replace("2/24", "2024"));
    folder.write("broken.yaml", "sections: [");
    folder.write("mine.rules", "A-1: 列(合计) == 列(甲) + 列(乙)\n");
    folder.write("free.yaml", sound().replace("report: 月报\n", ""));
    for (args, status, said) in [
        (&["pack", "stranger.yaml"][..], 2, "没有适用于“年报”的规则"),
        (&["pack", "empty.yaml"], 3, "没有可改的数"),
        (&["pack", "broken.yaml"], 2, "差错"),
        // Without a form the report's own tables are the form.
        (&["mine.rules", "free.yaml"], 0, "定位"),
        (&["pack"], 2, ""),
    ] {
        let run = folder.run(&[&["mutate"], args].concat());
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(said), "{args:?}\n{}", run.stdout);
    }
    let run = folder.run(&["mutate", "pack"]);
    assert!(run.stderr.contains("rulecheck mutate rules/ report.yaml"), "{}", run.stderr);
}

/// What is done by several threads is written in the order in which the reports were given.
#[test]
fn many_reports_stand_in_their_order_whichever_is_done_first() {
    let folder = folder();
    let names: Vec<String> = (0..12).map(|number| format!("{number:02}.yaml")).collect();
    for (number, name) in names.iter().enumerate() {
        // Some have nothing to change, and are done at once.
        let content =
            if number % 3 == 0 { "form: 月报\nsections: []\n".to_owned() } else { sound() };
        folder.write(name, content);
    }
    let mut args = vec!["mutate", "pack", "--format", "json"];
    args.extend(names.iter().map(String::as_str));
    let first = folder.run(&args).stdout;
    let document: Value = serde_json::from_str(&first).expect("JSON");
    let reports = document["reports"].as_array().expect("a list");
    let files: Vec<&str> =
        reports.iter().map(|one| one["file"].as_str().expect("a name")).collect();
    assert_eq!(files, names);
    let tried = |one: &Value| one["tried"].as_u64().expect("a count");
    assert_eq!(reports.iter().map(tried).sum::<u64>(), tried(&document["total"]));
    assert_eq!(folder.run(&args).stdout, first);
}

/// A waiver names the values that it explains; with others a check reports the finding, and it is noticed.
#[test]
fn what_is_waived_is_noticed_once_its_values_are_others() {
    let folder = folder();
    folder.write("wrong.yaml", report([[12, 25, 38], [1, 0, 1], [10, 20, 30], [3, 5, 8]]));
    let of_row = |waiver: &str| {
        folder.write("pack/w.rules", waiver);
        let args = ["mutate", "pack", "wrong.yaml", "--only", "A-1", "--format", "json"];
        let document: Value = serde_json::from_str(&folder.run(&args).stdout).expect("JSON");
        let report = &document["reports"][0];
        assert_eq!(report["violated_before"], 1);
        let number = |name: &str| report[name].as_u64().expect("a count");
        (number("caught"), number("pinned"))
    };
    assert_eq!(of_row(""), (0, 0));
    let (caught, pinned) = of_row(
        "豁免 A-1 于 \"某某局\" { 理由: \"重复一件\"  责任人: \"某科\"  到期: 2099-06-30  数值: \"38 != 37\" }\n",
    );
    // But for an error that makes the three agree, and blanks, which are not evaluated.
    assert!(caught > 10 && pinned == 0, "{caught} {pinned}");
}
