//! The numbers of a narrative at the positions that phrases ask for. Each is read once, with the words
//! around it, whatever the number of phrases.

use std::cell::RefCell;

use super::numeral::{self, Reading, Surroundings};

/// How many characters of a text a number is looked for in.
const WINDOW: usize = 64;
/// How many signs that are no digits and no units may stand inside a number (分之), and how many may follow
/// it that tell of it (%以上).
const MOST_BETWEEN: usize = 6;

/// A number that a narrative states.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) reading: Reading,
    /// How far the words around it let it be taken as said.
    pub(super) around: Surroundings,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Figure {
    /// Reads the number at a position of folded text in front of a sign that belongs to a phrase; `window`
    /// is room for its characters.
    pub(super) fn read(
        text: &str,
        at: usize,
        behind: Option<char>,
        window: &mut Vec<char>,
    ) -> Option<Self> {
        let (before, text) = text.split_at_checked(at)?;
        if let Some((number, width)) = numeral::alone(text) {
            let reading = Reading { number, at_least: false };
            return Some(Self::new(reading, at, before, text.split_at_checked(width)?));
        }
        window.clear();
        let mut between = 0;
        for sign in text.chars().take(WINDOW) {
            window.push(sign);
            between = if numeral::may_go_on(sign) { 0 } else { between + 1 };
            if between > MOST_BETWEEN {
                break;
            }
        }
        let (reading, length) = numeral::at_start(window, behind)?;
        if length == WINDOW {
            return None;
        }
        let width: usize = window.iter().take(length).map(|sign| sign.len_utf8()).sum();
        Some(Self::new(reading, at, before, text.split_at_checked(width)?))
    }

    /// Takes a number that was read, and what stands before it and behind it.
    fn new(reading: Reading, start: usize, before: &str, (number, behind): (&str, &str)) -> Self {
        let around = numeral::surroundings(before, number, behind);
        Self { reading, around, start, end: start + number.len() }
    }

    /// Tells whether the words around it leave open how much it is (近300, 300件左右).
    pub(super) fn is_vague(&self) -> bool {
        self.around == Surroundings::About
    }

    /// Returns it as a phrase reads it that says `after` behind it; none if it is below zero, which is not
    /// what a phrase speaks of.
    fn in_front_of(&self, after: &str, text: &str) -> Option<Self> {
        if self.around == Surroundings::BelowZero {
            return None;
        }
        // A phrase may spell out the 余 that the number would take.
        let spelt = if self.reading.at_least { numeral::round_word(after) } else { "" };
        let is_spelt = !spelt.is_empty() && text.get(..self.end)?.ends_with(spelt);
        let mut figure = self.clone();
        figure.end -= if is_spelt { spelt.len() } else { 0 };
        figure.reading.at_least |= self.around == Surroundings::AtLeast;
        Some(figure)
    }
}

/// The numbers that phrases read at positions where the text, read for itself, has none or another one.
#[derive(Default)]
pub(super) struct ReadBefore(RefCell<Vec<InFrontOf>>);

/// Those that phrases read in front of one sign, or of none that matters.
struct InFrontOf {
    sign: Option<char>,
    figures: Vec<Option<Figure>>,
    /// For each byte of the text the number of its figure, counted from 1; 0 where none was asked for.
    /// Phrases ask in the order of the text, so this is faster than a map.
    known: Vec<u32>,
}

impl ReadBefore {
    /// Hands on the figure at a position, which is read when it is first asked for.
    fn with<T>(
        &self,
        text: &str,
        at: usize,
        sign: Option<char>,
        use_it: impl FnOnce(&Figure) -> Option<T>,
    ) -> Option<T> {
        let mut all = self.0.borrow_mut();
        let index = all.iter().position(|one| one.sign == sign).unwrap_or(all.len());
        if index == all.len() {
            let known = vec![0; text.len()];
            all.push(InFrontOf { sign, figures: Vec::new(), known });
        }
        let InFrontOf { figures, known, .. } = all.get_mut(index)?;
        let known = known.get_mut(at)?;
        if *known == 0 {
            figures.push(Figure::read(text, at, sign, &mut Vec::new()));
            *known = u32::try_from(figures.len()).unwrap_or(0);
        }
        let figure = figures.get((*known as usize).checked_sub(1)?)?;
        figure.as_ref().and_then(use_it)
    }
}

/// The numbers of a narrative, for positions asked in about ascending order.
pub(super) struct Numbers<'n> {
    text: &'n str,
    read_before: &'n ReadBefore,
    /// Those of the text, read for itself, by position.
    figures: &'n [Figure],
    next: usize,
}

impl<'n> Numbers<'n> {
    /// Takes the folded text of a narrative with its numbers.
    pub(super) fn new(text: &'n str, figures: &'n [Figure], read_before: &'n ReadBefore) -> Self {
        Self { text, read_before, figures, next: 0 }
    }

    /// Returns the number that begins at a position, as a phrase reads it that says `after` behind it.
    pub(super) fn at(&mut self, at: usize, after: &str) -> Option<Figure> {
        let behind = after.chars().next().filter(|sign| numeral::belongs_to_phrase(*sign));
        let known = behind.is_none().then(|| self.known(at)).flatten();
        if let Some(figure) = known {
            return figure.in_front_of(after, self.text);
        }
        if !self.text.get(at..)?.starts_with(numeral::may_begin) {
            return None;
        }
        self.read_before.with(self.text, at, behind, |figure| figure.in_front_of(after, self.text))
    }

    /// Returns the number that ends at a position, in front of `after`.
    pub(super) fn before(&mut self, at: usize, after: &str) -> Option<Figure> {
        self.seek(at);
        let last = self.figures.get(self.next.checked_sub(1)?)?;
        let figure = self.at(last.start, after)?;
        (figure.end == at).then_some(figure)
    }

    fn known(&mut self, at: usize) -> Option<&'n Figure> {
        self.seek(at);
        self.figures.get(self.next).filter(|figure| figure.start == at)
    }

    /// Goes to the first number that begins at a position or behind it: mostly the next one.
    fn seek(&mut self, at: usize) {
        let begins = |index: usize| self.figures.get(index).map_or(usize::MAX, |one| one.start);
        let is_here = |index: usize| {
            at <= begins(index) && index.checked_sub(1).is_none_or(|last| begins(last) < at)
        };
        let near = (self.next.saturating_sub(1)..self.next + 2).find(|index| is_here(*index));
        let search = || self.figures.partition_point(|figure| figure.start < at);
        self.next = near.unwrap_or_else(search).min(self.figures.len());
    }
}
