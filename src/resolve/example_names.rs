//! A name in an example → which figures it means. It is read and folded once, and then held against the
//! names of every figure of the rule.

use super::figure::Document;
use crate::builtins::Form;
use crate::model::{LayoutAxis, Name, fold};

/// What an example calls a figure.
pub(super) struct Called<'t> {
    /// The report that the figure stands in.
    pub(super) document: Document,
    /// The name of a fact, and the section that is named before it.
    fact: (Option<Key<'t>>, &'t str),
    cell: Cell<'t>,
}

/// The labels of a cell.
enum Cell<'t> {
    /// `总计`: its row or its column.
    Either(Path<'t>),
    /// `总计, 自然人`: both.
    Both(Path<'t>, Path<'t>),
}

/// How much alike names must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// Letter by letter.
    Exactly,
    /// Once folded.
    Folded,
}

/// A name, and what it folds to.
struct Key<'t> {
    text: &'t str,
    folded: String,
}

/// A label, or several that lead to it (`复议后起诉/总计`).
struct Path<'t> {
    whole: Key<'t>,
    /// The steps, the last one first; none where it is no path.
    steps: Vec<Key<'t>>,
}

impl<'t> Called<'t> {
    /// Reads a name: `新收`, `行(新收)`, `上年(新收)`, `总体情况 visits`.
    pub(super) fn read(name: &'t str) -> Self {
        let (document, written) = document_of(name);
        let written = inner_label(written);
        let fact = match written.split_once([' ', '\u{3000}']) {
            Some((section, name)) => (Some(Key::new(section)), name.trim()),
            None => (None, written),
        };
        let cell = match written.split_once([',', '，']) {
            Some((row, column)) => Cell::Both(Path::new(row), Path::new(column)),
            None => Cell::Either(Path::new(written)),
        };
        Self { document, fact, cell }
    }

    /// Tells whether it is the name of a fact in a section of these names.
    pub(super) fn is_fact(&self, name: &str, section: Option<&[Name]>, alike: Alike) -> bool {
        let (named, fact) = &self.fact;
        let is_there = |named: &Key<'_>| section.is_some_and(|names| named.is_among(names, alike));
        *fact == name && named.as_ref().is_none_or(is_there)
    }

    /// Tells whether it is the name of the cell where two slots meet.
    pub(super) fn is_cell(
        &self,
        row: (&LayoutAxis, usize),
        column: (&LayoutAxis, usize),
        alike: Alike,
    ) -> bool {
        match &self.cell {
            Cell::Either(path) => path.leads_to(row, alike) || path.leads_to(column, alike),
            Cell::Both(first, second) => {
                first.leads_to(row, alike) && second.leads_to(column, alike)
            }
        }
    }
}

impl<'t> Key<'t> {
    fn new(text: &'t str) -> Self {
        let text = text.trim();
        Self { text, folded: fold(text) }
    }

    fn is_among(&self, names: &[Name], alike: Alike) -> bool {
        let exactly = |name: &Name| name.text == self.text;
        let folded = |name: &Name| alike == Alike::Folded && name.folded == self.folded;
        names.iter().any(|name| exactly(name) || folded(name))
    }
}

impl<'t> Path<'t> {
    fn new(text: &'t str) -> Self {
        const SLASHES: [char; 2] = ['/', '／'];
        let steps = match text.contains(SLASHES) {
            true => text.rsplit(SLASHES).map(Key::new).collect(),
            false => Vec::new(),
        };
        Self { whole: Key::new(text), steps }
    }

    /// Tells whether it is the label of a slot, or a path that ends there. As in a rule, a path may leave out
    /// labels between its steps.
    fn leads_to(&self, (axis, slot): (&LayoutAxis, usize), alike: Alike) -> bool {
        let upwards = |node: &usize| axis.nodes.get(*node)?.parent;
        let mut nodes = std::iter::successors(axis.node_of(slot), upwards)
            .filter_map(|node| axis.nodes.get(node))
            .map(|node| node.names.as_slice());
        let Some(own) = nodes.next() else { return false };
        if self.whole.is_among(own, alike) {
            return true;
        }
        let mut steps = self.steps.iter();
        steps.next().is_some_and(|last| last.is_among(own, alike))
            && steps.all(|step| nodes.any(|above| step.is_among(above, alike)))
    }
}

/// Returns which report a name is of (`上年(新收)`), and the name there.
fn document_of(name: &str) -> (Document, &str) {
    let name = name.trim();
    let open = name.find(['(', '（']);
    let Some((form, rest)) = open.and_then(|open| name.split_at_checked(open)) else {
        return (Document::Own, name);
    };
    let inner = rest.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    let inner = inner.unwrap_or(rest).trim();
    match Form::find(form.trim()) {
        Some(Form::Prior) => (Document::Prior, inner),
        Some(Form::Each) => {
            // The units need not be named again.
            let named = inner
                .split_once([',', '，'])
                .filter(|(group, _)| matches!(group.trim(), "下属单位" | "children"));
            (Document::Each, named.map_or(inner, |(_, inner)| inner.trim()))
        }
        Some(Form::IfBlank | Form::Version) | None => (Document::Own, name),
    }
}

/// Returns the label of a reference (`行(新收)` → `新收`); another name as it is.
fn inner_label(name: &str) -> &str {
    let name = name.trim();
    let open = name.find(['(', '（']);
    let axis = open.and_then(|open| name.split_at_checked(open));
    match axis {
        Some(("行" | "row" | "列" | "col" | "格" | "cell", rest)) => {
            rest.trim_start_matches(['(', '（']).trim_end_matches([')', '）']).trim()
        }
        _ => name,
    }
}
