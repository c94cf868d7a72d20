//! Rows and columns that a table lacks, in words: `表三应有 25 行，只有 24 行（缺“4.保护第三方合法权益”）`.
//!
//! Receives violated bindings that ask what is printed, or how many rows or columns there are; hands on
//! the first line about them. Nothing is said where single cells are at fault and not whole lines.

use std::collections::BTreeSet;

use super::finding::{Evidence, Violation};
use super::{Text, text};
use crate::resolve::{Direction, Figure, Property, Relation, Statement, Term};

/// How many lines a headline names before it only counts them.
const NAMED: usize = 3;

/// Some rows, or some columns, of one table.
struct Lines {
    table: usize,
    direction: Direction,
    /// Each once, in the order of the rule.
    slots: Vec<usize>,
}

impl Evidence<'_> {
    /// Says which rows or columns a table lacks, or that it has fewer or more than it should; none where
    /// something else is wrong too.
    pub(super) fn lines_at_fault(&self, violations: &[Violation<'_>]) -> Option<Text> {
        let [one] = violations else { return self.unprinted(violations) };
        self.counted(one).or_else(|| self.unprinted(violations))
    }

    /// Says that rows or columns are not printed.
    fn unprinted(&self, violations: &[Violation<'_>]) -> Option<Text> {
        let mut asked = Vec::new();
        let mut lacking = Vec::new();
        for violation in violations {
            let (all, at_fault) = listed(violation)?;
            asked.extend(all);
            lacking.extend(at_fault);
        }
        let lacking = [Direction::Row, Direction::Column].into_iter().find_map(|direction| {
            let lines = self.lines(&lacking, direction)?;
            let is_printed =
                |slot: &usize| self.naming.printed(lines.table, direction, *slot).is_some();
            (!lines.slots.iter().any(is_printed)).then_some(lines)
        })?;
        let asked = self.lines(&asked, lacking.direction)?;
        Some(self.lacks(&lacking, asked.slots.len()))
    }

    /// Puts lines that are not printed into words, of so many that are asked for.
    fn lacks(&self, lines: &Lines, asked: usize) -> Text {
        let Lines { table, direction, slots } = lines;
        let title = self.naming.table(*table);
        let label = |slot: &usize| self.naming.clear_label(*table, *direction, *slot);
        let names: Vec<String> = slots.iter().take(NAMED).map(label).collect();
        let (names_zh, names_en) = (names.join("”、“"), names.join("”, “"));
        let (more_zh, more_en) = if slots.len() > NAMED { (" 等", ", …") } else { ("", "") };
        let count = slots.len();
        let axis = self.naming.axis(*table, *direction);
        let all = axis
            .map_or(0, |axis| (0..axis.slots.len()).filter(|slot| axis.is_ordinary(*slot)).count());
        let (line, lines_en) = words(*direction, count);
        if asked < all || asked <= count {
            return text!(
                zh: "{title}缺 {count} {line}（“{names_zh}”{more_zh}）",
                en: "{title} lacks {count} {lines_en} (“{names_en}”{more_en})",
            );
        }
        let (there, lines_en) = (asked - count, words(*direction, asked).1);
        text!(
            zh: "{title}应有 {asked} {line}，只有 {there} {line}（缺“{names_zh}”{more_zh}）",
            en: "{title} should have {asked} {lines_en} and has {there} (without “{names_en}”{more_en})",
        )
    }

    /// Says that there should be another number of rows or columns.
    fn counted(&self, violation: &Violation<'_>) -> Option<Text> {
        let (operand, wanted) = count_asked(violation.check.statement.claim())?;
        let counted = violation.binding.operands.get(operand)?;
        let written = violation.check.operands.get(operand)?.lines;
        let across = |direction: &Direction| {
            self.lines(counted, *direction).is_some_and(|lines| lines.slots.len() == counted.len())
                && self.lines(counted, direction.other()).is_some_and(|one| one.slots.len() == 1)
        };
        let mut directions = vec![Direction::Row, Direction::Column];
        directions.retain(across);
        directions.retain(|one| counted.len() > 1 || Some(*one) == written);
        let lines = self.lines(counted, *directions.first()?)?;
        let title = self.naming.table(lines.table);
        let label = self.common_label(&lines)?;
        let there = counted.len();
        let (line, lines_en) = words(lines.direction, wanted);
        let only = if wanted > there { "只" } else { "" };
        Some(text!(
            zh: "{title}“{label}”应有 {wanted} {line}，{only}有 {there} {line}",
            en: "“{label}” of {title} should have {wanted} {lines_en} and has {there}",
        ))
    }

    /// Returns the label that lines stand under; of a single one its own, where others stand beside it.
    fn common_label(&self, lines: &Lines) -> Option<String> {
        let Lines { table, direction, slots } = lines;
        let (first, others) = slots.split_first()?;
        let axis = self.naming.axis(*table, *direction)?;
        let above = |slot: &usize| axis.nodes.get(axis.node_of(*slot)?)?.parent;
        let is_only_child = |parent| axis.children(parent).count() == 1;
        if others.is_empty() && !above(first).is_some_and(is_only_child) {
            return Some(self.naming.clear_label(*table, *direction, *first));
        }
        let common = above(first)?;
        others.iter().all(|slot| above(slot) == Some(common)).then(|| axis.label(common).to_owned())
    }

    /// Returns the rows, or the columns, of some cells of one table of the report itself.
    fn lines(&self, figures: &[Figure], direction: Direction) -> Option<Lines> {
        let (table, ..) = self.naming.spot(*figures.first()?)?;
        let (mut slots, mut known) = (Vec::new(), BTreeSet::new());
        for figure in figures {
            let (of, row, column) = self.naming.spot(*figure)?;
            let slot = if direction == Direction::Row { row } else { column };
            if of != table {
                return None;
            }
            if known.insert(slot) {
                slots.push(slot);
            }
        }
        Some(Lines { table, direction, slots })
    }
}

/// Returns the figures that a violated statement asks to be printed, and those that are not; none where
/// it asks anything else.
fn listed(violation: &Violation<'_>) -> Option<(Vec<Figure>, Vec<Figure>)> {
    let figures = |operand: usize| violation.binding.operands.get(operand).cloned();
    let claim = violation.check.statement.claim();
    if let Statement::Is(Property::Listed, Term::Operand(operand)) = claim {
        let asked = figures(*operand)?;
        return (asked.len() == 1).then(|| (asked.clone(), asked));
    }
    let Statement::Quantified { every: true, list, body } = claim else { return None };
    let Statement::Is(Property::Listed, Term::Member(..)) = body.as_ref() else { return None };
    Some((figures(*list)?, violation.finding.culprits.clone()))
}

/// Returns the list whose members a statement counts, and how many it wants.
fn count_asked(statement: &Statement) -> Option<(usize, usize)> {
    let Statement::Compare { terms, relations, .. } = statement else { return None };
    let ([Relation::Equal], [one, other]) = (relations.as_slice(), terms.as_slice()) else {
        return None;
    };
    let (call, wanted) = match (one, other) {
        (Term::Call(..), Term::Number(wanted)) => (one, wanted),
        (Term::Number(wanted), Term::Call(..)) => (other, wanted),
        _ => return None,
    };
    let Term::Call(builtin, arguments) = call else { return None };
    let [Term::Operand(operand)] = arguments.as_slice() else { return None };
    let wanted = wanted.to_string().parse().ok()?;
    (builtin.name == "count").then_some((*operand, wanted))
}

/// Returns what lines are called, in English so many of them.
fn words(direction: Direction, count: usize) -> (&'static str, &'static str) {
    match (direction, count) {
        (Direction::Row, 1) => ("行", "row"),
        (Direction::Row, _) => ("行", "rows"),
        (Direction::Column, 1) => ("列", "column"),
        (Direction::Column, _) => ("列", "columns"),
    }
}
