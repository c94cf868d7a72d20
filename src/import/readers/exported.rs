//! A sheet that was exported as text, its cells set apart by commas or tabs → blocks, as those of a sheet.
//!
//! Which sign sets cells apart is told by what stands between quotes or outside of them. Cells are named as
//! the program shows them in which the file is opened again.

use super::encoding::text_of;
use super::grid::MAX_POSITIONS;
use super::joining::join_lines;
use super::sheets::{Area, Cells};
use crate::import::problem::Unreadable;
use crate::import::reading::Reading;

/// The signs that set cells apart.
const SIGNS: [u8; 3] = *b",\t;";

/// How far into a text the sign is looked for, in bytes.
const HEAD: usize = 64 * 1024;

/// Reads a sheet exported as text.
pub fn read_csv(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let text = text_of(bytes)?;
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign(text))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let (mut number, mut positions) = (0_u32, 0_usize);
    let mut record = csv::StringRecord::new();
    // Text in memory is read to its end: neither its bytes nor the number of its cells are an error.
    while matches!(reader.read_record(&mut record), Ok(true)) {
        let begins = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(0);
        number = number.saturating_add(1).saturating_add(blank_lines(text, begins));
        positions += record.len();
        if positions > MAX_POSITIONS {
            return Err(Unreadable::TooManyCells { limit: MAX_POSITIONS });
        }
        let cells = record.iter().map(|cell| join_lines(cell.split(['\n', '\r']))).collect();
        rows.push(Row { number, cells });
    }
    let width = rows.iter().filter_map(|row| u32::try_from(row.cells.len()).ok()).max();
    let mut sheet = Cells::default();
    for table in rows.chunk_by(|one, next| !one.is_alone() && !next.is_alone()) {
        let figures = table.iter().filter_map(Row::first_figure).min();
        for row in table {
            row.put(&mut sheet, width.unwrap_or(1), figures)?;
        }
    }
    Ok(Reading { blocks: sheet.blocks("")?, ..Reading::default() })
}

/// A row of the sheet.
struct Row {
    number: u32,
    cells: Vec<String>,
}

impl Row {
    /// Tells whether nothing is printed but in the first cell.
    fn is_alone(&self) -> bool {
        let mut cells = self.cells.iter();
        cells.next().is_some_and(|first| !first.is_empty()) && cells.all(String::is_empty)
    }

    /// Returns the column of the first figure, counted from 0.
    fn first_figure(&self) -> Option<usize> {
        let sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        self.cells.iter().position(|cell| !cell.is_empty() && cell.chars().all(sign))
    }

    /// Puts the row on a sheet `width` cells wide. Of merged cells the first is exported, with blank ones behind
    /// it: one alone was merged over the width, the last label over the columns before those in which rows of its
    /// table have `figures`.
    fn put(&self, sheet: &mut Cells, width: u32, figures: Option<usize>) -> Result<(), Unreadable> {
        for (column, cell) in (1_u32..).zip(&self.cells) {
            sheet.insert(self.number, column, cell.clone())?;
        }
        let labels = self.cells.get(..figures.unwrap_or(0)).unwrap_or_default();
        let last = labels.iter().rposition(|cell| !cell.is_empty());
        let column = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        let (left, right) = match (self.is_alone(), last) {
            (true, _) => (1, width),
            (false, Some(last)) => (column(last), column(labels.len() - 1)),
            (false, None) => return Ok(()),
        };
        sheet.merge(Area { top: self.number, left, bottom: self.number, right });
        Ok(())
    }
}

/// Returns how many blank lines stand before a record: they are passed over, and are blank rows of the sheet.
fn blank_lines(text: &str, begins: usize) -> u32 {
    let (before, rest) = text.split_at_checked(begins).unwrap_or((text, ""));
    // A record may begin inside the line end of the one before.
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let end = rest.find(|c| !matches!(c, '\r' | '\n')).unwrap_or(0);
    let ends = rest.get(..end).unwrap_or_default();
    let count = ends.matches(['\r', '\n']).count() - ends.matches("\r\n").count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Returns the sign that stands most often outside of quotes near the beginning of a text.
fn sign(text: &str) -> u8 {
    let mut counts = SIGNS.map(|sign| (0_usize, sign));
    let mut quoted = false;
    for byte in text.bytes().take(HEAD) {
        quoted ^= byte == b'"';
        for (count, _) in counts.iter_mut().filter(|(_, sign)| *sign == byte && !quoted) {
            *count += 1;
        }
    }
    // Of equals the first.
    counts.iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::Block;

    fn cells(text: &[u8]) -> Vec<Vec<String>> {
        let blocks = read_csv(text).expect("sound").blocks;
        let mut found = Vec::new();
        for block in blocks {
            match block {
                Block::Grid(grid) => found.extend(grid.rows.iter().map(|row| {
                    row.iter().map(|c| format!("{}@{}", c.printed.text, c.printed.place)).collect()
                })),
                Block::Paragraph(printed) => {
                    found.push(vec![format!("{}@{}", printed.text, printed.place)]);
                }
                Block::Line(_) | Block::Heading { .. } | Block::PageBreak => {}
            }
        }
        found
    }

    #[test]
    fn cells_are_named_as_the_sheet_has_them() {
        let text =
            "\u{FEFF}二、主动公开,,\r\n\r\n内容,\"制发\r\n件数\",有效\r\n规章,\"1,204\",\r\n";
        let found = cells(text.as_bytes());
        assert_eq!(found[0], ["二、主动公开@A1"]);
        assert_eq!(found[1], ["内容@A3", "制发件数@B3", "有效@C3"]);
        assert_eq!(found[2], ["规章@A4", "1,204@B4", "@C4"]);
    }

    #[test]
    fn tabs_and_semicolons_set_apart_and_line_ends_of_any_kind_end_rows() {
        for text in ["规章\t3\t4\r\n许可\t5\t6", "规章;3;4\r许可;5;6", "规章,3,4\n许可,5,6"]
        {
            let found = cells(text.as_bytes());
            assert_eq!(found, [["规章@A1", "3@B1", "4@C1"], ["许可@A2", "5@B2", "6@C2"]], "{text}");
        }
        let gbk = encoding_rs::GB18030.encode("规章,3").0.into_owned();
        assert_eq!(cells(&gbk), [["规章@A1", "3@B1"]]);
    }
}
