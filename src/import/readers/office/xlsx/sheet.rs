//! A sheet → its cells as shown, and which of them are merged.

use super::parts::{Parts, text_of};
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::readers::joining::join_lines;
use crate::import::readers::office::shown::{general, shown};
use crate::import::readers::office::xml::Element;
use crate::import::readers::sheets::{Area, Cells, cell_place};

/// Reads a sheet.
pub(super) fn read(
    sheet: &Element,
    name: &str,
    parts: &Parts,
) -> Result<(Cells, Vec<Remark>), Unreadable> {
    let mut cells = Cells::default();
    let mut remarks = Vec::new();
    let hidden = hidden_columns(sheet);
    let (mut row_number, mut left_out) = (0_u32, 0_usize);
    for row in sheet.child("sheetData").into_iter().flat_map(Element::elements) {
        let given = row.attribute("r").and_then(|number| number.parse::<u32>().ok());
        row_number = given.unwrap_or(row_number.saturating_add(1));
        let row_is_hidden = matches!(row.attribute("hidden"), Some("1" | "true"));
        let mut column = 0_u32;
        for cell in row.elements().filter(|element| element.name == "c") {
            let given = cell.attribute("r").and_then(Area::parse);
            column = given.map_or(column.saturating_add(1), |area| area.left);
            let shows =
                !row_is_hidden && !hidden.iter().any(|(from, to)| (*from..=*to).contains(&column));
            let (text, unknown) = text(cell, parts);
            if let Some(format) = unknown.filter(|_| shows) {
                let kind = RemarkKind::UnknownNumberFormat { format };
                remarks.push(Remark { kind, place: Some(cell_place(name, row_number, column)) });
            }
            match shows {
                true => cells.insert(row_number, column, text)?,
                false => left_out += usize::from(!text.is_empty()),
            }
        }
    }
    if left_out > 0 {
        let kind = RemarkKind::HiddenCells { sheet: name.to_owned(), cells: left_out };
        remarks.push(Remark { kind, place: None });
    }
    for merged in sheet.child("mergeCells").into_iter().flat_map(Element::elements) {
        if let Some(area) = merged.attribute("ref").and_then(Area::parse) {
            cells.merge(area);
        }
    }
    Ok((cells, remarks))
}

fn hidden_columns(sheet: &Element) -> Vec<(u32, u32)> {
    let columns = sheet.child("cols").into_iter().flat_map(Element::elements);
    let hidden = columns.filter(|column| matches!(column.attribute("hidden"), Some("1" | "true")));
    let bound = |column: &Element, name: &str| column.attribute(name)?.parse::<u32>().ok();
    hidden.filter_map(|column| Some((bound(column, "min")?, bound(column, "max")?))).collect()
}

/// Returns what a cell shows, and its number format where that is not known.
fn text(cell: &Element, parts: &Parts) -> (String, Option<String>) {
    let value = cell.child("v").map(Element::text);
    let lines = |text: &str| join_lines(text.split(['\n', '\r']));
    let text = match (cell.attribute("t").unwrap_or("n"), value) {
        ("inlineStr", _) => cell.child("is").map(text_of).unwrap_or_default(),
        // What a formula comes to was never stored: the cell shows something that is not known here.
        (_, None) if cell.child("f").is_some() => "?".to_owned(),
        (_, None) => String::new(),
        ("s", Some(number)) => parts.text(&number).unwrap_or("?").to_owned(),
        ("b", Some(value)) => (if value.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
        ("n", Some(value)) => {
            return number(value.trim(), parts.format(cell.attribute("s")), parts);
        }
        (_, Some(value)) => lines(&value),
    };
    (text, None)
}

fn number(value: &str, format: &str, parts: &Parts) -> (String, Option<String>) {
    let Some(number) = value.parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return (value.to_owned(), None);
    };
    match shown(number, format, parts.from_1904) {
        Some(text) => (text, None),
        None => (general(number), Some(format.to_owned())),
    }
}
