//! The words of messages that are read aloud: full sentences, places in words, no signs.
//!
//! Receives parts of messages and hands on sentences in both languages. Does not know how they are
//! laid out.

use super::{Counts, Diagnostic, ReportRow, Text, frame, place_words, text};
use crate::source::{LineColumn, Source};

/// Returns the sentence that opens a message: its number, how grave it is, its name, what is wrong.
pub fn opening(number: usize, message: &Diagnostic) -> Text {
    let severity = frame::severity(message.severity);
    let (zh, en) = (&severity.zh, &severity.en);
    let code = &message.code;
    let headline = spoken(&message.headline);
    let (headline_zh, headline_en) = (&headline.zh, &headline.en);
    text!(
        zh: "第 {number} 项，{zh}，{code}。{headline_zh}。",
        en: "Number {number}, {en}, {code}. {headline_en}.",
    )
}

/// Returns the sentence that opens a message that stands alone.
pub fn opening_alone(message: &Diagnostic) -> Text {
    let severity = frame::severity(message.severity);
    let (zh, en) = (&severity.zh, &severity.en);
    let code = &message.code;
    let headline = spoken(&message.headline);
    let (headline_zh, headline_en) = (&headline.zh, &headline.en);
    text!(zh: "{zh}，{code}。{headline_zh}。", en: "{en}, {code}. {headline_en}.")
}

/// Returns the words for where an offset of a file is: line and column, or its place in what is no text.
pub fn at(source: &Source, offset: usize) -> Text {
    if source.is_printing() {
        return place_words(&source.at(offset).unwrap_or_default());
    }
    let LineColumn { line, column } = source.lines().position(source.text(), offset);
    text!(zh: "第 {line} 行第 {column} 个字", en: "line {line}, character {column}")
}

/// Returns the sentence for one place: its file, where `at` is in it, what stands there and is said of it.
pub fn place(file: &str, at: &Text, printed: &str, words: Option<&Text>) -> Text {
    let (at_zh, at_en) = (&at.zh, &at.en);
    let words = words.map(spoken);
    let (words_zh, words_en) = match &words {
        Some(words) => (format!("，{}", words.zh), format!(", {}", words.en)),
        None => (String::new(), String::new()),
    };
    let (printed_zh, printed_en) = match printed.is_empty() {
        true => (String::new(), String::new()),
        false => (format!("，写的是 {printed}"), format!(", where {printed} is written")),
    };
    text!(
        zh: "文件 {file} {at_zh}{printed_zh}{words_zh}。",
        en: "File {file}, {at_en}{printed_en}{words_en}.",
    )
}

/// Returns the sentence for several places in one file that need no words of their own.
pub fn lines(file: &str, lines: &[usize]) -> Text {
    let list = |comma: &str| lines.iter().map(usize::to_string).collect::<Vec<_>>().join(comma);
    let (zh, en) = (list("、"), list(", "));
    text!(zh: "文件 {file} 第 {zh} 行。", en: "File {file}, lines {en}.")
}

/// Returns a captioned fact as a sentence.
pub fn fact(caption: &Text, body: &Text) -> Text {
    let body = spoken(body);
    let (zh, en) = (&caption.zh, &caption.en);
    let (body_zh, body_en) = (ended(&body.zh, '。'), ended(&body.en, '.'));
    text!(zh: "{zh}：{body_zh}", en: "{en}: {body_en}")
}

/// Returns a row of short texts as a sentence.
pub fn row(cells: &[Text]) -> Text {
    // The first cells of a row may be left empty, to stand under those of the row above.
    let cells: Vec<Text> = cells.iter().filter(|cell| !cell.zh.is_empty()).map(spoken).collect();
    let joined = |pick: fn(&Text) -> &String, comma: &str| {
        cells.iter().map(|cell| pick(cell).as_str()).collect::<Vec<_>>().join(comma)
    };
    let (zh, en) = (joined(|cell| &cell.zh, "，"), joined(|cell| &cell.en, ", "));
    text!(zh: "{zh}。", en: "{en}.")
}

/// Returns the sentence over one report.
pub fn report(unit: Option<&str>, year: Option<i32>, file: &str) -> Text {
    match (unit, year) {
        (Some(unit), Some(year)) => text!(
            zh: "{unit} {year} 年度的报告，文件 {file}。",
            en: "The report of {unit} for {year}, file {file}.",
        ),
        (Some(unit), None) => {
            text!(zh: "{unit}的报告，文件 {file}。", en: "The report of {unit}, file {file}.")
        }
        (None, Some(year)) => {
            text!(zh: "{year} 年度的报告，文件 {file}。", en: "A report for {year}, file {file}.")
        }
        (None, None) => text!(zh: "报告文件 {file}。", en: "The report in file {file}."),
    }
}

/// Returns the sentence about one report at the end of a run.
pub fn report_row(row: &ReportRow) -> Text {
    let Counts { holds, violated, not_evaluated, .. } = row.counts;
    let standing = frame::standing(row.standing);
    let (zh, en) = (&standing.zh, &standing.en);
    let name = report(row.unit.as_deref(), row.year, &row.file);
    let (name_zh, name_en) = (name.zh.trim_end_matches('。'), name.en.trim_end_matches('.'));
    text!(
        zh: "{name_zh}：{zh}，相符 {holds} 处，不符 {violated} 处，不验 {not_evaluated} 处。",
        en: "{name_en}: {en}, {holds} hold, {violated} violated, {not_evaluated} not evaluated.",
    )
}

/// Returns the sentence that sums up a report or a whole run.
pub fn closing(counts: Counts) -> Text {
    let words = frame::closing(counts);
    let (zh, en) = (words.zh.replace(" · ", "，"), words.en.replace(" · ", ", "));
    text!(zh: "{zh}。", en: "{en}.")
}

fn ended(words: &str, stop: char) -> String {
    match words.ends_with(['。', '.', '！', '!', '？', '?']) {
        true => words.to_owned(),
        false => format!("{words}{stop}"),
    }
}

/// Returns words with the signs of comparison spelled out.
pub fn spoken(words: &Text) -> Text {
    const SIGNS: [(&str, &str, &str); 9] = [
        ("==", "等于", "equals"),
        ("≠", "不等于", "is not equal to"),
        ("!=", "不等于", "is not equal to"),
        ("<=", "不超过", "is at most"),
        ("≤", "不超过", "is at most"),
        (">=", "不少于", "is at least"),
        ("≥", "不少于", "is at least"),
        ("<", "小于", "is less than"),
        (">", "大于", "is greater than"),
    ];
    let (mut zh, mut en) = (words.zh.clone(), words.en.clone());
    for (sign, chinese, english) in SIGNS {
        zh = zh.replace(&format!(" {sign} "), &format!(" {chinese} "));
        en = en.replace(&format!(" {sign} "), &format!(" {english} "));
    }
    let (zh, en) = (zh.replace('≈', "约 "), en.replace('≈', " about "));
    Text { zh, en }
}
