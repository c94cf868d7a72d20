//! One direction of a table of a form: the labels, and what is said of their figures.

use crate::source::Spanned;

/// The labels of one direction of a table, a tree in the order printed.
#[derive(Clone, Debug, Default)]
pub struct FormAxis {
    /// All labels, each parent before its children.
    pub nodes: Vec<FormNode>,
    /// The nodes that carry figures, in order: slot number → node number.
    pub slots: Vec<usize>,
}

/// One label of a form. Unit, admitted figures, decimals and whether it is to be filled in are its
/// own, or else those of the nearest label above that has them.
#[derive(Clone, Debug)]
pub struct FormNode {
    /// The label as the form prints it, without a unit note.
    pub label: Spanned<String>,
    /// Other names of it, without unit notes.
    pub aliases: Vec<Spanned<String>>,
    /// The node above.
    pub parent: Option<usize>,
    /// The slot, for a node that carries figures: a leaf, or a category with `figures: true`.
    pub slot: Option<usize>,
    /// Whether it is the total of its siblings, and so never one of its own addends.
    pub total: bool,
    /// The unit of its figures.
    pub unit: Option<Spanned<String>>,
    /// Which figures make sense.
    pub admits: Option<Admits>,
    /// How many decimals the form asks for.
    pub decimals: Option<u8>,
    /// Whether a category may be printed with figures of its own.
    pub subtotal: bool,
    /// Whether it is to be filled in.
    pub fillable: bool,
}

/// Which figures make sense in a row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Admits {
    /// `count`, 件数: whole numbers, none below nought.
    Count,
    /// `amount`, 金额: numbers, none below nought.
    Amount,
    /// `change`, 增减: any number, such as 本年增/减.
    Change,
}

impl Admits {
    /// Every spelling and what it means.
    pub(super) const SPELLINGS: [(&'static str, Self); 6] = [
        ("count", Self::Count),
        ("amount", Self::Amount),
        ("change", Self::Change),
        ("件数", Self::Count),
        ("金额", Self::Amount),
        ("增减", Self::Change),
    ];
}

impl FormAxis {
    /// Returns the labels from the top to a node, joined by `/`.
    pub fn path(&self, node: usize) -> String {
        let mut labels = Vec::new();
        let mut next = self.nodes.get(node);
        while let Some(node) = next {
            labels.push(node.label.node.as_str());
            next = node.parent.and_then(|parent| self.nodes.get(parent));
        }
        labels.reverse();
        labels.join("/")
    }

    /// Returns the node that a slot belongs to.
    pub fn slot(&self, slot: usize) -> Option<&FormNode> {
        self.nodes.get(*self.slots.get(slot)?)
    }
}
