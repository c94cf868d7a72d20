//! What is said of each member of a list, where it surely holds: the short way for the hundreds of cells
//! that are filled, whole and not negative. Whatever is not quite plain is left to the long way.

use super::figures::{Figures, Printed};
use crate::model::{Cell, CellValue};
use crate::resolve::{Document, Figure, Property, Statement, Term};

/// Tells whether a statement surely holds of a member, which the innermost quantifier names.
pub(super) fn surely(figures: &Figures<'_>, statement: &Statement, member: Figure) -> bool {
    match figures.plain(member) {
        Some(cell) => of_cell(figures, statement, member, cell),
        None => false,
    }
}

/// Tells it of a cell of the report itself.
fn of_cell(figures: &Figures<'_>, statement: &Statement, member: Figure, cell: &Cell) -> bool {
    let is_member = |term: &Term| matches!(term, Term::Member(0, Document::Own));
    match statement {
        Statement::And(parts) => parts.iter().all(|part| of_cell(figures, part, member, cell)),
        Statement::IsWhole(term) if is_member(term) => {
            cell.value.number().is_some_and(|number| number.is_integer())
        }
        Statement::Is(Property::Filled, term) if is_member(term) => {
            matches!(cell.value, CellValue::Number(_) | CellValue::Noted(_))
        }
        Statement::Is(property, term) if is_member(term) => {
            figures.is(*property, member) == Printed::Yes
        }
        Statement::Compare { terms, relations, .. } => match (terms.as_slice(), &**relations) {
            ([term, Term::Number(limit)], [relation]) if is_member(term) => {
                cell.value.number().is_some_and(|number| relation.holds(number.cmp(limit)))
            }
            _ => false,
        },
        Statement::IsWhole(_)
        | Statement::Is(..)
        | Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::UnitSays(_)
        | Statement::Quantified { .. }
        | Statement::Not(_)
        | Statement::Or(_)
        | Statement::Implies(..)
        | Statement::Contains { .. }
        | Statement::When(..) => false,
    }
}
