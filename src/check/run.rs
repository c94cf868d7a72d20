//! One report after the other, through every stop.

use std::collections::BTreeSet;

use super::library::Library;
use super::loaded::{Input, Loaded};
use crate::analysis::{Case, explain, fill};
use crate::diagnose::{
    Counts, Diagnostic, Evidence, Naming, ReportOutcome, Severity, no_pack_fits, pack_error,
    unplaced, waiver_error,
};
use crate::eval::{
    FigureValue, Figures, Finding as Violation, NoReport, NotEvaluated, ReportFigures, Selection,
    Verdicts, Why, evaluate_selected,
};
use crate::model::Report;
use crate::pack::{Packs, Plan, Prepared};
use crate::resolve::{Document, Figure, RuleSet};
use crate::source::SourceMap;
use crate::waive::{Decision, Judgement, Subject, Waivers};

/// What reports are checked with.
///
/// ```
/// use rulecheck::pack::{Named, PackText, Packs};
/// use rulecheck::{Library, Run, Shelf};
///
/// let file = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
/// let report = |year: u32, row: &str| {
///     let table = format!("{{columns: [件数], rows: {{{row}}}}}");
///     let text = format!("unit: 某某局\nyear: {year}\nsections: [{{heading: 申请, table: {table}}}]");
///     file("report.yaml", &text)
/// };
/// let rules = file("a.rules", "A-1: 格(结转, 件数) == 上年(格(结转下年, 件数))");
/// let pack = PackText { rules: vec![rules], ..PackText::default() };
/// let (packs, _) = Packs::read(vec![pack]);
/// let last_year = (Shelf::Prior, report(2024, "结转: [0], 结转下年: [3]"));
/// let library = Library::read(&packs, [last_year].into_iter());
/// let run = Run { packs: &packs, library: &library, waivers: packs.waivers(), selection: None, suspects: true };
/// let (outcomes, _) = run.check(report(2025, "结转: [2], 结转下年: [0]"));
/// assert_eq!(outcomes[0].findings[0].members[0].difference.as_deref(), Some("-1"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The rules and forms.
    pub packs: &'a Packs,
    /// The reports that others are held against.
    pub library: &'a Library,
    /// The written explanations of violations, as they stand today.
    pub waivers: &'a Waivers,
    /// The rules that are wanted; all where none are named.
    pub selection: Option<&'a Selection>,
    /// Whether to look for the figures that explain what is violated.
    pub suspects: bool,
}

/// Holds the reports of one file against the rules, with no other reports beside them, and on no
/// certain day: no waiver is past.
///
/// Returns an outcome for each report in the file, at least one, and the texts that the messages point
/// into.
pub fn check(packs: &Packs, file: impl Into<Input>) -> (Vec<ReportOutcome>, SourceMap) {
    let library = &Library::empty(packs);
    Run { packs, library, waivers: packs.waivers(), selection: None, suspects: true }.check(file)
}

impl Run<'_> {
    /// Holds the reports of one file against the rules. Returns what [`check`] does.
    pub fn check(&self, file: impl Into<Input>) -> (Vec<ReportOutcome>, SourceMap) {
        self.check_part(file, true)
    }

    /// Holds the reports of a file, or of one line of JSON Lines, against the rules. What could not be evaluated is counted, and listed where `listed`
    /// asks for it: putting the reasons into words takes longer than most of the checking. Returns what
    /// [`check`] does.
    pub fn check_part(
        &self,
        part: impl Into<Input>,
        listed: bool,
    ) -> (Vec<ReportOutcome>, SourceMap) {
        let mut sources = SourceMap::layer(self.library.sources());
        let loaded = Loaded::read(part.into(), self.packs, &mut sources);
        (self.outcomes(&loaded, &sources, listed), sources)
    }

    /// Holds the reports of a file of the library's batch against the rules, by its number there. The
    /// texts are those of the library.
    pub fn check_batch(&self, index: usize) -> Vec<ReportOutcome> {
        let loaded = self.library.batch(index);
        loaded.map(|loaded| self.outcomes(loaded, self.library.sources(), true)).unwrap_or_default()
    }

    fn outcomes(&self, loaded: &Loaded, sources: &SourceMap, listed: bool) -> Vec<ReportOutcome> {
        // Where a part of a report could not be read, rules miss its names for that reason alone.
        let whole = loaded.problems.is_empty();
        let reports = loaded.reports.iter();
        let outcome = |report: &Report| {
            let mut outcome = self.outcome(&loaded.name, report, whole, sources, listed);
            let original = loaded.original(report, sources);
            original.show_in(&mut outcome);
            outcome
        };
        let mut outcomes: Vec<ReportOutcome> = reports.map(outcome).collect();
        if outcomes.is_empty() {
            outcomes.push(unread(&loaded.name));
        }
        // What is wrong with a file stands before its first report.
        if let Some(first) = outcomes.first_mut() {
            let all = loaded.problems.iter().chain(&loaded.doubts);
            first.errors.splice(0..0, all.cloned());
            let counted = |one: &&Diagnostic| one.severity != Severity::Info;
            first.counts.doubts = loaded.doubts.iter().filter(counted).count();
        }
        outcomes
    }

    fn outcome(
        &self,
        name: &str,
        report: &Report,
        whole: bool,
        sources: &SourceMap,
        listed: bool,
    ) -> ReportOutcome {
        let outcome = ReportOutcome {
            unit: report.unit.as_ref().map(|unit| unit.node.clone()),
            year: report.year.as_ref().map(|year| year.node),
            ..unread(name)
        };
        let plan = match self.plan(report, sources) {
            Ok(plan) => plan,
            Err(problem) => return ReportOutcome { errors: vec![*problem], ..outcome },
        };
        let Prepared { layout, rules, errors } = plan.prepared.as_ref();
        let errors = if whole { errors.as_slice() } else { &[] };
        let figures = self.figures(report, &plan);
        let verdicts = match self.selection {
            Some(selection) => evaluate_selected(rules, &figures, selection, listed),
            None => evaluate_selected(rules, &figures, &Selection::everything(), listed),
        };
        let naming = Naming::new(layout, &plan.placement, report);
        let evidence = Evidence { rules, figures: &figures, naming, sources };
        let judgement = self.judge(report, &evidence, &verdicts.findings);
        let standing = standing(&verdicts.findings, &judgement.decisions);
        // Once what silences a rule is corrected, it is asked again.
        let asked: Vec<usize> =
            verdicts.evaluated.iter().chain(&verdicts.silenced).copied().collect();
        let case = Case {
            rules,
            layout,
            figures: &figures,
            evaluated: &asked,
            violated: &standing,
            aside: &BTreeSet::new(),
        };
        let suspicions = if self.suspects { explain(case) } else { Vec::new() };
        let findings = evidence.findings(&standing);
        let (suspects, rest) = evidence.suspects(&standing, &findings, &suspicions);
        let unsettled = if listed { verdicts.not_evaluated.as_slice() } else { &[] };
        let filled = |open: &NotEvaluated| if self.suspects { fill(case, open) } else { None };
        ReportOutcome {
            counts: counts(&verdicts, standing.len(), &figures),
            findings,
            suspects,
            rest,
            waived: evidence.waived(&verdicts.findings, &judgement.decisions, self.waivers),
            not_evaluated: evidence.not_evaluated(unsettled, filled),
            evaluated: ids(rules, &verdicts.evaluated),
            meant: ids(rules, &verdicts.meant),
            errors: errors
                .iter()
                .map(pack_error)
                .chain(plan.unplaced.iter().map(unplaced))
                .chain(judgement.changed.iter().map(waiver_error))
                .collect(),
            judgement,
            ..outcome
        }
    }

    /// Holds what is violated against the waivers. The verdicts stay as they are.
    pub(super) fn judge(
        &self,
        report: &Report,
        evidence: &Evidence<'_>,
        violated: &[Violation],
    ) -> Judgement {
        let unit = report.unit.as_ref().map(|unit| unit.node.as_str());
        let year = report.year.as_ref().map(|year| year.node);
        let claims = evidence.claims(violated, self.waivers);
        self.waivers.judge(Subject { unit, year }, &claims)
    }

    /// Makes the plan for a report, or says that no rules are for it.
    pub(super) fn plan(
        &self,
        report: &Report,
        sources: &SourceMap,
    ) -> Result<Plan, Box<Diagnostic>> {
        self.packs.plan(report, sources).ok_or_else(|| {
            let kind = report.kind.as_ref();
            let span = kind.map_or(report.span.start_point(), |kind| kind.span);
            Box::new(no_pack_fits(kind.map_or("", |kind| kind.node.as_str()), span))
        })
    }

    /// Lays out the figures of a report, and of the others that its rules look into.
    pub(super) fn figures<'r>(&'r self, report: &'r Report, plan: &Plan) -> Figures<'r> {
        let Prepared { layout, rules, .. } = plan.prepared.as_ref();
        let own = ReportFigures::new(rules, report, layout, &plan.placement);
        let beside = |other: &'r Report| {
            let placement = self.packs.place_beside(plan, other);
            ReportFigures::new(rules, other, layout, &placement)
        };
        let mut figures = Figures::new(own);
        if rules.reads(Document::Prior) {
            figures = figures.with_prior(self.library.prior(report).map(beside));
        }
        if rules.reads(Document::Each) {
            let children = self.children(report);
            figures = figures
                .with_children(children.map(|reports| reports.into_iter().map(beside).collect()));
        }
        figures
    }

    fn children(&self, report: &Report) -> Result<Vec<&Report>, NoReport> {
        let unit = report.unit.as_ref().map(|unit| unit.node.as_str());
        self.library.children(report, unit.and_then(|unit| self.packs.children_of(unit)))
    }
}

/// Returns the ids of rules, by their numbers.
fn ids(rules: &RuleSet, which: &[usize]) -> Vec<String> {
    let rule = |index: &usize| rules.rules.get(*index);
    which.iter().filter_map(rule).map(|rule| rule.id.clone()).collect()
}

/// Returns the violations that no waiver explains.
fn standing(violated: &[Violation], decisions: &[Decision]) -> Vec<Violation> {
    let decided = violated.iter().zip(decisions);
    let stands =
        |(_, decision): &(&Violation, &Decision)| !matches!(decision, Decision::Waived { .. });
    decided.filter(stands).map(|(violation, _)| violation.clone()).collect()
}

fn counts(verdicts: &Verdicts, standing: usize, figures: &Figures<'_>) -> Counts {
    let lacking =
        verdicts.not_evaluated.iter().filter_map(|one| report_not_given(&one.why, figures));
    let (prior, others): (Vec<Document>, Vec<Document>) =
        lacking.partition(|document| *document == Document::Prior);
    Counts {
        holds: verdicts.holds,
        violated: standing,
        waived: verdicts.findings.len() - standing,
        not_evaluated: verdicts.not_evaluated.len(),
        not_applicable: verdicts.not_applicable,
        doubts: 0,
        without_prior: prior.len(),
        without_children: others.len(),
    }
}

/// Returns which other report is needed to tell, where it is not given.
fn report_not_given(why: &Why, figures: &Figures<'_>) -> Option<Document> {
    if let Why::NoReport(document, NoReport::NotGiven) = why {
        return Some(*document);
    }
    let Why::Missing(missing) = why else { return None };
    let is_of_it = |figure: &&Figure| {
        matches!(figures.get(**figure), FigureValue::NoReport(NoReport::NotGiven))
    };
    missing.iter().find(is_of_it).map(|figure| figure.document)
}

fn unread(name: &str) -> ReportOutcome {
    ReportOutcome {
        file: name.to_owned(),
        unit: None,
        year: None,
        counts: Counts::default(),
        findings: Vec::new(),
        suspects: Vec::new(),
        rest: Vec::new(),
        waived: Vec::new(),
        judgement: Judgement::default(),
        not_evaluated: Vec::new(),
        evaluated: Vec::new(),
        meant: Vec::new(),
        errors: Vec::new(),
    }
}
