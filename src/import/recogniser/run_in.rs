//! Headings that are printed on the line on which their text begins: `一、总体情况。本年度……`.
//!
//! A sentence must never become a heading, so one is cut off only where it is the title of a section of the form,
//! or a few words that name a matter and state nothing; what is said of it stays in the text.

use super::numbering::level;
use super::vocabulary::Vocabulary;
use crate::model::fold_char;

/// The most characters of the title of a section, with its numbering.
const LONGEST_TITLE: usize = 45;

/// The most characters of a heading below a section, without its numbering.
const LONGEST: usize = 14;

/// Words that state something: what has one of them before the first stop is a sentence.
const STATING: [&str; 22] = [
    "未", "无", "没有", "不", "零", "均", "共", "全年", "本年", "年度", "截至", "已", "收到", "是",
    "为", "了", "将", "我", "各", "上年", "去年", "季度",
];

/// Words with which the heading of a section ends that no form has.
const MATTERS: [&str; 10] =
    ["情况", "事项", "问题", "措施", "打算", "安排", "建议", "计划", "思路", "做法"];

/// Returns how many bytes of a line are the title of a section of the form, or a heading like one, with the sign
/// that ends it; text stands behind it.
pub(super) fn section_title(line: &str, vocabulary: &Vocabulary) -> Option<usize> {
    if level(line) != Some(1) {
        return None;
    }
    let mut ends = line.char_indices().take(LONGEST_TITLE).filter(|(_, c)| is_end(*c));
    ends.find_map(|(at, sign)| {
        let (title, rest) = line.split_at_checked(at)?;
        let is_title = vocabulary.is_title(title) || (is_stop(sign) && names_matter(title));
        (is_title && !is_blank(rest)).then_some(at + sign.len_utf8())
    })
}

/// Returns how many bytes of a paragraph are the heading of a part of a section, with the stop that ends it.
pub(super) fn part_heading(paragraph: &str) -> Option<usize> {
    if level(paragraph) != Some(2) {
        return None;
    }
    let (at, stop) =
        paragraph.char_indices().find(|(_, c)| is_stop(*c) || "，；,;".contains(*c))?;
    let (heading, rest) = paragraph.split_at_checked(at)?;
    (is_stop(stop) && names(heading) && !is_blank(rest)).then_some(at + stop.len_utf8())
}

/// Returns a heading without the stop that sets it apart from its text.
pub(super) fn without_stop(heading: &str) -> String {
    heading.trim().trim_end_matches(is_stop).to_owned()
}

fn is_stop(character: char) -> bool {
    matches!(character, '。' | '：' | ':')
}

fn is_end(character: char) -> bool {
    is_stop(character) || character.is_whitespace()
}

fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

fn names_matter(title: &str) -> bool {
    names(title) && MATTERS.iter().any(|end| title.ends_with(end))
}

/// Tells whether a numbered text names a matter: a few characters without a figure that state nothing.
fn names(text: &str) -> bool {
    let numbering =
        |c: char| "（()）、.．".contains(c) || "一二三四五六七八九十".contains(fold_char(c));
    let text = text.trim();
    let words = text.trim_start_matches(numbering);
    // `一、二季度共收到`: what goes on with a numeral counts something.
    let numbered = text.get(..text.len() - words.len()).unwrap_or_default();
    let ends_numbering = numbered.ends_with(['、', '.', '．', ')', '）']);
    let length = words.chars().count();
    let is_plain = |c: char| c.is_alphanumeric() && !c.is_ascii() || "“”《》、".contains(c);
    ends_numbering
        && (2..=LONGEST).contains(&length)
        && words.chars().all(|c| is_plain(c) && !c.is_numeric())
        && !STATING.iter().any(|stating| words.contains(stating))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load_form;
    use crate::source::FileId;

    fn title(line: &str) -> Option<String> {
        let form = "form: 年报\nversion: \"1\"\nvalid: {from: 2020}\nsections:\n  - heading: 一、总体情况\n";
        let (form, problems) = load_form(FileId::FIRST, form);
        let form = form.unwrap_or_else(|| panic!("{problems:?}"));
        section_title(line, &Vocabulary::new(&[&form]))
            .map(|end| line.get(..end).expect("a boundary").to_owned())
    }

    #[test]
    fn titles_of_sections_end_where_their_text_begins() {
        for (line, found) in [
            ("一、总体情况。本年度收到申请3件。", "一、总体情况。"),
            ("⼀、总体情况：2022年，全局公开信息", "⼀、总体情况："),
            ("一、总体情况 2022年，全局公开信息", "一、总体情况 "),
            ("七、存在的困难和建议。一是人手少。", "七、存在的困难和建议。"),
        ] {
            assert_eq!(title(line).as_deref(), Some(found), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_titles() {
        for line in [
            "一、二季度共收到申请3件。其中予以公开2件。",
            "一、二季度工作情况。本季度公开信息3条。",
            "一、全年收到申请3件。其中予以公开2件。",
            "一、未收到申请的情况。全年为零。",
            "一、加强领导。成立领导小组。",
            "一、公开范围：机构职能、法规文件。",
            "一、总体情况良好。全年公开信息3条。",
            "一、总体情况。",
            "（一）总体情况。本年度",
            "总体情况。本年度收到申请3件。",
            "一是总体情况。本年度",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn parts_of_sections_are_named_and_nothing_is_stated_of_them() {
        let heading = |text: &str| {
            part_heading(text).map(|end| text.get(..end).expect("a boundary").to_owned())
        };
        for (text, found) in [
            ("（一）主动公开情况。全年公开信息3条。", "（一）主动公开情况。"),
            ("(二)依申请公开：收到申请3件。", "(二)依申请公开："),
            ("（三）政府信息管理。健全制度。", "（三）政府信息管理。"),
        ] {
            assert_eq!(heading(text).as_deref(), Some(found), "{text}");
        }
        for text in [
            "（一）全年收到申请3件。其中自然人2件。",
            "（一）未收到依申请公开。网站运行正常。",
            "（一）主动公开，全年公开信息。其中",
            "（一）主动公开情况。",
            "（一）各部门报送及时。其中",
            "1.主动公开。全年",
        ] {
            assert_eq!(heading(text), None, "{text}");
        }
    }
}
