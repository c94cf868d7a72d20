//! Each error put into a report, and held against the rules.
//!
//! Receives a report's figures, rules and layout; hands on what came of each error.

use super::cause::cause;
use super::change::{Mutation, mutations};
use super::ledger::{Effect, Ledger};
use super::outcome::{Fate, Mutations, TableMutations, Trial};
use crate::analysis::suspect::{Case, explain};
use crate::eval::{Figures, Selection};
use crate::model::{CellId, Layout};
use crate::resolve::{Figure, RuleSet};

/// Puts errors into the cells of a report's tables that hold a number, one after the other, and tells what
/// the wanted rules find of each that they did not find before. The figures of the narrative and of other
/// reports stay as they are. What was violated before is left aside: it can neither notice an error nor
/// help to explain one.
pub fn mutate(
    rules: &RuleSet,
    layout: &Layout,
    figures: &Figures<'_>,
    selection: &Selection,
) -> Mutations {
    let ledger = Ledger::new(rules, selection, figures);
    let case = Case { rules, layout, figures, evaluated: &[], violated: &[] };
    let mut tables = Vec::new();
    for (index, table) in layout.tables.iter().enumerate() {
        if table.rows.fillable().count() * table.columns.fillable().count() == 0 {
            continue;
        }
        let trial = |mutation: Mutation| {
            let fate = fate(&mutation, &ledger, case);
            Trial { mutation, fate }
        };
        let trials: Vec<Trial> = mutations(table, case).into_iter().map(trial).collect();
        let mut cells: Vec<CellId> = trials.iter().map(|trial| trial.mutation.cell).collect();
        cells.dedup();
        tables.push(TableMutations { table: index, cells, trials });
    }
    Mutations { before: ledger.violated(), tables }
}

/// Tells what comes of an error.
fn fate(mutation: &Mutation, ledger: &Ledger<'_>, case: Case<'_>) -> Fate {
    let originals = mutation.originals();
    let changed: Vec<Figure> = originals.iter().map(|(figure, _)| *figure).collect();
    let supposed = case.figures.supposing_values(mutation.values());
    let Effect { findings, evaluated } = ledger.effect(&changed, &supposed);
    if findings.is_empty() {
        return Fate::Survived(cause(mutation, ledger, case));
    }
    let suspicions =
        explain(Case { figures: &supposed, evaluated: &evaluated, violated: &findings, ..case });
    let [suspicion] = suspicions.as_slice() else { return Fate::Caught };
    let [explanation] = suspicion.explanations.as_slice() else { return Fate::Caught };
    if !suspicion.complete || explanation.figures() != changed {
        return Fate::Caught;
    }
    let implied = explanation.changes.iter().map(|change| &change.implied);
    match implied.eq(originals.iter().map(|(_, number)| *number)) {
        true => Fate::Restored,
        false => Fate::Pinned,
    }
}
