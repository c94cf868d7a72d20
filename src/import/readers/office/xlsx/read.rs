//! The bytes of a workbook → its blocks, sheet by sheet.

use super::parts::Parts;
use super::sheet;
use crate::import::block::Block;
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::readers::office::package::Package;
use crate::import::reading::Reading;

/// Reads a workbook of Excel.
pub fn read_xlsx(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::read(&mut package)?;
    let mut reading = Reading::default();
    for one in &parts.sheets {
        if !one.is_visible {
            let kind = RemarkKind::HiddenSheet { sheet: one.name.clone() };
            reading.remarks.push(Remark { kind, place: None });
            continue;
        }
        let Some(tree) = package.tree(&one.part)? else { return Err(Unreadable::Damaged) };
        // A sheet that is a chart has no cells.
        if tree.name != "worksheet" {
            continue;
        }
        let (cells, remarks) = sheet::read(&tree, &one.name, &parts)?;
        if !reading.blocks.is_empty() {
            reading.blocks.push(Block::PageBreak);
        }
        reading.blocks.extend(cells.blocks(&one.name)?);
        reading.remarks.extend(remarks);
    }
    Ok(reading)
}
