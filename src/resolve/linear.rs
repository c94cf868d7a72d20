//! A term as a sum: of the operands of its check, each times a coefficient, of the members that
//! quantifiers name, and a constant.
//!
//! Receives terms; says of those that are no such sum that they are none. Does not know which figures
//! the operands are.

use std::collections::BTreeMap;

use super::figure::Document;
use super::plan::Term;
use crate::model::Number;

/// A sum before it is bound.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    /// The coefficient of each operand.
    pub(super) coefficients: Vec<Number>,
    /// The coefficients of the member of each quantifier, the innermost first, by the report it is read in.
    pub(super) members: Vec<BTreeMap<Document, Number>>,
    /// The constant.
    pub(super) constant: Number,
}

/// Returns a term as a linear form of `count` operands; none when it is not linear.
pub(super) fn linear(term: &Term, count: usize) -> Option<Linear> {
    linear_within(term, count, 0)
}

/// Returns a term that may name the members of so many quantifiers around it as a linear form; none when
/// it is not linear.
pub(super) fn linear_within(term: &Term, count: usize, quantifiers: usize) -> Option<Linear> {
    let mut form = Linear {
        coefficients: vec![Number::ZERO; count],
        members: vec![BTreeMap::new(); quantifiers],
        constant: Number::ZERO,
    };
    form.add(term, &Number::from(1))?;
    Some(form)
}

impl Linear {
    /// Adds a term times a factor; none when it is not linear. A figure times 0 is not: were it left out,
    /// nobody would notice that it is missing.
    fn add(&mut self, term: &Term, factor: &Number) -> Option<()> {
        match term {
            Term::Number(number) | Term::Quantity(number, _) => {
                self.constant += &(number * factor);
            }
            Term::Operand(_) if factor.is_zero() => return None,
            Term::Operand(index) => *self.coefficients.get_mut(*index)? += factor,
            Term::Negative(inner) => self.add(inner, &-factor)?,
            Term::Sum(parts) => {
                let negative = -factor;
                for (minus, part) in parts {
                    self.add(part, if *minus { &negative } else { factor })?;
                }
            }
            Term::Product(parts) => self.add_product(parts, factor)?,
            Term::Call(builtin, arguments) if builtin.adds => {
                for argument in arguments {
                    self.add(argument, factor)?;
                }
            }
            Term::Member(..) if factor.is_zero() => return None,
            // The reports of subordinate units are several; how many is not known yet.
            Term::Member(level, document @ (Document::Own | Document::Prior)) => {
                let of_member = self.members.get_mut(*level)?;
                *of_member.entry(*document).or_insert(Number::ZERO) += factor;
            }
            Term::Call(..) | Term::Member(..) | Term::Each(_) | Term::IfBlank(..) => return None,
        }
        Some(())
    }

    /// A product is linear when at most one factor holds a figure, and that one does not divide.
    fn add_product(&mut self, parts: &[(bool, Term)], factor: &Number) -> Option<()> {
        let mut product = factor.clone();
        let mut figures: Option<&Term> = None;
        for (over, part) in parts {
            match (constant(part), over) {
                (Some(number), true) => product = product.checked_div(&number)?,
                (Some(number), false) => product = &product * &number,
                (None, false) if figures.is_none() => figures = Some(part),
                (None, _) => return None,
            }
        }
        match figures {
            Some(term) => self.add(term, &product)?,
            None => self.constant += &product,
        }
        Some(())
    }
}

/// Returns the value of a term that holds no figure.
fn constant(term: &Term) -> Option<Number> {
    // Without room for a coefficient, the first figure ends it.
    Some(linear(term, 0)?.constant)
}
