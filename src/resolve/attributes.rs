//! The attributes of a rule: words of a fixed choice, years, ids, tolerances.

use super::error::{ResolveError, ResolveErrorKind};
use super::plan::{Gravity, Missing, Tolerance};
use crate::model::{Number, Unit};
use crate::source::Spanned;
use crate::syntax::{AttributeKey, RuleDecl};

/// The attributes of one rule, and what is wrong with them.
pub(super) struct Attributes<'a> {
    decl: &'a RuleDecl,
    pub(super) errors: Vec<ResolveError>,
}

const GRAVITIES: [(Gravity, &str, &str); 6] = [
    (Gravity::Must, "must", "差错"),
    (Gravity::Should, "should", "核实"),
    (Gravity::Info, "info", "提示"),
    (Gravity::Must, "error", "须"),
    (Gravity::Should, "warning", "宜"),
    (Gravity::Info, "note", "提示"),
];

const MISSING: [(Missing, &str, &str); 4] = [
    (Missing::Skip, "skip", "不验"),
    (Missing::Zero, "zero", "当零"),
    (Missing::Partial, "partial", "部分当零"),
    (Missing::Fail, "fail", "差错"),
];

/// Returns the tags of a rule, by which rules are picked out.
pub fn tags_of(decl: &RuleDecl) -> Vec<String> {
    Attributes::of(decl).list(AttributeKey::Tags)
}

impl<'a> Attributes<'a> {
    pub(super) fn of(decl: &'a RuleDecl) -> Self {
        Self { decl, errors: Vec::new() }
    }

    /// Returns the text of an attribute.
    pub(super) fn text(&self, key: AttributeKey) -> Option<String> {
        self.value(key).map(|value| value.node.clone())
    }

    pub(super) fn gravity(&mut self) -> Option<Gravity> {
        self.word(AttributeKey::Severity, &GRAVITIES)
    }

    pub(super) fn missing(&mut self) -> Missing {
        self.word(AttributeKey::Missing, &MISSING).unwrap_or(Missing::Skip)
    }

    /// Returns the first and the last year.
    pub(super) fn years(&mut self) -> (Option<i32>, Option<i32>) {
        (self.year(AttributeKey::Since), self.year(AttributeKey::Until))
    }

    /// Returns a list of words or ids, between commas or blanks.
    pub(super) fn list(&self, key: AttributeKey) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let parts = value.node.split([',', '，', '、', ' ', '\u{3000}']);
        parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Returns the tolerance of comparisons that have none of their own.
    pub(super) fn tolerance(&mut self) -> Option<Tolerance> {
        let value = self.value(AttributeKey::Tolerance)?;
        let tolerance = tolerance(&value.node);
        if tolerance.is_none() {
            self.refuse(ResolveErrorKind::NotATolerance { value: value.node.clone() }, value);
        }
        tolerance
    }

    fn value(&self, key: AttributeKey) -> Option<&'a Spanned<String>> {
        let found = self.decl.attributes.iter().find(|attribute| attribute.key.node == key);
        found.map(|attribute| &attribute.value)
    }

    fn year(&mut self, key: AttributeKey) -> Option<i32> {
        let value = self.value(key)?;
        let digits = value.node.trim_end_matches('年');
        let year = digits.parse().ok().filter(|year| (1949..=2999).contains(year));
        if year.is_none() {
            self.refuse(ResolveErrorKind::NotAYear { value: value.node.clone() }, value);
        }
        year
    }

    /// Reads an attribute that takes one of a few words, in either language.
    fn word<T: Copy>(
        &mut self,
        key: AttributeKey,
        words: &[(T, &'static str, &'static str)],
    ) -> Option<T> {
        let value = self.value(key)?;
        let text = value.node.as_str();
        let known = words.iter().find(|(_, english, chinese)| [*english, *chinese].contains(&text));
        if known.is_none() {
            let names = AttributeKey::ALL.iter().find(|(other, ..)| *other == key);
            let kind = ResolveErrorKind::AttributeValue {
                key: names.map_or(("", ""), |(_, english, chinese)| (english, chinese)),
                value: text.to_owned(),
                known: words.iter().map(|(_, english, chinese)| (*english, *chinese)).collect(),
            };
            self.refuse(kind, value);
        }
        known.map(|(word, ..)| *word)
    }

    fn refuse(&mut self, kind: ResolveErrorKind, value: &Spanned<String>) {
        self.errors.push(ResolveError { kind, span: value.span, statement: Some(self.decl.span) });
    }
}

/// Reads `±0.5`, `±0.5万元`, `±1%`, `舍入`.
fn tolerance(text: &str) -> Option<Tolerance> {
    let text = text.trim();
    if ["rounding", "舍入"].contains(&text) {
        return Some(Tolerance::Rounding);
    }
    let amount = text.trim_start_matches('±').trim();
    let end =
        amount.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(amount.len());
    let (digits, unit) = amount.split_at_checked(end)?;
    let number = Number::parse(digits)?;
    match unit.trim() {
        "" => Some(Tolerance::Within(number, None)),
        "%" | "％" => Some(Tolerance::Share(number.checked_div(&Number::from(100))?)),
        unit => Some(Tolerance::Within(number, Some(Unit::named(unit)))),
    }
}
