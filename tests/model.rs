//! Report documents: what is read from them, what is wrong with them, and how it is said.

use std::fmt::Write;

use rulecheck::diagnose::load_error;
use rulecheck::model::{Axis, AxisNode, Number, Section, Table, load_reports};
use rulecheck::source::{FileId, Spanned};

use super::support::{for_each_case, place, problem, snapshot};

#[test]
fn documents() {
    for_each_case("model", |case| {
        let text = case.report.as_deref().expect("report.yaml");
        snapshot("model", &case.name, &picture(text));
    });
}

/// Prints the problems of a document with code and places, then what was read.
fn picture(text: &str) -> String {
    let (reports, problems) = load_reports(FileId::FIRST, text);
    let mut out = format!("{text}-----\n");
    for error in &problems {
        let message = load_error(error);
        writeln!(out, "{}", problem(text, &message)).expect("a string");
        writeln!(out, "    {}", message.headline.zh).expect("a string");
        for help in &message.help {
            writeln!(out, "    → {}", help.zh).expect("a string");
        }
    }
    for report in &reports {
        let name = |field: &Option<Spanned<String>>| {
            field.as_ref().map_or("~".to_owned(), |field| field.node.clone())
        };
        let year = report.year.as_ref().map(|year| year.node);
        let unit = name(&report.unit);
        writeln!(out, "report {unit} {year:?} @ {}", place(text, report.span)).expect("a string");
        report.sections.iter().for_each(|section| draw_section(&mut out, section, "  ", text));
    }
    out
}

fn draw_section(out: &mut String, section: &Section, indent: &str, text: &str) {
    let heading = section.heading.as_ref().map_or("~", |heading| &heading.node);
    writeln!(out, "{indent}section {heading}").expect("a string");
    if let Some(narrative) = &section.text {
        // Every line of the narrative is found in the file.
        for line in narrative.content.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let start = narrative.content.find(line).expect("part of it");
            let found = text.get(narrative.locate(start..start + line.len()).range());
            writeln!(out, "{indent}  text {}", found.expect("inside")).expect("a string");
        }
    }
    for (name, fact) in &section.facts {
        writeln!(
            out,
            "{indent}  fact {name} = {:?}",
            fact.cell.value.number().map(Number::to_string)
        )
        .expect("a string");
    }
    for table in &section.tables {
        draw_table(out, table, indent, text);
    }
    for inner in &section.sections {
        draw_section(out, inner, &format!("{indent}  "), text);
    }
}

fn draw_table(out: &mut String, table: &Table, indent: &str, text: &str) {
    let caption = table.caption.as_ref().map_or("~", |caption| &caption.node);
    let labels = |axis: &Axis| {
        let node = |node: &AxisNode| {
            let stands = node.stands_for.as_ref().map_or(String::new(), |s| format!("={}", s.node));
            let slot = node.slot.map_or("-".to_owned(), |slot| slot.to_string());
            format!("{}{stands}^{:?}:{slot}", node.label.node, node.parent.unwrap_or(99))
        };
        axis.nodes.iter().map(node).collect::<Vec<_>>().join(" ").replace("^99", "")
    };
    writeln!(out, "{indent}  table {caption}\n{indent}    columns {}", labels(&table.columns))
        .expect("a string");
    writeln!(out, "{indent}    rows {}", labels(&table.rows)).expect("a string");
    for row in 0..table.rows.slots.len() {
        let cells = (0..table.columns.slots.len()).filter_map(|column| table.cell(row, column));
        let shown = cells.map(|cell| {
            let kind = format!("{:?}", cell.value);
            let kind = kind.split('(').next().unwrap_or_default().to_owned();
            let number = cell.value.number().map_or(String::new(), |n| format!(" {n}"));
            let written = text.get(cell.span.range()).expect("inside").lines().next();
            format!("{kind}{number} `{}` <{}>", cell.printed, written.unwrap_or_default())
        });
        writeln!(out, "{indent}    {}", shown.collect::<Vec<_>>().join(" | ")).expect("a string");
    }
}
