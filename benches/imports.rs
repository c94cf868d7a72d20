//! One report in every format, as the tests print it: how long it takes to read, and to check in the whole program.

#![allow(
    dead_code,
    clippy::wildcard_enum_match_arm,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "what prints the report is the tests', who use more of it"
)]

#[path = "../tests/variants/grid.rs"]
mod grid;
#[path = "../tests/variants/marked.rs"]
mod marked;
#[path = "../tests/variants/office.rs"]
mod office;
#[path = "../tests/variants/pdf.rs"]
mod pdf;
#[path = "../tests/variants/report.rs"]
mod report;
#[path = "../tests/variants/texts.rs"]
mod texts;

use std::fs;
use std::path::Path;

use rulecheck::cli::pdf_boxes;
use rulecheck::import::{Format, Hints, detect, read, recognise, write};
use rulecheck::model::Form;

use crate::{ROUNDS, best, tell};
use report::{Report, Trap};
use texts::Rows;

/// Measures the import of each format, without the start of the program.
pub(crate) fn measure(forms: &[Form]) {
    let forms: Vec<&Form> = forms.iter().collect();
    let report = Report::new(1, Trap::None);
    let text = |rows| texts::print(&report, rows).into_bytes();
    for (name, bytes) in [
        ("in rows.txt", text(Rows::Columns)),
        ("in columns.txt", text(Rows::ColumnByColumn)),
        ("a.html", marked::page(&report).into_bytes()),
        ("a.md", marked::markdown(&report).into_bytes()),
        ("a.docx", office::document(&report)),
        ("a.xlsx", office::workbook(&report)),
    ] {
        let format = detect(&bytes, name).expect("a format that is read");
        of_format(name, format, &bytes, &forms);
    }
    of_pdf("a.pdf", &report, &forms);
    of_pdf("ten pages.pdf", &of_ten_pages(report), &forms);
}

/// Measures a PDF, what Poppler takes of it apart.
fn of_pdf(name: &str, report: &Report, forms: &[&Form]) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("measured.pdf");
    fs::write(&path, pdf::print(report, pdf::Room::Wide)).expect("a folder of the benches");
    let Ok(boxes) = pdf_boxes(&path) else {
        println!("  {name} is skipped: pdftotext is not installed");
        return;
    };
    tell(&format!("pdftotext of {name}"), best(ROUNDS, || pdf_boxes(&path)));
    of_format(name, Format::Pdf, &boxes, forms);
}

/// Lets the narrative of a report go on until it has ten pages.
fn of_ten_pages(mut report: Report) -> Report {
    let pages = |report: &Report| {
        let bytes = pdf::print(report, pdf::Room::Wide);
        bytes.windows(11).filter(|window| window == b"/Type/Page/").count()
    };
    while pages(&report) < 10 {
        let narrative = &mut report.sections[0].paragraphs;
        let next = format!("第{}周，{}", narrative.len(), narrative[0]);
        narrative.push(next);
    }
    report
}

fn of_format(name: &str, format: Format, bytes: &[u8], forms: &[&Form]) {
    let time = best(ROUNDS, || {
        let reading = read(format, bytes).expect("sound");
        write(&recognise(reading.blocks, forms, &Hints::default()), &[])
    });
    tell(&format!("import {name}"), time);
}
