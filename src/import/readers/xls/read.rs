//! The bytes of a workbook → its blocks, sheet by sheet.

use std::io::{Cursor, Read};

use super::globals::Globals;
use super::sheet;
use crate::import::block::Block;
use crate::import::problem::{Foreign, Remark, RemarkKind, Unreadable};
use crate::import::reading::Reading;

/// The most bytes of a workbook.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Reads a workbook of Excel 97 to 2003.
pub fn read_xls(bytes: &[u8]) -> Result<Reading, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { limit: MAX_BYTES / 1024 / 1024 });
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if !file.exists("/Workbook") && file.exists("/Book") {
        return Err(Unreadable::Foreign(Foreign::OldWorkbook));
    }
    let part = file.open_stream("/Workbook").map_err(|_| Unreadable::Damaged)?;
    let mut stream = Vec::new();
    part.take(MAX_BYTES as u64).read_to_end(&mut stream).map_err(|_| Unreadable::Damaged)?;
    let globals = Globals::read(&stream)?;
    let mut reading = Reading::default();
    for one in &globals.sheets {
        if !one.is_visible {
            let kind = RemarkKind::HiddenSheet { sheet: one.name.clone() };
            reading.remarks.push(Remark { kind, place: None });
            continue;
        }
        let (cells, remarks) = sheet::read(&stream, one, &globals)?;
        if !reading.blocks.is_empty() {
            reading.blocks.push(Block::PageBreak);
        }
        reading.blocks.extend(cells.blocks(&one.name)?);
        reading.remarks.extend(remarks);
    }
    Ok(reading)
}
