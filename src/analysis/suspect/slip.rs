//! Slips of writing: what turns one number into another.

use crate::model::Number;

/// A slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Two digits next to each other are exchanged: 91 for 19.
    Transposed,
    /// A digit is lost: 12 for 112.
    DigitLost,
    /// A digit is there twice: 122 for 12.
    DigitDoubled,
    /// The number is so many places too long or too short: 120 for 12.
    Shifted,
    /// Yuan where ten thousands of them are due, or the other way round.
    YuanForTenThousand,
    /// The sign is the other one.
    Sign,
    /// A digit that looks like another: 0, 6 and 8, 1 and 7.
    LookAlike,
    /// What stands in the cell beside it.
    Neighbour,
    /// Exchanged with the other cell of the explanation.
    Swapped,
    /// What the report of the year before says there.
    LastYear,
}

/// How many places a number may be shifted.
const MOST_PLACES: usize = 6;

/// Returns the slips of writing that turn one number into another, each kind once.
pub(super) fn written(reported: &str, implied: &str) -> Vec<Hint> {
    let (reported_digits, implied_digits) = (digits(reported), digits(implied));
    let mut fitting = Vec::new();
    if reported.trim_start_matches('-') == implied.trim_start_matches('-') {
        return vec![Hint::Sign];
    }
    let places = shift(&reported_digits, &implied_digits, reported, implied);
    if let Some(places) = places {
        return vec![if places == 4 { Hint::YuanForTenThousand } else { Hint::Shifted }];
    }
    let same_rest = |without: &[u8], with: &[u8], doubled: bool| {
        (0..with.len()).any(|left_out| {
            let rest = with.iter().enumerate().filter(|(index, _)| *index != left_out);
            let is_double = with.get(left_out + 1) == with.get(left_out);
            rest.map(|(_, digit)| digit).eq(without) && (!doubled || is_double)
        })
    };
    if reported_digits.len() + 1 == implied_digits.len()
        && same_rest(&reported_digits, &implied_digits, false)
    {
        fitting.push(Hint::DigitLost);
    }
    if reported_digits.len() == implied_digits.len() + 1
        && same_rest(&implied_digits, &reported_digits, true)
    {
        fitting.push(Hint::DigitDoubled);
    }
    if reported_digits.len() == implied_digits.len() {
        let differ: Vec<(usize, u8, u8)> = reported_digits
            .iter()
            .zip(&implied_digits)
            .enumerate()
            .filter(|(_, (one, other))| one != other)
            .map(|(index, (one, other))| (index, *one, *other))
            .collect();
        match differ.as_slice() {
            [(first, a, b), (second, c, d)] if first + 1 == *second && a == d && b == c => {
                fitting.push(Hint::Transposed);
            }
            [(_, one, other)] if looks_like(*one, *other) => fitting.push(Hint::LookAlike),
            _ => {}
        }
    }
    fitting
}

/// Returns by how many places one number is longer than the other, where that is all.
fn shift(one: &[u8], other: &[u8], printed: &str, implied: &str) -> Option<usize> {
    let (Some(one_number), Some(other_number)) = (Number::parse(printed), Number::parse(implied))
    else {
        return None;
    };
    if one.iter().all(|digit| *digit == b'0') || other.iter().all(|digit| *digit == b'0') {
        return None;
    }
    let ten = Number::from(10);
    let (mut longer, mut shorter) = (one_number.clone(), other_number.clone());
    for places in 1..=MOST_PLACES {
        longer = &longer * &ten;
        shorter = &shorter * &ten;
        if longer == other_number || shorter == one_number {
            return Some(places);
        }
    }
    None
}

fn digits(number: &str) -> Vec<u8> {
    number.bytes().filter(u8::is_ascii_digit).collect()
}

fn looks_like(one: u8, other: u8) -> bool {
    [b"068".as_slice(), b"17"].iter().any(|alike| alike.contains(&one) && alike.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_is_known_and_two_that_fit_are_none() {
        for (reported, implied, expected) in [
            ("91", "19", vec![Hint::Transposed]),
            ("1092", "1902", vec![Hint::Transposed]),
            ("12", "112", vec![Hint::DigitLost]),
            ("122", "12", vec![Hint::DigitDoubled]),
            ("120", "12", vec![Hint::Shifted]),
            ("12", "12000", vec![Hint::Shifted]),
            ("251000", "25.1", vec![Hint::YuanForTenThousand]),
            ("-5", "5", vec![Hint::Sign]),
            ("18", "78", vec![Hint::LookAlike]),
            ("6", "8", vec![Hint::LookAlike]),
            ("5", "8", vec![]),
            ("17", "71", vec![Hint::Transposed]),
            ("0", "10", vec![Hint::DigitLost]),
            ("123", "345", vec![]),
        ] {
            assert_eq!(written(reported, implied), expected, "{reported} for {implied}");
        }
    }
}
