//! Texts of a workbook, which may run on over several records.

use crate::import::readers::joining::superscript;

/// The record that holds a text, and those that go on with it.
#[derive(Debug)]
pub(super) struct Segments<'a> {
    segments: Vec<&'a [u8]>,
    segment: usize,
    at: usize,
}

/// A text and its runs of other fonts: the first character of each, and its font.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RichText {
    text: String,
    runs: Vec<(u16, u16)>,
}

impl RichText {
    /// Returns the text; digits in a font that stands above the line are raised.
    pub(super) fn shown(&self, is_raised: impl Fn(u16) -> bool) -> String {
        if !self.runs.iter().any(|(_, font)| is_raised(*font)) {
            return self.text.clone();
        }
        let raised = |index: usize| {
            let run = self.runs.iter().rev().find(|(from, _)| usize::from(*from) <= index);
            run.is_some_and(|(_, font)| is_raised(*font))
        };
        let shown = |(index, c): (usize, char)| match raised(index) {
            true => superscript(c.encode_utf8(&mut [0; 4])),
            false => c.to_string(),
        };
        self.text.chars().enumerate().map(shown).collect()
    }
}

impl<'a> Segments<'a> {
    /// Begins at the start of the first record.
    pub(super) fn new(segments: Vec<&'a [u8]>) -> Self {
        Self { segments, segment: 0, at: 0 }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let segment = self.segments.get(self.segment)?;
            if let Some(byte) = segment.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            (self.segment, self.at) = (self.segment + 1, 0);
        }
    }

    /// Returns a number of two bytes.
    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// Returns a number of four bytes.
    pub(super) fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    /// Returns a text whose length stands in one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let length = u16::from(self.byte()?);
        let flags = self.byte()?;
        self.characters(length, flags)
    }

    /// Returns a text whose length stands in two bytes.
    pub(super) fn text(&mut self) -> Option<RichText> {
        let length = self.short()?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.short()? } else { 0 };
        let extra = if flags & 4 != 0 { self.long()? } else { 0 };
        let text = self.characters(length, flags)?;
        let runs =
            (0..runs).map(|_| Some((self.short()?, self.short()?))).collect::<Option<_>>()?;
        for _ in 0..extra {
            self.byte()?;
        }
        Some(RichText { text, runs })
    }

    /// Reads characters of one or two bytes; a record that goes on says anew of how many.
    fn characters(&mut self, length: u16, flags: u8) -> Option<String> {
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(usize::from(length));
        for _ in 0..length {
            if self.at >= self.segments.get(self.segment)?.len() {
                (self.segment, self.at) = (self.segment + 1, 0);
                is_wide = self.byte()? & 1 != 0;
            }
            units.push(if is_wide { self.short()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_another_width() {
        let first = [4, 0, 0, b'1', b'2'];
        let second = [1, 0x00, 0x4E, 0x8C, 0x4E];
        let text = Segments::new(vec![&first, &second]).text().expect("whole");
        assert_eq!(text.text, "12一二");
        assert_eq!(Segments::new(vec![&first]).text(), None);
    }

    #[test]
    fn runs_above_the_line_are_raised() {
        let bytes = [2, 0, 8, 1, 0, b'5', b'1', 1, 0, 6, 0];
        let text = Segments::new(vec![&bytes]).text().expect("whole");
        assert_eq!(text.shown(|font| font == 6), "5¹");
        assert_eq!(text.shown(|_| false), "51");
    }
}
