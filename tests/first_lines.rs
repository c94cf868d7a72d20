//! The lines that users write first, typed into an empty folder as they would be: checked by the
//! program against a report written by hand.

use super::support::{Folder, Run};

const ROWS: &str = "row(新收) + row(结转) == row(总计) + row(结转下年)";
const FACTS: &str = "总体情况 visits match 其他事项 visits";

/// A report with short labels, the carried-over cell and the second count of visits as given.
fn report(carried: &str, visits: &str) -> String {
    format!(
        "unit: 某某局
year: 2021
sections:
  - heading: 总体情况
    facts: {{visits: 33912}}
  - heading: 收到和处理政府信息公开申请情况
    table:
      columns: [自然人, 商业企业, 总计]
      rows:
        新收: [34, 1, 35]
        结转: [2, 0, 2]
        总计: [35, 1, 36]
        结转下年: [{carried}, 0, 1]
  - heading: 其他事项
    facts: {{visits: {visits}}}
"
    )
}

const FULL_LABELS: &str = "sections:
  - heading: 三、收到和处理政府信息公开申请情况
    table:
      columns: [自然人, 总计]
      rows:
        一、本年新收政府信息公开申请数量: [34, 35]
        二、上年结转政府信息公开申请数量: [2, 2]
        三、本年度办理结果:
          （七）总计: [35, 36]
        四、结转下年度继续办理: [1, 1]
";

fn check(rules: &str, report: &str) -> Run {
    let folder = Folder::new();
    folder.write("我的.rules", rules).write("report.yaml", report);
    folder.run(&["我的.rules", "report.yaml"])
}

#[track_caller]
fn holds(rules: &str) {
    let run = check(rules, &report("1", "33912"));
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{rules}\n{}", run.stdout);
    assert!(run.stdout.contains("不符 0"), "{rules}\n{}", run.stdout);
}

#[track_caller]
fn fails(rules: &str, named: &[&str]) {
    let run = check(rules, &report("7", "33913"));
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""), "{rules}\n{}", run.stdout);
    for name in named {
        assert!(run.stdout.contains(name), "{rules}\n`{name}` is not in:\n{}", run.stdout);
    }
}

#[test]
fn right_figures_are_clean() {
    holds(&format!("{ROWS}\n{FACTS}\n"));
}

#[test]
fn wrong_figures_are_named_with_their_cells_and_numbers() {
    fails(ROWS, &["“自然人”列不符", "34 + 2 == 35 + 7", "左边 36，右边 42，相差 6"]);
    // The references are quoted as the author wrote them.
    fails(ROWS, &["row(新收) 是 34", "row(结转) 是 2", "row(总计) 是 35", "row(结转下年) 是 7"]);
    fails(FACTS, &["前后不一致，“总体情况”是 33912", "总体情况 visits 是 33912", "相差：1"]);
}

#[test]
fn a_short_label_that_fits_two_rows_is_refused_with_both() {
    let run = check(ROWS, FULL_LABELS);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    // The lines are wrapped at the terminal's width.
    let unwrapped: String = run.stdout.split_whitespace().collect();
    for label in ["行(二、上年结转政府信息公开申请数量)", "行(四、结转下年度继续办理)"]
    {
        assert!(unwrapped.contains(label), "{}", run.stdout);
    }
    assert!(run.stdout.contains("我的.rules:1:"), "{}", run.stdout);
}

#[test]
fn every_spelling_of_the_first_line_means_the_same() {
    for line in [
        "行(新收) + 行(结转) == 行(总计) + 行(结转下年)",
        "行(新收) + 行(结转) = 行(总计) + 行(结转下年)",
        "行(新收) + 行(结转) 等于 行(总计) + 行(结转下年)",
        "行(新收) 加 行(结转) 等于 行(总计) 加 行(结转下年)",
        "行（新收）＋行（结转）＝行（总计）＋行（结转下年）",
        "行（新收）＋行（结转）＝＝行（总计）＋行（结转下年）",
        "T3-BAL：行（新收）＋行（结转）＝行（总计）＋行（结转下年）",
        "T3-BAL: row(新收)+row(结转)==row(总计)+row(结转下年)",
        "须 行（新收） ＋ 行（结转） ＝ 行（总计） ＋ 行（结转下年）",
        "must row（新收） + row（结转） = row（总计） + row（结转下年）",
        "row(「新收」) + row(“结转”) == row(\"总计\") + row(「结转下年」)",
        "row( 新收 ) + row(　结转　) == row(总 计) + row(结转下年)",
        "row(一、新收) + row(（二）结转) == row(3.总计) + row(四、结转下年)",
        "行(新收) + 行(结转) - 行(总计) == 行(结转下年)",
        "行(新收)\n  + 行(结转)\n  == 行(总计) + 行(结转下年)   # 勾稽关系",
        "规则 T3-BAL \"收办平衡\" {\n  在 收到和处理 逐列\n  须 行(新收) + 行(结转) == 行(总计) + 行(结转下年)\n}",
        "在 收到和处理 逐列 { T3-BAL: 行(新收) + 行(结转) == 行(总计) + 行(结转下年) }",
        "in 收到和处理 for each column { row(新收) + row(结转) == row(总计) + row(结转下年) }",
        "\u{FEFF}行(新收) + 行(结转) == 行(总计) + 行(结转下年)\r\n",
    ] {
        holds(line);
        fails(line, &["“自然人”列不符", "左边", "相差 6"]);
    }
}

#[test]
fn every_spelling_of_the_second_line_means_the_same() {
    for line in [
        "总体情况 visits 一致 其他事项 visits",
        "总体情况 visits 与 其他事项 visits 一致",
        "总体情况 visits 和 其他事项 visits 一致",
        "TX-1：总体情况　visits　与　其他事项　visits　一致",
        "\"一、总体情况\" visits match 「六、其他事项」 visits",
        "总体 visits match 其他 visits",
        "总体情况 visits\n  match 其他事项 visits",
        "须 总体情况 visits 与 其他事项 visits 一致",
    ] {
        holds(line);
        fails(line, &["前后不一致", "33912", "33913", "相差：1"]);
    }
}

#[test]
fn a_line_that_cannot_be_told_is_no_pass() {
    let run = check(FACTS, &report("1", "~"));
    assert_eq!(run.status, Some(3), "{}", run.stdout);
    assert!(run.stdout.contains("不验 1"), "{}", run.stdout);
}
