//! What rules see of forms, as JSON for programs.
//!
//! Receives named sheets. Does not know how cells are told pinned from seen.

use serde::Serialize;

use crate::analysis::{Counts, Separator, Sight};
use crate::diagnose::{ClassSheet, FormSheet, Lang, TableSheet};

/// The version of the JSON document's shape.
const VERSION: u32 = 1;

/// Writes what rules see of forms for programs.
pub fn coverage_json(sheets: &[FormSheet], lang: Lang) -> String {
    let forms = sheets.iter().map(|sheet| json_form(sheet, lang)).collect();
    let text = serde_json::to_string_pretty(&JsonCoverage { version: VERSION, forms });
    format!("{}\n", text.unwrap_or_default())
}

#[derive(Serialize)]
struct JsonCoverage<'a> {
    version: u32,
    forms: Vec<JsonForm<'a>>,
}

#[derive(Serialize)]
struct JsonForm<'a> {
    form: &'a str,
    version: &'a str,
    #[serde(flatten)]
    counts: JsonCounts,
    tables_alone: JsonAlone,
    equations: usize,
    independent: Option<usize>,
    tables: Vec<JsonTable<'a>>,
    classes: Vec<JsonClass<'a>>,
    rules: Vec<JsonRule<'a>>,
    invisible: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonCounts {
    cells: usize,
    not_read: usize,
    other_rules_only: usize,
    seen: usize,
    pinned: usize,
}

#[derive(Serialize)]
struct JsonAlone {
    seen: usize,
    pinned: usize,
}

#[derive(Serialize)]
struct JsonTable<'a> {
    table: &'a str,
    #[serde(flatten)]
    counts: JsonCounts,
    grid: Vec<JsonCell<'a>>,
}

#[derive(Serialize)]
struct JsonCell<'a> {
    row: &'a str,
    column: &'a str,
    state: &'static str,
    class: Option<usize>,
    equations: &'a [String],
    other_rules: &'a [String],
}

#[derive(Serialize)]
struct JsonClass<'a> {
    cells: Vec<JsonPlace<'a>>,
    others: Vec<&'a str>,
    separated_by: Vec<JsonSeparator>,
    words: &'a str,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    table: &'a str,
    row: &'a str,
    column: &'a str,
}

#[derive(Serialize)]
struct JsonSeparator {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<usize>,
}

#[derive(Serialize)]
struct JsonRule<'a> {
    id: &'a str,
    equations: usize,
    seen_without: usize,
    pinned_without: usize,
}

fn json_form(sheet: &FormSheet, lang: Lang) -> JsonForm<'_> {
    let rules = sheet.rules.iter().map(|rule| JsonRule {
        id: &rule.id,
        equations: rule.equations,
        seen_without: rule.seen_without,
        pinned_without: rule.pinned_without,
    });
    let (seen, pinned) = sheet.by_tables.unwrap_or((sheet.counts.seen, sheet.counts.pinned));
    JsonForm {
        form: &sheet.kind,
        version: &sheet.version,
        counts: json_counts(sheet.counts),
        tables_alone: JsonAlone { seen, pinned },
        equations: sheet.equations.0,
        independent: sheet.equations.1,
        tables: sheet.tables.iter().map(json_table).collect(),
        classes: sheet.classes.iter().map(|class| json_class(class, lang)).collect(),
        rules: rules.collect(),
        invisible: sheet.closing.iter().map(|words| words.get(lang)).collect(),
    }
}

fn json_counts(counts: Counts) -> JsonCounts {
    let Counts { cells, unread, read, seen, pinned } = counts;
    JsonCounts { cells, not_read: unread, other_rules_only: read, seen, pinned }
}

fn json_table(sheet: &TableSheet) -> JsonTable<'_> {
    let grid = sheet.rows.iter().flat_map(|row| {
        row.cells.iter().zip(&sheet.columns).map(|(cell, column)| JsonCell {
            row: &row.path,
            column,
            state: match cell.sight {
                Sight::Unread => "not_read",
                Sight::Read => "other_rules_only",
                Sight::Seen => "seen",
                Sight::Pinned => "pinned",
            },
            class: cell.class,
            equations: &cell.equations,
            other_rules: &cell.others,
        })
    });
    JsonTable { table: &sheet.name, counts: json_counts(sheet.counts), grid: grid.collect() }
}

fn json_class(class: &ClassSheet, lang: Lang) -> JsonClass<'_> {
    JsonClass {
        cells: class.cells.iter().map(json_place).collect(),
        others: class.others.iter().map(|words| words.get(lang)).collect(),
        separated_by: class.kinds.iter().map(|kind| json_separator(*kind)).collect(),
        words: class.separators.get(lang),
    }
}

fn json_place([table, row, column]: &[String; 3]) -> JsonPlace<'_> {
    JsonPlace { table, row, column }
}

fn json_separator(separator: Separator) -> JsonSeparator {
    let (kind, figures) = match separator {
        Separator::EachRow { .. } => ("each_row", None),
        Separator::EachColumn { .. } => ("each_column", None),
        Separator::RowsAndColumns => ("rows_and_columns", None),
        Separator::Another => ("another_equation", None),
        Separator::Narrative(figures) => ("narrative", Some(figures)),
    };
    JsonSeparator { kind, figures }
}
