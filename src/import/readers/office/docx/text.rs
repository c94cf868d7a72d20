//! A paragraph of Word → the lines it prints.

use crate::import::readers::joining::{is_invisible, subscript, superscript, trimmed};
use crate::import::readers::office::xml::{Element, Node};

/// What a paragraph prints.
#[derive(Debug, Default)]
pub(super) struct Printout<'a> {
    /// The lines, set apart by breaks.
    pub(super) lines: Vec<String>,
    /// The text boxes that are anchored in it.
    pub(super) boxes: Vec<&'a Element>,
    /// How many deletions of tracked changes there were.
    pub(super) deleted: usize,
}

impl<'a> Printout<'a> {
    /// Reads a paragraph.
    pub(super) fn of(paragraph: &'a Element) -> Self {
        let mut printout = Self { lines: vec![String::new()], ..Self::default() };
        printout.add_all(paragraph, Raised::No);
        for line in &mut printout.lines {
            *line = trimmed(line).to_owned();
        }
        printout
    }

    fn add_all(&mut self, parent: &'a Element, raised: Raised) {
        for child in parent.elements() {
            self.add(child, raised);
        }
    }

    fn add(&mut self, element: &'a Element, raised: Raised) {
        match element.name.as_str() {
            "r" => self.run(element, raised),
            "t" => self.push(&element.text(), raised),
            "tab" | "ptab" => self.push("\t", raised),
            "br" | "cr" => self.lines.push(String::new()),
            "noBreakHyphen" => self.push("-", raised),
            "sym" => {
                let code = element.attribute("char").and_then(|c| u32::from_str_radix(c, 16).ok());
                // Signs of a font of its own have no character that would print them elsewhere.
                let sign = code
                    .and_then(char::from_u32)
                    .filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c));
                self.push(&sign.unwrap_or('□').to_string(), raised);
            }
            "del" | "moveFrom" => self.deleted += usize::from(holds_text(element)),
            "AlternateContent" => {
                if let Some(choice) = element.child("Choice").or_else(|| element.child("Fallback"))
                {
                    self.add_all(choice, raised);
                }
            }
            "txbxContent" => self.boxes.push(element),
            "ruby" => {
                element.child("rubyBase").into_iter().for_each(|base| self.add_all(base, raised))
            }
            // A fraction of a formula: its parts must not run together.
            "f" => {
                element.child("num").into_iter().for_each(|part| self.add_all(part, raised));
                self.push("/", raised);
                element.child("den").into_iter().for_each(|part| self.add_all(part, raised));
            }
            "sup" => self.add_all(element, Raised::Up),
            "sub" => self.add_all(element, Raised::Down),
            "pPr" | "rPr" | "instrText" | "delText" | "softHyphen" | "footnoteReference"
            | "endnoteReference" | "commentReference" | "tbl" => {}
            _ => self.add_all(element, raised),
        }
    }

    fn run(&mut self, run: &'a Element, raised: Raised) {
        let properties = run.child("rPr");
        let is_on = |name: &str| {
            let set = properties.and_then(|properties| properties.child(name));
            set.is_some_and(|set| !matches!(set.attribute("val"), Some("0" | "false" | "off")))
        };
        if is_on("vanish") {
            return;
        }
        let raised = match properties.and_then(|properties| properties.value("vertAlign")) {
            Some("superscript") => Raised::Up,
            Some("subscript") => Raised::Down,
            _ => raised,
        };
        self.add_all(run, raised);
    }

    fn push(&mut self, text: &str, raised: Raised) {
        let Some(line) = self.lines.last_mut() else { return };
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        match raised {
            Raised::No => line.push_str(&text),
            Raised::Up => line.push_str(&superscript(&text)),
            Raised::Down => line.push_str(&subscript(&text)),
        }
    }
}

/// Whether text stands above or below the line.
#[derive(Clone, Copy, Debug)]
enum Raised {
    No,
    Up,
    Down,
}

fn holds_text(element: &Element) -> bool {
    element.nodes.iter().any(|node| match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => holds_text(element),
    })
}
