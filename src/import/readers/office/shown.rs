//! A number that a workbook stores → what its cell shows, by the cell's number format.
//!
//! Programs store binary fractions and show decimals: 15 digits, as Excel does, then rounded to what
//! the format asks for.

use super::number_format::{Token, sections, tokens};
use super::shown_date::date;

/// The digits that a stored number is good for.
const DIGITS: usize = 15;

/// Numbers that would show more digits than this are shown as stored.
const MAX_PLACES: usize = 30;

/// Returns what a cell shows, or `None` where the format is not known.
pub(in crate::import) fn shown(value: f64, format: &str, from_1904: bool) -> Option<String> {
    if format.is_empty() {
        return Some(general(value));
    }
    let sections = sections(format);
    let (section, signed) = match (&sections[..], value) {
        ([one], _) => (one, true),
        ([_, negative, ..], value) if value < 0.0 => (negative, false),
        ([_, _, zero, ..], 0.0) => (zero, false),
        ([first, ..], _) => (first, true),
        ([], _) => return Some(general(value)),
    };
    let tokens = tokens(section)?;
    if tokens.iter().any(|token| matches!(token, Token::Date(_))) {
        return date(value, &tokens, from_1904);
    }
    let value = if signed { value } else { value.abs() };
    let minus = if value < 0.0 { "-" } else { "" };
    let pattern = Pattern::of(&tokens)?;
    let text = pattern.written(value.abs());
    let mut out = String::new();
    let mut is_written = false;
    for token in &tokens {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::General => out.push_str(&general(value.abs())),
            Token::Text => out.push_str(&general(value)),
            Token::Percent => out.push('%'),
            Token::Number(_) if !is_written => {
                is_written = true;
                out.push_str(&text);
            }
            Token::Number(_) | Token::Date(_) => {}
        }
    }
    let is_zero = !out.contains(|c: char| c.is_ascii_digit() && c != '0');
    let minus = if is_zero || tokens.contains(&Token::Text) { "" } else { minus };
    Some(format!("{minus}{}", out.trim()))
}

/// Returns what a cell without a format shows.
pub(in crate::import) fn general(value: f64) -> String {
    let sign = if value < 0.0 { "-" } else { "" };
    match Decimal::of(value.abs()) {
        Some(decimal) => {
            let text = decimal.fixed(0, MAX_PLACES);
            let sign = if text == "0" { "" } else { sign };
            format!("{sign}{text}")
        }
        None => value.to_string(),
    }
}

/// How a number is written.
#[derive(Debug, Default)]
struct Pattern {
    whole: usize,
    fraction_least: usize,
    fraction_most: usize,
    grouped: bool,
    /// The power of ten by which the number is moved: percents up, thousands down.
    shift: i32,
    shows: bool,
}

impl Pattern {
    fn of(tokens: &[Token]) -> Option<Self> {
        let mut pattern = Self::default();
        let (mut after_point, mut commas) = (false, 0);
        for token in tokens {
            match token {
                Token::Number('.') if after_point => return None,
                Token::Number('.') => after_point = true,
                Token::Number(',') => commas += 1,
                Token::Number(place) => {
                    pattern.grouped |= commas > 0 && pattern.shows;
                    commas = 0;
                    pattern.shows = true;
                    match after_point {
                        true => {
                            pattern.fraction_most += 1;
                            if *place == '0' {
                                pattern.fraction_least = pattern.fraction_most;
                            }
                        }
                        false => pattern.whole += usize::from(*place == '0'),
                    }
                }
                Token::Percent => pattern.shift += 2,
                Token::Literal(_) | Token::Date(_) | Token::General | Token::Text => {}
            }
        }
        pattern.shift -= 3 * commas;
        (pattern.whole <= MAX_PLACES && pattern.fraction_most <= MAX_PLACES).then_some(pattern)
    }

    fn written(&self, value: f64) -> String {
        let Some(mut decimal) = Decimal::of(value).filter(|_| self.shows) else {
            return String::new();
        };
        decimal.point += self.shift;
        let text = decimal.fixed(self.fraction_least, self.fraction_most);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let whole = if whole == "0" { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.whole);
        let whole = if self.grouped { grouped(&whole) } else { whole };
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }
}

fn grouped(whole: &str) -> String {
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number in decimal digits: 0.d₁d₂d₃… times ten to the power of `point`.
#[derive(Debug)]
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    fn of(value: f64) -> Option<Self> {
        if !value.is_finite() || value >= 1e30 {
            return None;
        }
        let text = format!("{value:.precision$e}", precision = DIGITS - 1);
        let (digits, exponent) = text.split_once('e')?;
        let digits = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Some(Self { digits, point: exponent.parse::<i32>().ok()? + 1 })
    }

    /// Writes the number with so many decimals, rounded half up.
    fn fixed(&self, least: usize, most: usize) -> String {
        let places = i32::try_from(most).unwrap_or(0);
        let keep = self.point.saturating_add(places);
        let mut digits = self.digits.clone();
        let mut point = self.point;
        let up =
            usize::try_from(keep).ok().and_then(|keep| digits.get(keep)).is_some_and(|d| *d >= 5);
        digits.truncate(usize::try_from(keep).unwrap_or(0));
        if up {
            let last_nine = digits.iter().rposition(|digit| *digit != 9);
            let kept = last_nine.map_or(0, |index| index + 1);
            digits.truncate(kept);
            match digits.last_mut() {
                Some(digit) => *digit += 1,
                None => {
                    digits.push(1);
                    // Nines that all carry over make one digit more.
                    point = if keep < 0 { point } else { point + 1 };
                }
            }
        }
        let digit = |place: i32| {
            let index = usize::try_from(point - 1 - place).ok();
            let digit = index.and_then(|index| digits.get(index)).copied().unwrap_or(0);
            char::from(b'0' + digit)
        };
        let whole: String = (0..point.max(1)).rev().map(digit).collect();
        let mut fraction: String = (1..=places).map(|place| digit(-place)).collect();
        while fraction.len() > least && fraction.ends_with('0') {
            fraction.pop();
        }
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_their_format_says() {
        for (value, format, text) in [
            (0.0, "0.0000", "0.0000"),
            (59_237.244_900_000_002, "General", "59237.2449"),
            (59_237.244_9, "0.0000", "59237.2449"),
            (0.1 + 0.2, "General", "0.3"),
            (1204.0, "#,##0", "1,204"),
            (1_234_567.0, "#,##0.00", "1,234,567.00"),
            (999.995, "0.00", "1000.00"),
            (0.005, "0.00", "0.01"),
            (0.004, "0", "0"),
            (0.5, "0", "1"),
            (0.0, "#", ""),
            (0.0, "#,##0.##", "0"),
            (2.5, "0.##", "2.5"),
            (0.123, "0.0%", "12.3%"),
            (12_345_678.0, "0.00,", "12345.68"),
            (5.0, "0\"件\"", "5件"),
            (-3.0, "0", "-3"),
            (-3.0, "0;(0)", "(3)"),
            (-0.001, "0.00", "0.00"),
            (0.0, "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            (7.0, "[Red]0;[$¥-804]0", "7"),
            (3.0, "[$¥-804]#,##0.00", "¥3.00"),
            (1036.0, "+0;-0", "+1036"),
            (7.0, "@", "7"),
            (7.0, "", "7"),
            (45_309.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年1月18日"),
            (45_309.75, "yyyy-mm-dd hh:mm", "2024-01-18 18:00"),
            (1e21, "General", "1000000000000000000000"),
            (1e-7, "General", "0.0000001"),
        ] {
            assert_eq!(shown(value, format, false).as_deref(), Some(text), "{value} {format}");
        }
    }

    #[test]
    fn formats_that_are_not_known_are_told() {
        for format in ["0.00E+00", "# ?/?", "[>100]0", "[h]:mm", "\"open", "h AM/PM"] {
            assert_eq!(shown(7.0, format, false), None, "{format}");
        }
    }
}
