//! The layout of one report found in another: in the same unit's report of the year before, or in that
//! of a subordinate unit.

use super::family::{Choice, Family};
use super::placement::{Placement, TablePlacement};
use super::placing::{folded, inverted, matched};
use super::tree::{Layout, LayoutTable, Name};
use crate::model::label::fold;
use crate::model::report::{Report, Section, Table};

impl Family {
    /// Finds where the tables and sections of a choice lie in a report, whatever version it follows
    /// itself. What the other version has not is not there.
    pub fn place_as(&self, choice: &Choice, report: &Report) -> Placement {
        let printed: Vec<&Table> = report.tables().collect();
        let fits: Vec<_> = printed.iter().map(|table| self.fits_of(table)).collect();
        let (tables, _) = self.place_tables(choice, &printed, &fits);
        Placement { tables, sections: self.place_sections(report) }
    }
}

impl Placement {
    /// Finds where the layout of a report that follows no form lies in another one: tables and sections
    /// by their names, rows and columns by their labels.
    pub fn of_layout_in(layout: &Layout, report: &Report) -> Self {
        let tables: Vec<(Option<String>, &Table)> = report
            .all_sections()
            .flat_map(|section| section.tables.iter().map(|table| (name_of(table, section), table)))
            .collect();
        let sections: Vec<(usize, String)> = report
            .all_sections()
            .enumerate()
            .filter_map(|(index, section)| Some((index, fold(&section.heading.as_ref()?.node))))
            .collect();
        let alone = layout.tables.len() == 1 && tables.len() == 1;
        let place = |wanted: &LayoutTable| {
            let fits = |name: &Option<String>| alone || is_named(&wanted.names, name.as_deref());
            let mut found = tables.iter().enumerate().filter(|(_, (name, _))| fits(name));
            // Of two tables of one name nobody can tell which is meant.
            match (found.next(), found.next()) {
                (Some((index, (_, table))), None) => Some(placed(wanted, index, table)),
                _ => None,
            }
        };
        let of_section = |names: &[Name]| {
            let same = sections.iter().filter(|(_, heading)| is_named(names, Some(heading)));
            same.map(|(index, _)| *index).collect()
        };
        Self {
            tables: layout.tables.iter().map(place).collect(),
            sections: layout.sections.iter().map(|section| of_section(&section.names)).collect(),
        }
    }
}

/// Returns the folded name of a table, as a layout names it: its caption, else its section's heading.
fn name_of(table: &Table, section: &Section) -> Option<String> {
    let caption = table.caption.as_ref().map(|caption| caption.node.as_str());
    let heading = section.heading.as_ref().map(|heading| heading.node.as_str());
    caption.or(heading).map(fold)
}

fn is_named(names: &[Name], folded: Option<&str>) -> bool {
    match folded {
        Some(folded) => names.iter().any(|name| name.folded == folded),
        None => names.is_empty(),
    }
}

fn placed(wanted: &LayoutTable, index: usize, table: &Table) -> TablePlacement {
    let [rows, columns] =
        [(&table.rows, &wanted.rows), (&table.columns, &wanted.columns)].map(|(printed, axis)| {
            let found = matched(printed, &folded(printed), axis);
            inverted(&found, axis.slots.len())
        });
    TablePlacement { table: index, rows, columns }
}
