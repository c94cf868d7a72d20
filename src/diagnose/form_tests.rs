//! Forms: what is read from them, what is wrong with them, and how it is said.

use std::fmt::Write;

use super::load_error;
use crate::model::{Form, FormAxis, FormNode, FormTable, load_form};
use crate::source::{FileId, LineIndex, Span, Spanned};

/// Prints the problems of a form as `code @ line:column-line:column`, then what was read.
fn picture(text: &str) -> String {
    let (form, problems) = load_form(FileId::FIRST, text);
    let lines = LineIndex::new(text);
    let place = |span: Span| {
        let (start, end) = (span.range().start, span.range().end);
        let (start, end) = (lines.position(text, start), lines.position(text, end));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    };
    let mut out = format!("{text}-----\n");
    for problem in &problems {
        let message = load_error(problem);
        let labels = message.excerpts.iter().flat_map(|excerpt| &excerpt.labels);
        let places: Vec<_> = labels.map(|label| place(label.span)).collect();
        writeln!(out, "{} @ {}", message.code, places.join(" and ")).expect("a string");
        for words in std::iter::once(&message.headline).chain(&message.help) {
            writeln!(out, "    {}\n    {}", words.zh, words.en).expect("a string");
        }
    }
    match &form {
        Some(form) => draw_form(&mut out, form),
        None => out.push_str("no form\n"),
    }
    out
}

fn draw_form(out: &mut String, form: &Form) {
    let (kind, version) = (&form.kind.node, &form.version.node);
    writeln!(out, "form {kind} {version} {:?}-{:?}", form.valid.from, form.valid.to)
        .expect("a string");
    for section in &form.sections {
        writeln!(out, "  section {}{}", section.heading.node, names(&section.aliases))
            .expect("a string");
        if let Some(group) = &section.group {
            writeln!(out, "    group {}{}", group.name.node, names(&group.aliases))
                .expect("a string");
        }
        section.tables.iter().for_each(|table| draw_table(out, table));
    }
}

fn draw_table(out: &mut String, table: &FormTable) {
    let unit = table.unit.as_ref().map_or("", |unit| &unit.node);
    let check = table.check.as_ref().map_or("", |check| &check.node);
    writeln!(out, "    table {}{} {unit} {check}", table.name.node, names(&table.aliases))
        .expect("a string");
    for (name, axis) in [("columns", &table.columns), ("rows", &table.rows)] {
        writeln!(out, "      {name}").expect("a string");
        axis.nodes.iter().for_each(|node| draw_node(out, axis, node));
    }
}

fn draw_node(out: &mut String, axis: &FormAxis, node: &FormNode) {
    let path = node.parent.map_or(String::new(), |parent| axis.path(parent) + "/");
    let mut said = Vec::new();
    said.extend(node.slot.map(|slot| format!("slot {slot}")));
    said.extend(node.total.then(|| "total".to_owned()));
    said.extend(node.unit.as_ref().map(|unit| unit.node.clone()));
    said.extend(node.admits.map(|admits| format!("{admits:?}")));
    said.extend(node.decimals.map(|decimals| format!("{decimals} decimals")));
    said.extend((!node.fillable).then(|| "not filled".to_owned()));
    let line = format!("{path}{}{} {}", node.label.node, names(&node.aliases), said.join(", "));
    writeln!(out, "        {}", line.trim_end()).expect("a string");
}

fn names(aliases: &[Spanned<String>]) -> String {
    aliases.iter().map(|alias| format!(" = {}", alias.node)).collect()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the cases are files")]
fn forms() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../tests/snapshots/form");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("../../tests/cases/form", "*/form.yaml", |path| {
            let text = std::fs::read_to_string(path).expect("the case");
            let case = path.parent().and_then(|folder| folder.file_name()).expect("a folder");
            insta::with_settings!({ snapshot_suffix => "" }, {
                insta::assert_snapshot!(case.to_string_lossy().into_owned(), picture(&text));
            });
        });
    });
}
