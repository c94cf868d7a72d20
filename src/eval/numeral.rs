//! Numbers as sentences spell them.

use crate::model::Number;

/// Reads the number at the start of folded text: digits, grouped digits, decimals, and 万 or 亿 behind
/// them, unless the phrase itself says that sign next (`behind`, as in `收费{n}万元`). Returns it with
/// its length in characters.
pub(super) fn at_start(text: &[char], behind: Option<char>) -> Option<(Number, usize)> {
    let is_digit = |index: usize| text.get(index).is_some_and(char::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|index| is_digit(*index)).count();
    let mut end = run(0);
    if end == 0 {
        return None;
    }
    if end <= 3 {
        while text.get(end) == Some(&',') && run(end + 1) == 3 {
            end += 4;
        }
    }
    if text.get(end) == Some(&'.') && is_digit(end + 1) {
        end += 1 + run(end + 1);
    }
    let digits: String = text.iter().take(end).filter(|sign| **sign != ',').collect();
    let number = Number::parse(&digits)?;
    let times = match text.get(end).filter(|sign| behind != Some(**sign)) {
        Some('万') => 10_000,
        Some('亿') => 100_000_000,
        _ => return Some((number, end)),
    };
    Some((&number * &Number::from(times), end + 1))
}

/// Reads the number that ends where folded text ends.
pub(super) fn at_end(text: &[char]) -> Option<(Number, usize)> {
    let is_part = |sign: &&char| sign.is_ascii_digit() || matches!(sign, ',' | '.' | '万' | '亿');
    let length = text.iter().rev().take_while(is_part).count();
    (1..=length).rev().find_map(|length| {
        let tail = text.get(text.len() - length..)?;
        at_start(tail, None).filter(|(_, read)| *read == length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, usize)> {
        let text: Vec<char> = text.chars().collect();
        at_start(&text, None).map(|(number, length)| (number.to_string(), length))
    }

    #[test]
    fn digits_groups_decimals_and_ten_thousands() {
        assert_eq!(read("33912次"), Some(("33912".into(), 5)));
        assert_eq!(read("33,912次"), Some(("33912".into(), 6)));
        assert_eq!(read("5,12件"), Some(("5".into(), 1)));
        assert_eq!(read("3.4万次"), Some(("34000".into(), 4)));
        assert_eq!(read("次"), None);
        let fee: Vec<char> = "1.5万元".chars().collect();
        let (number, length) = at_start(&fee, Some('万')).expect("a number");
        assert_eq!((number.to_string(), length), ("1.5".into(), 3));
        let text: Vec<char> = "全年33,912".chars().collect();
        assert_eq!(
            at_end(&text).map(|(number, length)| (number.to_string(), length)),
            Some(("33912".into(), 6))
        );
    }
}
