//! Units: 元 and 万元 are converted, 件 and 元 are never mixed. Runs when the figures of every operand are
//! known, before any report is read.

use super::error::ResolveErrorKind;
use super::plan::{Statement, Term, Tolerance};
use crate::model::{Number, Unit};
use crate::source::Span;

/// The units of a statement's operands, with their places.
pub(super) struct Units<'a> {
    /// The unit of each operand, where it has one.
    pub(super) operands: &'a [(Option<Unit>, Span)],
    /// The statement.
    pub(super) statement: Span,
}

type Problem = (ResolveErrorKind, Span);

impl Units<'_> {
    /// Checks the units of a statement and puts the conversions in.
    pub(super) fn settle(&self, statement: &mut Statement) -> Result<(), Problem> {
        match statement {
            Statement::Compare { terms, tolerance, .. } => {
                let unit = self.alike(terms)?;
                self.tolerance(tolerance, unit.as_ref())
            }
            Statement::Match(terms) => self.alike(terms).map(drop),
            Statement::IsBlank(term) | Statement::IsWhole(term) => self.unit(term).map(drop),
            Statement::Quantified { body, .. } => self.settle(body),
            Statement::Not(inner) => self.settle(inner),
            Statement::And(parts) | Statement::Or(parts) => {
                parts.iter_mut().try_for_each(|part| self.settle(part))
            }
            Statement::Implies(left, right) => {
                self.settle(left)?;
                self.settle(right)
            }
            Statement::Contains(..) => Ok(()),
            Statement::When(condition, then, otherwise) => {
                self.settle(condition)?;
                self.settle(then)?;
                otherwise.as_mut().map_or(Ok(()), |otherwise| self.settle(otherwise))
            }
        }
    }

    fn tolerance(&self, tolerance: &mut Tolerance, unit: Option<&Unit>) -> Result<(), Problem> {
        let Tolerance::Within(allowed, own) = tolerance else { return Ok(()) };
        let (Some(own), Some(unit)) = (own.as_ref(), unit) else { return Ok(()) };
        if !own.is_like(unit) {
            return Err(self.mixture(own, unit, self.statement));
        }
        if let Some(factor) = own.factor_to(unit) {
            *allowed = &*allowed * &factor;
        }
        Ok(())
    }

    /// Brings terms to the unit of the first that has one, which is returned.
    fn alike(&self, terms: &mut [Term]) -> Result<Option<Unit>, Problem> {
        self.all_alike(terms.iter_mut())
    }

    fn all_alike<'t>(
        &self,
        terms: impl Iterator<Item = &'t mut Term>,
    ) -> Result<Option<Unit>, Problem> {
        let mut common: Option<Unit> = None;
        for term in terms {
            let Some(unit) = self.unit(term)? else { continue };
            let Some(common) = &common else {
                common = Some(unit);
                continue;
            };
            if !unit.is_like(common) {
                return Err(self.mixture(common, &unit, self.place(term)));
            }
            if let Some(factor) = unit.factor_to(common) {
                let inner = std::mem::replace(term, Term::Number(Number::ZERO));
                *term = Term::Product(vec![(false, inner), (false, Term::Number(factor))]);
            }
        }
        Ok(common)
    }

    /// Returns the unit of a term, having settled what is inside it.
    fn unit(&self, term: &mut Term) -> Result<Option<Unit>, Problem> {
        match term {
            Term::Number(_) | Term::Member(..) => Ok(None),
            Term::Quantity(number, unit) => {
                let unit = unit.clone();
                *term = Term::Number(number.clone());
                Ok(Some(unit))
            }
            Term::Operand(index) => {
                Ok(self.operands.get(*index).and_then(|(unit, _)| unit.clone()))
            }
            Term::Negative(inner) | Term::Each(inner) => self.unit(inner),
            Term::Sum(parts) => self.all_alike(parts.iter_mut().map(|(_, part)| part)),
            Term::Call(builtin, arguments) if builtin.keeps_unit => self.alike(arguments),
            Term::Call(_, arguments) => {
                self.alike(arguments)?;
                Ok(None)
            }
            Term::Product(parts) => self.product(parts),
            Term::IfBlank(asked, instead) => {
                self.all_alike([asked.as_mut(), instead.as_mut()].into_iter())
            }
        }
    }

    /// A product with one unit has that unit; a quotient of like units has none.
    fn product(&self, parts: &mut [(bool, Term)]) -> Result<Option<Unit>, Problem> {
        let mut units: Vec<(bool, Unit)> = Vec::new();
        for (over, part) in parts.iter_mut() {
            let Some(unit) = self.unit(part)? else { continue };
            if let Some((false, first)) = units.first()
                && *over
                && unit.is_like(first)
                && let Some(factor) = unit.factor_to(first)
            {
                let inner = std::mem::replace(part, Term::Number(Number::ZERO));
                *part = Term::Product(vec![(false, inner), (false, Term::Number(factor))]);
            }
            units.push((*over, unit));
        }
        Ok(match units.as_slice() {
            [(false, unit)] => Some(unit.clone()),
            _ => None,
        })
    }

    fn mixture(&self, first: &Unit, second: &Unit, span: Span) -> Problem {
        let units = [first.name().to_owned(), second.name().to_owned()];
        (ResolveErrorKind::UnitMixture { units }, span)
    }

    /// Returns the place of the first operand in a term, else of the statement.
    fn place(&self, term: &Term) -> Span {
        first_operand(term)
            .and_then(|index| self.operands.get(index))
            .map_or(self.statement, |(_, span)| *span)
    }
}

fn first_operand(term: &Term) -> Option<usize> {
    match term {
        Term::Operand(index) => Some(*index),
        Term::Number(_) | Term::Quantity(..) | Term::Member(..) => None,
        Term::Negative(inner) | Term::Each(inner) => first_operand(inner),
        Term::Sum(parts) | Term::Product(parts) => {
            parts.iter().find_map(|(_, part)| first_operand(part))
        }
        Term::Call(_, arguments) => arguments.iter().find_map(first_operand),
        Term::IfBlank(asked, instead) => first_operand(asked).or_else(|| first_operand(instead)),
    }
}
