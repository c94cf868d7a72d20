//! Readers of published formats: what each makes of a file, block by block, and why a file is refused.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use rulecheck::cli::pdf_boxes;
use rulecheck::diagnose::{remark, unreadable};
use rulecheck::import::{Block, Format, Grid, Reading, Unreadable, detect, read};

use super::support::{folders, snapshot};

#[test]
fn files() {
    for folder in folders("readers") {
        let case = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let entry = fs::read_dir(&folder).expect("a folder").next().expect("a file");
        let path = entry.expect("an entry").path();
        let outcome = reading_of(&path);
        if outcome == Err(Unreadable::NoPdfReader) && std::env::var_os("CI").is_none() {
            eprintln!("{case} is skipped: pdftotext is not installed");
            continue;
        }
        assert_eq!(outcome.is_err(), case.starts_with("fail_"), "{case}: fail_ or ok_ is wrong");
        snapshot("readers", &case, &format!("{}{}", shown(&path), picture(&path, &outcome)));
    }
}

fn reading_of(path: &Path) -> Result<Reading, Unreadable> {
    let bytes = fs::read(path).expect("the file");
    let name = path.file_name().expect("a name").to_string_lossy();
    match detect(&bytes, &name)? {
        Format::Pdf => read(Format::Pdf, &pdf_boxes(path)?),
        format => read(format, &bytes),
    }
}

/// Returns the file to stand first in the snapshot, when it is a text that a reviewer can read.
fn shown(path: &Path) -> String {
    let name = path.file_name().expect("a name").to_string_lossy();
    match fs::read_to_string(path) {
        Ok(text) if !text.contains('\0') => {
            format!("----- {name}\n{}\n-----\n", text.trim_end_matches('\n'))
        }
        _ => format!("----- {name}, not shown\n"),
    }
}

fn picture(path: &Path, outcome: &Result<Reading, Unreadable>) -> String {
    let mut out = String::new();
    let name = path.file_name().expect("a name").to_string_lossy();
    let reading = match outcome {
        Ok(reading) => reading,
        Err(problem) => {
            let message = unreadable(&name, problem);
            let words = std::iter::once(&message.headline).chain(&message.help);
            words.for_each(|w| writeln!(out, "{}\n{}", w.zh, w.en).expect("a string"));
            return format!("{}\n{out}", message.code);
        }
    };
    for block in &reading.blocks {
        draw(&mut out, block);
    }
    for one in &reading.remarks {
        let place = one.place.as_ref().map_or(String::new(), |place| format!(" @ {place}"));
        let words = remark(one);
        writeln!(out, "remark{place}\n  {}\n  {}", words.zh, words.en).expect("a string");
    }
    out
}

fn draw(out: &mut String, block: &Block) {
    match block {
        Block::Line(pieces) if pieces.is_empty() => out.push_str("line\n"),
        Block::Line(pieces) => {
            write!(out, "line @ {}", pieces[0].printed.place).expect("a string");
            for piece in pieces {
                write!(out, " [{}-{}] {}", piece.from, piece.to, piece.printed.text)
                    .expect("a string");
            }
            out.push('\n');
        }
        Block::Paragraph(printed) => {
            writeln!(out, "paragraph @ {} {}", printed.place, printed.text).expect("a string");
        }
        Block::Heading { level, printed } => {
            writeln!(out, "heading {level} @ {} {}", printed.place, printed.text)
                .expect("a string");
        }
        Block::Grid(grid) => draw_grid(out, grid),
        Block::PageBreak => out.push_str("page break\n"),
    }
}

/// Draws a grid, a row a line. A position that repeats the cell to its left is `<`, above it `^`.
fn draw_grid(out: &mut String, grid: &Grid) {
    out.push_str("grid\n");
    for (at_row, row) in grid.rows.iter().enumerate() {
        let cell = |(column, cell): (usize, &rulecheck::import::GridCell)| match cell.origin {
            origin if origin == (at_row, column) => cell.printed.text.clone(),
            (row, _) if row < at_row => "^".to_owned(),
            _ => "<".to_owned(),
        };
        let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
        let mut own = row.iter().enumerate().filter(|(column, c)| c.origin == (at_row, *column));
        let last = own.next_back();
        let place = last.map_or(String::new(), |(_, cell)| cell.printed.place.to_string());
        writeln!(out, "  {} @ …{place}", cells.join(" | ")).expect("a string");
    }
}
