//! Tests of drawing, over a hand-made report and rule file.

mod human;
mod json;
mod widths;

use super::HumanOptions;
use crate::diagnose::{
    CellEvidence, Code, Counts, Diagnostic, Excerpt, Finding, Label, Lang, Member, ReportOutcome,
    Severity, Text, Unevaluated, Waived,
};
use crate::source::{FileId, SourceMap, Span};
use crate::waive::Judgement;

const REPORT: &str = "\
report: 政府信息公开工作年度报告
unit: 周口市科学技术局
year: 2021
sections:
  - heading: 一、总体情况
    text: 全年网站访问量33912次，发布信息303条。
  - heading: 三、收到和处理政府信息公开申请情况
    table:
      columns: [自然人, {法人或其他组织: [商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他]}, 总计]
      rows:
        一、本年新收政府信息公开申请数量: [35, 1, 0, 0, 0, 0, 36]
        二、上年结转政府信息公开申请数量: [2, 0, 0, 0, 0, 0, 2]
        三、本年度办理结果:
          （一）予以公开: [5, 0, 0, 0, 0, 0, 5]
          （二）部分公开: [3, 0, 0, 0, 0, 0, 3]
          （七）总计: [36, 1, 0, 0, 0, 0, 37]
        四、结转下年度继续办理: [1, 0, 0, 0, 0, 0, 0]
";

const RULES: &str = "\
# 收件与办理
规则 T3-BAL \"收办平衡\" {
  依据: \"国办公开办函〔2021〕30号 表三注\"
  在 表三 逐列
  须 行(新收) + 行(上年结转) == 行(总计) + 行(结转下年)
}
";

fn options(width: usize) -> HumanOptions {
    HumanOptions { lang: Lang::Zh, width, color: false, verbose: false }
}

/// A report and a rule file in one map.
struct Files {
    sources: SourceMap,
    report: FileId,
    rules: FileId,
}

fn files(report: &str) -> Files {
    let mut sources = SourceMap::default();
    let rules = sources.add("rules/gov/table-3.rules", RULES);
    let report = sources.add("report.yaml", report);
    Files { sources, report, rules }
}

impl Files {
    /// The place of `part` in `file`, the first after `line`.
    fn find(&self, file: FileId, line: &str, part: &str) -> Span {
        let text = self.sources.get(file).expect("a file").text();
        let from = text.find(line).expect("the line is in the file");
        let start = from + text[from..].find(part).expect("the part is in the line");
        Span::new(file, start..start + part.len())
    }

    /// The cell number `index` of the row that begins with `row`.
    fn cell(&self, row: &str, index: usize) -> Span {
        let text = self.sources.get(self.report).expect("a file").text();
        let from = text.find(row).expect("the row is in the file");
        let open = from + text[from..].find('[').expect("a row has cells") + 1;
        let cells = text[open..].split(']').next().expect("a row ends");
        let before: usize = cells.split(", ").take(index).map(|cell| cell.len() + 2).sum();
        let length = cells.split(", ").nth(index).expect("a cell").len();
        Span::new(self.report, open + before..open + before + length)
    }

    fn label(&self, span: Span, words: &str) -> Label {
        Label { span, text: (!words.is_empty()).then(|| Text::same(words)) }
    }
}

fn both(zh: &str, en: &str) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

/// One binding of the balance does not hold.
fn single(files: &Files) -> Diagnostic {
    let cells = vec![
        files.label(files.cell("一、本年新收", 6), "新收 36"),
        files.label(files.cell("二、上年结转", 6), "上年结转 2"),
        files.label(files.cell("（七）总计", 6), "总计 37"),
        files.label(files.cell("四、结转", 6), "结转下年 0"),
    ];
    let rule = files.find(files.rules, "须", "行(新收) + 行(上年结转) == 行(总计) + 行(结转下年)");
    Diagnostic {
        code: "T3-BAL".into(),
        severity: Severity::Error,
        headline: both("收办平衡在“总计”一栏不符", "the balance does not hold in column 总计"),
        excerpts: vec![
            Excerpt { labels: cells },
            Excerpt { labels: vec![files.label(rule, "此规则")] },
        ],
        notes: vec![
            (both("代入", "figures"), Text::same("36 + 2 == 37 + 0")),
            (both("相差", "difference"), both("38 ≠ 37，差 1", "38 ≠ 37, off by 1")),
            (both("依据", "basis"), Text::same("国办公开办函〔2021〕30号 表三注")),
        ],
        table: Vec::new(),
        help: vec![both(
            "第四项“结转下年度继续办理”的总计填0，各列相加为1：改为1，各式即全部相符",
            "the total of row 四 says 0, its columns add up to 1: with 1, every equation holds",
        )],
    }
}

/// Five bindings of one rule do not hold.
fn five(files: &Files) -> Diagnostic {
    let columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "总计"];
    let row = |(index, column): (usize, &&str)| {
        let left = 10 + index;
        vec![
            Text::same(*column),
            Text::same(format!("{left} + 1 == 8 + 2")),
            Text::same(format!("{} ≠ 10", left + 1)),
            both(&format!("差 {}", index + 1), &format!("off by {}", index + 1)),
        ]
    };
    let label = |index: usize| files.label(files.cell("一、本年新收", index), "");
    let mut message = single(files);
    message.severity = Severity::Warning;
    message.headline =
        both("收办平衡在表三的5栏不符", "the balance does not hold in 5 columns of table 3");
    message.excerpts[0].labels = [0, 1, 2, 3, 6].map(label).into();
    message.table = columns.iter().enumerate().map(row).collect();
    message.notes.drain(..2);
    message
}

/// A figure deep in a paragraph, which is one line.
fn paragraph() -> (Files, Diagnostic) {
    let sentence = "本年度主动公开政府信息，回应社会关切，做好政策解读。";
    let text = format!(
        "sections:\n  - heading: 一、总体情况\n    text: {}全年网站访问量33912次，发布信息303条。{}\n    facts: {{visits: 33921}}\n",
        sentence.repeat(60),
        sentence.repeat(60)
    );
    let files = files(&text);
    let said = files.find(files.report, "text", "33912");
    let given = files.find(files.report, "facts", "33921");
    let headline = both("两处网站访问量不一致", "two statements of the visits differ");
    let message = Diagnostic::error(Code("eval/statements-differ"), headline)
        .at(said, Some(both("正文：33912", "in the text: 33912")))
        .at(given, Some(both("指标：33921", "as a fact: 33921")));
    (files, message)
}

/// A rule that ends too early.
fn unfinished() -> (Files, Diagnostic) {
    let mut sources = SourceMap::default();
    let text = "规则 T3-SUM {\n  须 行(总计) == 合计(行(新收)\n";
    let rules = sources.add("rules/gov/table-3.rules", text);
    let report = sources.add("report.yaml", "");
    let files = Files { sources, report, rules };
    let end = Span::new(rules, text.len()..text.len());
    let open = files.find(rules, "合计", "(");
    let message = Diagnostic::error(
        Code("syntax/unclosed"),
        both("规则没有写完：缺 `)`", "the rule is unfinished: `)` is missing"),
    )
    .at(end, Some(both("到此为止，括号没有合上", "the bracket is still open here")))
    .at(open, Some(both("括号从这里开始", "it was opened here")))
    .help(both("在行末补上 `)`，再用 `}` 结束规则", "add `)`, then end the rule with `}`"));
    (files, message)
}

/// A waiver that matched nothing.
fn waiver_nobody_needs(files: &Files) -> Diagnostic {
    let message = Diagnostic::error(Code("waiver/unused"), both("豁免没有用到", "not needed"));
    message.at(files.find(files.rules, "规则", "T3-BAL"), None)
}

fn outcome(files: &Files) -> ReportOutcome {
    let cell = |row: &str, span| CellEvidence {
        report: None,
        table: "表三".into(),
        row: row.into(),
        column: "总计".into(),
        value: files.sources.slice(span).into(),
        span: Some(span),
        original: None,
    };
    let member = Member {
        binding: "总计".into(),
        binding_path: "总计".into(),
        cells: vec![
            cell("一、本年新收政府信息公开申请数量", files.cell("一、本年新收", 6)),
            cell("四、结转下年度继续办理", files.cell("四、结转", 6)),
        ],
        left: Some("38".into()),
        right: Some("37".into()),
        difference: Some("1".into()),
        values: Text::same("38 ≠ 37"),
        message: both("收办平衡在“总计”一栏不符", "the balance does not hold in 总计"),
    };
    let mut outcome = ReportOutcome {
        file: "report.yaml".into(),
        unit: Some("周口市科学技术局".into()),
        year: Some(2021),
        counts: Counts { holds: 10, violated: 1, waived: 1, not_evaluated: 2, ..Counts::default() },
        findings: vec![Finding {
            rule: "T3-BAL".into(),
            severity: Severity::Error,
            basis: Some("国办公开办函〔2021〕30号 表三注".into()),
            diagnostic: single(files),
            members: vec![member.clone()],
        }],
        suspects: Vec::new(),
        rest: Vec::new(),
        evaluated: Vec::new(),
        meant: Vec::new(),
        judgement: Judgement::default(),
        waived: vec![Waived {
            rule: "T3-COL".into(),
            severity: Severity::Warning,
            basis: None,
            member,
            reason: "第四项总计漏填，已核实为1".into(),
            owner: Some("政务公开科".into()),
            approved: None,
            expires: "2026-06-30".into(),
            span: files.find(files.rules, "规则", "T3-BAL"),
        }],
        not_evaluated: vec![
            Unevaluated {
                rule: "XY-01".into(),
                binding: "自然人".into(),
                code: "no-prior",
                about: both("没有2020年的报告", "there is no report of 2020"),
                why: both("没有2020年的报告", "there is no report of 2020"),
            },
            Unevaluated {
                rule: "TX-01".into(),
                binding: "申请总数".into(),
                code: "not-stated",
                about: both("正文没有写明", "the text does not say"),
                why: both("正文没有写明", "the text does not say"),
            },
        ],
        errors: vec![
            Diagnostic::error(
                Code("model/unknown-key"),
                both("没有名为 `units` 的项", "there is no key `units`"),
            )
            .at(files.find(files.report, "unit", "unit"), None)
            .help(both("是否应为 `unit`？", "did you mean `unit`?")),
        ],
    };
    outcome.rest.clone_from(&outcome.findings);
    outcome
}
