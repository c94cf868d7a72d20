//! Groups of cells against the rows of the forms: the alignment that explains most of what is printed.
//!
//! Both are in the order printed, so the best alignment is found by dynamic programming. A group that no
//! row explains is left over, and a row without a group is not there; neither is guessed.

use super::assemble::{Assembled, assemble, misprinted, nearby};
use super::copies::{Copy, set_aside};
use super::rows::{Candidate, Row, RowKind};
use super::stream::Stream;
use crate::import::recogniser::vocabulary::Vocabulary;

/// A row and the groups that are its figures.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import::recogniser) struct Match {
    pub(super) row: usize,
    pub(super) groups: std::ops::Range<usize>,
    pub(super) label: Assembled,
    /// Another row that the label fits as well.
    pub(super) rival: Option<usize>,
}

/// The most groups that one row is put together from.
const MOST_GROUPS: usize = 8;

/// The most groups that are looked at; a report has a hundred, and what has more is none.
pub(super) const MOST_FIGURES: usize = 3000;

/// What leaving out a row of figures costs.
const ROW_LEFT_OUT: f64 = 0.2;

/// What leaving over a group with figures costs.
const GROUP_LEFT_OVER: f64 = 1.0;

/// What the right number of cells is worth, and what a wrong one costs.
const RIGHT_WIDTH: f64 = 3.0;

/// Aligns the groups with the rows. Hands on the tables too that are printed again, which are not aligned.
pub(in crate::import::recogniser) fn align(
    stream: &Stream,
    rows: &[Row],
    candidates: &[Candidate<'_>],
    vocabulary: &Vocabulary,
) -> (Vec<Match>, Vec<Copy>) {
    let mut labels = labels(stream, rows, vocabulary);
    let copies = set_aside(stream, rows, candidates, &mut labels);
    let mut matches = in_order(stream, rows, &labels);
    matches.extend(out_of_order(stream, rows, &labels, &matches));
    for found in &mut matches {
        found.rival = rival(found, rows, &labels);
    }
    matches.sort_by_key(|found| found.groups.start);
    (matches, copies)
}

type Labels = Vec<Vec<Option<Assembled>>>;

/// Finds for each group and row how the row's label stands around the group.
fn labels(stream: &Stream, rows: &[Row], vocabulary: &Vocabulary) -> Labels {
    let free = |_: usize| true;
    let count = stream.groups.len().min(MOST_FIGURES);
    let mut labels: Labels = Vec::with_capacity(count);
    for group in 0..count {
        let (before, after) = stream.around(group);
        let words =
            |range: &std::ops::Range<usize>| stream.words.get(range.clone()).unwrap_or_default();
        let (head, tail) = (words(&before), words(&after));
        // What lies far before its figures is no label of theirs.
        let far = head.len().saturating_sub(60);
        let head = head.get(far..).unwrap_or_default();
        let tail = tail.get(..tail.len().min(24)).unwrap_or_default();
        let start = before.start + far;
        let best =
            |row: &Row,
             find: &dyn Fn(&crate::import::recogniser::key::Key) -> Option<Assembled>| {
                let found = row.keys.iter().filter_map(find);
                found.max_by(|one, other| one.score.total_cmp(&other.score))
            };
        let mut own: Vec<Option<Assembled>> = rows
            .iter()
            .map(|row| best(row, &|key| assemble(key, head, tail, start, &free)))
            .collect();
        let known = rows.iter().zip(&own).any(|(row, found)| {
            row.kind == RowKind::Leaf && found.as_ref().is_some_and(|found| found.score > 9.0)
        });
        if !known {
            let nearby = nearby(head, tail, start, vocabulary);
            for (row, found) in rows.iter().zip(own.iter_mut()) {
                if found.is_none() && row.kind == RowKind::Leaf {
                    *found = best(row, &|key| misprinted(key, &nearby));
                }
            }
        }
        for (row, found) in rows.iter().zip(own.iter_mut()) {
            if row.kind == RowKind::Alone && found.is_none() {
                *found = under_head(stream, group, row, head, vocabulary);
            }
        }
        labels.push(own);
    }
    labels
}

/// The only row of a table needs no label where its figures stand under the labels of its columns.
fn under_head(
    stream: &Stream,
    group: usize,
    row: &Row,
    head: &[super::stream::StreamWord],
    vocabulary: &Vocabulary,
) -> Option<Assembled> {
    let own = stream.groups.get(group)?;
    let labels = head.iter().filter(|word| vocabulary.is_fragment(&word.word.key)).count();
    let right = own.of_row(row.width).len() == row.width;
    let score = match (right, labels >= 3) {
        (true, true) => 8.0,
        (true, false) if row.width >= 10 => 5.0,
        (false, true) if own.cells.len() + 3 >= row.width && row.width >= 10 => 5.0,
        _ if row.width >= 10 && own.adjoining => 4.0,
        _ if row.width >= 10 && labels >= 3 && own.cells.len() >= 3 => 4.0,
        _ => return None,
    };
    Some(Assembled { words: Vec::new(), score, misprint: false })
}

/// Returns what giving some groups to a row is worth; none where that makes no sense.
fn worth(stream: &Stream, row: &Row, groups: &[usize], label: &Assembled) -> Option<f64> {
    let of = |index: &usize| stream.groups.get(*index);
    let count: usize =
        groups.iter().filter_map(of).map(|group| group.of_row(row.width).len()).sum();
    let joined = groups.len() > 1;
    if joined && groups.iter().skip(1).filter_map(of).any(|group| !group.adjoining) {
        return None;
    }
    let right = count == row.width;
    let printed = groups.iter().filter_map(of).flat_map(|group| &group.cells);
    let is_blank = printed.clone().all(|cell| cell.text.is_empty());
    let fits = match row.kind {
        // A category's figures stand right behind its label, with no row's label between.
        RowKind::Category => right && !is_blank && stands_before(label, groups, stream),
        RowKind::Part { .. } => right && !is_blank && !label.misprint,
        RowKind::Leaf | RowKind::Alone => right || (!joined && !is_blank),
    };
    let width = if right { RIGHT_WIDTH } else { -RIGHT_WIDTH };
    let kind = if row.kind == RowKind::Category { -3.0 } else { 0.0 };
    fits.then_some(label.score + width + kind - 0.1 * groups.len() as f64)
}

/// Tells whether nothing stands between a label and its figures.
fn stands_before(label: &Assembled, groups: &[usize], stream: &Stream) -> bool {
    let position = groups.first().and_then(|first| stream.groups.get(*first));
    let end = label.words.last().map(|last| last + 1);
    !label.misprint && position.map(|group| group.position) == end
}

/// A step of the best alignment up to a number of groups and rows.
#[derive(Clone, Copy)]
enum Step {
    Start,
    LeaveGroup,
    LeaveRow,
    Take(usize),
}

fn in_order(stream: &Stream, rows: &[Row], labels: &Labels) -> Vec<Match> {
    let (groups, width) = (labels.len(), rows.len() + 1);
    let mut best: Vec<(f64, Step)> = vec![(f64::NEG_INFINITY, Step::Start); (groups + 1) * width];
    let cell = |group: usize, row: usize| group * width + row;
    let put = |best: &mut Vec<(f64, Step)>, at: usize, value: f64, step: Step| {
        if let Some(place) = best.get_mut(at).filter(|place| value > place.0 + 1e-9) {
            *place = (value, step);
        }
    };
    put(&mut best, 0, 0.0, Step::Start);
    for group in 0..=groups {
        for row in 0..=rows.len() {
            let value = best.get(cell(group, row)).map_or(f64::NEG_INFINITY, |one| one.0);
            if let Some(left) = rows.get(row) {
                let cost = if left.kind == RowKind::Leaf { ROW_LEFT_OUT } else { 0.0 };
                put(&mut best, cell(group, row + 1), value - cost, Step::LeaveRow);
            }
            if let Some(left) = stream.groups.get(group) {
                let figures = left.cells.iter().any(|cell| cell.has_digit());
                let cost = if figures { GROUP_LEFT_OVER } else { 0.0 };
                put(&mut best, cell(group + 1, row), value - cost, Step::LeaveGroup);
            }
            let Some(own) = rows.get(row) else { continue };
            let Some(label) = labels.get(group).and_then(|of| of.get(row)).and_then(Option::as_ref)
            else {
                continue;
            };
            for count in 1..=MOST_GROUPS.min(groups - group) {
                let taken: Vec<usize> = (group..group + count).collect();
                if let Some(worth) = worth(stream, own, &taken, label) {
                    let at = cell(group + count, row + 1);
                    put(&mut best, at, value + worth, Step::Take(count));
                }
            }
        }
    }
    let mut matches = Vec::new();
    let (mut group, mut row) = (groups, rows.len());
    while group > 0 || row > 0 {
        match best.get(cell(group, row)).map(|one| one.1) {
            Some(Step::LeaveGroup) => group = group.saturating_sub(1),
            Some(Step::LeaveRow) => row = row.saturating_sub(1),
            Some(Step::Take(count)) => {
                (group, row) = (group.saturating_sub(count), row.saturating_sub(1));
                let label = labels.get(group).and_then(|of| of.get(row)).cloned().flatten();
                let groups = group..group + count;
                matches.extend(label.map(|label| Match { row, groups, label, rival: None }));
            }
            Some(Step::Start) | None => break,
        }
    }
    matches.reverse();
    matches
}

/// Finds rows that are printed in another order than the form's: the label stands there whole, no other
/// row is free for the group and no other group for the row.
fn out_of_order(stream: &Stream, rows: &[Row], labels: &Labels, known: &[Match]) -> Vec<Match> {
    let taken = |group: usize| known.iter().any(|found| found.groups.contains(&group));
    let found = |row: usize| known.iter().any(|found| found.row == row);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (group, own) in labels.iter().enumerate().filter(|(group, _)| !taken(*group)) {
        for (row, label) in own.iter().enumerate().filter(|(row, _)| !found(*row)) {
            let (Some(label), Some(kind)) = (label, rows.get(row)) else { continue };
            let right = stream
                .groups
                .get(group)
                .is_some_and(|one| one.of_row(kind.width).len() == kind.width);
            if right && kind.kind == RowKind::Leaf && label.score > 9.5 {
                pairs.push((group, row));
            }
        }
    }
    let alone = |(group, row): &(usize, usize)| {
        pairs.iter().filter(|(other, own)| other == group || own == row).count() == 1
    };
    let matched = pairs.iter().filter(|pair| alone(pair)).filter_map(|(group, row)| {
        let label = labels.get(*group)?.get(*row)?.clone()?;
        Some(Match { row: *row, groups: *group..*group + 1, label, rival: None })
    });
    matched.collect()
}

/// Finds another row of the same table that a misprinted label fits nearly as well.
fn rival(found: &Match, rows: &[Row], labels: &Labels) -> Option<usize> {
    let table = rows.get(found.row)?.table;
    let own = labels.get(found.groups.start)?;
    let near = |label: &Assembled| label.score + 0.4 >= found.label.score;
    let others = own.iter().enumerate().filter(|(row, label)| {
        *row != found.row
            && rows.get(*row).is_some_and(|row| row.table == table && row.kind == RowKind::Leaf)
            && label.as_ref().is_some_and(near)
    });
    found.label.misprint.then(|| others.map(|(row, _)| row).next()).flatten()
}
