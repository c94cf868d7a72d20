//! Values as they are compared: what print and spelling vary is folded.

use crate::model::fold_char;

/// Returns the key under which the values of a finding are compared: in half width, without blanks and
/// quotes, with one sign for each relation.
pub(super) fn values_key(written: &str) -> String {
    let mut key = String::with_capacity(written.len());
    for sign in written.chars().map(fold_char) {
        match sign {
            '≠' => key.push_str("!="),
            '≤' => key.push_str("<="),
            '≥' => key.push_str(">="),
            '、' => key.push(','),
            '−' => key.push('-'),
            // `==` and `=` are one sign.
            '=' if key.ends_with('=') => {}
            '"' | '“' | '”' | '\'' => {}
            sign if sign.is_whitespace() => {}
            sign => key.extend(sign.to_lowercase()),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_same_values_have_one_key() {
        for (one, other) in [
            ("36 != 35", "36≠35"),
            ("３６　！＝　３５", "36 ≠ 35"),
            ("1 == 1", "1 = 1"),
            ("1 <= 2", "1 ≤ 2"),
            ("34、空", "34, 空"),
            ("“/”", "/"),
        ] {
            assert_eq!(values_key(one), values_key(other), "{one}");
        }
        assert_ne!(values_key("36 != 35"), values_key("35 != 36"));
        assert_ne!(values_key("1 <= 2"), values_key("1 < 2"));
    }
}
