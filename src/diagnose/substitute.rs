//! A statement as written, with the figures of one binding put in for its references.

use super::{Text, text};
use crate::eval::{FigureValue, Figures};
use crate::model::{CellValue, Number};
use crate::resolve::{Binding, Check, Document, Figure};
use crate::source::{SourceMap, Span};

/// How many figures of a list are written out; of a longer one zeros and blanks are only counted.
const WRITTEN_OUT: usize = 8;

/// Returns the statement with its numbers: `row(新收) + row(结转) == row(总计)` → `10 + 1 == 8`. What it
/// reads without saying so where it stands (by a name, in a condition around it, in the report of the
/// year before) comes after it. `unit` names the unit of a figure where it has to be told.
pub(super) fn substituted<'u>(
    check: &Check,
    binding: &Binding,
    figures: &Figures<'_>,
    sources: &SourceMap,
    unit: impl Fn(Figure) -> Option<&'u str>,
) -> Text {
    let mut result = Text::same("");
    let mut besides: Vec<Text> = Vec::new();
    let mut at = check.span.start;
    for (operand, bound) in check.operands.iter().zip(&binding.operands) {
        let span = operand.span;
        if span.file != check.span.file || span.start < at || span.end > check.span.end {
            besides.push(said_in(sources.slice(span).trim(), bound, figures, &unit));
            continue;
        }
        push(&mut result, &one_line(sources.slice(Span { start: at, end: span.start, ..span })));
        let value = list(bound, figures, &unit);
        result.zh.push_str(&value.zh);
        result.en.push_str(&value.en);
        at = span.end;
    }
    push(&mut result, &one_line(sources.slice(Span { start: at, ..check.span })));
    if besides.is_empty() {
        return result;
    }
    let Text { zh, en } = Text::joined(&besides, "，", ", ");
    let (result_zh, result_en) = (&result.zh, &result.en);
    text!(zh: "{result_zh}（其中 {zh}）", en: "{result_en} (where {en})")
}

/// Says what a reference comes to: `行(新收) 是 10`, and in which report where it is another.
pub(super) fn said(written: &str, bound: &[Figure], figures: &Figures<'_>) -> Text {
    said_in(written, bound, figures, &|_| None)
}

fn said_in<'u>(
    written: &str,
    bound: &[Figure],
    figures: &Figures<'_>,
    unit: &dyn Fn(Figure) -> Option<&'u str>,
) -> Text {
    let value = list(bound, figures, unit);
    let (zh, en) = (&value.zh, &value.en);
    let Some(first) = bound.first() else { return text!(zh: "{written}", en: "{written}") };
    match first.document {
        Document::Own => text!(zh: "{written} 是 {zh}", en: "{written} is {en}"),
        Document::Prior => text!(
            zh: "上年的 {written} 是 {zh}",
            en: "{written} of the year before is {en}",
        ),
        Document::Each => text!(
            zh: "下属单位的 {written} 是 {zh}",
            en: "{written} of the subordinate units is {en}",
        ),
        Document::Child(_) => {
            let report = figures.report(first.document).ok();
            let unit = report.and_then(|report| report.unit).unwrap_or_default();
            text!(zh: "{unit}的 {written} 是 {zh}", en: "{written} of {unit} is {en}")
        }
    }
}

fn push(text: &mut Text, words: &str) {
    text.zh.push_str(words);
    text.en.push_str(words);
}

/// Joins the lines of a statement, without their comments; no blank behind a bracket that opens.
pub(super) fn one_line(written: &str) -> String {
    let lines = written.lines().map(|line| line.split('#').next().unwrap_or_default());
    let mut joined = String::new();
    for (index, line) in lines.enumerate() {
        if index == 0 {
            joined.push_str(line);
        } else {
            let line = line.trim_start();
            joined.truncate(joined.trim_end().len());
            if !joined.ends_with(['(', '（']) && !line.starts_with([')', '）']) {
                joined.push(' ');
            }
            joined.push_str(line);
        }
    }
    joined
}

fn list<'u>(
    bound: &[Figure],
    figures: &Figures<'_>,
    unit: &dyn Fn(Figure) -> Option<&'u str>,
) -> Text {
    let bound: Vec<Figure> = bound.iter().flat_map(|figure| figures.each(*figure)).collect();
    let is_zero = |figure: &&Figure| figures.number(**figure).is_some_and(Number::is_zero);
    let is_blank = |figure: &&Figure| figures.is_blank(**figure);
    let mut shown: Vec<&Figure> = bound.iter().collect();
    let (mut zeros, mut blanks) = (0, 0);
    if bound.len() > WRITTEN_OUT {
        zeros = shown.iter().copied().filter(is_zero).count();
        blanks = shown.iter().copied().filter(is_blank).count();
        shown.retain(|figure| !is_zero(figure) && !is_blank(figure));
    }
    let with_unit = |figure: &Figure| {
        let Text { mut zh, mut en } = figure_text(*figure, figures);
        if let Some(unit) = unit(*figure).filter(|_| figures.number(*figure).is_some()) {
            zh.push_str(unit);
            en.push_str(unit);
        }
        Text { zh, en }
    };
    let mut parts: Vec<Text> = shown.into_iter().map(with_unit).collect();
    let also = !parts.is_empty();
    let counted = |count: usize, zh: &str, en: &str| {
        let more = if also { "另" } else { "" };
        (count > 0).then(|| text!(zh: "{more} {count} 个{zh}", en: "{count} {en}"))
    };
    parts.extend(counted(zeros, " 0", "zeros"));
    parts.extend(counted(blanks, "空", "blanks"));
    let joined = |lang: fn(&Text) -> &str| {
        parts.iter().map(|part| lang(part).trim()).collect::<Vec<_>>().join(", ")
    };
    Text { zh: joined(|part| &part.zh), en: joined(|part| &part.en) }
}

/// Returns a figure as it is to be read in an equation: its number, or what stands in its place.
pub(super) fn figure_text(figure: Figure, figures: &Figures<'_>) -> Text {
    match figures.get(figure) {
        FigureValue::Number(number) => Text::same(printed(figure, figures, number)),
        FigureValue::Cell(cell) => match cell.value {
            CellValue::Blank => text!(zh: "空", en: "blank"),
            CellValue::Unreadable => text!(zh: "未读出", en: "unreadable"),
            CellValue::Number(_) | CellValue::Noted(_) | CellValue::Mark | CellValue::Text => {
                let printed = &cell.printed;
                text!(zh: "“{printed}”", en: "“{printed}”")
            }
        },
        FigureValue::Absent => text!(zh: "缺格", en: "no such cell"),
        FigureValue::NotStated => text!(zh: "未写明", en: "not stated"),
        FigureValue::AtLeast(number) => text!(zh: "{number} 以上", en: "at least {number}"),
        FigureValue::NoReport(_) => text!(zh: "没有这份报告", en: "no such report"),
        FigureValue::TooMany(limit) => {
            text!(zh: "超过 {limit} 个数", en: "more than {limit} numbers")
        }
        FigureValue::List => text!(zh: "一串数", en: "a list"),
        FigureValue::Ambiguous => stated_differently(figure, figures),
    }
}

/// Lists the figures that a fact is stated with, where they differ.
fn stated_differently(figure: Figure, figures: &Figures<'_>) -> Text {
    let places = figures.places(figure);
    let shown: Vec<&str> =
        places.iter().take(WRITTEN_OUT).map(|place| place.printed.as_str()).collect();
    let (more_zh, more_en) = match places.len() > shown.len() {
        true => (format!(" 等 {} 处", places.len()), ", …"),
        false => (String::new(), ""),
    };
    let (zh, en) = (shown.join("、"), shown.join(", "));
    text!(zh: "{zh}{more_zh}", en: "{en}{more_en}")
}

/// Returns a number as the report prints it (`0.3000`); a fact's, and one with a note, by its value.
fn printed(figure: Figure, figures: &Figures<'_>, number: &Number) -> String {
    let plain = figures.cell(figure).filter(|cell| matches!(cell.value, CellValue::Number(_)));
    let printed = plain.map(|cell| cell.printed.trim()).filter(|printed| !printed.is_empty());
    printed.map_or_else(|| number.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_of_several_lines_is_written_on_one() {
        for (written, line) in [
            ("甲 == 乙", "甲 == 乙"),
            ("甲 ==  # 左边\n    乙", "甲 == 乙"),
            ("合计(\n  甲,\n  乙\n) > 0", "合计(甲, 乙) > 0"),
            ("合计（\n\n  甲）", "合计（甲）"),
        ] {
            assert_eq!(one_line(written), line);
        }
    }
}
