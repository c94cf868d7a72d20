//! What stands under the excerpts of a message: its table, its captioned facts, its help.
//!
//! Receives short texts and hands on aligned lines, wrapped with a hanging indent. Does not know what
//! the facts mean, nor anything of sources.

use super::visible::{cut_end, one_line, pad, shortened, visible, width, wrap};
use crate::diagnose::{Lang, Text, frame};

/// The indent of everything that is not an excerpt: that of the sign before the headline.
pub(super) const INDENT: usize = 2;

/// How many lines a fact may take: an equation of a large table is long, a name of a megabyte is no name.
const LINES: usize = 40;

/// The room between two columns of a table.
const BETWEEN: usize = 3;

/// Draws rows with their columns aligned. Where they have no room side by side, the first stands over
/// the others; where that is not enough, each row is wrapped.
pub(super) fn table(rows: &[Vec<Text>], lang: Lang, columns: usize) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter().map(|cell| shortened(&one_line(cell.get(lang)), columns * LINES)).collect()
        })
        .collect();
    let widths = column_widths(&rows);
    let indent = INDENT * 2;
    let deeper = indent + INDENT;
    let rest = widths.get(1..).unwrap_or_default();
    let mut drawn = String::new();
    for row in &rows {
        match row.split_first() {
            Some((first, others)) if indent + together(&widths) > columns => {
                if !first.is_empty() {
                    drawn.push_str(&wrapped(first, indent, columns));
                }
                if others.is_empty() {
                    continue;
                }
                if deeper + together(rest) <= columns {
                    drawn.push_str(&aligned(others, rest, deeper));
                } else {
                    drawn.push_str(&wrapped(&others.join("  "), deeper, columns));
                }
            }
            _ => drawn.push_str(&aligned(row, &widths, indent)),
        }
    }
    drawn
}

fn together(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + BETWEEN * widths.len().saturating_sub(1)
}

pub(super) fn column_widths(rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
    };
    (0..count).map(widest).collect()
}

fn aligned(row: &[String], widths: &[usize], indent: usize) -> String {
    let gap = " ".repeat(BETWEEN);
    let cells: Vec<String> = row.iter().zip(widths).map(|(cell, wide)| pad(cell, *wide)).collect();
    format!("{:indent$}{}\n", "", cells.join(&gap).trim_end())
}

fn wrapped(text: &str, indent: usize, columns: usize) -> String {
    let hanging = indent + INDENT;
    let lines = wrap(text, columns.saturating_sub(hanging));
    let mut drawn = String::new();
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { indent } else { hanging };
        drawn.push_str(&format!("{:indent$}{line}\n", ""));
    }
    drawn
}

/// Draws captioned facts, the facts under one another, however long their captions are.
pub(super) fn notes(notes: &[(Text, Text)], lang: Lang, columns: usize) -> String {
    let colon = frame::colon();
    let colon = colon.get(lang);
    let caption = |caption: &Text| format!("{}{colon}", one_line(caption.get(lang)));
    let captions: Vec<String> = notes.iter().map(|(words, _)| caption(words)).collect();
    // A caption of half a line would leave no room for what it introduces.
    let widest = captions.iter().map(|words| width(words)).max().unwrap_or(0);
    let taken = widest.min(columns / 2);
    let mut drawn = String::new();
    for (caption, (_, body)) in captions.iter().zip(notes) {
        let body = shortened(&visible(body.get(lang)), columns * LINES);
        let mut before = pad(&cut_end(caption, taken), taken);
        for line in wrap(&body, columns.saturating_sub(INDENT + taken)) {
            let line = format!("{:INDENT$}{before}{line}", "");
            drawn.push_str(line.trim_end());
            drawn.push('\n');
            before = " ".repeat(taken);
        }
    }
    drawn
}
