//! How far the two sides of a comparison may lie apart: by so much, by a share, or by what rounding leaves.

use super::statement::{Frame, member};
use crate::model::Number;
use crate::resolve::{Figure, Term, Tolerance};

impl Frame<'_> {
    /// Returns how far two sides may lie apart.
    pub(super) fn allowed(
        &self,
        tolerance: &Tolerance,
        (first, second): (&Term, &Term),
        right: &Number,
        members: &[Figure],
    ) -> Number {
        match tolerance {
            Tolerance::Exact => Number::ZERO,
            Tolerance::Within(allowed, _) => allowed.clone(),
            Tolerance::Share(share) => (right * share).abs(),
            Tolerance::Rounding => {
                &self.half_digits(first, members) + &self.half_digits(second, members)
            }
        }
    }

    /// Half a unit of the last printed digit of each figure in a term, added up. What multiplies a figure,
    /// be it a conversion of units or written, multiplies that too.
    fn half_digits(&self, term: &Term, members: &[Figure]) -> Number {
        let all = |terms: &mut dyn Iterator<Item = &Term>| {
            terms.fold(Number::ZERO, |sum, term| &sum + &self.half_digits(term, members))
        };
        match term {
            Term::Number(_) | Term::Quantity(..) => Number::ZERO,
            Term::Operand(index) => {
                let figures = self.operand(*index).iter();
                figures.fold(Number::ZERO, |sum, figure| &sum + &self.half_digit(*figure))
            }
            Term::Member(level, document) => member(members, *level, *document)
                .map_or(Number::ZERO, |figure| self.half_digit(figure)),
            Term::Negative(inner) => self.half_digits(inner, members),
            Term::Sum(parts) => all(&mut parts.iter().map(|(_, part)| part)),
            Term::Call(_, arguments) => all(&mut arguments.iter()),
            Term::Each(inner) => {
                let count = u32::try_from(self.figures.child_count()).unwrap_or(u32::MAX);
                (0..count).fold(Number::ZERO, |sum, child| {
                    let frame = Frame { child: Some(child), ..*self };
                    &sum + &frame.half_digits(inner, members)
                })
            }
            Term::IfBlank(asked, instead) => {
                let halves = self.half_digits(asked, members);
                if halves.is_zero() { self.half_digits(instead, members) } else { halves }
            }
            Term::Product(parts) => {
                let sum = all(&mut parts.iter().map(|(_, part)| part));
                parts.iter().fold(sum, |halves, (over, part)| {
                    let Term::Number(factor) = part else { return halves };
                    if *over {
                        halves.checked_div(&factor.abs()).unwrap_or(Number::ZERO)
                    } else {
                        &halves * &factor.abs()
                    }
                })
            }
        }
    }

    fn half_digit(&self, figure: Figure) -> Number {
        let Some(number) = self.figures.number(self.read(figure)) else { return Number::ZERO };
        let unit = (0..number.decimals())
            .try_fold(Number::from(1), |unit, _| unit.checked_div(&Number::from(10)));
        let half = unit.and_then(|unit| unit.checked_div(&Number::from(2)));
        half.unwrap_or(Number::ZERO)
    }
}
