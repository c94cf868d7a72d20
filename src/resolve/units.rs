//! Units: 元 and 万元 are converted, 件 and 元 are never mixed. Runs when the figures of every operand are
//! known, before any report is read.

use super::error::ResolveErrorKind;
use super::operand_units::OperandUnit;
use super::plan::{Statement, Term, Tolerance};
use crate::model::{Number, Unit};
use crate::source::Span;

/// The units of a statement's operands, with their places.
pub(super) struct Units<'a> {
    operands: &'a [OperandUnit],
    places: &'a [Span],
    statement: Span,
    /// The lists of the quantifiers around, the innermost last.
    lists: Vec<usize>,
}

type Problem = (ResolveErrorKind, Span);

impl<'a> Units<'a> {
    /// Takes the unit and the place of each operand of a statement.
    pub(super) fn new(operands: &'a [OperandUnit], places: &'a [Span], statement: Span) -> Self {
        Self { operands, places, statement, lists: Vec::new() }
    }

    /// Checks the units of a statement and puts the conversions in.
    pub(super) fn settle(&mut self, statement: &mut Statement) -> Result<(), Problem> {
        match statement {
            Statement::Compare { terms, tolerance, .. } => {
                let unit = self.alike(terms)?;
                if matches!(tolerance, Tolerance::Within(_, Some(_)))
                    && let Some(mixed) = terms.iter().find_map(|term| self.mixed(term))
                {
                    return Err(mixed);
                }
                self.tolerance(tolerance, unit.as_ref())
            }
            Statement::Match(terms) => self.alike(terms).map(drop),
            Statement::IsBlank(term) | Statement::IsWhole(term) | Statement::Is(_, term) => {
                self.unit(term).map(drop)
            }
            Statement::Quantified { list, body, .. } => {
                self.lists.push(*list);
                let settled = self.settle(body);
                self.lists.pop();
                settled
            }
            Statement::Not(inner) => self.settle(inner),
            Statement::And(parts) | Statement::Or(parts) => {
                parts.iter_mut().try_for_each(|part| self.settle(part))
            }
            Statement::Implies(left, right) => {
                self.settle(left)?;
                self.settle(right)
            }
            Statement::Contains { .. } | Statement::UnitSays(_) => Ok(()),
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
        let mut mixed: Vec<Problem> = Vec::new();
        for term in terms {
            let Some(unit) = self.unit(term)? else {
                mixed.extend(self.mixed(term));
                continue;
            };
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
        // A member of a list of several units may be held against plain numbers only.
        match mixed.into_iter().next() {
            Some(problem) if common.is_some() => Err(problem),
            _ => Ok(common),
        }
    }

    /// Returns the unit of a term, having settled what is inside it.
    fn unit(&self, term: &mut Term) -> Result<Option<Unit>, Problem> {
        match term {
            Term::Number(_) => Ok(None),
            Term::Member(level, _) => Ok(match self.list(*level) {
                Some((OperandUnit::One(unit), _)) => Some(unit.clone()),
                Some((OperandUnit::None | OperandUnit::Several(..), _)) | None => None,
            }),
            Term::Quantity(number, unit) => {
                let unit = unit.clone();
                *term = Term::Number(number.clone());
                Ok(Some(unit))
            }
            Term::Operand(index) => match self.operand(*index) {
                Some((OperandUnit::One(unit), _)) => Ok(Some(unit.clone())),
                Some((OperandUnit::Several(first, second), place)) => {
                    Err(self.mixture(first, second, place))
                }
                Some((OperandUnit::None, _)) | None => Ok(None),
            },
            Term::Negative(inner) | Term::Each(inner) => self.unit(inner),
            Term::Sum(parts) => self.all_alike(parts.iter_mut().map(|(_, part)| part)),
            Term::Call(builtin, arguments) if builtin.keeps_unit => self.alike(arguments),
            // How many figures there are does not depend on what they are counted in.
            Term::Call(builtin, _) if builtin.name == "count" => Ok(None),
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
        if first.is_like(second) {
            return (ResolveErrorKind::UnitsOfList { units }, span);
        }
        (ResolveErrorKind::UnitMixture { units }, span)
    }

    fn operand(&self, index: usize) -> Option<(&'a OperandUnit, Span)> {
        Some((self.operands.get(index)?, *self.places.get(index)?))
    }

    /// Returns the list of the quantifier so many levels outside.
    fn list(&self, level: usize) -> Option<(&'a OperandUnit, Span)> {
        self.operand(*self.lists.iter().rev().nth(level)?)
    }

    /// Returns what is wrong with a term that is no plain number: a member of a list whose figures have
    /// several units stands in it.
    fn mixed(&self, term: &Term) -> Option<Problem> {
        match term {
            Term::Member(level, _) => match self.list(*level)? {
                (OperandUnit::Several(first, second), place) => {
                    Some(self.mixture(first, second, place))
                }
                (OperandUnit::None | OperandUnit::One(_), _) => None,
            },
            Term::Number(_) | Term::Quantity(..) | Term::Operand(_) => None,
            Term::Negative(inner) | Term::Each(inner) => self.mixed(inner),
            Term::Sum(parts) | Term::Product(parts) => {
                parts.iter().find_map(|(_, part)| self.mixed(part))
            }
            Term::Call(_, arguments) => arguments.iter().find_map(|one| self.mixed(one)),
            Term::IfBlank(asked, instead) => self.mixed(asked).or_else(|| self.mixed(instead)),
        }
    }

    /// Returns the place of the first operand in a term, else of the statement.
    fn place(&self, term: &Term) -> Span {
        let place = first_operand(term).and_then(|index| self.places.get(index));
        place.copied().unwrap_or(self.statement)
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
