//! The way through this stop: every binding of every rule, in order.

use super::figures::{FigureValue, Figures, NoReport};
use super::linear;
use super::selection::Selection;
use super::statement::{Failure, Frame, Truth};
use super::verdict::{Finding, NotEvaluated, Verdicts, Why};
use crate::resolve::{
    Asked, Binding, BindingRef, Check, Document, Figure, Inapplicable, Missing, Rule, RuleSet,
};

/// Holds the figures of a report against the rules.
pub fn evaluate(rules: &RuleSet, figures: &Figures<'_>) -> Verdicts {
    evaluate_selected(rules, figures, &Selection::everything(), true)
}

/// Holds the figures of a report against the rules that are wanted. The others are evaluated too, since
/// rules may depend on them, but not counted. Of what is missing all is named where `reasons` asks for it,
/// else the first: to look for the rest takes a third of the time.
pub fn evaluate_selected(
    rules: &RuleSet,
    figures: &Figures<'_>,
    selection: &Selection,
    reasons: bool,
) -> Verdicts {
    let each: Vec<Evaluated> = rules
        .rules
        .iter()
        .enumerate()
        .map(|(index, _)| evaluate_rule(rules, index, figures, selection, reasons))
        .collect();
    let violated: Vec<&str> = rules
        .rules
        .iter()
        .zip(&each)
        .filter(|(_, one)| one.is_violated())
        .map(|(rule, _)| rule.id.as_str())
        .collect();
    let wanted = |one: &&Inapplicable| selection.includes(&one.rule, &one.tags, one.gravity);
    let not_applicable = rules.inapplicable.iter().filter(wanted).count();
    let mut all = Verdicts { not_applicable, ..Verdicts::default() };
    for ((index, rule), Evaluated { wanted: verdicts, .. }) in
        rules.rules.iter().enumerate().zip(each)
    {
        if applies(rule, figures.year()) != Some(false) {
            all.meant.push(index);
        }
        let broken = rule.depends.iter().find(|id| violated.contains(&id.as_str()));
        if verdicts.holds + verdicts.findings.len() > 0 {
            let told = if broken.is_some() { &mut all.silenced } else { &mut all.evaluated };
            told.push(index);
        }
        all.append(match broken {
            Some(id) => unsettled(rule, index, &Why::Depends(id.clone()), selection),
            None => verdicts,
        });
    }
    all
}

/// The verdicts of one rule.
#[derive(Default)]
struct Evaluated {
    /// Those of the statements that are wanted.
    wanted: Verdicts,
    /// Those of the others.
    others: Verdicts,
}

impl Evaluated {
    fn is_violated(&self) -> bool {
        !self.wanted.findings.is_empty() || !self.others.findings.is_empty()
    }
}

fn evaluate_rule(
    rules: &RuleSet,
    rule_index: usize,
    figures: &Figures<'_>,
    selection: &Selection,
    reasons: bool,
) -> Evaluated {
    let mut evaluated = Evaluated::default();
    let Some(rule) = rules.rules.get(rule_index) else { return evaluated };
    let is_wanted = |check: &&Check| selection.includes(&rule.id, &rule.tags, check.gravity);
    match applies(rule, figures.year()) {
        Some(true) => {}
        Some(false) => {
            let wanted = rule.checks.iter().filter(is_wanted);
            evaluated.wanted.not_applicable = wanted.map(|check| check.bindings.len()).sum();
            return evaluated;
        }
        None => {
            evaluated.wanted = unsettled(rule, rule_index, &Why::NoYear, selection);
            return evaluated;
        }
    }
    for (check_index, check) in rule.checks.iter().enumerate() {
        let verdicts = match is_wanted(&check) {
            true => &mut evaluated.wanted,
            false => &mut evaluated.others,
        };
        for (index, binding) in check.bindings.iter().enumerate() {
            let row = check.first_row.and_then(|first| rules.ground.rows.get(first + index));
            if let Some(row) = row
                && linear::settle(row, &rules.ground, figures, verdicts)
            {
                continue;
            }
            let place = BindingRef { rule: rule_index, check: check_index, binding: index };
            evaluate_binding(check, binding, place, figures, reasons, verdicts);
        }
    }
    evaluated
}

/// Tells whether a rule applies to a year; none when the report names no year and the rule asks.
fn applies(rule: &Rule, year: Option<i32>) -> Option<bool> {
    let (since, until) = rule.years;
    if since.is_none() && until.is_none() {
        return Some(true);
    }
    let year = year?;
    Some(since.is_none_or(|since| since <= year) && until.is_none_or(|until| year <= until))
}

/// Returns the verdicts of a rule of which nothing can be told, for one reason.
fn unsettled(rule: &Rule, rule_index: usize, why: &Why, selection: &Selection) -> Verdicts {
    let mut verdicts = Verdicts::default();
    for (check_index, check) in rule.checks.iter().enumerate() {
        if !selection.includes(&rule.id, &rule.tags, check.gravity) {
            continue;
        }
        for index in 0..check.bindings.len() {
            let binding = BindingRef { rule: rule_index, check: check_index, binding: index };
            verdicts.not_evaluated.push(NotEvaluated { binding, why: why.clone() });
        }
    }
    verdicts
}

/// Evaluates one binding and notes its verdict.
pub(super) fn evaluate_binding(
    check: &Check,
    binding: &Binding,
    place: BindingRef,
    figures: &Figures<'_>,
    reasons: bool,
    verdicts: &mut Verdicts,
) {
    let finding = |sides, missing, culprits, blank_as_zero| Finding {
        binding: place,
        sides,
        missing,
        culprits,
        blank_as_zero,
    };
    let frame = frame(check, binding, figures);
    let blank_as_zero = frame.blank_as_zero;
    match frame.truth(&check.statement, &mut Vec::new()) {
        Truth::Yes => verdicts.holds += 1,
        Truth::NotApplicable => verdicts.not_applicable += 1,
        Truth::No(Failure { sides, culprits }) => {
            let zeros = blank_as_zero && lacking(check, binding, figures).next().is_some();
            verdicts.findings.push(finding(sides, Vec::new(), culprits, zeros));
        }
        Truth::Unknown(Why::Missing(first)) if !reasons && check.missing != Missing::Fail => {
            let why = Why::Missing(first);
            verdicts.not_evaluated.push(NotEvaluated { binding: place, why });
        }
        Truth::Unknown(Why::Missing(first)) => {
            // The statement stopped at the first figure that is missing; people want to see all.
            let mut all: Vec<Figure> = lacking(check, binding, figures).collect();
            if all.is_empty() {
                all = first;
            }
            let may_be_zero = all.iter().all(|figure| figures.may_be_zero(*figure));
            if check.missing == Missing::Fail && may_be_zero {
                verdicts.findings.push(finding(None, all, Vec::new(), false));
                return;
            }
            let why = because(all, figures);
            verdicts.not_evaluated.push(NotEvaluated { binding: place, why });
        }
        Truth::Unknown(why) => verdicts.not_evaluated.push(NotEvaluated { binding: place, why }),
    }
}

/// Returns the figures that a binding may read, and what a missing one counts as.
pub(super) fn frame<'a>(
    check: &Check,
    binding: &'a Binding,
    figures: &'a Figures<'a>,
) -> Frame<'a> {
    let blank_as_zero = match check.missing {
        Missing::Zero => true,
        Missing::Partial => {
            let mut all = binding.operands.iter().flatten();
            all.any(|figure| figures.has_number(*figure))
        }
        Missing::Skip | Missing::Fail => false,
    };
    Frame { figures, binding, blank_as_zero, child: None }
}

/// How one binding comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds,
    /// It does not.
    Violated,
    /// Nobody can tell.
    Open,
    /// It does not apply.
    NotApplicable,
}

/// Evaluates one binding by itself.
pub fn standing(rules: &RuleSet, place: BindingRef, figures: &Figures<'_>) -> Standing {
    match alone(rules, place, figures) {
        Verdicts { holds: 1.., .. } => Standing::Holds,
        Verdicts { findings, .. } if !findings.is_empty() => Standing::Violated,
        Verdicts { not_applicable: 1.., .. } => Standing::NotApplicable,
        _ => Standing::Open,
    }
}

/// Evaluates one binding by itself and returns what is found where it does not hold.
pub fn finding(rules: &RuleSet, place: BindingRef, figures: &Figures<'_>) -> Option<Finding> {
    alone(rules, place, figures).findings.pop()
}

fn alone(rules: &RuleSet, place: BindingRef, figures: &Figures<'_>) -> Verdicts {
    let mut verdicts = Verdicts::default();
    let applies = rules.rules.get(place.rule).map(|rule| applies(rule, figures.year()));
    match (applies, rules.binding(place)) {
        (Some(Some(true)), Some((check, binding))) => {
            evaluate_binding(check, binding, place, figures, false, &mut verdicts);
        }
        _ => verdicts.not_applicable += 1,
    }
    verdicts
}

/// Returns the figures without a number, in the order of the statement, each once.
fn lacking<'a>(
    check: &'a Check,
    binding: &'a Binding,
    figures: &'a Figures<'_>,
) -> impl Iterator<Item = Figure> + use<'a> {
    let operands = check.operands.iter().zip(&binding.operands);
    let is_due = |asked: Asked, figure: Figure| match asked {
        Asked::Figures => true,
        Asked::Blankness => false,
        Asked::FiguresIfAny => !figures.is_blank(figure) && !figures.may_be_zero(figure),
    };
    let figures_read = operands.flat_map(move |(operand, read)| {
        let all = read.iter().flat_map(|figure| figures.each(*figure));
        all.filter(move |figure| is_due(operand.asked, *figure))
    });
    let mut seen = Vec::new();
    figures_read.filter(move |figure| {
        let lacking = figures.number(*figure).is_none() && !seen.contains(figure);
        if lacking {
            seen.push(*figure);
        }
        lacking
    })
}

/// Returns why figures are missing: a report that is not there says more than the figures it would have,
/// and so does a fact that is stated with different figures.
fn because(missing: Vec<Figure>, figures: &Figures<'_>) -> Why {
    let no_report = |figure: &Figure| match figures.get(*figure) {
        FigureValue::NoReport(why) => Some((figure.document, why.clone())),
        FigureValue::Number(_)
        | FigureValue::Cell(_)
        | FigureValue::Absent
        | FigureValue::NotStated
        | FigureValue::Ambiguous
        | FigureValue::List
        | FigureValue::TooMany(_)
        | FigureValue::AtLeast(_) => None,
    };
    let found: Option<(Document, NoReport)> = missing.iter().find_map(no_report);
    if let Some((document, why)) = found {
        return Why::NoReport(document, why);
    }
    let is_ambiguous = |figure: &&Figure| matches!(figures.get(**figure), FigureValue::Ambiguous);
    match missing.iter().find(is_ambiguous) {
        Some(fact) => Why::Ambiguous(*fact),
        None => Why::Missing(missing),
    }
}
