//! A sheet of the stream → its cells as shown, and which of them are merged.

use super::globals::{Globals, SheetRef};
use super::record::{BEGIN, Data, END, Record, records};
use super::string::Segments;
use crate::import::problem::{Remark, RemarkKind, Unreadable};
use crate::import::readers::joining::join_lines;
use crate::import::readers::office::{general, shown};
use crate::import::readers::sheets::{Area, Cells, cell_place};

/// Reads a sheet.
pub(super) fn read(
    stream: &[u8],
    sheet: &SheetRef,
    globals: &Globals,
) -> Result<(Cells, Vec<Remark>), Unreadable> {
    let mut reader = Reader::new(sheet, globals);
    let mut depth = 0_usize;
    for Record { kind, data } in records(stream, sheet.start) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return reader.finish(),
            END => depth -= 1,
            // Charts stand in the sheet as parts of their own.
            _ if depth == 1 => reader.record(kind, data)?,
            _ => {}
        }
    }
    Err(Unreadable::Damaged)
}

struct Reader<'a> {
    sheet: &'a SheetRef,
    globals: &'a Globals,
    cells: Vec<(u16, u16, String)>,
    merged: Vec<Area>,
    hidden_rows: Vec<u16>,
    hidden_columns: Vec<(u16, u16)>,
    remarks: Vec<Remark>,
    /// A cell whose formula comes to a text, which is the next record.
    awaits_text: Option<(u16, u16)>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a SheetRef, globals: &'a Globals) -> Self {
        Self {
            sheet,
            globals,
            cells: Vec::new(),
            merged: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            remarks: Vec::new(),
            awaits_text: None,
        }
    }

    fn record(&mut self, kind: u16, data: Data<'_>) -> Result<(), Unreadable> {
        let (row, column, style) = (data.short(0), data.short(2), data.short(4));
        match kind {
            0x0208 if data.short(12) & 0x20 != 0 => self.hidden_rows.push(row),
            0x007D if data.short(8) & 1 != 0 => self.hidden_columns.push((row, column)),
            0x00FD => {
                let text = self.globals.text(data.long(6)).unwrap_or("?").to_owned();
                self.add(row, column, text);
            }
            0x0203 => self.number(row, column, style, data.fraction(6)),
            0x027E => self.number(row, column, style, packed(data.long(6))),
            0x00BD => {
                for (index, column) in (0..data.0.len().saturating_sub(6) / 6).zip(column..) {
                    let at = 4 + index * 6;
                    self.number(row, column, data.short(at), packed(data.long(at + 2)));
                }
            }
            0x0006 => self.formula(row, column, style, data),
            0x0207 => {
                if let Some((row, column)) = self.awaits_text.take() {
                    let text = Segments::new(vec![data.0]).text();
                    self.add(
                        row,
                        column,
                        text.map_or("?".to_owned(), |text| text.shown(|_| false)),
                    );
                }
            }
            0x0204 | 0x00D6 => {
                let text = Segments::new(data.0.get(6..).into_iter().collect()).text();
                self.add(row, column, text.map_or("?".to_owned(), |text| text.shown(|_| false)));
            }
            0x0205 => self.add(row, column, logical(data.byte(6), data.byte(7) == 1)),
            0x00E5 => self.merge(data),
            _ => {}
        }
        match self.cells.len() > crate::import::MAX_POSITIONS {
            true => Err(Unreadable::TooManyCells { limit: crate::import::MAX_POSITIONS }),
            false => Ok(()),
        }
    }

    fn formula(&mut self, row: u16, column: u16, style: u16, data: Data<'_>) {
        match (data.short(12), data.byte(6)) {
            (0xFFFF, 0) => self.awaits_text = Some((row, column)),
            (0xFFFF, 1) => self.add(row, column, logical(data.byte(8), false)),
            (0xFFFF, 2) => self.add(row, column, logical(data.byte(8), true)),
            // Nothing, or what was never worked out and is only when the workbook is opened.
            (0xFFFF, _) if data.short(14) & 1 != 0 => self.add(row, column, "?".to_owned()),
            (0xFFFF, _) => {}
            _ => self.number(row, column, style, data.fraction(6)),
        }
    }

    fn number(&mut self, row: u16, column: u16, style: u16, value: f64) {
        let format = self.globals.format(style);
        let text = match shown(value, format, self.globals.from_1904) {
            Some(text) => text,
            None => {
                let kind = RemarkKind::UnknownNumberFormat { format: format.to_owned() };
                let place = cell_place(&self.sheet.name, u32::from(row) + 1, u32::from(column) + 1);
                self.remarks.push(Remark { kind, place: Some(place) });
                general(value)
            }
        };
        self.add(row, column, text);
    }

    fn add(&mut self, row: u16, column: u16, text: String) {
        self.cells.push((row, column, text));
    }

    fn merge(&mut self, data: Data<'_>) {
        let areas = (0..usize::from(data.short(0))).map(|index| 2 + index * 8);
        let whole = areas.take_while(|at| at + 8 <= data.0.len());
        self.merged.extend(whole.map(|at| Area {
            top: u32::from(data.short(at)) + 1,
            bottom: u32::from(data.short(at + 2)) + 1,
            left: u32::from(data.short(at + 4)) + 1,
            right: u32::from(data.short(at + 6)) + 1,
        }));
    }

    fn finish(mut self) -> Result<(Cells, Vec<Remark>), Unreadable> {
        let mut cells = Cells::default();
        let mut left_out = 0;
        for (row, column, text) in self.cells {
            let in_hidden = |(from, to): &(u16, u16)| (*from..=*to).contains(&column);
            match self.hidden_rows.contains(&row) || self.hidden_columns.iter().any(in_hidden) {
                true => left_out += usize::from(!text.is_empty()),
                false => cells.insert(
                    u32::from(row) + 1,
                    u32::from(column) + 1,
                    join_lines(text.split(['\n', '\r'])),
                )?,
            }
        }
        if left_out > 0 {
            let kind = RemarkKind::HiddenCells { sheet: self.sheet.name.clone(), cells: left_out };
            self.remarks.push(Remark { kind, place: None });
        }
        self.merged.into_iter().for_each(|area| cells.merge(area));
        Ok((cells, self.remarks))
    }
}

/// Unpacks a number of four bytes: a whole one, or the upper half of a fraction, perhaps hundredths.
fn packed(bits: u32) -> f64 {
    let value = match bits & 2 != 0 {
        true => f64::from(bits.cast_signed() >> 2),
        false => f64::from_bits(u64::from(bits & !3) << 32),
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

/// Returns what a cell shows that holds yes or no, or an error.
fn logical(code: u8, is_error: bool) -> String {
    let text = match (code, is_error) {
        (0, false) => "FALSE",
        (_, false) => "TRUE",
        (0x00, true) => "#NULL!",
        (0x07, true) => "#DIV/0!",
        (0x0F, true) => "#VALUE!",
        (0x17, true) => "#REF!",
        (0x1D, true) => "#NAME?",
        (0x24, true) => "#NUM!",
        (_, true) => "#N/A",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        let fraction = u32::try_from(59_237.25_f64.to_bits() >> 32).expect("half");
        for (bits, value) in [
            (7 << 2 | 2, 7.0),
            (1250 << 2 | 3, 12.5),
            ((-3_i32 << 2).cast_unsigned() | 2, -3.0),
            (fraction & !3, 59_237.25),
            (0, 0.0),
        ] {
            assert!((packed(bits) - value).abs() < 1e-9, "{bits:x}");
        }
    }
}
