//! How labels are compared when a report is read: folded, and without any punctuation, since that is what
//! line ends, OCR and other hands change first.

use crate::model::{fold, fold_char, is_numbered};

/// Returns what of a text is compared: its letters, characters and digits, folded.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    key.extend(text.chars().filter_map(key_char));
    key
}

/// Returns what of a character is compared.
pub(super) fn key_char(character: char) -> Option<char> {
    // Nearly all characters of a report are such: they stay, and there is no need to look them up.
    if matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}') {
        return Some(character);
    }
    Some(fold_char(character)).filter(|character| character.is_alphanumeric())
}

/// A label or a part of one, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// With its numbering.
    pub(super) full: String,
    /// Without it.
    pub(super) bare: String,
    /// The numbering alone, such as `一` or `3`; empty where there is none.
    pub(super) numbering: String,
}

impl Key {
    pub(super) fn new(text: &str) -> Self {
        let full = key(text);
        let bare = if is_numbered(text) { key(&fold(text)) } else { full.clone() };
        let numbering = full.strip_suffix(bare.as_str()).unwrap_or_default().to_owned();
        Self { full, bare, numbering }
    }
}

/// Tells whether two texts have enough characters in common to be as alike as `least`; both sorted.
pub(super) fn may_be_alike(one: &[char], other: &[char], least: f64) -> bool {
    let wanted = least * (one.len() + other.len()) as f64;
    // Not even when the shorter one is a part of the longer one.
    if 2.0 * (one.len().min(other.len()) as f64) < wanted {
        return false;
    }
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0_u32;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * f64::from(common) >= wanted
}

/// Returns the characters of a text, sorted.
pub(super) fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

/// Returns how alike two texts are, from 0 to 1: their longest common subsequence against their lengths.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let total = one.len() + other.len();
    // Texts of very different lengths cannot be alike.
    if total == 0 || one.len().min(other.len()) * 3 < one.len().max(other.len()) {
        return 0.0;
    }
    let mut row = vec![0_u32; other.len() + 1];
    for left in &one {
        let mut diagonal = 0;
        let mut previous = 0;
        for (place, right) in row.iter_mut().skip(1).zip(&other) {
            let above = *place;
            *place = if left == right { diagonal + 1 } else { above.max(previous) };
            (diagonal, previous) = (above, *place);
        }
    }
    2.0 * f64::from(row.last().copied().unwrap_or(0)) / total as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_drop_punctuation_and_know_the_numbering() {
        let key = Key::new("（⼀） 予以公开");
        assert_eq!((key.bare.as_str(), key.numbering.as_str()), ("予以公开", "一"));
        assert_eq!(Key::new("3.危及“三安全一稳定”").bare, "危及三安全一稳定");
        assert_eq!(Key::new("（三）").bare, "三");
        assert_eq!(Key::new("第二十条第（一）项").bare, "第二十条第一项");
    }

    #[test]
    fn likeness_counts_what_is_left() {
        assert!(likeness("其他法律行政止公开", "其他法律行政法规禁止公开") > 0.8);
        assert!(likeness("属于行政执法案卷", "属于行政查询事项") < 0.6);
        assert!((likeness("总计", "总计") - 1.0).abs() < 1e-9);
        assert!(likeness("", "") < 0.1);
    }
}
