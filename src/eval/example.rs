//! The examples of a rule, held against the rule itself.

use super::evaluate::evaluate_binding;
use super::fact::FactValue;
use super::facts::{Sayings, search_sentence};
use super::figures::Figures;
use super::report_figures::ReportFigures;
use super::verdict::Verdicts;
use crate::model::{Cell, CellId, CellValue, Number};
use crate::resolve::{BindingRef, Document, Example, Figure, FigurePlace, Outcome, Rule, RuleSet};

/// Returns how a rule comes out with the figures and words of one of its examples. In an example there
/// is one report of the year before, and one of a subordinate unit; neither has a text.
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
        let words = (document == Document::Own).then_some(example);
        report_of(rules, rule, &zero, &own, words)
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

/// Returns the figures of one report of an example; `words` has what its text says, and whose it is.
/// Facts that are listed win over what the text states.
fn report_of<'a>(
    rules: &RuleSet,
    rule: &Rule,
    zero: &'a Cell,
    listed: &[(FigurePlace, &'a Cell)],
    words: Option<&'a Example>,
) -> ReportFigures<'a> {
    let mut cells: Vec<(CellId, &Cell)> = Vec::new();
    let text = words.and_then(|example| Some((example.text.as_deref()?, example.span)));
    let mut sayings = match text {
        Some((text, span)) => search_sentence(rules, rule, text, span),
        None => Sayings::default(),
    };
    for (place, cell) in listed {
        match place {
            FigurePlace::Cell(id) => cells.push((*id, cell)),
            FigurePlace::Fact(id) | FigurePlace::Item(id, _) => {
                if let Some(number) = cell.value.number() {
                    let (number, places) = (number.clone(), Vec::new());
                    sayings.state(*id, FactValue::Stated { number, at_least: false, places });
                }
            }
        }
    }
    let unit = words.and_then(|example| example.unit.as_deref());
    ReportFigures::of_example(zero, &cells, sayings, unit)
}

fn made(value: CellValue, rule: &Rule) -> Cell {
    Cell { value, printed: "".into(), span: rule.span }
}
