//! Trees → reports: the keys of a report and of its sections.
//!
//! Everything that is wrong is noted, and left out of the report; reading goes on.

use indexmap::IndexMap;

use super::document::{GivenFact, Report, Section};
use super::places::read_places;
use super::table::{read_table, read_tables};
use crate::model::documents::load_documents;
use crate::model::error::{Expected, LoadError, LoadErrorKind, Place};
use crate::model::reader::Reader;
use crate::model::yaml::{YamlEntry, YamlKind, YamlNode};
use crate::source::{FileId, Span};

const REPORT_KEYS: &[&str] = &[
    "report",
    "unit",
    "year",
    "title",
    "title_at",
    "published",
    "published_at",
    "form",
    "source",
    "sections",
    "notes",
];
/// How many names a document has, none of them that of a report, to be taken for something else.
const FOREIGN: usize = 3;
const SECTION_KEYS: &[&str] =
    &["heading", "at", "text", "text_at", "facts", "table", "tables", "sections", "notes"];

/// Reads the reports of one file and everything that is wrong with them, in the order of the file.
/// `text` is the text under `file` in the source map. A report is returned as soon as it has
/// sections; what is wrong with it is missing in it, or a cell that is
/// [`Unreadable`](crate::model::CellValue::Unreadable).
///
/// ```
/// use rulecheck::{model::load_reports, source::FileId};
/// let text = "unit: 某局\nsections: [{heading: 一、总体情况}]";
/// let (reports, problems) = load_reports(FileId::FIRST, text);
/// assert!(problems.is_empty());
/// assert_eq!(reports[0].unit.as_ref().unwrap().node, "某局");
/// ```
pub fn load_reports(file: FileId, text: &str) -> (Vec<Report>, Vec<LoadError>) {
    load_documents(file, text, read_report)
}

fn read_report(reader: &mut Reader<'_>, root: &YamlNode<'_>) -> Option<Report> {
    let YamlKind::Mapping(entries) = &root.kind else {
        reader.wrong(Expected::Report, root, root.span);
        return None;
    };
    if is_something_else(entries) {
        let keys = entries.iter().take(FOREIGN).map(|entry| entry.key.node.to_string()).collect();
        let first = entries.first().map_or(root.span, |entry| entry.key.span);
        reader.problem(LoadErrorKind::NotAReport { keys }, first);
        return None;
    }
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
            "year" => report.year = reader.year(entry, "year"),
            "title" => report.title = reader.text(entry),
            "published" => report.published = reader.text(entry),
            "form" => report.form = reader.text(entry),
            "source" => report.source = reader.text(entry),
            "sections" => {
                is_missing = false;
                sections = read_sections(reader, entry);
            }
            // Import tells there what it was not sure of, and where it read what no rule looks at.
            "notes" | "title_at" | "published_at" => {}
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

/// Tells whether a document is of another kind altogether: it has several names, and a report has none
/// of them. One word about that says more than one about each.
fn is_something_else(entries: &[YamlEntry<'_>]) -> bool {
    let known = |entry: &YamlEntry<'_>| REPORT_KEYS.contains(&entry.key.node.as_ref());
    entries.len() >= FOREIGN && !entries.iter().any(known)
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
        text_at: Vec::new(),
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
            "text_at" => section.text_at = read_places(reader, entry),
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
