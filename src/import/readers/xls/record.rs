//! The stream of a workbook → its records, and the numbers in one.

/// Begins a part of the stream.
pub(super) const BEGIN: u16 = 0x0809;
/// Ends a part of the stream.
pub(super) const END: u16 = 0x000A;
/// Goes on with the record before it.
pub(super) const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// What it says.
    pub(super) data: Data<'a>,
}

/// The bytes of a record. Numbers stand with their low byte first; what lies beyond the end is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Data<'a>(pub(super) &'a [u8]);

impl Data<'_> {
    /// Returns a byte.
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Returns a number of two bytes.
    pub(super) fn short(self, at: usize) -> u16 {
        u16::from_le_bytes([self.byte(at), self.byte(at + 1)])
    }

    /// Returns a number of four bytes.
    pub(super) fn long(self, at: usize) -> u32 {
        u32::from(self.short(at)) | u32::from(self.short(at + 2)) << 16
    }

    /// Returns a binary fraction of eight bytes.
    pub(super) fn fraction(self, at: usize) -> f64 {
        f64::from_bits(u64::from(self.long(at)) | u64::from(self.long(at + 4)) << 32)
    }
}

/// Returns the records from a place of the stream on; a record that is cut off ends them.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let head = Data(head);
        let (data, after) = after.split_at_checked(usize::from(head.short(2)))?;
        rest = after;
        Some(Record { kind: head.short(0), data: Data(data) })
    })
}
