//! Published reports read against the forms of the pack: every figure that is printed, in every layout.

use std::path::{Path, PathBuf};

use rulecheck::import::{Draft, Hints, read_text, recognise, write};
use rulecheck::model::{Form, Report, Table, decode, load_form, load_reports};
use rulecheck::source::FileId;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn forms() -> Vec<Form> {
    let form = |version: &str| {
        let path = root().join(format!("rules/annual-report/form-{version}.yaml"));
        let text = std::fs::read_to_string(path).expect("the pack has the form");
        load_form(FileId::FIRST, &text).0.expect("the form is sound")
    };
    ["2019", "2021"].map(form).into()
}

fn import(bytes: &[u8], name: &str) -> Draft {
    let (text, _) = decode(bytes).expect("a text");
    let forms = forms();
    let forms: Vec<&Form> = forms.iter().collect();
    let hints = Hints { source: Some(name.to_owned()), ..Hints::default() };
    recognise(read_text(&text).expect("short"), &forms, &hints)
}

/// Reads the document that import writes, which must be sound.
fn report(draft: &Draft) -> Report {
    let text = write(draft, &[]);
    let (mut reports, problems) = load_reports(FileId::FIRST, &text);
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    reports.remove(0)
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let width = table.columns.slots.len();
    table
        .cells
        .chunks(width)
        .map(|row| row.iter().map(|c| c.printed.to_string()).collect())
        .collect()
}

/// The reports that the project was created from lie beside it, where they are there at all.
fn published() -> Option<PathBuf> {
    let folder = root().join("../shared/reports");
    if !folder.is_dir() {
        eprintln!("skipped: there are no published reports beside the repository");
        return None;
    }
    Some(folder)
}

fn truth(folder: &Path, name: &str) -> serde_json::Value {
    let text = std::fs::read_to_string(folder.join(format!("tables/{name}.json"))).expect("there");
    serde_json::from_str(&text).expect("sound")
}

fn texts(value: &serde_json::Value) -> Vec<String> {
    let text =
        |cell: &serde_json::Value| if cell.is_null() { String::new() } else { cell.to_string() };
    match value {
        serde_json::Value::Array(cells) => cells.iter().map(text).collect(),
        one => vec![text(one)],
    }
}

#[test]
fn published_reports_are_read_whole() {
    let Some(folder) = published() else { return };
    for (file, name) in [
        ("zhoukou-kjj-2021.txt", "zhoukou-kjj-2021"),
        ("hongze-2023.raw.txt", "hongze-2023"),
        ("hongze-2023.layout.txt", "hongze-2023"),
        ("suqian-2023.layout.txt", "suqian-2023"),
    ] {
        let bytes = std::fs::read(folder.join(file)).expect("there");
        let report = report(&import(&bytes, file));
        let truth = truth(&folder, name);
        let tables: Vec<&Table> = report.tables().collect();
        let found: Vec<Vec<String>> = tables.iter().flat_map(|table| rows(table)).collect();
        let small = truth["table2"].as_object().expect("there").values().map(texts);
        let large = truth["table3"]["rows"].as_object().expect("there").values().map(texts);
        // JSON sorts its keys: what matters is that nothing is lost and nothing is wrong.
        let mut expected: Vec<Vec<String>> = small.chain(large).collect();
        expected.push(texts(&truth["table4"]));
        let (mut sorted, mut wanted) = (found.clone(), expected.clone());
        sorted.sort();
        wanted.sort();
        assert_eq!(sorted, wanted, "{file}");
    }
}

#[test]
fn the_first_report_has_its_sections_title_unit_year_and_figures() {
    let Some(folder) = published() else { return };
    let file = "zhoukou-kjj-2021.txt";
    let draft = import(&std::fs::read(folder.join(file)).expect("there"), file);
    let report = report(&draft);
    assert_eq!(report.unit.as_ref().expect("found").node, "周口市科技局");
    assert_eq!(report.year.as_ref().expect("found").node, 2021);
    assert_eq!(draft.title.as_ref().map(|title| title.place.to_string()).as_deref(), Some("4"));
    let places: Vec<&str> = report
        .sections
        .iter()
        .map(|section| section.at.as_ref().expect("every heading has a place").node.as_str())
        .collect();
    assert_eq!(places, ["2", "12", "32", "62", "162", "174", "194", "224"]);
    let all: String = report
        .all_sections()
        .filter_map(|section| section.text.as_ref().map(|text| text.content.clone()))
        .collect();
    for figure in ["33912次", "303条", "19条", "服务热线8222140"] {
        assert_eq!(all.matches(figure).count(), 2, "{figure}");
    }
    assert!(draft.notes.is_empty(), "{:?}", draft.notes);
}
