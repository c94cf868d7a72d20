//! Bytes → text: the encodings in which Notepad and Excel save.

use std::ops::Range;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use crate::model::error::{LoadError, LoadErrorKind};
use crate::source::{FileId, Span};

/// The encoding that a text was found to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 behind a byte-order mark, which is not part of the text.
    Utf8WithBom,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
}

/// Bytes that are no text.
#[derive(Clone, Debug, PartialEq)]
pub struct Undecodable {
    /// What is wrong.
    pub kind: LoadErrorKind,
    /// As much as can be read, with `�` for the rest; for showing the place.
    pub text: String,
    /// The place in `text`.
    pub range: Range<usize>,
}

impl Undecodable {
    /// Returns the problem, when `text` stands in the source map under `file`.
    pub fn at(&self, file: FileId) -> LoadError {
        LoadError::new(self.kind.clone(), Span::new(file, self.range.clone()))
    }
}

/// How much of a file without a mark is looked at to tell UTF-16, in bytes.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file: by its byte-order mark, else as UTF-8, else as GB18030 when that comes out. UTF-16
/// without a mark is told by its line ends and digits, which hold zero bytes.
///
/// ```
/// use rulecheck::model::{Encoding, decode};
/// let (text, encoding) = decode(b"\xB1\xA8\xB8\xE6").unwrap();
/// assert_eq!((text.as_str(), encoding), ("报告", Encoding::Gb18030));
/// ```
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), Box<Undecodable>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, Encoding::Utf8WithBom),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ if memchr::memchr(0, bytes).is_some() => match unmarked_utf16(bytes) {
            Some(encoding) => utf16(bytes, encoding),
            None => {
                let kind = LoadErrorKind::Binary;
                Err(Box::new(Undecodable { kind, text: String::new(), range: 0..0 }))
            }
        },
        _ => utf8(bytes, Encoding::Utf8),
    }
}

fn utf8(bytes: &[u8], encoding: Encoding) -> Result<(String, Encoding), Box<Undecodable>> {
    let valid = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_owned(), encoding)),
        Err(error) => bytes.get(..error.valid_up_to()).unwrap_or_default(),
    };
    if encoding == Encoding::Utf8WithBom || is_chinese_utf8(valid) {
        return Err(broken(String::from_utf8_lossy(bytes).into_owned(), valid.len()));
    }
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok((text.into_owned(), Encoding::Gb18030)),
        None => {
            let (text, _) = GB18030.decode_without_bom_handling(bytes);
            let at = text.find('\u{FFFD}').unwrap_or(0);
            Err(broken(text.into_owned(), at))
        }
    }
}

/// Tells whether text before the broken place is surely UTF-8: a file cut in half is valid GBK
/// almost always, and would come out as nonsense. Three characters of three bytes in a row of luck
/// hardly occur in GBK.
fn is_chinese_utf8(valid: &[u8]) -> bool {
    let text = std::str::from_utf8(valid).unwrap_or_default();
    text.chars().filter(|character| character.len_utf8() == 3).nth(2).is_some()
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<(String, Encoding), Box<Undecodable>> {
    let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    let (text, had_errors) = decoder.decode_without_bom_handling(bytes);
    match had_errors {
        false => Ok((text.into_owned(), encoding)),
        true => {
            let at = text.find('\u{FFFD}').unwrap_or(0);
            Err(broken(text.into_owned(), at))
        }
    }
}

/// Tells in which order bytes are UTF-16: the one that makes text of them, nearly all of it letters,
/// digits, signs and characters that a report may have.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let is_usual = |unit: u16| {
        matches!(unit, 9 | 10 | 13 | 0x20..=0x7E | 0x2010..=0x203B | 0x3000..=0x303F
            | 0x4E00..=0x9FFF | 0xFF00..=0xFF5E)
    };
    let reads = |order: fn([u8; 2]) -> u16| {
        let units = sample.as_chunks::<2>().0;
        let usual = units.iter().filter(|unit| is_usual(order(**unit))).count();
        !units.is_empty() && usual * 20 >= units.len() * 19
    };
    match (reads(u16::from_le_bytes), reads(u16::from_be_bytes)) {
        _ if !bytes.len().is_multiple_of(2) => None,
        (true, false) => Some(Encoding::Utf16Le),
        (false, true) => Some(Encoding::Utf16Be),
        (true, true) | (false, false) => None,
    }
}

fn broken(text: String, at: usize) -> Box<Undecodable> {
    let range = at..(at + '\u{FFFD}'.len_utf8()).min(text.len());
    Box::new(Undecodable { kind: LoadErrorKind::BrokenCharacter, text, range })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "unit: 周口市科学技术局\n";

    #[test]
    fn every_encoding_gives_the_same_text() {
        let gbk = GB18030.encode(TEXT).0.into_owned();
        let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            let units = TEXT.encode_utf16().flat_map(order);
            mark.into_iter().chain(units).collect::<Vec<u8>>()
        };
        let marked = [&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked, Encoding::Utf8WithBom),
            (gbk, Encoding::Gb18030),
            (wide(u16::to_le_bytes, [0xFF, 0xFE]), Encoding::Utf16Le),
            (wide(u16::to_be_bytes, [0xFE, 0xFF]), Encoding::Utf16Be),
            (wide(u16::to_le_bytes, [0xFF, 0xFE]).split_off(2), Encoding::Utf16Le),
            (wide(u16::to_be_bytes, [0xFE, 0xFF]).split_off(2), Encoding::Utf16Be),
        ] {
            assert_eq!(decode(&bytes).expect("text"), (TEXT.to_owned(), encoding));
        }
    }

    #[test]
    fn half_a_character_is_located() {
        let bytes = &TEXT.as_bytes()[..TEXT.len() - 2];
        let problem = decode(bytes).expect_err("cut");
        assert_eq!(problem.kind, LoadErrorKind::BrokenCharacter);
        assert_eq!(problem.range.start, TEXT.find('局').expect("there"));
        assert!(problem.text.starts_with("unit: 周口市科学技术"));
        let problem = decode(b"unit: \xB1\xFF").expect_err("neither");
        assert_eq!(problem.kind, LoadErrorKind::BrokenCharacter);
    }

    #[test]
    fn no_text_at_all_is_refused() {
        let problem = decode(b"PK\x03\x04\0\0").expect_err("a zip file");
        assert_eq!(problem.kind, LoadErrorKind::Binary);
    }
}
