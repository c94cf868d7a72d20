//! The inventory of rules as JSON, for programs.
//!
//! Receives the rules with their words. Does not know how an inventory is made.

use serde::Serialize;

use super::json::severity_name;
use crate::diagnose::severity;
use crate::pack::RuleEntry;
use crate::resolve::Outcome;
use crate::source::SourceMap;

/// The version of the JSON document's shape.
const VERSION: u32 = 1;

/// Writes the inventory for programs.
pub fn inventory_json(rules: &[RuleEntry], sources: &SourceMap) -> String {
    let rules = rules.iter().map(|entry| json_rule(entry, sources)).collect();
    let text = serde_json::to_string_pretty(&JsonInventory { version: VERSION, rules });
    format!("{}\n", text.unwrap_or_default())
}

fn json_rule<'a>(entry: &'a RuleEntry, sources: &'a SourceMap) -> JsonRule<'a> {
    let says = &entry.says;
    let position = sources.position(says.span);
    JsonRule {
        pack: &entry.pack,
        id: &says.id,
        severity: severity_name(severity(says.gravity)),
        title: says.title.as_deref(),
        tables: &entry.places.tables,
        narrative: entry.places.narrative,
        prior: entry.places.prior,
        children: entry.places.children,
        versions: &entry.versions,
        since: says.years.0,
        until: says.years.1,
        basis: says.basis.as_deref(),
        message: says.message.as_deref(),
        help: says.help.as_deref(),
        statements: &says.statements,
        examples: JsonExamples {
            pass: entry.example_count(Outcome::Holds),
            fail: entry.example_count(Outcome::Violated),
            skip: entry.example_count(Outcome::NotEvaluated),
        },
        file: sources.get(says.span.file).map(|source| source.name()),
        at: position.map(|place| format!("{}:{}", place.line, place.column)),
    }
}

#[derive(Serialize)]
struct JsonInventory<'a> {
    version: u32,
    rules: Vec<JsonRule<'a>>,
}

#[derive(Serialize)]
struct JsonRule<'a> {
    pack: &'a str,
    id: &'a str,
    severity: &'static str,
    title: Option<&'a str>,
    tables: &'a [String],
    narrative: bool,
    prior: bool,
    children: bool,
    versions: &'a [String],
    since: Option<i32>,
    until: Option<i32>,
    basis: Option<&'a str>,
    message: Option<&'a str>,
    help: Option<&'a str>,
    statements: &'a [String],
    examples: JsonExamples,
    file: Option<&'a str>,
    at: Option<String>,
}

#[derive(Serialize)]
struct JsonExamples {
    pass: usize,
    fail: usize,
    skip: usize,
}
