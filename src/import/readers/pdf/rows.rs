//! Rows of tables whose labels take several lines, with the labels of categories beside them: each row's words
//! are put before its figures.
//!
//! Lines of different cells interleave, and a line drawn straight through them says nothing. Which lines of
//! labels belong to a row is told by where its figures stand: at the middle of its label, or beside its
//! first line. That must come out for every row of the table, else the lines stay as they are.

use std::cmp::Ordering;

use super::lines::{Line, WIDE_GAP, lines as put_in_lines};
use super::word::Word;
use super::zone::{Row, Zone, begins_label, zones};

/// The most words of labels that one table of a page has.
const MOST_WORDS: usize = 1500;

/// The most lines and words of a page whose tables are looked at; what has more is no page of a report.
const MOST_LINES: usize = 400;
const MOST_ON_PAGE: usize = 6000;

/// How far the middle of a label lies from that of its figures at most, in heights of the text: a line more
/// or less would move it by more than half of one.
const OFF: f64 = 0.3;

/// How far apart two lines of one label lie at most, from middle to middle, in heights of the text.
const PITCH: f64 = 1.9;

/// How many lines above the first row its label may begin.
const MOST_ABOVE: usize = 12;

/// Puts the words of each row before its figures, where that can be told.
pub(super) fn rows(lines: Vec<Vec<Word>>) -> Vec<Line> {
    let is_page =
        lines.len() <= MOST_LINES && lines.iter().map(Vec::len).sum::<usize>() <= MOST_ON_PAGE;
    let zones = if is_page { zones(&lines) } else { Vec::new() };
    let mut found: Vec<Line> = Vec::new();
    let mut from = 0;
    for (index, zone) in zones.iter().enumerate() {
        let next = zones.get(index + 1);
        let to = next.and_then(|next| next.full.first().copied()).unwrap_or(lines.len());
        let Some(own) = lines.get(from..to) else { continue };
        found.extend(of_zone((zone, next), own, from, &lines));
        from = to;
    }
    let rest = lines.get(from..).unwrap_or_default();
    found.extend(rest.iter().cloned().map(plain));
    go_on(&mut found);
    found
}

/// Tells of lines below the head of a table that they are of it too: each of their words stands below one of
/// the line above.
fn go_on(lines: &mut [Line]) {
    for index in 1..lines.len() {
        let (above, below) = lines.split_at_mut(index);
        let (Some(above), Some(line)) = (above.last(), below.first_mut()) else { return };
        let is_below = |word: &Word| {
            let over = |one: &&Word| one.left < word.right && word.left < one.right;
            above.words.iter().filter(over).count() == 1
        };
        line.of_row |= above.of_row && is_head(&line.words) && line.words.iter().all(is_below);
    }
}

/// A line beside no figures: the head of a table whose rows are not known by their columns shows by words
/// that stand far apart.
fn plain(words: Vec<Word>) -> Line {
    let of_row = is_head(&words) && words.windows(2).any(stand_apart);
    Line { words, of_row }
}

fn stand_apart(pair: &[Word]) -> bool {
    matches!(pair, [one, next] if next.left - one.right > next.height().min(one.height()) * WIDE_GAP)
}

/// Returns the lines of a stretch of a page that holds one zone.
fn of_zone(
    (zone, next): (&Zone, Option<&Zone>),
    own: &[Vec<Word>],
    from: usize,
    all: &[Vec<Word>],
) -> Vec<Line> {
    let before = zone.full.first().map_or(0, |first| first.saturating_sub(from));
    let shown = |(number, words): (usize, Vec<Word>)| {
        // Lines behind the rows may be the head of the next table.
        let of = if number < before { Some(zone) } else { next };
        let part = |of: &Zone| words.iter().flat_map(|word| of.parted(word)).collect();
        let parted: Vec<Word> = of.map(part).unwrap_or_default();
        match is_head(&parted) {
            true => Line { words: parted, of_row: true },
            false => plain(words),
        }
    };
    let as_they_are = || own.iter().cloned().enumerate().map(shown).collect();
    let Some(rows) = zone.rows(all).filter(|rows| !rows.is_empty()) else { return as_they_are() };
    let edge = zone.left() + 1.0;
    let labels: Vec<Word> =
        own.iter().flatten().filter(|word| word.right < edge).cloned().collect();
    if labels.len() > MOST_WORDS {
        return as_they_are();
    }
    let is_cut = rows.iter().any(|row| row.is_joined);
    let beside = |row: &Row| labels.iter().any(|word| row.stands_beside(word));
    let alone = || (is_cut && rows.len() == 1 && !rows.iter().any(beside)).then(Told::alone);
    let told = told(&labels, &rows).filter(|told| told.says_more() || is_cut);
    let Some(told) = told.or_else(alone) else { return as_they_are() };
    let (top, bottom) = told.reach;
    let is_cell = |word: &Word| word.right >= edge && rows.iter().any(|row| row.holds(word));
    let taken = |word: &Word| {
        is_cell(word) || (word.right < edge && (top..=bottom).contains(&word.middle()))
    };
    let mut found: Vec<Line> = Vec::new();
    for (number, line) in own.iter().enumerate() {
        if number == before {
            found.extend(told.lines(&rows));
        }
        let rest: Vec<Word> = line.iter().filter(|word| !taken(word)).cloned().collect();
        if !rest.is_empty() {
            found.push(shown((number, rest)));
        }
    }
    found
}

/// Tells whether a line is one of the head of a table: several words, and no sentence.
fn is_head(line: &[Word]) -> bool {
    let said = |c: char| c.is_ascii_digit() || "，。；：、（）".contains(c);
    line.len() >= 3 && !line.iter().any(|word| word.text.contains(said))
}

/// Which words of labels belong to which row.
struct Told {
    /// For each row the words of categories beside it, and those of its own label.
    rows: Vec<(Vec<Word>, Vec<Word>)>,
    /// Where the first label begins and the last one ends.
    reach: (f64, f64),
}

/// Tells which lines of labels belong to which row.
fn told(labels: &[Word], rows: &[Row]) -> Option<Told> {
    let mut edges: Vec<f64> = labels.iter().map(|word| word.left - 0.5).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    let centred = edges.iter().filter_map(|edge| Some((*edge, centred(labels, rows, *edge)?)));
    let best = centred.reduce(|best, next| match Centred::better(&next.1, &best.1) {
        Ordering::Greater => next,
        Ordering::Equal | Ordering::Less => best,
    });
    let is_numbered = |(_, told): &(f64, Centred)| told.numbered() * 2 >= rows.len();
    let (edge, blocks) = match best.filter(is_numbered) {
        Some((edge, told)) => (edge, told.blocks),
        None => edges.iter().rev().find_map(|edge| Some((*edge, hanging(labels, rows, *edge)?)))?,
    };
    Some(Told::new(labels, &blocks, edge))
}

/// A line of labels, or several of one label: where its first and last line lie, where it begins, and how
/// high a line is.
#[derive(Clone, Copy, Debug)]
struct Band {
    first: f64,
    last: f64,
    left: f64,
    height: f64,
    /// Whether it begins with a numbering, as labels do.
    is_numbered: bool,
}

impl Band {
    fn middle(self) -> f64 {
        f64::midpoint(self.first, self.last)
    }

    /// Takes in the line below.
    fn with(self, below: Self) -> Self {
        Self { last: below.last, left: self.left.min(below.left), ..self }
    }

    fn top(self) -> f64 {
        self.first - self.height * OFF
    }

    fn bottom(self) -> f64 {
        self.last + self.height * OFF
    }
}

/// Returns the lines of labels that reach beyond an edge: those left of it are of categories.
fn bands(labels: &[Word], edge: f64) -> Vec<Band> {
    let beyond = labels.iter().filter(|word| word.right > edge).cloned().collect();
    let band = |line: Vec<Word>| {
        let at = line.first()?.middle();
        let left = line.iter().map(|word| word.left).fold(f64::INFINITY, f64::min);
        let height = line.iter().map(Word::height).fold(0.0, f64::max);
        let is_numbered = line.iter().any(|word| begins_label(&word.text));
        Some(Band { first: at, last: at, left, height, is_numbered })
    };
    put_in_lines(beyond).into_iter().filter_map(band).collect()
}

/// Labels in the middle of which their figures stand.
struct Centred {
    blocks: Vec<Band>,
    /// How far they are off, all together.
    off: f64,
}

impl Centred {
    fn numbered(&self) -> usize {
        self.blocks.iter().filter(|block| block.is_numbered).count()
    }

    /// Tells which of two ways to part the lines is better: labels begin with a numbering.
    fn better(one: &Self, other: &Self) -> Ordering {
        one.numbered().cmp(&other.numbered()).then(other.off.total_cmp(&one.off))
    }
}

fn centred(labels: &[Word], rows: &[Row], edge: f64) -> Option<Centred> {
    let bands = bands(labels, edge);
    let first = rows.first()?;
    let last = bands.iter().rposition(|band| band.first < first.middle + band.height * OFF)?;
    let starts = (0..=last).rev().take(MOST_ABOVE);
    let chains = starts.filter_map(|start| chain(&bands, rows, start));
    chains.reduce(|best, next| match Centred::better(&next, &best) {
        Ordering::Greater => next,
        Ordering::Equal | Ordering::Less => best,
    })
}

/// Gives each row the lines from where the row before ends, so that their middle is that of its figures.
fn chain(bands: &[Band], rows: &[Row], mut start: usize) -> Option<Centred> {
    let mut found = Centred { blocks: Vec::with_capacity(rows.len()), off: 0.0 };
    for row in rows {
        let mut block = *bands.get(start)?;
        let line = block.height;
        let mut best: Option<(f64, Band, usize)> = None;
        let mut before = block;
        for (end, band) in bands.iter().enumerate().skip(start) {
            if end > start {
                if band.middle() - before.middle() > line * PITCH {
                    break;
                }
                block = block.with(*band);
            }
            before = *band;
            let off = (block.middle() - row.middle).abs();
            if best.is_none_or(|(known, _, _)| off < known) {
                best = Some((off, block, end + 1));
            } else {
                break;
            }
        }
        let (off, block, end) = best.filter(|(off, _, _)| *off < line * OFF)?;
        found.off += off;
        found.blocks.push(block);
        start = end;
    }
    Some(found)
}

/// Gives each row the lines from its figures on down to the next row.
fn hanging(labels: &[Word], rows: &[Row], edge: f64) -> Option<Vec<Band>> {
    let bands = bands(labels, edge);
    let mut blocks: Vec<Band> = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let beside = |band: &Band| (band.middle() - row.first).abs() < band.height * OFF;
        let start = bands.iter().position(beside)?;
        let next = rows.get(index + 1).map_or(f64::INFINITY, |next| next.first);
        let mut block = *bands.get(start)?;
        let (mut before, line) = (block, block.height);
        for band in bands.iter().skip(start + 1) {
            let is_next = band.middle() > next - line * OFF;
            if is_next || band.middle() - before.middle() > line * PITCH {
                break;
            }
            block = block.with(*band);
            before = *band;
        }
        blocks.push(block);
    }
    let numbered = rows.iter().filter(|row| row.is_numbered).count();
    (numbered * 5 >= rows.len() * 4).then_some(blocks)
}

impl Told {
    /// The only row of a table, which has no label.
    fn alone() -> Self {
        Self { rows: vec![Default::default()], reach: (f64::INFINITY, f64::NEG_INFINITY) }
    }

    fn new(labels: &[Word], blocks: &[Band], edge: f64) -> Self {
        let mut rows: Vec<(Vec<Word>, Vec<Word>)> = vec![Default::default(); blocks.len()];
        for word in labels {
            let at = word.middle();
            let inside = |block: &Band| (block.top()..=block.bottom()).contains(&at);
            let own = blocks.iter().position(inside);
            // A short line of a label that begins left of the edge is of that label.
            let is_own = own
                .and_then(|own| blocks.get(own))
                .is_some_and(|block| word.right > edge || word.left > block.left - 0.5);
            let behind = blocks.iter().position(|block| at <= block.bottom());
            let first = blocks.first().is_some_and(|first| at < first.top());
            match (own, behind) {
                (Some(own), _) if is_own => {
                    rows.get_mut(own).into_iter().for_each(|row| row.1.push(word.clone()));
                }
                (_, Some(row)) if !first => {
                    rows.get_mut(row).into_iter().for_each(|row| row.0.push(word.clone()));
                }
                (_, _) => {}
            }
        }
        let top = blocks.first().map_or(0.0, |first| first.top());
        let bottom = blocks.last().map_or(0.0, |last| last.bottom());
        Self { rows, reach: (top, bottom) }
    }

    /// Tells whether anything is put in another order than by its lines.
    fn says_more(&self) -> bool {
        self.rows
            .iter()
            .any(|(beside, own)| !beside.is_empty() || put_in_lines(own.clone()).len() > 1)
    }

    /// Returns the lines of the rows, each label before its figures.
    fn lines(&self, rows: &[Row]) -> Vec<Line> {
        let mut lines = Vec::new();
        for ((beside, own), row) in self.rows.iter().zip(rows) {
            lines.extend(put_in_lines(beside.clone()));
            lines.extend(put_in_lines(own.clone()));
            let figures = row.cells.iter().flatten().cloned();
            match lines.last_mut().filter(|_| !own.is_empty()) {
                Some(last) => last.extend(figures),
                None => lines.push(figures.collect()),
            }
        }
        lines.into_iter().map(|words| Line { words, of_row: true }).collect()
    }
}

#[cfg(test)]
mod tests;
