//! The functions that compute one number from numbers.

use super::signature::Argument;
use crate::model::Number;

fn all(arguments: &[Argument]) -> impl Iterator<Item = &Number> {
    arguments.iter().flat_map(Argument::numbers)
}

pub(super) fn sum(arguments: &[Argument]) -> Option<Number> {
    let mut sum = Number::ZERO;
    all(arguments).for_each(|number| sum += number);
    Some(sum)
}

pub(super) fn max(arguments: &[Argument]) -> Option<Number> {
    all(arguments).max().cloned()
}

pub(super) fn min(arguments: &[Argument]) -> Option<Number> {
    all(arguments).min().cloned()
}

pub(super) fn count(arguments: &[Argument]) -> Option<Number> {
    i64::try_from(all(arguments).count()).ok().map(Number::from)
}

pub(super) fn abs(arguments: &[Argument]) -> Option<Number> {
    all(arguments).next().map(Number::abs)
}

/// Rounds half away from zero, as official forms do (四舍五入).
pub(super) fn round(arguments: &[Argument]) -> Option<Number> {
    let mut numbers = all(arguments);
    let (number, places) = (numbers.next()?, numbers.next()?);
    let places = places.to_string().parse().ok().filter(|places| *places <= 18)?;
    Some(number.round(places))
}

pub(super) fn decimals(arguments: &[Argument]) -> Option<Number> {
    all(arguments).next().map(|number| Number::from(i64::from(number.decimals())))
}

/// None for a second number of 0.
pub(super) fn growth(arguments: &[Argument]) -> Option<Number> {
    let mut numbers = all(arguments);
    let (now, before) = (numbers.next()?, numbers.next()?);
    (now - before).checked_div(before)
}

/// None for a second number of 0.
pub(super) fn ratio(arguments: &[Argument]) -> Option<Number> {
    let mut numbers = all(arguments);
    let (part, whole) = (numbers.next()?, numbers.next()?);
    part.checked_div(whole)
}
