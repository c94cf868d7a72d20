//! The examples of a rule, held against the rule itself.

use super::evaluate::evaluate_binding;
use super::fact::FactValue;
use super::figures::Figures;
use super::report_figures::ReportFigures;
use super::verdict::Verdicts;
use crate::model::{Cell, CellId, CellValue, Number};
use crate::resolve::{BindingRef, Document, Example, Figure, FigurePlace, Outcome, Rule, RuleSet};

/// Returns how a rule comes out with the figures of one of its examples. In an example there is one
/// report of the year before, and one of a subordinate unit.
pub fn try_example(rules: &RuleSet, rule: &Rule, example: &Example) -> Outcome {
    let zero = made(CellValue::Number(Number::ZERO), rule);
    let printed: Vec<(Figure, Cell)> = example
        .figures
        .iter()
        .map(|(figure, value)| (*figure, made(value.clone(), rule)))
        .collect();
    let report = |document| {
        let own = printed.iter().filter(|(figure, _)| figure.document == document);
        let own: Vec<(FigurePlace, &Cell)> =
            own.map(|(figure, cell)| (figure.place, cell)).collect();
        report_of(rules, &zero, &own)
    };
    let figures = Figures::new(report(Document::Own))
        .with_prior(Ok(report(Document::Prior)))
        .with_children(Ok(vec![report(Document::Each)]));
    let mut verdicts = Verdicts::default();
    for (index, check) in rule.checks.iter().enumerate() {
        if let Some(binding) = check.bindings.first() {
            let place = BindingRef { rule: 0, check: index, binding: 0 };
            evaluate_binding(check, binding, place, &figures, false, &mut verdicts);
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

/// Returns the figures of one report of an example.
fn report_of<'a>(
    rules: &RuleSet,
    zero: &'a Cell,
    listed: &[(FigurePlace, &'a Cell)],
) -> ReportFigures<'a> {
    let mut cells: Vec<(CellId, &Cell)> = Vec::new();
    let mut facts = vec![FactValue::NotStated; rules.facts.len()];
    for (place, cell) in listed {
        match place {
            FigurePlace::Cell(id) => cells.push((*id, cell)),
            FigurePlace::Fact(id) | FigurePlace::Item(id, _) => {
                if let (Some(number), Some(fact)) =
                    (cell.value.number(), facts.get_mut(id.0 as usize))
                {
                    let (number, places) = (number.clone(), Vec::new());
                    *fact = FactValue::Stated { number, at_least: false, places };
                }
            }
        }
    }
    ReportFigures::of_example(zero, &cells, facts)
}

fn made(value: CellValue, rule: &Rule) -> Cell {
    Cell { value, printed: "".into(), span: rule.span }
}
