//! Dates that a workbook stores as numbers → what their cells show.

use jiff::ToSpan;
use jiff::civil;

use super::number_format::Token;

/// The last day that workbooks know, the end of 9999.
const LAST: f64 = 2_958_466.0;

/// Writes a date.
pub(super) fn date(value: f64, tokens: &[Token], from_1904: bool) -> Option<String> {
    let value = if from_1904 { value + 1462.0 } else { value };
    if !(0.0..LAST).contains(&value) {
        return None;
    }
    // Seconds are rounded first, so that no 59.99 stands where 60 is meant.
    #[allow(clippy::cast_possible_truncation, reason = "bounded above")]
    let seconds = (value * 86_400.0).round() as i64;
    let day = day_of(seconds.div_euclid(86_400))?;
    let (year, month, day) = (day.year(), day.month(), day.day());
    let time = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    let mut out = String::new();
    let dates = |index: usize| match tokens.get(index) {
        Some(Token::Date(part)) => part.as_str(),
        _ => "",
    };
    let near = |index: usize, step: isize| {
        let mut at = index.checked_add_signed(step);
        while let Some(found) = at.filter(|at| *at < tokens.len()) {
            if !dates(found).is_empty() {
                return dates(found);
            }
            at = found.checked_add_signed(step);
        }
        ""
    };
    for (index, token) in tokens.iter().enumerate() {
        let Token::Date(part) = token else {
            if let Token::Literal(text) = token {
                out.push_str(text);
            }
            continue;
        };
        let is_minute = near(index, -1).starts_with('h') || near(index, 1).starts_with('s');
        out.push_str(&match part.as_str() {
            "yy" => format!("{:02}", year % 100),
            "y" | "yyy" | "yyyy" => year.to_string(),
            "m" if is_minute => minute.to_string(),
            "mm" if is_minute => format!("{minute:02}"),
            "m" => month.to_string(),
            "mm" => format!("{month:02}"),
            "d" => day.to_string(),
            "dd" => format!("{day:02}"),
            "h" => hour.to_string(),
            "hh" => format!("{hour:02}"),
            "s" => second.to_string(),
            "ss" => format!("{second:02}"),
            // Names of months and days.
            _ => return None,
        });
    }
    Some(out.trim().to_owned())
}

/// Returns the day that a workbook counts from the end of 1899. Workbooks believe in a 29 February 1900,
/// which is day 60.
fn day_of(serial: i64) -> Option<civil::Date> {
    let days = if serial < 60 { serial + 1 } else { serial };
    civil::date(1899, 12, 30).checked_add(days.days()).ok()
}
