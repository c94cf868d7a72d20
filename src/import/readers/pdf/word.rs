//! A printed word and its box on its page.

use super::super::joining::meet;
use crate::import::block::Place;

/// How high a line is for characters of a width.
const TALL: f64 = 1.2;
/// How far apart, in points, words may lie that nothing stands between.
const TOUCHING: f64 = 0.5;

/// What the figures of reports count.
const UNITS: [&str; 12] =
    ["元", "千元", "万元", "亿元", "件", "次", "条", "个", "项", "份", "人", "宗"];

/// A word and its box, in points from the top left corner.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Word {
    /// Returns the height of its characters, told from their width: fonts claim boxes twice as high.
    pub(super) fn height(&self) -> f64 {
        let width = |character: char| match character {
            '0'..='9' => 0.5,
            'A'..='Z' | 'a'..='z' => 0.45,
            '\u{2E80}'.. => 1.0,
            _ => 0.0,
        };
        let widths: f64 = self.text.chars().map(width).sum();
        let claimed = self.bottom - self.top;
        match widths > 0.0 {
            true => claimed.min((self.right - self.left) / widths * TALL),
            false => claimed,
        }
    }

    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    pub(super) fn place(&self, page: u32) -> Place {
        let (left, top) = (points(self.left), points(self.top));
        Place::PageBox { page, left, top, right: points(self.right), bottom: points(self.bottom) }
    }

    /// Tells whether the word is a figure, as it stands in a cell.
    pub(super) fn is_figure(&self) -> bool {
        let is_sign = |c: char| c.is_ascii_digit() || "+-.,%".contains(c);
        // `3.` numbers a label.
        self.text.chars().all(is_sign)
            && self.text.ends_with(|c: char| c.is_ascii_digit() || c == '%')
    }

    /// Takes in the rest of a figure, which stands below.
    pub(super) fn go_on(&mut self, below: &Word) {
        self.text.push_str(&below.text);
        self.left = self.left.min(below.left);
        self.right = self.right.max(below.right);
        self.bottom = below.bottom;
    }

    /// Tells whether the next word is what the figure at its end counts. Browsers print digits and
    /// characters in two fonts, and each is a word of its own then.
    fn takes_unit(&self, next: &Word) -> bool {
        let figure = self.text.rsplit(' ').next().unwrap_or_default();
        next.left - self.right < TOUCHING
            && figure.starts_with(|sign: char| sign.is_ascii_digit())
            && UNITS.contains(&next.text.as_str())
    }

    /// Takes in the next word of the piece.
    pub(super) fn append(&mut self, word: &Word) {
        let before = self.text.chars().next_back();
        let meets = |before| meet(before, word.text.chars().next()) || self.takes_unit(word);
        if before.is_some_and(|before| !meets(before)) {
            self.text.push(' ');
        }
        self.text.push_str(&word.text);
        self.right = self.right.max(word.right);
        self.top = self.top.min(word.top);
        self.bottom = self.bottom.max(word.bottom);
    }
}

pub(super) fn points(value: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
    let points = value.round().clamp(0.0, 1e6) as u32;
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f64, right: f64) -> Word {
        Word { text: text.to_owned(), left, top: 100.0, right, bottom: 112.0 }
    }

    #[test]
    fn a_unit_that_touches_its_figure_is_a_part_of_the_cell() {
        for (first, second, joined) in [
            (word("251000", 252.0, 297.8), word("元", 297.8, 309.8), "251000元"),
            (word("采购总额 251000", 200.0, 297.8), word("元", 297.8, 309.8), "采购总额 251000元"),
            // They stand apart, or what follows is no unit.
            (word("251000", 252.0, 297.8), word("元", 301.0, 313.0), "251000 元"),
            (word("1", 252.0, 257.0), word("属于国家秘密", 257.0, 329.0), "1 属于国家秘密"),
            (word("35", 252.0, 262.0), word("12", 262.0, 272.0), "35 12"),
        ] {
            let mut whole = first;
            whole.append(&second);
            assert_eq!(whole.text, joined);
        }
    }
}
