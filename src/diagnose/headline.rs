//! The first line of a finding: it alone tells what is wrong and where.
//!
//! Receives a violated binding, or several of one check; hands on one line. Does not know what stands
//! below it.

use super::finding::{Evidence, Violation};
use super::substitute::figure_text;
use super::{Text, text};
use crate::eval::Sides;
use crate::resolve::{
    Figure, FigurePlace, Member, Property, Rule, Statement, Term, TextId, WordId,
};
use crate::source::Span;

/// How many cells, or words, a headline names before it only counts them.
const NAMED: usize = 3;

impl Evidence<'_> {
    /// Returns the first line about one binding.
    pub(super) fn headline(&self, rule: &Rule, violation: &Violation<'_>) -> Text {
        if let Some(lines) = self.lines_at_fault(std::slice::from_ref(violation)) {
            return titled(rule, &lines);
        }
        let of_text = |Text { zh, en }| text!(zh: "“{zh}”的正文", en: "the text of “{en}”");
        let silent = self.silent_text(violation);
        let (place, outcome) = match (silent, self.forbidden(violation)) {
            (Some((heading, words, _)), _) => (of_text(heading), silence(&words)),
            (None, Some((heading, words))) => (of_text(heading), speech(&words)),
            (None, None) => (self.place(violation), self.outcome(violation)),
        };
        let (zh, en) = (&place.zh, &place.en);
        let (outcome_zh, outcome_en) = (&outcome.zh, &outcome.en);
        titled(rule, &text!(zh: "{zh}{outcome_zh}", en: "{en} {outcome_en}"))
    }

    /// Returns the first line about several bindings of one check.
    pub(super) fn headline_of_several(&self, rule: &Rule, violations: &[Violation<'_>]) -> Text {
        if let Some(lines) = self.lines_at_fault(violations) {
            return titled(rule, &lines);
        }
        let cells: usize = violations.iter().map(|one| one.finding.culprits.len()).sum();
        let sides = |one: &Violation<'_>| {
            let sides = one.finding.sides.as_ref().filter(|_| cells == 0)?;
            Some(self.bare_sides(one, sides))
        };
        let members: Vec<_> = violations.iter().map(|one| (one.binding, sides(one))).collect();
        let place = self.naming.places(&members, self.rules);
        let (zh, en) = (&place.zh, &place.en);
        if cells > 0 {
            let fault = violations.first().map_or(OTHER, |one| fault(&one.check.statement));
            let (fault_zh, fault_en) = (fault.zh, fault.en);
            let names = if fault.shows { self.first_culprits(violations) } else { Text::same("") };
            let (names_zh, names_en) = (names.zh, names.en);
            return titled(
                rule,
                &text!(
                    zh: "{zh}共有 {cells} 格{fault_zh}{names_zh}",
                    en: "{cells} cells {fault_en} in {en}{names_en}",
                ),
            );
        }
        titled(rule, &text!(zh: "{zh}不符", en: "{en} do not agree"))
    }

    /// Returns where it is.
    fn place(&self, violation: &Violation<'_>) -> Text {
        let Violation { binding, finding, .. } = violation;
        let first = finding.culprits.first().map(|figure| figure.place);
        if let (Member::Whole, Some(FigurePlace::Cell(cell))) = (&binding.member, first) {
            return Text::same(self.naming.cell(cell).0);
        }
        let sides = finding.sides.as_ref();
        match sides.and_then(|sides| self.cells_of_place(violation, sides)) {
            Some((cells, _)) => self.naming.places_of_cells(&cells),
            None => self.naming.place(&binding.member, binding, self.rules),
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
        let printed: Vec<_> = sections.map(|sections| self.naming.heading(sections)).collect();
        let headings: Vec<&str> = printed.iter().map(|(heading, _)| heading.as_str()).collect();
        let named = words.iter().take(NAMED).map(|word| self.rules.wording.word(*word));
        let named: Vec<&str> = named.collect();
        let (zh, en) = (named.join("”或“"), named.join("” or “"));
        let (more_zh, more_en) = if words.len() > NAMED { ("等", ", …") } else { ("", "") };
        let words = text!(zh: "“{zh}”{more_zh}", en: "“{en}”{more_en}");
        let headings = Text { zh: headings.join("”、“"), en: headings.join("” and “") };
        Some((headings, words, printed.iter().find_map(|(_, span)| *span)))
    }

    /// What came out, to be read after the place: `不符，“总计”11 ≠ 合计 10`.
    fn outcome(&self, violation: &Violation<'_>) -> Text {
        let is_match = matches!(violation.check.statement, Statement::Match(_));
        match &violation.finding.sides {
            Some(sides) if is_match => self.stated_twice(violation, sides),
            Some(sides) => {
                let Text { zh, en } = self.sides_in_words(violation, sides);
                let place = self.cells_of_place(violation, sides);
                let do_not = match place.is_some_and(|(cells, _)| cells.len() > 1) {
                    true => "do not",
                    false => "does not",
                };
                text!(zh: "不符，{zh}", en: "{do_not} agree: {en}")
            }
            None if !violation.finding.culprits.is_empty() => self.culprits(violation),
            None if !violation.finding.missing.is_empty() => {
                text!(zh: "应当填数而没有填", en: "lacks a figure that is due")
            }
            None => self
                .without_sides(violation)
                .unwrap_or_else(|| text!(zh: "不符", en: "does not hold")),
        }
    }

    fn stated_twice(&self, violation: &Violation<'_>, sides: &Sides) -> Text {
        let (left, right) = (&sides.left, &sides.right);
        match self.names_of_sides(violation, sides) {
            (Some(one), Some(other)) => {
                let (one_zh, one_en, other_zh, other_en) = (one.zh, one.en, other.zh, other.en);
                text!(
                    zh: "前后不一致，{one_zh}是 {left}，{other_zh}是 {right}",
                    en: "is stated twice and differs: {one_en}: {left}, {other_en}: {right}",
                )
            }
            _ => text!(
                zh: "前后不一致，一处是 {left}，一处是 {right}",
                en: "is stated twice and differs: {left} and {right}",
            ),
        }
    }

    /// Names the first cell that fails of each of the first members, with what stands in it.
    fn first_culprits(&self, violations: &[Violation<'_>]) -> Text {
        let first = |one: &Violation<'_>| {
            let figure = *one.finding.culprits.first()?;
            let name = self.naming.within(figure, &Member::Whole);
            let Text { zh, en } = figure_text(figure, self.figures);
            Some(text!(zh: "{name} 是 {zh}", en: "{name}: {en}"))
        };
        let names: Vec<Text> = violations.iter().take(NAMED).filter_map(first).collect();
        let Text { zh, en } = Text::joined(&names, "、", ", ");
        let cells: usize = violations.iter().map(|one| one.finding.culprits.len()).sum();
        let (more_zh, more_en) = if cells > names.len() { (" 等", ", …") } else { ("", "") };
        text!(zh: "（{zh}{more_zh}）", en: " ({en}{more_en})")
    }

    /// Which members of a list the statement fails for.
    pub(super) fn culprits(&self, violation: &Violation<'_>) -> Text {
        let culprits = &violation.finding.culprits;
        let count = culprits.len();
        let member = &violation.binding.member;
        let fault = fault(&violation.check.statement);
        let named = |figure: &Figure| match self.figures.places(*figure) {
            [place, ..] => Text::same(&place.printed),
            [] => {
                let name = self.naming.within(*figure, member);
                let Text { zh, en } = figure_text(*figure, self.figures);
                match fault.shows {
                    true => text!(zh: "{name} 是 {zh}", en: "{name}: {en}"),
                    false => Text::same(name),
                }
            }
        };
        let names: Vec<Text> = culprits.iter().take(NAMED).map(named).collect();
        let Text { zh, en } = Text::joined(&names, "、", ", ");
        let more = if count > NAMED { (" 等", ", …") } else { ("", "") };
        let (more_zh, more_en) = more;
        let (fault_zh, fault_en) = (fault.zh, fault.en);
        let kind = match culprits.iter().any(|figure| figure.place.fact().is_some()) {
            true => ("处", if count == 1 { "a figure" } else { "figures" }),
            false => ("格", if count == 1 { "a cell" } else { "cells" }),
        };
        let (kind_zh, kind_en) = kind;
        let count_en = if count == 1 { String::new() } else { format!("{count} ") };
        text!(
            zh: "有 {count} {kind_zh}{fault_zh}（{zh}{more_zh}）",
            en: "has {count_en}{kind_en} {fault_en} ({en}{more_en})",
        )
    }

    /// Says what a statement without sides finds wrong, where it asks one thing only.
    fn without_sides(&self, violation: &Violation<'_>) -> Option<Text> {
        let mut parts = Vec::new();
        parts_of(&violation.check.statement, &mut parts);
        parts.retain(|part| *part != Part::Sides);
        let [part] = parts.as_slice() else { return None };
        let mut read: Vec<Figure> = self.read(violation).collect();
        read.dedup();
        let shown = match read.as_slice() {
            [figure] => Some(figure_text(*figure, self.figures)),
            _ => None,
        };
        let section = match read.as_slice() {
            [figure] => self.section(*figure),
            _ => None,
        };
        let places = match read.as_slice() {
            [figure] => self.figures.places(*figure).len(),
            _ => 0,
        };
        let is = |zh: &str, en: &str| {
            let Text { zh: value_zh, en: value_en } = shown.as_ref()?;
            Some(match &section {
                None if places > 1 => text!(
                    zh: "在正文里写了 {places} 处（{value_zh}），{zh}",
                    en: "is stated in {places} places ({value_en}), {en}",
                ),
                Some(section) => text!(
                    zh: "在“{section}”里写的是 {value_zh}，{zh}",
                    en: "is {value_en} in “{section}”, {en}",
                ),
                None => text!(zh: "是 {value_zh}，{zh}", en: "is {value_en}, {en}"),
            })
        };
        match part {
            Part::WholeFigure => is("不是整数", "no whole number"),
            Part::WholeResult => is("算出来的不是整数", "which does not come to a whole number"),
            Part::Blank => match section {
                None if places > 1 => is("应当不写", "and should not be stated"),
                Some(_) => is("应当不写", "and should not be stated"),
                None => is("应当空着", "and should be blank"),
            },
            Part::Print(Property::Precise) => is("小数位数不足", "which has too few decimals"),
            Part::Print(Property::Filled) => {
                Some(text!(zh: "没有填数", en: "is not filled with a figure"))
            }
            Part::Print(Property::Listed) => {
                Some(text!(zh: "在报告里没有印出", en: "is not printed in the report"))
            }
            Part::Print(Property::RowLabelled | Property::ColumnLabelled) => {
                let label = self.naming.label_of_form(&violation.binding.member)?;
                Some(text!(
                    zh: "的名称与表式不同，表式是“{label}”",
                    en: "is not labelled as in the form, where it is “{label}”",
                ))
            }
            Part::Sides | Part::Other => None,
        }
    }
}

/// Puts the title of a rule before a line.
fn titled(rule: &Rule, line: &Text) -> Text {
    let Text { zh, en } = line;
    match &rule.title {
        Some(title) => text!(zh: "{title}：{zh}", en: "{title}: {en}"),
        None => text!(zh: "{zh}", en: "{en}"),
    }
}

/// What is wrong with the cells for which a statement about each of them fails.
#[derive(Clone, Copy)]
struct Fault {
    zh: &'static str,
    en: &'static str,
    /// Whether what stands in the cell shows it.
    shows: bool,
}

const OTHER: Fault = Fault { zh: "不合要求", en: "not as required", shows: true };
const UNPRINTED: Fault = Fault { zh: "没有印出", en: "not printed", shows: false };
const UNFILLED: Fault = Fault { zh: "没有填数", en: "without a figure", shows: false };
const BROKEN: Fault = Fault { zh: "不是整数", en: "with a fraction", shows: true };

/// Returns what is wrong with the members for which a statement fails, as far as it is one thing.
fn fault(statement: &Statement) -> Fault {
    let mut parts = Vec::new();
    parts_of(statement, &mut parts);
    let asks = |asked: &[Part]| parts.iter().all(|part| asked.contains(part));
    let (listed, filled) = (Part::Print(Property::Listed), Part::Print(Property::Filled));
    if asks(&[listed]) {
        UNPRINTED
    } else if asks(&[listed, filled]) {
        UNFILLED
    } else if asks(&[Part::WholeFigure]) {
        BROKEN
    } else {
        OTHER
    }
}

/// One thing that a statement asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// That two sides stand in a relation.
    Sides,
    /// That a figure is a whole number.
    WholeFigure,
    /// That what is computed is one.
    WholeResult,
    /// That something is blank.
    Blank,
    /// That a figure is printed so.
    Print(Property),
    /// Anything else.
    Other,
}

/// Collects what a statement asks, part by part; its conditions are none of them.
fn parts_of(statement: &Statement, parts: &mut Vec<Part>) {
    match statement {
        Statement::And(all) => all.iter().for_each(|part| parts_of(part, parts)),
        Statement::Implies(_, then) => parts_of(then, parts),
        Statement::When(_, then, otherwise) => {
            parts_of(then, parts);
            otherwise.iter().for_each(|otherwise| parts_of(otherwise, parts));
        }
        Statement::Quantified { body, .. } => parts_of(body, parts),
        Statement::Compare { .. } | Statement::Match(_) => parts.push(Part::Sides),
        Statement::IsBlank(_) => parts.push(Part::Blank),
        Statement::IsWhole(Term::Operand(_) | Term::Member(..)) => parts.push(Part::WholeFigure),
        Statement::IsWhole(_) => parts.push(Part::WholeResult),
        Statement::Is(property, _) => parts.push(Part::Print(*property)),
        Statement::UnitSays(_)
        | Statement::Not(_)
        | Statement::Or(_)
        | Statement::Contains { .. } => parts.push(Part::Other),
    }
}

/// Returns the words that a statement demands of a narrative, where it demands nothing else.
fn demanded_words(statement: &Statement) -> Option<(&[TextId], &[WordId])> {
    let Statement::Contains { texts, words } = statement.claim() else { return None };
    Some((texts, words))
}

fn speech(Text { zh, en }: &Text) -> Text {
    text!(zh: "写了“{zh}”，应当不写", en: "says “{en}”, which it should not")
}

fn silence(Text { zh, en }: &Text) -> Text {
    text!(zh: "没有说{zh}", en: "does not say {en}")
}
