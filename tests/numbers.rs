//! The figures of a narrative that no rule reads.

use std::path::Path;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::support::{Folder, objections};

const RULES: &str =
    "事实 访问：次 { 在 总体情况 表述 \"访问量{n}次\" }\nN-1: 访问 == 格(访问, 总计)\n";

const REPORT: &str = "\
unit: 甲局
year: 2023
sections:
  - heading: 一、总体情况
    text: |
      根据国办公开办函〔2021〕30号编制，自2023年1月1日至12月31日。电话0394-8222140。
      1.全年网站访问量500次，发布信息303条，其中政策
      文件12件。公布办事指南三十二篇，近300人参加；
      2.访问量700次的另有1个站点。
    table: {columns: [总计], rows: {访问: [500]}}
  - heading: 二、其他
    text: 网站访问量800次。
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("a.rules", RULES).write("report.yaml", REPORT);
    folder
}

#[test]
fn what_no_rule_reads_is_listed_with_its_sentence_and_place() {
    let run = folder().run(&["numbers", "a.rules", "report.yaml"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let expected = "\
甲局 · 2023年 · report.yaml
  正文里有 7 个数：规则读到 2 个，没有规则读的 5 个
  不算在内的：约数 1、日期和期限 5、文号、条款和书名 2、电话和邮编 2、编号和次序
  2

  一、总体情况 · report.yaml:7:25
    1.全年网站访问量500次，发布信息【303】条，其中政策文件【12】件。

  一、总体情况 · report.yaml:8:19
    公布办事指南【三十二】篇，近300人参加；

  一、总体情况 · report.yaml:9:19
    2.访问量700次的另有【1】个站点。

  二、其他 · report.yaml:12:16
    网站访问量【800】次。

";
    assert_eq!(run.stdout, expected, "{}", run.stdout);
}

#[test]
fn the_others_are_listed_when_asked_for_and_in_english() {
    let run = folder().run(&["numbers", "a.rules", "report.yaml", "-v", "--lang", "en"]);
    assert_eq!(run.status, Some(0));
    for words in [
        "7 figures in the narrative: rules read 2, no rule reads 5",
        "read: 500 (访问), 700 (访问)",
        "round figures: 篇，近【300】人参加",
        "documents and articles: 办函〔【2021】〕30, 21〕【30】号编制",
    ] {
        assert!(run.stdout.contains(words), "{words}\n{}", run.stdout);
    }
    assert!(run.stdout.lines().all(|line| line.width() <= 80), "{}", run.stdout);
}

#[test]
fn json_tells_of_every_number() {
    let run = folder().run(&["numbers", "a.rules", "report.yaml", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(objections("numbers", &document), None);
    let report = &document["reports"][0];
    assert_eq!((&report["figures"], &report["unread"]), (&7.into(), &5.into()));
    let numbers = report["numbers"].as_array().expect("numbers");
    let one = |printed: &str| {
        numbers.iter().find(|number| number["printed"] == printed).expect("the number")
    };
    assert_eq!(one("500")["facts"][0], "访问");
    assert_eq!((&one("三十二")["value"], &one("三十二")["kind"]), (&"32".into(), &"figure".into()));
    assert_eq!(one("303")["at"], "7:25");
    assert_eq!(one("30")["kind"], "citation");
    assert_eq!(one("0394")["kind"], "contact");
    let kinds = numbers.iter().map(|number| number["kind"].as_str().expect("a kind"));
    assert_eq!(kinds.filter(|kind| *kind == "date").count(), 5);
}

#[test]
fn broken_and_missing_reports_are_told() {
    let folder = folder();
    folder.write("broken.yaml", "sections: [");
    for (args, status, words) in [
        (&["a.rules"][..], 2, "没有给出报告"),
        (&["a.rules", "broken.yaml"], 2, "broken.yaml"),
        (&["a.rules", "gone.yaml"], 2, "找不到 gone.yaml"),
        (&["report.yaml"], 2, "没有给出规则"),
        (
            &["a.rules", "report.yaml", "broken.yaml"],
            2,
            "报告 2 份，正文里的数 7 个，没有规则读的 5 个",
        ),
    ] {
        let run = folder.run(&[&["numbers"], args].concat());
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
        assert!(
            run.stdout.contains(words) || run.stderr.contains(words),
            "{args:?}\n{}",
            run.stdout
        );
    }
}

#[test]
fn a_long_text_without_stops_is_gone_through_in_a_moment() {
    let folder = Folder::new();
    let line = format!("      {}\n", "发布信息12条，".repeat(40));
    let text = line.repeat(250);
    folder.write("a.rules", RULES);
    folder.write("report.yaml", format!("sections:\n  - heading: 一、总体情况\n    text: |\n{text}    table: {{columns: [总计], rows: {{访问: [1]}}}}\n"));
    let begun = std::time::Instant::now();
    let run = folder.run(&["numbers", "a.rules", "report.yaml", "--format", "json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("\"unread\": 10000"));
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn published_reports_are_read_against_their_original() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports/zhoukou-kjj-2021.txt");
    if !path.exists() {
        eprintln!("skipped: there are no real reports beside the project");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").display().to_string();
    let run = Folder::new().run(&["numbers", &root, &path.display().to_string()]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    // A telephone line that a rule compares is read, whatever it looks like.
    assert!(run.stdout.contains("zhoukou-kjj-2021.txt:244:35"), "{}", run.stdout);
    assert!(
        !run.stdout.contains("【33912】") && !run.stdout.contains("【8222140】"),
        "{}",
        run.stdout
    );
}
