//! The lines of a file that a message points at, cut out and ready to be drawn.
//!
//! Receives the places of a message in one file and hands on [`Snippet`]s: a few neighbouring lines,
//! fit to a width, with the ranges of the labels within them. Finds lines through the file's line
//! index, so that the cost does not grow with the file. Does not know how a snippet is drawn.

use std::collections::BTreeMap;
use std::ops::Range;

use super::line::{Mark, View, marked};
use super::pieces::{Shown, beginning};
use super::visible::{cut_start, one_line, width};
use crate::diagnose::{Excerpt, Lang, frame};
use crate::source::{LineColumn, Source, SourceMap};

/// What a drawn line carries before its text, besides the number: ` 12 │ `.
const GUTTER: usize = 4;

/// Neighbouring lines of one file, to be drawn as one block.
#[derive(Debug)]
pub(super) struct Snippet {
    /// The name of the file, short enough for the block's head.
    pub name: String,
    /// The number of the first line, from 1.
    pub first_line: usize,
    /// The lines as they are shown.
    pub text: String,
    /// The labels, their ranges within `text`; in the order of the text.
    pub labels: Vec<Mark>,
    /// Where in the file the most important label of this block starts.
    pub at: LineColumn,
}

impl Snippet {
    /// Returns the rank of the block's most important label.
    pub(super) fn first_rank(&self) -> Option<usize> {
        self.labels.iter().map(|mark| mark.rank).min()
    }
}

/// Returns the blocks that show every label of `excerpt`, none wider than `columns`; in the order of
/// the file.
pub(super) fn snippets(
    excerpt: &Excerpt,
    sources: &SourceMap,
    lang: Lang,
    columns: usize,
) -> Vec<Snippet> {
    let Some(source) = excerpt.file().and_then(|file| sources.get(file)) else {
        return Vec::new();
    };
    let lines = marks_by_line(excerpt, source, lang);
    let mut blocks = Vec::new();
    for run in runs(lines) {
        Block::new(source, &run, lang, columns).draw(&run, &mut blocks);
    }
    blocks
}

/// Sorts the labels by line (from 0). Of several labels at the same place the first stays.
fn marks_by_line(excerpt: &Excerpt, source: &Source, lang: Lang) -> BTreeMap<usize, Vec<Mark>> {
    let mut lines: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for (rank, label) in excerpt.labels.iter().enumerate() {
        if Some(label.span.file) != excerpt.file() {
            continue;
        }
        let (line, range) = clamp(source, label.span.range());
        let marks = lines.entry(line).or_default();
        if marks.iter().all(|mark| mark.range != range) {
            let words = label.text.as_ref().map_or("", |text| text.get(lang));
            marks.push(Mark { range, words: one_line(words), rank });
        }
    }
    lines
}

/// Returns the line that holds the start of a range, and the part of the range in it, never empty
/// unless the line is: an empty range becomes the character it stands before, or the last one.
fn clamp(source: &Source, range: Range<usize>) -> (usize, Range<usize>) {
    let text = source.text();
    let marked = text.get(range.clone()).unwrap_or_default();
    // A node that begins with a line break is seen where its first word stands.
    let blanks = marked.len() - marked.trim_start().len();
    let start = if blanks == marked.len() { range.start } else { range.start + blanks };
    // At the end of the file the line break before it shows nothing either.
    let start = match text.get(start..) {
        Some(rest) if !rest.trim_start_matches(['\n', '\r']).is_empty() => start,
        _ => text.trim_end_matches(['\n', '\r']).len(),
    };
    let line = source.lines().line_of(start);
    let all = source.lines().range_of(text, line);
    let body = text.get(all.clone()).unwrap_or_default();
    let end = range.end.clamp(start, all.end.max(start));
    let kept = text.get(start..end).unwrap_or_default().trim_end();
    let within = start - all.start.min(start);
    if !kept.is_empty() {
        return (line, within..within + kept.len());
    }
    let character = |rest: &str| rest.chars().next().map_or(0, char::len_utf8);
    let last = body.chars().next_back().map_or(0, char::len_utf8);
    match body.get(within..).map(character) {
        Some(length) if length > 0 => (line, within..within + length),
        _ => (line, body.len() - last..body.len()),
    }
}

type Run = Vec<(usize, Vec<Mark>)>;

/// Puts lines together whose surroundings touch: at most two lines lie between them.
fn runs(lines: BTreeMap<usize, Vec<Mark>>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (line, marks) in lines {
        let near = |run: &&mut Run| run.last().is_some_and(|(last, _)| line - last <= 3);
        match runs.last_mut().filter(near) {
            Some(run) => run.push((line, marks)),
            None => runs.push(vec![(line, marks)]),
        }
    }
    runs
}

/// A block being drawn.
struct Block<'a> {
    source: &'a Source,
    /// The language of the head.
    lang: Lang,
    /// The lines shown, from 0.
    lines: Range<usize>,
    /// The blanks at the start of each line that are left out.
    indent: usize,
    /// The room for the text of a line.
    columns: usize,
    /// The room for the file's name, line and column in the head.
    head: usize,
}

impl<'a> Block<'a> {
    /// Measures a block around the lines of `run`, with the line before and the line after.
    fn new(source: &'a Source, run: &Run, lang: Lang, columns: usize) -> Self {
        let first = run.first().map_or(0, |(line, _)| *line);
        let last = run.last().map_or(0, |(line, _)| *line);
        let shows = |line: &usize| {
            let range = source.lines().range_of(source.text(), *line);
            !source.text().get(range).unwrap_or_default().trim().is_empty()
        };
        let before = first.checked_sub(1).filter(shows).unwrap_or(first);
        let after = Some(last + 1).filter(shows).unwrap_or(last);
        let digits = source.lines().number_of(after).to_string().len();
        Self {
            source,
            lang,
            lines: before..after + 1,
            indent: 0,
            columns: columns.saturating_sub(digits + GUTTER),
            head: columns.saturating_sub(digits + GUTTER + 2),
        }
    }

    /// Draws the lines; what does not fit beside the rest becomes a block of its own below. Where
    /// something had to be cut, the indent that all lines share goes first.
    fn draw(mut self, run: &Run, blocks: &mut Vec<Snippet>) {
        let mut drawn = self.lay(run);
        let indent = self.common_indent();
        if drawn.cut && indent > 0 {
            self.indent = indent;
            drawn = self.lay(run);
        }
        let first = self.snippet(self.lines.start, drawn.text, drawn.labels, run);
        blocks.extend(first);
        for (line, view) in drawn.further {
            let (mut text, mut labels) = (String::new(), Vec::new());
            append(&mut text, &mut labels, view);
            blocks.extend(self.snippet(line, text, labels, run));
        }
    }

    fn lay(&self, run: &Run) -> Drawn {
        let mut drawn = Drawn::default();
        for line in self.lines.clone() {
            let body = self.body(line);
            let marks = run.iter().find(|(of, _)| *of == line).map(|(_, marks)| marks.clone());
            let mut views = match marks {
                Some(marks) => marked(body, self.outdent(marks), self.columns),
                None => {
                    let Shown { text, cut } = beginning(body, self.columns);
                    vec![View { text, marks: Vec::new(), cut }]
                }
            }
            .into_iter();
            if let Some(view) = views.next() {
                drawn.cut |= view.cut;
                append(&mut drawn.text, &mut drawn.labels, view);
            }
            drawn.further.extend(views.map(|view| (line, view)));
        }
        drawn
    }

    /// Returns a line without the indent that is left out.
    fn body(&self, line: usize) -> &'a str {
        let range = self.source.lines().range_of(self.source.text(), line);
        self.source.text().get(range.start + self.indent..range.end).unwrap_or_default()
    }

    fn outdent(&self, marks: Vec<Mark>) -> Vec<Mark> {
        let within = |range: &Range<usize>| {
            range.start.saturating_sub(self.indent)..range.end.saturating_sub(self.indent)
        };
        marks.into_iter().map(|mark| Mark { range: within(&mark.range), ..mark }).collect()
    }

    /// Returns how many blanks all lines of the block begin with.
    fn common_indent(&self) -> usize {
        let indent = |line: usize| {
            let body = self.body(line);
            let blanks = body.len() - body.trim_start_matches(' ').len();
            (blanks < body.len()).then_some(blanks)
        };
        self.lines.clone().filter_map(indent).min().unwrap_or(0)
    }

    /// Completes a block; its head names the place of its most important label.
    fn snippet(
        &self,
        first_line: usize,
        text: String,
        labels: Vec<Mark>,
        run: &Run,
    ) -> Option<Snippet> {
        let rank = labels.iter().map(|mark| mark.rank).min()?;
        let start = |(line, marks): &(usize, Vec<Mark>)| {
            let mark = marks.iter().find(|mark| mark.rank == rank)?;
            Some(self.source.lines().range_of(self.source.text(), *line).start + mark.range.start)
        };
        let start = run.iter().find_map(start)?;
        let at = self.source.lines().position(self.source.text(), start);
        let numbers = format!(":{}:{}", at.line, at.column);
        let room = self.head.saturating_sub(width(&numbers));
        let name = frame::quoted(self.source.name(), self.source.is_printing());
        let name = cut_start(&one_line(name.get(self.lang)), room);
        let first_line = self.source.lines().number_of(first_line);
        Some(Snippet { name, first_line, text, labels, at })
    }
}

/// The lines of a block, laid out.
#[derive(Default)]
struct Drawn {
    text: String,
    labels: Vec<Mark>,
    /// Whether something of a line was left out.
    cut: bool,
    /// What needs a block of its own, with the number of its line from 0.
    further: Vec<(usize, View)>,
}

fn append(text: &mut String, labels: &mut Vec<Mark>, view: View) {
    let offset = text.len();
    text.push_str(&view.text);
    // A label on an empty line needs a character to stand under.
    if view.text.is_empty() {
        text.push(' ');
    }
    text.push('\n');
    labels.extend(
        view.marks
            .into_iter()
            .map(|mark| Mark { range: mark.range.start + offset..mark.range.end + offset, ..mark }),
    );
}
