//! What names a rule may use: the tables, labels, sections and given facts of a form, or of a report
//! that is checked without one. Types and paths only, never a figure.

use std::sync::{Arc, OnceLock};

use super::name_index::NameIndex;
use crate::model::form::Admits;
use crate::model::label::fold;
use crate::model::report::{Axis, Report, Section};
use crate::model::value::Unit;

/// A name as printed, with the key by which it is compared when the print differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As printed.
    pub text: String,
    /// Folded: without numbering, spaces, quotes, in half width, with ordinary characters.
    pub folded: String,
}

impl Name {
    /// Returns the name with its key.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), folded: fold(text) }
    }
}

/// The names of one report or form.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The sections, each before its subsections.
    pub sections: Vec<LayoutSection>,
    /// The tables, in the order printed.
    pub tables: Vec<LayoutTable>,
}

/// A section.
#[derive(Clone, Debug)]
pub struct LayoutSection {
    /// The heading, then its aliases; empty for a section without heading.
    pub names: Vec<Name>,
    /// The section above.
    pub parent: Option<usize>,
    /// The names of the facts that are given outright in it.
    pub facts: Vec<String>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct LayoutTable {
    /// Its name and aliases.
    pub names: Vec<Name>,
    /// The version of the form it is of; none without a form.
    pub version: Option<String>,
    /// The names of the group of tables it belongs to, by which it may be addressed too.
    pub group: Vec<Name>,
    /// The columns.
    pub columns: LayoutAxis,
    /// The rows.
    pub rows: LayoutAxis,
    /// The unit of the figures that have none by their row or column.
    pub unit: Option<Unit>,
    first_cell: u32,
}

/// The labels of one direction of a table.
#[derive(Clone, Debug, Default)]
pub struct LayoutAxis {
    /// All labels, each parent before its children.
    pub nodes: Vec<LayoutNode>,
    /// Slot number → node number.
    pub slots: Vec<usize>,
    /// Made when a label is first looked for; all copies of the axis have the same.
    index: Arc<OnceLock<NameIndex>>,
}

/// One label.
#[derive(Clone, Debug)]
pub struct LayoutNode {
    /// The label, then its aliases.
    pub names: Vec<Name>,
    /// The node above.
    pub parent: Option<usize>,
    /// The slot, for a node that carries figures.
    pub slot: Option<usize>,
    /// The slot of the figures that a category may be printed with; no range and no direction goes
    /// over it.
    pub subtotal: Option<usize>,
    /// Whether it is the total of its siblings.
    pub total: bool,
    /// The unit of its figures, where it has one of its own.
    pub unit: Option<Unit>,
    /// Whether its cells are to be filled at all.
    pub fillable: bool,
    /// What its cells may hold, where the form says so.
    pub admits: Option<Admits>,
}

/// One cell of a layout. The cells of all tables are numbered through, table by table, row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(pub u32);

/// Labels that mean a total wherever they stand.
const TOTALS: [&str; 4] = ["总计", "合计", "小计", "共计"];

impl Layout {
    /// Returns the names of a report that is checked without a form: its own headings, captions,
    /// labels, and the facts it gives outright.
    pub fn of_report(report: &Report) -> Self {
        let mut layout = Self::default();
        for section in &report.sections {
            layout.add_section(section, None);
        }
        layout
    }

    fn add_section(&mut self, section: &Section, parent: Option<usize>) {
        let heading = section.heading.as_ref().map(|heading| Name::new(&heading.node));
        let index = self.sections.len();
        self.sections.push(LayoutSection {
            names: heading.iter().cloned().collect(),
            parent,
            facts: section.facts.keys().cloned().collect(),
        });
        for table in &section.tables {
            let caption = table.caption.as_ref().map(|caption| Name::new(&caption.node));
            let (names, group) = match caption {
                Some(caption) => (vec![caption], heading.iter().cloned().collect()),
                None => (heading.iter().cloned().collect(), Vec::new()),
            };
            self.add_table(
                names,
                group,
                LayoutAxis::of(&table.columns),
                LayoutAxis::of(&table.rows),
                None,
                None,
            );
        }
        for inner in &section.sections {
            self.add_section(inner, Some(index));
        }
    }

    /// Adds a table behind the others and numbers its cells.
    pub(super) fn add_table(
        &mut self,
        names: Vec<Name>,
        group: Vec<Name>,
        columns: LayoutAxis,
        rows: LayoutAxis,
        unit: Option<Unit>,
        version: Option<String>,
    ) {
        let first_cell = self.cell_count();
        self.tables.push(LayoutTable { names, version, group, columns, rows, unit, first_cell });
    }

    /// Returns how many cells all tables have.
    pub fn cell_count(&self) -> u32 {
        self.tables.last().map_or(0, |table| table.first_cell + table.cell_count())
    }

    /// Returns the table, row slot and column slot of a cell.
    pub fn place_of(&self, cell: CellId) -> Option<(usize, usize, usize)> {
        let after = self.tables.partition_point(|table| table.first_cell <= cell.0);
        let index = after.checked_sub(1)?;
        let table = self.tables.get(index)?;
        let within = (cell.0 - table.first_cell) as usize;
        let width = table.columns.slots.len();
        let row = within.checked_div(width)?;
        (row < table.rows.slots.len()).then_some((index, row, within % width))
    }
}

impl LayoutTable {
    /// Returns the cell where a row slot and a column slot meet.
    pub fn cell(&self, row: usize, column: usize) -> CellId {
        let within = row * self.columns.slots.len() + column;
        CellId(self.first_cell.saturating_add(u32::try_from(within).unwrap_or(u32::MAX)))
    }

    /// Returns the unit of the figure where a row slot and a column slot meet: the column's, else the
    /// row's, else the table's.
    pub fn unit_at(&self, row: usize, column: usize) -> Option<&Unit> {
        self.columns.unit_of(column).or(self.rows.unit_of(row)).or(self.unit.as_ref())
    }

    /// Returns what the cell where a row slot and a column slot meet may hold: the column says, else the
    /// row.
    pub fn admits_at(&self, row: usize, column: usize) -> Option<Admits> {
        let of = |axis: &LayoutAxis, slot| axis.nodes.get(axis.node_of(slot)?)?.admits;
        of(&self.columns, column).or_else(|| of(&self.rows, row))
    }

    /// Returns the name to show: the table's own, else that of its group.
    pub fn title(&self) -> &str {
        self.names.first().or(self.group.first()).map_or("", |name| name.text.as_str())
    }

    fn cell_count(&self) -> u32 {
        u32::try_from(self.columns.slots.len() * self.rows.slots.len()).unwrap_or(u32::MAX)
    }
}

impl LayoutAxis {
    fn of(axis: &Axis) -> Self {
        let nodes = axis.nodes.iter().map(|node| {
            let mut names: Vec<Name> =
                node.stands_for.iter().map(|name| Name::new(&name.node)).collect();
            names.push(Name::new(&node.label.node));
            let total = names.iter().any(|name| TOTALS.contains(&name.folded.as_str()));
            LayoutNode {
                names,
                parent: node.parent,
                slot: node.slot,
                subtotal: None,
                total,
                unit: None,
                fillable: true,
                admits: None,
            }
        });
        Self::new(nodes.collect(), axis.slots.clone())
    }

    /// Takes labels, each parent before its children, and which node each slot belongs to.
    pub(super) fn new(nodes: Vec<LayoutNode>, slots: Vec<usize>) -> Self {
        Self { nodes, slots, index: Arc::default() }
    }

    /// Returns the labels by their names.
    pub fn index(&self) -> &NameIndex {
        self.index.get_or_init(|| {
            let nodes = self.nodes.iter().enumerate();
            let names = nodes.flat_map(|(node, named)| named.names.iter().map(move |n| (node, n)));
            NameIndex::new(names.map(|(node, name)| (node, name.text.as_str(), &*name.folded)))
        })
    }

    /// Tells whether a printed label is one of a category, which carries no figures.
    pub(super) fn is_category(&self, label: &str) -> bool {
        let named = self.index().folded(&fold(label)).iter();
        named.filter_map(|node| self.nodes.get(*node)).any(|node| node.slot.is_none())
    }

    /// Returns the label of a node as printed.
    pub fn label(&self, node: usize) -> &str {
        self.nodes
            .get(node)
            .and_then(|node| node.names.first())
            .map_or("", |name| name.text.as_str())
    }

    /// Returns the labels from the root to a node, joined by `/`.
    pub fn path(&self, node: usize) -> String {
        let mut labels = Vec::new();
        let mut next = Some(node);
        while let Some(node) = next {
            labels.push(self.label(node));
            next = self.nodes.get(node).and_then(|node| node.parent);
        }
        labels.reverse();
        labels.join("/")
    }

    /// Tells whether a slot is that of a label's own figures, not of a category's subtotal.
    pub fn is_ordinary(&self, slot: usize) -> bool {
        let node = self.node_of(slot).and_then(|node| self.nodes.get(node));
        node.is_some_and(|node| node.slot == Some(slot))
    }

    /// Tells whether the cells of a slot are to be filled.
    pub fn is_fillable(&self, slot: usize) -> bool {
        let node = self.node_of(slot).and_then(|node| self.nodes.get(node));
        self.is_ordinary(slot) && node.is_some_and(|node| node.fillable)
    }

    /// Returns the slots whose cells are to be filled.
    pub fn fillable(&self) -> impl Iterator<Item = usize> {
        (0..self.slots.len()).filter(|slot| self.is_fillable(*slot))
    }

    /// Returns the node that a slot belongs to.
    pub fn node_of(&self, slot: usize) -> Option<usize> {
        self.slots.get(slot).copied()
    }

    fn unit_of(&self, slot: usize) -> Option<&Unit> {
        self.nodes.get(self.node_of(slot)?)?.unit.as_ref()
    }

    /// Tells whether `node` lies below `ancestor`.
    pub fn is_below(&self, node: usize, ancestor: usize) -> bool {
        let mut next = self.nodes.get(node).and_then(|node| node.parent);
        while let Some(node) = next {
            if node == ancestor {
                return true;
            }
            next = self.nodes.get(node).and_then(|node| node.parent);
        }
        false
    }

    /// Returns the nodes directly below `node`, in order.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let below = self.nodes.iter().enumerate();
        below.filter(move |(_, child)| child.parent == Some(node)).map(|(index, _)| index)
    }
}
