//! The units of the figures that a statement reads, binding by binding: the columns of one table may be
//! counted in different units, and so may the rows of one list.

use super::facts::Facts;
use super::figure::{Figure, FigurePlace};
use super::plan::{Binding, Statement, Term, Tolerance};
use crate::model::{Layout, Unit};

/// The unit of an operand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OperandUnit {
    /// It has none.
    None,
    /// All its figures have this one, or none.
    One(Unit),
    /// It is a list whose figures have different ones, such as these.
    Several(Unit, Unit),
}

/// Bindings whose operands have the same units.
pub(super) struct Alike {
    /// The unit of each operand.
    pub(super) units: Vec<OperandUnit>,
    /// The bindings.
    pub(super) bindings: Vec<Binding>,
}

/// Puts bindings together whose figures are converted alike, in their order.
pub(super) fn alike(
    layout: &Layout,
    facts: &Facts<'_>,
    statement: &Statement,
    bindings: Vec<Binding>,
) -> Vec<Alike> {
    let of = |binding: &Binding| -> Vec<OperandUnit> {
        binding.operands.iter().map(|figures| unit_of_all(figures, layout, facts)).collect()
    };
    // Where nothing can be converted, it does not matter which unit it is.
    let writes_units = writes_units(statement);
    let mut groups: Vec<Alike> = Vec::new();
    for binding in bindings {
        let units = of(&binding);
        let plain = !writes_units && is_uniform(&units);
        let is_alike =
            |group: &&mut Alike| group.units == units || (plain && is_uniform(&group.units));
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.bindings.push(binding),
            None => groups.push(Alike { units, bindings: vec![binding] }),
        }
    }
    groups
}

fn unit_of_all(figures: &[Figure], layout: &Layout, facts: &Facts<'_>) -> OperandUnit {
    let mut units = figures.iter().filter_map(|figure| unit_of(figure, layout, facts));
    let Some(first) = units.next() else { return OperandUnit::None };
    match units.find(|unit| *unit != first) {
        Some(other) => OperandUnit::Several(first.clone(), other.clone()),
        None => OperandUnit::One(first.clone()),
    }
}

fn unit_of<'a>(figure: &Figure, layout: &'a Layout, facts: &'a Facts<'_>) -> Option<&'a Unit> {
    match figure.place {
        FigurePlace::Cell(cell) => {
            let (table, row, column) = layout.place_of(cell)?;
            layout.tables.get(table)?.unit_at(row, column)
        }
        FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
            facts.read.get(fact.0 as usize)?.unit.as_ref()
        }
    }
}

/// Tells whether all operands that have a unit have the same one.
fn is_uniform(units: &[OperandUnit]) -> bool {
    let mut found: Option<&Unit> = None;
    units.iter().all(|unit| match unit {
        OperandUnit::None => true,
        OperandUnit::One(unit) => found.replace(unit).is_none_or(|first| first == unit),
        OperandUnit::Several(..) => false,
    })
}

/// Tells whether a unit is written behind a number.
fn writes_units(statement: &Statement) -> bool {
    match statement {
        Statement::Compare { terms, tolerance, .. } => {
            terms.iter().any(writes_unit) || matches!(tolerance, Tolerance::Within(_, Some(_)))
        }
        Statement::Match(terms) => terms.iter().any(writes_unit),
        Statement::IsBlank(term) | Statement::IsWhole(term) | Statement::Is(_, term) => {
            writes_unit(term)
        }
        Statement::Quantified { body, .. } => writes_units(body),
        Statement::Not(inner) => writes_units(inner),
        Statement::And(parts) | Statement::Or(parts) => parts.iter().any(writes_units),
        Statement::Implies(left, right) => writes_units(left) || writes_units(right),
        Statement::Contains { .. } | Statement::UnitSays(_) => false,
        Statement::When(condition, then, otherwise) => {
            writes_units(condition)
                || writes_units(then)
                || otherwise.as_deref().is_some_and(writes_units)
        }
    }
}

fn writes_unit(term: &Term) -> bool {
    match term {
        Term::Quantity(..) => true,
        Term::Number(_) | Term::Operand(_) | Term::Member(..) => false,
        Term::Negative(inner) | Term::Each(inner) => writes_unit(inner),
        Term::Sum(parts) | Term::Product(parts) => parts.iter().any(|(_, part)| writes_unit(part)),
        Term::Call(_, arguments) => arguments.iter().any(writes_unit),
        Term::IfBlank(asked, instead) => writes_unit(asked) || writes_unit(instead),
    }
}
