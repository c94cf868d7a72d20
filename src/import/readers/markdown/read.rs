//! The text of a Markdown file → its blocks.
//!
//! Paragraphs stay lines, as in plain text: what recognises scans breaks them at page ends, so blank
//! lines do not tell where one ends. No library for Markdown reads the tables, because all of them
//! follow the convention that cells beyond the header's are dropped.

use super::inline::printed;
use super::table::{self, Numbered};
use crate::import::block::{Block, Place, Printed};
use crate::import::problem::Unreadable;
use crate::import::readers::html::read_tables;
use crate::import::readers::text::{MAX_LINES, TooManyLines, read_text};
use crate::import::reading::Reading;

/// Reads a text in Markdown.
///
/// ```
/// use rulecheck::import::{Block, read_markdown};
/// let reading = read_markdown("## 一、总体情况\n\n|规章|3|\n").unwrap();
/// assert!(matches!(&reading.blocks[0], Block::Heading { level: 2, .. }));
/// let Block::Grid(grid) = &reading.blocks[2] else { panic!() };
/// assert_eq!(grid.rows[0][1].printed.text, "3");
/// ```
pub fn read_markdown(text: &str) -> Result<Reading, Unreadable> {
    if memchr::memchr_iter(b'\n', text.as_bytes()).count() > MAX_LINES {
        return Err(Unreadable::TooManyLines { limit: MAX_LINES });
    }
    let lines: Vec<Numbered<'_>> = (1..).zip(text.lines()).collect();
    let mut reader = Reader::default();
    let mut rest = lines.as_slice();
    while let Some(((number, line), after)) = rest.split_first() {
        let taken = match table::length(rest) {
            0 if line.to_ascii_lowercase().contains("<table") => reader.html(rest)?,
            0 => {
                reader.line(*number, line, after)?;
                1
            }
            length => {
                reader.pipes(rest.get(..length).unwrap_or_default())?;
                length
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(reader.reading)
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    /// How many tables there were, for counting them.
    tables: u32,
    /// Whether the next line begins a paragraph.
    begins: bool,
}

impl Reader {
    fn pipes(&mut self, lines: &[Numbered<'_>]) -> Result<(), Unreadable> {
        for (grid, remarks) in table::read(lines)? {
            self.reading.blocks.push(Block::Grid(grid));
            self.reading.remarks.extend(remarks);
        }
        self.begins = true;
        Ok(())
    }

    /// Reads the tables in HTML that begin on the first line, and returns how many lines they take.
    fn html(&mut self, lines: &[Numbered<'_>]) -> Result<usize, Unreadable> {
        let closes = |(_, line): &Numbered<'_>| line.to_ascii_lowercase().contains("</table");
        let is_closed = lines.iter().any(closes);
        let mut open = 0_usize;
        let mut text = String::new();
        let mut taken = 0;
        for (_, line) in lines {
            let lower = line.to_ascii_lowercase();
            open += lower.matches("<table").count();
            open = open.saturating_sub(lower.matches("</table").count());
            text.push_str(line);
            text.push('\n');
            taken += 1;
            // A table that nobody closes ends where the paragraph does.
            if open == 0 || (!is_closed && line.trim().is_empty()) {
                break;
            }
        }
        let first = lines.first().map_or(1, |(number, _)| *number);
        let (reading, tables) = read_tables(&text, first, self.tables)?;
        self.tables = tables;
        self.reading.blocks.extend(reading.blocks);
        self.reading.remarks.extend(reading.remarks);
        self.begins = true;
        Ok(taken)
    }

    fn line(&mut self, number: u32, line: &str, after: &[Numbered<'_>]) -> Result<(), Unreadable> {
        let begins = std::mem::replace(&mut self.begins, false);
        let line = line.trim_start_matches([' ', '>']);
        if let Some((level, heading)) = heading(line, after) {
            self.begins = true;
            let text = printed(heading).replace('\n', " ").trim().to_owned();
            if !text.is_empty() {
                let printed = Printed { text, place: Place::Line(number) };
                self.reading.blocks.push(Block::Heading { level, printed });
            }
            return Ok(());
        }
        if is_decoration(line) {
            self.begins = true;
            self.reading.blocks.push(Block::Line(Vec::new()));
            return Ok(());
        }
        let hard = line.ends_with("  ") || line.ends_with('\\');
        let text = printed(unmarked(line).trim_end_matches('\\'));
        let whole = text.trim();
        if begins && hard && !whole.contains('\n') && !whole.is_empty() {
            self.begins = true;
            let printed = Printed { text: whole.to_owned(), place: Place::Line(number) };
            self.reading.blocks.push(Block::Paragraph(printed));
            return Ok(());
        }
        self.begins = whole.is_empty() || hard;
        self.plain(number, &text).map_err(Unreadable::from)
    }

    fn plain(&mut self, number: u32, text: &str) -> Result<(), TooManyLines> {
        let parts = if text.is_empty() { vec![Block::Line(Vec::new())] } else { read_text(text)? };
        for mut block in parts {
            if let Block::Line(pieces) = &mut block {
                pieces.iter_mut().for_each(|piece| piece.printed.place = Place::Line(number));
            }
            self.reading.blocks.push(block);
        }
        Ok(())
    }
}

/// Reads a heading: `## 一、总体情况`, with or without a blank, or a line over `====`.
fn heading<'a>(line: &'a str, after: &[Numbered<'_>]) -> Option<(u8, &'a str)> {
    let is_underline = |line: &str| line.len() >= 3 && line.bytes().all(|byte| byte == b'=');
    if !line.trim().is_empty() && after.first().is_some_and(|(_, line)| is_underline(line.trim())) {
        return Some((1, line));
    }
    let text = line.trim_start_matches('#');
    let level =
        u8::try_from(line.len() - text.len()).ok().filter(|level| (1..=6).contains(level))?;
    let begins = text.chars().next().is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    begins.then(|| (level, text.trim().trim_end_matches('#')))
}

/// Tells lines that print nothing: rules between parts, the fences of quoted text, underlines.
fn is_decoration(line: &str) -> bool {
    let line = line.trim();
    let is_row_of = |sign: char| line.len() >= 3 && line.chars().all(|c| c == sign || c == ' ');
    line.starts_with("```")
        || line.starts_with("~~~")
        || ['-', '*', '_', '='].into_iter().any(is_row_of)
}

/// Returns a line without the mark of a list item, unless what follows may be a figure with its sign.
fn unmarked(line: &str) -> &str {
    let item = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark));
    let is_figure = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    item.filter(|text| !is_figure(text)).unwrap_or(line)
}
