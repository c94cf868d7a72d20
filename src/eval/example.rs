//! The examples of a rule, held against the rule itself.

use super::evaluate::evaluate_binding;
use super::facts::FactValue;
use super::figures::Figures;
use super::verdict::Verdicts;
use crate::model::{Cell, CellId, CellValue, Number};
use crate::resolve::{BindingRef, Example, Figure, Outcome, Rule, RuleSet};

/// Returns how a rule comes out with the figures of one of its examples.
pub fn try_example(rules: &RuleSet, rule: &Rule, example: &Example) -> Outcome {
    let zero = made(CellValue::Number(Number::ZERO), rule);
    let listed: Vec<(CellId, Cell)> = example
        .figures
        .iter()
        .filter_map(|(figure, value)| match figure {
            Figure::Cell(id) => Some((*id, made(value.clone(), rule))),
            Figure::Fact(_) => None,
        })
        .collect();
    let mut facts = vec![FactValue::NotStated; rules.facts.len()];
    for (figure, value) in &example.figures {
        if let (Figure::Fact(id), Some(number)) = (figure, value.number())
            && let Some(fact) = facts.get_mut(id.0 as usize)
        {
            let (number, places) = (number.clone(), Vec::new());
            *fact = FactValue::Stated { number, at_least: false, places };
        }
    }
    let figures = Figures::of_example(&zero, &listed, facts);
    let mut verdicts = Verdicts::default();
    for (index, check) in rule.checks.iter().enumerate() {
        if let Some(binding) = check.bindings.first() {
            let place = BindingRef { rule: 0, check: index, binding: 0 };
            evaluate_binding(check, binding, place, &figures, &mut verdicts);
        }
    }
    if !verdicts.findings.is_empty() {
        Outcome::Violated
    } else if !verdicts.not_evaluated.is_empty() {
        Outcome::NotEvaluated
    } else if verdicts.holds == 0 {
        Outcome::NotApplicable
    } else {
        Outcome::Holds
    }
}

fn made(value: CellValue, rule: &Rule) -> Cell {
    Cell { value, printed: "".into(), span: rule.span }
}
