//! One cell: the six kinds of things that are printed where a number is due.

use super::number::{MAX_DIGITS, Number};
use super::short_text::ShortText;
use crate::model::label::fold_char;
use crate::source::Span;

/// A cell as printed, with what it means.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it means.
    pub value: CellValue,
    /// What is printed, without quotes.
    pub printed: ShortText,
    /// Where it stands.
    pub span: Span,
}

/// The six kinds of cell. They are kept apart everywhere.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// A number.
    Number(Number),
    /// Nothing is printed.
    Blank,
    /// A mark stands instead of a number: `/`, `-`, `—`, 无, 不适用.
    Mark,
    /// A number with a note: `22（其中修订16件）`, `251000元`.
    Noted(Number),
    /// Other text.
    Text,
    /// `?`: what import could not read.
    Unreadable,
}

impl CellValue {
    /// Reads what is printed. `plain` tells that the document has it without quotes: only then do
    /// `~` and `null` mean a blank.
    ///
    /// ```
    /// use rulecheck::model::{CellValue, Number};
    /// assert_eq!(CellValue::read("1,204", false), CellValue::Number(Number::from(1204)));
    /// assert_eq!(CellValue::read("不适用", true), CellValue::Mark);
    /// ```
    pub fn read(printed: &str, plain: bool) -> Self {
        // Nearly all cells are numbers, and nothing stands around them.
        if let Some(number) = Number::parse(printed) {
            return Self::Number(number);
        }
        let text = printed.trim_matches(is_blank);
        if let Some(number) = Number::parse(text) {
            return Self::Number(number);
        }
        if text.is_empty() || (plain && matches!(text, "~" | "null" | "Null" | "NULL")) {
            return Self::Blank;
        }
        if is_mark(text) {
            return Self::Mark;
        }
        if matches!(text, "?" | "？") {
            return Self::Unreadable;
        }
        match leading_number(text) {
            Some((number, "")) => Self::Number(number),
            Some((number, rest)) if is_note(rest) => Self::Noted(number),
            Some(_) | None => Self::Text,
        }
    }

    /// Returns the number, with or without a note.
    #[inline]
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) | Self::Noted(number) => Some(number),
            Self::Blank | Self::Mark | Self::Text | Self::Unreadable => None,
        }
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// Tells whether `text` is a mark that is printed where there is nothing to count.
fn is_mark(text: &str) -> bool {
    let dash = |c: char| matches!(c, '/' | '／' | '-' | '－' | '—' | '–' | '―' | '─' | '−' | '﹣');
    matches!(text, "无" | "不适用") || (text.chars().count() <= 4 && text.chars().all(dash))
}

/// Reads the number at the start, in either width and with digits in groups of three, and returns
/// it with what follows. None where the digits are not written as a number is.
fn leading_number(text: &str) -> Option<(Number, &str)> {
    let mut digits = String::new();
    let mut rest = text;
    let mut groups: Option<usize> = None;
    while let Some((character, after)) = split_first(rest) {
        match character {
            '0'..='9' => groups = groups.map(|count| count + 1),
            '-' | '+' if digits.is_empty() => {}
            ',' if !digits.contains('.') && starts_with_digit(after) => {
                let before = digits.trim_start_matches(['-', '+']).len();
                let proper = groups.map_or((1..=3).contains(&before), |count| count == 3);
                if !proper {
                    return None;
                }
                groups = Some(0);
            }
            '.' if !digits.contains('.') && starts_with_digit(after) => {
                if groups.is_some_and(|count| count != 3) {
                    return None;
                }
                groups = None;
            }
            _ => break,
        }
        if character != ',' {
            digits.push(character);
        }
        // A longer run of digits is no number of a report, and parsing would refuse it anyway.
        if digits.len() > MAX_DIGITS + 2 {
            return None;
        }
        rest = after;
    }
    if groups.is_some_and(|count| count != 3) {
        return None;
    }
    Number::parse(&digits).map(|number| (number, rest))
}

/// Returns the first character in half width, and the rest.
fn split_first(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let folded = if first == '−' { '-' } else { fold_char(first) };
    Some((folded, characters.as_str()))
}

fn starts_with_digit(text: &str) -> bool {
    split_first(text).is_some_and(|(character, _)| character.is_ascii_digit())
}

/// Tells whether `rest`, which follows a number, only remarks on it: a unit in words, a bracket.
/// What changes the value (3万, 12%) or goes on counting (22和5, 2021年1月) is no note: taken for
/// one, it would make a wrong number.
fn is_note(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_blank);
    let bracket = rest.find(['(', '（', '[', '［', '【', '〔', '<', '《']);
    let unit = bracket.and_then(|at| rest.get(..at)).unwrap_or(rest);
    let in_words = |c: char| (c.is_alphabetic() && !c.is_ascii()) || is_blank(c) || c == '*';
    let scaled =
        unit.starts_with(['万', '亿', '千', '百', '十', '多', '余', '至', '和', '或', '与']);
    let counts = |c: char| "一二三四五六七八九零〇".contains(c);
    !rest.is_empty()
        && !scaled
        && unit.chars().all(|c| in_words(c) && !counts(c) && fold_char(c) == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str) -> Number {
        Number::parse(value).expect(value)
    }

    #[test]
    fn numbers_in_either_width_and_in_groups() {
        for (printed, value) in [
            ("0", "0"),
            ("0.0000", "0"),
            (" 12 ", "12"),
            ("+1036", "1036"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("1,204", "1204"),
            ("12,345,678.90", "12345678.9"),
            ("１，２０４", "1204"),
            ("－１．５", "-1.5"),
        ] {
            assert_eq!(
                CellValue::read(printed, true),
                CellValue::Number(number(value)),
                "{printed}"
            );
        }
    }

    #[test]
    fn notes_leave_the_number() {
        for (printed, value) in [
            ("22（其中修订16件）", "22"),
            ("22 （其中修订 16 件）", "22"),
            ("251000元", "251000"),
            ("55 (含自然失效29件)", "55"),
            ("1,204件（其中5件）", "1204"),
            ("3.5万元", ""),
            ("12%", ""),
            ("2021年1月", ""),
            ("十二件", ""),
        ] {
            let expected = match value {
                "" => CellValue::Text,
                value => CellValue::Noted(number(value)),
            };
            assert_eq!(CellValue::read(printed, true), expected, "{printed}");
        }
    }

    #[test]
    fn marks_blanks_and_the_unread() {
        for mark in ["/", "-", "—", "–", "／", "无", "不适用", "——", " - "] {
            assert_eq!(CellValue::read(mark, true), CellValue::Mark, "{mark}");
        }
        for blank in ["", "~", "null", "\u{3000}", "\u{A0}"] {
            assert_eq!(CellValue::read(blank, true), CellValue::Blank, "{blank}");
        }
        assert_eq!(CellValue::read("", false), CellValue::Blank);
        assert_eq!(CellValue::read("~", false), CellValue::Text);
        assert_eq!(CellValue::read("?", false), CellValue::Unreadable);
        assert_eq!(CellValue::read("？", true), CellValue::Unreadable);
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in [
            "yes",
            "no",
            "1e5",
            "0x1F",
            "1_000",
            "1,20",
            "1,2040",
            "12,34",
            "1234,567",
            "1.2.3",
            "2021-01-05",
            "1/3",
            "22 33",
            "22、5",
            ".5",
            "1.",
            "1,204,5",
            "3:5",
            "0,5.1",
            "99999999999999999999999999999999999999999999999999",
        ] {
            assert_eq!(CellValue::read(text, true), CellValue::Text, "{text}");
        }
    }
}
