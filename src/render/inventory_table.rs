//! The inventory of rules, drawn for people: a rule in a line, its columns aligned.
//!
//! Receives the rules with their words. Where lines are short, a table says less rather than more to a
//! rule: where the rule looks is then told under it, if that is asked for.

use super::facts::{INDENT, column_widths, table};
use super::options::HumanOptions;
use super::visible::{one_line, pad, wrap};
use crate::diagnose::{Lang, Text, frame, place, severity};
use crate::pack::RuleEntry;
use crate::resolve::Outcome;

/// The column of the titles, which are wrapped where there is no room for them.
const TITLE: usize = 2;
/// The room for titles below which nobody would like to read them.
const NARROWEST: usize = 16;
/// The room between two columns.
const BETWEEN: usize = 2;

/// Draws the inventory, and below it how many rules there are.
pub fn inventory_text(rules: &[RuleEntry], options: &HumanOptions) -> String {
    let (lang, columns) = (options.lang, options.columns());
    let whole = cells(&frame::inventory_heads(), rules, whole_row, lang);
    let short = cells(&frame::inventory_short_heads(), rules, short_row, lang);
    let mut drawn = match (unbroken(&whole, columns), lines(&short, columns)) {
        (Some(lines), _) => lines.concat(),
        (None, Some(lines)) if options.verbose => with_places(lines, rules, options),
        (None, Some(lines)) => lines.concat(),
        (None, None) => {
            let rows = std::iter::once(frame::inventory_short_heads());
            let rows: Vec<Vec<Text>> = rows.chain(rules.iter().map(short_row)).collect();
            table(&rows, lang, columns)
        }
    };
    drawn.push('\n');
    for line in wrap(frame::inventory_closing(rules.len()).get(lang), columns) {
        drawn.push_str(&format!("{line}\n"));
    }
    drawn
}

fn whole_row(entry: &RuleEntry) -> Vec<Text> {
    let mut row = short_row(entry);
    let behind = row.len().min(TITLE + 1);
    let versions = Text::same(entry.versions.join(" "));
    row.splice(behind..behind, [place(entry), versions]);
    row
}

fn short_row(entry: &RuleEntry) -> Vec<Text> {
    let says = &entry.says;
    let count = |outcome| entry.example_count(outcome);
    vec![
        Text::same(&says.id),
        frame::severity(severity(says.gravity)),
        Text::same(says.title.clone().unwrap_or_default()),
        Text::same(format!("{}/{}", count(Outcome::Holds), count(Outcome::Violated))),
    ]
}

/// Returns the cells of a table in one language, the heads first.
fn cells(
    heads: &[Text],
    rules: &[RuleEntry],
    row: fn(&RuleEntry) -> Vec<Text>,
    lang: Lang,
) -> Vec<Vec<String>> {
    let in_lang = |row: &[Text]| row.iter().map(|cell| one_line(cell.get(lang))).collect();
    let rows = rules.iter().map(|entry| in_lang(&row(entry)));
    std::iter::once(in_lang(heads)).chain(rows).collect()
}

/// Draws rows, a line each; none where a title would have to be wrapped.
fn unbroken(rows: &[Vec<String>], columns: usize) -> Option<Vec<String>> {
    let lines = lines(rows, columns)?;
    lines.iter().all(|row| row.lines().count() == 1).then_some(lines)
}

/// Draws rows with their columns aligned, titles in the room that is left; none where that is too little.
fn lines(rows: &[Vec<String>], columns: usize) -> Option<Vec<String>> {
    let mut widths = column_widths(rows);
    let taken = INDENT + widths.iter().map(|width| width + BETWEEN).sum::<usize>() - BETWEEN;
    let title = widths.get_mut(TITLE)?;
    let room = columns.checked_sub(taken - *title)?;
    if room < NARROWEST.min(*title) {
        return None;
    }
    *title = room.min(*title);
    Some(rows.iter().map(|row| line(row, &widths)).collect())
}

fn line(row: &[String], widths: &[usize]) -> String {
    let title = row.get(TITLE).map(String::as_str).unwrap_or_default();
    let room = widths.get(TITLE).copied().unwrap_or(NARROWEST);
    let mut drawn = String::new();
    for (index, part) in wrap(title, room).iter().enumerate() {
        let cell = |(column, cell): (usize, &String)| match (column, index) {
            (TITLE, _) => part.clone(),
            (_, 0) => cell.clone(),
            _ => String::new(),
        };
        let cells = row.iter().enumerate().map(cell).zip(widths);
        let cells: Vec<String> = cells.map(|(cell, width)| pad(&cell, *width)).collect();
        let cells = cells.join(&" ".repeat(BETWEEN));
        drawn.push_str(format!("{:INDENT$}{cells}", "").trim_end());
        drawn.push('\n');
    }
    drawn
}

/// Puts under each rule where it looks. The first line holds the heads.
fn with_places(lines: Vec<String>, rules: &[RuleEntry], options: &HumanOptions) -> String {
    let mut drawn = String::new();
    let entries = std::iter::once(None).chain(rules.iter().map(Some));
    for (line, entry) in lines.iter().zip(entries) {
        drawn.push_str(line);
        let Some(entry) = entry else { continue };
        let words = frame::inventory_place(&place(entry), &entry.versions);
        let words = one_line(words.get(options.lang));
        for part in wrap(&words, options.columns().saturating_sub(2 * INDENT)) {
            drawn.push_str(&format!("{:1$}{part}\n", "", 2 * INDENT));
        }
    }
    drawn
}
