//! The bytes of a document of Word → its blocks.
//!
//! Headers, footers, notes and comments are other parts of the packed file and are not read.

use super::list::{Lists, Mark};
use super::styles::Styles;
use super::table::{self, Cell, Row, wraps};
use super::text::Printout;
use crate::import::block::{Block, Place, Printed};
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::readers::grid::GridBuilder;
use crate::import::readers::joining::join_lines;
use crate::import::readers::office::package::Package;
use crate::import::readers::office::xml::Element;
use crate::import::readers::prose::{blocks_of, is_prose};
use crate::import::readers::text::read_text;
use crate::import::reading::Reading;

/// Reads a document of Word.
pub fn read_docx(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let document = package.tree(&main)?.ok_or(Unreadable::Damaged)?;
    let targets = package.targets(&main)?;
    let mut part = |kind: &str| match targets.iter().find(|one| one.kind.ends_with(kind)) {
        Some(target) => package.tree(&target.part),
        None => Ok(None),
    };
    let (styles, numbering) = (part("/styles")?, part("/numbering")?);
    let mut reader = Reader {
        styles: Styles::read(styles.as_ref()),
        lists: Lists::read(numbering.as_ref()),
        ..Reader::default()
    };
    reader.blocks(document.child("body").ok_or(Unreadable::Damaged)?)?;
    if reader.deleted > 0 {
        let kind = RemarkKind::DeletedText { places: reader.deleted };
        reader.reading.remarks.push(Remark { kind, place: None });
    }
    Ok(reader.reading)
}

#[derive(Default)]
struct Reader {
    reading: Reading,
    styles: Styles,
    lists: Lists,
    paragraphs: usize,
    tables: usize,
    deleted: usize,
}

impl Reader {
    /// Reads what stands in a body, a cell, or a text box.
    fn blocks(&mut self, parent: &Element) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element)?,
                "tbl" => self.table(element)?,
                _ if wraps(element) => self.blocks(element)?,
                "AlternateContent" => {
                    let choice = element.child("Choice").or_else(|| element.child("Fallback"));
                    choice.into_iter().try_for_each(|choice| self.blocks(choice))?;
                }
                "del" | "moveFrom" => self.deleted += 1,
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), Unreadable> {
        self.paragraphs += 1;
        let place = Place::Element(format!("p[{}]", self.paragraphs));
        let (lines, boxes) = self.lines(paragraph, &place);
        let heading = self.styles.heading(paragraph.child("pPr"));
        let text = join_lines(lines.iter().map(String::as_str));
        match heading {
            _ if text.is_empty() => {}
            Some(level) => {
                let printed = Printed { text: text.replace('\t', " "), place };
                self.reading.blocks.push(Block::Heading { level, printed });
            }
            None if lines.iter().any(|line| line.matches('\t').count() > 1) => {
                lines.iter().try_for_each(|line| self.typed_row(line, &place))?;
            }
            None => {
                let lines: Vec<String> = lines.iter().map(|line| line.replace('\t', " ")).collect();
                self.reading.blocks.extend(blocks_of(&lines, &place));
            }
        }
        boxes.into_iter().try_for_each(|inside| self.blocks(inside))
    }

    /// Adds a line whose parts were set apart by tabs.
    fn typed_row(&mut self, line: &str, place: &Place) -> Result<(), Unreadable> {
        for mut block in read_text(line)? {
            if let Block::Line(pieces) = &mut block {
                pieces.iter_mut().for_each(|piece| piece.printed.place = place.clone());
            }
            self.reading.blocks.push(block);
        }
        Ok(())
    }

    /// Returns the lines of a paragraph, with its number, and the text boxes in it.
    fn lines<'a>(
        &mut self,
        paragraph: &'a Element,
        place: &Place,
    ) -> (Vec<String>, Vec<&'a Element>) {
        let Printout { mut lines, boxes, deleted } = Printout::of(paragraph);
        self.deleted += deleted;
        let is_blank = lines.iter().all(String::is_empty);
        let number = self.styles.number(paragraph.child("pPr"));
        if let Some((list, level)) = number.filter(|_| !is_blank) {
            match self.lists.next(&list, level) {
                Mark::Shown(mark) => {
                    lines.first_mut().into_iter().for_each(|line| line.insert_str(0, &mark))
                }
                Mark::Nothing => {}
                Mark::Unknown => self
                    .reading
                    .remarks
                    .push(Remark { kind: RemarkKind::LostNumbering, place: Some(place.clone()) }),
            }
        }
        (lines, boxes)
    }

    fn table(&mut self, table: &Element) -> Result<(), Unreadable> {
        self.tables += 1;
        let number = self.tables;
        let (rows, deleted) = table::rows(table);
        self.deleted += deleted;
        if is_layout(&rows) {
            let mut cells = rows.iter().flat_map(|row| &row.cells);
            return cells.try_for_each(|cell| self.blocks(cell.element));
        }
        let mut builder = GridBuilder::default();
        for (at, row) in (1..).zip(&rows) {
            builder.row(Place::Element(format!("table[{number}]/tr[{at}]")))?;
            builder.skip(row.skipped)?;
            for cell in &row.cells {
                let path = format!("table[{number}]/tr[{at}]/tc[{}]", cell.number);
                let inner = inner_row(cell.element).filter(|_| row.cells.len() > 1);
                let parts = inner.unwrap_or_else(|| vec![(cell.element, cell.columns)]);
                for (part, columns) in parts {
                    let place = Place::Element(path.clone());
                    let text = self.cell_text(part, &place);
                    builder.cell(Printed { text, place }, columns, cell.rows)?;
                }
            }
        }
        if let Some((grid, remarks)) = builder.finish()? {
            self.reading.blocks.push(Block::Grid(grid));
            self.reading.remarks.extend(remarks);
        }
        Ok(())
    }

    fn cell_text(&mut self, cell: &Element, place: &Place) -> String {
        let mut paragraphs = Vec::new();
        paragraphs_of(cell, &mut paragraphs);
        let mut lines = Vec::new();
        for paragraph in paragraphs {
            lines.extend(self.lines(paragraph, place).0);
        }
        join_lines(lines.iter().map(String::as_str)).replace('\t', " ")
    }
}

/// Tells whether a table only arranges a page: it frames other tables, or prose.
fn is_layout(rows: &[Row<'_>]) -> bool {
    let frames = |row: &Row<'_>| {
        let others = row.cells.len() > 1;
        let frames = |cell: &Cell<'_>| {
            holds_table(cell.element) && !(others && inner_row(cell.element).is_some())
        };
        row.cells.iter().any(frames)
    };
    let is_column = rows.iter().all(|row| row.cells.len() <= 1);
    let holds_prose = |cell: &Cell<'_>| is_prose(&lines_of(cell.element));
    rows.iter().any(frames)
        || (is_column && rows.iter().flat_map(|row| &row.cells).any(holds_prose))
}

fn lines_of(cell: &Element) -> Vec<String> {
    let mut paragraphs = Vec::new();
    paragraphs_of(cell, &mut paragraphs);
    paragraphs.into_iter().flat_map(|paragraph| Printout::of(paragraph).lines).collect()
}

/// Returns the cells of a table of one row that is all that a cell holds: they stand in its place.
fn inner_row(cell: &Element) -> Option<Vec<(&Element, usize)>> {
    let mut tables = cell.elements().filter(|element| element.name == "tbl");
    let table = tables.next()?;
    let is_all = tables.next().is_none() && lines_of(cell).iter().all(String::is_empty);
    let (rows, _) = table::rows(table);
    match &rows[..] {
        [row] if is_all && !row.cells.iter().any(|cell| holds_table(cell.element)) => {
            Some(row.cells.iter().map(|cell| (cell.element, cell.columns)).collect())
        }
        _ => None,
    }
}

fn holds_table(cell: &Element) -> bool {
    cell.elements().any(|element| element.name == "tbl" || wraps(element) && holds_table(element))
}

fn paragraphs_of<'a>(cell: &'a Element, found: &mut Vec<&'a Element>) {
    for element in cell.elements() {
        match element.name.as_str() {
            "p" => found.push(element),
            _ if wraps(element) => paragraphs_of(element, found),
            _ => {}
        }
    }
}
