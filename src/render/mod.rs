//! Messages → text: for the terminal, and as JSON for programs.
//!
//! This stop receives the plain data of `diagnose` and the texts it points into, and hands on text.
//! It does not know how a problem arose, and it reads neither files nor the terminal.

mod coverage_html;
mod coverage_json;
mod coverage_text;
mod excerpt;
mod facts;
mod human;
mod inventory;
mod inventory_table;
mod json;
mod line;
mod mutation_json;
mod mutation_text;
mod narrated;
mod numbers;
mod options;
mod overview;
mod page;
mod pieces;
mod progress;
mod proof_json;
mod proof_text;
mod suite;
mod visible;

pub use coverage_html::coverage_html;
pub use coverage_json::coverage_json;
pub use coverage_text::coverage_text;
pub use human::{closing_line, diagnostic, never_evaluated, report, rules_read};
pub use inventory::inventory_json;
pub use inventory_table::inventory_text;
pub use json::{JsonWriter, json_report};
pub use mutation_json::{MutationsWriter, mutations_json};
pub use mutation_text::{MutationsSheet, mutations_closing, mutations_text};
pub use narrated::{narrated_diagnostic, narrated_end, narrated_report};
pub use numbers::{NumbersSheet, numbers_closing, numbers_json, numbers_text};
pub use options::HumanOptions;
pub use overview::reports_table;
pub use page::{page, page_markdown, page_markdown_within};
pub use progress::Progress;
pub use proof_json::proof_json;
pub use proof_text::{idle_text, proof_text};
pub use suite::{SuiteReport, suite_closing_line, suite_json, suite_text};

#[cfg(test)]
#[expect(clippy::string_slice, reason = "the offsets come from a search in the same text")]
mod tests;
