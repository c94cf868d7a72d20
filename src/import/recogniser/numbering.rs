//! The numbering at the start of a line, and how deep it says that the line stands.

use crate::model::fold_char;

/// Returns the level of the numbering that a text begins with: 1 for `一、`, 2 for `（一）`, 3 for `1.` and
/// `1、`, 4 for `（1）`.
pub(super) fn level(text: &str) -> Option<u8> {
    let mut characters = text.chars().map(fold_char).filter(|c| !c.is_whitespace()).peekable();
    let bracketed = characters.next_if_eq(&'(').is_some();
    let first = characters.next()?;
    let chinese = is_numeral(first);
    if !chinese && !first.is_ascii_digit() {
        return None;
    }
    let mut length = 1;
    while characters
        .next_if(|c| if chinese { is_numeral(*c) } else { c.is_ascii_digit() })
        .is_some()
    {
        length += 1;
    }
    let end = characters.next()?;
    // `6.7%` is a figure, `1.2021年` is the first of a list.
    let decimals = characters.clone().take_while(char::is_ascii_digit).count();
    let figure = end == '.' && decimals > 0;
    let year = decimals == 4;
    match (bracketed, chinese, end) {
        _ if length > 3 => None,
        (true, true, ')') => Some(2),
        (true, false, ')') => Some(4),
        (false, true, '、' | '.') => Some(1),
        (false, false, '、' | '.') if !figure || (length == 1 && year) => Some(3),
        (false, false, ')') => Some(4),
        _ => None,
    }
}

/// Tells whether a text is a numbering and nothing else: `1.`, `（一）`, `3、`, also without its signs.
pub(super) fn is_numbering(text: &str) -> bool {
    let sign = |c: char| matches!(c, '(' | ')' | '.' | '、');
    let folded: String = text.chars().map(fold_char).filter(|c| !c.is_whitespace()).collect();
    let number = folded.trim_matches(sign);
    let is_one = |of: fn(char) -> bool| number.chars().all(of);
    (1..=3).contains(&number.chars().count())
        && (is_one(is_numeral) || is_one(|c| c.is_ascii_digit()))
}

fn is_numeral(character: char) -> bool {
    "一二三四五六七八九十".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_tells_the_level() {
        for (text, found) in [
            ("一、总体情况", Some(1)),
            ("⼗⼀、其他", Some(1)),
            ("（一）主动公开", Some(2)),
            ("(⼆)依申请公开", Some(2)),
            ("1.2021年，我局", Some(3)),
            ("2、完善制度", Some(3)),
            ("（1）完善制度", Some(4)),
            ("一是强化培训", None),
            ("2021年，我局", None),
            ("12.5万元", None),
            ("6.7%，连续12个季度", None),
            ("总体情况", None),
        ] {
            assert_eq!(level(text), found, "{text}");
        }
    }

    #[test]
    fn a_numbering_alone_is_told_from_words_and_figures() {
        for text in ["1.", "1．", "（三）", "(10)", "二、", "7"] {
            assert!(is_numbering(text), "{text}");
        }
        for text in ["", "()", "其他", "1.2", "一是", "2023", "1.属于"] {
            assert!(!is_numbering(text), "{text}");
        }
    }
}
