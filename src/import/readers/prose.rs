//! What paragraphs look like in every format that has them: breaks inside, numbering, prose.

use crate::import::block::{Block, Piece, Place, Printed};

/// A paragraph in a table that has more characters than this is prose, not a figure or label.
const LONG: usize = 60;

/// Makes blocks of a paragraph that may have breaks. Each line after a break is a paragraph, unless a
/// sentence goes on over the break: then nobody can tell but who knows the text, and it stays lines.
pub(super) fn blocks_of(all: &[String], place: &Place) -> Vec<Block> {
    let lines: Vec<&str> = all.iter().map(String::as_str).filter(|l| !l.is_empty()).collect();
    let printed = |text: &str| Printed { text: text.to_owned(), place: place.clone() };
    let cut = lines.iter().rev().skip(1).any(|line| is_cut(line));
    if !cut {
        return lines.into_iter().map(|line| Block::Paragraph(printed(line))).collect();
    }
    let line = |text: &String| match text.is_empty() {
        true => Block::Line(Vec::new()),
        false => {
            let to = u32::try_from(text.chars().count() * 2).unwrap_or(u32::MAX);
            Block::Line(vec![Piece { printed: printed(text), from: 0, to }])
        }
    };
    all.iter().map(line).chain([Block::Line(Vec::new())]).collect()
}

/// Tells whether a line is long and ends inside a sentence.
fn is_cut(line: &str) -> bool {
    let ends = |c: char| "。！？；：…”）》.!?;:)".contains(c);
    line.chars().count() > 30 && !line.ends_with(ends)
}

/// Tells whether the lines of a cell are prose.
pub(super) fn is_prose(lines: &[String]) -> bool {
    let printed = lines.iter().filter(|line| !line.is_empty());
    let chars: usize = printed.clone().map(|line| line.chars().count()).sum();
    chars > LONG || printed.count() > 1
}

/// Tells whether a text begins as the heading of a section: `三、`.
pub(super) fn is_section_number(text: &str) -> bool {
    let after = text.trim_start_matches(is_numeral);
    after.len() < text.len() && after.starts_with('、')
}

/// Tells whether a text begins as the heading of a section or of a part of one: `三、`, `（二）`.
pub(super) fn is_numbered(text: &str) -> bool {
    let inside = text
        .strip_prefix(['（', '('])
        .map(|inside| (inside, inside.trim_start_matches(is_numeral)));
    is_section_number(text)
        || inside.is_some_and(|(inside, after)| {
            after.len() < inside.len() && after.starts_with(['）', ')'])
        })
}

fn is_numeral(character: char) -> bool {
    "一二三四五六七八九十".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_is_told_from_numbers() {
        for (text, section, numbered) in [
            ("三、收到", true, true),
            ("十一、其他", true, true),
            ("（二）依申请", false, true),
            ("一是加强", false, false),
            ("、", false, false),
            ("（）", false, false),
            ("2.重复", false, false),
        ] {
            assert_eq!((is_section_number(text), is_numbered(text)), (section, numbered), "{text}");
        }
    }
}
