//! Figures that nobody can tell whose they are: never read as a number that looks right.

use std::path::Path;

use rulecheck::diagnose::import_note;
use rulecheck::import::{Draft, Hints, read_text, recognise, write};
use rulecheck::model::{Form, load_form, load_reports};
use rulecheck::source::FileId;

fn import(text: &str) -> Draft {
    let forms: Vec<Form> = ["2019", "2021"]
        .iter()
        .map(|version| {
            let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report");
            let form = std::fs::read_to_string(home.join(format!("form-{version}.yaml")));
            load_form(FileId::FIRST, &form.expect("the form")).0.expect("sound")
        })
        .collect();
    let forms: Vec<&Form> = forms.iter().collect();
    recognise(read_text(text).expect("short"), &forms, &Hints::default())
}

/// Reads a text and returns each row of its tables with its label, and the notes.
fn read_rows(text: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
    let draft = import(text);
    let (mut reports, problems) = load_reports(FileId::FIRST, &write(&draft, &[]));
    assert!(problems.is_empty(), "{problems:?}");
    let report = reports.remove(0);
    let mut read = Vec::new();
    for table in report.tables() {
        let labels = table.rows.slots.iter().map(|node| table.rows.nodes[*node].label.node.clone());
        let row = |cells: &[rulecheck::model::Cell]| {
            cells.iter().map(|c| c.printed.to_string()).collect()
        };
        read.extend(labels.zip(table.cells.chunks(table.columns.slots.len()).map(row)));
    }
    let notes = draft.notes.iter().map(|note| import_note(note).code).collect();
    (read, notes)
}

const DOCUMENTS: &str = "二、主动公开政府信息情况
第二十条第（一）项
信息内容         本年制发件数  本年废止件数  现行有效件数
规章                  0             0            5
";

#[test]
fn a_figure_that_a_narrow_cell_cuts_in_two_is_not_believed() {
    let text = format!(
        "{DOCUMENTS}行政规范性文件      1641           0            6
                      6                         0
第二十条第（五）项
信息内容         本年处理决定数量
行政许可              7
"
    );
    let (rows, notes) = read_rows(&text);
    assert_eq!(rows[0].1, ["0", "0", "5"]);
    assert_eq!(rows[1].1, ["?", "0", "?"]);
    assert_eq!(rows[2].1, ["7"]);
    assert!(notes.iter().any(|code| code == "import/doubted"), "{notes:?}");
}

#[test]
fn a_row_whose_figures_stand_on_two_lines_is_put_together_by_where_they_stand() {
    let row = "行政规范性文件                                   60
                     14             3
";
    // One row tells nothing of where the columns lie.
    let (rows, notes) = read_rows(&format!("{DOCUMENTS}{row}"));
    assert_eq!(rows[1].1, ["?", "?", "?"]);
    assert!(notes.iter().any(|code| code == "import/doubted"), "{notes:?}");
    let requests = "三、收到和处理政府信息公开申请情况
                 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收政府信息公开申请数量        5      0        0           1            2         0    8
二、上年结转政府信息公开申请数量        1      0        0           0            0         0    1
三、本年度办理结果
（一）予以公开                          4      0        0           1            2         0    7
（二）部分公开（区分处理的，只计这      2
一情形，不计其他情形）                         0        0           0            0         0    2
";
    let (rows, notes) = read_rows(requests);
    assert_eq!(rows[3].1, ["2", "0", "0", "0", "0", "0", "2"]);
    assert!(notes.iter().any(|code| code == "import/several-lines"), "{notes:?}");
}

#[test]
fn a_piece_of_a_figure_is_no_figure_of_the_row_whose_label_stands_beside_it() {
    let requests = "三、收到和处理政府信息公开申请情况
                 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
一、本年新收政府信息公开申请数量        5      0        0           1            2         0    8
二、上年结转政府信息公开申请数量        1      0        0           0            0         0    1
三、本年度办理结果
（一）予以公开                          4      0        0           1            2         0    7
（二）部分公                            2      0        0           0            0         0    119
开（区分处理的，只计这一情形，不计其他情形）                                                   80
";
    let (rows, _) = read_rows(requests);
    for (label, row) in &rows {
        let wrong = row.iter().any(|cell| cell == "119" || cell == "80");
        assert!(!wrong, "{label}: {row:?}");
    }
}

#[test]
fn a_note_that_goes_on_elsewhere_is_no_whole_cell() {
    let text = format!(
        "{DOCUMENTS}行政规范性文件  14（其中修订2          0           60\n             件）\n"
    );
    assert_eq!(read_rows(&text).0[1].1, ["?", "0", "60"]);
}

#[test]
fn a_title_may_be_cut_anywhere() {
    for title in [
        "某县水利局2023年政府信息公开工作年度报告",
        "某县水利局2023年政府信息公开工作年\n度报告",
        "某县水利局2023年政府信息公开工作年度报\n告",
        "某县水利局\n2023年政府信息公开工作年度报告",
        "某县水利局\n2023年政府信息公开\n工作年度报告",
    ] {
        let draft = import(&format!("{title}\n{DOCUMENTS}"));
        let found = (draft.unit.as_deref(), draft.year);
        assert_eq!(found, (Some("某县水利局"), Some(2023)), "{title}");
    }
}

#[test]
fn a_part_of_a_row_below_the_labels_of_all_columns_is_of_no_group_of_them() {
    let head = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n";
    let five = "结果维持 结果纠正 其他结果 尚未审结 总计";
    // The first ten figures were lost, and five are left.
    let text = format!("{head}{five} {five}\n{five}\n0\n56\n0\n160 216\n");
    let (rows, notes) = read_rows(&text);
    assert!(rows[0].1.iter().all(|cell| cell == "?" || cell.is_empty()), "{rows:?}");
    assert!(notes.iter().any(|code| code == "import/row-length"), "{notes:?}");
    // Each group under its own labels is told apart.
    let text = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n{five}\n1 0 2 0 3\n复议后起诉\n{five}\n0 4 0 0 4\n"
    );
    let (rows, _) = read_rows(&text);
    let [before, _, after] = [0, 1, 2].map(|part| rows[0].1[part * 5..part * 5 + 5].join(" "));
    assert_eq!([before.as_str(), after.as_str()], ["1 0 2 0 3", "0 4 0 0 4"]);
}

const LABELS: [&str; 25] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
];

/// Prints table 3 with a figure in all its cells.
fn requests(figure: u32, rows: &mut dyn Iterator<Item = usize>) -> String {
    let figures = format!(" {figure}").repeat(7);
    let head = " 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";
    let row = |row: usize| format!("{}{figures}\n", LABELS[row]);
    head.to_owned() + &rows.map(row).collect::<String>()
}

#[test]
fn a_table_that_is_printed_twice_is_never_mixed() {
    let heading = "三、收到和处理政府信息公开申请情况\n";
    let whole = |figure| requests(figure, &mut (0..25));
    let most = |figure| requests(figure, &mut (0..18));
    for (text, wanted, rows) in [
        (format!("{heading}{}2022年\n{}", whole(3), whole(4)), "3", 25),
        // The one that is whole is read, wherever it stands.
        (format!("{heading}{}上年\n{}", most(3), whole(4)), "4", 25),
        (format!("{heading}{}上年\n{}", whole(3), most(4)), "3", 25),
    ] {
        let (read, notes) = read_rows(&text);
        assert_eq!(read.len(), rows, "{read:?}");
        assert!(read.iter().all(|(_, row)| row.iter().all(|cell| cell == wanted)), "{read:?}");
        let repeated = notes.iter().filter(|note| note.as_str() == "import/repeated").count();
        assert_eq!(repeated, 1, "{notes:?}");
        assert!(!notes.iter().any(|note| note == "import/figures-left"), "{notes:?}");
    }
    // Rows in another order are not printed again.
    let (read, notes) = read_rows(&format!("{heading}{}", requests(3, &mut (1..25).chain([0]))));
    assert!(!notes.iter().any(|note| note == "import/repeated"), "{notes:?}");
    assert!(read.iter().flat_map(|(_, row)| row).all(|cell| cell == "3"), "{read:?}");
}

#[test]
fn the_note_on_a_table_printed_twice_says_both_places() {
    let heading = "三、收到和处理政府信息公开申请情况\n";
    let (one, other) = (requests(3, &mut (0..25)), requests(4, &mut (0..25)));
    let draft = import(&format!("{heading}{one}{heading}{other}"));
    let note = draft.notes.iter().map(import_note).find(|note| note.code == "import/repeated");
    let note = note.expect("a note");
    assert!(note.headline.zh.contains("读的是第 3 行的"), "{:?}", note.headline);
    assert!(note.headline.zh.contains("两处有 175 格不同"), "{:?}", note.headline);
    let same = import(&format!("{heading}{one}{heading}{one}"));
    let note = same.notes.iter().map(import_note).find(|note| note.code == "import/repeated");
    assert!(note.expect("a note").headline.zh.contains("两处的数一样"));
}

#[test]
fn a_table_of_one_row_that_is_printed_twice_is_read_once() {
    let table =
        |figure: u32| format!("第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 {figure}\n");
    let heading = "二、主动公开政府信息情况\n";
    for (second, same) in [(7, true), (8, false)] {
        let draft = import(&format!("{heading}{}{heading}{}", table(7), table(second)));
        let notes: Vec<_> = draft.notes.iter().map(import_note).collect();
        let note = notes.iter().find(|note| note.code == "import/repeated").expect("a note");
        assert_eq!(note.headline.zh.contains("两处的数一样"), same, "{:?}", note.headline);
        assert!(!notes.iter().any(|note| note.code == "import/figures-left"), "{notes:?}");
    }
    // A line that only has the label is no table, and its figure is not passed over.
    let (rows, notes) = read_rows(&format!("{heading}{}\n行政许可 9\n", table(7)));
    assert_eq!(rows[0].1, ["7"]);
    assert!(notes.iter().any(|note| note == "import/figures-left"), "{notes:?}");
}

#[test]
fn the_numbering_before_a_label_is_kept_as_printed() {
    let head = "三、收到和处理政府信息公开申请情况\n三、本年度办理结果\n";
    let text = format!(
        "{head}（三）不予公开\n1. 属于国家秘密 1 0 0 0 0 0 1\n2. 其他法律行政止公开 0 0 0 0 0 0 0\n7 .属于行政执法案卷 0 0 0 0 0 0 0\n（七） 总计 1 0 0 0 0 0 1\n"
    );
    let (rows, notes) = read_rows(&text);
    let labels: Vec<&str> = rows.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(
        labels,
        ["1.属于国家秘密", "2.其他法律行政止公开", "7.属于行政执法案卷", "（七）总计"]
    );
    assert!(notes.iter().any(|note| note == "import/misprint"), "{notes:?}");
}

#[test]
fn figures_that_stand_before_their_labels_are_never_read_as_those_of_the_row_before() {
    let text = "二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
13
14
524
规章
60
61
368
行政规范性文件
第二十条第（五）项
信息内容
本年处理决定数量
71
行政许可
第二十条第（六）项
信息内容
本年处理决定数量
72
行政处罚
73
行政强制
";
    for text in [
        text.to_owned(),
        text.replace("13\n14\n524", "13 14 524").replace("60\n61\n368", "60 61 368"),
    ] {
        let (rows, notes) = read_rows(&text);
        for (label, cells) in &rows {
            assert!(cells.iter().all(|cell| cell == "?" || cell.is_empty()), "{label} {cells:?}");
        }
        let said = notes.iter().filter(|note| note.as_str() == "import/figures-first").count();
        assert!(said >= 2, "{notes:?}");
    }
}
