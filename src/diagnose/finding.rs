//! A violated rule, in words: with which figures it does not hold, and on what basis. The first line
//! is written in `headline`.

use super::amount::exactly;
use super::naming::Naming;
use super::substitute::substituted;
use super::{Diagnostic, Finding, Severity, Text, text};
use crate::eval::{self, Figures, Sides};
use crate::model::Number;
use crate::resolve::{Binding, Check, Gravity, Rule, RuleSet, Statement};
use crate::source::SourceMap;

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

impl Evidence<'_> {
    /// Returns one finding for each check that does not hold, with all its members, in the order of
    /// the rules.
    pub fn findings(&self, violated: &[eval::Finding]) -> Vec<Finding> {
        checks(violated).filter_map(|group| self.finding(group)).collect()
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

    /// The equation with the numbers put in, and what its two sides come to.
    fn numbers(&self, violation: &Violation<'_>) -> Vec<(Text, Text)> {
        if let (Statement::Match(_), Some(sides)) =
            (&violation.check.statement, &violation.finding.sides)
        {
            return vec![(
                text!(zh: "相差", en: "difference"),
                Text::same(exactly(&sides.difference().abs())),
            )];
        }
        if violation.finding.sides.is_none() && !violation.finding.culprits.is_empty() {
            return Vec::new();
        }
        // How many rows there are, and should be, is the headline.
        if self.lines_at_fault(std::slice::from_ref(violation)).is_some() {
            return Vec::new();
        }
        // That a figure should be blank has been said with the figure.
        if matches!(violation.check.statement, Statement::IsBlank(_)) {
            return Vec::new();
        }
        // How something is printed is no matter of its number.
        if violation.finding.sides.is_none() && violation.check.statement.asks_print() {
            return Vec::new();
        }
        let with_numbers = self.with_numbers(violation);
        let mut notes = vec![(text!(zh: "代入", en: "numbers"), with_numbers)];
        if let Some(sides) = &violation.finding.sides {
            let unit = self.common_unit(violation).unwrap_or_default();
            let shown = |number: &Number| format!("{}{unit}", exactly(number));
            let (left, right) = (shown(&sides.left), shown(&sides.right));
            let outcome = match difference(sides).map(|number| shown(&number)) {
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
            row.push(self.bare_sides(violation, sides));
            if let Some(difference) = difference(sides).map(|number| exactly(&number)) {
                row.push(text!(zh: "差 {difference}", en: "off by {difference}"));
            }
        }
        row
    }

    pub(super) fn with_numbers(&self, violation: &Violation<'_>) -> Text {
        self.with_numbers_of(violation, self.figures)
    }

    /// Puts other figures than those of the report into the statement.
    pub(super) fn with_numbers_of(&self, violation: &Violation<'_>, figures: &Figures<'_>) -> Text {
        let Violation { check, binding, .. } = violation;
        let is_told = self.mixes_money(check, binding);
        let unit = |figure| self.naming.money(figure, self.rules).filter(|_| is_told);
        substituted(check, binding, figures, self.sources, unit)
    }
}

/// Returns what is violated, those of one check together.
fn checks(violated: &[eval::Finding]) -> impl Iterator<Item = &[eval::Finding]> {
    violated.chunk_by(|one, other| {
        (one.binding.rule, one.binding.check) == (other.binding.rule, other.binding.check)
    })
}

/// Returns what is violated of each check, with its finding: as many as [`Evidence::findings`] made of it.
pub(super) fn by_check<'f>(
    violated: &'f [eval::Finding],
    findings: &'f [Finding],
) -> Vec<(&'f [eval::Finding], &'f Finding)> {
    checks(violated).zip(findings).collect()
}

/// One violated binding of a check.
pub(super) struct Violation<'a> {
    pub(super) check: &'a Check,
    pub(super) binding: &'a Binding,
    pub(super) finding: &'a eval::Finding,
}

/// Returns the difference of two sides as people say it: without sign; none where they are equal and
/// should not be.
fn difference(sides: &Sides) -> Option<Number> {
    let difference = sides.difference().abs();
    (difference != Number::ZERO).then_some(difference)
}

/// Returns how grave a message about a check of this gravity is.
pub fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Must => Severity::Error,
        Gravity::Should => Severity::Warning,
        Gravity::Info => Severity::Info,
    }
}
