//! The suites of packs, read, run, and taken where that is asked for.

use std::path::PathBuf;

use super::author_args::{TestArgs, TextFormat};
use super::collect::collect;
use super::error::CliError;
use super::exit::Status;
use super::output::human_options;
use super::suite_files::{Suites, accept, remove, suites};
use crate::diagnose::{
    Diagnostic, Lang, Severity, SuiteCounts, SuiteProblem, pack_error, suite_problem,
};
use crate::pack::{PackError, Packs};
use crate::render::{self, SuiteReport};
use crate::resolve::ResolveErrorKind;
use crate::source::SourceMap;
use crate::suite::{SuiteText, is_about_examples, run as run_suites};

/// What came of the suites.
pub(super) struct Tested {
    /// What is wrong, in the order in which it is told.
    pub(super) problems: Vec<Diagnostic>,
    /// How much there was.
    pub(super) counts: SuiteCounts,
    /// How the run ends.
    pub(super) status: Status,
    cases: Vec<(String, bool)>,
    packs: Packs,
}

impl Tested {
    /// Returns the texts of the packs.
    pub(super) fn sources(&self) -> &SourceMap {
        self.packs.sources()
    }

    /// Draws all of it.
    pub(super) fn drawn(&self, args: &TestArgs, lang: Lang) -> String {
        let report =
            SuiteReport { problems: &self.problems, counts: self.counts, cases: &self.cases };
        match args.format {
            TextFormat::Json => render::suite_json(&report, self.sources(), lang),
            TextFormat::Text => render::suite_text(
                &report,
                self.sources(),
                &human_options(lang, false, &std::io::stdout()),
            ),
        }
    }
}

/// Runs the suites once, and takes the outcomes where that is asked for.
pub(super) fn test(paths: &[PathBuf], args: &TestArgs) -> Result<Tested, CliError> {
    let (packs, errors) = Packs::read(collect(paths)?.packs);
    // Ids used twice are told by the suite, over all packs.
    let told_elsewhere = |error: &PackError| {
        matches!(error, PackError::Resolve(one)
            if matches!(one.kind, ResolveErrorKind::RepeatedId { .. }))
    };
    let (examples, broken): (Vec<&PackError>, Vec<&PackError>) = errors
        .iter()
        .filter(|error| !told_elsewhere(error))
        .partition(|error| is_about_examples(error));
    let mut problems: Vec<Diagnostic> = broken.iter().copied().map(pack_error).collect();
    // What is only worth a word is told when the rules are used.
    problems.retain(|problem| problem.severity == Severity::Error);
    if !problems.is_empty() {
        let counts = SuiteCounts { problems: problems.len(), ..SuiteCounts::default() };
        return Ok(Tested { problems, counts, status: Status::Broken, cases: Vec::new(), packs });
    }
    problems.extend(examples.into_iter().map(pack_error));
    let mut found = suites(paths)?;
    let text = SuiteText { cases: std::mem::take(&mut found.cases), only: args.only.clone() };
    let outcome = run_suites(&packs, &text);
    let mut wrong = found.problems.clone();
    wrong.extend(outcome.problems);
    let mut counts = outcome.counts;
    if args.accept {
        for case in outcome.cases.iter().filter(|case| !case.is_same) {
            let files = text.cases.get(case.index).zip(found.snapshots.get(case.index));
            if let Some((written, snapshot)) = files {
                accept(snapshot, &written.path, &case.content)?;
                counts.accepted += 1;
            }
        }
        wrong.retain(|one| !is_settled_by_accepting(one));
    }
    wrong.extend(orphans(&found, args)?);
    let nothing = wrong.iter().any(|one| matches!(one, SuiteProblem::NothingChosen(_)));
    problems.extend(wrong.iter().map(suite_problem));
    counts.problems = problems.len();
    let status = match (nothing, problems.is_empty()) {
        (true, _) => Status::Broken,
        (false, true) => Status::Holds,
        (false, false) => Status::Violated,
    };
    let cases = outcome.cases.iter().filter_map(|case| {
        let report = &text.cases.get(case.index)?.report;
        Some((report.name.clone(), case.is_same || args.accept))
    });
    Ok(Tested { problems, counts, status, cases: cases.collect(), packs })
}

/// Removes snapshots without a case, or tells of them.
fn orphans(found: &Suites, args: &TestArgs) -> Result<Vec<SuiteProblem>, CliError> {
    if !args.only.is_empty() {
        return Ok(Vec::new());
    }
    if args.accept {
        found.orphans.iter().try_for_each(|path| remove(path))?;
        return Ok(Vec::new());
    }
    let shown = found.orphans.iter().map(|path| path.display().to_string());
    Ok(shown.map(SuiteProblem::NoCase).collect())
}

fn is_settled_by_accepting(problem: &SuiteProblem) -> bool {
    matches!(problem, SuiteProblem::Changed { .. } | SuiteProblem::NoSnapshot(_))
}
