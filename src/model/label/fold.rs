//! Labels as they are compared: what print and spelling vary, and a reader does not see, is folded.
//!
//! The printed label is kept for quoting; a folded one is a key and never shown.

use unicode_normalization::char::decompose_compatible;

use super::radicals::{KANGXI_SIMPLIFIED, STROKES, STROKES_START, SUPPLEMENT, SUPPLEMENT_START};

/// Returns the key under which a printed label is compared: without one leading numbering
/// (`一、` `（一）` `1.` `1、`), white space and quotes, in half width, radicals as characters.
///
/// ```
/// use rulecheck::model::fold;
/// assert_eq!(fold("（一） 予以公开"), fold("予以公开"));
/// assert_eq!(fold("1.属于国家秘密"), "属于国家秘密");
/// ```
pub fn fold(label: &str) -> String {
    let key = folded(after_numbering(label));
    // A label that is nothing but a numbering is compared by it.
    if key.is_empty() { folded(label) } else { key }
}

/// Tells whether a label begins with a numbering, which a comparison does not see.
pub fn is_numbered(label: &str) -> bool {
    after_numbering(label).len() < label.len()
}

fn folded(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.chars() {
        // Nearly all characters of a label are such, and stay.
        if matches!(character, '\u{3400}'..='\u{9FFF}') {
            key.push(character);
            continue;
        }
        let character = fold_char(character);
        if !is_dropped(character) {
            key.push(character);
        }
    }
    key
}

/// Returns one character in half width and, for a radical, the ordinary simplified character. Every
/// other character stays; so a text folded so has as many characters as before.
pub fn fold_char(character: char) -> char {
    match character {
        '\0'..='\u{7F}' => character,
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{2E80}'..='\u{2EFF}' => from_table(character, SUPPLEMENT_START, &SUPPLEMENT),
        '\u{31C0}'..='\u{31EF}' => from_table(character, STROKES_START, &STROKES),
        '\u{2F00}'..='\u{2FDF}' => fold_kangxi(character),
        '\u{F900}'..='\u{FAFF}' => compatible(character),
        _ => character,
    }
}

fn from_table(character: char, start: char, table: &[char]) -> char {
    let offset = u32::from(character) - u32::from(start);
    table.get(offset as usize).copied().unwrap_or(character)
}

fn fold_kangxi(character: char) -> char {
    match KANGXI_SIMPLIFIED.binary_search_by_key(&character, |(radical, _)| *radical) {
        Ok(found) => KANGXI_SIMPLIFIED.get(found).map_or(character, |(_, ordinary)| *ordinary),
        Err(_) => compatible(character),
    }
}

/// Returns the NFKC form where it is a single character; these blocks have no other.
fn compatible(character: char) -> char {
    let (mut form, mut count) = (character, 0);
    decompose_compatible(character, |part| {
        form = part;
        count += 1;
    });
    if count == 1 { form } else { character }
}

/// Tells what a comparison does not see: white space, also of no width, and quotes.
fn is_dropped(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
        || matches!(character, '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '『' | '』')
}

/// Returns what follows one leading numbering; the whole label where there is none.
fn after_numbering(label: &str) -> &str {
    // Nearly all labels begin with an ordinary character that is no numeral.
    if label
        .starts_with(|first| matches!(first, '\u{3400}'..='\u{9FFF}') && !CHINESE.contains(&first))
    {
        return label;
    }
    let rest = skip_blanks(label);
    let found = match next(rest) {
        Some(('(', inner)) => bracketed(inner),
        Some(_) => listed(rest),
        None => None,
    };
    found.unwrap_or(label)
}

/// `一）` of `（一）`, `1)` of `(1)`.
fn bracketed(inner: &str) -> Option<&str> {
    let rest = skip_blanks(numerals(skip_blanks(inner))?);
    match next(rest)? {
        (')', rest) => Some(rest),
        _ => None,
    }
}

/// `一、`, `1.`, `1、`. A digit after the point makes it a figure (`1.5万元以下`).
fn listed(text: &str) -> Option<&str> {
    let rest = skip_blanks(numerals(text)?);
    match next(rest)? {
        ('、', rest) => Some(rest),
        ('.', rest) => match next(rest) {
            Some((digit, _)) if digit.is_ascii_digit() => None,
            _ => Some(rest),
        },
        _ => None,
    }
}

/// The numerals of numberings.
const CHINESE: [char; 13] =
    ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '〇', '零'];

/// Skips one to three numerals of one kind; years have more.
fn numerals(text: &str) -> Option<&str> {
    let (first, _) = next(text)?;
    let belongs = |c: char| match first.is_ascii_digit() {
        true => c.is_ascii_digit(),
        false => CHINESE.contains(&c),
    };
    let mut rest = text;
    let mut count = 0;
    while let Some((character, after)) = next(rest)
        && belongs(character)
    {
        rest = after;
        count += 1;
    }
    (1..=3).contains(&count).then_some(rest)
}

/// Returns the first character, folded, and the rest.
fn next(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    Some((fold_char(first), characters.as_str()))
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_numbering_is_dropped() {
        for (printed, key) in [
            ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
            ("（一）予以公开", "予以公开"),
            ("(一) 予以公开", "予以公开"),
            ("1.属于国家秘密", "属于国家秘密"),
            ("１．属于国家秘密", "属于国家秘密"),
            ("1、属于国家秘密", "属于国家秘密"),
            ("⼆十一、其他", "其他"),
            ("（⼀）1.其他", "1.其他"),
            ("1.5万元以下", "1.5万元以下"),
            ("1. 5月前", "5月前"),
            ("2021.其他", "2021.其他"),
            ("第（一）项", "第(一)项"),
            ("（一）", "(一)"),
            ("十三五", "十三五"),
            ("总计", "总计"),
            ("", ""),
        ] {
            assert_eq!(fold(printed), key, "{printed}");
        }
    }

    #[test]
    fn blanks_width_and_quotes_do_not_matter() {
        assert_eq!(fold("商业 企业"), "商业企业");
        assert_eq!(fold("商业\u{3000}企\u{A0}业\u{200B}"), "商业企业");
        assert_eq!(fold("3.危及“三安全一稳定”"), "危及三安全一稳定");
        assert_eq!(fold("3.危及「三安全一稳定」"), fold("危及\"三安全一稳定\""));
        assert_eq!(fold("收费金额（单位：万元）"), "收费金额(单位:万元)");
        assert_eq!(fold("Ａb"), "Ab");
    }

    #[test]
    fn radicals_become_simplified_characters() {
        for (radicals, ordinary) in [
            ("⺠⻓⻔⻛⻅⻋⻉⻚⻢⻰⻮⻬", "民长门风见车贝页马龙齿齐"),
            ("⼀⼈⼾⾔⾧⾨⾒⾞⾙⾴⻩⿈⿓⾦⽰⾷", "一人户言长门见车贝页黄黄龙金示食"),
            ("㇐", "一"),
            ("\u{F967}", "不"),
        ] {
            assert_eq!(radicals.chars().map(fold_char).collect::<String>(), ordinary);
        }
        let all = (0x2E80..=0x2FDF).filter_map(char::from_u32);
        let left: String =
            all.filter(|c| fold_char(*c) == *c).filter(|c| *c < '\u{2FD6}').collect();
        // U+2E80 has no ordinary form; U+2E9A and U+2EF4 to U+2EFF are not assigned.
        assert_eq!(left.chars().filter(|c| *c < '\u{2EF4}').collect::<String>(), "⺀\u{2E9A}");
        assert_eq!(left.chars().count(), 14);
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for label in ["予以公开", "危及“三安全一稳定”", "收费 金额（单位：万元）", "⼾⻓"]
        {
            assert_eq!(fold(&fold(label)), fold(label));
        }
    }
}
