//! Why a binding could not be evaluated, in words.

use super::finding::Evidence;
use super::substitute::figure_text;
use super::{Text, Unevaluated, text};
use crate::eval::{FactPlace, NoReport, NotEvaluated, Why};
use crate::resolve::{Document, Figure, FigurePlace};
use crate::source::Span;

/// How many missing figures a reason names.
const NAMED: usize = 3;

impl Evidence<'_> {
    /// Returns the bindings that could not be evaluated, each with its reason.
    pub fn not_evaluated(&self, bindings: &[NotEvaluated]) -> Vec<Unevaluated> {
        bindings.iter().filter_map(|one| self.unevaluated(one)).collect()
    }

    fn unevaluated(&self, one: &NotEvaluated) -> Option<Unevaluated> {
        let rule = self.rules.rules.get(one.binding.rule)?;
        let check = rule.checks.get(one.binding.check)?;
        let binding = check.bindings.get(one.binding.binding)?;
        let why = match &one.why {
            Why::Missing(figures) => self.missing(figures),
            Why::Ambiguous(fact) => self.ambiguous(*fact),
            Why::NoReport(document, reason) => self.no_report(*document, reason),
            Why::NoYear => text!(
                zh: "规则限定年份，而报告没有写明年份",
                en: "the rule is for certain years, and the report names none",
            ),
            Why::Depends(id) => text!(
                zh: "它以 {id} 相符为前提，而 {id} 不符",
                en: "it depends on {id}, which does not hold",
            ),
            Why::NoText(_) => text!(
                zh: "报告里没有这一部分的正文",
                en: "the report has no text in this section",
            ),
            Why::NoValue => text!(
                zh: "算不出数（例如除数是 0）",
                en: "it has no value (a division by 0, say)",
            ),
        };
        Some(Unevaluated {
            rule: rule.id.clone(),
            binding: self.naming.name(&binding.member, binding, self.rules),
            code: self.reason(&one.why),
            about: self.about(&one.why).unwrap_or_else(|| why.clone()),
            why,
        })
    }

    /// Says of which table figures are missing.
    fn about(&self, why: &Why) -> Option<Text> {
        let Why::Missing(figures) = why else { return None };
        let FigurePlace::Cell(cell) = figures.first()?.place else { return None };
        let (table, ..) = self.naming.cell(cell);
        Some(text!(zh: "{table}缺数", en: "figures of {table} are missing"))
    }

    fn missing(&self, figures: &[Figure]) -> Text {
        let named = figures.iter().take(NAMED).map(|figure| {
            let value = figure_text(*figure, self.figures);
            let (zh, en) = (&value.zh, &value.en);
            let whose = self.whose(*figure);
            let (whose_zh, whose_en) = (&whose.zh, &whose.en);
            match figure.place {
                FigurePlace::Cell(cell) => {
                    let (_, row, column) = self.naming.cell(cell);
                    text!(
                        zh: "{whose_zh}{row}·{column}（{zh}）",
                        en: "{whose_en}{row}·{column} ({en})",
                    )
                }
                FigurePlace::Fact(fact) => {
                    let name = self.naming.fact(fact, self.rules);
                    text!(zh: "{whose_zh}{name}（{zh}）", en: "{whose_en}{name} ({en})")
                }
            }
        });
        let named: Vec<Text> = named.collect();
        let Text { zh, en } = Text::joined(&named, "、", ", ");
        let more = figures.len().saturating_sub(NAMED);
        if more == 0 {
            return text!(zh: "缺数：{zh}", en: "missing: {en}");
        }
        text!(zh: "缺数：{zh}，另有 {more} 处", en: "missing: {en} and {more} more")
    }

    /// Says in front of a figure which report it is of, where it is another one.
    fn whose(&self, figure: Figure) -> Text {
        match figure.document {
            Document::Own => Text::same(""),
            Document::Prior => text!(zh: "上年的", en: "the year before's "),
            Document::Each | Document::Child(_) => {
                let unit = self.unit(figure);
                text!(zh: "{unit}的", en: "{unit}'s ")
            }
        }
    }

    fn no_report(&self, document: Document, reason: &NoReport) -> Text {
        let prior = document == Document::Prior;
        match reason {
            NoReport::NotGiven if prior => text!(
                zh: "没有给出上年的报告（用 --prior 给出）",
                en: "the report of the year before is not given (give it with --prior)",
            ),
            NoReport::NotGiven => text!(
                zh: "没有给出下属单位的报告（用 --children 给出它们的文件夹）",
                en: "the reports of the subordinate units are not given (give their folder with --children)",
            ),
            NoReport::Unnamed => text!(
                zh: "报告没有写明单位（unit）或年度（year），无法对上别的报告",
                en: "the report does not say its unit or its year, so that no other can be matched with it",
            ),
            NoReport::NotFound { unit: Some(unit), year } => text!(
                zh: "给出的报告里没有“{unit}”{year} 年度的",
                en: "none of the reports given is that of “{unit}” for {year}",
            ),
            NoReport::NotFound { unit: None, year } => text!(
                zh: "--children 给出的报告里没有 {year} 年度的",
                en: "none of the reports given with --children is for {year}",
            ),
            NoReport::Several { unit, year, places } => {
                let places: Vec<Text> =
                    places.iter().map(|place| self.file_and_line(*place)).collect();
                let Text { zh, en } = Text::joined(&places, "、", ", ");
                text!(
                    zh: "“{unit}”{year} 年度的报告有几份，不知道用哪一份：{zh}",
                    en: "there are several reports of “{unit}” for {year}: {en}",
                )
            }
        }
    }

    fn file_and_line(&self, place: Span) -> Text {
        let name = self.sources.get(place.file).map_or("", |source| source.name());
        let line = self.sources.position(place).map_or(0, |position| position.line);
        text!(zh: "{name} 第 {line} 行", en: "{name} line {line}")
    }

    fn ambiguous(&self, figure: Figure) -> Text {
        let name = match figure.place {
            FigurePlace::Fact(fact) => self.naming.fact(fact, self.rules),
            FigurePlace::Cell(_) => String::new(),
        };
        let places = self.figures.fact(figure).places().iter();
        let places: Vec<Text> = places.map(|place| self.quoted(place)).collect();
        let Text { zh, en } = Text::joined(&places, "、", ", ");
        text!(
            zh: "“{name}”在正文里有几种说法：{zh}",
            en: "“{name}” is stated differently: {en}",
        )
    }

    fn quoted(&self, place: &FactPlace) -> Text {
        let line = self.sources.position(place.span).map_or(0, |position| position.line);
        let printed = &place.printed;
        text!(zh: "{printed}（第 {line} 行）", en: "{printed} (line {line})")
    }
}
