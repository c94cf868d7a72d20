//! From the report document back to the published original: where a figure that a message points at is
//! printed there.
//!
//! Receives a report with its `at`s and the text of the original, or the lines that it prints where it is no
//! text; hands on places and their words. Does not know how the document came to be.

use super::import::place_words;
use super::{CellEvidence, Diagnostic, Excerpt, Label, ReportOutcome, Text, text};
use crate::import::Printing;
use crate::model::{Report, Section, Table, fold};
use crate::source::{FileId, SourceMap, Span};

/// The most places that a message names.
const MOST: usize = 4;

/// Whether lines of the original can be quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoted {
    /// It could not be read, or none is named.
    No,
    /// It is quoted instead of the document, which nobody has seen.
    Instead(FileId),
    /// It is quoted beside the document.
    Beside(FileId),
    /// It was not found.
    NotFound,
    /// It is not what it was when the document was made.
    Changed,
}

impl Quoted {
    fn file(self) -> Option<FileId> {
        match self {
            Self::Instead(file) | Self::Beside(file) => Some(file),
            Self::No | Self::NotFound | Self::Changed => None,
        }
    }
}

/// Where the parts of a report document stand in the original.
#[derive(Debug)]
pub struct Original<'a> {
    /// By their place in the document.
    parts: Vec<Part>,
    /// The name of the original.
    name: Option<String>,
    /// How much of the original is at hand.
    quoted: Quoted,
    /// The lines that it prints, where it is no text: they are what is quoted.
    printing: Option<&'a Printing>,
    sources: &'a SourceMap,
}

#[derive(Debug)]
struct Part {
    span: Span,
    at: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// A heading.
    Heading,
    /// A label: the whole place.
    Whole,
    /// The cell of this number, of so many in its row.
    Cell { column: usize, width: usize },
    /// A paragraph.
    Paragraph,
}

impl<'a> Original<'a> {
    /// Collects the places of a report.
    pub fn of(
        report: &Report,
        quoted: Quoted,
        printing: Option<&'a Printing>,
        sources: &'a SourceMap,
    ) -> Self {
        let name = report.source.as_ref().map(|source| source.node.clone());
        let mut original = Self { parts: Vec::new(), name, quoted, printing, sources };
        for section in report.all_sections() {
            original.add_section(section);
            section.tables.iter().for_each(|table| original.add_table(table));
        }
        original.parts.sort_by_key(|part| part.span);
        original
    }

    /// Tells whether what is quoted is the original of a report: its headings stand where the document says.
    pub fn agrees(&self, report: &Report) -> bool {
        let headings = report.all_sections().filter_map(|section| {
            Some((section.heading.as_ref()?, section.at.as_ref()?.node.as_str()))
        });
        let (mut right, mut all) = (0, 0);
        for (heading, at) in headings.filter(|(_, at)| self.is_known(at)) {
            let (own, printed) = (fold(&heading.node), self.printed(at).map(fold));
            let is_there = printed.is_some_and(|printed| {
                !printed.is_empty() && (own.contains(&printed) || printed.contains(&own))
            });
            right += usize::from(is_there);
            all += 1;
        }
        // A heading may have been corrected in the document.
        right * 2 >= all
    }

    /// Tells whether a place is of the kind that what is quoted has.
    fn is_known(&self, at: &str) -> bool {
        self.printing.is_some() || at.parse::<usize>().is_ok()
    }

    /// Returns what the original prints at a place.
    fn printed(&self, at: &str) -> Option<&str> {
        match self.printing {
            Some(printing) => printing.text().get(printing.find(at)?),
            None => Some(self.line(at.parse().ok()?)?.1),
        }
    }

    fn add(&mut self, span: Span, at: &str, kind: Kind) {
        if !at.is_empty() {
            self.parts.push(Part { span, at: at.to_owned(), kind });
        }
    }

    fn add_section(&mut self, section: &Section) {
        if let (Some(heading), Some(at)) = (&section.heading, &section.at) {
            self.add(heading.span, &at.node, Kind::Heading);
        }
        let Some(text) = &section.text else { return };
        let mut start = 0;
        for (at, line) in section.text_at.iter().zip(text.content.split_inclusive('\n')) {
            let end = start + line.trim_end_matches('\n').len();
            self.add(text.locate(start..end), at, Kind::Paragraph);
            start += line.len();
        }
    }

    fn add_table(&mut self, table: &Table) {
        let width = table.columns.slots.len();
        for (row, node) in table.rows.slots.iter().enumerate() {
            if let (Some(label), Some(at)) = (table.rows.nodes.get(*node), table.place(row, 0)) {
                self.add(label.label.span, at, Kind::Whole);
            }
            for column in 0..width {
                if let (Some(cell), Some(at)) = (table.cell(row, column), table.place(row, column))
                {
                    self.add(cell.span, at, Kind::Cell { column, width });
                }
            }
        }
    }

    /// Shows all messages of a report against the original.
    pub fn show_in(&self, outcome: &mut ReportOutcome) {
        if self.parts.is_empty() {
            return;
        }
        for error in &mut outcome.errors {
            self.show(error);
        }
        for suspect in &mut outcome.suspects {
            suspect.diagnostic.iter_mut().for_each(|message| self.show(message));
            let cells = suspect.explanations.iter_mut().flat_map(|one| &mut one.cells);
            cells.for_each(|cell| self.show_cell(&mut cell.evidence));
        }
        outcome.rest.iter_mut().for_each(|finding| self.show(&mut finding.diagnostic));
        for finding in &mut outcome.findings {
            self.show(&mut finding.diagnostic);
            for cell in finding.members.iter_mut().flat_map(|member| &mut member.cells) {
                self.show_cell(cell);
            }
        }
    }

    fn show_cell(&self, cell: &mut CellEvidence) {
        let Some(span) = cell.span.filter(|span| self.is_own(*span)) else { return };
        cell.original = self.at(span);
        if let Quoted::Instead(_) = self.quoted {
            cell.span = self.span(span).or(cell.span);
        }
    }

    /// Returns the part that holds a place of the document.
    fn part(&self, span: Span) -> Option<&Part> {
        let after = self.parts.partition_point(|part| part.span.start <= span.start);
        let near = self.parts.get(after.saturating_sub(3)..after)?;
        near.iter().rev().find(|part| {
            part.span.file == span.file
                && part.span.start <= span.start
                && span.start < part.span.end.max(part.span.start + 1)
        })
    }

    /// Returns where a place of the document stands in the original, as `at:` writes it.
    pub fn at(&self, span: Span) -> Option<String> {
        let part = self.part(span)?;
        match (part.kind, self.line_in_paragraph(part, span)) {
            (Kind::Paragraph, Some(line)) => Some(line.to_string()),
            _ => Some(part.at.clone()),
        }
    }

    /// Returns the place in what is quoted of the original.
    pub fn span(&self, span: Span) -> Option<Span> {
        let part = self.part(span)?;
        let file = self.quoted.file()?;
        if let Some(printing) = self.printing {
            return Some(Span::new(file, self.in_printing(printing, part, span)?));
        }
        let line = match part.kind {
            Kind::Paragraph => self.line_in_paragraph(part, span)?,
            Kind::Heading | Kind::Whole | Kind::Cell { .. } => part.at.parse().ok()?,
        };
        let (all, body) = self.line(line)?;
        let range = match part.kind {
            Kind::Heading | Kind::Whole => None,
            Kind::Cell { column, width } => nth_cell(body, column, width),
            Kind::Paragraph => {
                let words = self.sources.slice(span).lines().next().unwrap_or_default().trim();
                body.find(words).filter(|_| !words.is_empty()).map(|at| at..at + words.len())
            }
        };
        let trimmed = body.len() - body.trim_start().len()..body.trim_end().len();
        let range = range.unwrap_or(trimmed);
        Some(Span::new(file, all + range.start..all + range.end.max(range.start)))
    }

    /// Returns the place in the lines that the original prints; for words of a paragraph that of the words, if
    /// they are printed on one line.
    fn in_printing(
        &self,
        printing: &Printing,
        part: &Part,
        span: Span,
    ) -> Option<std::ops::Range<usize>> {
        let range = printing.find(&part.at)?;
        let Kind::Paragraph = part.kind else { return Some(range) };
        let words = self.sources.slice(span).lines().next().unwrap_or_default().trim();
        let length = self.sources.slice(part.span).len();
        let rest = printing.text().get(range.start..)?;
        let at = rest.find(words).filter(|at| !words.is_empty() && *at <= length + range.len());
        Some(at.map_or(range.clone(), |at| range.start + at..range.start + at + words.len()))
    }

    /// Returns where a line of the original begins, and what it says.
    fn line(&self, number: usize) -> Option<(usize, &str)> {
        let source = self.sources.get(self.quoted.file()?)?;
        let range = source.lines().range_of(source.text(), number.checked_sub(1)?);
        Some((range.start, source.text().get(range)?))
    }

    /// Finds the line of a paragraph on which a place of the document stands: by as many characters, for a
    /// paragraph is its lines joined.
    fn line_in_paragraph(&self, part: &Part, span: Span) -> Option<usize> {
        let (first, last) = part.at.split_once('-').unwrap_or((&part.at, &part.at));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        let before = Span { end: span.start, ..part.span };
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let mut left = count(self.sources.slice(before));
        for line in first..=last {
            let (_, body) = self.line(line)?;
            let own = count(body);
            if left < own {
                return Some(line);
            }
            left -= own;
        }
        Some(last)
    }

    /// Shows a message against the original: its lines where it is a text, else in words where it stands.
    pub fn show(&self, message: &mut Diagnostic) {
        let document: Vec<Span> = message
            .excerpts
            .iter()
            .flat_map(|excerpt| &excerpt.labels)
            .map(|label| label.span)
            .collect();
        let mut printed = Excerpt { labels: Vec::new() };
        for label in message.excerpts.iter().flat_map(|excerpt| &excerpt.labels) {
            if let Some(span) = self.span(label.span) {
                printed.labels.push(Label { span, text: label.text.clone() });
            }
        }
        let mut places: Vec<String> = Vec::new();
        for at in document.iter().filter_map(|span| self.at(*span)) {
            if !places.contains(&at) {
                places.push(at);
            }
        }
        // Lines that stand in no file of the user's do not say where to look.
        if printed.labels.is_empty() || self.printing.is_some() {
            message.notes.extend(self.words(&places));
        }
        if printed.labels.is_empty() {
            return;
        }
        if let Quoted::Beside(_) = self.quoted {
            let own = message.excerpts.iter().rposition(|excerpt| self.is_document(excerpt));
            message.excerpts.insert(own.map_or(0, |own| own + 1), printed);
            return;
        }
        // The original stands for its document, whose other parts are not in it.
        for excerpt in &mut message.excerpts {
            excerpt
                .labels
                .retain(|label| self.part(label.span).is_none() || !self.is_own(label.span));
        }
        message.excerpts.retain(|excerpt| !excerpt.labels.is_empty() && !self.is_document(excerpt));
        message.excerpts.insert(0, printed);
    }

    fn is_own(&self, span: Span) -> bool {
        self.parts.first().is_some_and(|part| part.span.file == span.file)
    }

    fn is_document(&self, excerpt: &Excerpt) -> bool {
        excerpt.labels.iter().all(|label| self.is_own(label.span))
    }

    /// Returns the note that names places in the original.
    fn words(&self, places: &[String]) -> Option<(Text, Text)> {
        if places.is_empty() {
            return None;
        }
        let words: Vec<Text> = places.iter().take(MOST).map(|at| place_words(at)).collect();
        let joined = |lang: fn(&Text) -> &str, comma: &str| {
            words.iter().map(lang).collect::<Vec<_>>().join(comma)
        };
        let (zh, en) = (joined(|words| &words.zh, "、"), joined(|words| &words.en, "; "));
        let more = if places.len() > MOST { "……" } else { "" };
        let name = self.name.as_deref().unwrap_or_default();
        let why = match self.quoted {
            Quoted::NotFound => {
                text!(zh: "（没有找到这个文件，没有引出原文）", en: " (the file was not found, so it is not quoted)")
            }
            Quoted::Changed => {
                text!(zh: "（这个文件已和读入时不同，没有引出原文）", en: " (the file is no longer what was imported, so it is not quoted)")
            }
            Quoted::No | Quoted::Instead(_) | Quoted::Beside(_) => text!(zh: "", en: ""),
        };
        let (why_zh, why_en) = (&why.zh, &why.en);
        Some((
            text!(zh: "原件", en: "original"),
            text!(zh: "{name} {zh}{more}{why_zh}", en: "{name} {en}{more}{why_en}"),
        ))
    }
}

/// Finds the cell of a column on a line that ends with the cells of a row; the line may hold one cell
/// alone.
fn nth_cell(line: &str, column: usize, width: usize) -> Option<std::ops::Range<usize>> {
    let mut tokens: Vec<std::ops::Range<usize>> = Vec::new();
    let mut start = None;
    for (at, character) in line.char_indices().chain([(line.len(), ' ')]) {
        match (character.is_whitespace() || character == '|', start) {
            (false, None) => start = Some(at),
            (true, Some(begin)) => {
                tokens.push(begin..at);
                start = None;
            }
            _ => {}
        }
    }
    if tokens.len() == 1 {
        return tokens.pop();
    }
    let first = tokens.len().checked_sub(width)?;
    tokens.into_iter().nth(first + column)
}
