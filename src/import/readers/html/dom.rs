//! The tree of a page, as a browser would build it from the same text, unclosed tags and all.
//!
//! html5ever repairs and calls this sink, which keeps for each element the line on which it begins.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, ParseOpts, QualName, parse_document};
use indexmap::IndexMap;

use crate::import::problem::Unreadable;

/// The deepest level of elements; browsers have the same.
const MAX_DEPTH: usize = 512;

/// The most elements and texts of a page.
const MAX_ELEMENTS: usize = 500_000;

/// How many bytes are parsed between two looks at the limits.
const CHUNK: usize = 4096;

/// A node, by its place in the arena.
pub(super) type NodeId = usize;

/// Where in a larger text a page stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    /// The line of its first line.
    pub(super) line: u32,
    /// How many tables stand before it.
    pub(super) tables: u32,
}

impl Default for Origin {
    fn default() -> Self {
        Self { line: 1, tables: 0 }
    }
}

/// The tree of a page.
#[derive(Debug)]
pub(super) struct Dom {
    nodes: Vec<Node>,
    tables: u32,
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    kind: NodeKind,
    line: u32,
    /// Which element of its name it is on the page, counted from 1.
    ordinal: u32,
    /// Which element of its name it is in its parent, counted from 0.
    position: usize,
    holds_table: bool,
}

#[derive(Debug)]
enum NodeKind {
    Element { name: Rc<QualName>, attributes: Vec<Attribute> },
    Text(StrTendril),
    Other,
}

impl Dom {
    /// Parses a page.
    pub(super) fn parse(text: &str, origin: Origin) -> Result<Self, Unreadable> {
        let mut parser = parse_document(Sink::at(origin), ParseOpts::default());
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.char_indices().map(|(at, _)| at).find(|at| *at >= CHUNK);
            let (chunk, after) =
                rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
            parser.process(chunk.into());
            rest = after;
            let sink = &parser.tokenizer.sink.sink;
            if sink.nodes.borrow().len() > MAX_ELEMENTS {
                return Err(Unreadable::TooManyElements { limit: MAX_ELEMENTS });
            }
            if sink.depth.get() > MAX_DEPTH {
                return Err(Unreadable::TooDeep { limit: MAX_DEPTH });
            }
        }
        let mut dom = parser.finish();
        // Repairing moves whole branches, so the final depth is measured once more.
        if dom.survey(origin) > MAX_DEPTH {
            return Err(Unreadable::TooDeep { limit: MAX_DEPTH });
        }
        Ok(dom)
    }

    /// The document that holds the page.
    pub(super) const ROOT: NodeId = 0;

    /// Returns the children of a node.
    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        self.nodes.get(node).map_or(&[], |node| &node.children)
    }

    /// Returns the node that holds a node.
    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.get(node)?.parent
    }

    /// Returns the name of an element; of other nodes nothing.
    pub(super) fn name(&self, node: NodeId) -> &str {
        match self.nodes.get(node).map(|node| &node.kind) {
            Some(NodeKind::Element { name, .. }) => &name.local,
            Some(NodeKind::Text(_) | NodeKind::Other) | None => "",
        }
    }

    /// Returns the text of a text node.
    pub(super) fn text(&self, node: NodeId) -> Option<&str> {
        match self.nodes.get(node).map(|node| &node.kind) {
            Some(NodeKind::Text(text)) => Some(text),
            Some(NodeKind::Element { .. } | NodeKind::Other) | None => None,
        }
    }

    /// Returns an attribute of an element.
    pub(super) fn attribute(&self, node: NodeId, wanted: &str) -> Option<&str> {
        match self.nodes.get(node).map(|node| &node.kind) {
            Some(NodeKind::Element { attributes, .. }) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| &*attribute.value),
            Some(NodeKind::Text(_) | NodeKind::Other) | None => None,
        }
    }

    /// Returns the line on which a node begins, counted from 1.
    pub(super) fn line(&self, node: NodeId) -> u32 {
        self.nodes.get(node).map_or(1, |node| node.line)
    }

    /// Returns which element of its name an element is on the page, counted from 1.
    pub(super) fn ordinal(&self, node: NodeId) -> u32 {
        self.nodes.get(node).map_or(0, |node| node.ordinal)
    }

    /// Returns how many elements of its name stand before an element in its parent.
    pub(super) fn position(&self, node: NodeId) -> usize {
        self.nodes.get(node).map_or(0, |node| node.position)
    }

    /// Tells whether a table stands somewhere below a node.
    pub(super) fn holds_table(&self, node: NodeId) -> bool {
        self.nodes.get(node).is_some_and(|node| node.holds_table)
    }

    /// Returns how many tables there are, those before the page included.
    pub(super) fn tables(&self) -> u32 {
        self.tables
    }

    fn number_children(&mut self, node: NodeId) {
        let mut counts: IndexMap<String, usize> = IndexMap::new();
        for child in self.children(node).to_vec() {
            if self.name(child).is_empty() {
                continue;
            }
            let count = counts.entry(self.name(child).to_owned()).or_default();
            let position = *count;
            *count += 1;
            if let Some(child) = self.nodes.get_mut(child) {
                child.position = position;
            }
        }
    }

    /// Counts the elements of each name, notes what holds tables, and returns the depth of the tree.
    fn survey(&mut self, origin: Origin) -> usize {
        let mut counts = IndexMap::from([("table".to_owned(), origin.tables)]);
        let (mut open, mut deepest) = (vec![(Self::ROOT, 0)], 0);
        let mut order = Vec::new();
        while let Some((node, depth)) = open.pop() {
            deepest = deepest.max(depth);
            order.push(node);
            open.extend(self.children(node).iter().rev().map(|child| (*child, depth + 1)));
            self.number_children(node);
            let count = match counts.get_mut(self.name(node)) {
                Some(count) => count,
                None => counts.entry(self.name(node).to_owned()).or_default(),
            };
            *count += 1;
            if let Some(node) = self.nodes.get_mut(node) {
                node.ordinal = *count;
            }
        }
        for node in order.into_iter().rev() {
            let holds = self.holds_table(node) || self.name(node) == "table";
            let parent = self.parent(node).and_then(|parent| self.nodes.get_mut(parent));
            if let Some(parent) = parent.filter(|_| holds) {
                parent.holds_table = true;
            }
        }
        self.tables = counts.get("table").copied().unwrap_or_default();
        deepest
    }
}

/// A node as the parser knows it; it asks for names while the arena is borrowed.
#[derive(Clone, Debug)]
struct Handle {
    id: NodeId,
    name: Option<Rc<QualName>>,
}

/// What the parser builds into.
#[derive(Debug)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
    first_line: u32,
    line: Cell<u32>,
    depth: Cell<usize>,
    nameless: QualName,
}

impl Sink {
    fn at(origin: Origin) -> Self {
        let sink = Self {
            nodes: RefCell::default(),
            first_line: origin.line,
            line: Cell::new(origin.line),
            depth: Cell::new(0),
            nameless: QualName::new(None, "".into(), "".into()),
        };
        sink.add(NodeKind::Other);
        sink
    }

    fn add(&self, kind: NodeKind) -> Handle {
        let name = match &kind {
            NodeKind::Element { name, .. } => Some(Rc::clone(name)),
            NodeKind::Text(_) | NodeKind::Other => None,
        };
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node {
            parent: None,
            children: Vec::new(),
            kind,
            line: self.line.get(),
            ordinal: 0,
            position: 0,
            holds_table: false,
        });
        Handle { id: nodes.len() - 1, name }
    }

    /// Hangs a node, or a text, below `parent`, before its child at `index`.
    fn insert(&self, parent: NodeId, index: usize, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(node) => {
                self.detach(node.id);
                node.id
            }
            NodeOrText::AppendText(text) => {
                let before = index.checked_sub(1);
                if before.is_some_and(|before| self.add_to_text(parent, before, &text)) {
                    return;
                }
                self.add(NodeKind::Text(text)).id
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        if let Some(node) = nodes.get_mut(child) {
            node.parent = Some(parent);
        }
        if let Some(node) = nodes.get_mut(parent) {
            let index = index.min(node.children.len());
            node.children.insert(index, child);
        }
    }

    /// Adds to the text that stands at a place already, as browsers do.
    fn add_to_text(&self, parent: NodeId, index: usize, text: &StrTendril) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = nodes.get(parent).and_then(|node| node.children.get(index).copied());
        match before.and_then(|before| nodes.get_mut(before)).map(|node| &mut node.kind) {
            Some(NodeKind::Text(own)) => {
                own.push_tendril(text);
                true
            }
            Some(NodeKind::Element { .. } | NodeKind::Other) | None => false,
        }
    }

    fn detach(&self, child: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(child).and_then(|node| node.parent.take());
        let Some(siblings) = parent.and_then(|parent| nodes.get_mut(parent)) else { return };
        if let Some(index) = siblings.children.iter().rposition(|sibling| *sibling == child) {
            siblings.children.remove(index);
        }
    }

    fn place_of(&self, child: NodeId) -> Option<(NodeId, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes.get(child)?.parent?;
        let index = nodes.get(parent)?.children.iter().rposition(|sibling| *sibling == child)?;
        Some((parent, index))
    }

    fn count_of_children(&self, node: NodeId) -> usize {
        self.nodes.borrow().get(node).map_or(0, |node| node.children.len())
    }

    fn note_depth(&self, child: NodeId) {
        let nodes = self.nodes.borrow();
        let mut depth = 0;
        let mut node = nodes.get(child).and_then(|node| node.parent);
        while let Some(parent) = node.filter(|_| depth <= MAX_DEPTH) {
            depth += 1;
            node = nodes.get(parent).and_then(|node| node.parent);
        }
        self.depth.set(self.depth.get().max(depth));
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Dom;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner(), tables: 0 }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: Dom::ROOT, name: None }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.as_deref().unwrap_or(&self.nameless).expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Handle {
        self.add(NodeKind::Element { name: Rc::new(name), attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(NodeKind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(NodeKind::Other)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let id = match &child {
            NodeOrText::AppendNode(node) => Some(node.id),
            NodeOrText::AppendText(_) => None,
        };
        self.insert(parent.id, self.count_of_children(parent.id), child);
        if let Some(id) = id {
            self.note_depth(id);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        match self.place_of(element.id) {
            Some((parent, index)) => self.insert(parent, index, child),
            None => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let Some((parent, index)) = self.place_of(sibling.id) {
            self.insert(parent, index, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, new: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        match nodes.get_mut(target.id).map(|node| &mut node.kind) {
            Some(NodeKind::Element { attributes, .. }) => {
                for attribute in new {
                    if attributes.iter().all(|own| own.name != attribute.name) {
                        attributes.push(attribute);
                    }
                }
            }
            Some(NodeKind::Text(_) | NodeKind::Other) | None => {}
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let children = nodes.get_mut(node.id).map(|node| std::mem::take(&mut node.children));
        for child in children.iter().flatten() {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(new_parent.id);
            }
        }
        if let Some(parent) = nodes.get_mut(new_parent.id) {
            parent.children.extend(children.unwrap_or_default());
        }
    }

    fn set_current_line(&self, line: u64) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.line.set(line.saturating_add(self.first_line).saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Dom, Unreadable> {
        Dom::parse(text, Origin::default())
    }

    fn outline(dom: &Dom, node: NodeId) -> String {
        if let Some(text) = dom.text(node) {
            return text.trim().to_owned();
        }
        let inner: Vec<String> =
            dom.children(node).iter().map(|child| outline(dom, *child)).collect();
        format!("{}({})", dom.name(node), inner.join(" ").trim())
    }

    #[test]
    fn unclosed_tags_are_repaired() {
        let dom = parse("<table><tr><td>新收<td>120<tr><td>结转</table>").expect("small");
        assert_eq!(
            outline(&dom, Dom::ROOT),
            "(html(head() body(table(tbody(tr(td(新收) td(120)) tr(td(结转)))))))"
        );
    }

    #[test]
    fn what_stands_in_a_table_but_in_no_cell_is_put_before_it() {
        let dom = parse("<p>一<table>二<tr>三<td>四<p>五</table>六").expect("small");
        assert_eq!(
            outline(&dom, Dom::ROOT),
            "(html(head() body(p(一二三 table(tbody(tr(td(四 p(五))))) 六))))"
        );
    }

    #[test]
    fn elements_know_their_line() {
        let dom = parse("<html>\n<body>\n<p>一\n<p>二").expect("small");
        let body = dom.children(dom.children(Dom::ROOT)[0])[1];
        let lines: Vec<u32> = dom
            .children(body)
            .iter()
            .filter(|node| dom.name(**node) == "p")
            .map(|node| dom.line(*node))
            .collect();
        assert_eq!(lines, [3, 4]);
    }

    #[test]
    fn depth_and_number_are_limited_while_parsing() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>"] {
            let error = parse(&tag.repeat(100_000)).err();
            assert_eq!(error, Some(Unreadable::TooDeep { limit: MAX_DEPTH }), "{tag}");
        }
        let error = parse(&"<br>".repeat(MAX_ELEMENTS + 1)).err();
        assert_eq!(error, Some(Unreadable::TooManyElements { limit: MAX_ELEMENTS }));
    }
}
