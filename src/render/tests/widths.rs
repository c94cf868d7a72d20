//! No line is too wide, and underlines stand under their text.

use unicode_width::UnicodeWidthStr;

use super::super::{closing_line, diagnostic, report};
use super::*;

/// Takes the colour sequences out.
pub(super) fn without_colour(drawn: &str) -> String {
    let mut parts = drawn.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').expect("a colour ends").1)
}

#[track_caller]
fn assert_fits(drawn: &str, width: usize) {
    for line in without_colour(drawn).lines() {
        assert!(line.width() <= width, "{} columns, not {width}:\n{line}\n\n{drawn}", line.width());
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let files = files(REPORT);
    let (long, paragraph) = paragraph();
    let (rules, unfinished) = unfinished();
    for width in [32, 40, 60, 80, 120, 200] {
        for (lang, color) in [(Lang::Zh, false), (Lang::En, true)] {
            let options = HumanOptions { lang, width, color, verbose: true };
            assert_fits(&diagnostic(&single(&files), &files.sources, &options), width);
            assert_fits(&diagnostic(&five(&files), &files.sources, &options), width);
            assert_fits(&diagnostic(&paragraph, &long.sources, &options), width);
            assert_fits(&diagnostic(&unfinished, &rules.sources, &options), width);
            let outcome = outcome(&files);
            assert_fits(&report(&outcome, &files.sources, &options), width);
            assert_fits(&closing_line(outcome.counts, &options), width);
        }
    }
}

#[test]
fn no_label_anywhere_in_a_line_makes_it_too_wide() {
    let text = format!("{}\n", "本年ab新收，1 ".repeat(30));
    let files = files(&text);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for width in [32, 41, 80] {
        for (index, start) in starts.iter().enumerate().step_by(2) {
            for length in [0, 1, 7, 150] {
                let end = starts.get(index + length).copied().unwrap_or(text.len());
                let span = Span::new(files.report, *start..end);
                let words = Text::same("说明文字".repeat(index % 20));
                let message = Diagnostic::error(Code("a/b"), Text::same("长".repeat(index % 50)))
                    .at(span, Some(words));
                assert_fits(&diagnostic(&message, &files.sources, &options(width)), width);
            }
        }
    }
}

#[test]
fn long_names_and_captions_are_cut() {
    let mut sources = SourceMap::default();
    let file = sources.add("很长的文件夹/".repeat(20) + "report.yaml", "unit: 某局\n");
    let mut message = Diagnostic::error(Code("a/b"), Text::same("题"))
        .at(Span::new(file, 6..12), Some(Text::same("x".repeat(300))));
    message.notes = vec![(Text::same("很长的说明".repeat(20)), Text::same("无".repeat(100)))];
    message.table = vec![vec![Text::same("格".repeat(60)), Text::same("y".repeat(60))]];
    for width in [32, 40, 80] {
        let drawn = diagnostic(&message, &sources, &options(width));
        assert_fits(&drawn, width);
        assert!(drawn.contains("report.yaml:1:7]"), "{drawn}");
    }
}

/// Returns the columns that `part` takes in `line`.
fn columns(line: &str, part: &str) -> std::ops::Range<usize> {
    let start = line.rfind(part).expect("the part is shown");
    line[..start].width()..line[..start + part.len()].width()
}

/// Returns the columns of the underline that holds a `┬`.
fn underline(line: &str) -> std::ops::Range<usize> {
    let is_line = |character: char| matches!(character, '─' | '┬');
    let start = line.find(is_line).expect("there is an underline");
    let end = line.rfind(is_line).expect("there is an underline") + '─'.len_utf8();
    line[..start].width()..line[..end].width()
}

/// Draws a message at a part of a text: the line under it covers the columns of the part.
#[track_caller]
fn assert_underlined(files: &Files, span: Span, part: &str, width: usize) {
    let message =
        Diagnostic::error(Code("a/b"), Text::same("题")).at(span, Some(Text::same("此处")));
    let drawn = diagnostic(&message, &files.sources, &options(width));
    let lines: Vec<&str> = drawn.lines().collect();
    let below = lines.iter().position(|line| line.contains('┬')).expect("an underline");
    assert_eq!(columns(lines[below - 1], part), underline(lines[below]), "\n{drawn}");
}

#[test]
fn underlines_stand_exactly_under_chinese_text() {
    let parts = ["一、总体情况", "网站访问量33912次", "303条", "政府信息公开申请数量", "情况"];
    let files = files(REPORT);
    for width in [40, 60, 80, 120] {
        for part in parts {
            let span = files.find(files.report, "sections", part);
            assert_underlined(&files, span, part, width);
        }
    }
}

/// Of signs that take no column, one or two, alone and joined: combining marks, full-width forms, emoji
/// with skins, families and flags, a selector of variants.
#[test]
fn underlines_stand_under_signs_of_every_width() {
    let before =
        ["", "甲乙", "ＡＢ１２", "ｱｲ", "e\u{301}a\u{300}", "👍", "👍🏽", "👨‍👩‍👧", "🇨🇳", "❤️", "〇·—"];
    let parts = ["12", "新收", "３４", "e\u{301}3", "👍1", "5❤"];
    for width in [60, 80, 120] {
        for (before, part) in before.iter().flat_map(|one| parts.map(|part| (one, part))) {
            let files = files(&format!("a: {before}Z{part}Z 尾\n"));
            let span = files.find(files.report, "Z", part);
            assert_underlined(&files, span, part, width);
        }
    }
}

#[test]
fn the_head_counts_characters() {
    let (files, message) = paragraph();
    let drawn = diagnostic(&message, &files.sources, &options(80));
    let column = "    text: ".chars().count() + 26 * 60 + "全年网站访问量".chars().count() + 1;
    assert!(drawn.contains(&format!("[report.yaml:3:{column}]")), "{drawn}");
}
