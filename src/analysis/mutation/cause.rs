//! Why nobody noticed an error, as far as a rule author can do something about it.
//!
//! Receives how the bindings stand that read the cells. Does not know what rules are called.

use super::change::{Mutation, MutationKind, own};
use super::ledger::{Effect, Ledger};
use crate::analysis::coverage::{Separator, separators};
use crate::analysis::suspect::Case;
use crate::eval::{Equation, Figures, Standing, equations, standing};
use crate::model::CellId;
use crate::resolve::BindingRef;

/// Why nobody noticed an error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// No rule reads the cell.
    Unread,
    /// None of the rules that read the cell could be evaluated with this report, or they do not apply.
    NotEvaluated,
    /// The rules that read the cell are silent, since a rule that they depend on is violated.
    Silenced,
    /// Of the rules that read the cell, the equations were violated before.
    Violated,
    /// Rules that miss a figure are not evaluated, or take it for 0.
    Blank,
    /// Every equation that reads one of the two cells reads the other in the same way; these kinds of rules
    /// would tell them apart.
    Exchange(Vec<Separator>),
    /// The error itself keeps the rules that read the cell from being asked: their conditions do not hold
    /// with it, or they can no longer be evaluated.
    Moot,
    /// The rules that read the cell allow for it.
    Allowed,
}

/// Tells why nobody noticed an error, from how the bindings that read the cells stood before it and stand
/// with the figures after it.
pub(super) fn cause(
    mutation: &Mutation,
    ledger: &Ledger<'_>,
    case: Case<'_>,
    after: (&Effect, &Figures<'_>),
) -> Cause {
    let (effect, supposed) = after;
    let cells: Vec<CellId> = std::iter::once(mutation.cell).chain(mutation.partner).collect();
    let changed: Vec<_> = cells.iter().map(|cell| own(*cell)).collect();
    let readers = ledger.readers(&changed);
    let (silenced, speaking): (Vec<BindingRef>, Vec<BindingRef>) =
        readers.iter().partition(|one| ledger.is_silent(one.rule));
    let stands = |as_this: Standing| {
        speaking.iter().filter(move |one| ledger.standing(**one) == as_this).copied()
    };
    let held: Vec<BindingRef> = stands(Standing::Holds).collect();
    // The equations that could have noticed it, and those of them that no longer ask for anything.
    let exact = |place: &BindingRef, figures: &Figures<'_>| -> Vec<Equation> {
        let ways = equations(case.rules, *place, figures).into_iter().flatten();
        let reads =
            |one: &Equation| changed.iter().any(|figure| one.coefficient(*figure).is_some());
        ways.filter(|one| one.exact && reads(one)).collect()
    };
    let equal: Vec<BindingRef> =
        held.iter().filter(|one| !exact(one, case.figures).is_empty()).copied().collect();
    let still_asks = |place: &BindingRef| {
        standing(case.rules, *place, supposed) == Standing::Holds
            && !ledger.is_silent_after(place.rule, effect)
    };
    let is_moot = |place: &BindingRef| !still_asks(place) || exact(place, supposed).is_empty();
    let weighs_even = |place: &BindingRef| {
        still_asks(place) && exact(place, case.figures).iter().any(|one| is_even(one, mutation))
    };
    // A rule that does not apply to a blank does not lack it.
    let lacks =
        |place: &BindingRef| standing(case.rules, *place, supposed) != Standing::NotApplicable;
    if readers.is_empty() {
        Cause::Unread
    } else if equal.is_empty() && stands(Standing::Violated).next().is_some() {
        Cause::Violated
    } else if held.is_empty() && !silenced.is_empty() {
        Cause::Silenced
    } else if held.is_empty() {
        Cause::NotEvaluated
    } else if mutation.kind == MutationKind::Blank && held.iter().any(lacks) {
        Cause::Blank
    } else if equal.iter().any(|one| is_moot(one) && !weighs_even(one)) {
        Cause::Moot
    } else if equal.iter().any(weighs_even) {
        Cause::Exchange(separators(&cells, &[], case.layout))
    } else if !held.iter().any(still_asks) {
        Cause::Moot
    } else {
        Cause::Allowed
    }
}

/// Tells whether two figures that are exchanged weigh the same in an equation.
fn is_even(equation: &Equation, mutation: &Mutation) -> bool {
    let Some(partner) = mutation.partner else { return false };
    let one = equation.coefficient(own(mutation.cell));
    one.is_some() && one == equation.coefficient(own(partner))
}
