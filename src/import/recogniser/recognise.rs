//! Blocks and forms → a report: the whole way, step by step.

use super::furniture::take_furniture;
use super::identity::identify;
use super::key::Key;
use super::lines::{Class, Line, Shape, lines};
use super::outline::outline;
use super::tables::{Builder, Found, Stream, align, candidates, rows, turned};
use super::vocabulary::Vocabulary;
use crate::import::block::{Block, Printed};
use crate::import::draft::Draft;
use crate::import::note::{Note, NoteKind};
use crate::model::Form;

/// What is known of a report before it is read.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// The version of the form that it follows.
    pub form: Option<String>,
    /// The body that reports.
    pub unit: Option<String>,
    /// The reporting period.
    pub year: Option<i32>,
    /// The name of the original.
    pub source: Option<String>,
    /// What is said of it beside it, as its reader found it.
    pub beside: Vec<Printed>,
}

/// Reads a report out of what is printed, against the versions of the form of its kind.
pub fn recognise(blocks: Vec<Block>, forms: &[&Form], hints: &Hints) -> Draft {
    let mut forms = forms.to_vec();
    forms.sort_by_key(|form| (form.valid.from, form.version.node.clone()));
    let kind = forms.first().map(|form| form.kind.node.clone()).unwrap_or_default();
    let vocabulary = Vocabulary::new(&forms);
    let (blocks, furniture) = take_furniture(blocks);
    let lines = lines(blocks, &vocabulary);
    let identity = identify(&lines, &kind, &hints.beside);
    let year = hints.year.or(identity.year);
    let default = default_version(&forms, hints.form.as_deref(), year);
    let stream = Stream::new(&lines);
    let printed: String = stream.words.iter().map(|word| word.word.key.full.as_str()).collect();
    let candidates = candidates(&forms, default, hints.form.is_some(), &printed, &vocabulary);
    let (stream, by_columns) = turned(stream, &lines, &candidates, &vocabulary);
    let rows = rows(&candidates, &vocabulary);
    let (matches, copies) = align(&stream, &rows, &candidates, &vocabulary);
    let builder = Builder {
        stream: &stream,
        candidates: &candidates,
        rows: &rows,
        matches: &matches,
        copies: &copies,
        vocabulary: &vocabulary,
    };
    let mut found = builder.build();
    builder.leftovers(&mut found);
    let Found { tables, regions, mut notes, .. } = found;
    notes.splice(0..0, by_columns);
    let in_table = table_lines(&lines, &regions);
    let before = before_title(&lines, &identity.lines);
    let skip = |line: usize| {
        identity.lines.contains(&line) || in_table.get(line) == Some(&true) || line < before
    };
    let sections = outline(&lines, &skip, tables);
    if !furniture.is_empty() {
        let texts = furniture.iter().map(|one| one.text.clone()).collect();
        notes.insert(0, Note { kind: NoteKind::Furniture { texts }, place: None });
    }
    if before > 0 {
        let place = lines.first().map(|line| line.place.clone());
        notes.insert(0, Note { kind: NoteKind::BeforeTitle { count: before }, place });
    }
    let unit = hints.unit.clone().or(identity.unit);
    notes.extend(identity.differ.map(|(days, place)| Note {
        kind: NoteKind::PublishedDiffers { days },
        place: Some(place),
    }));
    notes.extend(unnamed(identity.title.is_none(), unit.is_none(), year.is_none()));
    notes.extend(missing_sections(&lines, forms.get(default).copied()));
    Draft {
        kind: Some(kind).filter(|kind| !kind.is_empty()),
        unit,
        year,
        title: identity.title,
        published: identity.published,
        form: hints.form.clone(),
        source: hints.source.clone(),
        sections,
        notes,
    }
}

fn default_version(forms: &[&Form], named: Option<&str>, year: Option<i32>) -> usize {
    let by_name = named.and_then(|name| forms.iter().position(|form| form.version.node == name));
    let by_year = || year.and_then(|year| forms.iter().rposition(|form| form.valid.covers(year)));
    by_name.or_else(by_year).unwrap_or(forms.len().saturating_sub(1))
}

/// Tells which lines are of tables that were found.
fn table_lines(lines: &[Line], regions: &[usize]) -> Vec<bool> {
    let (mut region, mut inside) = (0, false);
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        let is_table = line.class == Class::Table;
        if is_table && !inside {
            region += 1;
        }
        inside = is_table;
        found.push(is_table && regions.contains(&region));
    }
    found
}

/// Returns how many lines stand before the title of a page: its navigation. A text begins with its report.
fn before_title(lines: &[Line], title: &std::ops::Range<usize>) -> usize {
    let head = lines.get(..title.start).unwrap_or_default();
    let of_page =
        |line: &Line| !matches!(line.shape, Shape::Printed { .. }) && line.class == Class::Text;
    if !title.is_empty() && head.iter().all(of_page) { title.start } else { 0 }
}

fn unnamed(title: bool, unit: bool, year: bool) -> Vec<Note> {
    let kinds = [(title, NoteKind::NoTitle), (unit, NoteKind::NoUnit), (year, NoteKind::NoYear)];
    let missing = kinds.into_iter().filter(|(is_missing, _)| *is_missing);
    missing.map(|(_, kind)| Note { kind, place: None }).collect()
}

fn missing_sections(lines: &[Line], form: Option<&Form>) -> Vec<Note> {
    let printed: Vec<String> = lines
        .iter()
        .filter(|line| line.class == Class::Heading)
        .map(|line| Key::new(line.text.trim_end_matches(['。', '：', ':'])).bare)
        .collect();
    let sections = form.map(|form| form.sections.as_slice()).unwrap_or_default();
    let missing = sections.iter().filter(|section| {
        let names = std::iter::once(&section.heading).chain(&section.aliases);
        !names.map(|name| Key::new(&name.node).bare).any(|name| printed.contains(&name))
    });
    let note = |heading: String| Note { kind: NoteKind::MissingSection { heading }, place: None };
    missing.map(|section| note(section.heading.node.clone())).collect()
}
