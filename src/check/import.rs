//! A published report → its report document, on the way to being checked or to being written.

use crate::diagnose::{
    Diagnostic, Lang, Severity, import_note, note_line, place_words, remark, text,
};
use crate::import::{
    Draft, Format, Hints, Place, Printing, Reading, Remark, Unreadable, read, recognise, write,
};
use crate::model::Form;
use crate::pack::Packs;
use crate::source::{FileId, SourceMap, Span};

/// How far from its beginning a document says what its original is, in bytes.
const MAX_HEAD: usize = 16 * 1024;

/// A published report, as it was published.
#[derive(Clone, Debug)]
pub struct Published {
    /// The name to show for it.
    pub name: String,
    /// Its format and what it holds; of a PDF, what the program that reads it makes of it. Or why it could
    /// not be had.
    pub content: Result<(Format, Vec<u8>), Unreadable>,
}

/// A report that was read.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What was read.
    pub draft: Draft,
    /// What the reader of the format left out.
    pub remarks: Vec<Remark>,
    /// The report document.
    pub document: String,
    /// The text of the original, where it is one: places are its lines.
    pub text: Option<String>,
    /// What is printed in it, where it is no text.
    pub printing: Option<Printing>,
}

impl Imported {
    /// Reads a published report against the forms of the packs. The words in the document are of `lang`.
    pub fn read(
        packs: &Packs,
        published: &Published,
        hints: &Hints,
        lang: Lang,
    ) -> Result<Self, Unreadable> {
        let (format, bytes) = published.content.as_ref().map_err(Clone::clone)?;
        let Reading { blocks, text, remarks, beside } = read(*format, bytes)?;
        let printing = text.is_none().then(|| Printing::of(&blocks));
        let forms: Vec<&Form> = packs.forms().collect();
        // Places name the file, wherever it lies.
        let name = published.name.rsplit(['/', '\\']).next().unwrap_or(&published.name);
        let source = hints.source.clone().or_else(|| Some(name.to_owned()));
        let hints = Hints { source, beside, ..hints.clone() };
        let draft = recognise(blocks, &forms, &hints);
        let of_reader =
            remarks.iter().map(|one| place_before(&one.place, remark(one).get(lang), lang));
        let notes: Vec<String> = of_reader
            .chain(draft.notes.iter().map(|note| note_line(note).get(lang).to_owned()))
            .collect();
        let document = write(&draft, &notes);
        Ok(Self { draft, remarks, document, text, printing })
    }

    /// Adds what is quoted of the original: its text, or the lines that it prints.
    pub fn add_original(&self, name: &str, sources: &mut SourceMap) -> Option<FileId> {
        match (&self.text, &self.printing) {
            (Some(text), _) => Some(sources.add(name.to_owned(), text.clone())),
            (None, Some(printing)) => Some(add_printing(name, printing, sources)),
            (None, None) => None,
        }
    }

    /// Returns what the readers were not sure of as messages. `file` is what is quoted of the original, where
    /// it is one of `sources`.
    pub fn messages(&self, file: Option<FileId>, sources: &SourceMap) -> Vec<Diagnostic> {
        let printing = self.printing.as_ref();
        let of_reader = self.remarks.iter().map(|one| {
            let words = remark(one);
            let message = Diagnostic::error(crate::diagnose::Code("import/left-out"), words);
            (Diagnostic { severity: Severity::Info, ..message }, one.place.as_ref())
        });
        let of_recogniser =
            self.draft.notes.iter().map(|note| (import_note(note), note.place.as_ref()));
        of_reader
            .chain(of_recogniser)
            .map(|(message, place)| placed(message, place, (file, printing), sources))
            .collect()
    }
}

/// Adds the lines that an original prints which is no text.
pub(super) fn add_printing(name: &str, printing: &Printing, sources: &mut SourceMap) -> FileId {
    sources.add_printing(name, printing.text(), printing.places())
}

/// Returns the name of the original that a report document gives, as import writes it; one that is written in
/// another way is not looked for.
pub(crate) fn source_of(document: &[u8]) -> Option<String> {
    let head = document.get(..document.len().min(MAX_HEAD))?;
    let mut lines = head.split(|byte| *byte == b'\n');
    let line = lines.find_map(|line| line.strip_prefix(b"source:"))?;
    let name = std::str::from_utf8(line).ok()?.trim();
    let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    Some(quoted.unwrap_or(name).to_owned()).filter(|name| !name.is_empty())
}

fn place_before(place: &Option<Place>, words: &str, lang: Lang) -> String {
    match place {
        Some(place) => {
            let at = place_words(&place.to_string());
            let colon = crate::diagnose::frame::colon();
            format!("{}{}{words}", at.get(lang), colon.get(lang))
        }
        None => words.to_owned(),
    }
}

/// Adds the place in the original: its line where it is a text, else in words.
fn placed(
    message: Diagnostic,
    place: Option<&Place>,
    (file, printing): (Option<FileId>, Option<&Printing>),
    sources: &SourceMap,
) -> Diagnostic {
    let Some(place) = place else { return message };
    let words = place_words(&place.to_string());
    let in_words = |mut message: Diagnostic| {
        message.notes.push((text!(zh: "原件", en: "original"), words));
        message
    };
    if let Some(printing) = printing {
        let printed = file.zip(printing.find(&place.to_string()));
        let message = match printed {
            Some((file, range)) => message.at(Span::new(file, range), None),
            None => message,
        };
        return in_words(message);
    }
    let line = match place {
        Place::Line(line) => usize::try_from(*line).ok(),
        Place::PageLine { .. }
        | Place::PageBox { .. }
        | Place::Element(_)
        | Place::SheetCell { .. } => None,
    };
    let span = line.zip(file).and_then(|(line, file)| {
        let source = sources.get(file)?;
        let range = source.lines().range_of(source.text(), line.checked_sub(1)?);
        Some(Span::new(file, range))
    });
    match span {
        Some(span) => message.at(span, None),
        None => in_words(message),
    }
}
