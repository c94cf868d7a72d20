//! Numbers for people. They are exact, so a quotient may be a fraction that no decimal ends: its first
//! decimals stand beside it, or for it.

use crate::model::Number;

/// How many decimals are shown of a fraction, where they show anything.
const DECIMALS: u8 = 4;
/// How many are tried before they do.
const MOST_DECIMALS: u8 = 12;

/// Returns a number exactly, the first decimals of a fraction behind it: `2/3≈0.6667`.
pub(super) fn exactly(number: &Number) -> String {
    match beginning(number) {
        Some(beginning) => format!("{number}≈{beginning}"),
        None => number.to_string(),
    }
}

/// Returns the two numbers that are held against each other, of fractions the first decimals only:
/// `≈0.6667`. Where that would make them look alike they stay exact.
pub(super) fn held_together(left: &Number, right: &Number) -> (String, String) {
    let short = |number: &Number| match beginning(number) {
        Some(beginning) => format!("≈{beginning}"),
        None => number.to_string(),
    };
    let (shown_left, shown_right) = (short(left), short(right));
    match shown_left.trim_start_matches('≈') == shown_right.trim_start_matches('≈') {
        true => (left.to_string(), right.to_string()),
        false => (shown_left, shown_right),
    }
}

/// Returns the first decimals of a fraction; none of a number that a decimal writes exactly.
fn beginning(number: &Number) -> Option<String> {
    if !number.to_string().contains('/') {
        return None;
    }
    let mut rounded = (DECIMALS..=MOST_DECIMALS).map(|decimals| number.round(decimals));
    rounded.find(|rounded| !rounded.is_zero()).map(|rounded| rounded.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(left: i64, right: i64) -> Number {
        Number::from(left).checked_div(&Number::from(right)).expect("not by nought")
    }

    #[test]
    fn a_fraction_shows_its_decimals() {
        assert_eq!(exactly(&quotient(2, 3)), "2/3≈0.6667");
        assert_eq!(exactly(&quotient(-1, 30_000_000)), "-1/30000000≈-0.00000003");
        assert_eq!(exactly(&quotient(1, 8)), "0.125");
    }

    #[test]
    fn sides_that_look_alike_stay_exact() {
        let (third, half) = (quotient(1, 3), quotient(1, 2));
        assert_eq!(held_together(&third, &half), ("≈0.3333".to_owned(), "0.5".to_owned()));
        let near = Number::parse("0.3333").expect("a number");
        assert_eq!(held_together(&third, &near), ("1/3".to_owned(), "0.3333".to_owned()));
    }
}
