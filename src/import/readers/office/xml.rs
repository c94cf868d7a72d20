//! A part of a packed file → a tree of elements without prefixes.
//!
//! Office programs write no document type; a part that has one is refused, and with it all entities
//! but the five that XML knows itself.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::import::problem::Unreadable;

/// The deepest level of elements.
const MAX_DEPTH: usize = 256;

/// The most elements of a part.
const MAX_ELEMENTS: usize = 1_000_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name, without the prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it.
    pub(super) nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// Returns an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Returns the elements that stand in this one.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the first element of a name that stands in this one.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the attribute `val` of the first element of a name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Returns the text that stands directly in this element.
    pub(super) fn text(&self) -> String {
        let text = self.nodes.iter().map(|node| match node {
            Node::Text(text) => text.as_str(),
            Node::Element(_) => "",
        });
        text.collect()
    }
}

/// Parses a part.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, Unreadable> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            let (text, _) = crate::model::decode(bytes).map_err(|_| Unreadable::Damaged)?;
            Cow::Owned(text)
        }
        _ => text,
    };
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => {
                let element = element(&start)?;
                add(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                let Some(element) = open.pop() else { return Err(Unreadable::Damaged) };
                add(&mut open, Node::Element(element));
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => add_text(&mut open, &resolved(&reference)?),
            Event::DocType(_) => return Err(Unreadable::Damaged),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        count += 1;
        if count > MAX_ELEMENTS * 3 {
            return Err(Unreadable::TooManyElements { limit: MAX_ELEMENTS });
        }
        if open.len() > MAX_DEPTH {
            return Err(Unreadable::TooDeep { limit: MAX_DEPTH });
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => {
            let first = root.nodes.into_iter().find_map(|node| match node {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            });
            first.ok_or(Unreadable::Damaged)
        }
        // The part ends while elements are open.
        _ => Err(Unreadable::Damaged),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Unreadable> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Damaged)?;
        let value =
            attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Unreadable::Damaged)?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    let name = start.local_name().as_ref().to_owned();
    Ok(Element { name, attributes, nodes: Vec::new() })
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    if let Some(character) = reference.resolve_char_ref().map_err(|_| Unreadable::Damaged)? {
        return Ok(character.to_string());
    }
    let known = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content());
    known.map(str::to_owned).ok_or(Unreadable::Damaged)
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.nodes.push(node);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.nodes.last_mut() {
        Some(Node::Text(own)) => own.push_str(text),
        Some(Node::Element(_)) | None => parent.nodes.push(Node::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_unescaped() {
        let tree = parse(
            "\u{FEFF}<w:p w:val='1 &lt; 2'>a&amp;b&#20013;<![CDATA[<c>]]><w:t/></w:p>".as_bytes(),
        );
        let tree = tree.expect("sound");
        assert_eq!(tree.text(), "a&b中<c>");
        assert_eq!(tree.attribute("val"), Some("1 < 2"));
        assert!(tree.child("t").is_some());
    }

    #[test]
    fn what_is_cut_off_or_too_deep_or_has_entities_is_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        for text in ["<a><b></b>", "<a></b>", "", "<a>&c;</a>", bomb] {
            assert_eq!(parse(text.as_bytes()).err(), Some(Unreadable::Damaged), "{text}");
        }
        let deep = "<a>".repeat(100_000);
        assert_eq!(parse(deep.as_bytes()).err(), Some(Unreadable::TooDeep { limit: MAX_DEPTH }));
    }
}
