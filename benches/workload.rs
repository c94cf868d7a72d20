//! The reports that are measured: as many annual reports as are asked for, each of some 10 KB with all
//! tables and a narrative, one in ten with a slip. The same reports in every run.

use std::fmt::Write;

/// The rows of table 3 that are added up, by category; those outside stand before and behind.
const RESULTS: [(&str, &[&str]); 6] = [
    ("（一）予以公开", &[]),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", &[]),
    (
        "（三）不予公开",
        &[
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    (
        "（四）无法提供",
        &["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"],
    ),
    (
        "（五）不予处理",
        &[
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        &[
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ],
    ),
];

const SENTENCES: [&str; 6] = [
    "各科室按月报送公开事项，办公室汇总后统一发布。",
    "公开前先审后发，谁拟稿谁负责，谁签发谁把关。",
    "指南和目录随机构调整更新，旧的随时下架。",
    "来信来电逐件登记，按时限答复。",
    "网站专栏每季自查，错链和空栏当场改正。",
    "年初订计划，年底对清单，没有做到的写明原因。",
];

/// How a report is spelt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// YAML, as import writes it.
    Yaml,
    /// JSON on one line.
    Json,
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % count
    }

    fn text(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| SENTENCES[self.below(6) as usize]).collect()
    }

    /// Figures for seven columns, the last of which is the total.
    fn row(&mut self) -> [u64; 7] {
        let mut row = [0; 7];
        for cell in &mut row[..6] {
            *cell = [0, 0, 0, 1, 2, 5, 13, 40][self.below(8) as usize];
        }
        row[6] = row.iter().sum();
        row
    }
}

/// A part of a document.
enum Part {
    Text(String),
    Year(u64),
    Numbers(Vec<u64>),
    List(Vec<Part>),
    Entries(Vec<(String, Part)>),
}

fn entries(parts: Vec<(&str, Part)>) -> Part {
    Part::Entries(parts.into_iter().map(|(key, part)| (key.to_owned(), part)).collect())
}

fn texts(words: &[&str]) -> Part {
    Part::List(words.iter().map(|word| Part::Text((*word).to_owned())).collect())
}

/// Writes report `number`.
pub(crate) fn report(number: u64, spelling: Spelling) -> String {
    let document = document(number);
    let mut out = String::with_capacity(16_000);
    match spelling {
        Spelling::Yaml => block(&document, 0, &mut out),
        Spelling::Json => json(&document, &mut out),
    }
    out.push('\n');
    out
}

fn document(number: u64) -> Part {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let unit = format!("青川市第{number}局");
    let visits = 1000 + dice.below(900_000);
    let slip = if dice.below(10) == 0 { 3 } else { 0 };
    let said = |text: String| Part::Text(format!("{text}全年网站访问量{visits}次。"));
    let section = |heading: &str, rest: (&str, Part)| {
        entries(vec![("heading", Part::Text(heading.to_owned())), rest])
    };
    let made = dice.below(20);
    let small = |columns: &[&str], rows: Vec<(&str, Part)>| {
        entries(vec![("columns", texts(columns)), ("rows", entries(rows))])
    };
    let two = entries(vec![
        (
            "第二十条第（一）项",
            small(
                &["本年制发件数", "本年废止件数", "现行有效件数"],
                vec![
                    ("规章", Part::Numbers(vec![0, 0, 0])),
                    ("行政规范性文件", Part::Numbers(vec![made, 1, made + 30])),
                ],
            ),
        ),
        (
            "第二十条第（五）项",
            small(&["本年处理决定数量"], vec![("行政许可", Part::Numbers(vec![dice.below(4000)]))]),
        ),
        (
            "第二十条第（六）项",
            small(
                &["本年处理决定数量"],
                vec![
                    ("行政处罚", Part::Numbers(vec![dice.below(4000)])),
                    ("行政强制", Part::Numbers(vec![dice.below(400)])),
                ],
            ),
        ),
        (
            "第二十条第（八）项",
            small(
                &["本年收费金额（单位：万元）"],
                vec![("行政事业性收费", Part::Numbers(vec![0]))],
            ),
        ),
    ]);
    let four = (0..3).flat_map(|_| {
        let parts: Vec<u64> = (0..4).map(|_| dice.below(9)).collect();
        let sum = parts.iter().sum();
        parts.into_iter().chain([sum]).collect::<Vec<_>>()
    });
    let four: Vec<u64> = four.collect();
    let ends = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let groups = Part::List(vec![
        entries(vec![("行政复议", texts(&ends))]),
        entries(vec![(
            "行政诉讼",
            Part::List(vec![
                entries(vec![("未经复议直接起诉", texts(&ends))]),
                entries(vec![("复议后起诉", texts(&ends))]),
            ]),
        )]),
    ]);
    let four =
        entries(vec![("columns", groups), ("rows", entries(vec![("件数", Part::Numbers(four))]))]);
    let sections = vec![
        section("一、总体情况", ("text", said(dice.text(60)))),
        section("二、主动公开政府信息情况", ("tables", two)),
        section("三、收到和处理政府信息公开申请情况", ("table", table_three(&mut dice, slip))),
        section("四、政府信息公开行政复议、行政诉讼情况", ("table", four)),
        section("五、存在的主要问题及改进情况", ("text", Part::Text(dice.text(40)))),
        section("六、其他需要报告的事项", ("text", said(dice.text(20)))),
    ];
    entries(vec![
        ("report", Part::Text("政府信息公开工作年度报告".to_owned())),
        ("unit", Part::Text(unit)),
        ("year", Part::Year(2021 + dice.below(5))),
        ("sections", Part::List(sections)),
    ])
}

fn table_three(dice: &mut Dice, slip: u64) -> Part {
    let mut total = [0; 7];
    let mut results = Vec::new();
    let mut line = |dice: &mut Dice| {
        let row = dice.row();
        total.iter_mut().zip(row).for_each(|(sum, cell)| *sum += cell);
        Part::Numbers(row.to_vec())
    };
    for (label, parts) in RESULTS {
        let part = match parts {
            [] => line(dice),
            parts => entries(parts.iter().map(|part| (*part, line(dice))).collect()),
        };
        results.push((label, part));
    }
    results.push(("（七）总计", Part::Numbers(total.to_vec())));
    let mut new = total.to_vec();
    new[0] += slip;
    let columns = Part::List(vec![
        Part::Text("自然人".to_owned()),
        entries(vec![(
            "法人或其他组织",
            texts(&["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]),
        )]),
        Part::Text("总计".to_owned()),
    ]);
    let rows = entries(vec![
        ("一、本年新收政府信息公开申请数量", Part::Numbers(new)),
        ("二、上年结转政府信息公开申请数量", Part::Numbers(vec![0; 7])),
        ("三、本年度办理结果", entries(results)),
        ("四、结转下年度继续办理", Part::Numbers(vec![0; 7])),
    ]);
    entries(vec![("columns", columns), ("rows", rows)])
}

/// Mappings and lists of mappings as blocks, all else in brackets.
fn block(part: &Part, indent: usize, out: &mut String) {
    let Part::Entries(parts) = part else { return flow(part, out) };
    for (index, (key, value)) in parts.iter().enumerate() {
        if index > 0 {
            let _ = write!(out, "\n{:indent$}", "");
        }
        let _ = write!(out, "{key}:");
        let inner = indent + 2;
        match value {
            Part::Entries(_) => {
                let _ = write!(out, "\n{:inner$}", "");
                block(value, inner, out);
            }
            Part::List(items) if key == "sections" => {
                for item in items {
                    let _ = write!(out, "\n{:inner$}- ", "");
                    block(item, inner + 2, out);
                }
            }
            Part::Text(text) if key == "text" => {
                let _ = write!(out, " |-\n{:inner$}{text}", "");
            }
            Part::Text(_) | Part::Year(_) | Part::Numbers(_) | Part::List(_) => {
                out.push(' ');
                flow(value, out);
            }
        }
    }
}

fn flow(part: &Part, out: &mut String) {
    match part {
        Part::Text(text) => out.push_str(text),
        Part::Year(year) => out.push_str(&year.to_string()),
        Part::Numbers(numbers) => {
            let _ = write!(out, "{numbers:?}");
        }
        Part::List(items) => listed(items, out, flow),
        Part::Entries(parts) => {
            out.push('{');
            for (index, (key, value)) in parts.iter().enumerate() {
                let _ = write!(out, "{}{key}: ", if index > 0 { ", " } else { "" });
                flow(value, out);
            }
            out.push('}');
        }
    }
}

fn json(part: &Part, out: &mut String) {
    match part {
        Part::Text(text) => {
            let _ = write!(out, "\"{text}\"");
        }
        Part::Year(year) => out.push_str(&year.to_string()),
        Part::Numbers(numbers) => {
            let _ = write!(out, "{numbers:?}");
        }
        Part::List(items) => listed(items, out, json),
        Part::Entries(parts) => {
            out.push('{');
            for (index, (key, value)) in parts.iter().enumerate() {
                let _ = write!(out, "{}\"{key}\": ", if index > 0 { ", " } else { "" });
                json(value, out);
            }
            out.push('}');
        }
    }
}

fn listed(items: &[Part], out: &mut String, write: fn(&Part, &mut String)) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(item, out);
    }
    out.push(']');
}

/// Writes so many rules about the rows of table 3, each of its own.
pub(crate) fn rules(count: usize) -> String {
    let mut text = String::from("在 表三 逐列 {\n");
    for number in 0..count {
        let factor = number % 97 + 1;
        let _ = writeln!(
            text,
            "  N-{number:04}: 行(新收) * {factor} + 行(结转) * {factor} == 行(总计) * {factor} + 行(结转下年) * {factor}"
        );
    }
    text.push_str("}\n");
    text
}
