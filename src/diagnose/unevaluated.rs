//! Why a binding could not be evaluated, in words.

use super::finding::Evidence;
use super::substitute::figure_text;
use super::{Text, Unevaluated, text};
use crate::eval::{FactPlace, NotEvaluated, Why};
use crate::resolve::{FactId, Figure};

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
        Some(Unevaluated {
            rule: rule.id.clone(),
            binding: self.naming.name(&binding.member, binding, self.rules),
            why: match &one.why {
                Why::Missing(figures) => self.missing(figures),
                Why::Ambiguous(fact) => self.ambiguous(*fact),
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
            },
        })
    }

    fn missing(&self, figures: &[Figure]) -> Text {
        let named = figures.iter().take(NAMED).map(|figure| {
            let value = figure_text(*figure, self.figures);
            let (zh, en) = (&value.zh, &value.en);
            match figure {
                Figure::Cell(cell) => {
                    let (_, row, column) = self.naming.cell(*cell);
                    text!(zh: "{row}·{column}（{zh}）", en: "{row}·{column} ({en})")
                }
                Figure::Fact(fact) => {
                    let name = self.naming.fact(*fact, self.rules);
                    text!(zh: "{name}（{zh}）", en: "{name} ({en})")
                }
            }
        });
        let named: Vec<Text> = named.collect();
        let joined = |lang: fn(&Text) -> &str, comma: &str| {
            named.iter().map(lang).collect::<Vec<_>>().join(comma)
        };
        let (zh, en) = (joined(|one| &one.zh, "、"), joined(|one| &one.en, ", "));
        let more = figures.len().saturating_sub(NAMED);
        if more == 0 {
            return text!(zh: "缺数：{zh}", en: "missing: {en}");
        }
        text!(zh: "缺数：{zh}，另有 {more} 处", en: "missing: {en} and {more} more")
    }

    fn ambiguous(&self, fact: FactId) -> Text {
        let name = self.naming.fact(fact, self.rules);
        let places = self.figures.fact(fact).places().iter();
        let places: Vec<Text> = places.map(|place| self.quoted(place)).collect();
        let joined = |lang: fn(&Text) -> &str, comma: &str| {
            places.iter().map(lang).collect::<Vec<_>>().join(comma)
        };
        let (zh, en) = (joined(|one| &one.zh, "、"), joined(|one| &one.en, ", "));
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
