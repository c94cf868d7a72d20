//! Why a binding could not be evaluated, in words.

use super::finding::Evidence;
use super::substitute::figure_text;
use super::{Text, Unevaluated, text};
use crate::eval::{FactPlace, FigureValue, NoReport, NotEvaluated, Why};
use crate::model::{Cell, CellValue, Number};
use crate::resolve::{Document, Figure, FigurePlace, TextId};
use crate::source::Span;

/// How many missing figures a reason names.
const NAMED: usize = 3;

impl Evidence<'_> {
    /// Returns the bindings that could not be evaluated, each with its reason. `filled` tells what the one
    /// figure that one lacks would have to be.
    pub fn not_evaluated(
        &self,
        bindings: &[NotEvaluated],
        filled: impl Fn(&NotEvaluated) -> Option<Number>,
    ) -> Vec<Unevaluated> {
        bindings.iter().filter_map(|one| self.unevaluated(one, filled(one))).collect()
    }

    fn unevaluated(&self, one: &NotEvaluated, filled: Option<Number>) -> Option<Unevaluated> {
        let rule = self.rules.rules.get(one.binding.rule)?;
        let check = rule.checks.get(one.binding.check)?;
        let binding = check.bindings.get(one.binding.binding)?;
        let why = match &one.why {
            Why::Missing(figures) => match (self.missing(figures), filled) {
                (Text { zh, en }, Some(number)) => text!(
                    zh: "{zh}；照这条规则应为 {number}",
                    en: "{en}; by this rule it should be {number}",
                ),
                (missing, None) => missing,
            },
            Why::Ambiguous(fact) => self.ambiguous(*fact),
            Why::NoReport(document, reason) => self.no_report(*document, reason),
            Why::NoYear => text!(
                zh: "规则限定年份，而报告没有写明年份",
                en: "the rule is for certain years, and the report names none",
            ),
            Why::NoUnit => text!(
                zh: "规则要看是哪个单位，而报告没有写明单位（unit）",
                en: "the rule asks whose report it is, and the report names no unit",
            ),
            Why::Depends(id) => text!(
                zh: "它以 {id} 相符为前提，而 {id} 不符",
                en: "it depends on {id}, which does not hold",
            ),
            Why::NoText(text) => self.no_text(*text),
            Why::DivisionByZero => {
                text!(zh: "除数是 0，算不出数", en: "it divides by 0, so there is no value")
            }
            Why::NoValue => text!(
                zh: "算不出数：小数位数要写 0 到 18 的整数",
                en: "it has no value: the number of decimals has to be whole, from 0 to 18",
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

    fn no_text(&self, text: TextId) -> Text {
        let sections = self.rules.texts.get(text.0 as usize).map(Vec::as_slice);
        let (heading, _) = self.naming.heading(sections.unwrap_or_default());
        text!(
            zh: "报告里没有“{heading}”的正文",
            en: "the report has no text in the section “{heading}”",
        )
    }

    fn missing(&self, figures: &[Figure]) -> Text {
        let named: Vec<Text> =
            figures.iter().take(NAMED).map(|figure| self.lacking(*figure)).collect();
        let Text { zh, en } = Text::joined(&named, "、", ", ");
        let more = figures.len().saturating_sub(NAMED);
        if more == 0 {
            return text!(zh: "缺数：{zh}", en: "missing: {en}");
        }
        text!(zh: "缺数：{zh}，另有 {more} 处", en: "missing: {en} and {more} more")
    }

    /// Names a figure, and says what stands where its number is due.
    fn lacking(&self, figure: Figure) -> Text {
        let whose = self.whose(figure);
        let (whose_zh, whose_en) = (&whose.zh, &whose.en);
        let lack = self.lack(figure);
        let (zh, en) = (&lack.zh, &lack.en);
        match figure.place {
            FigurePlace::Cell(cell) => {
                let (_, row, column) = self.naming.cell(cell);
                text!(
                    zh: "{whose_zh}{row}·{column}（{zh}）",
                    en: "{whose_en}{row}·{column} ({en})",
                )
            }
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                let name = self.naming.fact(fact, self.rules);
                text!(zh: "{whose_zh}{name}（{zh}）", en: "{whose_en}{name} ({en})")
            }
        }
    }

    /// Says what stands where a number is due. The kinds of cell are kept apart in words: a blank, a mark,
    /// other text and what could not be read are corrected in different ways.
    fn lack(&self, figure: Figure) -> Text {
        match self.figures.get(figure) {
            FigureValue::Cell(Cell { value: CellValue::Mark, printed, .. }) => {
                text!(zh: "印的是记号“{printed}”", en: "the mark “{printed}”")
            }
            FigureValue::Cell(Cell { value: CellValue::Text, printed, .. }) => {
                text!(zh: "印的是文字“{printed}”，不是数", en: "the text “{printed}”, no number")
            }
            FigureValue::NotStated => self.not_stated(figure),
            FigureValue::AtLeast(number) => {
                text!(zh: "正文只说 {number} 以上", en: "the text only says at least {number}")
            }
            FigureValue::TooMany(limit) => text!(
                zh: "正文列出的数超过 {limit} 个，不读",
                en: "the text lists more than {limit} numbers, which are not read",
            ),
            FigureValue::Number(_)
            | FigureValue::Cell(_)
            | FigureValue::Absent
            | FigureValue::Ambiguous
            | FigureValue::List
            | FigureValue::NoReport(_) => figure_text(figure, self.figures),
        }
    }

    /// Says where a fact was looked for in vain.
    fn not_stated(&self, figure: Figure) -> Text {
        let sections = figure.place.fact().and_then(|fact| self.rules.facts.get(fact.0 as usize));
        let sections = sections.map(|fact| fact.sections.as_slice()).unwrap_or_default();
        let (heading, _) = self.naming.heading(sections);
        if heading.is_empty() {
            return text!(zh: "正文没有写明", en: "not stated in the text");
        }
        text!(zh: "“{heading}”没有写明", en: "not stated in “{heading}”")
    }

    /// Says in front of a figure which report it is of, where it is another one.
    pub(super) fn whose(&self, figure: Figure) -> Text {
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
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                self.naming.fact(fact, self.rules)
            }
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
