//! Fractions of whole numbers, for the naive evaluator: nothing of the program's own numbers is used.

use std::cmp::Ordering;

/// A fraction in lowest terms, the denominator positive. Every operation gives none where the numbers
/// grow beyond 128 bits; such a case is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    above: i128,
    below: i128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { above: 0, below: 1 };

    pub(crate) fn new(above: i128, below: i128) -> Option<Self> {
        if below == 0 {
            return None;
        }
        let divisor = gcd(above.unsigned_abs(), below.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?.max(1);
        let sign = if below < 0 { -1 } else { 1 };
        let above = (above / divisor).checked_mul(sign)?;
        Some(Self { above, below: (below / divisor).checked_mul(sign)? })
    }

    pub(crate) fn whole(number: i128) -> Self {
        Self { above: number, below: 1 }
    }

    /// Reads a plain decimal.
    pub(crate) fn read(decimal: &str) -> Self {
        let (negative, digits) = match decimal.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, decimal),
        };
        let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
        let above: i128 = format!("{whole}{behind}").parse().expect("digits");
        let below = 10_i128.pow(u32::try_from(behind.len()).expect("few digits"));
        Self::new(if negative { -above } else { above }, below).expect("a small number")
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let left = self.above.checked_mul(other.below)?;
        let right = other.above.checked_mul(self.below)?;
        Self::new(left.checked_add(right)?, self.below.checked_mul(other.below)?)
    }

    pub(crate) fn negative(self) -> Self {
        Self { above: -self.above, ..self }
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negative())
    }

    pub(crate) fn times(self, other: Self) -> Option<Self> {
        Self::new(self.above.checked_mul(other.above)?, self.below.checked_mul(other.below)?)
    }

    /// Divides by a fraction that is not nought.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        Self::new(self.above.checked_mul(other.below)?, self.below.checked_mul(other.above)?)
    }

    pub(crate) fn size(self) -> Self {
        Self { above: self.above.abs(), ..self }
    }

    pub(crate) fn is_zero(self) -> bool {
        self.above == 0
    }

    pub(crate) fn is_whole(self) -> bool {
        self.below == 1
    }

    pub(crate) fn compared(self, other: Self) -> Option<Ordering> {
        let left = self.above.checked_mul(other.below)?;
        Some(left.cmp(&other.above.checked_mul(self.below)?))
    }

    /// Rounds to decimals, half away from nought.
    pub(crate) fn rounded(self, decimals: u32) -> Option<Self> {
        let scale = 10_i128.checked_pow(decimals)?;
        let scaled = self.size().times(Self::whole(scale))?;
        let doubled = scaled.above.checked_mul(2)?.checked_add(scaled.below)?;
        let nearest = doubled.div_euclid(scaled.below.checked_mul(2)?);
        let signed = if self.above < 0 { -nearest } else { nearest };
        Self::new(signed, scale)
    }
}

fn gcd(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
