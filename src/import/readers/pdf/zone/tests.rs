//! Columns, rows and cut figures of pages that are made up: digits are 5 points wide, characters 10.

use super::*;

/// A word around the middle of a column, or from a left edge on.
fn word(text: &str, middle: f64, top: f64) -> Word {
    let width: f64 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
    let (left, right) = (middle - width / 2.0, middle + width / 2.0);
    Word { text: text.to_owned(), left, top, right, bottom: top + 10.0 }
}

/// A line of figures in columns that lie `pitch` apart; a blank where nothing is printed.
fn figures(printed: &[&str], pitch: f64, top: f64) -> Vec<Word> {
    let columns = (0..).map(|column| 200.0 + f64::from(column) * pitch);
    let all = printed.iter().zip(columns).filter(|(text, _)| !text.is_empty());
    all.map(|(text, middle)| word(text, middle, top)).collect()
}

fn drawn(rows: &[Row]) -> Vec<String> {
    let cell = |cell: &Option<Word>| cell.as_ref().map_or("~".to_owned(), |one| one.text.clone());
    rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
}

fn rows(lines: &[Vec<Word>]) -> Vec<String> {
    let zones = zones(lines);
    assert_eq!(zones.len(), 1, "{zones:?}");
    drawn(&zones[0].rows(lines).expect("every figure stands in a column"))
}

const FULL_ROW: [&str; 7] = ["3", "1", "0", "0", "0", "0", "4"];

#[test]
fn a_table_is_known_by_figures_in_the_same_columns() {
    let seven = |top| figures(&FULL_ROW, 40.0, top);
    assert_eq!(zones(&[seven(100.0), seven(120.0)]).len(), 1);
    // One line may be the figures of a sentence, unless there are very many.
    assert!(zones(&[seven(100.0)]).is_empty());
    assert_eq!(zones(&[figures(&["0"; 15], 20.0, 100.0)]).len(), 1);
    let four = |top| figures(&["1"; 4], 40.0, top);
    assert!(zones(&[four(100.0), four(120.0)]).is_empty());
    // Figures in other columns are another table.
    let other = |top| figures(&["1"; 6], 25.0, top);
    assert_eq!(zones(&[seven(100.0), seven(120.0), other(200.0), other(220.0)]).len(), 2);
}

#[test]
fn a_row_with_blanks_keeps_them_in_their_columns() {
    let blank = ["", "1", "", "0", "0", "", "4"];
    let lines = [
        figures(&FULL_ROW, 40.0, 100.0),
        figures(&blank, 40.0, 130.0),
        figures(&FULL_ROW, 40.0, 160.0),
    ];
    assert_eq!(rows(&lines), ["3 1 0 0 0 0 4", "~ 1 ~ 0 0 ~ 4", "3 1 0 0 0 0 4"]);
}

#[test]
fn a_figure_that_fills_its_cell_goes_on_below() {
    let lines = [
        figures(&["3", "1048", "0", "0", "0", "0", "7"], 24.0, 100.0),
        figures(&["", "26", "", "", "", "", ""], 24.0, 112.0),
        figures(&FULL_ROW, 24.0, 140.0),
    ];
    assert_eq!(rows(&lines), ["3 104826 0 0 0 0 7", "3 1 0 0 0 0 4"]);
}

#[test]
fn what_need_not_be_one_figure_stays_two() {
    let first = ["3", "1048", "0", "0", "0", "0", "7"];
    let below = ["", "26", "", "", "", "", ""];
    let wide = figures(&FULL_ROW, 24.0, 140.0);
    let apart = |lines: &[Vec<Word>]| {
        let rows = rows(lines);
        assert!(!rows.iter().any(|row| row.contains("104826")), "{rows:?}");
        assert!(rows.iter().any(|row| row == "~ 26 ~ ~ ~ ~ ~"), "{rows:?}");
    };
    // Far below.
    apart(&[figures(&first, 24.0, 100.0), figures(&below, 24.0, 122.0), wide.clone()]);
    // The cell is wide enough.
    let last = figures(&FULL_ROW, 60.0, 140.0);
    apart(&[figures(&first, 60.0, 100.0), figures(&below, 60.0, 112.0), last]);
    // A whole figure of the column is wider.
    let wider = figures(&["3", "99999", "0", "0", "0", "0", "4"], 30.0, 140.0);
    apart(&[figures(&first, 30.0, 100.0), figures(&below, 30.0, 112.0), wider]);
    // A label begins beside it.
    let mut labelled = figures(&below, 24.0, 112.0);
    labelled.insert(0, word("2.重复申请", 100.0, 112.0));
    apart(&[figures(&first, 24.0, 100.0), labelled, wide]);
}

#[test]
fn figures_in_no_column_tell_nothing() {
    let between = vec![word("8", 220.0, 120.0)];
    let lines = [figures(&FULL_ROW, 40.0, 100.0), between, figures(&FULL_ROW, 40.0, 140.0)];
    let zones = zones(&lines);
    assert!(zones[0].rows(&lines).is_none(), "it stands between two columns");
}

#[test]
fn labels_of_columns_without_a_gap_are_parted() {
    let lines = [figures(&FULL_ROW, 40.0, 100.0), figures(&FULL_ROW, 40.0, 120.0)];
    let zones = zones(&lines);
    let parted = |text: &str, middle: f64| {
        let parts = zones[0].parted(&word(text, middle, 80.0)).into_iter();
        parts.map(|part| part.text).collect::<Vec<_>>()
    };
    // Two labels of four characters, each over its column.
    assert_eq!(parted("商业企业科研机构", 260.0), ["商业企业", "科研机构"]);
    assert_eq!(parted("商业企业", 240.0), ["商业企业"]);
    assert_eq!(parted("收到和处理政府", 250.0), ["收到和处理政府"], "not in the middle of columns");
}
