//! What the sheets of a workbook share: their list, texts, number formats and fonts.

use indexmap::IndexMap;

use super::record::{BEGIN, CONTINUE, Data, END, Record, records};
use super::string::Segments;
use crate::import::problem::{Foreign, Unreadable};
use crate::import::readers::joining::join_lines;
use crate::import::readers::office::built_in;

/// The shared parts of a workbook.
#[derive(Debug, Default)]
pub(super) struct Globals {
    /// The sheets, in order.
    pub(super) sheets: Vec<SheetRef>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
    texts: Vec<String>,
    formats: IndexMap<u16, String>,
    /// For each style of cells the number of its format.
    styles: Vec<u16>,
    raised: Vec<bool>,
}

/// A sheet and where it begins in the stream.
#[derive(Debug)]
pub(super) struct SheetRef {
    /// Its name.
    pub(super) name: String,
    /// Where it begins.
    pub(super) start: usize,
    /// Whether it is shown.
    pub(super) is_visible: bool,
}

impl Globals {
    /// Reads the first part of the stream.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Unreadable> {
        let mut globals = Self::default();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut last = 0;
        let mut ended = false;
        for Record { kind, data } in records(stream, 0) {
            match kind {
                BEGIN if data.short(0) != 0x0600 => {
                    return Err(Unreadable::Foreign(Foreign::OldWorkbook));
                }
                0x002F => return Err(Unreadable::Encrypted),
                0x0022 => globals.from_1904 = data.short(0) == 1,
                0x0031 => globals.raised.push(data.short(8) == 1),
                0x0085 => globals.sheets.extend(sheet(data)),
                0x00E0 => globals.styles.push(data.short(2)),
                0x041E => globals.add_format(data),
                0x00FC => shared.push(data.0),
                CONTINUE if last == 0x00FC => {
                    shared.push(data.0);
                    continue;
                }
                END => {
                    ended = true;
                    break;
                }
                _ => {}
            }
            last = kind;
        }
        if !ended {
            return Err(Unreadable::Damaged);
        }
        if !shared.is_empty() {
            globals.add_texts(Segments::new(shared)).ok_or(Unreadable::Damaged)?;
        }
        Ok(globals)
    }

    /// Returns a shared text.
    pub(super) fn text(&self, number: u32) -> Option<&str> {
        self.texts.get(usize::try_from(number).ok()?).map(String::as_str)
    }

    /// Returns the format of the numbers of a style.
    pub(super) fn format(&self, style: u16) -> &str {
        let id = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        self.formats.get(&id).map_or_else(|| built_in(u32::from(id)), String::as_str)
    }

    fn add_format(&mut self, data: Data<'_>) {
        let mut segments = Segments::new(data.0.get(2..).into_iter().collect());
        if let Some(text) = segments.text() {
            self.formats.insert(data.short(0), text.shown(|_| false));
        }
    }

    fn add_texts(&mut self, mut segments: Segments<'_>) -> Option<()> {
        segments.long()?;
        for _ in 0..segments.long()? {
            let text = segments.text()?;
            // Fonts are counted without the fifth.
            let is_raised = |font: u16| {
                let index = usize::from(if font > 4 { font - 1 } else { font });
                self.raised.get(index).copied().unwrap_or(false)
            };
            let text = text.shown(is_raised);
            self.texts.push(join_lines(text.split(['\n', '\r'])));
        }
        Some(())
    }
}

fn sheet(data: Data<'_>) -> Option<SheetRef> {
    // Charts and macros have no cells.
    if data.byte(5) != 0 {
        return None;
    }
    let name = Segments::new(data.0.get(6..).into_iter().collect()).short_text()?;
    let start = usize::try_from(data.long(0)).ok()?;
    Some(SheetRef { name, start, is_visible: data.byte(4) & 3 == 0 })
}
