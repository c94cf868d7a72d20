//! How much there is to do for one statement. Quantifiers within quantifiers multiply, so that a short
//! line could ask for more than can ever be done.

use super::plan::{Binding, Statement, Term};

/// How many parts one rule may ask to be computed, all bindings and members together.
pub(super) const MAX_STEPS: usize = 1_000_000;

/// Returns how many parts are computed, over all bindings and members.
pub(super) fn steps(statement: &Statement, bindings: &[Binding]) -> usize {
    bindings.iter().fold(0, |sum, binding| sum.saturating_add(of(statement, binding)))
}

fn of(statement: &Statement, binding: &Binding) -> usize {
    match statement {
        Statement::Compare { terms, .. } | Statement::Match(terms) => all(terms.iter()),
        Statement::IsBlank(term) | Statement::IsWhole(term) | Statement::Is(_, term) => parts(term),
        Statement::Contains { texts, words } => texts.len().saturating_mul(words.len()),
        Statement::UnitSays(words) => words.len(),
        Statement::Not(inner) => of(inner, binding),
        Statement::And(parts) | Statement::Or(parts) => {
            parts.iter().fold(0, |sum, part| sum.saturating_add(of(part, binding)))
        }
        Statement::Implies(left, right) => of(left, binding).saturating_add(of(right, binding)),
        Statement::When(condition, then, otherwise) => {
            let branches = of(then, binding)
                .saturating_add(otherwise.as_ref().map_or(0, |otherwise| of(otherwise, binding)));
            of(condition, binding).saturating_add(branches)
        }
        Statement::Quantified { list, body, .. } => {
            let members = binding.operands.get(*list).map_or(0, Vec::len);
            members.saturating_mul(of(body, binding))
        }
    }
}

fn all<'a>(terms: impl Iterator<Item = &'a Term>) -> usize {
    terms.fold(0, |sum, term| sum.saturating_add(parts(term)))
}

/// Returns how many parts a term has; a list counts as one, its figures are counted when it is bound.
fn parts(term: &Term) -> usize {
    match term {
        Term::Number(_) | Term::Quantity(..) | Term::Operand(_) | Term::Member(..) => 1,
        Term::Negative(inner) | Term::Each(inner) => parts(inner).saturating_add(1),
        Term::Sum(terms) | Term::Product(terms) => all(terms.iter().map(|(_, term)| term)),
        Term::Call(_, arguments) => all(arguments.iter()),
        Term::IfBlank(asked, instead) => parts(asked).saturating_add(parts(instead)),
    }
}
