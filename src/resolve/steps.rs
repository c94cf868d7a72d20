//! How much there is to do for one statement. Quantifiers within quantifiers multiply, so that a short
//! line could ask for more than can ever be done.

use super::plan::{Binding, Statement};

/// How many statements about members one rule may ask for, all bindings together.
pub(super) const MAX_STEPS: usize = 1_000_000;

/// Returns how often a part of the statement is held against figures, over all bindings.
pub(super) fn steps(statement: &Statement, bindings: &[Binding]) -> usize {
    bindings.iter().fold(0, |sum, binding| sum.saturating_add(of(statement, binding)))
}

fn of(statement: &Statement, binding: &Binding) -> usize {
    match statement {
        Statement::Compare { .. }
        | Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Contains(..) => 1,
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
