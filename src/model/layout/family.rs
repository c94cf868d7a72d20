//! The versions of one form side by side, and the layouts that can be put together from their tables:
//! real reports print table 2 of one version and table 3 of another.

use super::fit::Shapes;
use super::tree::{Layout, LayoutAxis, LayoutNode, LayoutSection, Name};
use crate::model::form::{Form, FormAxis, FormNode, FormSection, FormTable, Validity};
use crate::model::label::fold;
use crate::model::value::Unit;

/// All versions of the form of one kind of report.
#[derive(Debug)]
pub struct Family {
    kind: String,
    /// The versions, the latest last.
    pub(super) versions: Vec<Version>,
    /// The units of all versions: what picks its version as one.
    pub(super) units: Vec<TableUnit>,
    /// The sections of all versions.
    pub(super) sections: Vec<LayoutSection>,
    /// How the tables of reports seen so far fit.
    pub(super) shapes: Shapes,
}

/// One version.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) name: String,
    valid: Validity,
    sections: Vec<LayoutSection>,
}

/// A table, or a group of tables that is addressed as one.
#[derive(Clone, Debug)]
pub(super) struct TableUnit {
    key: String,
    /// For each version its tables; none where that version lacks the unit.
    pub(super) versions: Vec<Vec<FormTablePlan>>,
}

/// A table of a form, ready to be matched with a report's and to be put into a layout.
#[derive(Clone, Debug)]
pub(super) struct FormTablePlan {
    pub(super) names: Vec<Name>,
    group: Vec<Name>,
    pub(super) columns: LayoutAxis,
    pub(super) rows: LayoutAxis,
    unit: Option<Unit>,
    version: String,
}

/// For each unit the version that it is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Choice(pub(super) Vec<usize>);

impl Family {
    /// Puts the forms of one kind side by side. `forms` must not be empty and all of one kind.
    pub fn new(forms: &[&Form]) -> Self {
        let mut forms = forms.to_vec();
        forms.sort_by_key(|form| (form.valid.from, form.version.node.clone()));
        let kind = forms.first().map(|form| form.kind.node.clone()).unwrap_or_default();
        let mut units: Vec<TableUnit> = Vec::new();
        for (index, form) in forms.iter().enumerate() {
            for (key, tables) in
                form.sections.iter().flat_map(|one| units_of(one, &form.version.node))
            {
                let known = units.iter().position(|unit| unit.key == key);
                let at = known.unwrap_or_else(|| {
                    units.push(TableUnit { key, versions: vec![Vec::new(); forms.len()] });
                    units.len() - 1
                });
                if let Some(place) = units.get_mut(at).and_then(|unit| unit.versions.get_mut(index))
                {
                    *place = tables;
                }
            }
        }
        let versions: Vec<Version> = forms.iter().map(|form| Version::new(form)).collect();
        let sections = joined_sections(&versions);
        Self { kind, versions, units, sections, shapes: Shapes::default() }
    }

    /// Returns the kind of report, as its forms name it.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Tells whether a report of a kind, as printed, is one of this family.
    pub fn is_for(&self, kind: &str) -> bool {
        kind == self.kind || fold(kind) == fold(&self.kind)
    }

    /// Returns for each version the choice of it alone: the layouts against which rules are checked
    /// before any report is read.
    pub fn pure_choices(&self) -> Vec<Choice> {
        (0..self.versions.len()).map(|version| Choice(vec![version; self.units.len()])).collect()
    }

    /// Tells whether there is a version of this name.
    pub(super) fn has_version(&self, name: &str) -> bool {
        self.versions.iter().any(|version| version.name == name)
    }

    /// Returns the names of the versions, the latest last.
    pub fn version_names(&self) -> Vec<String> {
        self.versions.iter().map(|version| version.name.clone()).collect()
    }

    /// Returns the version that a report should follow: the one it names, else the one valid in its
    /// year, else the latest.
    pub(super) fn default_version(&self, named: Option<&str>, year: Option<i32>) -> usize {
        let by_name = named.and_then(|name| self.versions.iter().position(|one| one.name == name));
        let by_year = || {
            let year = year?;
            self.versions.iter().rposition(|version| version.valid.covers(year))
        };
        by_name.or_else(by_year).unwrap_or(self.versions.len().saturating_sub(1))
    }

    /// Puts the layout of a choice together. Sections go by the names of all versions.
    pub fn layout(&self, choice: &Choice) -> Layout {
        let mut layout = Layout { sections: self.sections.clone(), tables: Vec::new() };
        for table in self.tables(choice) {
            layout.add_table(
                table.names.clone(),
                table.group.clone(),
                table.columns.clone(),
                table.rows.clone(),
                table.unit.clone(),
                Some(table.version.clone()),
            );
        }
        layout
    }

    /// Returns the tables of a choice, in the order of the layout.
    pub(super) fn tables(&self, choice: &Choice) -> impl Iterator<Item = &FormTablePlan> {
        let units = self.units.iter().zip(&choice.0);
        units.filter_map(|(unit, version)| unit.versions.get(*version)).flatten()
    }
}

/// Returns the sections of all versions; those that share a name are one.
fn joined_sections(versions: &[Version]) -> Vec<LayoutSection> {
    let mut sections: Vec<LayoutSection> = Vec::new();
    for section in versions.iter().rev().flat_map(|version| &version.sections) {
        let shares = |known: &LayoutSection| {
            let folded = |name: &Name| section.names.iter().any(|one| one.folded == name.folded);
            known.names.iter().any(folded)
        };
        match sections.iter_mut().find(|known| shares(known)) {
            Some(known) => {
                let new = section.names.iter().filter(|name| !known.names.contains(name));
                let new: Vec<Name> = new.cloned().collect();
                known.names.extend(new);
            }
            None => sections.push(section.clone()),
        }
    }
    sections
}

impl Version {
    fn new(form: &Form) -> Self {
        let section = |section: &FormSection| LayoutSection {
            names: names(&section.heading.node, section.aliases.iter().map(|alias| &alias.node)),
            parent: None,
            facts: Vec::new(),
        };
        Self {
            name: form.version.node.clone(),
            valid: form.valid,
            sections: form.sections.iter().map(section).collect(),
        }
    }
}

/// Returns the units of a section, each under its folded name.
fn units_of(section: &FormSection, version: &str) -> Vec<(String, Vec<FormTablePlan>)> {
    if let Some(group) = &section.group {
        let group_names = names(&group.name.node, group.aliases.iter().map(|alias| &alias.node));
        let key = group_names.first().map(|name| name.folded.clone()).unwrap_or_default();
        let tables =
            section.tables.iter().map(|table| FormTablePlan::new(table, &group_names, version));
        return vec![(key, tables.collect())];
    }
    let unit = |table: &FormTable| {
        let plan = FormTablePlan::new(table, &[], version);
        let key = plan.names.first().map(|name| name.folded.clone()).unwrap_or_default();
        (key, vec![plan])
    };
    section.tables.iter().map(unit).collect()
}

impl FormTablePlan {
    fn new(table: &FormTable, group: &[Name], version: &str) -> Self {
        Self {
            names: names(&table.name.node, table.aliases.iter().map(|alias| &alias.node)),
            group: group.to_vec(),
            columns: axis_of(&table.columns),
            rows: axis_of(&table.rows),
            unit: table.unit.as_ref().map(|unit| Unit::named(&unit.node)),
            version: version.to_owned(),
        }
    }
}

fn axis_of(axis: &FormAxis) -> LayoutAxis {
    let node = |node: &FormNode| LayoutNode {
        names: names(&node.label.node, node.aliases.iter().map(|alias| &alias.node)),
        parent: node.parent,
        slot: node.slot,
        subtotal: None,
        total: node.total,
        unit: node.unit.as_ref().map(|unit| Unit::named(&unit.node)),
        fillable: node.fillable,
        admits: node.admits,
    };
    let mut nodes: Vec<LayoutNode> = axis.nodes.iter().map(node).collect();
    let mut slots = axis.slots.clone();
    let categories = nodes.iter_mut().zip(&axis.nodes).enumerate();
    for (index, (node, _)) in categories.filter(|(_, (_, form))| form.subtotal) {
        node.subtotal = Some(slots.len());
        slots.push(index);
    }
    LayoutAxis::new(nodes, slots)
}

fn names<'a>(first: &'a str, aliases: impl Iterator<Item = &'a String>) -> Vec<Name> {
    std::iter::once(first).chain(aliases.map(String::as_str)).map(Name::new).collect()
}
