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
