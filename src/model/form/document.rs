//! The form: sections and tables as they are to be printed, with the place of everything.

use super::axis::{Admits, FormAxis, FormNode};
use crate::source::{Span, Spanned};

/// One version of a form. Built by [`load_form`](super::load_form).
#[derive(Clone, Debug)]
pub struct Form {
    /// `form`: the kind of report it is for.
    pub kind: Spanned<String>,
    /// `version`.
    pub version: Spanned<String>,
    /// `valid`: the years of the reports that use it.
    pub valid: Validity,
    /// `basis`: the document that prescribes it.
    pub basis: Option<String>,
    /// The sections in the order prescribed.
    pub sections: Vec<FormSection>,
    /// The whole document.
    pub span: Span,
}

impl Form {
    /// Returns all tables, in the order prescribed.
    pub fn tables(&self) -> impl Iterator<Item = &FormTable> {
        self.sections.iter().flat_map(|section| &section.tables)
    }
}

/// The reporting years for which a form is valid, both ends included; open where none is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub to: Option<i32>,
}

impl Validity {
    /// Tells whether reports of `year` use the form.
    ///
    /// ```
    /// use rulecheck::model::Validity;
    /// let valid = Validity { from: Some(2019), to: Some(2020) };
    /// assert!(valid.covers(2020) && !valid.covers(2021));
    /// ```
    pub fn covers(&self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// A section that a report of this form has.
#[derive(Clone, Debug)]
pub struct FormSection {
    /// The heading as prescribed.
    pub heading: Spanned<String>,
    /// Other headings under which it is printed, and names for it in rules.
    pub aliases: Vec<Spanned<String>>,
    /// Its tables, in the order prescribed.
    pub tables: Vec<FormTable>,
    /// The name by which all its tables are addressed as one.
    pub group: Option<FormGroup>,
    /// The whole section.
    pub span: Span,
}

/// The name of several tables that are addressed as one.
#[derive(Clone, Debug)]
pub struct FormGroup {
    /// The name.
    pub name: Spanned<String>,
    /// Other names of it.
    pub aliases: Vec<Spanned<String>>,
}

/// A table of a form.
#[derive(Clone, Debug)]
pub struct FormTable {
    /// The name.
    pub name: Spanned<String>,
    /// Other names of it.
    pub aliases: Vec<Spanned<String>>,
    /// The column labels.
    pub columns: FormAxis,
    /// The row labels.
    pub rows: FormAxis,
    /// The unit of the cells whose row and column have none.
    pub unit: Option<Spanned<String>>,
    /// The statement that the form prints as the table's own check.
    pub check: Option<Spanned<String>>,
    /// The whole table.
    pub span: Span,
}

impl FormTable {
    /// Returns the unit of the cell where two slots meet: its column's, its row's, else the table's.
    pub fn unit_at(&self, row: usize, column: usize) -> Option<&Spanned<String>> {
        self.either(row, column, |node| node.unit.as_ref()).or(self.unit.as_ref())
    }

    /// Returns which figures make sense where two slots meet, by the column or else by the row.
    pub fn admits_at(&self, row: usize, column: usize) -> Option<Admits> {
        self.either(row, column, |node| node.admits)
    }

    /// Returns the decimals that are asked for where two slots meet, by the column or else the row.
    pub fn decimals_at(&self, row: usize, column: usize) -> Option<u8> {
        self.either(row, column, |node| node.decimals)
    }

    /// Tells whether the cell where two slots meet is to be filled in.
    pub fn is_fillable(&self, row: usize, column: usize) -> bool {
        let fillable = |node: Option<&FormNode>| node.is_some_and(|node| node.fillable);
        fillable(self.rows.slot(row)) && fillable(self.columns.slot(column))
    }

    fn either<'a, T>(
        &'a self,
        row: usize,
        column: usize,
        pick: impl Fn(&'a FormNode) -> Option<T>,
    ) -> Option<T> {
        let of_column = self.columns.slot(column).and_then(&pick);
        of_column.or_else(|| self.rows.slot(row).and_then(&pick))
    }
}
