//! A form → an empty report document of it, ready to be filled in.

use super::axis::FormAxis;
use super::document::{Form, FormSection, FormTable};

/// Returns a report document of a form with every cell blank.
pub fn blank_report(form: &Form) -> String {
    let mut text = format!(
        "report: {}\nunit:\nyear:\nform: {}\nsections:\n",
        scalar(&form.kind.node),
        serde_json::Value::from(form.version.node.as_str()),
    );
    for section in &form.sections {
        add_section(section, &mut text);
    }
    text
}

fn add_section(section: &FormSection, text: &mut String) {
    text.push_str(&format!("  - heading: {}\n", scalar(&section.heading.node)));
    match section.tables.as_slice() {
        [] => text.push_str("    text: \"\"\n"),
        [table] if section.group.is_none() => {
            text.push_str("    table:\n");
            add_table(table, 6, text);
        }
        tables => {
            text.push_str("    tables:\n");
            for table in tables {
                text.push_str(&format!("      {}:\n", scalar(&table.name.node)));
                add_table(table, 8, text);
            }
        }
    }
}

fn add_table(table: &FormTable, indent: usize, text: &mut String) {
    let columns = list(&table.columns, None);
    text.push_str(&format!("{:indent$}columns: [{}]\n", "", columns.join(", ")));
    text.push_str(&format!("{:indent$}rows:\n", ""));
    let cells = format!("[{}]", vec!["~"; table.columns.slots.len()].join(", "));
    add_rows(&table.rows, None, &cells, indent + 2, text);
}

/// Returns the columns below one, in flow style: labels, and mappings for categories.
fn list(axis: &FormAxis, parent: Option<usize>) -> Vec<String> {
    let below = children(axis, parent);
    let one = |node: usize| {
        let label = axis.nodes.get(node).map(label).unwrap_or_default();
        let inner = list(axis, Some(node));
        if inner.is_empty() { label } else { format!("{{{label}: [{}]}}", inner.join(", ")) }
    };
    below.into_iter().map(one).collect()
}

fn add_rows(axis: &FormAxis, parent: Option<usize>, cells: &str, indent: usize, text: &mut String) {
    for index in children(axis, parent) {
        let Some(node) = axis.nodes.get(index) else { continue };
        let label = label(node);
        if children(axis, Some(index)).is_empty() {
            text.push_str(&format!("{:indent$}{label}: {cells}\n", ""));
        } else if node.slot.is_some() {
            let inner = indent + 2;
            text.push_str(&format!("{:indent$}{label}:\n", ""));
            text.push_str(&format!("{:inner$}cells: {cells}\n{:inner$}rows:\n", "", ""));
            add_rows(axis, Some(index), cells, inner + 2, text);
        } else {
            text.push_str(&format!("{:indent$}{label}:\n", ""));
            add_rows(axis, Some(index), cells, indent + 2, text);
        }
    }
}

fn children(axis: &FormAxis, parent: Option<usize>) -> Vec<usize> {
    let nodes = axis.nodes.iter().enumerate();
    nodes.filter(|(_, node)| node.parent == parent).map(|(index, _)| index).collect()
}

fn label(node: &super::axis::FormNode) -> String {
    let note = node.unit.as_ref().filter(|unit| unit.span == node.label.span);
    match (note, node.decimals) {
        (Some(unit), Some(decimals)) => {
            scalar(&format!("{}（单位：{}，保留{decimals}位小数）", node.label.node, unit.node))
        }
        (Some(unit), None) => scalar(&format!("{}（单位：{}）", node.label.node, unit.node)),
        _ => scalar(&node.label.node),
    }
}

/// Returns a text as a YAML scalar: as it is where nothing in it means anything to YAML, else between
/// double quotes, where YAML reads what JSON does.
fn scalar(text: &str) -> String {
    let is_plain = |sign: char| {
        sign.is_alphanumeric() && !sign.is_ascii_digit()
            || "（）“”、，。．.〔〕—·：；／-".contains(sign)
    };
    let is_digit = |sign: char| sign.is_ascii_digit();
    let starts_well = text.starts_with(|sign: char| sign.is_alphabetic() || sign == '（')
        || (text.starts_with(is_digit) && text.contains(|sign: char| sign.is_alphabetic()));
    let ends_well = !text.ends_with(['：', '.', '-']);
    if starts_well && ends_well && text.chars().all(|sign| is_plain(sign) || is_digit(sign)) {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}
