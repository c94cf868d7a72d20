//! A violated rule, in words: what does not agree, where, with which figures, on what basis.

use super::naming::Naming;
use super::substitute::{figure_text, substituted};
use super::{CellEvidence, Diagnostic, Excerpt, Finding, Label, Member, Severity, Text, text};
use crate::eval::{self, Figures, Sides};
use crate::model::{CellValue, Number};
use crate::resolve::{Binding, Check, Figure, Gravity, Rule, RuleSet, Statement, TextId};
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

/// How many figures an excerpt labels with words; beyond that the underlines alone are clearer.
const WORDED: usize = 8;
/// How many of several members the excerpt shows; the table under it has them all.
const SHOWN: usize = 7;
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
        let violations: Vec<Violation<'_>> = group
            .iter()
            .filter_map(|finding| {
                let binding = check.bindings.get(finding.binding.binding)?;
                Some(Violation { check, binding, finding })
            })
            .collect();
        let diagnostic = self.diagnostic(rule, check, &violations);
        Some(Finding {
            rule: rule.id.clone(),
            severity: severity(check.gravity),
            basis: rule.basis.clone(),
            diagnostic,
            members: violations.iter().map(|violation| self.member(rule, violation)).collect(),
        })
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
    fn headline(&self, rule: &Rule, violation: &Violation<'_>) -> Text {
        let silent = self.silent_text(violation);
        let (place, outcome) = match silent {
            Some((heading, words, _)) => (
                text!(zh: "“{heading}”的正文", en: "the text of “{heading}”"),
                text!(zh: "没有说“{words}”", en: "does not say “{words}”"),
            ),
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

    /// Returns the narrative that should say something and does not: its heading, the words, its place.
    fn silent_text(&self, violation: &Violation<'_>) -> Option<(String, String, Option<Span>)> {
        if violation.finding.sides.is_some() || !violation.finding.missing.is_empty() {
            return None;
        }
        let (text, words) = demanded_words(&violation.check.statement)?;
        let sections = self.rules.texts.get(text.0 as usize)?;
        let (heading, span) = self.naming.heading(sections);
        Some((heading, words.to_owned(), span))
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
        let names = culprits.iter().take(NAMED).map(|figure| self.naming.within(*figure, member));
        let names: Vec<String> = names.collect();
        let (zh, en) = (names.join("、"), names.join(", "));
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

    fn excerpts(&self, check: &Check, violations: &[Violation<'_>]) -> Vec<Excerpt> {
        let labels = match violations {
            [one] => self.worded_labels(one),
            several => several.iter().take(SHOWN).flat_map(|one| self.bare_labels(one)).collect(),
        };
        let this_rule = Some(text!(zh: "规则要求", en: "what the rule asks"));
        let rule = Excerpt { labels: vec![Label { span: check.span, text: this_rule }] };
        let silent = violations.iter().filter_map(|one| self.silent_text(one)?.2);
        let places = silent.map(|span| Label { span, text: None });
        let labels = labels.into_iter().chain(places).collect();
        let report = Excerpt { labels: once_each(labels) };
        if report.labels.is_empty() { vec![rule] } else { vec![report, rule] }
    }

    /// Labels each figure with the reference that names it, where there are few of them.
    fn worded_labels(&self, violation: &Violation<'_>) -> Vec<Label> {
        let few = violation.binding.operands.iter().flatten().count() <= WORDED;
        let single = violation.binding.operands.iter().all(|figures| figures.len() == 1);
        if !few || !single {
            return self.bare_labels(violation);
        }
        let mut labels = Vec::new();
        for (operand, figures) in violation.check.operands.iter().zip(&violation.binding.operands) {
            let written = self.sources.slice(operand.span).trim();
            for figure in figures {
                let value = figure_text(*figure, self.figures);
                let (zh, en) = (&value.zh, &value.en);
                let words = text!(zh: "{written} 是 {zh}", en: "{written} is {en}");
                for span in self.spans(*figure) {
                    labels.push(Label { span, text: Some(words.clone()) });
                }
            }
        }
        labels
    }

    fn bare_labels(&self, violation: &Violation<'_>) -> Vec<Label> {
        let culprits = &violation.finding.culprits;
        let all = violation.binding.operands.iter().flatten();
        let figures = all.filter(|figure| culprits.is_empty() || culprits.contains(figure));
        let spans = figures.flat_map(|figure| self.spans(*figure));
        spans.map(|span| Label { span, text: None }).collect()
    }

    fn spans(&self, figure: Figure) -> Vec<Span> {
        match figure {
            Figure::Cell(cell) => {
                self.figures.cell(cell).map(|cell| cell.span).into_iter().collect()
            }
            Figure::Fact(fact) => {
                self.figures.fact(fact).places().iter().map(|place| place.span).collect()
            }
        }
    }

    fn member(&self, rule: &Rule, violation: &Violation<'_>) -> Member {
        let Violation { binding, finding, .. } = violation;
        let mut seen = Vec::new();
        let mut cells = Vec::new();
        let culprits = &finding.culprits;
        for figure in binding.operands.iter().flatten() {
            let concerned = culprits.is_empty() || culprits.contains(figure);
            if concerned && !seen.contains(figure) {
                seen.push(*figure);
                cells.extend(self.evidence(*figure));
            }
        }
        let sides = finding.sides.as_ref();
        Member {
            binding: self.naming.name(&binding.member, binding, self.rules),
            binding_path: self.naming.path(&binding.member, binding, self.rules),
            cells,
            left: sides.map(|sides| sides.left.to_string()),
            right: sides.map(|sides| sides.right.to_string()),
            difference: sides.map(|sides| sides.difference().to_string()),
            message: self.headline(rule, violation),
        }
    }

    fn evidence(&self, figure: Figure) -> Vec<CellEvidence> {
        match figure {
            Figure::Cell(id) => {
                let cell = self.figures.cell(id);
                let (table, row, column) = self.naming.cell(id);
                let value = cell.map(|cell| match cell.value {
                    CellValue::Blank => String::new(),
                    CellValue::Number(_)
                    | CellValue::Mark
                    | CellValue::Noted(_)
                    | CellValue::Text
                    | CellValue::Unreadable => cell.printed.to_string(),
                });
                let value = value.unwrap_or_default();
                vec![CellEvidence { table, row, column, value, span: cell.map(|cell| cell.span) }]
            }
            Figure::Fact(id) => {
                let name = self.naming.fact(id, self.rules);
                let place = |place: &eval::FactPlace| CellEvidence {
                    table: place.section.clone().unwrap_or_default(),
                    row: name.clone(),
                    column: String::new(),
                    value: place.printed.clone(),
                    span: Some(place.span),
                };
                self.figures.fact(id).places().iter().map(place).collect()
            }
        }
    }
}

/// One violated binding of a check.
struct Violation<'a> {
    check: &'a Check,
    binding: &'a Binding,
    finding: &'a eval::Finding,
}

/// Returns the words that a statement demands of a narrative, where it demands nothing else.
fn demanded_words(statement: &Statement) -> Option<(TextId, &str)> {
    match statement {
        Statement::Contains(text, words) => Some((*text, words)),
        Statement::When(_, then, None) | Statement::Implies(_, then) => demanded_words(then),
        Statement::When(_, _, Some(_))
        | Statement::Compare { .. }
        | Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Quantified { .. }
        | Statement::Not(_)
        | Statement::And(_)
        | Statement::Or(_) => None,
    }
}

/// Returns the difference of two sides as people say it: without sign; none where they are equal and
/// should not be.
fn difference(sides: &Sides) -> Option<String> {
    let difference = sides.difference().abs();
    (difference != Number::ZERO).then(|| difference.to_string())
}

/// Keeps the first label of each place.
fn once_each(labels: Vec<Label>) -> Vec<Label> {
    let mut once: Vec<Label> = Vec::with_capacity(labels.len());
    for label in labels {
        if once.iter().all(|other| other.span != label.span) {
            once.push(label);
        }
    }
    once
}

/// Returns how grave a message about a check of this gravity is.
pub(super) fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Must => Severity::Error,
        Gravity::Should => Severity::Warning,
        Gravity::Info => Severity::Info,
    }
}
