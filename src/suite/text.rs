//! Snapshots as text. Receives the lines of a snapshot and hands on the text of its file, and the other
//! way round. The file has insta's format: a head between two lines `---`, then the content.

use crate::diagnose::{Part, SnapshotLine};

/// Stands between the fields of a line.
const BAR: &str = " | ";

/// Returns the content of a snapshot, one report after the other.
pub fn written(reports: &[Vec<SnapshotLine>]) -> String {
    let reports: Vec<String> = reports.iter().map(|lines| one_report(lines)).collect();
    reports.join("\n")
}

fn one_report(lines: &[SnapshotLine]) -> String {
    let mut text = String::new();
    for (part, heading) in Part::ALL {
        let mut of_part = lines.iter().filter(|line| line.part == part).peekable();
        if of_part.peek().is_some() && !heading.is_empty() {
            text.push_str(&format!("\n{heading}\n"));
        }
        for line in of_part {
            let fields: Vec<String> = line.fields.iter().map(|field| clean(field)).collect();
            text.push_str(fields.join(BAR).trim_end());
            text.push('\n');
        }
    }
    text
}

/// Returns a field in one line, without what separates fields.
fn clean(field: &str) -> String {
    let field = field.replace('|', "｜");
    field.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the content of a snapshot: for each report its lines.
pub fn parse(content: &str) -> Vec<Vec<SnapshotLine>> {
    let mut reports: Vec<Vec<SnapshotLine>> = Vec::new();
    let mut part = Part::Head;
    for line in content.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((next, _)) = Part::ALL.iter().find(|(_, heading)| *heading == line) {
            part = *next;
            continue;
        }
        let fields: Vec<String> = line.split(BAR).map(str::to_owned).collect();
        if fields.first().is_some_and(|first| first == "报告") && part != Part::Notice
            || reports.is_empty()
        {
            part = Part::Head;
            reports.push(Vec::new());
        }
        if let Some(report) = reports.last_mut() {
            report.push(SnapshotLine { part, fields });
        }
    }
    reports
}

/// Returns the text of a snapshot's file. `source` names the report it is of.
pub fn file(source: &str, content: &str) -> String {
    // As YAML a string between double quotes may hold anything that JSON may.
    let source = serde_json::Value::from(source);
    format!("---\nsource: {source}\n---\n{}\n", content.trim_end())
}

/// Returns the content of a snapshot's file, whatever line ends it was saved with.
pub fn unwrapped(file: &str) -> String {
    let text = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let head = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    head.map_or(text.as_str(), |(_, content)| content).trim_end().to_owned()
}
