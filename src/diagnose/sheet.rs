//! What a rule set sees of a form, with names put to everything: plain data to be drawn.
//!
//! Receives the coverage of one version of a form. Does not know whether it becomes a map of letters, a
//! page or JSON.

use super::Text;
use super::coverage::{class, form, invisible, separators, table, totals};
use crate::analysis::{CellCoverage, Class, Counts, FormCoverage, Separator, Sight, TableCoverage};
use crate::model::{CellId, Layout, LayoutAxis, LayoutTable};
use crate::pack::FormVersion;
use crate::resolve::{Rule, RuleSet};

/// One version of a form.
#[derive(Clone, Debug)]
pub struct FormSheet {
    /// The kind of report.
    pub kind: String,
    /// The version.
    pub version: String,
    /// Its heading.
    pub heading: Text,
    /// What was counted over all tables.
    pub counts: Counts,
    /// The same in words.
    pub totals: Text,
    /// What the tables tell alone, where the narrative and other reports tell more: seen, pinned.
    pub by_tables: Option<(usize, usize)>,
    /// The tables.
    pub tables: Vec<TableSheet>,
    /// The figures that cannot be told apart.
    pub classes: Vec<ClassSheet>,
    /// The rules that have equations.
    pub rules: Vec<RuleSheet>,
    /// How many equations there are, and how many of them are independent.
    pub equations: (usize, Option<usize>),
    /// What stays invisible, and what is to be said at the end.
    pub closing: Vec<Text>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct TableSheet {
    /// Its name.
    pub name: String,
    /// What was counted.
    pub counts: Counts,
    /// The columns that are to be filled, by their paths.
    pub columns: Vec<String>,
    /// How many columns next to each other lie in one category, and its path; none for those in none.
    pub groups: Vec<(Option<String>, usize)>,
    /// The heads over them, level by level: a label, or none where the level above reaches down, and how
    /// many columns it spans.
    pub heads: Vec<Vec<(Option<String>, usize)>>,
    /// The rows, with the categories above them.
    pub rows: Vec<RowSheet>,
}

/// A row, or a category over rows.
#[derive(Clone, Debug)]
pub struct RowSheet {
    /// The label.
    pub label: String,
    /// The path.
    pub path: String,
    /// How many categories lie above it.
    pub depth: usize,
    /// The cells; none for a category.
    pub cells: Vec<CellSheet>,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct CellSheet {
    /// What rules see of it.
    pub sight: Sight,
    /// The label of its column.
    pub column: String,
    /// The class of a cell that is seen and not pinned.
    pub class: Option<usize>,
    /// The ids of the rules with equations that read it.
    pub equations: Vec<String>,
    /// The ids of the other rules that read it.
    pub others: Vec<String>,
}

/// Figures that cannot be told apart.
#[derive(Clone, Debug)]
pub struct ClassSheet {
    /// The figures in words.
    pub figures: Text,
    /// What would separate them, in words.
    pub separators: Text,
    /// The kinds of rules that would.
    pub kinds: Vec<Separator>,
    /// The cells, by table, row and column.
    pub cells: Vec<[String; 3]>,
    /// The other figures.
    pub others: Vec<Text>,
}

/// What a rule is worth.
#[derive(Clone, Debug)]
pub struct RuleSheet {
    /// The id.
    pub id: String,
    /// How many equations it has.
    pub equations: usize,
    /// In how many cells an error is seen without it.
    pub seen_without: usize,
    /// In how many cells an error is pinned without it.
    pub pinned_without: usize,
}

/// Puts names to what a rule set sees of a version of a form.
pub fn form_sheet(version: &FormVersion, coverage: &FormCoverage) -> FormSheet {
    let (layout, rules) = (&version.prepared.layout, &version.prepared.rules);
    let counts = coverage.counts();
    let table = |one: &TableCoverage| {
        layout.tables.get(one.table).map(|table| table_sheet(one, table, rules))
    };
    let rule = |share: &crate::analysis::RuleShare| RuleSheet {
        id: id(rules, share.rule),
        equations: share.equations,
        seen_without: share.seen_without,
        pinned_without: share.pinned_without,
    };
    FormSheet {
        kind: version.kind.clone(),
        version: version.version.clone(),
        heading: form(&version.kind, &version.version),
        counts,
        totals: totals(counts),
        by_tables: Some(coverage.by_tables)
            .filter(|by_tables| *by_tables != (counts.seen, counts.pinned)),
        tables: coverage.tables.iter().filter_map(table).collect(),
        classes: coverage.classes.iter().map(|one| class_sheet(one, layout, rules)).collect(),
        rules: coverage.rules.iter().map(rule).collect(),
        equations: (coverage.equations, coverage.independent),
        closing: invisible(coverage, layout),
    }
}

fn id(rules: &RuleSet, rule: usize) -> String {
    rules.rules.get(rule).map(|rule: &Rule| rule.id.clone()).unwrap_or_default()
}

fn table_sheet(coverage: &TableCoverage, table: &LayoutTable, rules: &RuleSet) -> TableSheet {
    let ids = |rules_of: &[usize]| rules_of.iter().map(|rule| id(rules, *rule)).collect();
    let cell = |cell: &CellCoverage| CellSheet {
        sight: cell.sight,
        column: table
            .columns
            .node_of(cell.column)
            .map_or("", |node| table.columns.label(node))
            .to_owned(),
        class: cell.class,
        equations: ids(&cell.equations),
        others: ids(&cell.others),
    };
    let columns: Vec<usize> =
        table.columns.fillable().filter_map(|slot| table.columns.node_of(slot)).collect();
    let mut rows = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    for cells in coverage.cells.chunk_by(|one, other| one.row == other.row) {
        let node = cells.first().and_then(|cell| table.rows.node_of(cell.row));
        let Some(node) = node else { continue };
        let ancestors = ancestors(&table.rows, node);
        for (depth, category) in ancestors.iter().enumerate() {
            if above.get(depth) != Some(category) {
                rows.push(row(&table.rows, *category, depth, Vec::new()));
            }
        }
        let depth = ancestors.len();
        rows.push(row(&table.rows, node, depth, cells.iter().map(cell).collect()));
        above = ancestors;
        above.push(node);
    }
    TableSheet {
        name: self::table(table),
        counts: coverage.counts(),
        columns: columns.iter().map(|node| table.columns.path(*node)).collect(),
        groups: column_groups(&table.columns, &columns),
        heads: heads(&table.columns, &columns),
        rows,
    }
}

fn row(axis: &LayoutAxis, node: usize, depth: usize, cells: Vec<CellSheet>) -> RowSheet {
    RowSheet { label: axis.label(node).to_owned(), path: axis.path(node), depth, cells }
}

/// Returns the nodes above a node, the topmost first.
fn ancestors(axis: &LayoutAxis, node: usize) -> Vec<usize> {
    let parent = |node: &usize| axis.nodes.get(*node).and_then(|node| node.parent);
    let mut above: Vec<usize> = std::iter::successors(parent(&node), parent).collect();
    above.reverse();
    above
}

fn column_groups(axis: &LayoutAxis, columns: &[usize]) -> Vec<(Option<String>, usize)> {
    let parent = |node: &usize| axis.nodes.get(*node).and_then(|node| node.parent);
    let groups = columns.chunk_by(|one, other| parent(one) == parent(other));
    let group =
        |group: &[usize]| (group.first().and_then(parent).map(|node| axis.path(node)), group.len());
    groups.map(group).collect()
}

/// Returns the heads over columns, level by level.
fn heads(axis: &LayoutAxis, columns: &[usize]) -> Vec<Vec<(Option<String>, usize)>> {
    let paths: Vec<Vec<usize>> = columns
        .iter()
        .map(|node| ancestors(axis, *node).into_iter().chain([*node]).collect())
        .collect();
    let levels = paths.iter().map(Vec::len).max().unwrap_or(0);
    let level = |level: usize| {
        let at = |path: &Vec<usize>| path.get(..=level).map(<[usize]>::to_vec);
        let spans = paths.chunk_by(|one, other| at(one).is_some() && at(one) == at(other));
        let head = |span: &[Vec<usize>]| {
            let node = span.first().and_then(|path| path.get(level));
            (node.map(|node| axis.label(*node).to_owned()), span.len())
        };
        spans.map(head).collect()
    };
    (0..levels).map(level).collect()
}

fn class_sheet(one: &Class, layout: &Layout, rules: &RuleSet) -> ClassSheet {
    let cell = |cell: &CellId| {
        let (index, row, column) = layout.place_of(*cell)?;
        let table = layout.tables.get(index)?;
        let (row, column) = (table.rows.node_of(row)?, table.columns.node_of(column)?);
        Some([self::table(table), table.rows.path(row), table.columns.path(column)])
    };
    ClassSheet {
        figures: class(one, layout, rules),
        separators: separators(one),
        kinds: one.separators.clone(),
        cells: one.cells.iter().filter_map(cell).collect(),
        others: one.others.iter().map(|one| super::coverage::other(*one, layout, rules)).collect(),
    }
}
