//! A violated rule, in words: what does not agree, where, with which figures, on what basis.

use super::naming::Naming;
use super::substitute::substituted;
use super::{Diagnostic, Finding, Severity, Text, text};
use crate::eval::{self, Figures, Sides};
use crate::model::Number;
use crate::resolve::{Binding, Check, Figure, Gravity, Rule, RuleSet, Statement, TextId, WordId};
use crate::source::{SourceMap, Span};

/// Everything that the words of a finding are made from.
pub struct Evidence<'a> {
    /// The plan.
    pub rules: &'a RuleSet,
    /// The figures of the report.
    pub figures: &'a Figures<'a>,
    /// How the report names its rows and columns.
    pub naming: Naming<'a>,
    /// The texts of the rules and of the report.
    pub sources: &'a SourceMap,
}

/// How many cells a headline names before it only counts them.
const NAMED: usize = 3;

impl Evidence<'_> {
    /// Returns one finding for each check that does not hold, with all its members, in the order of
    /// the rules.
    pub fn findings(&self, violated: &[eval::Finding]) -> Vec<Finding> {
        let same_check = |one: &eval::Finding, other: &eval::Finding| {
            (one.binding.rule, one.binding.check) == (other.binding.rule, other.binding.check)
        };
        violated.chunk_by(same_check).filter_map(|group| self.finding(group)).collect()
    }

    fn finding(&self, group: &[eval::Finding]) -> Option<Finding> {
        let first = group.first()?;
        let rule = self.rules.rules.get(first.binding.rule)?;
        let check = rule.checks.get(first.binding.check)?;
        let violations: Vec<Violation<'_>> =
            group.iter().filter_map(|finding| self.violation(finding)).collect();
        let diagnostic = self.diagnostic(rule, check, &violations);
        Some(Finding {
            rule: rule.id.clone(),
            severity: severity(check.gravity),
            basis: rule.basis.clone(),
            diagnostic,
            members: violations.iter().map(|violation| self.member(rule, violation)).collect(),
        })
    }

    pub(super) fn violation<'v>(&'v self, finding: &'v eval::Finding) -> Option<Violation<'v>> {
        let check =
            self.rules.rules.get(finding.binding.rule)?.checks.get(finding.binding.check)?;
        let binding = check.bindings.get(finding.binding.binding)?;
        Some(Violation { check, binding, finding })
    }

    fn diagnostic(&self, rule: &Rule, check: &Check, violations: &[Violation<'_>]) -> Diagnostic {
        let headline = match violations {
            [one] => self.headline(rule, one),
            several => self.headline_of_several(rule, several),
        };
        let mut notes = Vec::new();
        let mut table = Vec::new();
        match violations {
            [one] => notes.extend(self.numbers(one)),
            several => table.extend(several.iter().map(|one| self.row(one))),
        }
        let words = |caption: Text, body: &Option<String>| {
            body.iter().map(move |body| (caption.clone(), Text::same(body))).collect::<Vec<_>>()
        };
        notes.extend(words(text!(zh: "说明", en: "note"), &rule.message));
        notes.extend(words(text!(zh: "依据", en: "basis"), &rule.basis));
        Diagnostic {
            code: rule.id.clone(),
            severity: severity(check.gravity),
            headline,
            excerpts: self.excerpts(check, violations),
            notes,
            table,
            help: rule.help.iter().map(Text::same).collect(),
        }
    }

    /// The first line alone tells what is wrong and where.
    pub(super) fn headline(&self, rule: &Rule, violation: &Violation<'_>) -> Text {
        let silent = self.silent_text(violation);
        let (place, outcome) = match silent {
            Some((Text { zh, en }, words, _)) => {
                (text!(zh: "“{zh}”的正文", en: "the text of “{en}”"), silence(&words))
            }
            None => (
                self.naming.place(&violation.binding.member, violation.binding, self.rules),
                self.outcome(violation),
            ),
        };
        let (zh, en) = (&place.zh, &place.en);
        let (outcome_zh, outcome_en) = (&outcome.zh, &outcome.en);
        match &rule.title {
            Some(title) => text!(
                zh: "{title}：{zh}{outcome_zh}",
                en: "{title}: {en} {outcome_en}",
            ),
            None => text!(zh: "{zh}{outcome_zh}", en: "{en} {outcome_en}"),
        }
    }

    /// Returns the narratives that should say something and do not: their headings, the words, the place
    /// of the first.
    pub(super) fn silent_text(
        &self,
        violation: &Violation<'_>,
    ) -> Option<(Text, Text, Option<Span>)> {
        if violation.finding.sides.is_some() || !violation.finding.missing.is_empty() {
            return None;
        }
        let (texts, words) = demanded_words(&violation.check.statement)?;
        let sections = texts.iter().filter_map(|text| self.rules.texts.get(text.0 as usize));
        let named: Vec<_> = sections.map(|sections| self.naming.heading(sections)).collect();
        let headings: Vec<&str> = named.iter().map(|(heading, _)| heading.as_str()).collect();
        let words: Vec<&str> = words.iter().map(|word| self.rules.wording.word(*word)).collect();
        let words = Text { zh: words.join("”或“"), en: words.join("” or “") };
        let headings = Text { zh: headings.join("”、“"), en: headings.join("” and “") };
        Some((headings, words, named.iter().find_map(|(_, span)| *span)))
    }

    fn headline_of_several(&self, rule: &Rule, violations: &[Violation<'_>]) -> Text {
        let members = violations.iter().map(|one| one.binding);
        let place = self.naming.places(members, self.rules);
        let (zh, en) = (&place.zh, &place.en);
        let cells: usize = violations.iter().map(|one| one.finding.culprits.len()).sum();
        if cells > 0 {
            return match &rule.title {
                Some(title) => text!(
                    zh: "{title}：{zh}共有 {cells} 格不合要求",
                    en: "{title}: {cells} cells in {en} do not comply",
                ),
                None => text!(
                    zh: "{zh}共有 {cells} 格不合要求",
                    en: "{cells} cells in {en} do not comply",
                ),
            };
        }
        match &rule.title {
            Some(title) => text!(zh: "{title}：{zh}不符", en: "{title}: {en} do not agree"),
            None => text!(zh: "{zh}不符", en: "{en} do not agree"),
        }
    }

    /// What came out, to be read after the place: `不符，左边 11，右边 10，相差 1`.
    fn outcome(&self, violation: &Violation<'_>) -> Text {
        let is_match = matches!(violation.check.statement, Statement::Match(_));
        match &violation.finding.sides {
            Some(Sides { left, right, .. }) if is_match => text!(
                zh: "前后不一致，一处是 {left}，一处是 {right}",
                en: "is stated twice and differs: {left} and {right}",
            ),
            Some(Sides { left, relation, right }) => {
                let sign = relation.opposite();
                text!(zh: "不符，{left} {sign} {right}", en: "does not agree: {left} {sign} {right}")
            }
            None if !violation.finding.culprits.is_empty() => self.culprits(violation),
            None if !violation.finding.missing.is_empty() => {
                text!(zh: "应当填数而没有填", en: "lacks a figure that is due")
            }
            None => text!(zh: "不符", en: "does not hold"),
        }
    }

    /// Which members of a list the statement fails for.
    fn culprits(&self, violation: &Violation<'_>) -> Text {
        let culprits = &violation.finding.culprits;
        let count = culprits.len();
        let member = &violation.binding.member;
        let named = |figure: &Figure| match self.figures.places(*figure) {
            [place, ..] => place.printed.clone(),
            [] => self.naming.within(*figure, member),
        };
        let names: Vec<String> = culprits.iter().take(NAMED).map(named).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        if culprits.iter().any(|figure| figure.place.fact().is_some()) {
            let more = if count > NAMED { ("等", ", …") } else { ("", "") };
            let (more_zh, more_en) = more;
            return text!(
                zh: "有 {count} 处不合要求（{zh}{more_zh}）",
                en: "has figures that do not comply ({en}{more_en})",
            );
        }
        if count == 1 {
            return text!(
                zh: "有 1 格不合要求（{zh}）",
                en: "has a cell that does not comply ({en})",
            );
        }
        if count > NAMED {
            return text!(
                zh: "有 {count} 格不合要求（{zh}等）",
                en: "has {count} cells that do not comply ({en}, …)",
            );
        }
        text!(
            zh: "有 {count} 格不合要求（{zh}）",
            en: "has {count} cells that do not comply ({en})",
        )
    }

    /// The equation with the numbers put in, and what its two sides come to.
    fn numbers(&self, violation: &Violation<'_>) -> Vec<(Text, Text)> {
        if let (Statement::Match(_), Some(sides)) =
            (&violation.check.statement, &violation.finding.sides)
        {
            return vec![(
                text!(zh: "相差", en: "difference"),
                Text::same(sides.difference().abs().to_string()),
            )];
        }
        if violation.finding.sides.is_none() && !violation.finding.culprits.is_empty() {
            return Vec::new();
        }
        // How something is printed is no matter of its number.
        if violation.finding.sides.is_none() && violation.check.statement.asks_print() {
            return Vec::new();
        }
        let with_numbers = self.with_numbers(violation);
        let mut notes = vec![(text!(zh: "代入", en: "numbers"), with_numbers)];
        if let Some(sides) = &violation.finding.sides {
            let Sides { left, right, .. } = sides;
            let outcome = match difference(sides) {
                Some(difference) => text!(
                    zh: "左边 {left}，右边 {right}，相差 {difference}",
                    en: "left {left}, right {right}, difference {difference}",
                ),
                None => text!(zh: "左边 {left}，右边 {right}", en: "left {left}, right {right}"),
            };
            notes.push((text!(zh: "结果", en: "result"), outcome));
        }
        if violation.finding.blank_as_zero {
            notes.push((
                text!(zh: "空格", en: "blanks"),
                text!(zh: "本规则把空格按 0 计算", en: "this rule counts a blank as 0"),
            ));
        }
        notes
    }

    /// One member of several, for the table under the excerpts.
    fn row(&self, violation: &Violation<'_>) -> Vec<Text> {
        let name = self.naming.name(&violation.binding.member, violation.binding, self.rules);
        if !violation.finding.culprits.is_empty() {
            return vec![Text::same(name), self.culprits(violation)];
        }
        let mut row = vec![Text::same(name), self.with_numbers(violation)];
        if let Some(sides) = &violation.finding.sides {
            let (left, sign, right) = (&sides.left, sides.relation.opposite(), &sides.right);
            row.push(Text::same(format!("{left} {sign} {right}")));
            if let Some(difference) = difference(sides) {
                row.push(text!(zh: "差 {difference}", en: "off by {difference}"));
            }
        }
        row
    }

    fn with_numbers(&self, violation: &Violation<'_>) -> Text {
        substituted(violation.check, violation.binding, self.figures, self.sources)
    }
}

/// One violated binding of a check.
pub(super) struct Violation<'a> {
    pub(super) check: &'a Check,
    pub(super) binding: &'a Binding,
    pub(super) finding: &'a eval::Finding,
}

/// Returns the words that a statement demands of a narrative, where it demands nothing else.
fn demanded_words(statement: &Statement) -> Option<(&[TextId], &[WordId])> {
    match statement {
        Statement::Contains { texts, words } => Some((texts, words)),
        Statement::When(_, then, None) | Statement::Implies(_, then) => demanded_words(then),
        Statement::When(_, _, Some(_))
        | Statement::Compare { .. }
        | Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Is(..)
        | Statement::UnitSays(_)
        | Statement::Quantified { .. }
        | Statement::Not(_)
        | Statement::And(_)
        | Statement::Or(_) => None,
    }
}

fn silence(Text { zh, en }: &Text) -> Text {
    text!(zh: "没有说“{zh}”", en: "does not say “{en}”")
}

/// Returns the difference of two sides as people say it: without sign; none where they are equal and
/// should not be.
fn difference(sides: &Sides) -> Option<String> {
    let difference = sides.difference().abs();
    (difference != Number::ZERO).then(|| difference.to_string())
}

/// Returns how grave a message about a check of this gravity is.
pub fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Must => Severity::Error,
        Gravity::Should => Severity::Warning,
        Gravity::Info => Severity::Info,
    }
}
