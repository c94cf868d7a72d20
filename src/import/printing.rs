//! What is printed in an original that is no text, as lines to be quoted: one for each paragraph and each row of
//! a table, and where on them each place of the original stands.

use std::collections::BTreeMap;
use std::ops::Range;

use super::block::{Block, Printed};

/// What stands between the cells of a row.
const BETWEEN: &str = " │ ";

/// What stands for a cell that is empty, so that it can be underlined.
const EMPTY: &str = "  ";

/// The printed lines of an original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    text: String,
    places: BTreeMap<String, Range<usize>>,
}

impl Printing {
    /// Writes the lines of the blocks that a reader made. A place that prints several things is that of the first.
    pub fn of(blocks: &[Block]) -> Self {
        let mut printing = Self::default();
        for block in blocks {
            match block {
                Block::Line(pieces) => printing.line(pieces.iter().map(|piece| &piece.printed)),
                Block::Paragraph(printed) | Block::Heading { printed, .. } => {
                    printing.line(std::iter::once(printed));
                }
                Block::Grid(grid) => {
                    for (number, row) in grid.rows.iter().enumerate() {
                        let own = row.iter().enumerate();
                        let own = own.filter(|(column, cell)| cell.origin == (number, *column));
                        printing.line(own.map(|(_, cell)| &cell.printed));
                    }
                }
                Block::PageBreak => {}
            }
        }
        printing
    }

    fn line<'p>(&mut self, parts: impl Iterator<Item = &'p Printed>) {
        let begin = self.text.len();
        for part in parts {
            if self.text.len() > begin {
                self.text.push_str(BETWEEN);
            }
            let start = self.text.len();
            let words: Vec<&str> = part.text.split_whitespace().collect();
            self.text.push_str(&if words.is_empty() { EMPTY.to_owned() } else { words.join(" ") });
            self.places.entry(part.place.to_string()).or_insert(start..self.text.len());
        }
        if self.text.len() > begin {
            self.text.push('\n');
        }
    }

    /// Returns the lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns each stretch of the lines with its place, in the order of the lines.
    pub fn places(&self) -> Vec<(Range<usize>, String)> {
        let mut places: Vec<(Range<usize>, String)> =
            self.places.iter().map(|(place, range)| (range.clone(), place.clone())).collect();
        places.sort_by_key(|(range, _)| range.start);
        places
    }

    /// Returns the bytes of the lines that are printed at a place, as `at:` writes it.
    pub fn find(&self, at: &str) -> Option<Range<usize>> {
        self.places.get(at).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Format, read};

    #[test]
    fn a_row_is_a_line_and_each_cell_has_its_place_on_it() {
        let page = "<h1>年报</h1><table><tr><td rowspan=2>甲</td><td>新收</td><td>34</td><td></td></tr>\
                    <tr><td>结转</td><td>2</td><td>1</td></tr></table>";
        let blocks = read(Format::Html, page.as_bytes()).expect("sound").blocks;
        let printing = Printing::of(&blocks);
        assert_eq!(printing.text(), "年报\n甲 │ 新收 │ 34 │   \n结转 │ 2 │ 1\n");
        let at = |at: &str| printing.find(at).and_then(|range| printing.text().get(range));
        let cell = |row: usize, cell: usize| format!("table[1]/tr[{row}]/td[{cell}]:1");
        assert_eq!(at(&cell(1, 3)), Some("34"));
        assert_eq!(at(&cell(1, 4)), Some("  "), "an empty cell can be underlined");
        assert_eq!(at(&cell(2, 2)), Some("2"));
        assert_eq!(at("p[99]"), None);
    }
}
