//! How deep statements may stand inside each other without brackets: `当 a 则 当 b 则 …`, `每个 x 在 …: 每个 y 在 …: …`.
//!
//! Each level is one more call for every step that walks a tree, and a stack has an end. What is counted
//! here is at least the depth; nobody writes a tenth of what is allowed.

use memchr::{memchr_iter, memmem};

use super::cut::{ENDS_OPEN, JOINING, OPENS_ON, SIGNS};

/// How many such words one statement may have.
pub(super) const MAX_NESTED: usize = 64;
/// Each level takes more bytes than these.
const SHORTEST: usize = 6;

/// The words that put a statement inside another, and a byte of each that few other signs have.
const NESTING: [(&str, u8); 6] = [
    ("当", b'\x93'),
    ("每个", b'\x8F'),
    ("任一", b'\xBB'),
    ("when", b'w'),
    ("every", b'v'),
    ("some", b'm'),
];
/// What a line may begin or end with, beside words and signs, when a statement goes on there.
const BEGINS: [char; 8] = [')', '）', ',', '，', '.', '．', '&', '|'];
const ENDS: [char; 8] = ['(', '（', ',', '，', '.', '．', ':', '：'];

/// Tells whether statements of a text stand too deep inside each other.
pub(super) fn is_too_deep(text: &str) -> bool {
    if text.len() < MAX_NESTED * SHORTEST
        || count_at_most(text) <= MAX_NESTED
        || count_all(text) <= MAX_NESTED
    {
        return false;
    }
    let mut nested = 0;
    let mut goes_on = false;
    for line in text.split('\n').map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if !goes_on && !carries_on(line) {
            nested = 0;
        }
        nested += count_all(line);
        if nested > MAX_NESTED {
            return true;
        }
        // A remark may stand behind it.
        goes_on = line.split('#').any(|part| is_open(part.trim_end()));
    }
    false
}

/// Returns how often a text has words that nest.
fn count_all(text: &str) -> usize {
    NESTING.iter().map(|(word, _)| count(text, word)).sum()
}

/// Returns a number that `count_all` does not exceed, which is found much sooner.
fn count_at_most(text: &str) -> usize {
    NESTING.iter().map(|(_, byte)| memchr_iter(*byte, text.as_bytes()).count()).sum()
}

/// Returns how often a text has a word that stands alone, as those must that nest: 当年 is another.
fn count(text: &str, word: &str) -> usize {
    let stands_alone = |at: &usize| {
        let next = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        next.is_none_or(|next| !next.is_alphanumeric() && !['_', '-'].contains(&next))
    };
    memmem::find_iter(text.as_bytes(), word).filter(stands_alone).count()
}

/// Tells whether a line may go on with the statement above it.
fn carries_on(line: &str) -> bool {
    let mut words = JOINING.iter().chain(OPENS_ON);
    line.starts_with(BEGINS)
        || line.starts_with(|sign| SIGNS.contains(sign))
        || words.any(|word| line.starts_with(word))
}

/// Tells whether a statement may go on below a line.
fn is_open(line: &str) -> bool {
    let mut words = JOINING.iter().chain(ENDS_OPEN);
    line.ends_with(ENDS)
        || line.ends_with(|sign| SIGNS.contains(sign))
        || words.any(|word| line.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_statements_below_each_other_are_not_deep() {
        let rules = "A: 当 行(甲) > 0 则 行(乙) > 0\n  否则 每个 x 在 列(甲 .. 乙): x > 0\n";
        assert!(!is_too_deep(&rules.repeat(1000)));
        let fact = format!("事实 甲 {{ 表述 {} }}", "或 \"当年{n}件\" ".repeat(1000));
        assert!(!is_too_deep(&fact));
    }

    #[test]
    fn each_word_has_the_byte_by_which_it_is_looked_for() {
        for (word, byte) in NESTING {
            assert!(word.as_bytes().contains(&byte), "{word}");
        }
    }

    #[test]
    fn statements_inside_each_other_are() {
        for part in [
            "当 1则 ",
            "每个 x在行(甲):\n",
            "当 1\n== 1 # 注\n则 # 注\n",
            "当 正文(甲) 包含 \"#\" 则\n",
            "when 1 == 1 then ",
        ] {
            assert!(is_too_deep(&part.repeat(1000)), "{part}");
            assert!(!is_too_deep(&part.repeat(20)), "{part}");
        }
    }
}
