//! Parts of one printed text → one text, with a blank only where one would be printed.

use unicode_width::UnicodeWidthChar;

/// Joins the lines of a cell or heading. Chinese needs no blank between them; figures and Latin words
/// do: `5` over `0` is not 50.
pub(super) fn join_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in lines.into_iter().map(trimmed).filter(|line| !line.is_empty()) {
        let before = joined.chars().next_back();
        if before.is_some_and(|before| !meet(before, line.chars().next())) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// Tells whether two characters stand side by side without a blank although a line ends between them.
pub(super) fn meet(before: char, after: Option<char>) -> bool {
    let is_wide = |c: char| c.width() == Some(2) || matches!(c, '“' | '”' | '‘' | '’');
    is_wide(before) && after.is_some_and(is_wide)
}

/// Tells whether a character prints nothing and takes no room.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Returns a text without blanks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Returns digits as they are printed in superscript, so that the mark of a note never becomes a digit
/// of the figure before it.
pub(super) fn superscript(text: &str) -> String {
    with_digits(text, ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
}

/// Returns digits as they are printed in subscript.
pub(super) fn subscript(text: &str) -> String {
    with_digits(text, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'])
}

fn with_digits(text: &str, digits: [char; 10]) -> String {
    let of = |c: char| c.to_digit(10).and_then(|digit| digits.get(digit as usize).copied());
    text.chars().map(|c| of(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chinese_meets_without_a_blank() {
        for (lines, joined) in [
            (vec!["本年新", "制作数量"], "本年新制作数量"),
            (vec!["5", "0"], "5 0"),
            (vec!["22", "（其中修订16件）"], "22 （其中修订16件）"),
            (vec![" open ", "", "data"], "open data"),
            (vec!["\u{A0}", "\u{200B}"], ""),
        ] {
            assert_eq!(join_lines(lines), joined);
        }
        assert_eq!(superscript("1）"), "¹）");
    }
}
