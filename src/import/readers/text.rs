//! Plain text → blocks: the text of a PDF in content order, by baseline, or pasted out of a page.
//!
//! Every printed line becomes a line of pieces, split at tabs and wide gaps; form feeds end pages.
//! Whether a line belongs to a paragraph or to a table is not known here.

use unicode_width::UnicodeWidthChar;

use crate::import::block::{Block, Piece, Place, Printed};

/// The most lines that are read, blank ones aside.
pub const MAX_LINES: usize = 100_000;

/// More blank lines in a row than these say nothing more.
const MOST_BLANK: usize = 4;

/// How far apart the fields of a line with tabs lie: wider than any label, so that a field of one line lies
/// below the same field of another, whatever stands before it.
const FIELD: u32 = 400;

/// A text has more lines than any report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyLines {
    /// The most lines that are read.
    pub limit: usize,
    /// The first line beyond them.
    pub line: u32,
}

/// Splits a text into its lines. Places are lines of the text, whatever pages it has.
///
/// ```
/// use rulecheck::import::{Block, read_text};
/// let blocks = read_text("规章\t0\t0\n\u{C}").unwrap();
/// let Block::Line(pieces) = &blocks[0] else { panic!() };
/// assert_eq!(pieces.iter().map(|piece| piece.printed.text.as_str()).collect::<Vec<_>>(), ["规章", "0", "0"]);
/// assert_eq!(blocks[1], Block::PageBreak);
/// ```
pub fn read_text(text: &str) -> Result<Vec<Block>, TooManyLines> {
    let mut blocks = Vec::new();
    let (mut full, mut blank) = (0, 0);
    let mut number = 0_u32;
    for line in (Lines { rest: text }) {
        number = number.saturating_add(1);
        for (index, part) in line.split('\u{C}').enumerate() {
            if index > 0 {
                blocks.push(Block::PageBreak);
                (full, blank) = (full + 1, 0);
            }
            let pieces = pieces(part, number);
            match pieces.is_empty() {
                // What is left of a line beside a form feed is no blank line.
                true if line.contains('\u{C}') => {}
                true => {
                    blank += 1;
                    if blank <= MOST_BLANK {
                        blocks.push(Block::Line(pieces));
                    }
                }
                false => {
                    (full, blank) = (full + pieces.len(), 0);
                    blocks.push(Block::Line(pieces));
                }
            }
            if full > MAX_LINES {
                return Err(TooManyLines { limit: MAX_LINES, line: number });
            }
        }
    }
    Ok(blocks)
}

/// The lines of a text, ended in any way; `str::lines` knows no lone carriage return.
struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let ends = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (line, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        let after = rest.strip_prefix("\r\n");
        self.rest = after.unwrap_or_else(|| {
            let mut characters = rest.chars();
            characters.next();
            characters.as_str()
        });
        Some(line)
    }
}

/// Splits a line at tabs and at gaps of two blanks or more; a wide blank counts for two.
fn pieces(line: &str, number: u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut column, mut gap) = (0_u32, 2_u32);
    let has_fields = line.trim().contains('\t');
    let mut field = 0_u32;
    for character in line.chars() {
        let width = match character {
            // A tab sets apart, however wide it is drawn.
            '\t' => 2,
            '\u{3000}' => 2,
            _ => u32::try_from(character.width().unwrap_or(0)).unwrap_or(0),
        };
        let is_nothing = matches!(character, '\u{FEFF}' | '\u{200B}');
        if character.is_whitespace() || character.is_control() || is_nothing {
            gap += width;
            if has_fields && character == '\t' {
                field = field.saturating_add(FIELD);
                column = column.max(field);
                continue;
            }
        } else {
            match pieces.last_mut().filter(|_| gap < 2) {
                Some(piece) => {
                    if gap > 0 {
                        piece.printed.text.push(' ');
                    }
                    piece.printed.text.push(character);
                    piece.to = column + width;
                }
                None => {
                    let text = character.to_string();
                    let printed = Printed { text, place: Place::Line(number) };
                    pieces.push(Piece { printed, from: column, to: column + width });
                }
            }
            gap = 0;
        }
        column = column.saturating_add(width);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(String, Vec<String>)> {
        let blocks = read_text(text).expect("short enough");
        let of_block = |block: Block| match block {
            Block::Line(pieces) => {
                let place = pieces.first().map_or(String::new(), |p| p.printed.place.to_string());
                (place, pieces.into_iter().map(|piece| piece.printed.text).collect())
            }
            Block::Paragraph(_) | Block::Heading { .. } | Block::Grid(_) | Block::PageBreak => {
                ("break".to_owned(), Vec::new())
            }
        };
        blocks.into_iter().map(of_block).collect()
    }

    #[test]
    fn gaps_and_tabs_set_pieces_apart() {
        for (line, pieces) in [
            ("规章 0 0", vec!["规章 0 0"]),
            ("规章   0  0", vec!["规章", "0", "0"]),
            ("规章\t0\t\t0", vec!["规章", "0", "0"]),
            ("\u{3000}\u{3000}全年收到", vec!["全年收到"]),
            ("申请\u{3000}数量", vec!["申请", "数量"]),
            ("\u{FEFF}标题", vec!["标题"]),
        ] {
            assert_eq!(
                lines(line),
                [("1".to_owned(), pieces.iter().map(|p| (*p).to_owned()).collect())]
            );
        }
    }

    #[test]
    fn lines_are_counted_however_they_end_and_pages_do_not_count() {
        let found = lines("甲\r\n乙\r丙\n\u{C}丁\n\n戊\u{C}");
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["1", "2", "3", "break", "4", "", "6", "break"]);
    }

    #[test]
    fn columns_are_counted_in_half_widths() {
        let Block::Line(pieces) = read_text("  行政  7").expect("short")[0].clone() else {
            panic!("a line")
        };
        assert_eq!(pieces.iter().map(|p| (p.from, p.to)).collect::<Vec<_>>(), [(2, 6), (8, 9)]);
    }

    #[test]
    fn fields_between_tabs_lie_below_each_other() {
        let starts = |line: &str| match read_text(line).expect("short").first() {
            Some(Block::Line(pieces)) => pieces.iter().map(|piece| piece.from).collect::<Vec<_>>(),
            other => panic!("no line: {other:?}"),
        };
        assert_eq!(starts("规章\t7\t8\t9"), [0, 400, 800, 1200]);
        assert_eq!(starts("行政规范性文件\t\t\t9"), [0, 1200]);
        assert_eq!(starts("\t全年收到申请"), [2], "a tab before a paragraph is its indent");
    }

    #[test]
    fn texts_without_end_are_refused_and_blank_lines_kept_few() {
        let blocks = read_text(&"\n".repeat(2_000_000)).expect("nothing is printed");
        assert_eq!(blocks.len(), MOST_BLANK);
        let error = read_text(&"0\n".repeat(MAX_LINES + 1)).expect_err("too many");
        assert_eq!(error, TooManyLines { limit: MAX_LINES, line: 100_001 });
        assert!(read_text(&"0  ".repeat(MAX_LINES + 1)).is_err());
    }
}
