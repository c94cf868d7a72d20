//! What the rows, columns, tables and members of a finding are called: as the report prints them, else
//! as the form does.

use super::{Text, text};
use crate::model::{
    Axis, CellId, Layout, LayoutAxis, Placement, Report, Section, Table, TablePlacement, Unit,
};
use crate::resolve::{Binding, Direction, Document, FactId, Figure, FigurePlace, Member, RuleSet};
use crate::source::Span;

/// How many members a headline names before it only counts them.
const NAMED: usize = 3;
/// How many characters a label may have before a headline leaves out the bracket at its end.
const LONG: usize = 12;

/// The names of one report over one layout.
pub struct Naming<'a> {
    pub(super) layout: &'a Layout,
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
                    (self.table(*table), self.clear_label(*table, Direction::Column, *slot));
                text!(zh: "{table}“{label}”列", en: "column “{label}” of {table}")
            }
            Member::Row { table, slot } => {
                let (table, label) =
                    (self.table(*table), self.clear_label(*table, Direction::Row, *slot));
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
                Some(cell) => self.places_of_cells(&[cell]),
                None => text!(zh: "此条", en: "this statement"),
            },
        }
    }

    /// Returns the place of several members, each with what is said of it there: `表三“自然人”（3 ≠ 2）
    /// “总计”（4 ≠ 2）列`; of many the first, and how many there are.
    pub(super) fn places(&self, members: &[(&Binding, Option<Text>)], rules: &RuleSet) -> Text {
        let count = members.len();
        let with_notes = members.iter().any(|(_, note)| note.is_some());
        let named = match count > NAMED && with_notes {
            true => 1,
            false => NAMED,
        };
        let names: Vec<Text> = members
            .iter()
            .take(named)
            .map(|(binding, note)| {
                let name = self.name(&binding.member, binding, rules);
                let name = short(&name);
                match note {
                    Some(Text { zh, en }) => text!(zh: "“{name}”（{zh}）", en: "“{name}” ({en})"),
                    None => text!(zh: "“{name}”", en: "“{name}”"),
                }
            })
            .collect();
        let first = members.first();
        let table = first.map(|(binding, _)| self.table_of(binding)).unwrap_or_default();
        let Text { zh: quoted, en: listed } = Text::joined(&names, "", ", ");
        let kind = match first.map(|(binding, _)| &binding.member) {
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
            Member::Column { table, slot } => {
                self.label(*table, Direction::Column, *slot).to_owned()
            }
            Member::Row { table, slot } => self.label(*table, Direction::Row, *slot).to_owned(),
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

    /// Returns table, row slot and column slot of a cell of the report's own layout.
    pub(super) fn spot(&self, figure: Figure) -> Option<(usize, usize, usize)> {
        match (figure.place, figure.document) {
            (FigurePlace::Cell(cell), Document::Own) => self.layout.place_of(cell),
            _ => None,
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

    /// Returns the label of a cell in one direction of its table, for a headline; none where it is of
    /// another table.
    pub(super) fn short_label(
        &self,
        cell: CellId,
        table: usize,
        direction: Direction,
    ) -> Option<String> {
        let (of, row, column) = self.layout.place_of(cell)?;
        let slot = match direction {
            Direction::Row => row,
            Direction::Column => column,
        };
        (of == table).then(|| self.clear_label(table, direction, slot))
    }

    /// Returns the label that the form gives the row, or the column, of a member.
    pub(super) fn label_of_form(&self, member: &Member) -> Option<String> {
        let (table, direction, slot) = match member {
            Member::Row { table, slot } => (*table, Direction::Row, *slot),
            Member::Column { table, slot } => (*table, Direction::Column, *slot),
            Member::Whole | Member::Group { .. } | Member::Fact(_) | Member::Table(_) => {
                return None;
            }
        };
        let axis = self.axis(table, direction)?;
        Some(axis.label(axis.node_of(slot)?).to_owned())
    }

    /// Returns the unit of a figure where it is one of money.
    pub(super) fn money<'r>(&'r self, figure: Figure, rules: &'r RuleSet) -> Option<&'r str> {
        let unit = match figure.place {
            FigurePlace::Cell(cell) => {
                let (table, row, column) = self.layout.place_of(cell)?;
                self.layout.tables.get(table)?.unit_at(row, column)?
            }
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                rules.facts.get(fact.0 as usize)?.unit.as_ref()?
            }
        };
        unit.is_like(&Unit::named("元")).then(|| unit.name())
    }

    /// Returns table, row and column of a cell.
    pub(super) fn cell(&self, cell: CellId) -> (String, String, String) {
        let Some((table, row, column)) = self.layout.place_of(cell) else {
            return Default::default();
        };
        let row = self.label(table, Direction::Row, row);
        let column = self.label(table, Direction::Column, column);
        (self.table(table), row.to_owned(), column.to_owned())
    }

    /// Returns table, row and column of a cell, with the labels above a label that stands in the table
    /// several times.
    pub(super) fn cell_apart(&self, cell: CellId) -> (String, String, String) {
        let Some((table, row, column)) = self.layout.place_of(cell) else {
            return Default::default();
        };
        let apart = |direction, slot| {
            let label = self.label(table, direction, slot);
            let axis = self.axis(table, direction);
            let slots = axis.map_or(0, |axis| axis.slots.len());
            let is_alike = |other: &usize| self.label(table, direction, *other) == label;
            if (0..slots).filter(is_alike).nth(1).is_none() {
                return label.to_owned();
            }
            self.path_of(table, direction, slot)
        };
        (self.table(table), apart(Direction::Row, row), apart(Direction::Column, column))
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

    pub(super) fn table(&self, table: usize) -> String {
        self.layout.tables.get(table).map(|table| table.title().to_owned()).unwrap_or_default()
    }

    fn table_of(&self, binding: &Binding) -> String {
        let place = first_cell(binding).and_then(|cell| self.layout.place_of(cell));
        place.map(|(table, ..)| self.table(table)).unwrap_or_default()
    }

    fn label(&self, table: usize, direction: Direction, slot: usize) -> &str {
        if let Some(printed) = self.printed(table, direction, slot) {
            return printed;
        }
        let Some(axis) = self.axis(table, direction) else { return "" };
        axis.node_of(slot).map(|node| axis.label(node)).unwrap_or_default()
    }

    /// Returns a label for a headline: without what stands in long brackets behind it, and with the
    /// labels above it where others of its table are printed alike.
    pub(super) fn clear_label(&self, table: usize, direction: Direction, slot: usize) -> String {
        let label = self.label(table, direction, slot);
        let slots = self.axis(table, direction).map_or(0, |axis| axis.slots.len());
        let alike = (0..slots).filter(|other| self.label(table, direction, *other) == label);
        match alike.count() > 1 {
            true => self.path_of(table, direction, slot),
            false => short(label),
        }
    }

    fn path_of(&self, table: usize, direction: Direction, slot: usize) -> String {
        let Some(axis) = self.axis(table, direction) else { return String::new() };
        axis.node_of(slot).map(|node| axis.path(node)).unwrap_or_default()
    }

    pub(super) fn axis(&self, table: usize, direction: Direction) -> Option<&LayoutAxis> {
        let table = self.layout.tables.get(table)?;
        Some(match direction {
            Direction::Row => &table.rows,
            Direction::Column => &table.columns,
        })
    }

    /// Returns the label that the report prints where the layout has this slot.
    pub(super) fn printed(&self, table: usize, direction: Direction, slot: usize) -> Option<&str> {
        let placed: &TablePlacement = self.placement.tables.get(table)?.as_ref()?;
        let printed = self.tables.get(placed.table)?;
        let (slots, axis): (&[Option<usize>], &Axis) = match direction {
            Direction::Row => (&placed.rows, &printed.rows),
            Direction::Column => (&placed.columns, &printed.columns),
        };
        let slot = (*slots.get(slot)?)?;
        let node = axis.nodes.get(*axis.slots.get(slot)?)?;
        Some(&node.label.node)
    }
}

/// Returns a long label without the bracket at its end, which explains or names a unit.
fn short(label: &str) -> String {
    let is_long = label.chars().count() > LONG;
    let ends = label.ends_with(['）', ')']);
    let opening = label.rfind(['（', '(']).filter(|at| *at > 0 && is_long && ends);
    let kept = opening.and_then(|at| label.get(..at)).map(str::trim_end);
    kept.filter(|kept| !kept.is_empty()).map_or(label.to_owned(), |kept| format!("{kept}…"))
}

fn first_cell(binding: &Binding) -> Option<CellId> {
    binding.operands.iter().flatten().find_map(|figure| match figure.place {
        FigurePlace::Cell(cell) => Some(cell),
        FigurePlace::Fact(_) | FigurePlace::Item(..) => None,
    })
}
