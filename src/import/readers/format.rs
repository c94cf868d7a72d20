//! Which format a file has: by its content first, by its name where the content does not tell.
//!
//! Names lie: systems export pages as `.xls`, people rename pictures to `.pdf`.

use crate::import::problem::{Foreign, Unreadable};

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A document of Word since 2007.
    Docx,
    /// A workbook of Excel since 2007.
    Xlsx,
    /// A workbook of Excel before 2007.
    Xls,
    /// A sheet exported as text, its cells set apart by commas or tabs.
    Csv,
    /// A PDF; its text layer is taken out by a helper program.
    Pdf,
}

/// How far into a text its format is looked for, in bytes.
const HEAD: usize = 64 * 1024;

/// What only documents and workbooks hold that office programs saved as one XML file.
const OFFICE: [&[u8]; 4] = [
    b"<?mso-application",
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"schemas.microsoft.com/office/word/2003/wordml",
    b"<pkg:package",
];

/// Returns the format of a file, told by its content, or by its name where that leaves a choice.
///
/// ```
/// use rulecheck::import::{Foreign, Format, Unreadable, detect};
/// assert_eq!(detect(b"<html><table>", "导出.xls"), Ok(Format::Html));
/// assert_eq!(detect(b"\x89PNG\r\n\x1a\n\0\0", "年报.pdf"), Err(Unreadable::Foreign(Foreign::Picture)));
/// ```
pub fn detect(bytes: &[u8], name: &str) -> Result<Format, Unreadable> {
    let foreign = |kind| Err(Unreadable::Foreign(kind));
    match bytes {
        [] => Err(Unreadable::Empty),
        [b'P', b'K', 3, 4, ..] => packed(bytes),
        [b'P', b'K', 5, 6, ..] => foreign(Foreign::Archive),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => compound(bytes, name),
        [0x89, b'P', b'N', b'G', ..]
        | [0xFF, 0xD8, 0xFF, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [b'I', b'I', 42, 0, ..]
        | [b'M', b'M', 0, 42, ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            foreign(Foreign::Picture)
        }
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, ..] => {
            foreign(Foreign::Archive)
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => foreign(Foreign::RichText),
        // The mark may stand behind some bytes that a server put in front.
        _ if memchr::memmem::find(head(bytes, 1024), b"%PDF-").is_some() => Ok(Format::Pdf),
        _ => text(bytes, name),
    }
}

/// Tells packed files apart by the names of what they hold, which stand in them unpacked.
fn packed(bytes: &[u8]) -> Result<Format, Unreadable> {
    let holds = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
    let foreign = |kind| Err(Unreadable::Foreign(kind));
    if holds("word/document") {
        Ok(Format::Docx)
    } else if holds("xl/workbook.xml") || holds("xl/worksheets/") {
        Ok(Format::Xlsx)
    } else if holds("xl/workbook.bin") {
        foreign(Foreign::BinaryWorkbook)
    } else if holds("ppt/presentation.xml") {
        foreign(Foreign::Slides)
    } else if holds("application/vnd.oasis.opendocument") {
        foreign(Foreign::OpenDocument)
    } else if holds("OFD.xml") {
        foreign(Foreign::Ofd)
    } else if holds("[Content_Types].xml") || holds("_rels/.rels") {
        // A document whose end is missing: what it would be is no longer told.
        Err(Unreadable::Damaged)
    } else {
        foreign(Foreign::Archive)
    }
}

/// Tells the files of the old office programs apart by the names of their streams, in UTF-16.
fn compound(bytes: &[u8], name: &str) -> Result<Format, Unreadable> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        Err(Unreadable::Encrypted)
    } else if holds("WordDocument") {
        Err(Unreadable::Foreign(Foreign::OldWord))
    } else if holds("PowerPoint Document") {
        Err(Unreadable::Foreign(Foreign::Slides))
    } else if holds("Workbook") || holds("Book") {
        Ok(Format::Xls)
    } else if has_extension(name, &["xls", "et"]) {
        // The list of what it holds is cut off.
        Err(Unreadable::Damaged)
    } else {
        Err(Unreadable::Foreign(Foreign::Unknown))
    }
}

/// Tells texts apart: a page by its tags, else by the name.
fn text(bytes: &[u8], name: &str) -> Result<Format, Unreadable> {
    // Tags are ASCII; in UTF-16 every other byte is left out.
    let tags: Vec<u8> =
        head(bytes, HEAD).iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let holds = |tag: &[u8]| memchr::memmem::find(&tags, tag).is_some();
    let is_markdown = has_extension(name, &["md", "markdown"]);
    let begins = tags.iter().position(|byte| !byte.is_ascii_whitespace() && byte.is_ascii());
    let begins_with_tag = begins.and_then(|at| tags.get(at)) == Some(&b'<');
    let is_page = holds(b"<!doctype html") || holds(b"<html") || holds(b"<body");
    // Cells of these have no tags that a page knows: as a page, two figures would run together.
    let is_office = !is_page && OFFICE.iter().any(|mark| holds(mark));
    let is_archive = holds(b"mime-version:") && holds(b"multipart/related");
    if is_archive {
        return Err(Unreadable::Foreign(Foreign::PageArchive));
    }
    if is_office {
        return Err(Unreadable::Foreign(Foreign::OfficeXml));
    }
    Ok(if is_page || has_extension(name, &["html", "htm", "shtml", "xhtml"]) {
        Format::Html
    } else if has_extension(name, &["csv", "tsv"]) && !(begins_with_tag && holds(b"<table")) {
        Format::Csv
    } else if is_markdown {
        Format::Markdown
    } else if begins_with_tag && (holds(b"<table") || holds(b"<p") || holds(b"<div")) {
        Format::Html
    } else if holds(b"<table") || is_pipe_table(&tags) {
        Format::Markdown
    } else {
        Format::Text
    })
}

/// Tells whether a table of bars and dashes is in sight: `|---|---|`.
fn is_pipe_table(text: &[u8]) -> bool {
    let dashes = |line: &[u8]| {
        let sign = |byte: &u8| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\r');
        line.iter().all(sign) && line.contains(&b'|') && line.windows(2).any(|two| two == b"--")
    };
    text.split(|byte| *byte == b'\n').any(dashes)
}

/// Tells whether a name ends in one of the extensions, in whatever case.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let own = name.rsplit_once('.').map_or("", |(_, own)| own);
    extensions.iter().any(|extension| own.eq_ignore_ascii_case(extension))
}

fn head(bytes: &[u8], limit: usize) -> &[u8] {
    bytes.get(..limit).unwrap_or(bytes)
}
