//! A report as it was read → the report document.
//!
//! The document is made to be read and edited by people: figures as printed, one row a line, provenance
//! beside the rows and not in them.

use std::fmt::Write;

use super::yaml_text::{block_line, scalar};
use crate::import::block::{Place, Printed};
use crate::import::draft::{
    Draft, DraftCell, DraftLabel, DraftRow, DraftSection, DraftTable, DraftValue, Paragraph,
};

/// Writes the document. `notes` are the words of what the reader was not sure of.
pub fn write(draft: &Draft, notes: &[String]) -> String {
    let mut writer = Writer::default();
    writer.head(draft);
    if draft.sections.is_empty() {
        writer.line(0, "sections: []");
    } else {
        writer.line(0, "sections:");
    }
    for section in &draft.sections {
        writer.section(section, 1);
    }
    if !notes.is_empty() {
        writer.line(0, "notes:");
        for note in notes {
            writer.line(1, &format!("- {}", scalar(note, false)));
        }
    }
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn line(&mut self, depth: usize, text: &str) {
        self.indent(depth);
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn indent(&mut self, depth: usize) {
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    fn head(&mut self, draft: &Draft) {
        let mut key = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                self.line(0, &format!("{name}: {}", scalar(&value, false)));
            }
        };
        key("report", draft.kind.clone());
        key("unit", draft.unit.clone());
        key("year", draft.year.map(|year| year.to_string()));
        if let Some(form) = &draft.form {
            // A version is a name, not a number.
            self.line(0, &format!("form: \"{}\"", form.replace(['"', '\\'], "")));
        }
        for (name, printed) in [("title", &draft.title), ("published", &draft.published)] {
            if let Some(Printed { text, place }) = printed {
                self.text.push_str(name);
                self.text.push_str(": ");
                self.text.push_str(&scalar(text, false));
                self.text.push('\n');
                self.line(0, &format!("{name}_at: {}", scalar(&place.to_string(), false)));
            }
        }
        if let Some(source) = &draft.source {
            self.line(0, &format!("source: {}", scalar(source, false)));
        }
    }

    fn section(&mut self, section: &DraftSection, depth: usize) {
        self.indent(depth);
        self.text.push_str("- heading: ");
        match &section.heading {
            Some(Printed { text, place }) => {
                self.text.push_str(&scalar(text, false));
                self.text.push('\n');
                self.line(depth + 1, &format!("at: {}", scalar(&place.to_string(), false)));
            }
            None => self.text.push_str("~\n"),
        }
        if !section.paragraphs.is_empty() {
            self.paragraphs(&section.paragraphs, depth + 1);
        }
        match section.tables.as_slice() {
            [] => {}
            [table] if table.caption.is_none() => {
                self.line(depth + 1, "table:");
                self.table(table, depth + 2);
            }
            tables => {
                self.line(depth + 1, "tables:");
                let mut captions: Vec<String> = Vec::new();
                for (index, table) in tables.iter().enumerate() {
                    let caption = table.caption.clone().unwrap_or_else(|| format!("{}", index + 1));
                    let twice = captions.contains(&caption);
                    let caption =
                        if twice { format!("{caption} ({})", index + 1) } else { caption };
                    self.line(depth + 2, &format!("{}:", scalar(&caption, false)));
                    captions.push(caption);
                    self.table(table, depth + 3);
                }
            }
        }
        if !section.sections.is_empty() {
            self.line(depth + 1, "sections:");
            for inner in &section.sections {
                self.section(inner, depth + 2);
            }
        }
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph], depth: usize) {
        self.line(depth, "text: |");
        for paragraph in paragraphs {
            self.indent(depth + 1);
            self.text.push_str(&block_line(&paragraph.text));
            self.text.push('\n');
        }
        let places = paragraphs.iter().map(|paragraph| {
            let places: Vec<&Place> = paragraph.places.iter().map(|(_, place)| place).collect();
            scalar(&span_of(&places), true)
        });
        let places: Vec<String> = places.collect();
        self.line(depth, &format!("text_at: [{}]", places.join(", ")));
    }

    fn table(&mut self, table: &DraftTable, depth: usize) {
        let columns = columns(&table.columns, None);
        self.line(depth, &format!("columns: {columns}"));
        let rows = || table.rows.iter().map(|row| &row.label);
        let renamed = rows().chain(&table.columns).filter(|label| label.stands_for.is_some());
        let mut named: Vec<&str> = Vec::new();
        for label in renamed {
            if named.contains(&label.text.as_str()) {
                continue;
            }
            if named.is_empty() {
                self.line(depth, "as:");
            }
            named.push(&label.text);
            let meant = label.stands_for.as_deref().unwrap_or_default();
            let pair = format!("{}: {}", scalar(&label.text, false), scalar(meant, false));
            self.line(depth + 1, &pair);
        }
        self.line(depth, "rows:");
        self.rows(&table.rows, None, depth + 1);
        self.line(depth, "cells_at:");
        for row in table.rows.iter().filter(|row| row.label.has_slot) {
            self.line(depth + 1, &format!("- {}", places_of(&row.cells)));
        }
    }

    fn rows(&mut self, rows: &[DraftRow], parent: Option<usize>, depth: usize) {
        for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.label.parent == parent) {
            self.indent(depth);
            self.text.push_str(&scalar(&row.label.text, false));
            let has_rows = rows.iter().any(|other| other.label.parent == Some(index));
            match (row.label.has_slot, has_rows) {
                (true, false) => {
                    self.text.push_str(": ");
                    self.cells(&row.cells);
                    self.text.push('\n');
                }
                (true, true) => {
                    self.text.push_str(":\n");
                    self.indent(depth + 1);
                    self.text.push_str("cells: ");
                    self.cells(&row.cells);
                    self.text.push('\n');
                    self.line(depth + 1, "rows:");
                    self.rows(rows, Some(index), depth + 2);
                }
                (false, _) => {
                    self.text.push_str(":\n");
                    self.rows(rows, Some(index), depth + 1);
                }
            }
        }
    }

    fn cells(&mut self, cells: &[DraftCell]) {
        self.text.push('[');
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            let text = match &cell.value {
                DraftValue::Printed(text) => scalar(text, true),
                DraftValue::Blank => "~".to_owned(),
                DraftValue::Unread => "\"?\"".to_owned(),
            };
            self.text.push_str(&text);
        }
        self.text.push(']');
    }
}

/// Writes the columns below a label: a label alone, or a label and those below it.
fn columns(labels: &[DraftLabel], parent: Option<usize>) -> String {
    let own = labels.iter().enumerate().filter(|(_, label)| label.parent == parent);
    let written = own.map(|(index, label)| {
        let text = scalar(&label.text, true);
        match label.has_slot {
            true => text,
            false => format!("{{{text}: {}}}", columns(labels, Some(index))),
        }
    });
    format!("[{}]", written.collect::<Vec<_>>().join(", "))
}

/// Writes where the cells of a row stand: one place where it is the same for all.
fn places_of(cells: &[DraftCell]) -> String {
    let places: Vec<String> =
        cells.iter().map(|cell| scalar(&cell.place.to_string(), true)).collect();
    match places.as_slice() {
        [first, rest @ ..] if rest.iter().all(|place| place == first) => first.clone(),
        _ => format!("[{}]", places.join(", ")),
    }
}

/// Writes the places of a paragraph: the first, and for lines the last too.
fn span_of(places: &[&Place]) -> String {
    let mut text = places.first().map(|place| place.to_string()).unwrap_or_default();
    if let (Some(first), Some(last)) = (places.first(), places.last())
        && first != last
    {
        // Writing to a string does not fail.
        let _ = write!(text, "-{last}");
    }
    text
}
