//! What `pdftotext -bbox-layout` says of a PDF → lines of pieces, each with its box on its page.
//!
//! The program that reads PDF is run by the command line; here only its output is read. Of that, the
//! words and their boxes count: how it groups them into blocks tears tables apart.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::joining::{is_invisible, meet, trimmed};
use crate::import::block::{Block, Piece, Place, Printed};
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::reading::Reading;

/// The most words of a document.
const MAX_WORDS: usize = 500_000;

/// A gap between two words that sets them apart, in heights of the text.
const WIDE_GAP: f64 = 0.8;

/// A gap between two lines that stands for a blank line, in heights of the text.
const BLANK_LINE: f64 = 1.6;

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
        reading.blocks.extend(blocks(lines(words), number));
    }
    Ok(reading)
}

/// A word and its box, in points from the top left corner.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Word {
    fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    fn place(&self, page: u32) -> Place {
        let (left, top) = (points(self.left), points(self.top));
        Place::PageBox { page, left, top, right: points(self.right), bottom: points(self.bottom) }
    }

    /// Tells whether the word is a figure, as it stands in a cell.
    fn is_figure(&self) -> bool {
        let is_sign = |c: char| c.is_ascii_digit() || "+-.,%".contains(c);
        self.text.chars().all(is_sign) && self.text.contains(|c: char| c.is_ascii_digit())
    }

    /// Takes in the next word of the piece.
    fn append(&mut self, word: &Word) {
        let before = self.text.chars().next_back();
        if before.is_some_and(|before| !meet(before, word.text.chars().next())) {
            self.text.push(' ');
        }
        self.text.push_str(&word.text);
        self.right = self.right.max(word.right);
        self.top = self.top.min(word.top);
        self.bottom = self.bottom.max(word.bottom);
    }
}

/// Returns the words of each page.
fn pages(boxes: &[u8]) -> Result<Vec<Vec<Word>>, Unreadable> {
    let text = String::from_utf8_lossy(boxes);
    // The head repeats what the file says of itself, in whatever encoding.
    let text = text.find("<doc>").and_then(|at| text.get(at..)).ok_or(Unreadable::Damaged)?;
    let mut reader = Reader::from_str(text);
    let mut pages: Vec<Vec<Word>> = Vec::new();
    let mut word: Option<Word> = None;
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) if start.local_name().as_ref() == "page" => pages.push(Vec::new()),
            Event::Empty(start) if start.local_name().as_ref() == "page" => pages.push(Vec::new()),
            Event::Start(start) if start.local_name().as_ref() == "word" => {
                word = Some(word_at(&start).ok_or(Unreadable::Damaged)?);
                count += 1;
            }
            Event::Text(text) => add(&mut word, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let named = quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                let numbered = reference.resolve_char_ref().ok().flatten().map(String::from);
                add(&mut word, &named.or(numbered).unwrap_or_default());
            }
            Event::End(end) if end.local_name().as_ref() == "word" => {
                let page = pages.last_mut().ok_or(Unreadable::Damaged)?;
                page.extend(word.take().filter(|word| !trimmed(&word.text).is_empty()));
            }
            Event::End(end) if end.local_name().as_ref() == "doc" => return Ok(pages),
            Event::Eof => return Err(Unreadable::Damaged),
            Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::CData(_) => {}
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if count > MAX_WORDS {
            return Err(Unreadable::TooManyElements { limit: MAX_WORDS });
        }
    }
}

fn word_at(start: &BytesStart<'_>) -> Option<Word> {
    let number = |name: &str| {
        let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
        let value = found?.normalized_value(XmlVersion::Implicit1_0).ok()?.parse::<f64>().ok()?;
        value.is_finite().then_some(value)
    };
    Some(Word {
        text: String::new(),
        left: number("xMin")?,
        top: number("yMin")?,
        right: number("xMax")?,
        bottom: number("yMax")?,
    })
}

fn add(word: &mut Option<Word>, text: &str) {
    if let Some(word) = word {
        word.text.extend(text.chars().filter(|c| !is_invisible(*c) && !c.is_control()));
    }
}

/// Puts words that stand at one height into a line, lines from the top, words from the left.
fn lines(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|one, other| one.middle().total_cmp(&other.middle()));
    let mut lines: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let fits = |line: &&mut Vec<Word>| {
            let count = line.len().max(1);
            #[allow(clippy::cast_precision_loss, reason = "a line has few words")]
            let middle = line.iter().map(Word::middle).sum::<f64>() / count as f64;
            let least = line.iter().map(Word::height).fold(word.height(), f64::min);
            (word.middle() - middle).abs() < least / 2.0
        };
        match lines.last_mut().filter(fits) {
            Some(line) => line.push(word),
            None => lines.push(vec![word]),
        }
    }
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines
}

fn blocks(lines: Vec<Vec<Word>>, page: u32) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut above: Option<(f64, f64)> = None;
    for line in lines {
        let top = line.iter().map(|word| word.top).fold(f64::INFINITY, f64::min);
        let bottom = line.iter().map(|word| word.bottom).fold(0.0, f64::max);
        if above.is_some_and(|(above, height)| top - above > height * BLANK_LINE) {
            blocks.push(Block::Line(Vec::new()));
        }
        above = Some((bottom, bottom - top));
        let piece = |piece: Word| Piece {
            printed: Printed { text: trimmed(&piece.text).to_owned(), place: piece.place(page) },
            from: points(piece.left),
            to: points(piece.right),
        };
        blocks.push(Block::Line(pieces(line).into_iter().map(piece).collect()));
    }
    blocks
}

/// Joins the words of a line into pieces. Two figures side by side are never one.
fn pieces(line: Vec<Word>) -> Vec<Word> {
    let mut pieces: Vec<Word> = Vec::new();
    let mut last_is_figure = false;
    for word in line {
        let is_figure = word.is_figure();
        let belongs = |piece: &&mut Word| {
            let gap = word.left - piece.right;
            gap < word.height().min(piece.height()) * WIDE_GAP && !(last_is_figure && is_figure)
        };
        match pieces.last_mut().filter(belongs) {
            Some(piece) => piece.append(&word),
            None => pieces.push(word),
        }
        last_is_figure = is_figure;
    }
    pieces
}

/// Tells characters that a font draws and that mean nothing elsewhere.
fn is_lost(character: char) -> bool {
    matches!(character, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')
}

fn points(value: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
    let points = value.round().clamp(0.0, 1e6) as u32;
    points
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
