//! Display widths, and the visible form of characters that a terminal would act on.
//!
//! Receives any text, of a report, a rule file or a message, and hands on text that is safe to print
//! and whose width is known: wrapped, cut or padded to columns, wide characters counting as two.
//! Does not know where the text stands or what it says.

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthChar;

/// The sign for what was left out.
pub(super) const CUT: char = '…';

/// Returns what is shown in the place of a character that would not show as itself; none for all
/// others. Such a character could move the cursor, hide text, or turn its direction round, so that an
/// underline or a figure would no longer stand where it seems to.
pub(super) fn stand_in(character: char) -> Option<String> {
    let code = u32::from(character);
    match code {
        // Nearly all characters of a report.
        0x20..=0x7E | 0x3000..=0xD7FF => None,
        // The pictures of control characters stand in the order of the characters themselves.
        0x00..=0x1F => char::from_u32(0x2400 + code).map(String::from),
        0x7F => Some('\u{2421}'.to_string()),
        0x80..=0x9F => Some(char::REPLACEMENT_CHARACTER.to_string()),
        // Soft hyphen; zero-width signs and direction marks; separators; embeddings, overrides and
        // isolates; byte order mark.
        0xAD
        | 0x61C
        | 0x180E
        | 0x200B..=0x200F
        | 0x2028..=0x202E
        | 0x2060..=0x206F
        | 0xFEFF
        | 0xFFF9..=0xFFFB
        // Selectors of variants and colours of skin: signs that change the one before them, which takes
        // one column or two as each terminal likes.
        | 0xFE00..=0xFE0F
        | 0x1F3FB..=0x1F3FF
        | 0xE0100..=0xE01EF
        // Tags: invisible letters.
        | 0xE0000..=0xE007F => Some(format!("\\u{{{code:x}}}")),
        _ => None,
    }
}

/// Returns `text` with every character visible; line breaks stay.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match stand_in(character) {
            Some(sign) if character != '\n' => shown.push_str(&sign),
            _ => shown.push(character),
        }
    }
    shown
}

/// Returns `text` visible and in one line.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    visible(&words.join(" "))
}

/// How many characters of a quoted name are shown before the middle is left out.
const QUOTED: usize = 60;

/// Returns `text` with the middle of each long quoted name left out, and no longer than `columns` in all:
/// a name may have hundreds of thousands of characters.
pub(super) fn shortened(text: &str, columns: usize) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['“', '`']) {
        let (before, quoted) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let open = quoted.chars().next().unwrap_or('`');
        let close = if open == '“' { '”' } else { '`' };
        let inside = quoted.get(open.len_utf8()..).unwrap_or_default();
        let Some(end) = inside.find(close) else { break };
        let (name, behind) = inside.split_at_checked(end).unwrap_or((inside, ""));
        shown.push_str(before);
        shown.push(open);
        if name.chars().nth(QUOTED).is_some() {
            shown.extend(name.chars().take(QUOTED / 2));
            shown.push(CUT);
            let tail: Vec<char> = name.chars().rev().take(QUOTED / 4).collect();
            shown.extend(tail.into_iter().rev());
        } else {
            shown.push_str(name);
        }
        shown.push(close);
        rest = behind.get(close.len_utf8()..).unwrap_or_default();
    }
    shown.push_str(rest);
    cut_end(&shown, columns)
}

/// Returns how many columns a character takes.
pub(super) fn char_width(character: char) -> usize {
    match character {
        ' '..='~' => 1,
        '\u{4E00}'..='\u{9FA5}' => 2,
        _ => character.width().unwrap_or(0),
    }
}

/// Returns how many columns `text` takes: the sum over its characters, as miette counts.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Tells whether `text` is one line of at most `columns`.
pub(super) fn fits(text: &str, columns: usize) -> bool {
    width(text) <= columns && !text.contains('\n')
}

/// Returns `text` with blanks behind it up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// Returns the beginning of `text` that fits into `columns`, with `…` where it was cut.
pub(super) fn cut_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = fitting(text.chars(), columns.saturating_sub(1));
    kept.push(CUT);
    kept.into_iter().collect()
}

/// Returns the end of `text` that fits into `columns`, with `…` where it was cut: of a path, the end
/// tells more.
pub(super) fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = fitting(text.chars().rev(), columns.saturating_sub(1));
    kept.push(CUT);
    kept.into_iter().rev().collect()
}

fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> Vec<char> {
    let mut used = 0;
    let fits = |character: &char| {
        used += char_width(*character);
        used <= columns
    };
    characters.take_while(fits).collect()
}

/// Returns `text` broken into lines of at most `columns`, where the script allows a break.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    // What has room in one line needs no search for breaks, which takes far longer than all the rest.
    let line = text.trim_end_matches(' ');
    if fits(line, columns) {
        return vec![line.to_owned()];
    }
    // First fit, because the balanced way leaves columns empty that Chinese text can fill.
    // An id such as T3-SUM is one word.
    let options = Options::new(columns.max(2))
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options);
    lines.into_iter().map(|line| cut_end(&line, columns.max(2))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_becomes_visible() {
        assert_eq!(visible("a\u{1b}[31m\t\u{7f}\u{85}"), "a␛[31m␉␡\u{fffd}");
        assert_eq!(visible("12\u{202e}34\u{2066}"), "12\\u{202e}34\\u{2066}");
        assert_eq!(one_line("一\n  二\r\n"), "一 二");
    }

    #[test]
    fn long_names_are_shortened_in_the_middle() {
        let name = "名".repeat(100_000);
        let shown = shortened(&format!("没有叫“{name}”的行，只有“新收”"), 400);
        assert_eq!(
            shown,
            format!("没有叫“{}…{}”的行，只有“新收”", "名".repeat(30), "名".repeat(15))
        );
        assert_eq!(shortened("没有叫“新收”的行", 400), "没有叫“新收”的行");
        assert_eq!(width(&shortened(&name, 400)), 399);
        assert_eq!(shortened("“没有后引号", 400), "“没有后引号");
    }

    #[test]
    fn a_line_with_room_is_what_the_search_for_breaks_leaves_of_it() {
        for text in
            ["", " ", "新收 1 ", "T3-SUM", " 新收", "一\r二", "a\u{2028}b", "e\u{301}\u{200B}新"]
        {
            let options = Options::new(40).wrap_algorithm(WrapAlgorithm::FirstFit);
            let mut searched = textwrap::wrap(text, options.initial_indent("> "));
            let first = searched.remove(0).into_owned();
            let first = first.strip_prefix("> ").expect("the indent");
            assert_eq!((wrap(text, 40), searched.len()), (vec![first.to_owned()], 0), "{text:?}");
        }
    }

    #[test]
    fn wide_characters_count_as_two() {
        for character in '\0'..='\u{FFFF}' {
            assert_eq!(char_width(character), character.width().unwrap_or(0), "{character:?}");
        }
        assert_eq!(width("新收 1"), 6);
        assert_eq!(pad("新收", 6), "新收  ");
        assert_eq!(cut_end("本年新收", 6), "本年…");
        assert_eq!(cut_start("某市/report.yaml", 9), "…ort.yaml");
        assert_eq!(wrap("本年新收，上年结转。", 8), ["本年新", "收，上年", "结转。"]);
    }
}
