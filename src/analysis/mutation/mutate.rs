//! Each error put into a report, and held against the rules.
//!
//! Receives a report's figures, rules and layout; hands on what came of each error.

use std::collections::BTreeSet;

use super::cause::cause;
use super::change::{Mutation, mutations};
use super::ledger::{Effect, Ledger};
use super::outcome::{Fate, Mutations, TableMutations, Trial};
use crate::analysis::suspect::{Case, Open, explain};
use crate::eval::{Figures, Finding, Selection, finding};
use crate::model::{CellId, Layout};
use crate::resolve::{BindingRef, Figure, RuleSet};

/// How much work the explanations of one report may take, so that none takes minutes. Each is estimated by
/// the length of the longest statement that is violated: as many figures are tried as it reads, for an
/// exchange as many pairs, and each time it is evaluated. A report of 200 cells takes some 10 million.
pub const MOST_WORK: usize = 30_000_000;

/// Tells which findings are explained by waivers, with these figures. What a waiver explains it explains with
/// the values that it names, so that it may be reported again once a figure is another.
pub type IsWaived<'a> = &'a dyn Fn(&Figures<'_>, &[Finding]) -> Vec<bool>;

/// Puts errors into the cells of a report's tables that hold a number, one after the other, and tells what
/// the wanted rules find of each that they did not find before. The figures of the narrative and of other
/// reports stay as they are. What was violated before is left aside: it can neither notice an error nor
/// help to explain one; but what is waived is noticed again where its waiver does not hold for other
/// figures. Explanations are looked for, the short ones first, until they have
/// taken as much `work` as is allowed ([`MOST_WORK`]); the errors that are left are not traced to a cell, and counted.
pub fn mutate(
    rules: &RuleSet,
    layout: &Layout,
    figures: &Figures<'_>,
    selection: &Selection,
    is_waived: IsWaived<'_>,
    work: usize,
) -> Mutations {
    let ledger = Ledger::new(rules, selection, figures);
    let aside = ledger.violated();
    let case = Case { rules, layout, figures, evaluated: &[], violated: &[], aside: &aside };
    let found: Vec<Finding> =
        aside.iter().filter_map(|place| finding(rules, *place, figures)).collect();
    let bindings = found.iter().zip(is_waived(figures, &found)).filter(|(_, waived)| *waived);
    let bindings = bindings.map(|(one, _)| one.binding).collect();
    let waived = Waived { bindings, is_waived };
    let mut tables = Vec::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    for (index, table) in layout.tables.iter().enumerate() {
        if table.rows.fillable().count() * table.columns.fillable().count() == 0 {
            continue;
        }
        let at = tables.len();
        let trial = |(number, mutation): (usize, Mutation)| {
            let (fate, work) = noticed(&mutation, &ledger, case, &waived);
            waiting.extend(work.map(|work| Waiting { work, table: at, number }));
            Trial { mutation, fate }
        };
        let trials: Vec<Trial> =
            mutations(table, case).into_iter().enumerate().map(trial).collect();
        let mut cells: Vec<CellId> = trials.iter().map(|trial| trial.mutation.cell).collect();
        cells.dedup();
        tables.push(TableMutations { table: index, cells, trials });
    }
    let unexplained = trace(waiting, work, |one| {
        let table: Option<&mut TableMutations> = tables.get_mut(one.table);
        if let Some(trial) = table.and_then(|table| table.trials.get_mut(one.number)) {
            trial.fate = traced(&trial.mutation, &ledger, case);
        }
    });
    Mutations { before: aside.len(), tables, unexplained }
}

/// An error that was caught and is to be traced to a cell.
struct Waiting {
    /// How much work that is.
    work: usize,
    /// The place of its table among those that were tried, and its own in the table.
    table: usize,
    number: usize,
}

/// Traces errors, those with the least work first, so that one long sum takes nothing from the others: until
/// there is not enough work left. Returns how many are not traced.
fn trace(mut waiting: Vec<Waiting>, work: usize, mut trace: impl FnMut(&Waiting)) -> usize {
    waiting.sort_by_key(|one| (one.work, one.table, one.number));
    let mut left = work;
    let within = |one: &&Waiting| {
        let rest = left.checked_sub(one.work);
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    let traced = waiting.iter().take_while(within).map(&mut trace).count();
    waiting.len() - traced
}

/// Returns how much work the explanation of findings is.
fn work(findings: &[Finding], changed: usize, rules: &RuleSet) -> usize {
    let read = |finding: &Finding| {
        let binding = rules.binding(finding.binding).map(|(_, binding)| binding);
        binding.map_or(0, |binding| binding.operands.iter().map(Vec::len).sum())
    };
    let longest: usize = findings.iter().map(read).max().unwrap_or(0);
    (0..=changed).fold(1, |work: usize, _| work.saturating_mul(longest))
}

/// What was violated before and is waived.
struct Waived<'a> {
    bindings: BTreeSet<BindingRef>,
    is_waived: IsWaived<'a>,
}

impl Waived<'_> {
    /// Tells whether one of some bindings is reported again, since its waiver does not hold for other
    /// figures.
    fn is_back(
        &self,
        places: &BTreeSet<BindingRef>,
        rules: &RuleSet,
        figures: &Figures<'_>,
    ) -> bool {
        let both = places.intersection(&self.bindings);
        let found: Vec<Finding> =
            both.filter_map(|place| finding(rules, *place, figures)).collect();
        !found.is_empty() && (self.is_waived)(figures, &found).contains(&false)
    }
}

/// Tells whether an error is noticed, and how much work it is to trace it then.
fn noticed(
    mutation: &Mutation,
    ledger: &Ledger<'_>,
    case: Case<'_>,
    waived: &Waived<'_>,
) -> (Fate, Option<usize>) {
    let originals = mutation.originals();
    let changed: Vec<Figure> = originals.iter().map(|(figure, _)| *figure).collect();
    let supposed = case.figures.supposing_values(mutation.values());
    let effect = ledger.effect(&changed, &supposed);
    if effect.findings.is_empty() {
        let mut readers = ledger.readers(&changed);
        readers.retain(|place| !ledger.is_silent_after(place.rule, &effect));
        if waived.is_back(&readers, case.rules, &supposed) {
            return (Fate::Caught, None);
        }
        return (Fate::Survived(cause(mutation, ledger, case, (&effect, &supposed))), None);
    }
    (Fate::Caught, Some(work(&effect.findings, changed.len(), case.rules)))
}

/// Tells what comes of an error that is noticed: whether it is traced to its cell.
fn traced(mutation: &Mutation, ledger: &Ledger<'_>, case: Case<'_>) -> Fate {
    let originals = mutation.originals();
    let changed: Vec<Figure> = originals.iter().map(|(figure, _)| *figure).collect();
    let supposed = case.figures.supposing_values(mutation.values());
    let Effect { findings, evaluated, .. } = &ledger.effect(&changed, &supposed);
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
