//! The way through this stop: every binding of every rule, in order.

use super::figures::{FigureValue, Figures};
use super::linear;
use super::statement::{Failure, Frame, Truth};
use super::verdict::{Finding, NotEvaluated, Verdicts, Why};
use crate::resolve::{Binding, BindingRef, Check, Figure, Missing, RuleSet};

/// Holds the figures of a report against the rules.
pub fn evaluate(rules: &RuleSet, figures: &Figures<'_>) -> Verdicts {
    let not_applicable = rules.inapplicable;
    let mut verdicts = Verdicts { not_applicable, ..Verdicts::default() };
    for (rule_index, rule) in rules.rules.iter().enumerate() {
        for (check_index, check) in rule.checks.iter().enumerate() {
            for (index, binding) in check.bindings.iter().enumerate() {
                let row = check.first_row.and_then(|first| rules.ground.rows.get(first + index));
                if let Some(row) = row
                    && linear::settle(row, &rules.ground, figures, &mut verdicts)
                {
                    continue;
                }
                let place = BindingRef { rule: rule_index, check: check_index, binding: index };
                evaluate_binding(check, binding, place, figures, &mut verdicts);
            }
        }
    }
    verdicts
}

fn evaluate_binding(
    check: &Check,
    binding: &Binding,
    place: BindingRef,
    figures: &Figures<'_>,
    verdicts: &mut Verdicts,
) {
    let lack = lack(check, binding, figures);
    let not_evaluated = |why| NotEvaluated { binding: place, why };
    let mut blank_as_zero = false;
    if let Some(missing) = lack {
        match settle(check.missing, binding, &missing, figures) {
            Settled::AsZero => blank_as_zero = true,
            Settled::Unknown(why) => {
                verdicts.not_evaluated.push(not_evaluated(why));
                return;
            }
            Settled::Violated => {
                let culprits = Vec::new();
                let finding =
                    Finding { binding: place, sides: None, missing, culprits, blank_as_zero };
                verdicts.findings.push(finding);
                return;
            }
        }
    }
    let frame = Frame { figures, binding, blank_as_zero };
    match frame.truth(&check.statement, &mut Vec::new()) {
        Truth::Yes => verdicts.holds += 1,
        Truth::No(Failure { sides, culprits }) => {
            let missing = Vec::new();
            let finding = Finding { binding: place, sides, missing, culprits, blank_as_zero };
            verdicts.findings.push(finding);
        }
        Truth::Unknown(why) => verdicts.not_evaluated.push(not_evaluated(why)),
    }
}

/// Returns the figures that have no number and are needed; none, without allocating, when all are
/// there.
fn lack(check: &Check, binding: &Binding, figures: &Figures<'_>) -> Option<Vec<Figure>> {
    let needed = check.operands.iter().zip(&binding.operands);
    let needed = needed.filter(|(operand, _)| !operand.asked_blank).flat_map(|(_, found)| found);
    let missing: Vec<Figure> =
        needed.copied().filter(|figure| figures.number(*figure).is_none()).collect();
    (!missing.is_empty()).then_some(missing)
}

/// What becomes of a binding with missing figures.
enum Settled {
    AsZero,
    Unknown(Why),
    Violated,
}

fn settle(
    policy: Missing,
    binding: &Binding,
    missing: &[Figure],
    figures: &Figures<'_>,
) -> Settled {
    let ambiguous = missing.iter().find_map(|figure| match (figure, figures.get(*figure)) {
        (Figure::Fact(fact), FigureValue::Ambiguous) => Some(*fact),
        _ => None,
    });
    if let Some(fact) = ambiguous {
        return Settled::Unknown(Why::Ambiguous(fact));
    }
    let may_be_zero = missing.iter().all(|figure| figures.may_be_zero(*figure));
    let any_there = || {
        let mut all = binding.operands.iter().flatten();
        all.any(|figure| figures.number(*figure).is_some())
    };
    match policy {
        Missing::Zero if may_be_zero => Settled::AsZero,
        Missing::Partial if may_be_zero && any_there() => Settled::AsZero,
        Missing::Fail if may_be_zero => Settled::Violated,
        Missing::Skip | Missing::Zero | Missing::Partial | Missing::Fail => {
            Settled::Unknown(Why::Missing(missing.to_vec()))
        }
    }
}
