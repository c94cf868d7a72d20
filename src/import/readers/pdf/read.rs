//! What `pdftotext -bbox-layout` says of a PDF → lines of pieces, each with its box on its page.
//!
//! The program that reads PDF is run by the command line; here only its output is read. Of that, the
//! words and their boxes count: how it groups them into blocks tears tables apart.

use super::lines::{blocks, lines};
use super::parse::pages;
use super::rows::rows;
use crate::import::block::Block;
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::reading::Reading;

/// Reads the words of a PDF and their boxes, as `pdftotext -bbox-layout` prints them.
pub fn read_pdf(boxes: &[u8]) -> Result<Reading, Unreadable> {
    let pages = pages(boxes)?;
    if pages.iter().all(Vec::is_empty) {
        return Err(match pages.len() {
            0 => Unreadable::Damaged,
            pages => Unreadable::Scanned { pages },
        });
    }
    let mut reading = Reading::default();
    for (number, words) in (1..).zip(pages) {
        if number > 1 {
            reading.blocks.push(Block::PageBreak);
        }
        if words.is_empty() {
            let kind = RemarkKind::PageWithoutText { page: number };
            reading.remarks.push(Remark { kind, place: None });
        }
        let lost = words.iter().flat_map(|word| word.text.chars()).filter(|c| is_lost(*c)).count();
        if lost > 0 {
            let kind = RemarkKind::LostCharacters { count: lost };
            let place = words.first().map(|word| word.place(number));
            reading.remarks.push(Remark { kind, place });
        }
        reading.blocks.extend(blocks(rows(lines(words)), number));
    }
    Ok(reading)
}

/// Tells characters that a font draws and that mean nothing elsewhere.
fn is_lost(character: char) -> bool {
    matches!(character, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &[(&str, f64, f64)]) -> String {
        let word = |(text, left, top): &(&str, f64, f64)| {
            let width: f64 = text.chars().map(|c| if c.is_ascii() { 5.0 } else { 10.0 }).sum();
            let (right, bottom) = (left + width, top + 10.0);
            format!(
                "<word xMin=\"{left}\" yMin=\"{top}\" xMax=\"{right}\" yMax=\"{bottom}\">{text}</word>"
            )
        };
        let words: Vec<String> = words.iter().map(word).collect();
        format!("<page width=\"595\" height=\"842\">{}</page>", words.join("\n"))
    }

    fn read(pages: &[String]) -> Result<Vec<String>, Unreadable> {
        let reading = read_pdf(format!("<doc>{}</doc>", pages.join("")).as_bytes())?;
        let drawn = |block: &Block| match block {
            Block::Line(pieces) => {
                pieces.iter().map(|piece| piece.printed.text.as_str()).collect::<Vec<_>>().join("|")
            }
            Block::PageBreak => "page".to_owned(),
            Block::Paragraph(_) | Block::Heading { .. } | Block::Grid(_) => "other".to_owned(),
        };
        let remarks = reading.remarks.iter().map(|remark| format!("{:?}", remark.kind));
        Ok(reading.blocks.iter().map(drawn).chain(remarks).collect())
    }

    #[test]
    fn words_at_one_height_are_a_line_and_wide_gaps_part_it() {
        let lines = read(&[page(&[
            ("一、本年新收", 70.0, 100.0),
            ("34", 200.0, 101.0),
            ("0", 260.0, 100.5),
            ("1", 268.0, 100.5),
            ("逾期不补正", 70.0, 120.0),
            ("7", 200.0, 126.0),
            ("的申请", 70.0, 132.0),
            ("全年公开", 70.0, 150.0),
            ("303", 112.0, 150.0),
            ("条&amp;", 129.0, 150.0),
            ("信息", 146.0, 150.0),
            ("末行", 70.0, 200.0),
        ])]);
        assert_eq!(
            lines.expect("sound"),
            [
                "一、本年新收|34|0|1",
                "逾期不补正",
                "7",
                "的申请",
                "全年公开 303 条& 信息",
                "",
                "末行"
            ]
        );
    }

    #[test]
    fn pages_without_text_are_pointed_out() {
        let full = page(&[("总体情况", 70.0, 100.0)]);
        let empty = page(&[]);
        let lines = read(&[full.clone(), empty.clone(), full]).expect("sound");
        assert_eq!(lines, ["总体情况", "page", "page", "总体情况", "PageWithoutText { page: 2 }"]);
        assert_eq!(read(&[empty.clone(), empty]), Err(Unreadable::Scanned { pages: 2 }));
        assert_eq!(read(&[]), Err(Unreadable::Damaged));
    }

    #[test]
    fn characters_that_a_font_keeps_to_itself_are_counted() {
        let lines = read(&[page(&[("\u{E123}公\u{FFFD}", 70.0, 100.0)])]).expect("sound");
        assert_eq!(lines[1], "LostCharacters { count: 2 }");
    }
}
