//! What is said of each member of a list, where it surely holds: the short way for the hundreds of cells
//! that are filled, whole and not negative; and where surely nobody can tell. Whatever is not quite plain is
//! left to the long way.

use super::figures::{Figures, Printed};
use crate::model::{CellValue, Number};
use crate::resolve::{Document, Figure, Property, Relation, Statement, Term};

/// What a statement asks of a member, which the innermost quantifier names, put so that it is soon told.
#[derive(Default)]
pub(super) struct Plain<'a> {
    /// That it is a whole number.
    whole: bool,
    /// That it is not below zero, as is asked of nearly all numbers.
    not_negative: bool,
    /// How it compares with other numbers.
    limits: Vec<(Relation, &'a Number)>,
    /// That a number stands there.
    filled: bool,
    /// How it is printed, besides that it is there at all.
    properties: Vec<Property>,
}

impl<'a> Plain<'a> {
    /// Takes a statement apart; none where it asks for anything else.
    pub(super) fn of(statement: &'a Statement) -> Option<Self> {
        let mut plain = Self::default();
        plain.add(statement)?;
        Some(plain)
    }

    fn add(&mut self, statement: &'a Statement) -> Option<()> {
        let is_member = |term: &Term| matches!(term, Term::Member(0, Document::Own));
        match statement {
            Statement::And(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            Statement::IsWhole(term) if is_member(term) => self.whole = true,
            Statement::Is(Property::Filled, term) if is_member(term) => self.filled = true,
            // What is printed is there.
            Statement::Is(Property::Listed, term) if is_member(term) => {}
            Statement::Is(property, term) if is_member(term) => self.properties.push(*property),
            Statement::Compare { terms, relations, .. } => match (terms.as_slice(), &**relations) {
                ([term, Term::Number(limit)], [relation]) if is_member(term) => {
                    match (relation, limit.is_zero()) {
                        (Relation::AtLeast, true) => self.not_negative = true,
                        _ => self.limits.push((*relation, limit)),
                    }
                }
                _ => return None,
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
            | Statement::When(..) => return None,
        }
        Some(())
    }

    /// Tells whether it surely holds of a member; not where that is no cell of the report itself.
    pub(super) fn holds(&self, figures: &Figures<'_>, member: Figure) -> bool {
        let Some(cell) = figures.plain(member) else { return false };
        let asks_number = self.whole || self.not_negative || !self.limits.is_empty();
        let is_number = match cell.value.number() {
            Some(number) => {
                (!self.whole || number.is_integer())
                    && !(self.not_negative && number.is_negative())
                    && self.limits.iter().all(|(relation, limit)| relation.holds(number.cmp(limit)))
            }
            None => !asks_number,
        };
        let is_filled = matches!(cell.value, CellValue::Number(_) | CellValue::Noted(_));
        is_number
            && (!self.filled || is_filled)
            && self.properties.iter().all(|one| figures.is(*one, member) == Printed::Yes)
    }
}

/// Tells whether a statement surely cannot be told without reports of subordinate units, whatever the figures
/// are: it compares two terms, and one of them looks into such reports.
pub(super) fn needs_children(statement: &Statement) -> bool {
    match statement {
        Statement::Compare { terms, .. } => {
            terms.len() == 2 && terms.iter().any(looks_into_children)
        }
        Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Is(..)
        | Statement::UnitSays(_)
        | Statement::Quantified { .. }
        | Statement::Not(_)
        | Statement::And(_)
        | Statement::Or(_)
        | Statement::Implies(..)
        | Statement::Contains { .. }
        | Statement::When(..) => false,
    }
}

fn looks_into_children(term: &Term) -> bool {
    match term {
        Term::Each(_) => true,
        Term::Negative(inner) => looks_into_children(inner),
        Term::Sum(parts) | Term::Product(parts) => {
            parts.iter().any(|(_, part)| looks_into_children(part))
        }
        Term::Call(_, arguments) => arguments.iter().any(looks_into_children),
        Term::Number(_)
        | Term::Quantity(..)
        | Term::Operand(_)
        | Term::Member(..)
        | Term::IfBlank(..) => false,
    }
}
