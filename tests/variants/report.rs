//! A report with figures made up by a seed, and what is printed of it: the labels of the official forms,
//! typed here anew, so that nothing is shared with what is tested.

/// The rows of table 3 in the form of 2021; `>` begins a label below the one before.
const ROWS_2021: &str = "\
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果>（一）予以公开
三、本年度办理结果>（二）部分公开（区分处理的，只计这一情形，不计其他情形）
三、本年度办理结果>（三）不予公开>1.属于国家秘密
三、本年度办理结果>（三）不予公开>2.其他法律行政法规禁止公开
三、本年度办理结果>（三）不予公开>3.危及“三安全一稳定”
三、本年度办理结果>（三）不予公开>4.保护第三方合法权益
三、本年度办理结果>（三）不予公开>5.属于三类内部事务信息
三、本年度办理结果>（三）不予公开>6.属于四类过程性信息
三、本年度办理结果>（三）不予公开>7.属于行政执法案卷
三、本年度办理结果>（三）不予公开>8.属于行政查询事项
三、本年度办理结果>（四）无法提供>1.本机关不掌握相关政府信息
三、本年度办理结果>（四）无法提供>2.没有现成信息需要另行制作
三、本年度办理结果>（四）无法提供>3.补正后申请内容仍不明确
三、本年度办理结果>（五）不予处理>1.信访举报投诉类申请
三、本年度办理结果>（五）不予处理>2.重复申请
三、本年度办理结果>（五）不予处理>3.要求提供公开出版物
三、本年度办理结果>（五）不予处理>4.无正当理由大量反复申请
三、本年度办理结果>（五）不予处理>5.要求行政机关确认或重新出具已获取信息
三、本年度办理结果>（六）其他处理>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
三、本年度办理结果>（六）其他处理>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
三、本年度办理结果>（六）其他处理>3.其他
三、本年度办理结果>（七）总计
四、结转下年度继续办理";

/// Where the form of 2019 has one row for the three of 2021.
const OTHER_2019: &str = "三、本年度办理结果>（六）其他处理";

const APPLICANTS: [&str; 7] = [
    "申请人情况>自然人",
    "申请人情况>法人或其他组织>商业企业",
    "申请人情况>法人或其他组织>科研机构",
    "申请人情况>法人或其他组织>社会公益组织",
    "申请人情况>法人或其他组织>法律服务机构",
    "申请人情况>法人或其他组织>其他",
    "申请人情况>总计",
];

const RESULTS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

/// The tables of section two: caption, columns, rows.
const ACTIVE: [(&str, &[&str], &[&str]); 4] = [
    (
        "第二十条第（一）项",
        &["本年制发件数", "本年废止件数", "现行有效件数"],
        &["规章", "行政规范性文件"],
    ),
    ("第二十条第（五）项", &["本年处理决定数量"], &["行政许可"]),
    ("第二十条第（六）项", &["本年处理决定数量"], &["行政处罚", "行政强制"]),
    ("第二十条第（八）项", &["本年收费金额（单位：万元）"], &["行政事业性收费"]),
];

/// Things that go wrong on the way into print, or are printed so on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trap {
    /// Nothing.
    None,
    /// Radicals stand for characters.
    Radicals,
    /// Labels of categories run over two lines.
    CutLabels,
    /// Pages end inside tables, with a number, and the head is repeated.
    Pages,
    /// The total is printed before the kinds of bodies.
    HeadOrder,
    /// Table 3 is printed as many, each with a head of its own that says nothing.
    Pieces,
    /// Characters are missing in labels.
    LostCharacters,
    /// The figures of a row stand on the line below its label.
    FiguresBelow,
    /// Cells are blank.
    Blanks,
    /// No row has all its figures: 0 is not printed, nor what stands in the second column.
    Sparse,
    /// Marks stand for nothing.
    Marks,
    /// Figures have notes.
    Notes,
    /// Table 3 is that of the form of 2019.
    Form2019,
    /// The text is in GBK.
    Gbk,
    /// The text is in UTF-16 without a mark.
    Utf16,
    /// The text is copied out of an article: each line a paragraph behind wide blanks, blank lines between, digits
    /// of full width, and blanks without width.
    Article,
    /// The headings of sections stand on the line on which their text begins.
    RunIn,
    /// Blanks stand inside labels, and brackets and digits are of the other width.
    Spelling,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// What stands above it.
    pub(super) caption: Option<String>,
    /// What stands in the corner.
    pub(super) corner: String,
    /// The columns, each with those above it.
    pub(super) columns: Vec<Vec<String>>,
    /// The rows, each with those above it, and the figures.
    pub(super) rows: Vec<(Vec<String>, Vec<String>)>,
}

/// A section.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) tables: Vec<Table>,
}

/// A report as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) title: String,
    pub(super) sections: Vec<Section>,
    pub(super) trap: Trap,
}

/// Numbers that look random and are not.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn figure(&mut self) -> String {
        let figure = match self.below(10) {
            0..=4 => 0,
            5..=7 => self.below(10),
            8 => self.below(1000),
            _ => self.below(1_000_000),
        };
        figure.to_string()
    }
}

fn path(written: &str) -> Vec<String> {
    written.split('>').map(str::to_owned).collect()
}

impl Report {
    /// Makes up a report.
    pub(super) fn new(seed: u64, trap: Trap) -> Self {
        let mut dice = Dice::new(seed);
        let section = |heading: &str, paragraphs: &[&str], tables: Vec<Table>| Section {
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|one| (*one).to_owned()).collect(),
            tables,
        };
        let mut report = Self {
            title: "临河县水务局2022年政府信息公开工作年度报告".to_owned(),
            sections: vec![
                section(
                    "一、总体情况",
                    &[
                        "2022年，全局主动公开政府信息1204条，其中通过门户网站公开980条，办理群众来信36件，接待来访群众15批次，均在规定期限内办结并答复申请人。",
                    ],
                    Vec::new(),
                ),
                section("二、主动公开政府信息情况", &[], active(&mut dice)),
                section("三、收到和处理政府信息公开申请情况", &[], vec![requests(&mut dice, trap)]),
                section("四、政府信息公开行政复议、行政诉讼情况", &[], vec![cases(&mut dice)]),
                section(
                    "五、存在的主要问题及改进情况",
                    &[
                        "公开目录更新不够及时，政策解读形式比较单一。下一步将加强培训，每季度检查一次，并对检查中发现的问题逐条整改，年底前向社会公布整改结果。",
                    ],
                    Vec::new(),
                ),
                section("六、其他需要报告的事项", &["本年度未收取信息处理费。"], Vec::new()),
            ],
            trap,
        };
        report.spoil(&mut dice);
        report
    }

    /// Puts the trap in, as far as it is one of what is printed, not of how.
    fn spoil(&mut self, dice: &mut Dice) {
        let trap = self.trap;
        for table in self.sections.iter_mut().flat_map(|section| &mut section.tables) {
            for (at, (labels, cells)) in table.rows.iter_mut().enumerate() {
                match trap {
                    Trap::LostCharacters if at % 5 == 3 => {
                        if let Some(label) =
                            labels.last_mut().filter(|label| label.chars().count() > 9)
                        {
                            *label = label
                                .chars()
                                .enumerate()
                                .filter(|(i, _)| !(4..6).contains(i))
                                .map(|(_, c)| c)
                                .collect();
                        }
                    }
                    Trap::Blanks => {
                        cells.iter_mut().filter(|_| dice.below(4) == 0).for_each(String::clear)
                    }
                    Trap::Sparse => {
                        let second = cells.iter_mut().skip(1).take(1);
                        second.for_each(String::clear);
                        cells.iter_mut().filter(|cell| *cell == "0").for_each(String::clear);
                    }
                    Trap::Marks => {
                        for cell in cells.iter_mut().filter(|cell| *cell == "0") {
                            *cell = ["/", "-", "—", "0"][dice.below(4) as usize].to_owned();
                        }
                    }
                    Trap::Notes => {
                        for cell in cells
                            .iter_mut()
                            .filter(|cell| *cell != "0" && !cell.contains('.'))
                            .take(1)
                        {
                            cell.push_str("（其中修订3件）");
                        }
                    }
                    Trap::Spelling => {
                        for label in labels.iter_mut() {
                            *label = label
                                .replace('（', "(")
                                .replace('）', ") ")
                                .replace('.', "．")
                                .replace("公开", "公 开");
                        }
                    }
                    _ => {}
                }
            }
        }
        if trap == Trap::RunIn {
            for section in self.sections.iter_mut().filter(|one| !one.paragraphs.is_empty()) {
                let first = section.paragraphs.remove(0);
                let stop = ["。", "：", "　"][dice.below(3) as usize];
                section.heading.push_str(&format!("{stop}{first}"));
            }
        }
        if trap == Trap::Pieces {
            let requests =
                self.sections.iter_mut().find(|section| section.heading.starts_with('三'));
            requests.expect("it is there").cut();
        }
    }
}

impl Section {
    /// Cuts the table into one for each category, with heads that say nothing.
    fn cut(&mut self) {
        let whole = self.tables.remove(0);
        for (labels, cells) in whole.rows {
            let above = labels[..labels.len() - 1].join(" ");
            let row = (vec![labels.last().expect("a label").clone()], cells);
            match self.tables.last_mut().filter(|last| last.caption.as_ref() == Some(&above)) {
                Some(last) => last.rows.push(row),
                None => self.tables.push(Table {
                    caption: Some(above),
                    corner: "类别".to_owned(),
                    columns: (1..=7)
                        .map(|n| {
                            vec![if n == 7 { "总计".to_owned() } else { format!("数据{n}") }]
                        })
                        .collect(),
                    rows: vec![row],
                }),
            }
        }
        self.tables
            .iter_mut()
            .filter(|table| table.caption.as_deref() == Some(""))
            .for_each(|table| table.caption = None);
    }
}

fn active(dice: &mut Dice) -> Vec<Table> {
    let table = |(caption, columns, rows): &(&str, &[&str], &[&str])| Table {
        caption: Some((*caption).to_owned()),
        corner: "信息内容".to_owned(),
        columns: columns.iter().map(|column| path(column)).collect(),
        rows: rows
            .iter()
            .map(|row| {
                let mut figure = |_: &&str| match *row {
                    "行政事业性收费" => {
                        ["0.0000", "4068.208", "59237.2449", "0"][dice.below(4) as usize].to_owned()
                    }
                    _ => dice.figure(),
                };
                (path(row), columns.iter().map(&mut figure).collect())
            })
            .collect(),
    };
    let mut make = table;
    ACTIVE.iter().map(&mut make).collect()
}

fn requests(dice: &mut Dice, trap: Trap) -> Table {
    let mut labels: Vec<Vec<String>> = ROWS_2021.lines().map(path).collect();
    if trap == Trap::Form2019 {
        labels.retain(|labels| !labels.iter().any(|label| label.starts_with("（六）")));
        labels.insert(20, path(OTHER_2019));
    }
    let columns: Vec<Vec<String>> = APPLICANTS.iter().map(|column| path(column)).collect();
    Table {
        caption: None,
        corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）".to_owned(),
        columns,
        rows: labels
            .into_iter()
            .map(|labels| (labels, (0..7).map(|_| dice.figure()).collect()))
            .collect(),
    }
}

fn cases(dice: &mut Dice) -> Table {
    let groups = ["行政复议", "行政诉讼>未经复议直接起诉", "行政诉讼>复议后起诉"];
    let columns =
        groups.iter().flat_map(|group| RESULTS.map(|result| path(&format!("{group}>{result}"))));
    let columns: Vec<Vec<String>> = columns.collect();
    let cells = columns.iter().map(|_| dice.figure()).collect();
    Table { caption: None, corner: String::new(), columns, rows: vec![(Vec::new(), cells)] }
}
