//! One report in every layout, with and without what goes wrong on the way into print: what is read must
//! be what was printed. No figure may ever be another, and none may be lost without a note.

mod grid;
mod marked;
mod office;
mod pdf;
mod report;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use encoding_rs::GB18030;
use rulecheck::cli::pdf_boxes;
use rulecheck::import::{
    Draft, DraftSection, DraftValue, Format, Hints, NoteKind, detect, read, recognise,
};
use rulecheck::model::{Form, load_form};
use rulecheck::source::FileId;

use super::support::folders;
use pdf::Room;
use report::{Dice, Report, Trap};
use texts::Rows;

/// The ways to publish a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Text(Rows),
    Page,
    Markdown,
    Document,
    Workbook,
    Sheet,
    Csv,
    Pdf,
    NarrowPdf,
    LoosePdf,
}

const LAYOUTS: [Layout; 15] = [
    Layout::Text(Rows::CellByCell),
    Layout::Text(Rows::Spaced),
    Layout::Text(Rows::Columns),
    Layout::Text(Rows::Tabs),
    Layout::Text(Rows::ColumnByColumn),
    Layout::Text(Rows::LevelByLevel),
    Layout::Page,
    Layout::Markdown,
    Layout::Document,
    Layout::Workbook,
    Layout::Sheet,
    Layout::Csv,
    Layout::Pdf,
    Layout::NarrowPdf,
    Layout::LoosePdf,
];

impl Layout {
    /// Tells whether a trap can lie in this layout, and is not the same as none.
    fn has(self, trap: Trap) -> bool {
        match trap {
            Trap::Article => self == Self::Text(Rows::CellByCell),
            Trap::Gbk | Trap::Utf16 => matches!(self, Self::Text(_) | Self::Csv),
            Trap::Radicals | Trap::CutLabels | Trap::Pages => matches!(self, Self::Text(_)),
            Trap::HeadOrder => matches!(self, Self::Text(Rows::CellByCell | Rows::Spaced)),
            Trap::FiguresBelow => {
                matches!(self, Self::Text(Rows::Spaced | Rows::Columns) | Self::Pdf)
            }
            // A heading and its text over several lines of a page are those of any paragraph.
            Trap::RunIn => ![Self::Pdf, Self::NarrowPdf, Self::LoosePdf].contains(&self),
            Trap::Pieces => matches!(self, Self::Page | Self::Markdown | Self::Document),
            // A note is wider than a narrow cell, and what is left of a label in one may be another name of it.
            Trap::Notes | Trap::LostCharacters => {
                ![Self::NarrowPdf, Self::LoosePdf].contains(&self)
            }
            _ => true,
        }
    }

    fn print(self, report: &Report) -> (Vec<u8>, &'static str) {
        let text = |text: String| match report.trap {
            Trap::Gbk => GB18030.encode(&text).0.into_owned(),
            Trap::Utf16 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Trap::Article => texts::article(&text).into_bytes(),
            _ => text.into_bytes(),
        };
        match self {
            Self::Text(rows) => (text(texts::print(report, rows)), "a.txt"),
            Self::Page => (marked::page(report).into_bytes(), "a.html"),
            Self::Markdown => (marked::markdown(report).into_bytes(), "a.md"),
            Self::Document => (office::document(report), "a.docx"),
            Self::Workbook => (office::workbook(report), "a.xlsx"),
            Self::Sheet => (office::sheet_of_all(report), "a.xlsx"),
            Self::Csv => (text(office::exported(report)), "a.csv"),
            Self::Pdf => (pdf::print(report, Room::Wide), "a.pdf"),
            Self::NarrowPdf => (pdf::print(report, Room::Narrow), "a.pdf"),
            Self::LoosePdf => (pdf::print(report, Room::Loose), "a.pdf"),
        }
    }
}

fn forms() -> Vec<Form> {
    let form = |version: &str| {
        let path =
            format!("{}/rules/annual-report/form-{version}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the pack has the form");
        load_form(FileId::FIRST, &text).0.expect("the form is sound")
    };
    ["2019", "2021"].map(form).into()
}

/// Reads what was printed; `None` where PDF cannot be read here.
fn import(bytes: &[u8], name: &str, forms: &[&Form]) -> Option<(Draft, usize)> {
    let format = detect(bytes, name).expect("a format that is read");
    let reading = if format == Format::Pdf {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("variant.pdf");
        std::fs::write(&path, bytes).expect("a folder of the tests");
        let Ok(boxes) = pdf_boxes(&path) else {
            assert!(std::env::var_os("CI").is_none(), "pdftotext is missing");
            eprintln!("PDF is skipped: pdftotext is not installed");
            return None;
        };
        read(format, &boxes)
    } else {
        read(format, bytes)
    };
    let reading = reading.expect("sound");
    Some((recognise(reading.blocks, forms, &Hints::default()), reading.remarks.len()))
}

/// Returns a label as it is compared: without its numbering, blanks and width.
fn key(label: &str) -> String {
    let radicals = "⼀一⼆二⼈人⼒力⼝口⼤大⼩小⼯工⼲干⼿手⽂文⽅方⽆无⽌止⽤用⽬目⽰示⽴立⽹网⾃自⾏行⾯面⾼高⼾户⺠民⻓长⻔门";
    let radicals: Vec<char> = radicals.chars().collect();
    let plain = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '．' => '.',
        '，' => ',',
        _ => radicals.chunks(2).find(|pair| pair[0] == c).map_or(c, |pair| pair[1]),
    };
    let label: String = label
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"".contains(*c))
        .map(plain)
        .map(texts::half_width)
        .collect();
    let numbering = |c: char| "一二三四五六七八九十0123456789()".contains(c);
    let rest = label.trim_start_matches(numbering);
    rest.strip_prefix(['、', '.']).unwrap_or(rest).to_owned()
}

/// The cells of all tables by the width of their table, row and column.
type Cells = BTreeMap<(String, usize), String>;

fn printed(report: &Report) -> Cells {
    let mut cells = Cells::new();
    for table in report.sections.iter().flat_map(|section| &section.tables) {
        for (labels, figures) in &table.rows {
            for (column, figure) in figures.iter().enumerate() {
                let label = labels.last().map_or(String::new(), |label| key(label));
                cells.insert((label, column), figure.clone());
            }
        }
    }
    cells
}

fn found(sections: &[DraftSection], cells: &mut Cells) {
    for section in sections {
        for table in &section.tables {
            for row in table.rows.iter().filter(|row| !row.cells.is_empty()) {
                let label = row.label.stands_for.as_ref().unwrap_or(&row.label.text);
                // The row of table 4 has no label in print.
                let label = if row.cells.len() == 15 { String::new() } else { key(label) };
                for (column, cell) in row.cells.iter().enumerate() {
                    let text = match &cell.value {
                        DraftValue::Printed(text) => text.clone(),
                        DraftValue::Blank => String::new(),
                        DraftValue::Unread => "?".to_owned(),
                    };
                    // A figure of full width is the same figure.
                    let text = text.chars().map(texts::half_width).collect();
                    cells.insert((label.clone(), column), text);
                }
            }
        }
        found(&section.sections, cells);
    }
}

/// What reading one printed report came to.
#[derive(Debug, Default)]
struct Outcome {
    wrong: Vec<String>,
    lost: Vec<String>,
    notes: usize,
}

fn outcome(seed: u64, layout: Layout, trap: Trap, forms: &[&Form]) -> Option<(Outcome, Draft)> {
    let plain = Report::new(seed, if trap == Trap::LostCharacters { Trap::None } else { trap });
    let spoilt = Report::new(seed, trap);
    let (bytes, name) = layout.print(&spoilt);
    let (draft, remarks) = import(&bytes, name, forms)?;
    Some((compared(&plain, &draft, remarks), draft))
}

/// Holds what was read against what was printed.
fn compared(plain: &Report, draft: &Draft, remarks: usize) -> Outcome {
    let mut got = Cells::new();
    found(&draft.sections, &mut got);
    let mut outcome = Outcome::default();
    for ((label, column), want) in printed(plain) {
        let have = got.remove(&(label.clone(), column)).unwrap_or_default();
        if have == want {
            continue;
        }
        match have.as_str() {
            "" | "?" => outcome.lost.push(format!("{label} {column}: {want}")),
            _ => outcome.wrong.push(format!("{label} {column}: {have} for {want}")),
        }
    }
    // What stands where nothing was printed.
    outcome.wrong.extend(
        got.iter()
            .filter(|(_, have)| !have.is_empty() && *have != "?")
            .map(|(at, have)| format!("{at:?}: {have}")),
    );
    let counts = |kind: &NoteKind| {
        !matches!(kind, NoteKind::Furniture { .. } | NoteKind::BeforeTitle { .. })
    };
    outcome.notes = remarks + draft.notes.iter().filter(|note| counts(&note.kind)).count();
    outcome
}

const TRAPS: [Trap; 18] = [
    Trap::None,
    Trap::Radicals,
    Trap::CutLabels,
    Trap::Pages,
    Trap::HeadOrder,
    Trap::Pieces,
    Trap::LostCharacters,
    Trap::FiguresBelow,
    Trap::Blanks,
    Trap::Sparse,
    Trap::Marks,
    Trap::Notes,
    Trap::Form2019,
    Trap::Gbk,
    Trap::Utf16,
    Trap::Spelling,
    Trap::RunIn,
    Trap::Article,
];

#[test]
fn what_is_read_is_what_was_printed() {
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    let mut faults = Vec::new();
    for layout in LAYOUTS {
        for (seed, trap) in (0..).zip(TRAPS).filter(|(_, trap)| layout.has(*trap)) {
            // Other figures for each trap; without one several.
            let seeds = if trap == Trap::None { 1..=3 } else { seed..=seed };
            for seed in seeds {
                let Some((outcome, draft)) = outcome(seed, layout, trap, &forms) else { continue };
                let silent = !outcome.lost.is_empty() && outcome.notes == 0;
                // What was cut where it need not be proves nothing.
                let needless =
                    !outcome.lost.is_empty() && trap == Trap::None && layout != Layout::LoosePdf;
                let headings: Vec<&str> = draft
                    .sections
                    .iter()
                    .filter_map(|s| s.heading.as_ref())
                    .map(|h| h.text.as_str())
                    .collect();
                if !outcome.wrong.is_empty() || silent || needless || headings.len() != 6 {
                    faults.push(format!(
                        "{layout:?} {trap:?} {seed}: {} wrong {:?}, {} lost {:?}, {} notes, {headings:?}",
                        outcome.wrong.len(),
                        outcome.wrong.iter().take(3).collect::<Vec<_>>(),
                        outcome.lost.len(),
                        outcome.lost.iter().take(3).collect::<Vec<_>>(),
                        outcome.notes
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn columns_of_a_page_are_told_by_their_labels_where_no_row_is_whole() {
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    for seed in 0..3 {
        let Some((outcome, _)) = outcome(seed, Layout::Pdf, Trap::Sparse, &forms) else { return };
        assert!(outcome.wrong.is_empty(), "{seed}: {:?}", outcome.wrong);
        // The one row of table 4 has no label; five figures of fifteen may be those of any part of it.
        let lost: Vec<_> = outcome.lost.iter().filter(|cell| !cell.starts_with(' ')).collect();
        assert!(lost.is_empty(), "{seed}: {lost:?}");
        assert!(outcome.notes > 0, "what was read by its place is noted");
    }
}

#[test]
fn columns_of_text_with_a_line_lost_doubled_or_moved_are_not_guessed() {
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    let report = Report::new(5, Trap::None);
    for rows in [Rows::ColumnByColumn, Rows::LevelByLevel] {
        let text = texts::print(&report, rows);
        let lines: Vec<&str> = text.lines().collect();
        let begin = lines.iter().position(|line| line.starts_with("三、收到")).expect("printed");
        let end = lines.iter().position(|line| line.starts_with("四、政府")).expect("printed");
        for at in (begin + 1..end - 1).step_by(47) {
            let (mut lost, mut doubled, mut moved) = (lines.clone(), lines.clone(), lines.clone());
            lost.remove(at);
            doubled.insert(at, lines[at]);
            moved.swap(at, at + 1);
            for spoilt in [lost, doubled, moved] {
                // Two figures that change places are two other figures.
                let both_figures = spoilt.len() == lines.len()
                    && [at, at + 1].iter().all(|at| lines[*at].parse::<u32>().is_ok());
                if both_figures {
                    continue;
                }
                let text = spoilt.join("\n");
                let (draft, remarks) = import(text.as_bytes(), "a.txt", &forms).expect("text");
                let outcome = compared(&report, &draft, remarks);
                let silent = !outcome.lost.is_empty() && outcome.notes == 0;
                assert!(
                    outcome.wrong.is_empty() && !silent,
                    "{rows:?}, line {at} ({}): {outcome:?}",
                    lines[at]
                );
            }
        }
    }
}

/// How often each file is spoilt anew.
const ROUNDS: usize = if cfg!(debug_assertions) { 15 } else { 40 };

/// Spoils a file in one of several ways: bytes changed, cut out, doubled; the end cut off.
fn spoilt(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len() as u64 + 1) as usize;
        let end = (at + dice.below(40) as usize).min(bytes.len());
        match dice.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece.repeat(dice.below(20) as usize));
            }
            3 => bytes[at..end].fill([0, 0xFF, b'<', b'9'][dice.below(4) as usize]),
            _ => bytes[at..end].iter_mut().for_each(|byte| *byte = dice.below(256) as u8),
        }
    }
    bytes
}

#[test]
fn spoilt_files_are_read_or_refused_in_time() {
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    let report = Report::new(7, Trap::None);
    let mut files: Vec<(Vec<u8>, String)> = LAYOUTS
        .into_iter()
        .filter(|layout| ![Layout::Pdf, Layout::NarrowPdf, Layout::LoosePdf].contains(layout))
        .map(|layout| layout.print(&report))
        .map(|(bytes, name)| (bytes, name.to_owned()))
        .collect();
    // Packed files hide their parts from most changes, so these are spoilt unpacked too.
    for case in folders("readers") {
        let path =
            std::fs::read_dir(&case).expect("a folder").next().expect("one").expect("it").path();
        let bytes = std::fs::read(&path).expect("the file");
        if bytes.len() < 20_000 {
            files.push((bytes, path.file_name().expect("a name").to_string_lossy().into_owned()));
        }
    }
    let start = Instant::now();
    let mut dice = Dice::new(11);
    let mut read_anyway = 0;
    for (bytes, name) in &files {
        for _ in 0..ROUNDS {
            let bytes = spoilt(bytes, &mut dice);
            let Ok(format) = detect(&bytes, name) else { continue };
            if let Ok(reading) = read(format, &bytes) {
                recognise(reading.blocks, &forms, &Hints::default());
                read_anyway += 1;
            }
        }
    }
    assert!(read_anyway > 100, "nearly all are refused: {read_anyway}");
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn spoilt_parts_of_packed_files_are_read_or_refused() {
    let report = Report::new(7, Trap::None);
    let mut dice = Dice::new(13);
    for (bytes, format) in
        [(office::document(&report), Format::Docx), (office::workbook(&report), Format::Xlsx)]
    {
        for _ in 0..60 {
            let spoilt = office::repacked(&bytes, |part| spoilt(part, &mut dice));
            // Whatever it comes to, it comes to an end.
            drop(read(format, &spoilt));
        }
    }
}
