//! What rules notice of a report into which errors are put, with names put to everything: plain data to
//! be drawn.
//!
//! Receives what came of each error. Does not know whether it becomes a text or JSON.

use std::collections::BTreeMap;

use super::Text;
use super::coverage::table;
use super::mutation::{advice, cause, trial};
use super::mutation_places::places;
use crate::analysis::{Cause, Fate, MutationKind, Mutations, Score, TableMutations, Trial};
use crate::model::{CellId, Layout};

/// What rules notice of a report.
#[derive(Clone, Debug, Default)]
pub struct MutationSheet {
    /// How many bindings were violated before anything was changed.
    pub before: usize,
    /// How many errors were caught, and not traced to a cell for want of time.
    pub unexplained: usize,
    /// What was counted over all tables.
    pub score: Score,
    /// The tables: name, how many cells hold a number, and what was counted.
    pub tables: Vec<(String, usize, Score)>,
    /// What was counted of each kind of error.
    pub kinds: Vec<(MutationKind, Score)>,
    /// What nobody noticed, by the reason.
    pub survivors: Vec<SurvivorSheet>,
}

impl MutationSheet {
    /// Counts the cells that hold a number.
    pub fn cells(&self) -> usize {
        self.tables.iter().map(|(_, cells, _)| cells).sum()
    }
}

/// Errors that nobody noticed for one reason.
#[derive(Clone, Debug)]
pub struct SurvivorSheet {
    /// The reason.
    pub cause: Cause,
    /// The reason in words, with how many errors there are.
    pub heading: Text,
    /// What would see them.
    pub advice: Text,
    /// The cells, as many as belong together in one text, with how many they are.
    pub places: Vec<(Text, usize)>,
    /// How many of each kind.
    pub kinds: Vec<(MutationKind, usize)>,
    /// The errors one by one.
    pub trials: Vec<TrialSheet>,
}

/// An error that nobody noticed.
#[derive(Clone, Debug)]
pub struct TrialSheet {
    /// In words.
    pub words: Text,
    /// What was done.
    pub kind: MutationKind,
    /// The cell, by table, row and column.
    pub cell: [String; 3],
    /// What the report says.
    pub reported: String,
    /// What stands there instead; none for a blank.
    pub planted: Option<String>,
    /// The cell it was exchanged with.
    pub partner: Option<[String; 3]>,
}

/// Puts names to what rules notice of a report.
pub fn mutation_sheet(mutations: &Mutations, layout: &Layout) -> MutationSheet {
    let named = |one: &TableMutations| {
        let name = layout.tables.get(one.table).map(table).unwrap_or_default();
        (name, one.cells.len(), one.score())
    };
    let kinds = MutationKind::ALL.into_iter().map(|kind| (kind, mutations.score_of(kind)));
    MutationSheet {
        before: mutations.before,
        unexplained: mutations.unexplained,
        score: mutations.score(),
        tables: mutations.tables.iter().map(named).collect(),
        kinds: kinds.filter(|(_, score)| score.tried > 0).collect(),
        survivors: survivors(mutations, layout),
    }
}

/// Puts the errors that nobody noticed together by the reason.
fn survivors(mutations: &Mutations, layout: &Layout) -> Vec<SurvivorSheet> {
    let mut by_cause: BTreeMap<&Cause, Vec<&Trial>> = BTreeMap::new();
    for trial in mutations.tables.iter().flat_map(|table| &table.trials) {
        if let Fate::Survived(cause) = &trial.fate {
            by_cause.entry(cause).or_default().push(trial);
        }
    }
    let tried: Vec<CellId> = mutations.tables.iter().flat_map(|one| &one.cells).copied().collect();
    let sheet = |(why, trials): (&Cause, Vec<&Trial>)| {
        let mut cells: Vec<CellId> = trials.iter().map(|trial| trial.mutation.cell).collect();
        cells.dedup();
        let count = |kind: MutationKind| {
            (kind, trials.iter().filter(|trial| trial.mutation.kind == kind).count())
        };
        SurvivorSheet {
            cause: why.clone(),
            heading: cause(why, trials.len()),
            advice: advice(why),
            places: places(&cells, &tried, layout),
            kinds: MutationKind::ALL
                .into_iter()
                .map(count)
                .filter(|(_, count)| *count > 0)
                .collect(),
            trials: trials.into_iter().filter_map(|one| trial_sheet(one, layout)).collect(),
        }
    };
    by_cause.into_iter().map(sheet).collect()
}

fn trial_sheet(one: &Trial, layout: &Layout) -> Option<TrialSheet> {
    let mutation = &one.mutation;
    Some(TrialSheet {
        words: trial(mutation, layout),
        kind: mutation.kind,
        cell: path(mutation.cell, layout)?,
        reported: mutation.reported.to_string(),
        planted: mutation.planted.as_ref().map(ToString::to_string),
        partner: mutation.partner.and_then(|cell| path(cell, layout)),
    })
}

/// Returns the names of a cell's table, row and column.
fn path(cell: CellId, layout: &Layout) -> Option<[String; 3]> {
    let (index, row, column) = layout.place_of(cell)?;
    let one = layout.tables.get(index)?;
    let (row, column) = (one.rows.node_of(row)?, one.columns.node_of(column)?);
    Some([table(one), one.rows.path(row), one.columns.path(column)])
}
