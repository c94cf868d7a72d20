//! Slips that come in numbers: who types one colon in full width, or one tab, types all of them so.
//!
//! The parser stops at the first; this file finds the others on the lines below, where it is sure: on lines
//! that are an item of the layout, with an English name, or a label before a bracket, and not words of a text.

use std::ops::Range;

use crate::model::error::LoadErrorKind;

/// How many places are told of at most.
const MOST: usize = 20;

/// Returns the places of more slips below one that is of a kind that comes in numbers.
pub(super) fn more_slips(text: &str, first: &LoadErrorKind, from: usize) -> Vec<Range<usize>> {
    let comes_in_numbers = matches!(
        first,
        LoadErrorKind::FullWidthSign { sign: '：', .. }
            | LoadErrorKind::TabIndent
            | LoadErrorKind::WideBlank { .. }
    );
    if !comes_in_numbers {
        return Vec::new();
    }
    let rest = text.get(from..).unwrap_or_default();
    let mut offset = from;
    let mut found = Vec::new();
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        // The first of them is what is left of the line of the slip itself.
        if index > 0 {
            found.extend(of_line(line, offset));
        }
        offset += line.len();
        if found.len() >= MOST || line.trim_end() == "---" {
            break;
        }
    }
    found.truncate(MOST);
    found
}

/// Returns the slips of a line that is an item: a blank that indents and is none, a colon that is wide.
fn of_line(line: &str, offset: usize) -> Vec<Range<usize>> {
    let words = line.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '-');
    let indent = line.get(..line.len() - words.len()).unwrap_or_default();
    let Some(colon) = words.find([':', '：']) else { return Vec::new() };
    let (name, behind) = words.split_at_checked(colon).unwrap_or((words, ""));
    let is_english =
        !name.is_empty() && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    let value = behind.trim_start_matches([':', '：']).trim_start();
    if !is_english && !value.starts_with(['[', '［', '【', '{', '｛']) {
        return Vec::new();
    }
    let is_wrong = |sign: &char| *sign != ' ' && sign.is_whitespace();
    let blanks = indent.char_indices().find(|(_, sign)| is_wrong(sign));
    let blank = blanks.map(|(at, sign)| offset + at..offset + at + sign.len_utf8());
    let start = offset + indent.len() + colon;
    let wide = behind.starts_with('：').then(|| start..start + '：'.len_utf8());
    blank.into_iter().chain(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_below_are_found_and_words_of_a_text_are_not() {
        let text = "unit：甲\nyear：2023\nsections:\n  - heading：一\n\ttext: |\n    重点：公开\n    rows：\n      新收：[1]\n";
        let kind = LoadErrorKind::FullWidthSign { sign: '：', proper: ':' };
        let places: Vec<_> = more_slips(text, &kind, 4 + '：'.len_utf8())
            .into_iter()
            .map(|place| text.get(..place.start).unwrap_or_default().lines().count())
            .collect();
        assert_eq!(places, [2, 4, 4, 7, 8]);
        assert!(more_slips(text, &LoadErrorKind::MissingColon, 0).is_empty());
    }
}
