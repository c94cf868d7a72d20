//! The whole of a suite in one run: every case checked and compared, every rule held to have examples.

use std::sync::Arc;

use indexmap::IndexMap;

use super::compare::changes;
use super::text::{parse, unwrapped, written};
use crate::check::{Library, Run, Shelf};
use crate::diagnose::{
    Part, ReportOutcome, Shown, SnapshotLine, SuiteCounts, SuiteProblem, snapshot_lines,
};
use crate::pack::{Named, PackError, Packs, RuleEntry};
use crate::resolve::{Outcome, ResolveErrorKind};
use crate::source::SourceMap;

/// The files of the suites of a run.
#[derive(Clone, Debug, Default)]
pub struct SuiteText {
    /// The cases, in the order in which they are told of.
    pub cases: Vec<CaseText>,
    /// Only the cases and rules whose name holds one of these words; all where there is none.
    pub only: Vec<String>,
}

/// The files of one case.
#[derive(Clone, Debug)]
pub struct CaseText {
    /// The name of the case.
    pub name: String,
    /// The report to be checked, as its snapshot names it: by its path in the pack.
    pub path: String,
    /// The report to be checked.
    pub report: Named<Vec<u8>>,
    /// The reports of the year before.
    pub prior: Vec<Named<Vec<u8>>>,
    /// The reports of subordinate units.
    pub children: Vec<Named<Vec<u8>>>,
    /// The text of its snapshot's file.
    pub snapshot: Option<String>,
}

/// What came of a run of suites.
#[derive(Debug)]
pub struct SuiteOutcome {
    /// The cases that were run.
    pub cases: Vec<CaseOutcome>,
    /// What is wrong, cases first.
    pub problems: Vec<SuiteProblem>,
    /// What the cases show of each rule, by its id.
    pub shown: IndexMap<String, Shown>,
    /// How much there was.
    pub counts: SuiteCounts,
}

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOutcome {
    /// The number of the case in the run.
    pub index: usize,
    /// The content of its snapshot, as it is now.
    pub content: String,
    /// Whether that is what the snapshot says.
    pub is_same: bool,
}

/// Tells whether a problem of a pack is one of its examples: a failing suite, not a broken rule.
pub fn is_about_examples(error: &PackError) -> bool {
    match error {
        PackError::Example { .. } => true,
        PackError::Resolve(error) => {
            matches!(error.kind, ResolveErrorKind::UnknownExampleName { .. })
        }
        PackError::Undecodable(_)
        | PackError::Syntax(_)
        | PackError::Form(_)
        | PackError::Waiver(_)
        | PackError::Manifest(..) => false,
    }
}

/// Runs the suites.
pub fn run(packs: &Packs, text: &SuiteText) -> SuiteOutcome {
    let inventory = packs.inventory();
    let chosen = |name: &str| {
        text.only.is_empty() || text.only.iter().any(|one| name.contains(one.as_str()))
    };
    let mut outcome = SuiteOutcome {
        cases: Vec::new(),
        problems: Vec::new(),
        shown: IndexMap::new(),
        counts: SuiteCounts::default(),
    };
    for (index, case) in text.cases.iter().enumerate().filter(|(_, case)| chosen(&case.name)) {
        outcome.run_case(packs, index, case);
    }
    for word in &text.only {
        let is_case = text.cases.iter().any(|case| case.name.contains(word.as_str()));
        if !is_case && !inventory.iter().any(|entry| entry.says.id.contains(word.as_str())) {
            outcome.problems.push(SuiteProblem::NothingChosen(word.clone()));
        }
    }
    outcome.problems.extend(repeated_ids(&inventory));
    if text.only.is_empty() {
        outcome
            .problems
            .extend(inventory.iter().filter_map(|entry| without_example(entry, &outcome.shown)));
    }
    let tried = inventory.iter().filter(|entry| text.only.is_empty() || chosen(&entry.says.id));
    outcome.counts = SuiteCounts {
        rules: inventory.len(),
        examples: tried.map(|entry| entry.says.examples.len()).sum(),
        cases: outcome.cases.len(),
        ..SuiteCounts::default()
    };
    outcome
}

impl SuiteOutcome {
    fn run_case(&mut self, packs: &Packs, index: usize, case: &CaseText) {
        let (outcomes, sources) = checked(packs, case);
        let reports: Vec<Vec<SnapshotLine>> =
            outcomes.iter().map(|one| snapshot_lines(&case.path, one, &sources)).collect();
        let content = written(&reports);
        for (outcome, lines) in outcomes.iter().zip(parse(&content)) {
            self.note(case, outcome, &lines);
        }
        let shown = || case.report.name.clone();
        let is_same = match &case.snapshot {
            None => {
                self.problems.push(SuiteProblem::NoSnapshot(shown()));
                false
            }
            Some(file) => {
                let changes = changes(&unwrapped(file), &content);
                let is_same = changes.is_empty();
                if !is_same {
                    self.problems.push(SuiteProblem::Changed { case: shown(), changes });
                }
                is_same
            }
        };
        self.cases.push(CaseOutcome { index, content, is_same });
    }

    /// Notes what a report shows of each rule: that it holds throughout, or that it is violated.
    fn note(&mut self, case: &CaseText, outcome: &ReportOutcome, lines: &[SnapshotLine]) {
        for rule in &outcome.evaluated {
            let shown = self.shown.entry(rule.clone()).or_default();
            let of_rule = |line: &&SnapshotLine| {
                line.part == Part::Violated && line.fields.get(1) == Some(rule)
            };
            let violated = lines.iter().filter(of_rule).map(|line| line.fields.join(" | "));
            let violated: Vec<String> = violated.collect();
            if violated.is_empty() {
                shown.holds_in.get_or_insert_with(|| case.path.clone());
            } else {
                shown.violated_in.get_or_insert_with(|| (case.path.clone(), violated));
            }
        }
    }
}

/// Holds the report of a case against the rules, with the reports beside it.
fn checked(packs: &Packs, case: &CaseText) -> (Vec<ReportOutcome>, Arc<SourceMap>) {
    let shelf = |shelf: Shelf, files: &[Named<Vec<u8>>]| {
        files.iter().cloned().map(|file| (shelf, file)).collect::<Vec<_>>()
    };
    let mut files = shelf(Shelf::Prior, &case.prior);
    files.extend(shelf(Shelf::Children, &case.children));
    files.push((Shelf::Batch, case.report.clone()));
    let library = Library::read(packs, files.into_iter());
    let run = Run {
        packs,
        library: &library,
        waivers: packs.waivers(),
        selection: None,
        suspects: false,
    };
    let mut outcomes = run.check_batch(0);
    // What is wrong with the reports beside it belongs to the case too.
    if let Some(first) = outcomes.first_mut() {
        first.errors.extend(library.problems());
    }
    (outcomes, Arc::clone(library.sources()))
}

fn without_example(entry: &RuleEntry, shown: &IndexMap<String, Shown>) -> Option<SuiteProblem> {
    let says = &entry.says;
    let has = |outcome: Outcome| says.examples.iter().any(|example| example.outcome == outcome);
    let shown = shown.get(&says.id);
    let passing = !has(Outcome::Holds) && shown.is_none_or(|shown| shown.holds_in.is_none());
    let failing = !has(Outcome::Violated) && shown.is_none_or(|shown| shown.violated_in.is_none());
    let rule = says.id.clone();
    (passing || failing).then_some(SuiteProblem::NoExample {
        rule,
        passing,
        failing,
        span: says.span,
    })
}

fn repeated_ids(inventory: &[RuleEntry]) -> Vec<SuiteProblem> {
    let mut first = IndexMap::new();
    let mut found = Vec::new();
    for entry in inventory {
        let (id, second) = (&entry.says.id, entry.says.span);
        match first.get(id) {
            Some(first) => {
                found.push(SuiteProblem::RepeatedId { id: id.clone(), first: *first, second })
            }
            None => {
                first.insert(id.clone(), second);
            }
        }
    }
    found
}
