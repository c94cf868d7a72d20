//! Pipe tables: lines of cells between bars.

use super::inline::printed;
use crate::import::block::{Grid, Place, Printed};
use crate::import::problem::{Remark, Unreadable};
use crate::import::readers::grid::GridBuilder;
use crate::import::readers::joining::join_lines;

/// A line of the text and its number.
pub(super) type Numbered<'a> = (u32, &'a str);

/// Returns how many lines a pipe table takes at the start of `lines`; 0 where none begins. The first
/// line has a bar at its start, or dashes under it; so has each that follows, or bars inside.
pub(super) fn length(lines: &[Numbered<'_>]) -> usize {
    let barred = |line: &str| line.trim_start().starts_with('|') && cells(line).len() > 1;
    let first = lines.first().map_or("", |(_, line)| line);
    let second = lines.get(1).map_or("", |(_, line)| line);
    let begins = barred(first) || (has_bar(first) && is_rule(second, 1) && has_bar(second));
    match begins {
        true => lines.iter().take_while(|(_, line)| has_bar(line)).count(),
        false => 0,
    }
}

/// Reads the lines of a pipe table. Each line of dashes begins the body of a table under the line
/// before it; so tables that stand close together come apart.
pub(super) fn read(lines: &[Numbered<'_>]) -> Result<Vec<(Grid, Vec<Remark>)>, Unreadable> {
    let rule = |index: usize| {
        // Elsewhere a single dash is a mark in a cell.
        lines.get(index).is_some_and(|(_, line)| is_rule(line, if index == 1 { 1 } else { 3 }))
    };
    let mut grids = Vec::new();
    let mut builder = GridBuilder::default();
    for (index, (number, line)) in lines.iter().enumerate() {
        if rule(index) {
            continue;
        }
        if index > 0 && rule(index + 1) {
            grids.extend(std::mem::take(&mut builder).finish()?);
        }
        let place = Place::Line(*number);
        builder.row(place.clone())?;
        for cell in cells(line) {
            let text = printed(&cell);
            let printed = Printed { text: join_lines(text.split('\n')), place: place.clone() };
            builder.cell(printed, 1, 1)?;
        }
    }
    grids.extend(builder.finish()?);
    Ok(grids)
}

/// Splits a line at its bars; a bar behind a backslash is printed.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().strip_prefix('|').unwrap_or(line.trim());
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in inner.chars() {
        match character {
            '|' if !escaped => cells.push(String::new()),
            _ => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(character);
                }
            }
        }
        escaped = character == '\\' && !escaped;
    }
    if cells.len() > 1
        && cells.last().is_some_and(|last| last.trim().is_empty())
        && inner.ends_with('|')
    {
        cells.pop();
    }
    cells
}

fn has_bar(line: &str) -> bool {
    line.contains('|')
}

/// Tells whether a line is the one of dashes that stands under the header.
fn is_rule(line: &str, dashes: usize) -> bool {
    let is_dashes = |cell: &String| {
        let inner = cell.trim();
        let inner = inner.strip_prefix(':').unwrap_or(inner);
        let inner = inner.strip_suffix(':').unwrap_or(inner);
        inner.len() >= dashes && inner.bytes().all(|byte| byte == b'-')
    };
    line.contains('-') && cells(line).iter().all(is_dashes)
}
