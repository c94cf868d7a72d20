//! Labels over several lines on pages that are made up, beside rows of seven figures.

use super::*;
use crate::import::readers::pdf::lines::lines;

fn word(text: &str, left: f64, top: f64) -> Word {
    let width: f64 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
    Word { text: text.to_owned(), left, top, right: left + width, bottom: top + 10.0 }
}

fn figures(first: u32, top: f64) -> Vec<Word> {
    let column =
        |column: u32| word(&(first + column).to_string(), 250.0 + f64::from(column) * 40.0, top);
    (0..7).map(column).collect()
}

/// Returns the lines of a page as they are read.
fn read(parts: Vec<Vec<Word>>) -> Vec<String> {
    let said = |line: &Line| {
        line.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    rows(lines(parts.into_iter().flatten().collect())).iter().map(said).collect()
}

#[test]
fn figures_in_the_middle_of_a_label_stand_behind_it() {
    let found = read(vec![
        vec![word("（五）不予", 30.0, 114.0), word("处理", 30.0, 126.0)],
        vec![
            word("1.信访举报", 100.0, 100.0),
            word("投诉类申请", 100.0, 112.0),
            word("的处理", 100.0, 124.0),
        ],
        figures(1, 112.0),
        vec![word("2.重复申请", 100.0, 140.0)],
        figures(2, 140.0),
    ]);
    assert_eq!(
        found,
        [
            "（五）不予",
            "处理",
            "1.信访举报",
            "投诉类申请",
            "的处理 1 2 3 4 5 6 7",
            "2.重复申请 2 3 4 5 6 7 8",
        ]
    );
}

#[test]
fn figures_beside_the_first_line_of_labels_stand_behind_the_last() {
    let found = read(vec![
        vec![word("1.申请人逾期", 100.0, 100.0), word("不补正", 100.0, 112.0)],
        figures(1, 100.0),
        vec![word("2.申请人逾期", 100.0, 130.0), word("不缴费", 100.0, 142.0)],
        figures(2, 130.0),
    ]);
    assert_eq!(
        found,
        ["1.申请人逾期", "不补正 1 2 3 4 5 6 7", "2.申请人逾期", "不缴费 2 3 4 5 6 7 8"]
    );
}

#[test]
fn what_cannot_be_told_stays_in_lines() {
    // The figures of the second row stand between two lines of which neither is beside them.
    let parts = vec![
        vec![word("1.重复申请", 100.0, 100.0)],
        figures(1, 100.0),
        vec![word("2.其他", 100.0, 120.0), word("3.其他", 100.0, 150.0)],
        figures(2, 129.0),
    ];
    assert_eq!(read(parts), ["1.重复申请 1 2 3 4 5 6 7", "2.其他", "2 3 4 5 6 7 8", "3.其他"]);
}

#[test]
fn a_page_without_a_table_is_as_it_was() {
    let found = read(vec![
        vec![word("一、总体情况", 70.0, 100.0)],
        vec![word("全年收到", 70.0, 120.0), word("申请", 115.0, 120.0)],
    ]);
    assert_eq!(found, ["一、总体情况", "全年收到 申请"]);
}
