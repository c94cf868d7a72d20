//! Where a layout lies in a report.

use crate::model::report::{Report, Table};

/// Where the tables and sections of a layout lie in a report.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    /// For each table of the layout the report's table; none where the report has none.
    pub tables: Vec<Option<TablePlacement>>,
    /// For each section of the layout the report's sections, by their number in print order.
    pub sections: Vec<Vec<usize>>,
}

/// Where the slots of a layout's table lie in a report's table.
#[derive(Clone, Debug)]
pub struct TablePlacement {
    /// The number of the report's table in print order.
    pub table: usize,
    /// Layout row slot → report row slot.
    pub rows: Vec<Option<usize>>,
    /// Layout column slot → report column slot.
    pub columns: Vec<Option<usize>>,
}

impl Placement {
    /// Tells whether anything of the layout lies in the report.
    pub fn finds_anything(&self) -> bool {
        self.tables.iter().any(Option::is_some) || self.sections.iter().any(|one| !one.is_empty())
    }

    /// Returns the placement of a report's own layout: everything lies where it lies.
    pub fn of_report(report: &Report) -> Self {
        let own = |(index, table): (usize, &Table)| {
            Some(TablePlacement {
                table: index,
                rows: (0..table.rows.slots.len()).map(Some).collect(),
                columns: (0..table.columns.slots.len()).map(Some).collect(),
            })
        };
        Self {
            tables: report.tables().enumerate().map(own).collect(),
            sections: (0..report.all_sections().count()).map(|index| vec![index]).collect(),
        }
    }
}
