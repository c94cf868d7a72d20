//! What `pdftotext -bbox-layout` prints → the words of each page. How it groups them into blocks tears
//! tables apart, so the words and their boxes alone are taken.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::super::joining::{is_invisible, trimmed};
use super::word::Word;
use crate::import::problem::Unreadable;

/// The most words of a document.
const MAX_WORDS: usize = 500_000;

/// Returns the words of each page.
pub(super) fn pages(boxes: &[u8]) -> Result<Vec<Vec<Word>>, Unreadable> {
    let text = String::from_utf8_lossy(boxes);
    // The head repeats what the file says of itself, in whatever encoding.
    let text = text.find("<doc>").and_then(|at| text.get(at..)).ok_or(Unreadable::Damaged)?;
    let mut reader = Reader::from_str(text);
    let mut pages: Vec<Vec<Word>> = Vec::new();
    let mut word: Option<Word> = None;
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) if start.local_name().as_ref() == "page" => pages.push(Vec::new()),
            Event::Empty(start) if start.local_name().as_ref() == "page" => pages.push(Vec::new()),
            Event::Start(start) if start.local_name().as_ref() == "word" => {
                word = Some(word_at(&start).ok_or(Unreadable::Damaged)?);
                count += 1;
            }
            Event::Text(text) => add(&mut word, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let named = quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                let numbered = reference.resolve_char_ref().ok().flatten().map(String::from);
                add(&mut word, &named.or(numbered).unwrap_or_default());
            }
            Event::End(end) if end.local_name().as_ref() == "word" => {
                let page = pages.last_mut().ok_or(Unreadable::Damaged)?;
                page.extend(word.take().filter(|word| !trimmed(&word.text).is_empty()));
            }
            Event::End(end) if end.local_name().as_ref() == "doc" => return Ok(pages),
            Event::Eof => return Err(Unreadable::Damaged),
            Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::CData(_) => {}
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if count > MAX_WORDS {
            return Err(Unreadable::TooManyElements { limit: MAX_WORDS });
        }
    }
}

fn word_at(start: &BytesStart<'_>) -> Option<Word> {
    let number = |name: &str| {
        let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
        let value = found?.normalized_value(XmlVersion::Implicit1_0).ok()?.parse::<f64>().ok()?;
        value.is_finite().then_some(value)
    };
    Some(Word {
        text: String::new(),
        left: number("xMin")?,
        top: number("yMin")?,
        right: number("xMax")?,
        bottom: number("yMax")?,
    })
}

fn add(word: &mut Option<Word>, text: &str) {
    if let Some(word) = word {
        word.text.extend(text.chars().filter(|c| !is_invisible(*c) && !c.is_control()));
    }
}
