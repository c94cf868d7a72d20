//! What a page says of its report beside it: the fields in its head that websites of authorities have, and lines that
//! are left out with its furniture.
//!
//! What of it is worth anything is not known here; only that it is about the text, and not a part of it.

use super::dom::{Dom, NodeId};
use super::text::place;
use crate::import::block::Printed;

/// The names of fields that say when a text was published, in small letters.
const FIELDS: [&str; 5] =
    ["pubdate", "publishdate", "publishtime", "article:published_time", "og:published_time"];

/// How long what a field says is at most, in characters.
const LONGEST: usize = 40;

/// The most fields that are looked at.
const MOST: usize = 20;

/// Returns the fields of a page's head that say when it was published: `PubDate：2022-01-25`.
pub(super) fn fields(dom: &Dom) -> Vec<Printed> {
    let mut found = Vec::new();
    let mut open = vec![Dom::ROOT];
    while let Some(node) = open.pop() {
        if found.len() >= MOST {
            break;
        }
        found.extend(field(dom, node));
        // Fields stand in the head; browsers take those of the body for it too.
        open.extend(dom.children(node).iter().rev());
    }
    found
}

fn field(dom: &Dom, node: NodeId) -> Option<Printed> {
    if dom.name(node) != "meta" {
        return None;
    }
    let name = dom.attribute(node, "name").or_else(|| dom.attribute(node, "property"))?.trim();
    let says = dom.attribute(node, "content")?.trim();
    let is_wanted = FIELDS.contains(&name.to_ascii_lowercase().as_str());
    let fits = !says.is_empty() && says.chars().take(LONGEST + 1).count() <= LONGEST;
    let text = format!("{name}：{says}");
    (is_wanted && fits).then(|| Printed { text, place: place(dom, node) })
}
