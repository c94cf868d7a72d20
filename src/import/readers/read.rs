//! The bytes of a file → what is printed in it, by the reader of its format.

use super::encoding::{page_text_of, text_of};
use super::exported::read_csv;
use super::format::Format;
use super::html::read_html;
use super::markdown::read_markdown;
use super::office::{read_docx, read_xlsx};
use super::pdf::read_pdf;
use super::text::read_text;
use super::xls::read_xls;
use crate::import::problem::Unreadable;
use crate::import::reading::Reading;

/// Reads a file of a format. For a PDF, `bytes` is what `pdftotext -bbox-layout` makes of it.
pub fn read(format: Format, bytes: &[u8]) -> Result<Reading, Unreadable> {
    let reading = match format {
        Format::Text => read_plain(bytes)?,
        Format::Html => read_page(bytes)?,
        Format::Markdown => read_marked(bytes)?,
        Format::Docx => read_docx(bytes)?,
        Format::Xlsx => read_xlsx(bytes)?,
        Format::Xls => read_xls(bytes)?,
        Format::Csv => read_csv(bytes)?,
        Format::Pdf => read_pdf(bytes)?,
    };
    if reading.blocks.iter().all(|block| block.is_blank()) {
        return Err(Unreadable::NothingPrinted);
    }
    Ok(reading)
}

fn read_plain(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let text = text_of(bytes)?;
    Ok(Reading { blocks: read_text(&text)?, text: Some(text), ..Reading::default() })
}

fn read_page(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let (text, remark) = page_text_of(bytes)?;
    let mut reading = read_html(&text)?;
    reading.remarks.extend(remark);
    Ok(reading)
}

fn read_marked(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let text = text_of(bytes)?;
    Ok(Reading { text: Some(text.clone()), ..read_markdown(&text)? })
}
