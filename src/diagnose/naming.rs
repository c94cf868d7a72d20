//! What the rows, columns, tables and members of a finding are called: as the report prints them, else
//! as the form does.

use super::{Text, text};
use crate::model::{
    Axis, CellId, Layout, LayoutAxis, Placement, Report, Section, Table, TablePlacement,
};
use crate::resolve::{Binding, Direction, FactId, Figure, FigurePlace, Member, RuleSet};
use crate::source::Span;

/// How many members a headline names before it only counts them.
const NAMED: usize = 3;

/// The names of one report over one layout.
pub struct Naming<'a> {
    layout: &'a Layout,
    placement: &'a Placement,
    tables: Vec<&'a Table>,
    sections: Vec<&'a Section>,
}

impl<'a> Naming<'a> {
    /// Takes the layout, where it lies in the report, and the report.
    pub fn new(layout: &'a Layout, placement: &'a Placement, report: &'a Report) -> Self {
        let (tables, sections) = (report.tables().collect(), report.all_sections().collect());
        Self { layout, placement, tables, sections }
    }

    /// Returns the place of a member for a headline: `表三“自然人”列`.
    pub(super) fn place(&self, member: &Member, binding: &Binding, rules: &RuleSet) -> Text {
        match member {
            Member::Column { table, slot } => {
                let (table, label) =
                    (self.table(*table), self.label(*table, Direction::Column, *slot));
                text!(zh: "{table}“{label}”列", en: "column “{label}” of {table}")
            }
            Member::Row { table, slot } => {
                let (table, label) =
                    (self.table(*table), self.label(*table, Direction::Row, *slot));
                text!(zh: "{table}“{label}”行", en: "row “{label}” of {table}")
            }
            Member::Group { path, within } => {
                let table = self.table_of(binding);
                match within {
                    Some(label) => {
                        text!(zh: "{table}“{path}”“{label}”", en: "“{path}”, “{label}” of {table}")
                    }
                    None => text!(zh: "{table}“{path}”", en: "“{path}” of {table}"),
                }
            }
            Member::Fact(fact) => {
                let name = self.fact(*fact, rules);
                text!(zh: "“{name}”", en: "“{name}”")
            }
            Member::Table(table) => {
                let table = self.table(*table);
                text!(zh: "{table}", en: "{table}")
            }
            Member::Whole => match first_cell(binding) {
                Some(cell) => {
                    let (table, row, column) = self.cell(cell);
                    text!(zh: "{table}“{row}”“{column}”", en: "“{row}”, “{column}” of {table}")
                }
                None => text!(zh: "此条", en: "this statement"),
            },
        }
    }

    /// Returns the place of several members: `表三“自然人”“商业企业”等 5 列`.
    pub(super) fn places<'b>(
        &self,
        bindings: impl ExactSizeIterator<Item = &'b Binding>,
        rules: &RuleSet,
    ) -> Text {
        let count = bindings.len();
        let bindings: Vec<&Binding> = bindings.collect();
        let names = bindings.iter().take(NAMED);
        let names: Vec<String> = names.map(|one| self.name(&one.member, one, rules)).collect();
        let first = bindings.first();
        let table = first.map(|one| self.table_of(one)).unwrap_or_default();
        let quoted: String = names.iter().map(|name| format!("“{name}”")).collect();
        let listed = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        let kind = match first.map(|one| &one.member) {
            Some(Member::Column { .. }) => text!(zh: "列", en: "columns"),
            Some(Member::Row { .. }) => text!(zh: "行", en: "rows"),
            Some(Member::Group { .. } | Member::Fact(_) | Member::Table(_) | Member::Whole)
            | None => {
                text!(zh: "处", en: "places")
            }
        };
        let (mut zh, en) = (kind.zh.as_str(), &kind.en);
        if count > names.len() {
            return text!(
                zh: "{table}{quoted}等 {count} {zh}",
                en: "{count} {en} of {table} ({listed}, …)",
            );
        }
        // Names alone say that they are places.
        if zh == "处" {
            zh = "";
        }
        text!(zh: "{table}{quoted}{zh}", en: "{en} {listed} of {table}")
    }

    /// Returns the name of a member: the leaf label as printed, a group's path, a match's fact.
    pub(super) fn name(&self, member: &Member, binding: &Binding, rules: &RuleSet) -> String {
        match member {
            Member::Column { table, slot } => self.label(*table, Direction::Column, *slot),
            Member::Row { table, slot } => self.label(*table, Direction::Row, *slot),
            Member::Group { path, within: None } => path.clone(),
            Member::Group { path, within: Some(label) } => format!("{path}/{label}"),
            Member::Fact(fact) => self.fact(*fact, rules),
            Member::Table(table) => self.table(*table),
            Member::Whole => first_cell(binding).map_or_else(String::new, |cell| {
                let (_, row, column) = self.cell(cell);
                format!("{row}/{column}")
            }),
        }
    }

    /// Returns the whole path of a member, its table first.
    pub(super) fn path(&self, member: &Member, binding: &Binding, rules: &RuleSet) -> String {
        match member {
            Member::Column { table, slot } => self.path_of(*table, Direction::Column, *slot),
            Member::Row { table, slot } => self.path_of(*table, Direction::Row, *slot),
            Member::Group { .. } | Member::Fact(_) | Member::Table(_) | Member::Whole => {
                self.name(member, binding, rules)
            }
        }
    }

    /// Returns everything that a binding may be called by: as printed, by its whole path, and by the
    /// names and aliases of the form; a cell as `row/column`.
    pub(super) fn all_names(&self, binding: &Binding, rules: &RuleSet) -> Vec<String> {
        let member = &binding.member;
        let mut names = vec![self.name(member, binding, rules), self.path(member, binding, rules)];
        match member {
            Member::Column { table, slot } => {
                names.extend(self.aliases(*table, Direction::Column, *slot));
            }
            Member::Row { table, slot } => {
                names.extend(self.aliases(*table, Direction::Row, *slot));
            }
            Member::Whole => {
                let cell = first_cell(binding).and_then(|cell| self.layout.place_of(cell));
                if let Some((table, row, column)) = cell {
                    let columns = self.aliases(table, Direction::Column, column);
                    for row in self.aliases(table, Direction::Row, row) {
                        names.extend(columns.iter().map(|column| format!("{row}/{column}")));
                    }
                }
            }
            Member::Group { .. } | Member::Fact(_) | Member::Table(_) => {}
        }
        names
    }

    /// Returns the label and the aliases that the form gives a row or a column.
    fn aliases(&self, table: usize, direction: Direction, slot: usize) -> Vec<String> {
        let axis = self.axis(table, direction);
        let node = axis.and_then(|axis| axis.nodes.get(axis.node_of(slot)?));
        node.map(|node| node.names.iter().map(|name| name.text.clone()).collect())
            .unwrap_or_default()
    }

    /// Returns table, row and column of a cell.
    pub(super) fn cell(&self, cell: CellId) -> (String, String, String) {
        let Some((table, row, column)) = self.layout.place_of(cell) else {
            return Default::default();
        };
        let row = self.label(table, Direction::Row, row);
        (self.table(table), row, self.label(table, Direction::Column, column))
    }

    /// Returns what a figure of a member is called beside that member: its column in a row, its row in a
    /// column.
    pub(super) fn within(&self, figure: Figure, member: &Member) -> String {
        let FigurePlace::Cell(cell) = figure.place else { return String::new() };
        let (_, row, column) = self.cell(cell);
        match member {
            Member::Row { .. } => column,
            Member::Column { .. } => row,
            Member::Group { .. } | Member::Fact(_) | Member::Table(_) | Member::Whole => {
                format!("{row}·{column}")
            }
        }
    }

    /// Returns the name of a fact.
    pub(super) fn fact(&self, fact: FactId, rules: &RuleSet) -> String {
        rules.facts.get(fact.0 as usize).map(|fact| fact.name.clone()).unwrap_or_default()
    }

    /// Returns the heading of a narrative as printed, with its place where the report has it.
    pub(super) fn heading(&self, sections: &[usize]) -> (String, Option<Span>) {
        let mut printed = sections.iter().filter_map(|one| self.placement.sections.get(*one));
        let section = printed.find_map(|printed| self.sections.get(*printed.first()?));
        if let Some(heading) = section.and_then(|section| section.heading.as_ref()) {
            return (heading.node.clone(), Some(heading.span));
        }
        let named = sections.first().and_then(|section| self.layout.sections.get(*section));
        let name = named.and_then(|section| section.names.first());
        (name.map(|name| name.text.clone()).unwrap_or_default(), None)
    }

    fn table(&self, table: usize) -> String {
        self.layout.tables.get(table).map(|table| table.title().to_owned()).unwrap_or_default()
    }

    fn table_of(&self, binding: &Binding) -> String {
        let place = first_cell(binding).and_then(|cell| self.layout.place_of(cell));
        place.map(|(table, ..)| self.table(table)).unwrap_or_default()
    }

    fn label(&self, table: usize, direction: Direction, slot: usize) -> String {
        if let Some(printed) = self.printed(table, direction, slot) {
            return printed;
        }
        let Some(axis) = self.axis(table, direction) else { return String::new() };
        axis.node_of(slot).map(|node| axis.label(node).to_owned()).unwrap_or_default()
    }

    fn path_of(&self, table: usize, direction: Direction, slot: usize) -> String {
        let Some(axis) = self.axis(table, direction) else { return String::new() };
        axis.node_of(slot).map(|node| axis.path(node)).unwrap_or_default()
    }

    fn axis(&self, table: usize, direction: Direction) -> Option<&LayoutAxis> {
        let table = self.layout.tables.get(table)?;
        Some(match direction {
            Direction::Row => &table.rows,
            Direction::Column => &table.columns,
        })
    }

    /// Returns the label that the report prints where the layout has this slot.
    fn printed(&self, table: usize, direction: Direction, slot: usize) -> Option<String> {
        let placed: &TablePlacement = self.placement.tables.get(table)?.as_ref()?;
        let printed = self.tables.get(placed.table)?;
        let (slots, axis): (&[Option<usize>], &Axis) = match direction {
            Direction::Row => (&placed.rows, &printed.rows),
            Direction::Column => (&placed.columns, &printed.columns),
        };
        let slot = (*slots.get(slot)?)?;
        let node = axis.nodes.get(*axis.slots.get(slot)?)?;
        Some(node.label.node.clone())
    }
}

fn first_cell(binding: &Binding) -> Option<CellId> {
    binding.operands.iter().flatten().find_map(|figure| match figure.place {
        FigurePlace::Cell(cell) => Some(cell),
        FigurePlace::Fact(_) | FigurePlace::Item(..) => None,
    })
}
