//! Forms: what is read from them, what is wrong with them, and how it is said.

use std::fmt::Write;

use rulecheck::diagnose::load_error;
use rulecheck::model::{Form, FormAxis, FormNode, FormTable, load_form};
use rulecheck::source::{FileId, Spanned};

use super::support::{for_each_case, problem, snapshot};

#[test]
fn forms() {
    for_each_case("form", |case| {
        let text = case.form.as_deref().expect("form.yaml");
        snapshot("form", &case.name, &picture(text));
    });
}

/// Prints the problems of a form as `code @ line:column-line:column`, then what was read.
fn picture(text: &str) -> String {
    let (form, problems) = load_form(FileId::FIRST, text);
    let mut out = format!("{text}-----\n");
    for error in &problems {
        let message = load_error(error);
        writeln!(out, "{}", problem(text, &message)).expect("a string");
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
