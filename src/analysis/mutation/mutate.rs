//! Each error put into a report, and held against the rules.
//!
//! Receives a report's figures, rules and layout; hands on what came of each error.

use super::cause::cause;
use super::change::{Mutation, mutations};
use super::ledger::{Effect, Ledger};
use super::outcome::{Fate, Mutations, TableMutations, Trial};
use crate::analysis::suspect::{Case, Open, explain};
use crate::eval::{Figures, Finding, Selection};
use crate::model::{CellId, Layout};
use crate::resolve::{Figure, RuleSet};

/// How much work the explanations of one report may take, so that none takes minutes. Each is estimated by
/// the length of the longest statement that is violated: as many figures are tried as it reads, for an
/// exchange as many pairs, and each time it is evaluated. A report of 200 cells takes some 10 million.
pub const MOST_WORK: usize = 30_000_000;

/// Puts errors into the cells of a report's tables that hold a number, one after the other, and tells what
/// the wanted rules find of each that they did not find before. The figures of the narrative and of other
/// reports stay as they are. What was violated before is left aside: it can neither notice an error nor
/// help to explain one. Explanations are looked for until they have taken as much `work` as is allowed ([`MOST_WORK`]); errors
/// caught after that are not traced to a cell, and counted.
pub fn mutate(
    rules: &RuleSet,
    layout: &Layout,
    figures: &Figures<'_>,
    selection: &Selection,
    work: usize,
) -> Mutations {
    let ledger = Ledger::new(rules, selection, figures);
    let aside = ledger.violated();
    let case = Case { rules, layout, figures, evaluated: &[], violated: &[], aside: &aside };
    let mut tables = Vec::new();
    let mut budget = Budget { left: work, unexplained: 0 };
    for (index, table) in layout.tables.iter().enumerate() {
        if table.rows.fillable().count() * table.columns.fillable().count() == 0 {
            continue;
        }
        let trial = |mutation: Mutation| {
            let fate = fate(&mutation, &ledger, case, &mut budget);
            Trial { mutation, fate }
        };
        let trials: Vec<Trial> = mutations(table, case).into_iter().map(trial).collect();
        let mut cells: Vec<CellId> = trials.iter().map(|trial| trial.mutation.cell).collect();
        cells.dedup();
        tables.push(TableMutations { table: index, cells, trials });
    }
    Mutations { before: aside.len(), tables, unexplained: budget.unexplained }
}

/// What is left of the work that explanations may take.
struct Budget {
    left: usize,
    /// How many errors were not explained for want of it.
    unexplained: usize,
}

impl Budget {
    /// Takes the work of one explanation, if there is so much left; else all that is left.
    fn take(&mut self, findings: &[Finding], changed: usize, rules: &RuleSet) -> bool {
        let read = |finding: &Finding| {
            let binding = rules.binding(finding.binding).map(|(_, binding)| binding);
            binding.map_or(0, |binding| binding.operands.iter().map(Vec::len).sum())
        };
        let longest: usize = findings.iter().map(read).max().unwrap_or(0);
        let work = (0..=changed).fold(1, |work: usize, _| work.saturating_mul(longest));
        let rest = self.left.checked_sub(work);
        self.left = rest.unwrap_or(0);
        self.unexplained += usize::from(rest.is_none());
        rest.is_some()
    }
}

/// Tells what comes of an error.
fn fate(mutation: &Mutation, ledger: &Ledger<'_>, case: Case<'_>, budget: &mut Budget) -> Fate {
    let originals = mutation.originals();
    let changed: Vec<Figure> = originals.iter().map(|(figure, _)| *figure).collect();
    let supposed = case.figures.supposing_values(mutation.values());
    let effect = ledger.effect(&changed, &supposed);
    let Effect { findings, evaluated, .. } = &effect;
    if findings.is_empty() {
        return Fate::Survived(cause(mutation, ledger, case, (&effect, &supposed)));
    }
    if !budget.take(findings, changed.len(), case.rules) {
        return Fate::Caught;
    }
    let suspicions = explain(Case { figures: &supposed, evaluated, violated: findings, ..case });
    let [suspicion] = suspicions.as_slice() else { return Fate::Caught };
    let [explanation] = suspicion.explanations.as_slice() else { return Fate::Caught };
    if suspicion.open.contains(&Open::TooMany) || explanation.figures() != changed {
        return Fate::Caught;
    }
    let implied = explanation.changes.iter().map(|change| (change.exact, &change.implied));
    match implied.eq(originals.iter().map(|(_, number)| (true, *number))) {
        true => Fate::Restored,
        false => Fate::Pinned,
    }
}
