//! Printed lines → paragraphs: lines that were cut by the width of the page are put together again.
//!
//! Whether a paragraph is a heading is told in `outline`.

use super::lines::{Line, Shape};
use super::numbering::level;
use super::run_in::without_stop;
use crate::import::block::Printed;
use crate::import::draft::Paragraph;

/// How far from the longest lines a line may end that is cut by the width: two characters and the signs
/// that may not begin a line.
const SLACK: u32 = 8;

/// How much farther to the right a first line begins.
const INDENT: u32 = 2;

/// How printed lines of text lie on their pages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// Where full lines end.
    right: u32,
    /// Where lines begin that do not begin a paragraph.
    left: u32,
}

impl Measure {
    /// Measures the lines of text.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut ends: Vec<u32> = Vec::new();
        let mut starts: Vec<u32> = Vec::new();
        for line in lines {
            if let Shape::Printed { from, to, .. } = line.shape {
                ends.push(to);
                starts.push(from);
            }
        }
        ends.sort_unstable();
        starts.sort_unstable();
        // The longest lines may be oddities; what nine of ten lines do not pass is the width.
        let right = ends.get((ends.len() * 9 / 10).min(ends.len().saturating_sub(1)));
        let left = starts.get(starts.len() / 4);
        Self { right: right.copied().unwrap_or(0), left: left.copied().unwrap_or(0) }
    }

    /// Tells whether a line goes on in the next one.
    fn goes_on(self, line: &Line, next: &Line) -> bool {
        let (Shape::Printed { to, .. }, Shape::Printed { from, .. }) = (line.shape, next.shape)
        else {
            return false;
        };
        let ends = line.text.ends_with(['。', '！', '？', '：', '；']);
        let starts = level(&next.text).is_some() || from > self.left + INDENT;
        let full = to + SLACK >= self.right;
        // A full line that ends a sentence ends the paragraph only where the next one begins one.
        match (full, starts) {
            (true, true) => !ends && level(&next.text).is_none() && from <= self.left + INDENT,
            (true, false) => true,
            (false, _) => false,
        }
    }

    /// Tells whether a line is as wide as the page, and so cut by it.
    pub(super) fn is_full(self, line: &Line) -> bool {
        matches!(line.shape, Shape::Printed { to, .. } if to + SLACK >= self.right)
    }

    /// Joins the lines of a stretch of text to paragraphs; what the format marks as one stays one.
    pub(super) fn paragraphs(self, lines: &[&Line]) -> Vec<Paragraph> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut before: Option<&Line> = None;
        for line in lines {
            let joins = before.is_some_and(|before| self.goes_on(before, line));
            match paragraphs.last_mut().filter(|_| joins) {
                Some(paragraph) => {
                    if needs_blank(&paragraph.text, &line.text) {
                        paragraph.text.push(' ');
                    }
                    paragraph.places.push((paragraph.text.len(), line.place.clone()));
                    paragraph.text.push_str(&line.text);
                }
                None => paragraphs.push(paragraph(line)),
            }
            before = Some(line);
        }
        paragraphs
    }
}

fn paragraph(line: &Line) -> Paragraph {
    let text = line.text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
    Paragraph { text, places: vec![(0, line.place.clone())] }
}

/// Tells whether a blank was lost at the end of a line: between words of letters, not between characters
/// or the digits of a number.
fn needs_blank(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    let ends_word = last.is_ascii_alphabetic() || matches!(last, ',' | ';' | ':');
    let numbers = last.is_ascii_digit() && first.is_ascii_alphabetic();
    (ends_word && first.is_ascii_alphanumeric()) || numbers
}

impl Paragraph {
    /// Parts the paragraph at a byte: the heading that it begins with, and the rest.
    pub(super) fn parted(&self, end: usize) -> Option<(Printed, Self)> {
        let (heading, rest) = self.text.split_at_checked(end)?;
        let heading = Printed { text: without_stop(heading), ..self.printed()? };
        let (_, first) = self.places.iter().rfind(|(from, _)| *from <= end)?;
        let later = self.places.iter().filter(|(from, _)| *from > end);
        let later = later.map(|(from, place)| (from - end, place.clone()));
        let places = std::iter::once((0, first.clone())).chain(later).collect();
        Some((heading, Self { text: rest.to_owned(), places }))
    }

    /// Returns the paragraph as one printed text, with the place at which it begins.
    pub(super) fn printed(&self) -> Option<Printed> {
        let (_, place) = self.places.first()?;
        Some(Printed { text: self.text.clone(), place: place.clone() })
    }
}
