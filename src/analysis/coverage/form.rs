//! What a rule set sees of one form.
//!
//! Receives layout and rules; hands on tables with their cells, the classes of cells that cannot be told
//! apart, and what each rule contributes. Does not know how anything is called.

use std::collections::BTreeMap;

use super::cells::{CellCoverage, Counts, Sight, TableCoverage, cells_of, is_filled};
use super::classes::{Class, groups};
use super::equations::{Equation, Equations};
use super::rectangle::{Rectangle, rectangle};
use super::worth::{RuleShare, shares};
use crate::analysis::elimination::rank;
use crate::analysis::work::Work;
use crate::eval::Selection;
use crate::model::{CellId, Layout};
use crate::resolve::{Document, Figure, FigurePlace, RuleSet};

/// How much work is spent on counting independent equations.
const RANK_WORK: u64 = 10_000_000;

/// What a rule set sees of a form.
#[derive(Clone, Debug)]
pub struct FormCoverage {
    /// The tables of the form that have cells to fill.
    pub tables: Vec<TableCoverage>,
    /// The classes of figures that cannot be told apart and hold a cell of the form, in its order.
    pub classes: Vec<Class>,
    /// The rules that have equations, in their order.
    pub rules: Vec<RuleShare>,
    /// In how many cells an error is seen, and in how many it is pinned, by the tables alone: where the
    /// narrative states nothing and there is no other report.
    pub by_tables: (usize, usize),
    /// How many equations there are.
    pub equations: usize,
    /// How many of them are independent of the others; none when there are too many to tell.
    pub independent: Option<usize>,
    /// An example of four changes that no equation sees; none where there is none in a table.
    pub rectangle: Option<Rectangle>,
}

impl FormCoverage {
    /// Counts the cells of all tables.
    pub fn counts(&self) -> Counts {
        Counts::of(self.tables.iter().flat_map(|table| &table.cells))
    }
}

/// Tells what rules see of the form that they are resolved over. A figure has one column: its
/// coefficients in all equations. An error in a cell is seen when its column is not empty, and pinned
/// when no other column is proportional to it, be it that of a cell, of a fact or of another report.
pub fn cover(layout: &Layout, rules: &RuleSet, selection: &Selection) -> FormCoverage {
    let equations = Equations::of(rules, selection);
    let columns = equations.columns(|_| true);
    let groups = groups(&columns);
    let mut classes: Vec<Class> = groups
        .iter()
        .filter_map(|group| {
            let figures = group.iter().filter_map(|at| equations.figures.get_index(*at));
            let figures = figures.map(|(figure, ())| *figure);
            Class::new(figures, |cell| is_filled(cell, layout), layout)
        })
        .collect();
    classes.sort_by(|one, other| one.cells.cmp(&other.cells));
    let reads = Reads::of(rules, selection, &equations);
    let column_of = |cell: CellId| columns.get(equations.figures.get_index_of(&own(cell))?);
    let tables = tables(layout, &classes, &reads, |cell| {
        column_of(cell).is_some_and(|column| !column.is_empty())
    });
    let rectangle = tables.iter().find_map(|table| rectangle(table, column_of));
    let rows = equations.rows.iter().map(|row| row.entries.iter().cloned().collect());
    FormCoverage {
        tables,
        classes,
        by_tables: told(&equations, layout, |row| equations.is_of_tables(row)),
        rules: shares(&equations, |at| is_own_cell(at, &equations, layout)),
        equations: equations.rows.len(),
        independent: rank(rows, &Work::new(RANK_WORK)),
        rectangle,
    }
}

fn own(cell: CellId) -> Figure {
    Figure { document: Document::Own, place: FigurePlace::Cell(cell) }
}

fn tables(
    layout: &Layout,
    classes: &[Class],
    reads: &Reads,
    is_seen: impl Fn(CellId) -> bool,
) -> Vec<TableCoverage> {
    let mut class_of: BTreeMap<CellId, usize> = BTreeMap::new();
    for (index, class) in classes.iter().enumerate() {
        class_of.extend(class.cells.iter().map(|cell| (*cell, index)));
    }
    let mut tables = Vec::new();
    for (index, table) in layout.tables.iter().enumerate() {
        let cell = |(cell, row, column): (CellId, usize, usize)| {
            let class = class_of.get(&cell).copied();
            let (equations, others) = (reads.equations(cell), reads.others(cell));
            let sight = match (is_seen(cell), class) {
                (true, None) => Sight::Pinned,
                (true, Some(_)) => Sight::Seen,
                (false, _) if equations.is_empty() && others.is_empty() => Sight::Unread,
                (false, _) => Sight::Read,
            };
            CellCoverage { cell, row, column, sight, class, equations, others }
        };
        let cells: Vec<CellCoverage> = cells_of(table).map(cell).collect();
        if !cells.is_empty() {
            tables.push(TableCoverage { table: index, cells });
        }
    }
    tables
}

/// Which rules read a cell.
#[derive(Default)]
struct Reads {
    by_equations: BTreeMap<CellId, Vec<usize>>,
    by_any: BTreeMap<CellId, Vec<usize>>,
}

impl Reads {
    fn of(rules: &RuleSet, selection: &Selection, equations: &Equations) -> Self {
        let mut reads = Self::default();
        for (index, rule) in rules.rules.iter().enumerate() {
            let wanted = |gravity| selection.includes(&rule.id, &rule.tags, gravity);
            let checks = rule.checks.iter().filter(|check| wanted(check.gravity));
            let bindings = checks.flat_map(|check| &check.bindings);
            for figure in bindings.flat_map(|binding| binding.operands.iter().flatten()) {
                note(&mut reads.by_any, *figure, index);
            }
        }
        for row in &equations.rows {
            for (at, _) in &row.entries {
                if let Some((figure, ())) = equations.figures.get_index(*at) {
                    note(&mut reads.by_equations, *figure, row.rule);
                }
            }
        }
        reads
    }

    fn equations(&self, cell: CellId) -> Vec<usize> {
        self.by_equations.get(&cell).cloned().unwrap_or_default()
    }

    fn others(&self, cell: CellId) -> Vec<usize> {
        let equations = self.by_equations.get(&cell);
        let is_other =
            |rule: &&usize| equations.is_none_or(|rules| rules.binary_search(rule).is_err());
        self.by_any.get(&cell).into_iter().flatten().filter(is_other).copied().collect()
    }
}

fn note(reads: &mut BTreeMap<CellId, Vec<usize>>, figure: Figure, rule: usize) {
    if let (Document::Own, FigurePlace::Cell(cell)) = (figure.document, figure.place) {
        let rules = reads.entry(cell).or_default();
        if rules.last() != Some(&rule) {
            rules.push(rule);
        }
    }
}

/// Counts the cells in which an error is seen, and in which it is pinned, by the equations that count.
fn told(
    equations: &Equations,
    layout: &Layout,
    counts: impl Fn(&Equation) -> bool,
) -> (usize, usize) {
    let is_cell = |at: &usize| is_own_cell(*at, equations, layout);
    let groups = groups(&equations.columns(counts));
    let alone = |group: &&Vec<usize>| group.len() == 1 && group.iter().all(is_cell);
    let seen = groups.iter().flatten().filter(|at| is_cell(at)).count();
    (seen, groups.iter().filter(alone).count())
}

/// Tells whether a figure, by its number, is a cell of the form that is to be filled.
fn is_own_cell(at: usize, equations: &Equations, layout: &Layout) -> bool {
    match equations.figures.get_index(at) {
        Some((Figure { document: Document::Own, place: FigurePlace::Cell(cell) }, ())) => {
            is_filled(*cell, layout)
        }
        _ => false,
    }
}
