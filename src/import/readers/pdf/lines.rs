//! Words → lines of pieces.

use super::super::joining::trimmed;
use super::word::{Word, points};
use crate::import::block::{Block, Piece, Printed};

/// A gap between two words that sets them apart, in heights of the text.
pub(super) const WIDE_GAP: f64 = 0.8;

/// The same between words of a row, whose cells may stand close together.
const CELL_GAP: f64 = 0.15;

/// How far apart the middles of figures lie that are not of one line, in heights of the text.
const FIGURES_APART: f64 = 0.3;

/// A gap between two lines that stands for a blank line, in heights of the text.
const BLANK_LINE: f64 = 1.6;

/// Puts words that stand at one height into a line, lines from the top, words from the left.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Vec<Word>> {
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
    let mut lines: Vec<Vec<Word>> = lines.into_iter().flat_map(parted).collect();
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines
}

/// Parts a line where its figures stand at several heights: half a line apart, they are of different lines of
/// cells. Words of other fonts may lie a little higher or lower, figures of one table do not.
fn parted(line: Vec<Word>) -> Vec<Vec<Word>> {
    let mut heights: Vec<(f64, f64)> = Vec::new();
    for figure in line.iter().filter(|word| word.is_figure()) {
        let at = figure.middle();
        match heights.last_mut().filter(|(_, last)| at - *last < figure.height() * FIGURES_APART) {
            Some((_, last)) => *last = at,
            None => heights.push((at, at)),
        }
    }
    if heights.len() < 2 {
        return vec![line];
    }
    let mut parts: Vec<Vec<Word>> = heights.iter().map(|_| Vec::new()).collect();
    for word in line {
        let far = |(first, last): &(f64, f64)| (f64::midpoint(*first, *last) - word.middle()).abs();
        let near = heights.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
        if let Some(part) = near.and_then(|(near, _)| parts.get_mut(near)) {
            part.push(word);
        }
    }
    parts
}

/// Words that stand in a line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    /// Whether it is of a row of a table, where words that do not touch are of different cells.
    pub(super) of_row: bool,
}

/// Turns lines into blocks.
pub(super) fn blocks(lines: Vec<Line>, page: u32) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut above: Option<(f64, f64)> = None;
    for Line { words: line, of_row } in lines {
        let top = line.iter().map(|word| word.top).fold(f64::INFINITY, f64::min);
        let bottom = line.iter().map(|word| word.bottom).fold(0.0, f64::max);
        // Lines of a row are not in the order of the page.
        let far = above.is_some_and(|(above, height)| top - above > height * BLANK_LINE);
        if far && !of_row {
            blocks.push(Block::Line(Vec::new()));
        }
        above = Some((bottom, bottom - top));
        let piece = |piece: Word| Piece {
            printed: Printed { text: trimmed(&piece.text).to_owned(), place: piece.place(page) },
            from: points(piece.left),
            to: points(piece.right),
        };
        blocks.push(Block::Line(pieces(line, of_row).into_iter().map(piece).collect()));
    }
    blocks
}

/// Joins the words of a line into pieces. Two figures side by side are never one.
fn pieces(line: Vec<Word>, of_row: bool) -> Vec<Word> {
    let most = if of_row { CELL_GAP } else { WIDE_GAP };
    let mut pieces: Vec<Word> = Vec::new();
    let mut last_is_figure = false;
    for word in line {
        let is_figure = word.is_figure();
        let belongs = |piece: &&mut Word| {
            let gap = word.left - piece.right;
            gap < word.height().min(piece.height()) * most && !(last_is_figure && is_figure)
        };
        match pieces.last_mut().filter(belongs) {
            Some(piece) => piece.append(&word),
            None => pieces.push(word),
        }
        last_is_figure = is_figure;
    }
    pieces
}
