//! The narrative of one section as it is searched: without blanks and line ends, in half width and
//! ordinary characters, cut into clauses, its numbers read. Each position is a byte of that folded text.

use std::cell::OnceCell;
use std::ops::Range;

use super::numbers::{Figure, Numbers, ReadBefore};
use super::numeral::{self, Surroundings};
use crate::model::{Text, fold_char};

/// The narrative of a section.
pub(super) struct Narrative<'a> {
    text: &'a Text,
    folded: String,
    /// Where the way back changes its length: a byte of the folded text, and that of the text.
    shifts: Vec<(usize, usize)>,
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
        let mut folded = String::with_capacity(text.content.len());
        let mut shifts: Vec<(usize, usize)> = Vec::new();
        let mut distance = None;
        let mut offset = 0;
        loop {
            let rest = text.content.get(offset..).unwrap_or_default();
            let here = offset.wrapping_sub(folded.len());
            let Some(sign) = rest.chars().next() else { break };
            let run = ordinary(rest);
            let blank = run == 0 && sign.is_whitespace();
            if !blank && distance != Some(here) {
                distance = Some(here);
                shifts.push((folded.len(), offset));
            }
            if run > 0 {
                folded.push_str(rest.get(..run).unwrap_or_default());
                offset += run;
                continue;
            }
            if !blank {
                let sign = fold_char(sign);
                let ends = sign == '.' && is_list_number_next(&text.content, offset);
                folded.push(if ends { '。' } else { sign });
                if ends {
                    distance = None;
                }
            }
            offset += sign.len_utf8();
        }
        Self { text, folded, shifts, parts: OnceCell::new(), read_before: ReadBefore::default() }
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

/// Returns how many bytes a text begins with that are Chinese characters, 、, 。, letters and digits; folding
/// leaves them as they are.
fn ordinary(text: &str) -> usize {
    // U+4000 to U+9FFF, and U+3001 and U+3002, three bytes each.
    let is_wide = |sign: &&[u8; 3]| matches!(sign, [0xE4..=0xE9, ..] | [0xE3, 0x80, 0x81 | 0x82]);
    let bytes = text.as_bytes();
    let mut length = 0;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let wide = 3 * rest.as_chunks::<3>().0.iter().take_while(is_wide).count();
        let rest = rest.get(wide..).unwrap_or_default();
        let narrow = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        length += wide + narrow;
        if narrow == 0 {
            return length;
        }
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
        let (clauses, sentences) = (vec![(0, 0)], vec![(0, 0)]);
        let parts = Parts { clauses, sentences, ..Parts::default() };
        Self { narrative, parts, clause: 0, sentence: 0, clauses: 1, open: Vec::new() }
    }

    fn cut(mut self) -> Parts {
        let narrative = self.narrative;
        let mut window = Vec::new();
        let mut at = 0;
        loop {
            let rest = narrative.from(at);
            let plain = numeral::no_number(rest.as_bytes());
            at += plain;
            let Some(sign) = rest.get(plain..).and_then(|rest| rest.chars().next()) else { break };
            if numeral::may_begin(sign) {
                let end = match Figure::read(&narrative.folded, at, None, &mut window) {
                    Some(figure) => self.figure(figure, sign),
                    // 三四十 is no number, and neither is its end.
                    None => at + numeral::run(narrative.from(at)),
                };
                at = end.max(at + sign.len_utf8());
                continue;
            }
            self.sign(at, sign);
            at += sign.len_utf8();
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
