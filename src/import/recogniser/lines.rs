//! Blocks → lines, each told apart: a section's heading, a line of a table, text.
//!
//! What a line of a table means is not known here, and a line may yet turn out to be text.

use super::items::{Item, Word, items_of_line, items_of_row};
use super::key::{Key, key};
use super::run_in::{section_title, without_stop};
use super::vocabulary::Vocabulary;
use crate::import::block::{Block, Grid, Piece, Place, Printed};

/// The most characters of a line that can be one of a table without being a grid's.
const LONGEST: usize = 90;

/// The most characters of an unknown line between two lines of a table.
const LONGEST_UNKNOWN: usize = 24;

/// One line, or what the format marks as one thing.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) shape: Shape,
    pub(super) class: Class,
    pub(super) items: Vec<Item>,
}

/// How a line is marked in the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A printed line from one column to another; whether a page or a blank line lies before it.
    Printed { from: u32, to: u32, page_before: bool, blank_before: bool },
    /// A whole paragraph.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// A row of a grid, by the number of the grid.
    Row(usize),
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The heading of a section of the form.
    Heading,
    /// A line of a table.
    Table,
    /// Anything else.
    Text,
}

/// Turns blocks into lines.
pub(super) fn lines(blocks: Vec<Block>, vocabulary: &Vocabulary) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut page, mut blank, mut grids) = (false, false, 0);
    for block in blocks {
        match block {
            Block::PageBreak => page = true,
            Block::Line(pieces) if pieces.is_empty() => blank = true,
            Block::Line(pieces) => {
                let from = pieces.first().map_or(0, |piece| piece.from);
                let to = pieces.last().map_or(0, |piece| piece.to);
                let shape = Shape::Printed { from, to, page_before: page, blank_before: blank };
                lines.extend(printed_line(&pieces, shape, vocabulary));
                (page, blank) = (false, false);
            }
            Block::Paragraph(printed) => lines.push(whole(printed, Shape::Paragraph, vocabulary)),
            Block::Heading { level, printed } => {
                lines.push(whole(printed, Shape::Heading(level), vocabulary));
            }
            Block::Grid(grid) => {
                add_grid(&grid, grids, vocabulary, &mut lines);
                grids += 1;
            }
        }
    }
    join_headings(&mut lines, vocabulary);
    let mut lines: Vec<Line> =
        lines.into_iter().flat_map(|line| parted(line, vocabulary)).collect();
    fill_gaps(&mut lines);
    lines
}

fn printed_line(pieces: &[Piece], shape: Shape, vocabulary: &Vocabulary) -> Option<Line> {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.printed.text.as_str()).collect();
    let text = texts.join(" ");
    let place = pieces.first()?.printed.place.clone();
    let items = match may_be_tabular(&text) {
        true => items_of_line(pieces, vocabulary),
        false => Vec::new(),
    };
    let class = classify(&text, &items, vocabulary);
    Some(Line { text, place, shape, class, items })
}

fn whole(printed: Printed, shape: Shape, vocabulary: &Vocabulary) -> Line {
    let piece = Piece { printed: printed.clone(), from: 0, to: 0 };
    let items = match may_be_tabular(&printed.text) {
        true => items_of_line(&[piece], vocabulary),
        false => Vec::new(),
    };
    let class = classify(&printed.text, &items, vocabulary);
    Line { text: printed.text, place: printed.place, shape, class, items }
}

/// Adds the rows of a grid; a grid that holds no label and figure of a form is text.
fn add_grid(grid: &Grid, number: usize, vocabulary: &Vocabulary, lines: &mut Vec<Line>) {
    let rows: Vec<(usize, Vec<Item>)> = grid
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| (index, items_of_row(row, index, vocabulary)))
        .collect();
    let is_table = rows.iter().any(|(_, items)| is_tabular("", items, vocabulary));
    for (index, items) in rows {
        let Some(cells) = grid.rows.get(index) else { continue };
        if is_table {
            let text: Vec<&str> =
                items.iter().map(text_of).filter(|text| !text.is_empty()).collect();
            let Some(first) = cells.first() else { continue };
            if let Some(word) = lone_word(&items).filter(|word| is_heading(&word.text, vocabulary))
            {
                let printed = Printed { text: word.text.clone(), place: word.place.clone() };
                lines.push(whole(printed, Shape::Paragraph, vocabulary));
            } else if !items.is_empty() {
                lines.push(Line {
                    text: text.join(" "),
                    place: first.printed.place.clone(),
                    shape: Shape::Row(number),
                    class: Class::Table,
                    items,
                });
            }
            continue;
        }
        for (column, cell) in cells.iter().enumerate() {
            if cell.origin == (index, column) && !cell.printed.text.trim().is_empty() {
                lines.push(whole(cell.printed.clone(), Shape::Paragraph, vocabulary));
            }
        }
    }
}

/// Returns the word of a row that holds nothing else.
fn lone_word(items: &[Item]) -> Option<&Word> {
    let mut printed = items.iter().filter(|item| !text_of(item).is_empty());
    match (printed.next(), printed.next()) {
        (Some(Item::Word(word)), None) => Some(word),
        (_, _) => None,
    }
}

fn text_of(item: &Item) -> &str {
    match item {
        Item::Word(word) => &word.text,
        Item::Cell(cell) => &cell.text,
    }
}

fn may_be_tabular(text: &str) -> bool {
    text.chars().take(LONGEST + 1).count() <= LONGEST
}

fn classify(text: &str, items: &[Item], vocabulary: &Vocabulary) -> Class {
    if is_heading(text, vocabulary) {
        Class::Heading
    } else if is_tabular(text, items, vocabulary) {
        Class::Table
    } else {
        Class::Text
    }
}

/// Tells whether a line is the heading of a section: numbered `一、` or not at all.
fn is_heading(text: &str, vocabulary: &Vocabulary) -> bool {
    let text = text.trim_end_matches(['。', '：', ':']);
    !text.starts_with(['(', '（']) && vocabulary.is_heading(&Key::new(text).bare)
}

/// Tells whether the items of a line are labels of a form, parts of labels, and figures.
fn is_tabular(text: &str, items: &[Item], vocabulary: &Vocabulary) -> bool {
    let trailing = items.iter().rev().take_while(|item| matches!(item, Item::Cell(_))).count();
    if items.is_empty() {
        return false;
    }
    if text.contains(['。', '；', '！', '？']) && trailing < 2 {
        return false;
    }
    let (mut known, mut all) = (0, 0);
    let mut joined = String::new();
    for item in items {
        let Item::Word(word) = item else { continue };
        let length = word.key.full.chars().count();
        all += length;
        if vocabulary.is_fragment(&word.key) {
            known += length;
        }
        joined.push_str(match joined.is_empty() {
            true => &word.key.bare,
            false => &word.key.full,
        });
    }
    if all == 0 || known == all {
        return true;
    }
    let mostly = known * 10 >= all * 6 && (trailing > 0 || all >= 4);
    mostly || vocabulary.is_part(&joined) || vocabulary.is_misprint(&joined)
}

/// Puts the two lines of a heading together.
fn join_headings(lines: &mut Vec<Line>, vocabulary: &Vocabulary) {
    let mut index = 0;
    while index + 1 < lines.len() {
        let joined = match (lines.get(index), lines.get(index + 1)) {
            (Some(one), Some(next))
                if matches!(one.shape, Shape::Printed { .. })
                    && one.class != Class::Heading
                    && !one.text.starts_with(['(', '（']) =>
            {
                let head = Key::new(&one.text).bare;
                let both = || head.clone() + &key(&next.text);
                (vocabulary.begins_heading(&head) && vocabulary.is_heading(&both()))
                    .then(|| one.text.clone() + &next.text)
            }
            (Some(_), Some(_)) | (None, _) | (_, None) => None,
        };
        if let (Some(text), Some(line)) = (joined, lines.get_mut(index)) {
            line.text = text;
            line.class = Class::Heading;
            line.items = Vec::new();
            lines.remove(index + 1);
        }
        index += 1;
    }
}

/// Parts a line that begins with the title of a section from the text that goes on behind it.
fn parted(line: Line, vocabulary: &Vocabulary) -> Vec<Line> {
    let is_prose = line.class == Class::Text && !matches!(line.shape, Shape::Row(_));
    let end = section_title(&line.text, vocabulary).filter(|_| is_prose);
    let Some((title, rest)) = end.and_then(|end| line.text.split_at_checked(end)) else {
        return vec![line];
    };
    let title = Line {
        text: without_stop(title),
        class: Class::Heading,
        items: Vec::new(),
        ..line.clone()
    };
    let shape = match line.shape {
        Shape::Printed { from, to, .. } => {
            Shape::Printed { from, to, page_before: false, blank_before: false }
        }
        Shape::Heading(_) | Shape::Paragraph | Shape::Row(_) => Shape::Paragraph,
    };
    let rest = Line { text: rest.trim().to_owned(), shape, items: Vec::new(), ..line };
    vec![title, rest]
}

/// Takes short lines between lines of a table for lines of it: corners of heads, rows that no form has.
fn fill_gaps(lines: &mut [Line]) {
    let open = |line: &Line| {
        let short = line.text.chars().take(LONGEST_UNKNOWN + 1).count() <= LONGEST_UNKNOWN;
        let ends = line.text.ends_with(['。', '；', '！', '？', '：', ':', '，']);
        let trailing = matches!(line.items.last(), Some(Item::Cell(_)));
        line.class == Class::Text && ((short && !ends) || trailing)
    };
    let mut before = false;
    let mut index = 0;
    while index < lines.len() {
        let run = lines.iter().skip(index).take_while(|line| open(line)).count();
        let after = lines.get(index + run).is_some_and(|line| line.class == Class::Table);
        if before && after && (1..=2).contains(&run) {
            for line in lines.iter_mut().skip(index).take(run) {
                line.class = Class::Table;
            }
        }
        before = lines
            .get(index + run)
            .is_some_and(|line| matches!(line.class, Class::Table | Class::Heading));
        index += run + 1;
    }
}
