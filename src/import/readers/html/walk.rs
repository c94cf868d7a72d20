//! The tree of a page → what is printed on it, in order, whatever of it belongs to the report.

use super::dom::{Dom, NodeId};
use super::inline::Inline;
use super::table;
use super::text::{is_block, is_unprinted, mark_of_item, place, push_raised, text_below};
use crate::import::block::{Block, Place, Printed};
use crate::import::problem::{Remark, Unreadable};
use crate::import::readers::joining::join_lines;
use crate::import::readers::prose::blocks_of;
use crate::import::readers::text::read_text;

/// A block and where on the page it was found.
#[derive(Debug)]
pub(super) struct Found {
    /// The block.
    pub(super) block: Block,
    /// The element that it is the text of.
    pub(super) node: NodeId,
    /// How many characters it prints.
    pub(super) chars: usize,
    /// How many of them are links.
    pub(super) linked: usize,
}

/// Returns everything that is printed below a node.
pub(super) fn walk(dom: &Dom) -> Result<(Vec<Found>, Vec<Remark>), Unreadable> {
    let mut walker = Walker::new(dom);
    walker.visit(Dom::ROOT, false)?;
    walker.end_run();
    Ok((walker.found, walker.remarks))
}

struct Walker<'a> {
    dom: &'a Dom,
    found: Vec<Found>,
    remarks: Vec<Remark>,
    inline: Inline,
    /// The element whose text is being gathered.
    block: NodeId,
}

impl<'a> Walker<'a> {
    fn new(dom: &'a Dom) -> Self {
        Self {
            dom,
            found: Vec::new(),
            remarks: Vec::new(),
            inline: Inline::default(),
            block: Dom::ROOT,
        }
    }

    fn visit(&mut self, node: NodeId, in_link: bool) -> Result<(), Unreadable> {
        let name = self.dom.name(node);
        match name {
            _ if is_unprinted(self.dom, node) => Ok(()),
            "" | "br" | "sup" | "sub" => self.inline_node(node, in_link),
            "table" => self.table(node),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !self.dom.holds_table(node) => {
                self.heading(node)
            }
            "pre" => self.preformatted(node),
            _ if is_block(name) => self.block(node, in_link),
            _ => self.children(node, in_link || name == "a"),
        }
    }

    fn children(&mut self, node: NodeId, in_link: bool) -> Result<(), Unreadable> {
        self.dom.children(node).iter().try_for_each(|child| self.visit(*child, in_link))
    }

    fn inline_node(&mut self, node: NodeId, in_link: bool) -> Result<(), Unreadable> {
        match (self.dom.text(node), self.dom.name(node)) {
            (Some(text), _) => self.inline.push(text, in_link),
            (None, "br") => self.inline.end_line(),
            (None, "sup" | "sub") => push_raised(self.dom, node, &mut self.inline, in_link),
            (None, _) => return self.children(node, in_link),
        }
        Ok(())
    }

    fn block(&mut self, node: NodeId, in_link: bool) -> Result<(), Unreadable> {
        self.end_run();
        let outer = std::mem::replace(&mut self.block, node);
        if let Some(mark) = mark_of_item(self.dom, node) {
            self.inline.push(&mark, in_link);
        }
        self.children(node, in_link)?;
        self.end_run();
        self.block = outer;
        Ok(())
    }

    /// Ends the text that was being gathered and makes blocks of it.
    fn end_run(&mut self) {
        let run = self.inline.take();
        if run.is_empty() {
            return;
        }
        let place = place(self.dom, self.block);
        let (chars, linked) = (run.chars, run.linked);
        for block in blocks_of(&run.lines, &place) {
            self.found.push(Found { block, node: self.block, chars, linked });
        }
    }

    fn heading(&mut self, node: NodeId) -> Result<(), Unreadable> {
        self.end_run();
        let run = text_below(self.dom, node);
        let text = join_lines(run.lines.iter().map(String::as_str));
        let level =
            self.dom.name(node).bytes().last().map_or(1, |digit| digit.saturating_sub(b'0'));
        if !text.is_empty() {
            let printed = Printed { text, place: place(self.dom, node) };
            let block = Block::Heading { level, printed };
            self.found.push(Found { block, node, chars: run.chars, linked: run.linked });
        }
        Ok(())
    }

    fn preformatted(&mut self, node: NodeId) -> Result<(), Unreadable> {
        self.end_run();
        let mut text = String::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            text.push_str(self.dom.text(node).unwrap_or_default());
            if self.dom.name(node) == "br" {
                text.push('\n');
            }
            open.extend(self.dom.children(node).iter().rev());
        }
        let first = self.dom.line(node);
        for mut block in read_text(&text)? {
            if let Block::Line(pieces) = &mut block {
                for piece in pieces.iter_mut() {
                    if let Place::Line(line) = &mut piece.printed.place {
                        *line = line.saturating_add(first).saturating_sub(1);
                    }
                }
            }
            self.found.push(Found { block, node, chars: 1, linked: 0 });
        }
        Ok(())
    }

    fn table(&mut self, node: NodeId) -> Result<(), Unreadable> {
        self.end_run();
        let parts = table::Parts::of(self.dom, node);
        for caption in &parts.captions {
            self.block(*caption, false)?;
        }
        if parts.is_layout(self.dom) {
            let cells = parts.rows.iter().flat_map(|row| row.cells.iter());
            return cells.copied().try_for_each(|cell| self.block(cell, false));
        }
        let (blocks, remarks) = parts.read(self.dom)?;
        self.remarks.extend(remarks);
        if let Some(table::Printout { grid, chars, linked }) = blocks {
            self.found.push(Found { block: Block::Grid(grid), node, chars, linked });
        }
        Ok(())
    }
}
