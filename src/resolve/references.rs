//! References → slots of one table: labels, paths, ranges, children, leaves.

use super::error::{Direction, ResolveErrorKind};
use super::names::{self, Found};
use crate::model::{LayoutAxis, LayoutTable};
use crate::source::Span;
use crate::syntax::{Axis, Label, LabelRange, Reference};

/// What a reference names in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Whole rows or columns; the other axis is free.
    Lines {
        /// Whether they are rows or columns.
        direction: Direction,
        /// Their slots.
        slots: Vec<usize>,
    },
    /// One cell.
    Cell {
        /// The row slot.
        row: usize,
        /// The column slot.
        column: usize,
    },
    /// The cells where some rows and some columns meet, row by row.
    Block {
        /// The row slots.
        rows: Vec<usize>,
        /// The column slots.
        columns: Vec<usize>,
    },
}

/// A problem and its place.
pub(super) type Problem = (ResolveErrorKind, Span);

/// Returns what a block is a list of, where its other side is written as one line: `总计 .. 总计`.
pub(super) fn block_of(reference: &Reference) -> Option<Direction> {
    let [row, column] = reference.labels.as_slice() else { return None };
    let is_line =
        |label: &LabelRange| label.last.as_ref().is_some_and(|last| last.node == label.first.node);
    match (is_line(row), is_line(column)) {
        (true, false) => Some(Direction::Column),
        (false, true) => Some(Direction::Row),
        _ => None,
    }
}

/// Where labels are looked for: a table, and the group of labels that a scope binds at the moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) table: &'a LayoutTable,
    pub(super) group: Option<(Direction, usize)>,
    /// Whether a label that is not there brings along those that are, and is looked for on the other axis:
    /// that costs more than all else, and most searches only ask whether a table is the one that is meant.
    pub(super) lists: bool,
}

impl<'a> Place<'a> {
    /// Returns the place of a whole table.
    pub(super) fn whole(table: &'a LayoutTable) -> Self {
        Self { table, group: None, lists: true }
    }

    pub(super) fn axis(self, direction: Direction) -> &'a LayoutAxis {
        match direction {
            Direction::Row => &self.table.rows,
            Direction::Column => &self.table.columns,
        }
    }

    /// Finds the slots that a reference names.
    pub(super) fn locate(self, reference: &Reference) -> Result<Target, Problem> {
        let lines = |direction| {
            let slots = self.slots(direction, &reference.labels)?;
            Ok(Target::Lines { direction, slots })
        };
        match reference.axis.node {
            Axis::Row | Axis::Rows => lines(Direction::Row),
            Axis::Column | Axis::Columns => lines(Direction::Column),
            Axis::Cell => self.cell(reference),
            Axis::Children => self.below(&reference.labels, Self::children),
            Axis::Leaves => self.below(&reference.labels, Self::leaves),
            Axis::Subtotal => self.subtotal(&reference.labels),
            // A text is no cells; `terms` takes it before it comes here.
            Axis::Text => Err((ResolveErrorKind::CellLabels { found: 0 }, reference.axis.span)),
        }
    }

    fn cell(self, reference: &Reference) -> Result<Target, Problem> {
        let [row, column] = reference.labels.as_slice() else {
            let kind = ResolveErrorKind::CellLabels { found: reference.labels.len() };
            return Err((kind, reference.axis.span));
        };
        if row.last.is_some() || column.last.is_some() {
            let rows = self.stretch(Direction::Row, row)?;
            return Ok(Target::Block { rows, columns: self.stretch(Direction::Column, column)? });
        }
        let row = self.slot(Direction::Row, &row.first)?;
        let column = self.slot(Direction::Column, &column.first)?;
        Ok(Target::Cell { row, column })
    }

    /// Finds the slots of one side of a block: a range, or one label. A category without figures of its
    /// own stands for its leaves, as it does within a range.
    fn stretch(self, direction: Direction, label: &LabelRange) -> Result<Vec<usize>, Problem> {
        if label.last.is_none() {
            let node = self.node(direction, &label.first)?;
            let own = self.axis(direction).nodes.get(node).and_then(|node| node.slot);
            let leaves = || self.leaves(direction, node);
            return Ok(own.map_or_else(leaves, |slot| vec![slot]));
        }
        self.slots(direction, std::slice::from_ref(label))
    }

    /// Finds all slots that a list of labels and ranges names.
    pub(super) fn slots(
        self,
        direction: Direction,
        labels: &[LabelRange],
    ) -> Result<Vec<usize>, Problem> {
        let mut slots = Vec::new();
        for label in labels {
            let first = self.slot(direction, &label.first)?;
            let Some(last) = &label.last else {
                slots.push(first);
                continue;
            };
            let end = self.slot(direction, last)?;
            if end < first {
                let (first, last) = (label.first.node.clone(), last.node.clone());
                return Err((ResolveErrorKind::BackwardsRange { first, last }, label.span()));
            }
            slots.extend(first..=end);
        }
        Ok(slots)
    }

    /// Finds the slot of a label that must carry figures.
    fn slot(self, direction: Direction, label: &Label) -> Result<usize, Problem> {
        let node = self.node(direction, label)?;
        let axis = self.axis(direction);
        let slot = axis.nodes.get(node).and_then(|node| node.slot);
        slot.ok_or_else(|| {
            let children = axis.children(node).map(|child| axis.label(child).to_owned()).collect();
            let label_text = axis.label(node).to_owned();
            let kind = ResolveErrorKind::NotAFigure { label: label_text, direction, children };
            (kind, label.span)
        })
    }

    /// Finds the node of a label.
    pub(super) fn node(self, direction: Direction, label: &Label) -> Result<usize, Problem> {
        let axis = self.axis(direction);
        let within = self.group.filter(|(grouped, _)| *grouped == direction).map(|(_, node)| node);
        match names::label(axis, within, &label.node) {
            Found::One(node) => Ok(node),
            Found::Nothing => Err((self.unknown(direction, within, label), label.span)),
            Found::Several(nodes) => {
                let candidates = nodes.iter().map(|node| shortest_name(axis, *node)).collect();
                let text = label.node.clone();
                let kind = ResolveErrorKind::AmbiguousLabel { label: text, direction, candidates };
                Err((kind, label.span))
            }
        }
    }

    fn unknown(
        self,
        direction: Direction,
        within: Option<usize>,
        label: &Label,
    ) -> ResolveErrorKind {
        let (text, table) = (label.node.clone(), self.table.title().to_owned());
        let other = direction.other();
        if self.lists && names::label(self.axis(other), None, &label.node) != Found::Nothing {
            return ResolveErrorKind::WrongAxis { label: text, direction, table };
        }
        let axis = self.axis(direction);
        let nodes = (0..axis.nodes.len())
            .filter(|node| self.lists && within.is_none_or(|above| axis.is_below(*node, above)));
        let candidates = nodes.map(|node| shortest_name(axis, node)).collect();
        ResolveErrorKind::UnknownLabel { label: text, direction, table, candidates }
    }

    /// Finds a category on whichever axis has it, and what lies below it.
    fn below(
        self,
        labels: &[LabelRange],
        walk: fn(Self, Direction, usize) -> Vec<usize>,
    ) -> Result<Target, Problem> {
        let mut slots = Vec::new();
        let mut direction = None;
        for label in labels {
            let (axis, node) = self.category(direction, &label.first)?;
            direction = Some(axis);
            let found = walk(self, axis, node);
            if found.is_empty() {
                let label_text = label.first.node.clone();
                return Err((ResolveErrorKind::NoChildren { label: label_text }, label.span()));
            }
            slots.extend(found);
        }
        let direction = direction.unwrap_or(Direction::Row);
        Ok(Target::Lines { direction, slots })
    }

    /// Finds the figures that a category itself is printed with.
    fn subtotal(self, labels: &[LabelRange]) -> Result<Target, Problem> {
        let mut slots = Vec::new();
        let mut direction = None;
        for label in labels {
            let (axis, node) = self.category(direction, &label.first)?;
            direction = Some(axis);
            let node = self.axis(axis).nodes.get(node);
            let own = node.and_then(|node| node.subtotal.or(node.slot));
            slots.push(own.ok_or_else(|| {
                let kind = ResolveErrorKind::NoSubtotal { label: label.first.node.clone() };
                (kind, label.span())
            })?);
        }
        Ok(Target::Lines { direction: direction.unwrap_or(Direction::Row), slots })
    }

    /// Finds a label as a row or, failing that, as a column.
    pub(super) fn category(
        self,
        direction: Option<Direction>,
        label: &Label,
    ) -> Result<(Direction, usize), Problem> {
        if let Some(direction) = direction {
            return self.node(direction, label).map(|node| (direction, node));
        }
        let is_column = || names::label(&self.table.columns, None, &label.node) != Found::Nothing;
        match self.node(Direction::Row, label) {
            Ok(node) => Ok((Direction::Row, node)),
            Err((
                ResolveErrorKind::WrongAxis { .. } | ResolveErrorKind::UnknownLabel { .. },
                _,
            )) if is_column() || self.groups_columns() => {
                self.node(Direction::Column, label).map(|node| (Direction::Column, node))
            }
            Err(problem) => Err(problem),
        }
    }

    /// Tells whether only the columns have categories, so that a name of none is looked for there.
    fn groups_columns(self) -> bool {
        let grouped = |axis: &LayoutAxis| axis.nodes.iter().any(|node| node.parent.is_some());
        !grouped(&self.table.rows) && grouped(&self.table.columns)
    }

    fn children(self, direction: Direction, node: usize) -> Vec<usize> {
        let axis = self.axis(direction);
        let below = axis.children(node).filter_map(|child| axis.nodes.get(child));
        below.filter(|child| !child.total).filter_map(|child| child.slot).collect()
    }

    /// A label without any below it is its own leaf: a row that is one line in one form and a category
    /// in the next reads the same.
    fn leaves(self, direction: Direction, node: usize) -> Vec<usize> {
        let axis = self.axis(direction);
        let is_parent = |node: usize| axis.children(node).next().is_some();
        if !is_parent(node) {
            return axis.nodes.get(node).and_then(|node| node.slot).into_iter().collect();
        }
        let nodes = axis.nodes.iter().enumerate();
        nodes
            .filter(|(index, leaf)| {
                !leaf.total && axis.is_below(*index, node) && !is_parent(*index)
            })
            .filter_map(|(_, leaf)| leaf.slot)
            .collect()
    }
}

/// Returns the shortest path that names a node alone: its label, else with as many labels above it as
/// it takes.
pub(super) fn shortest_name(axis: &LayoutAxis, node: usize) -> String {
    let path = axis.path(node);
    let label = axis.label(node).to_owned();
    if names::label(axis, None, &label) == Found::One(node) {
        return label;
    }
    let mut name = label;
    let mut above = axis.nodes.get(node).and_then(|node| node.parent);
    while let Some(parent) = above {
        name = format!("{}/{name}", axis.label(parent));
        if names::label(axis, None, &name) == Found::One(node) {
            return name;
        }
        above = axis.nodes.get(parent).and_then(|parent| parent.parent);
    }
    path
}

#[cfg(test)]
mod tests {
    use crate::pack::{Named, PackText, Packs};

    /// Holds a rule against a table with a category, and returns the right side of its finding.
    fn right_side(rule: &str) -> Option<String> {
        let file = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
        let report = "sections: [{heading: 申请情况, table: {columns: [甲, 乙, 丙], rows: {\
            新收: [1, 2, 4], 不予公开: {秘密: [8, 16, 32], 内部: [64, 128, 256]}}}}]";
        let pack = PackText { rules: vec![file("mine.rules", rule)], ..PackText::default() };
        let (packs, _) = Packs::read(vec![pack]);
        let (outcomes, _) = crate::check(&packs, file("report.yaml", report));
        let member = outcomes.first()?.findings.first()?.members.first()?;
        member.right.clone()
    }

    #[test]
    fn a_range_in_a_cell_makes_a_block() {
        for (rule, expected) in [
            ("0 == 合计(格(新收, 甲 .. 乙))", Some("3")),
            ("0 == 合计(格(新收 .. 秘密, 乙))", Some("18")),
            ("0 == 合计(格(新收 .. 内部, 甲 .. 丙))", Some("511")),
            // A category stands for its leaves.
            ("0 == 合计(格(不予公开, 甲 .. 乙))", Some("216")),
            // One cell stays one cell, and a category alone is none.
            ("0 == 格(新收, 丙)", Some("4")),
            ("0 == 格(不予公开, 丙)", None),
            // A block is several figures.
            ("0 == 格(新收, 甲 .. 乙)", None),
        ] {
            assert_eq!(right_side(rule).as_deref(), expected, "{rule}");
        }
    }
}
