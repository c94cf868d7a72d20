//! The narrative of one section as it is searched: without blanks and line ends, in half width and
//! ordinary characters, cut into clauses, its numbers read. Each position is a byte of that folded text.

use std::cell::OnceCell;
use std::ops::Range;

use super::numbers::{Figure, Numbers, ReadBefore};
use super::numeral::{self, Surroundings};
use crate::model::{Text, fold_char};

/// How many bytes of a narrative have one sign among them, or more: room is made by this.
const USUAL_STRETCH: usize = 16;

/// The narrative of a section.
pub(super) struct Narrative<'a> {
    text: &'a Text,
    folded: String,
    /// Where the way back changes its length: a byte of the folded text, and that of the text.
    shifts: Vec<(usize, usize)>,
    /// Where signs stand that are no Chinese characters, of digits in a row the first, and characters with which
    /// a number may begin: clauses end and numbers begin nowhere else.
    signs: Vec<usize>,
    parts: OnceCell<Parts>,
    /// The numbers that phrases read where there is none of the text's own.
    read_before: ReadBefore,
}

/// Clauses and numbers, found in one pass.
#[derive(Default)]
struct Parts {
    /// Where another clause begins or goes on, and its number.
    clauses: Vec<(usize, usize)>,
    /// Where another sentence, or bracket, begins or goes on, and its number.
    sentences: Vec<(usize, usize)>,
    /// The signs at which clauses end, whatever bracket they stand in.
    stops: Vec<usize>,
    /// The numbers, none of them a part of another.
    figures: Vec<Figure>,
    /// Clause and start of each number that is more than one Chinese numeral: 一 alone is rather a part
    /// of a word (统一, 进一步).
    plain_figures: Vec<(usize, usize)>,
}

impl<'a> Narrative<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        let mut narrative = Self {
            text,
            folded: String::with_capacity(text.content.len()),
            shifts: Vec::new(),
            signs: Vec::with_capacity(text.content.len() / USUAL_STRETCH),
            parts: OnceCell::new(),
            read_before: ReadBefore::default(),
        };
        narrative.fold();
        narrative
    }

    fn fold(&mut self) {
        let content = &self.text.content;
        let (mut offset, mut copied) = (0, 0);
        loop {
            let rest = content.get(offset..).unwrap_or_default();
            let plain = numeral::no_number(rest.as_bytes());
            let Some(sign) = rest.get(plain..).and_then(|rest| rest.chars().next()) else { break };
            offset += plain;
            let (folded, blank) = match sign {
                // Most signs are such, and stay.
                '。' | '、' | '0'..='9' => (sign, false),
                _ => (fold_char(sign), sign.is_whitespace()),
            };
            if folded == sign && !blank && sign != '.' {
                self.signs.push(self.folded.len() + (offset - copied));
                if sign.is_ascii_digit() {
                    // No number begins inside a row of digits.
                    let digits = content.get(offset + 1..).unwrap_or_default().bytes();
                    offset += digits.take_while(u8::is_ascii_digit).count();
                }
            } else {
                self.copy(copied..offset);
                if !blank {
                    self.goes_on_at(offset);
                    self.signs.push(self.folded.len());
                    let ends = folded == '.' && is_list_number_next(content, offset);
                    self.folded.push(if ends { '。' } else { folded });
                }
                copied = offset + sign.len_utf8();
            }
            offset += sign.len_utf8();
        }
        self.copy(copied..content.len());
    }

    /// Takes over a stretch of the text that folding leaves as it is.
    fn copy(&mut self, stretch: Range<usize>) {
        if !stretch.is_empty() {
            self.goes_on_at(stretch.start);
            self.folded.push_str(self.text.content.get(stretch).unwrap_or_default());
        }
    }

    /// Notes where the text has what is folded next.
    fn goes_on_at(&mut self, offset: usize) {
        let here = (self.folded.len(), offset);
        let distance = |(folded, offset): (usize, usize)| offset.wrapping_sub(folded);
        if self.shifts.last().is_none_or(|last| distance(*last) != distance(here)) {
            self.shifts.push(here);
        }
    }

    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Returns what stands from a position on.
    pub(super) fn from(&self, at: usize) -> &str {
        self.folded.get(at..).unwrap_or_default()
    }

    /// Returns what stands before a position.
    pub(super) fn until(&self, at: usize) -> &str {
        self.folded.get(..at).unwrap_or_default()
    }

    /// Returns the bytes of the text that a stretch was folded from.
    pub(super) fn origin(&self, stretch: &Range<usize>) -> Range<usize> {
        let back = |at: usize| {
            let after = self.shifts.partition_point(|(folded, _)| *folded <= at);
            let shift = after.checked_sub(1).and_then(|last| self.shifts.get(last));
            shift.map_or(at, |(folded, offset)| offset + (at - folded))
        };
        let last = self.until(stretch.end).char_indices().next_back().map_or(0, |(at, _)| at);
        let end = back(last);
        let width = self.text.content.get(end..).and_then(|rest| rest.chars().next());
        let start = back(stretch.start);
        start..(end + width.map_or(0, char::len_utf8)).max(start)
    }

    /// Returns a way to ask for the numbers at positions.
    pub(super) fn numbers(&self) -> Numbers<'_> {
        Numbers::new(&self.folded, &self.parts().figures, &self.read_before)
    }

    /// Returns all numbers that are not below zero.
    pub(super) fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.parts().figures.iter().filter(|figure| figure.around != Surroundings::BelowZero)
    }

    /// Returns all numbers, whatever phrases make of them.
    pub(super) fn all_figures(&self) -> &[Figure] {
        &self.parts().figures
    }

    /// Tells whether a clause says a number between two positions.
    pub(super) fn has_figure(&self, clause: usize, between: &Range<usize>) -> bool {
        let figures = &self.parts().plain_figures;
        let first = figures.partition_point(|figure| *figure < (clause, between.start));
        figures.get(first).is_some_and(|figure| *figure < (clause, between.end))
    }

    /// Returns a way to ask which clauses hold positions. What stands in brackets is of clauses of its
    /// own, and behind them the outer clause goes on.
    pub(super) fn clauses(&self) -> Clauses<'_> {
        Clauses { clauses: &self.parts().clauses, next: 0 }
    }

    /// Returns a way to ask which sentences hold positions; a bracket is of its own here, too.
    pub(super) fn sentences(&self) -> Clauses<'_> {
        Clauses { clauses: &self.parts().sentences, next: 0 }
    }

    /// Returns the stretch around a position between the next signs at which clauses end.
    pub(super) fn around(&self, stretch: &Range<usize>) -> Range<usize> {
        let stops = &self.parts().stops;
        let after = stops.partition_point(|stop| *stop < stretch.start);
        let start = after.checked_sub(1).and_then(|last| stops.get(last)).copied().unwrap_or(0);
        let after = stops.partition_point(|stop| *stop < stretch.end);
        start..stops.get(after).copied().unwrap_or(self.folded.len())
    }

    /// Tells whether a stretch has more characters than `limit`.
    pub(super) fn is_longer(&self, stretch: &Range<usize>, limit: usize) -> bool {
        // No character has more than four bytes.
        stretch.len() > limit
            && (stretch.len() > 4 * limit
                || self.folded.get(stretch.clone()).unwrap_or_default().chars().count() > limit)
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| Cutter::new(self).cut())
    }
}

/// The clauses, or the sentences, of a narrative, for positions asked in about ascending order.
pub(super) struct Clauses<'n> {
    clauses: &'n [(usize, usize)],
    next: usize,
}

impl Clauses<'_> {
    /// Returns the number of the one that holds a position.
    pub(super) fn at(&mut self, position: usize) -> usize {
        let begins = |next: usize| self.clauses.get(next).map(|(start, _)| *start);
        let last = self.next.checked_sub(1).and_then(begins);
        if last.is_none_or(|last| position < last) {
            self.next = self.clauses.partition_point(|(start, _)| *start <= position);
        }
        while self.clauses.get(self.next).is_some_and(|(start, _)| *start <= position) {
            self.next += 1;
        }
        let clause = self.next.checked_sub(1).and_then(|last| self.clauses.get(last));
        clause.map_or(0, |(_, clause)| *clause)
    }
}

/// Tells whether a point ends a sentence that the number of the next paragraph follows: what stands on
/// two lines is no decimal.
fn is_list_number_next(text: &str, point: usize) -> bool {
    let sign = text.get(point..).unwrap_or_default().chars().next().map_or(1, char::len_utf8);
    let rest = text.get(point + sign..).unwrap_or_default();
    let next = rest.trim_start();
    next.len() < rest.len() && next.starts_with(|sign| fold_char(sign).is_ascii_digit())
}

/// Cuts a narrative into clauses, and reads its numbers on the way.
struct Cutter<'n, 'a> {
    narrative: &'n Narrative<'a>,
    parts: Parts,
    clause: usize,
    sentence: usize,
    clauses: usize,
    /// The clauses and sentences that go on behind the brackets that are open.
    open: Vec<(usize, usize)>,
}

impl<'n, 'a> Cutter<'n, 'a> {
    fn new(narrative: &'n Narrative<'a>) -> Self {
        let room = narrative.signs.len();
        let begun = || {
            let mut parts = Vec::with_capacity(room + 1);
            parts.push((0, 0));
            parts
        };
        let (clauses, sentences, stops) = (begun(), begun(), Vec::with_capacity(room));
        let parts = Parts { clauses, sentences, stops, ..Parts::default() };
        Self { narrative, parts, clause: 0, sentence: 0, clauses: 1, open: Vec::new() }
    }

    fn cut(mut self) -> Parts {
        let narrative = self.narrative;
        let mut window = Vec::new();
        let mut read = 0;
        for at in narrative.signs.iter().copied() {
            let Some(sign) = narrative.from(at).chars().next().filter(|_| at >= read) else {
                continue;
            };
            if !numeral::may_begin(sign) {
                self.sign(at, sign);
                continue;
            }
            read = match Figure::read(&narrative.folded, at, None, &mut window) {
                Some(figure) => self.figure(figure, sign),
                // 三四十 is no number, and neither is its end.
                None => at + numeral::run(narrative.from(at)),
            };
        }
        self.parts.plain_figures.sort_unstable();
        self.parts
    }

    /// Notes a number, and returns where it ends.
    fn figure(&mut self, figure: Figure, first: char) -> usize {
        let end = figure.end;
        if first.is_ascii_digit() || end > figure.start + first.len_utf8() {
            self.parts.plain_figures.push((self.clause, figure.start));
        }
        self.parts.figures.push(figure);
        end
    }

    /// A bracket that opens is of the clause around it, all other signs are of the clause they end.
    fn sign(&mut self, at: usize, sign: char) {
        let end = at + sign.len_utf8();
        match sign {
            '(' | '[' | '〔' | '【' => {
                self.open.push((self.clause, self.sentence));
                self.begin_sentence(end);
            }
            ')' | ']' | '〕' | '】' => match self.open.pop() {
                Some(outer) => self.go_on(end, outer),
                None => self.begin_sentence(end),
            },
            ',' | ';' | ':' => {
                if sign != ':' {
                    self.parts.stops.push(at);
                }
                self.begin(end);
            }
            '。' | '!' | '?' | '.' => {
                let next = self.narrative.from(end).chars().next();
                if sign == '.' && next.is_some_and(|next| next.is_ascii_alphanumeric()) {
                    return;
                }
                // A sentence ends whatever brackets it left open.
                self.open.clear();
                self.parts.stops.push(at);
                self.begin_sentence(end);
            }
            _ => {}
        }
    }

    fn begin(&mut self, at: usize) {
        let new = self.clauses;
        self.clauses += 1;
        self.go_on(at, (new, self.sentence));
    }

    fn begin_sentence(&mut self, at: usize) {
        let new = self.clauses;
        self.clauses += 1;
        self.go_on(at, (new, new));
    }

    fn go_on(&mut self, at: usize, (clause, sentence): (usize, usize)) {
        self.clause = clause;
        self.parts.clauses.push((at, clause));
        if sentence != self.sentence {
            self.sentence = sentence;
            self.parts.sentences.push((at, sentence));
        }
    }
}
