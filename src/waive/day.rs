//! Days of the calendar, as people write them.

use std::fmt;

use jiff::civil::Date;

/// A day. Days are ordered as they follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// Reads a day: `2026-06-30`, `2026/6/30`, `2026.6.30` or `2026年6月30日`, also in full width; none
    /// for what is no day of the calendar.
    ///
    /// ```
    /// use rulecheck::waive::Day;
    /// assert_eq!(Day::read("2026年6月30日").unwrap().to_string(), "2026-06-30");
    /// assert_eq!(Day::read("2026-02-30"), None);
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        let plain: String = written.trim().chars().map(crate::model::fold_char).collect();
        let plain = plain.strip_suffix('日').unwrap_or(&plain);
        let parts: Vec<&str> = plain.split(['-', '/', '.', '年', '月']).collect();
        let [year, month, day] = parts.as_slice() else { return None };
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || ![year, month, day].iter().all(|part| digits(part)) {
            return None;
        }
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        date.ok().map(Self)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_usual_spellings_and_nothing_else_is() {
        for (written, day) in [
            ("2026-06-30", Some("2026-06-30")),
            (" 2026/6/30 ", Some("2026-06-30")),
            ("２０２６．６．３０", Some("2026-06-30")),
            ("2024年2月29日", Some("2024-02-29")),
            ("2025-02-29", None),
            ("2026-13-01", None),
            ("2026-06", None),
            ("2026-06-30-1", None),
            ("26-06-30", None),
            ("2026-06-3x", None),
            ("+026-06-30", None),
            ("年底", None),
            ("", None),
        ] {
            let read = Day::read(written).map(|day| day.to_string());
            assert_eq!(read.as_deref(), day, "{written}");
        }
        assert!(Day::read("2026-06-30") < Day::read("2026-7-1"));
    }
}
