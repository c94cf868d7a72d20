//! A report as a document of Word and as a workbook of Excel.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

use super::grid::{Cell, cells};
use super::report::Report;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Prints a document of Word.
pub(super) fn document(report: &Report) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let mut body = paragraph(&report.title);
    for section in &report.sections {
        body.push_str(&paragraph(&section.heading));
        section.paragraphs.iter().for_each(|one| body.push_str(&paragraph(one)));
        for table in &section.tables {
            body.push_str("<w:tbl>");
            let rows = placed(&cells(table, true));
            let width = rows.iter().map(Vec::len).max().unwrap_or(0);
            for (at, row) in rows.iter().enumerate() {
                body.push_str("<w:tr>");
                let mut column = 0;
                while column < width {
                    let Some(Some((cell, top))) = row.get(column) else {
                        column += 1;
                        continue;
                    };
                    let merge = match (cell.rows > 1, *top == at) {
                        (true, true) => "<w:vMerge w:val=\"restart\"/>",
                        (true, false) => "<w:vMerge/>",
                        (false, _) => "",
                    };
                    let text = if *top == at { cell.text.as_str() } else { "" };
                    body.push_str(&format!(
                        "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>{}</w:tc>",
                        cell.columns,
                        paragraph(text)
                    ));
                    column += cell.columns;
                }
                body.push_str("</w:tr>");
            }
            body.push_str("</w:tbl>");
        }
    }
    let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    packed(&[
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", document),
    ])
}

/// Prints a workbook of Excel with everything on one sheet, one row below the other: it is as wide as its
/// widest table.
pub(super) fn sheet_of_all(report: &Report) -> Vec<u8> {
    let rows = rows_of_all(report);
    let list = format!(
        "<workbook xmlns:r=\"{KIND}\"><sheets><sheet name=\"年报\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    packed(&[
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "s1.xml")])),
        ("xl/workbook.xml", list),
        ("xl/s1.xml", sheet(&rows)),
    ])
}

/// The rows of a sheet with everything, one below the other.
fn rows_of_all(report: &Report) -> Vec<Vec<Cell>> {
    let whole = |text: &String| vec![Cell { text: text.clone(), columns: 8, rows: 1 }];
    let mut rows: Vec<Vec<Cell>> = vec![whole(&report.title)];
    for section in &report.sections {
        rows.push(whole(&section.heading));
        rows.extend(section.paragraphs.iter().map(whole));
        for table in &section.tables {
            if let Some(caption) = &table.caption {
                rows.push(vec![Cell { text: caption.clone(), columns: 1, rows: 1 }]);
            }
            rows.extend(cells(table, false));
        }
    }
    rows
}

/// Exports that sheet: of merged cells the first is left.
pub(super) fn exported(report: &Report) -> String {
    let mut out = String::new();
    let rows = placed(&rows_of_all(report));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (at, row) in rows.iter().enumerate() {
        let shown = |column: usize| match row.get(column) {
            Some(slot @ Some((cell, top))) => {
                let starts = *top == at && (column == 0 || !same(&row[column - 1], slot));
                if starts { cell.text.as_str() } else { "" }
            }
            _ => "",
        };
        let quoted = |text: &str| match text.contains([',', '"', '\n']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text.to_owned(),
        };
        let cells: Vec<String> = (0..width).map(|column| quoted(shown(column))).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Prints a workbook of Excel, each section with tables on a sheet of its own.
pub(super) fn workbook(report: &Report) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut names = String::new();
    let mut targets: Vec<(&str, String)> = Vec::new();
    for (number, section) in (1..).zip(&report.sections) {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let whole = |text: &String| vec![Cell { text: text.clone(), columns: 8, rows: 1 }];
        if number == 1 {
            rows.push(whole(&report.title));
        }
        rows.push(whole(&section.heading));
        rows.extend(section.paragraphs.iter().map(whole));
        for table in &section.tables {
            rows.push(Vec::new());
            rows.extend(cells(table, true));
        }
        names.push_str(&format!(
            "<sheet name=\"第{number}部分\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
        ));
        targets.push(("worksheet", format!("s{number}.xml")));
        parts.push((format!("xl/s{number}.xml"), sheet(&rows)));
    }
    let targets: Vec<(&str, &str)> =
        targets.iter().map(|(kind, part)| (*kind, part.as_str())).collect();
    let list = format!("<workbook xmlns:r=\"{KIND}\"><sheets>{names}</sheets></workbook>");
    let mut all = vec![
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations(&targets)),
        ("xl/workbook.xml", list),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.clone())));
    packed(&all)
}

fn sheet(rows: &[Vec<Cell>]) -> String {
    let (mut body, mut merges) = (String::new(), String::new());
    for (at, row) in placed(rows).iter().enumerate() {
        body.push_str(&format!("<row r=\"{}\">", at + 1));
        for (column, slot) in row.iter().enumerate() {
            let Some((cell, top)) = slot else { continue };
            let starts = *top == at && (column == 0 || !same(&row[column - 1], slot));
            if !starts {
                continue;
            }
            let place = |row: usize, column: usize| {
                format!("{}{}", char::from(b'A' + column as u8), row + 1)
            };
            let is_number = cell.text.parse::<f64>().is_ok() && !cell.text.contains('.');
            body.push_str(&match is_number {
                true => format!("<c r=\"{}\"><v>{}</v></c>", place(at, column), cell.text),
                false => format!(
                    "<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                    place(at, column),
                    cell.text
                ),
            });
            if cell.columns * cell.rows > 1 {
                let last = place(at + cell.rows - 1, column + cell.columns - 1);
                merges.push_str(&format!("<mergeCell ref=\"{}:{last}\"/>", place(at, column)));
            }
        }
        body.push_str("</row>");
    }
    format!("<worksheet><sheetData>{body}</sheetData><mergeCells>{merges}</mergeCells></worksheet>")
}

type Slot = Option<(Cell, usize)>;

fn same(one: &Slot, other: &Slot) -> bool {
    match (one, other) {
        (Some((one, top)), Some((other, other_top))) => {
            one.columns > 1
                && one.text == other.text
                && top == other_top
                && one.columns == other.columns
        }
        _ => false,
    }
}

/// Puts cells where they lie: for each row and column the cell there, and its first row.
fn placed(rows: &[Vec<Cell>]) -> Vec<Vec<Slot>> {
    let mut out: Vec<Vec<Slot>> = vec![Vec::new(); rows.len()];
    for (at, row) in rows.iter().enumerate() {
        for cell in row {
            let free = out[at].iter().position(Option::is_none).unwrap_or(out[at].len());
            for line in out.iter_mut().skip(at).take(cell.rows) {
                line.resize(line.len().max(free + cell.columns), None);
                line[free..free + cell.columns].fill(Some((cell.clone(), at)));
            }
        }
    }
    out
}

fn relations(targets: &[(&str, &str)]) -> String {
    let line = |(number, (kind, target)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"rId{}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>",
            number + 1
        )
    };
    format!(
        "<Relationships>{}</Relationships>",
        targets.iter().enumerate().map(line).collect::<String>()
    )
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file(*name, options).expect("a name");
        archive.write_all(text.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

/// Changes each part of a packed file and packs them anew.
pub(super) fn repacked(bytes: &[u8], mut change: impl FnMut(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("packed here");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("in memory");
        let name = part.name().expect("a name").into_owned();
        let is_list = name.ends_with(".rels");
        to.start_file(name, SimpleFileOptions::default()).expect("a name");
        // The lists of parts stay, so that what is spoilt is found.
        to.write_all(&if is_list { content } else { change(&content) }).expect("in memory");
    }
    to.finish().expect("in memory").into_inner()
}
