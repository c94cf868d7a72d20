//! What came of suites, drawn: for people, and as JSON for programs.
//!
//! Receives messages and counts. Does not know how a suite is run.

use serde::Serialize;

use super::human::diagnostic;
use super::json::{JsonError, errors};
use super::options::HumanOptions;
use super::visible::wrap;
use crate::diagnose::{Diagnostic, Lang, SuiteCounts, suite_closing};
use crate::source::SourceMap;

/// The version of the JSON document's shape.
const VERSION: u32 = 1;

/// What came of suites.
#[derive(Clone, Copy, Debug)]
pub struct SuiteReport<'a> {
    /// What is wrong.
    pub problems: &'a [Diagnostic],
    /// How much there was.
    pub counts: SuiteCounts,
    /// The reports that were checked, and whether what came of them is as reviewed.
    pub cases: &'a [(String, bool)],
}

/// Draws what came of suites for people.
pub fn suite_text(report: &SuiteReport<'_>, sources: &SourceMap, options: &HumanOptions) -> String {
    let mut drawn = String::new();
    for problem in report.problems {
        drawn.push_str(&diagnostic(problem, sources, options));
        drawn.push('\n');
    }
    drawn.push_str(&suite_closing_line(report.counts, options));
    drawn
}

/// Draws the line that sums up a run of suites.
pub fn suite_closing_line(counts: SuiteCounts, options: &HumanOptions) -> String {
    let lines = wrap(suite_closing(counts).get(options.lang), options.width);
    format!("{}\n", lines.join("\n"))
}

/// Writes what came of suites for programs.
pub fn suite_json(report: &SuiteReport<'_>, sources: &SourceMap, lang: Lang) -> String {
    let SuiteCounts { rules, examples, accepted, .. } = report.counts;
    let cases = report.cases.iter().map(|(file, same)| JsonCase { file, passed: *same });
    let json = JsonSuite {
        version: VERSION,
        passed: report.problems.is_empty(),
        rules,
        examples,
        accepted,
        cases: cases.collect(),
        problems: errors(report.problems, sources, lang),
    };
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    format!("{text}\n")
}

#[derive(Serialize)]
struct JsonSuite<'a> {
    version: u32,
    passed: bool,
    rules: usize,
    examples: usize,
    accepted: usize,
    cases: Vec<JsonCase<'a>>,
    problems: Vec<JsonError<'a>>,
}

#[derive(Serialize)]
struct JsonCase<'a> {
    file: &'a str,
    passed: bool,
}
