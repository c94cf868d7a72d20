//! The text of an element: what of it is printed, and how it breaks into lines.

use super::dom::{Dom, NodeId};
use super::inline::{Inline, Run};
use crate::import::block::Place;
use crate::import::readers::joining::{join_lines, subscript, superscript};

/// Elements that print nothing, or nothing of a report.
const UNPRINTED: [&str; 25] = [
    "script", "style", "noscript", "template", "head", "title", "select", "option", "datalist",
    "button", "input", "textarea", "iframe", "object", "embed", "svg", "math", "audio", "video",
    "canvas", "map", "area", "img", "rp", "rt",
];

/// Elements that begin on a line of their own.
const BLOCKS: [&str; 39] = [
    "html",
    "body",
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "center",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "address",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "legend",
    "details",
    "summary",
    "hr",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "dir",
    "menu",
    "hgroup",
    "search",
];

/// Tells whether an element begins on a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Adds what is raised or lowered: digits there are those of a note, not of the figure before them.
pub(super) fn push_raised(dom: &Dom, node: NodeId, inline: &mut Inline, in_link: bool) {
    let run = text_below(dom, node);
    let text = join_lines(run.lines.iter().map(String::as_str));
    let raised = dom.name(node) == "sup";
    inline.push(&if raised { superscript(&text) } else { subscript(&text) }, in_link);
}

/// Returns the text below a node, one line for each block and break, tables left out.
pub(super) fn text_below(dom: &Dom, node: NodeId) -> Run {
    let mut inline = Inline::default();
    dom.children(node).iter().for_each(|child| gather(dom, *child, &mut inline, false));
    inline.take()
}

fn gather(dom: &Dom, node: NodeId, inline: &mut Inline, in_link: bool) {
    if let Some(text) = dom.text(node) {
        return inline.push(text, in_link);
    }
    let name = dom.name(node);
    if name == "input" {
        return inline.push(typed(dom, node), false);
    }
    if is_unprinted(dom, node) || name == "table" {
        return;
    }
    if name == "sup" || name == "sub" {
        return push_raised(dom, node, inline, in_link);
    }
    let ends_line = is_block(name) || name == "br";
    if ends_line {
        inline.end_line();
    }
    if let Some(mark) = mark_of_item(dom, node) {
        inline.push(&mark, in_link);
    }
    let in_link = in_link || name == "a";
    dom.children(node).iter().for_each(|child| gather(dom, *child, inline, in_link));
    if ends_line {
        inline.end_line();
    }
}

/// Returns what stands in a field of a form that shows text: some systems put figures there.
fn typed(dom: &Dom, field: NodeId) -> &str {
    let kind = dom.attribute(field, "type").unwrap_or("text").to_ascii_lowercase();
    let shows = matches!(kind.as_str(), "text" | "number");
    dom.attribute(field, "value").filter(|_| shows).unwrap_or_default()
}

pub(super) fn is_unprinted(dom: &Dom, node: NodeId) -> bool {
    let hides = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    UNPRINTED.contains(&dom.name(node))
        || dom.attribute(node, "hidden").is_some()
        || dom.attribute(node, "style").is_some_and(hides)
}

/// Returns the number that a browser prints before an item of a numbered list.
pub(super) fn mark_of_item(dom: &Dom, node: NodeId) -> Option<String> {
    let list = dom.parent(node).filter(|list| dom.name(node) == "li" && dom.name(*list) == "ol")?;
    let kind = dom.attribute(list, "type").unwrap_or("1");
    let hidden = |style: &str| style.contains("list-style") && style.contains("none");
    if kind != "1" || dom.attribute(list, "style").is_some_and(hidden) {
        return None;
    }
    let before = dom.position(node);
    let first = dom.attribute(list, "start").and_then(|start| start.trim().parse().ok());
    Some(format!("{}. ", first.unwrap_or(1_usize).saturating_add(before)))
}

/// Returns the place of an element: which one of its name it is, and on which line it begins.
pub(super) fn place(dom: &Dom, node: NodeId) -> Place {
    Place::Element(format!("{}[{}]:{}", dom.name(node), dom.ordinal(node), dom.line(node)))
}
