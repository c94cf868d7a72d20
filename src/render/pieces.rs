//! Stretches of a source line, shown whole or only at their ends.
//!
//! Receives stretches of text and hands on what is shown of them, with `…` where something was left
//! out. Looks at no more characters than a terminal line can hold, however long the stretch is. Does
//! not know why a stretch is shown.

use super::visible::{CUT, char_width, stand_in, width};

/// Returns the beginning of `text` in at most `columns`.
pub(super) fn beginning(text: &str, columns: usize) -> Shown {
    let mut shown = Shown::default();
    Gap::new(text, columns).show(&mut shown, columns.saturating_sub(1), 0);
    shown
}

/// A line as it is being put together.
#[derive(Default)]
pub(super) struct Shown {
    /// The text so far.
    pub text: String,
    /// Whether something of the line was left out.
    pub cut: bool,
}

impl Shown {
    fn add<'a>(&mut self, pieces: impl Iterator<Item = &'a Piece>) {
        for piece in pieces {
            match stand_in(piece.character) {
                Some(sign) => self.text.push_str(&sign),
                None => self.text.push(piece.character),
            }
        }
    }
}

/// A character and the columns it takes as it is shown.
struct Piece {
    character: char,
    columns: usize,
}

impl Piece {
    fn of(character: char) -> Self {
        let columns =
            stand_in(character).map_or_else(|| char_width(character), |sign| width(&sign));
        Self { character, columns }
    }
}

/// What lies before, in, between or behind the labels of a line.
pub(super) struct Gap {
    start: Vec<Piece>,
    /// The columns of the start.
    columns: usize,
    /// The end; none when the start holds the whole stretch.
    end: Option<Vec<Piece>>,
}

impl Gap {
    /// Looks at `text` as far as it matters on a line of `columns`.
    pub(super) fn new(text: &str, columns: usize) -> Self {
        let start = pieces(text.chars(), columns);
        let taken = start.iter().map(|piece| piece.columns).sum();
        let seen: usize = start.iter().map(|piece| piece.character.len_utf8()).sum();
        if seen == text.len() {
            return Self { start, columns: taken, end: None };
        }
        let mut end = pieces(text.chars().rev(), columns);
        end.reverse();
        Self { start, columns: taken, end: Some(end) }
    }

    /// Shows `before` columns at the start and `after` columns at the end, and `…` between; or all,
    /// when it takes no more room than that.
    pub(super) fn show(&self, shown: &mut Shown, before: usize, after: usize) {
        if self.is_whole(before, after) {
            shown.add(self.start.iter());
            return;
        }
        let end = self.end.as_ref().unwrap_or(&self.start);
        let (head, _) = fitting(self.start.iter(), before);
        let (tail, _) = fitting(end.iter().rev(), after);
        shown.add(self.start.iter().take(head));
        shown.text.push(CUT);
        shown.cut = true;
        shown.add(end.iter().skip(end.len() - tail));
    }

    /// Returns how many columns are taken by what is shown.
    pub(super) fn columns(&self, before: usize, after: usize) -> usize {
        if self.is_whole(before, after) {
            return self.columns;
        }
        let end = self.end.as_ref().unwrap_or(&self.start);
        let (_, head) = fitting(self.start.iter(), before);
        let (_, tail) = fitting(end.iter().rev(), after);
        head + char_width(CUT) + tail
    }

    /// Tells whether all is shown.
    fn is_whole(&self, before: usize, after: usize) -> bool {
        let room = before.saturating_add(after).saturating_add(1);
        self.end.is_none() && self.columns <= room
    }
}

/// Returns what a line of so many columns can hold, and the one character that is too much for it.
fn pieces(text: impl Iterator<Item = char>, columns: usize) -> Vec<Piece> {
    // Every character has a column, save combining signs; more of those than this is no text.
    let reach = columns.saturating_mul(3);
    let mut used = 0;
    let mut pieces = Vec::with_capacity(columns.min(text.size_hint().1.unwrap_or(columns)) + 1);
    for piece in text.take(reach).map(Piece::of) {
        used += piece.columns;
        pieces.push(piece);
        if used > columns {
            break;
        }
    }
    pieces
}

/// Returns how many pieces fit into so many columns, and how many columns these take.
fn fitting<'a>(pieces: impl Iterator<Item = &'a Piece>, columns: usize) -> (usize, usize) {
    let (mut count, mut used) = (0, 0);
    for piece in pieces {
        if used + piece.columns > columns {
            break;
        }
        used += piece.columns;
        count += 1;
    }
    (count, used)
}
