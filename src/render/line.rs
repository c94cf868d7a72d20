//! One line of a source, cut to fit around its labels.
//!
//! Receives the text of a line and the byte ranges to be marked, and hands on what is shown of it,
//! with the ranges moved along. A report's paragraph is one line of thousands of characters, so only
//! the neighbourhood of each label is ever looked at. Does not know files, line numbers or miette.

use std::ops::Range;

use super::pieces::{Gap, Shown};
use super::visible::{cut_end, width, wrap};

/// How many columns the words of a label stand to the right of the middle of its underline: `╰── `.
const HOOK: usize = 4;

/// How many lines the words of one label may take.
const WORD_LINES: usize = 3;

/// A place in one line that has to be shown, and its words.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The bytes of the line.
    pub range: Range<usize>,
    /// The words, broken into lines once they are laid out; empty for an underline alone.
    pub words: String,
    /// The place among the labels of its excerpt, from 0; the lower the more important.
    pub rank: usize,
}

/// What is shown of one line.
#[derive(Debug)]
pub(super) struct View {
    /// The text shown.
    pub text: String,
    /// The marks, their ranges now within `text`, their words broken into lines.
    pub marks: Vec<Mark>,
    /// Whether something of the line was left out.
    pub cut: bool,
}

/// Returns views of one line that show every mark, each at most `columns` wide with the words below
/// it. One view, unless marks overlap or stand too far apart for one.
pub(super) fn marked(line: &str, marks: Vec<Mark>, columns: usize) -> Vec<View> {
    let mut views = Vec::new();
    let broken = |mark: Mark| Mark { words: broken(&mark.words, columns), ..mark };
    let mut waiting: Vec<Mark> = marks.into_iter().map(broken).collect();
    while !waiting.is_empty() {
        let (now, later) = together(line, waiting, columns);
        waiting = later;
        views.push(now);
    }
    views
}

/// Takes as many marks into one view as fit, by rank, and hands back the others.
fn together(line: &str, mut marks: Vec<Mark>, columns: usize) -> (View, Vec<Mark>) {
    marks.sort_by_key(|mark| mark.rank);
    let mut taken: Vec<Mark> = Vec::new();
    let mut view = View { text: String::new(), marks: Vec::new(), cut: false };
    let mut later = Vec::new();
    for mark in marks {
        // miette pushes overlapping underlines aside, away from the text they belong to.
        if taken.iter().any(|other| overlap(&other.range, &mark.range)) {
            later.push(mark);
            continue;
        }
        let mut trial = taken.clone();
        trial.push(mark.clone());
        trial.sort_by_key(|mark| mark.range.start);
        match Layout::new(line, &trial, columns).fit(taken.is_empty()) {
            Some(fitting) => {
                view = fitting;
                taken = trial;
            }
            None => later.push(mark),
        }
    }
    (view, later)
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// A line taken apart: a gap before each mark and one behind the last.
struct Layout<'a> {
    columns: usize,
    parts: Vec<Part<'a>>,
    last: Gap,
}

/// A mark, what lies before it and what it marks.
struct Part<'a> {
    gap: Gap,
    mark: &'a Mark,
    body: Gap,
    /// The columns of the widest line of its words.
    widest: usize,
}

impl<'a> Layout<'a> {
    fn new(line: &str, marks: &'a [Mark], columns: usize) -> Self {
        let mut end = 0;
        let mut parts = Vec::with_capacity(marks.len());
        for mark in marks {
            let gap = Gap::new(line.get(end..mark.range.start).unwrap_or_default(), columns);
            let body = Gap::new(line.get(mark.range.clone()).unwrap_or_default(), columns);
            end = mark.range.end;
            let widest = mark.words.lines().map(width).max().unwrap_or(0);
            parts.push(Part { gap, mark, body, widest });
        }
        let last = Gap::new(line.get(end..).unwrap_or_default(), columns);
        Self { columns, parts, last }
    }

    /// Returns the view that shows most: the whole line; else its beginning; else as much around each
    /// mark as there is room for. None when not even the marks have room, unless it `must`.
    fn fit(&self, must: bool) -> Option<View> {
        let (most, least) = (self.columns, 8.min(self.columns));
        if self.fits(most * 2, most * 2) {
            return Some(self.lay(most * 2, most * 2));
        }
        let beginning = || self.widest(least, |around| self.fits(most * 2, around));
        let middle = || self.widest(0, |around| self.fits(around, around));
        beginning()
            .map(|around| self.lay(most * 2, around))
            .or_else(|| middle().map(|around| self.lay(around, around)))
            .or_else(|| must.then(|| self.lay(0, 0)))
    }

    /// Returns the most columns around the marks that fit, at least so many. Halving is sound: what does
    /// not fit with some columns does not fit with more.
    fn widest(&self, least: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        if !fits(least) {
            return None;
        }
        let (mut low, mut high) = (least, self.columns);
        while low < high {
            let middle = (low + high).div_ceil(2);
            if fits(middle) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Some(low)
    }

    /// Puts the line together with `left` columns before the first mark and `around` at the others.
    fn lay(&self, left: usize, around: usize) -> View {
        let mut shown = Shown::default();
        let mut marks = Vec::with_capacity(self.parts.len());
        for (index, part) in self.parts.iter().enumerate() {
            let (before, after) = if index == 0 { (0, left) } else { (around, around) };
            part.gap.show(&mut shown, before, after);
            let start = shown.text.len();
            part.body.show(&mut shown, self.reach(part), 0);
            let range = start..shown.text.len();
            marks.push(Mark { range, ..part.mark.clone() });
        }
        self.last.show(&mut shown, around, 0);
        View { text: shown.text, marks, cut: shown.cut }
    }

    /// Returns how many columns of what a mark marks are shown at most, `…` aside.
    fn reach(&self, part: &Part<'_>) -> usize {
        let room = self.columns.saturating_sub(1 + HOOK + part.widest);
        (room * 2).min(self.columns.saturating_sub(2)).max(1) - 1
    }

    /// Tells whether the line that [`Self::lay`] makes has room, and the words of each mark, hooked to the
    /// middle of its underline.
    fn fits(&self, left: usize, around: usize) -> bool {
        let mut used = 0;
        for (index, part) in self.parts.iter().enumerate() {
            let (before, after) = if index == 0 { (0, left) } else { (around, around) };
            used += part.gap.columns(before, after);
            let under = part.body.columns(self.reach(part), 0);
            let middle = (used + used + under) / 2;
            if !part.mark.words.is_empty() && middle + HOOK + part.widest > self.columns {
                return false;
            }
            used += under;
        }
        used + self.last.columns(around, 0) <= self.columns
    }
}

/// Breaks the words of a mark so that they and half of an underline have room side by side.
fn broken(words: &str, columns: usize) -> String {
    let columns = (columns * 2 / 3).saturating_sub(HOOK + 1).max(4);
    let mut lines = wrap(words, columns);
    if lines.len() > WORD_LINES {
        let rest = lines.split_off(WORD_LINES - 1).concat();
        lines.push(cut_end(&rest, columns));
    }
    lines.join("\n")
}
