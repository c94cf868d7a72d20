//! The JSON output and its schema.

use boon::{Compiler, Schemas};
use insta::assert_snapshot;
use serde_json::Value;

use super::super::JsonWriter;
use super::*;

const SCHEMA: &str = include_str!("../../../docs/output.schema.json");

fn written(lang: Lang) -> String {
    let files = files(REPORT);
    let (rules, problem) = unfinished();
    let mut writer =
        JsonWriter::begin(Vec::new(), [&problem], &rules.sources, lang).expect("memory");
    writer.report(&outcome(&files), &files.sources).expect("memory");
    let empty = ReportOutcome {
        file: "empty.yaml".into(),
        unit: None,
        year: None,
        counts: Counts::default(),
        findings: Vec::new(),
        suspects: Vec::new(),
        rest: Vec::new(),
        waived: Vec::new(),
        judgement: Judgement::default(),
        evaluated: Vec::new(),
        meant: Vec::new(),
        not_evaluated: Vec::new(),
        errors: Vec::new(),
    };
    writer.report(&empty, &files.sources).expect("memory");
    let unused = [waiver_nobody_needs(&files)];
    String::from_utf8(writer.end(&unused, &files.sources).expect("memory")).expect("UTF-8")
}

/// Returns what the schema has against `output`.
fn objections(output: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    compiler.add_resource("output.schema.json", schema).expect("a schema");
    let mut schemas = Schemas::new();
    let index = compiler.compile("output.schema.json", &mut schemas).expect("a sound schema");
    schemas.validate(output, index).err().map(|error| error.to_string())
}

#[test]
fn the_output_is_one_stable_document() {
    assert_snapshot!(written(Lang::Zh));
}

#[test]
fn the_output_fits_its_schema() {
    for lang in [Lang::Zh, Lang::En] {
        let output = serde_json::from_str(&written(lang)).expect("the output is JSON");
        assert_eq!(objections(&output), None);
    }
}

#[test]
fn a_figure_of_another_report_fits_the_schema() {
    let files = files(REPORT);
    let mut outcome = outcome(&files);
    outcome.findings[0].members[0].cells[0].report = Some("周口市科学技术局 2020".into());
    let mut writer = JsonWriter::begin(Vec::new(), [], &files.sources, Lang::Zh).expect("memory");
    writer.report(&outcome, &files.sources).expect("memory");
    let bytes = writer.end([], &files.sources).expect("memory");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    let cell = &value["reports"][0]["findings"][0]["cells"][0];
    assert_eq!(
        (&cell["report"], &cell["file"]),
        (&"周口市科学技术局 2020".into(), &"report.yaml".into())
    );
    assert_eq!(objections(&value), None);
}

#[test]
fn the_layout_is_that_of_one_pretty_printed_value() {
    let output = written(Lang::Zh);
    let value: Value = serde_json::from_str(&output).expect("the output is JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    // The fields of a value that was read come in another order, so the lines are compared as a heap.
    let heap = |text: &str| {
        let mut lines: Vec<_> =
            text.lines().map(|line| line.trim_end_matches(',').into()).collect();
        lines.sort_unstable();
        lines as Vec<String>
    };
    assert_eq!(heap(&output), heap(&pretty));
}

#[test]
fn the_schema_objects_to_what_is_not_the_output() {
    let output: Value = serde_json::from_str(&written(Lang::Zh)).expect("the output is JSON");
    for (place, wrong) in [
        ("/version", Value::from(2)),
        ("/reports/0/findings/0/left", Value::from(37)),
        ("/reports/0/findings/0/severity", Value::from("差错")),
        ("/reports/0/findings/0/cells/0/at", Value::from(11)),
        ("/reports/0/counts/holds", Value::from(-1)),
        ("/reports/0/waived/0/waiver/expires", Value::from("明年")),
        ("/errors/0/help", Value::Null),
    ] {
        let mut output = output.clone();
        *output.pointer_mut(place).expect("a field") = wrong;
        assert!(objections(&output).is_some(), "{place}");
    }
    let mut output = output;
    output["reports"][0]["findings"][0]["extra"] = Value::from(1);
    assert!(objections(&output).is_some(), "the schema leaves no field undescribed");
}

#[test]
fn control_characters_are_escaped() {
    let mut outcome = outcome(&files(REPORT));
    outcome.unit = Some("\u{1b}[31m\n".into());
    let sources = SourceMap::default();
    let mut writer = JsonWriter::begin(Vec::new(), [], &sources, Lang::En).expect("memory");
    writer.report(&outcome, &sources).expect("memory");
    let bytes = writer.end([], &sources).expect("memory");
    assert!(!bytes.contains(&0x1b));
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(value["reports"][0]["unit"], "\u{1b}[31m\n");
    assert_eq!(value["reports"][0]["findings"][0]["cells"][0]["at"], Value::Null);
}

#[test]
fn the_sample_of_the_reference_fits_the_schema() {
    let page = include_str!("../../../docs/json.md");
    let sample = page.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    let sample = serde_json::from_str(sample.expect("a sample")).expect("the sample is JSON");
    assert_eq!(objections(&sample), None);
}
