//! A report's tables and sections against the versions of a form: which is which, and what fits none.
//!
//! Labels match exactly, folded or by alias, never by a part.

use super::family::{Choice, Family, FormTablePlan};
use super::fit::{Fit, Fits, Slots};
use super::placement::{Placement, TablePlacement};
use super::tree::{LayoutAxis, Name};
use crate::model::label::{fold, split_unit_note};
use crate::model::report::{Axis, AxisNode, Report, Section, Table};
use crate::source::Span;

/// Something of a report that has no place in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// What.
    pub kind: UnplacedKind,
    /// Where it is printed.
    pub span: Span,
}

/// What of a report has no place in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnplacedKind {
    /// A label of a row or a column that the form's table has not.
    Label {
        /// As printed.
        label: String,
        /// Whether it is a row; else a column.
        row: bool,
        /// The table of the form.
        table: String,
        /// The labels of the form that no label of the report stands for.
        free: Vec<String>,
    },
    /// Figures printed at a label that is only a category in the form.
    CategoryFigures {
        /// As printed.
        label: String,
        /// Whether it is a row; else a column.
        row: bool,
        /// The table of the form.
        table: String,
    },
    /// A version of the form that there is none of.
    Version {
        /// As the report names it.
        version: String,
        /// The versions there are.
        known: Vec<String>,
    },
    /// A table that is none of the form's.
    Table,
    /// A second table for one of the form's.
    SecondTable {
        /// The table of the form.
        table: String,
    },
}

impl Family {
    /// Finds where the form's tables and sections lie in a report: the version of each unit, the places,
    /// and what of the report has none.
    pub fn place(&self, report: &Report) -> (Choice, Placement, Vec<Unplaced>) {
        let printed: Vec<&Table> = report.tables().collect();
        let named = report.form.as_ref().map(|form| form.node.as_str());
        let default = self.default_version(named, report.year.as_ref().map(|year| year.node));
        let fits: Vec<Fits> = printed.iter().map(|table| self.fits_of(table)).collect();
        let choice =
            Choice((0..self.units.len()).map(|unit| self.pick(unit, &fits, default)).collect());
        let sections = self.place_sections(report);
        let (tables, mut unplaced) = self.place_tables(&choice, &printed, &fits);
        if let Some(form) = report.form.as_ref().filter(|form| !self.has_version(&form.node)) {
            let (version, known) = (form.node.clone(), self.version_names());
            let kind = UnplacedKind::Version { version, known };
            unplaced.insert(0, Unplaced { kind, span: form.span });
        }
        (choice, Placement { tables, sections }, unplaced)
    }

    /// Returns how a printed table fits each table of each version. Tables that print the same labels fit
    /// alike: their labels are matched once, however many reports have them.
    pub(super) fn fits_of(&self, table: &Table) -> Fits {
        self.shapes.fits(table, || self.fits(&Printed::new(table)))
    }

    /// Returns how a printed table fits each table of each version, where it fits at all.
    fn fits(&self, printed: &Printed<'_>) -> Vec<Fit> {
        let mut fits = Vec::new();
        for (unit, versions) in self.units.iter().enumerate() {
            for (version, tables) in versions.versions.iter().enumerate() {
                for (part, table) in tables.iter().enumerate() {
                    let Some((score, rows, columns)) = printed.fit(table) else { continue };
                    fits.push(Fit { unit, version, part, score, rows, columns });
                }
            }
        }
        fits
    }

    /// Picks the version of a unit: the one that its printed tables fit best, in doubt the default.
    fn pick(&self, unit: usize, fits: &[Fits], default: usize) -> usize {
        let mut best = (0, default);
        let others = (0..self.versions.len()).filter(|version| *version != default);
        for version in std::iter::once(default).chain(others) {
            let of_table = |fits: &Fits| {
                let own = fits.iter().filter(|fit| fit.unit == unit && fit.version == version);
                own.map(|fit| fit.score).max().unwrap_or(0)
            };
            let score: u64 = fits.iter().map(of_table).sum();
            if score > best.0 {
                best = (score, version);
            }
        }
        best.1
    }

    pub(super) fn place_tables(
        &self,
        choice: &Choice,
        printed: &[&Table],
        fits: &[Fits],
    ) -> (Vec<Option<TablePlacement>>, Vec<Unplaced>) {
        let plans: Vec<&FormTablePlan> = self.tables(choice).collect();
        let mut placed: Vec<Option<TablePlacement>> = vec![None; plans.len()];
        let mut unplaced = Vec::new();
        for (index, (table, fits)) in printed.iter().zip(fits).enumerate() {
            let chosen = |fit: &&Fit| choice.0.get(fit.unit) == Some(&fit.version);
            let Some(fit) = fits.iter().filter(chosen).max_by_key(|fit| fit.score) else {
                unplaced.push(Unplaced { kind: UnplacedKind::Table, span: head(table) });
                continue;
            };
            let number = self.number(choice, fit);
            let (Some(place), Some(plan)) = (placed.get_mut(number), plans.get(number)) else {
                continue;
            };
            if place.is_some() {
                let kind = UnplacedKind::SecondTable { table: title(plan) };
                unplaced.push(Unplaced { kind, span: head(table) });
                continue;
            }
            unplaced.extend(unplaced_labels(table, plan, fit));
            *place = Some(TablePlacement {
                table: index,
                rows: inverted(&fit.rows, plan.rows.slots.len()),
                columns: inverted(&fit.columns, plan.columns.slots.len()),
            });
        }
        (placed, unplaced)
    }

    /// Returns the number in the layout of the table that a fit names.
    fn number(&self, choice: &Choice, fit: &Fit) -> usize {
        let before = self.units.iter().zip(&choice.0).take(fit.unit);
        let tables = before.filter_map(|(unit, version)| unit.versions.get(*version));
        tables.map(Vec::len).sum::<usize>() + fit.part
    }

    /// Finds the sections by their headings. Several printed sections may be one of the form.
    pub(super) fn place_sections(&self, report: &Report) -> Vec<Vec<usize>> {
        let mut number = 0;
        let mut printed = Vec::new();
        for section in &report.sections {
            printed.push((number, heading(section)));
            number += section.count();
        }
        let places = |names: &[Name]| {
            let own = printed.iter().filter(|(_, heading)| {
                heading
                    .as_ref()
                    .is_some_and(|heading| names.iter().any(|name| name.folded == *heading))
            });
            own.map(|(number, _)| *number).collect()
        };
        self.sections.iter().map(|section| places(&section.names)).collect()
    }
}

fn heading(section: &Section) -> Option<String> {
    section.heading.as_ref().map(|heading| fold(&heading.node))
}

/// Returns the place at which a table is named, else at which it begins.
fn head(table: &Table) -> Span {
    table.caption.as_ref().map_or(table.span.start_point(), |caption| caption.span)
}

/// A printed table with its labels folded once.
struct Printed<'a> {
    table: &'a Table,
    caption: Option<String>,
    rows: Vec<String>,
    columns: Vec<String>,
}

impl<'a> Printed<'a> {
    fn new(table: &'a Table) -> Self {
        Self {
            table,
            caption: table.caption.as_ref().map(|caption| fold(&caption.node)),
            rows: folded(&table.rows),
            columns: folded(&table.columns),
        }
    }

    /// Holds the table against one of a form. It fits when at least half of its rows and of its columns
    /// are the form's.
    fn fit(&self, plan: &FormTablePlan) -> Option<(u64, Slots, Slots)> {
        let mut rows = matched(&self.table.rows, &self.rows, &plan.rows);
        if let ([row], [_]) = (rows.as_mut_slice(), plan.rows.slots.as_slice()) {
            // The only row needs no label: table 4 of the annual report prints none.
            *row = Some(0);
        }
        let columns = matched(&self.table.columns, &self.columns, &plan.columns);
        // A subtotal is no sign of a form: what is one line in one version is a category in the next.
        let count = |slots: &[Option<usize>], axis: &LayoutAxis| {
            slots.iter().flatten().filter(|slot| axis.is_ordinary(**slot)).count()
        };
        let row_hits = count(&rows, &plan.rows);
        let column_hits = count(&columns, &plan.columns);
        if row_hits == 0 || column_hits == 0 {
            return None;
        }
        if row_hits * 2 < rows.len() || column_hits * 2 < columns.len() {
            return None;
        }
        // How much of what is printed has a place counts, not how much of the form is printed: a short
        // table is no sign of a short form.
        let share = |hits: usize, printed: usize| (hits * 1000 / printed.max(1)) as u64;
        let score = share(row_hits, rows.len()) * share(column_hits, columns.len());
        let captioned = self
            .caption
            .as_ref()
            .is_some_and(|caption| plan.names.iter().any(|name| name.folded == *caption));
        Some((score + if captioned { 500_000 } else { 0 }, rows, columns))
    }
}

/// Returns the labels of a table that have no place in the form's.
fn unplaced_labels(table: &Table, plan: &FormTablePlan, fit: &Fit) -> Vec<Unplaced> {
    let mut unplaced = Vec::new();
    let axes = [
        (true, &table.rows, &fit.rows, &plan.rows),
        (false, &table.columns, &fit.columns, &plan.columns),
    ];
    for (row, printed, slots, axis) in axes {
        let lost = slots.iter().enumerate().filter(|(_, slot)| slot.is_none());
        for (slot, _) in lost {
            let Some(node) = printed.slots.get(slot).and_then(|node| printed.nodes.get(*node))
            else {
                continue;
            };
            let label = node.label.node.clone();
            let table = title(plan);
            let kind = if axis.is_category(&label) {
                UnplacedKind::CategoryFigures { label, row, table }
            } else {
                UnplacedKind::Label { label, row, table, free: free(axis, slots) }
            };
            unplaced.push(Unplaced { kind, span: node.label.span });
        }
    }
    unplaced
}

/// Returns the labels of a form's axis that no label of the report stands for.
fn free(axis: &LayoutAxis, taken: &[Option<usize>]) -> Vec<String> {
    let slots = axis.slots.iter().enumerate();
    let slots = slots.filter(|(slot, _)| axis.is_ordinary(*slot) && !taken.contains(&Some(*slot)));
    slots.map(|(_, node)| axis.label(*node).to_owned()).collect()
}

fn title(plan: &FormTablePlan) -> String {
    plan.names.first().map(|name| name.text.clone()).unwrap_or_default()
}

pub(super) fn folded(axis: &Axis) -> Vec<String> {
    let key = |node: &AxisNode| match &node.stands_for {
        Some(name) => fold(&name.node),
        None => fold(split_unit_note(&node.label.node).0),
    };
    axis.nodes.iter().map(key).collect()
}

/// Matches the labels of an axis with a form's: printed slot → form slot. A label below a matched one
/// is looked for below it; labels that several of the form's bear go by their order, where there are
/// as many.
pub(super) fn matched(printed: &Axis, folded: &[String], form: &LayoutAxis) -> Vec<Option<usize>> {
    let mut nodes: Vec<Option<usize>> = vec![None; printed.nodes.len()];
    for (index, (node, key)) in printed.nodes.iter().zip(folded).enumerate() {
        let above = node.parent.and_then(|parent| nodes.get(parent).copied().flatten());
        let fits = |candidate: &&usize| above.is_none_or(|above| form.is_below(**candidate, above));
        let candidates: Vec<usize> =
            form.index().folded(key).iter().filter(fits).copied().collect();
        let found = match candidates.as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let twin = |other: usize| {
                    folded.get(other) == Some(key)
                        && printed.nodes.get(other).is_some_and(|twin| twin.parent == node.parent)
                };
                let twins = (0..printed.nodes.len()).filter(|other| twin(*other));
                let before = (0..index).filter(|other| twin(*other)).count();
                (twins.count() == several.len()).then(|| several.get(before).copied()).flatten()
            }
        };
        let found = found.filter(|found| !nodes.contains(&Some(*found)));
        if let Some(place) = nodes.get_mut(index) {
            *place = found;
        }
    }
    let slot_of = |node: &usize| {
        let node = nodes.get(*node).copied().flatten()?;
        let node = form.nodes.get(node)?;
        node.slot.or(node.subtotal)
    };
    printed.slots.iter().map(slot_of).collect()
}

/// Turns printed slot → form slot around.
pub(super) fn inverted(slots: &[Option<usize>], count: usize) -> Vec<Option<usize>> {
    let mut inverted = vec![None; count];
    for (printed, form) in slots.iter().enumerate() {
        if let Some(place) = form.and_then(|form| inverted.get_mut(form)) {
            *place = Some(printed);
        }
    }
    inverted
}
