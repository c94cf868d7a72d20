//! Why nobody noticed an error, as far as a rule author can do something about it.
//!
//! Receives how the bindings stand that read the cells. Does not know what rules are called.

use super::change::{Mutation, MutationKind, own};
use super::ledger::Ledger;
use crate::analysis::coverage::{Separator, separators};
use crate::analysis::suspect::Case;
use crate::eval::{Standing, equations};
use crate::model::CellId;

/// Why nobody noticed an error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// No rule reads the cell.
    Unread,
    /// None of the rules that read the cell could be evaluated with this report, or they do not apply.
    NotEvaluated,
    /// Of the rules that read the cell, the equations were violated before.
    Violated,
    /// Rules that miss a figure are not evaluated, or take it for 0.
    Blank,
    /// Every equation that reads one of the two cells reads the other in the same way; these kinds of rules
    /// would tell them apart.
    Exchange(Vec<Separator>),
    /// The rules that read the cell allow for it.
    Allowed,
}

/// Tells why nobody noticed an error.
pub(super) fn cause(mutation: &Mutation, ledger: &Ledger<'_>, case: Case<'_>) -> Cause {
    let cells: Vec<CellId> = std::iter::once(mutation.cell).chain(mutation.partner).collect();
    let changed: Vec<_> = cells.iter().map(|cell| own(*cell)).collect();
    let readers = ledger.readers(&changed);
    let holding: Vec<_> =
        readers.iter().filter(|one| ledger.standing(**one) == Standing::Holds).collect();
    let is_violated = readers.iter().any(|one| ledger.standing(*one) == Standing::Violated);
    let mut ways = holding.iter().map(|one| equations(case.rules, **one, case.figures));
    let holds_equation = ways.any(|ways| ways.iter().flatten().any(|equation| equation.exact));
    match mutation.kind {
        _ if readers.is_empty() => Cause::Unread,
        _ if is_violated && !holds_equation => Cause::Violated,
        _ if holding.is_empty() => Cause::NotEvaluated,
        MutationKind::Blank => Cause::Blank,
        MutationKind::SwappedRight | MutationKind::SwappedBelow if holds_equation => {
            Cause::Exchange(separators(&cells, &[], case.layout))
        }
        MutationKind::Zero
        | MutationKind::OneMore
        | MutationKind::OneLess
        | MutationKind::TimesTen
        | MutationKind::Tenth
        | MutationKind::DigitsSwapped
        | MutationKind::SwappedRight
        | MutationKind::SwappedBelow => Cause::Allowed,
    }
}
