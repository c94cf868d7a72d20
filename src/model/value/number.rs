//! Exact numbers: small decimals, and fractions of any size where those do not suffice.
//!
//! A figure of a report is a decimal of a few digits; sums of them stay decimals and cost a few
//! nanoseconds. What leaves that range (overflow, a division that does not come out) becomes a
//! fraction. No value is ever rounded unless a caller asks for it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// The most digits that [`Number::parse`] accepts; that many always fit the decimal form.
pub const MAX_DIGITS: usize = 38;

/// How many digits a machine word holds.
const SMALL_DIGITS: usize = 19;

/// An exact rational number. Equality, order and hash look at the value: `1.50` is `1.5`.
///
/// ```
/// use rulecheck::model::Number;
/// let sum = &Number::parse("0.1").unwrap() + &Number::parse("0.2").unwrap();
/// assert_eq!(sum, Number::parse("0.30").unwrap());
/// ```
#[derive(Clone, Debug)]
pub struct Number(Repr);

// Invariant: a value that has a decimal form with an `i128` mantissa and a scale of at most
// `MAX_DIGITS` is a `Decimal`. So a `Decimal` never equals a `Ratio`.
#[derive(Clone, Debug)]
enum Repr {
    Decimal { mantissa: i128, scale: u8 },
    Ratio(Box<RBig>),
}

const POWERS: [i128; MAX_DIGITS + 1] = {
    let mut powers = [1; MAX_DIGITS + 1];
    let mut exponent = 1;
    while exponent <= MAX_DIGITS {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            powers[exponent] = powers[exponent - 1] * 10;
        }
        exponent += 1;
    }
    powers
};

fn power_of_ten(exponent: u8) -> Option<i128> {
    POWERS.get(usize::from(exponent)).copied()
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self::decimal(0, 0);

    const fn decimal(mantissa: i128, scale: u8) -> Self {
        Self(Repr::Decimal { mantissa, scale })
    }

    /// Reads a plain decimal in ASCII: `12`, `-12.50`, `+1036`. Returns none for anything else
    /// (`.5`, `1.`, `1e5`, `1,204`) and for more than [`MAX_DIGITS`] digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        if digits.len() > MAX_DIGITS + 1 || !digits.first()?.is_ascii_digit() {
            return None;
        }
        if digits.len() <= SMALL_DIGITS
            && let Some(mantissa) = whole(digits)
        {
            return Some(Self::decimal(if negative { -mantissa } else { mantissa }, 0));
        }
        let mut mantissa: i128 = 0;
        let mut scale: Option<u8> = None;
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    scale = scale.map(|scale| scale + 1);
                }
                b'.' if scale.is_none() => scale = Some(0),
                _ => return None,
            }
        }
        if scale == Some(0) || (scale.is_none() && digits.len() > MAX_DIGITS) {
            return None;
        }
        Some(Self::decimal(if negative { -mantissa } else { mantissa }, scale.unwrap_or(0)))
    }

    /// Returns `self / other`, exact; none when `other` is nought.
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (
            Repr::Decimal { mantissa: left, scale: a },
            Repr::Decimal { mantissa: right, scale: b },
        ) = (&self.0, &other.0)
            && a == b
            && left.checked_rem(*right) == Some(0)
            && let Some(quotient) = left.checked_div(*right)
        {
            return Some(Self::decimal(quotient, 0));
        }
        Some(Self::from_ratio(self.to_ratio() / other.to_ratio()))
    }

    /// Returns the number without its sign.
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Returns the number rounded to `decimals` decimal places, halves away from nought (四舍五入).
    /// More than [`MAX_DIGITS`] places round nothing.
    pub fn round(&self, decimals: u8) -> Self {
        let unit = match &self.0 {
            Repr::Decimal { scale, .. } if *scale <= decimals => return self.clone(),
            Repr::Decimal { .. } | Repr::Ratio(_) => power_of_ten(decimals),
        };
        let Some(unit) = unit else { return self.clone() };
        let rounded = (self.to_ratio() * RBig::from(unit)).round();
        Self::from_ratio(RBig::from_parts(rounded, UBig::from(unit.unsigned_abs())))
    }

    /// Returns how much work it is to compute with it, 1 for a decimal of a few digits: fractions are
    /// shortened each time, which takes the longer the longer they are, and by their square.
    pub fn weight(&self) -> u64 {
        match &self.0 {
            Repr::Decimal { .. } => 1,
            Repr::Ratio(ratio) => {
                let bits = ratio.numerator().bit_len() + ratio.denominator().bit_len();
                let words = u64::try_from(bits / 64 + 1).unwrap_or(u64::MAX);
                words.saturating_mul(words).saturating_add(20)
            }
        }
    }

    /// Adds `number` times `coefficient`, which is 1 in nearly all equations of a form.
    #[inline]
    pub fn add_times(&mut self, number: &Self, coefficient: &Self) {
        match &coefficient.0 {
            Repr::Decimal { mantissa: 1, scale: 0 } => *self += number,
            Repr::Decimal { .. } | Repr::Ratio(_) => *self += &(number * coefficient),
        }
    }

    /// Tells whether this is nought.
    #[inline]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Repr::Decimal { mantissa: 0, .. })
    }

    /// Tells whether there is no fractional part; `3.00` is an integer.
    #[inline]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Decimal { scale: 0, .. } => true,
            Repr::Decimal { mantissa, scale } => {
                power_of_ten(*scale).is_some_and(|unit| mantissa % unit == 0)
            }
            Repr::Ratio(ratio) => ratio.is_int(),
        }
    }

    /// Returns the whole number that this is; none for a fraction, and for one of more than 128 bits.
    pub fn whole(&self) -> Option<i128> {
        match &self.0 {
            Repr::Decimal { mantissa, scale } if self.is_integer() => {
                mantissa.checked_div(power_of_ten(*scale)?)
            }
            Repr::Decimal { .. } | Repr::Ratio(_) => None,
        }
    }

    /// Tells whether this is below nought.
    #[inline]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Decimal { mantissa, .. } => *mantissa < 0,
            Repr::Ratio(ratio) => **ratio < RBig::ZERO,
        }
    }

    /// Returns how many decimal places were written; 0 for what no decimal can hold.
    pub fn decimals(&self) -> u8 {
        match self.0 {
            Repr::Decimal { scale, .. } => scale,
            Repr::Ratio(_) => 0,
        }
    }

    fn to_ratio(&self) -> RBig {
        match &self.0 {
            Repr::Decimal { mantissa, scale } => {
                let unit = power_of_ten(*scale).unwrap_or(1).unsigned_abs();
                RBig::from_parts(IBig::from(*mantissa), UBig::from(unit))
            }
            Repr::Ratio(ratio) => (**ratio).clone(),
        }
    }

    fn from_ratio(ratio: RBig) -> Self {
        match to_decimal(&ratio) {
            Some((mantissa, scale)) => Self::decimal(mantissa, scale),
            None => Self(Repr::Ratio(Box::new(ratio))),
        }
    }
}

/// Returns the number that at most [`SMALL_DIGITS`] digits are; none where one of them is no digit.
fn whole(digits: &[u8]) -> Option<i128> {
    let mut all: u64 = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        all = all * 10 + u64::from(digit);
    }
    Some(i128::from(all))
}

/// Returns mantissa and least scale of a fraction that has a decimal form small enough.
fn to_decimal(ratio: &RBig) -> Option<(i128, u8)> {
    let numerator = i128::try_from(ratio.numerator()).ok()?;
    let denominator = u128::try_from(ratio.denominator()).ok()?;
    let twos = denominator.trailing_zeros();
    let mut rest = denominator >> twos;
    let mut fives = 0;
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives += 1;
    }
    let scale = twos.max(fives);
    if rest != 1 || scale > MAX_DIGITS as u32 {
        return None;
    }
    let factor = 2_i128.checked_pow(scale - twos)?.checked_mul(5_i128.checked_pow(scale - fives)?);
    Some((numerator.checked_mul(factor?)?, u8::try_from(scale).ok()?))
}

/// Brings two decimals to one scale.
fn align(left: (i128, u8), right: (i128, u8)) -> Option<(i128, i128, u8)> {
    let scale = left.1.max(right.1);
    let raise = |(mantissa, own): (i128, u8)| mantissa.checked_mul(power_of_ten(scale - own)?);
    Some((raise(left)?, raise(right)?, scale))
}

/// Adds or subtracts: the small way when it does, else by fractions.
fn combine(
    left: &Number,
    right: &Number,
    small: impl Fn(i128, i128) -> Option<i128>,
    large: impl Fn(RBig, RBig) -> RBig,
) -> Number {
    if let (Repr::Decimal { mantissa: x, scale: a }, Repr::Decimal { mantissa: y, scale: b }) =
        (&left.0, &right.0)
    {
        let aligned = if a == b { Some((*x, *y, *a)) } else { align((*x, *a), (*y, *b)) };
        if let Some((x, y, scale)) = aligned
            && let Some(mantissa) = small(x, y)
        {
            return Number::decimal(mantissa, scale);
        }
    }
    Number::from_ratio(large(left.to_ratio(), right.to_ratio()))
}

impl Add for &Number {
    type Output = Number;

    fn add(self, other: Self) -> Number {
        combine(self, other, i128::checked_add, |left, right| left + right)
    }
}

impl AddAssign<&Number> for Number {
    fn add_assign(&mut self, other: &Number) {
        if let (Repr::Decimal { mantissa: sum, scale: own }, Repr::Decimal { mantissa, scale }) =
            (&mut self.0, &other.0)
            && own == scale
            && let Some(all) = sum.checked_add(*mantissa)
        {
            *sum = all;
            return;
        }
        *self = &*self + other;
    }
}

impl Sub for &Number {
    type Output = Number;

    fn sub(self, other: Self) -> Number {
        combine(self, other, i128::checked_sub, |left, right| left - right)
    }
}

impl Mul for &Number {
    type Output = Number;

    fn mul(self, other: Self) -> Number {
        if let (Repr::Decimal { mantissa: x, scale: a }, Repr::Decimal { mantissa: y, scale: b }) =
            (&self.0, &other.0)
            && usize::from(a + b) <= MAX_DIGITS
            && let Some(mantissa) = x.checked_mul(*y)
        {
            return Number::decimal(mantissa, a + b);
        }
        Number::from_ratio(self.to_ratio() * other.to_ratio())
    }
}

impl Neg for &Number {
    type Output = Number;

    fn neg(self) -> Number {
        match &self.0 {
            Repr::Decimal { mantissa, scale } => match mantissa.checked_neg() {
                Some(mantissa) => Number::decimal(mantissa, *scale),
                None => Number::from_ratio(-self.to_ratio()),
            },
            Repr::Ratio(ratio) => Number::from_ratio(-(**ratio).clone()),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::decimal(i128::from(value), 0)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Decimal { mantissa: x, scale: a }, Repr::Decimal { mantissa: y, scale: b }) =
            (&self.0, &other.0)
        {
            if a == b {
                return x.cmp(y);
            }
            if let Some((x, y, _)) = align((*x, *a), (*y, *b)) {
                return x.cmp(&y);
            }
        }
        self.to_ratio().cmp(&other.to_ratio())
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Repr::Decimal { mantissa, scale } => trimmed(*mantissa, *scale).hash(state),
            Repr::Ratio(ratio) => ratio.hash(state),
        }
    }
}

/// Drops noughts at the end of the decimals, so that equal values have equal parts.
fn trimmed(mut mantissa: i128, mut scale: u8) -> (i128, u8) {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    (mantissa, scale)
}

impl fmt::Display for Number {
    /// Writes the exact value without superfluous noughts; a fraction where no decimal ends.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Decimal { mantissa, scale } => {
                let (mantissa, scale) = trimmed(*mantissa, *scale);
                let unit = power_of_ten(scale).unwrap_or(1).unsigned_abs();
                let sign = if mantissa < 0 { "-" } else { "" };
                let (whole, part) =
                    (mantissa.unsigned_abs() / unit, mantissa.unsigned_abs() % unit);
                match scale {
                    0 => write!(f, "{sign}{whole}"),
                    _ => write!(f, "{sign}{whole}.{part:0width$}", width = usize::from(scale)),
                }
            }
            Repr::Ratio(ratio) => write!(f, "{ratio}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    #[test]
    fn reads_plain_decimals_only() {
        for (text, shown) in
            [("-12.50", "-12.5"), ("+1036", "1036"), ("0.0000", "0"), ("007", "7"), ("-0", "0")]
        {
            assert_eq!(number(text).to_string(), shown);
        }
        assert_eq!(number("0.0000").decimals(), 4);
        for text in ["", "-", ".5", "1.", "1e5", "0x1F", "1_000", "1,204", "１", "1.2.3", "--1"] {
            assert!(Number::parse(text).is_none(), "{text}");
        }
        assert!(Number::parse(&"9".repeat(38)).is_some());
        assert!(Number::parse(&"9".repeat(39)).is_none());
        assert!(Number::parse(&format!("0.{}", "9".repeat(37))).is_some());
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(&number("0.1") + &number("0.2"), number("0.3"));
        let third = number("1").checked_div(&number("3")).expect("not by nought");
        assert_eq!(third.to_string(), "1/3");
        assert_eq!(&third * &number("3"), number("1"));
        assert_eq!((&third - &third), Number::ZERO);
        assert_eq!((-&third).abs(), third);
        assert!(number("1").checked_div(&Number::ZERO).is_none());
        assert_eq!(number("1").checked_div(&number("8")).expect("exact"), number("0.125"));
        assert_eq!(number("6.0").checked_div(&number("2.0")).expect("exact"), number("3"));
    }

    #[test]
    fn overflow_goes_on_in_fractions_and_comes_back() {
        let large = number(&"9".repeat(38));
        let twice = &large + &large;
        assert_eq!(twice.to_string(), format!("1{}8", "9".repeat(37)));
        assert_eq!(&twice - &large, large);
        let square = &large * &large;
        assert_eq!(square.checked_div(&large).expect("not by nought"), large);
        assert!(square > twice && -&square < Number::ZERO && square.is_integer());
        let tiny = number(&format!("0.{}1", "0".repeat(36)));
        let mixed = &large + &tiny;
        assert!(mixed > large && !mixed.is_integer());
        assert_eq!(&mixed - &tiny, large);
    }

    #[test]
    fn equal_values_are_equal_in_every_form() {
        assert_eq!(number("1.50"), number("1.5"));
        let set: HashSet<_> = [number("1.50"), number("1.5"), number("1.500")].into();
        assert_eq!(set.len(), 1);
        assert!(number("-1.5") < number("-1.49") && number("10") > number("9.99"));
        assert!(number("3.00").is_integer() && !number("3.01").is_integer());
        assert_eq!((number("-3.00").whole(), number("3.01").whole()), (Some(-3), None));
    }

    #[test]
    fn rounds_halves_away_from_nought() {
        assert_eq!(number("2.345").round(2), number("2.35"));
        assert_eq!(number("-2.345").round(2), number("-2.35"));
        assert_eq!(number("2.5").round(0), number("3"));
        assert_eq!(number("2.4").round(5), number("2.4"));
        let third = number("1").checked_div(&number("3")).expect("not by nought");
        assert_eq!(third.round(4), number("0.3333"));
    }
}
