//! Trees → reports: the keys of a report and of its sections.
//!
//! Everything that is wrong is noted, and left out of the report; reading goes on.

use indexmap::IndexMap;

use super::document::{GivenFact, Report, Section};
use super::table::{read_table, read_tables};
use crate::model::error::{Expected, LoadError, LoadErrorKind, Place};
use crate::model::label::fold_char;
use crate::model::reader::Reader;
use crate::model::yaml::{YamlEntry, YamlKind, YamlNode, parse};
use crate::source::{FileId, Span, Spanned};

/// The most problems that are listed for one file.
pub const MAX_PROBLEMS: usize = 200;

const REPORT_KEYS: &[&str] =
    &["report", "unit", "year", "title", "published", "form", "source", "sections", "notes"];
const SECTION_KEYS: &[&str] =
    &["heading", "at", "text", "facts", "table", "tables", "sections", "notes"];

/// Reads the reports of one file and everything that is wrong with them, in the order of the file.
/// `text` is the text under `file` in the source map. A report is returned as soon as it has
/// sections; what is wrong with it is missing in it, or a cell that is
/// [`Unreadable`](super::CellValue::Unreadable).
///
/// ```
/// use rulecheck::{model::load_reports, source::FileId};
/// let text = "unit: 某局\nsections: [{heading: 一、总体情况}]";
/// let (reports, problems) = load_reports(FileId::FIRST, text);
/// assert!(problems.is_empty());
/// assert_eq!(reports[0].unit.as_ref().unwrap().node, "某局");
/// ```
pub fn load_reports(file: FileId, text: &str) -> (Vec<Report>, Vec<LoadError>) {
    let (documents, mut problems) = parse(file, text);
    let mut reports = Vec::new();
    let all_empty = documents.iter().all(|document| is_empty(&document.root));
    if all_empty && problems.is_empty() {
        let kind = LoadErrorKind::EmptyDocument;
        problems.push(LoadError::new(kind, Span::new(file, 0..0)));
    }
    for document in documents.iter().filter(|document| !is_empty(&document.root)) {
        let mut reader = Reader::new(file, text, MAX_PROBLEMS);
        let report = read_report(&mut reader, &document.root);
        match document.broken_at {
            None => {
                reports.extend(report);
                problems.extend(reader.into_problems());
            }
            Some(at) => {
                let known = |problem: &LoadError| is_known_before(problem, at);
                problems.extend(reader.into_problems().into_iter().filter(known));
            }
        }
    }
    problems.sort_by_key(|problem| problem.span);
    if let Some(next) = problems.get(MAX_PROBLEMS).map(|problem| problem.span) {
        problems.truncate(MAX_PROBLEMS);
        let kind = LoadErrorKind::TooManyProblems { listed: MAX_PROBLEMS };
        problems.push(LoadError::new(kind, next));
    }
    (reports, problems)
}

fn is_empty(root: &YamlNode<'_>) -> bool {
    matches!(&root.kind, YamlKind::Scalar { text, .. } if text.trim().is_empty())
}

/// Tells whether a problem of a document that breaks off at `at` is more than a consequence of that.
fn is_known_before(problem: &LoadError, at: usize) -> bool {
    let consequence = matches!(
        problem.kind,
        LoadErrorKind::MissingKey { .. }
            | LoadErrorKind::TableWithoutColumns
            | LoadErrorKind::TableWithoutRows
    );
    !consequence && problem.span.range().end < at
}

fn read_report(reader: &mut Reader<'_>, root: &YamlNode<'_>) -> Option<Report> {
    let YamlKind::Mapping(entries) = &root.kind else {
        reader.wrong(Expected::Report, root, root.span);
        return None;
    };
    let mut report = Report {
        kind: None,
        unit: None,
        year: None,
        title: None,
        published: None,
        form: None,
        source: None,
        sections: Vec::new(),
        span: root.span,
    };
    let mut sections = None;
    let mut is_missing = true;
    for entry in entries {
        match entry.key.node.as_ref() {
            "report" => report.kind = reader.text(entry),
            "unit" => report.unit = reader.text(entry),
            "year" => report.year = read_year(reader, entry),
            "title" => report.title = reader.text(entry),
            "published" => report.published = reader.text(entry),
            "form" => report.form = reader.text(entry),
            "source" => report.source = reader.text(entry),
            "sections" => {
                is_missing = false;
                sections = read_sections(reader, entry);
            }
            // Import tells there what it was not sure of.
            "notes" => {}
            _ => reader.unknown_key(entry, Place::Report, REPORT_KEYS),
        }
    }
    if is_missing {
        let kind = LoadErrorKind::MissingKey { key: "sections", place: Place::Report };
        let first = entries.first().map_or(root.span, |entry| entry.key.span);
        reader.problem(kind, first);
    }
    report.sections = sections?;
    Some(report)
}

fn read_year(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Option<Spanned<i32>> {
    let written = reader.text(entry)?;
    let digits: String = written.node.chars().map(fold_char).collect();
    if let Some(year) = four_digits(&digits) {
        return Some(Spanned::new(year, written.span));
    }
    let meant = digits.trim_end_matches(['年', '度']).trim();
    let kind = LoadErrorKind::NotAYear { meant: four_digits(meant), written: written.node };
    reader.problem(kind, written.span);
    None
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && *year >= 1000)
}

/// Returns none where the value is no list at all.
fn read_sections(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Option<Vec<Section>> {
    let YamlKind::Sequence(items) = &entry.value.kind else {
        reader.wrong(Expected::Sections, &entry.value, entry.key.span);
        return None;
    };
    Some(items.iter().filter_map(|item| read_section(reader, item, entry.key.span)).collect())
}

fn read_section(reader: &mut Reader<'_>, node: &YamlNode<'_>, key: Span) -> Option<Section> {
    let YamlKind::Mapping(entries) = &node.kind else {
        reader.wrong(Expected::Section, node, key);
        return None;
    };
    let mut section = Section {
        heading: None,
        at: None,
        text: None,
        facts: IndexMap::new(),
        tables: Vec::new(),
        sections: Vec::new(),
        span: node.span,
    };
    for entry in entries {
        match entry.key.node.as_ref() {
            "heading" => section.heading = reader.text(entry),
            "at" => section.at = reader.text(entry),
            "text" => section.text = reader.narrative(entry),
            "facts" => section.facts = read_facts(reader, entry),
            "table" => section.tables.extend(read_table(reader, None, entry)),
            "tables" => section.tables.extend(read_tables(reader, entry)),
            "sections" => section.sections = read_sections(reader, entry).unwrap_or_default(),
            "notes" => {}
            _ => reader.unknown_key(entry, Place::Section, SECTION_KEYS),
        }
    }
    Some(section)
}

fn read_facts(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> IndexMap<String, GivenFact> {
    let YamlKind::Mapping(entries) = &entry.value.kind else {
        reader.wrong(Expected::Facts, &entry.value, entry.key.span);
        return IndexMap::new();
    };
    let mut facts = IndexMap::with_capacity(entries.len());
    for fact in entries {
        if !reader.colon_slip(fact) {
            let cell = reader.cell(&fact.value, fact.key.span);
            let given = GivenFact { name_span: fact.key.span, cell };
            facts.insert(fact.key.node.trim().to_owned(), given);
        }
    }
    facts
}
