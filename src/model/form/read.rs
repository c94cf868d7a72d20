//! Trees → forms: the keys of a form and of its sections.
//!
//! Everything that is wrong is noted, and left out of the form; reading goes on.

use super::document::{Form, FormSection, Validity};
use super::names::check_sections;
use super::read_table::{read_group, read_table};
use crate::model::documents::load_documents;
use crate::model::error::{Expected, FormErrorKind, LoadError, Place};
use crate::model::reader::Reader;
use crate::model::yaml::{YamlEntry, YamlKind, YamlNode};
use crate::source::{FileId, Span};

const FORM_KEYS: &[&str] = &["form", "version", "valid", "basis", "sections"];
const VALIDITY_KEYS: &[&str] = &["from", "to"];
const SECTION_KEYS: &[&str] = &["heading", "alias", "table", "tables"];

/// Reads the form of one file and everything that is wrong with it, in the order of the file. `text`
/// is the text under `file` in the source map. What is wrong is missing in the form; without kind,
/// version or sections there is none.
///
/// ```
/// use rulecheck::{model::load_form, source::FileId};
/// let text = "form: 年报\nversion: 一\nsections:\n- heading: 一、收费\n  table: {name: 表一, columns: [本年], rows: [收费]}";
/// let (form, problems) = load_form(FileId::FIRST, text);
/// assert!(problems.is_empty());
/// assert_eq!(form.unwrap().tables().count(), 1);
/// ```
pub fn load_form(file: FileId, text: &str) -> (Option<Form>, Vec<LoadError>) {
    let mut seen = 0;
    let (forms, problems) = load_documents(file, text, |reader, root| {
        seen += 1;
        if seen > 1 {
            reader.form_problem(FormErrorKind::SecondForm, first_key(root));
            return None;
        }
        read_form(reader, root)
    });
    (forms.into_iter().next(), problems)
}

/// Returns the place to show for a mapping as a whole: its first key.
fn first_key(node: &YamlNode<'_>) -> Span {
    match &node.kind {
        YamlKind::Mapping(entries) => entries.first().map_or(node.span, |entry| entry.key.span),
        YamlKind::Scalar { .. } | YamlKind::Sequence(_) | YamlKind::Refused => node.span,
    }
}

fn read_form(reader: &mut Reader<'_>, root: &YamlNode<'_>) -> Option<Form> {
    let YamlKind::Mapping(entries) = &root.kind else {
        reader.wrong(Expected::Form, root, root.span);
        return None;
    };
    let (mut kind, mut version, mut basis, mut sections) = (None, None, None, None);
    let mut valid = Validity::default();
    for entry in entries {
        match entry.key.node.as_ref() {
            "form" => kind = reader.name(entry),
            "version" => version = reader.name(entry),
            "valid" => valid = read_validity(reader, entry),
            "basis" => basis = reader.text(entry).map(|basis| basis.node),
            "sections" => sections = read_sections(reader, entry),
            _ => reader.unknown_key(entry, Place::Form, FORM_KEYS),
        }
    }
    for key in ["form", "version", "sections"] {
        if entries.iter().all(|entry| entry.key.node != key) {
            reader.missing(key, Place::Form, first_key(root));
        }
    }
    let sections = sections?;
    check_sections(reader, &sections);
    Some(Form { kind: kind?, version: version?, valid, basis, sections, span: root.span })
}

/// Reads `{from: 2019, to: 2020}`; either may be missing.
fn read_validity(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Validity {
    let YamlKind::Mapping(parts) = &entry.value.kind else {
        reader.wrong(Expected::Validity, &entry.value, entry.key.span);
        return Validity::default();
    };
    let (mut from, mut to) = (None, None);
    for part in parts {
        match part.key.node.as_ref() {
            "from" => from = reader.year(part, "from"),
            "to" => to = reader.year(part, "to"),
            _ => reader.unknown_key(part, Place::Validity, VALIDITY_KEYS),
        }
    }
    if let (Some(from), Some(to)) = (from, to)
        && from.node > to.node
    {
        let kind = FormErrorKind::ValidityBackwards { from: from.node, to: to.node };
        reader.form_problem(kind, from.span.to(to.span));
    }
    Validity { from: from.map(|year| year.node), to: to.map(|year| year.node) }
}

/// Returns none where the value is no list at all.
fn read_sections(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Option<Vec<FormSection>> {
    let YamlKind::Sequence(items) = &entry.value.kind else {
        reader.wrong(Expected::Sections, &entry.value, entry.key.span);
        return None;
    };
    if !items.iter().any(may_have_tables) {
        reader.form_problem(FormErrorKind::NoTables, entry.key.span);
    }
    Some(items.iter().filter_map(|item| read_section(reader, item, entry.key.span)).collect())
}

/// Tells whether a section names tables, well or badly; what is no section is a problem anyhow.
fn may_have_tables(section: &YamlNode<'_>) -> bool {
    match &section.kind {
        YamlKind::Mapping(entries) => entries.iter().any(is_table_key),
        YamlKind::Scalar { .. } | YamlKind::Sequence(_) | YamlKind::Refused => true,
    }
}

fn is_table_key(entry: &YamlEntry<'_>) -> bool {
    matches!(entry.key.node.as_ref(), "table" | "tables")
}

fn read_section(reader: &mut Reader<'_>, node: &YamlNode<'_>, key: Span) -> Option<FormSection> {
    let YamlKind::Mapping(entries) = &node.kind else {
        reader.wrong(Expected::Section, node, key);
        return None;
    };
    let (mut heading, mut aliases, mut tables, mut group) = (None, Vec::new(), Vec::new(), None);
    for entry in entries {
        match entry.key.node.as_ref() {
            "heading" => heading = reader.name(entry),
            "alias" => aliases = reader.names(entry),
            "table" => tables.extend(read_table(reader, &entry.value, entry.key.span)),
            "tables" => {
                let (name, parts) = read_group(reader, entry);
                group = name;
                tables.extend(parts);
            }
            _ => reader.unknown_key(entry, Place::FormSection, SECTION_KEYS),
        }
    }
    let mut with_tables = entries.iter().filter(|entry| is_table_key(entry));
    if let (Some(first), Some(second)) = (with_tables.next(), with_tables.next()) {
        let kind = FormErrorKind::TableAndGroup { first: first.key.span };
        reader.form_problem(kind, second.key.span);
    }
    if entries.iter().all(|entry| entry.key.node != "heading") {
        reader.missing("heading", Place::FormSection, first_key(node));
    }
    Some(FormSection { heading: heading?, aliases, tables, group, span: node.span })
}
