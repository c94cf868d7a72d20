//! Why a binding could not be evaluated, as a code that does not change with the wording.

use super::finding::Evidence;
use super::{Text, text};
use crate::eval::{FigureValue, Why};
use crate::model::CellValue;
use crate::resolve::Document;

impl Evidence<'_> {
    /// Returns the code of a reason. Where several figures are missing the first one speaks.
    pub(super) fn reason(&self, why: &Why) -> &'static str {
        match why {
            Why::Missing(figures) => {
                let first = figures.first().map(|figure| self.figures.get(*figure));
                match first {
                    Some(FigureValue::Cell(cell)) => match cell.value {
                        CellValue::Blank => "blank",
                        CellValue::Mark => "mark",
                        CellValue::Unreadable => "unreadable",
                        CellValue::Text | CellValue::Number(_) | CellValue::Noted(_) => "no-number",
                    },
                    Some(FigureValue::NotStated) => "not-stated",
                    Some(FigureValue::AtLeast(_)) => "at-least",
                    Some(FigureValue::Ambiguous) => "ambiguous",
                    Some(FigureValue::TooMany(_)) => "too-many",
                    Some(FigureValue::NoReport(_)) => "no-report",
                    Some(FigureValue::Absent | FigureValue::Number(_) | FigureValue::List)
                    | None => "not-printed",
                }
            }
            Why::Ambiguous(_) => "ambiguous",
            Why::NoReport(Document::Prior, _) => "no-prior",
            Why::NoReport(Document::Own | Document::Each | Document::Child(_), _) => "no-children",
            Why::NoYear => "no-year",
            Why::NoUnit => "no-unit",
            Why::Depends(_) => "depends",
            Why::NoText(_) => "no-text",
            Why::DivisionByZero | Why::NoValue => "no-value",
        }
    }
}

/// Returns the words for the code of a reason.
pub fn reason_words(code: &str) -> Text {
    match code {
        "blank" => text!(zh: "空格", en: "blank"),
        "mark" => text!(zh: "记号", en: "mark"),
        "unreadable" => text!(zh: "看不清", en: "unreadable"),
        "no-number" => text!(zh: "不是数", en: "no number"),
        "not-stated" => text!(zh: "没有写明", en: "not stated"),
        "too-many" => text!(zh: "太多", en: "too many"),
        "at-least" => text!(zh: "约数", en: "at least"),
        "ambiguous" => text!(zh: "说法不一", en: "stated differently"),
        "no-report" => text!(zh: "缺报告", en: "no report"),
        "not-printed" => text!(zh: "没有印", en: "not printed"),
        "no-prior" => text!(zh: "缺上年报告", en: "no report of the year before"),
        "no-children" => text!(zh: "缺下级报告", en: "no reports of subordinate units"),
        "no-year" => text!(zh: "没有年份", en: "no year"),
        "no-unit" => text!(zh: "没有单位", en: "no unit"),
        "depends" => text!(zh: "前提不符", en: "premise violated"),
        "no-text" => text!(zh: "没有这部分", en: "no such section"),
        "no-value" => text!(zh: "算不出数", en: "no value"),
        other => Text::same(other),
    }
}
