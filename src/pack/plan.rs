//! The plan for a report: which packs, which layout, and the rules resolved over it. The rules of a
//! layout are resolved once, however many reports have it.

use std::sync::{Arc, OnceLock};

use super::error::PackError;
use super::packs::Packs;
use super::prepared::Prepared;
use super::spread::{OneByOne, Spread};
use crate::eval::try_example;
use crate::model::{Choice, Family, Layout, Placement, Report, Unplaced};
use crate::resolve::{Phrasebook, ResolveError, RuleSet, resolve, resolve_with};
use crate::source::{FileId, SourceMap};
use crate::syntax::RuleFile;

/// What a report is checked with.
#[derive(Debug)]
pub struct Plan {
    /// The names and the rules.
    pub prepared: Arc<Prepared>,
    /// Where the layout lies in the report.
    pub placement: Placement,
    /// What of the report has no place in the form.
    pub unplaced: Vec<Unplaced>,
    /// The family of the layout, and the choice of versions; none where the report's own labels are it.
    chosen: Option<(usize, Choice)>,
}

impl Packs {
    /// Makes the plan for a report; none when no pack is for it. `sources` holds the report's texts above
    /// those of the packs.
    pub fn plan(&self, report: &Report, sources: &SourceMap) -> Option<Plan> {
        let kind = report.kind.as_ref().map(|kind| kind.node.as_str());
        for (index, family) in self.families.iter().enumerate() {
            if kind.is_some_and(|kind| !family.is_for(kind)) {
                continue;
            }
            let (choice, placement, unplaced) = family.place(report);
            if kind.is_some() || placement.finds_anything() {
                let prepared = self.prepared(index, family, choice.clone());
                let chosen = Some((index, choice));
                return Some(Plan { prepared, placement, unplaced, chosen });
            }
        }
        self.plan_without_form(report, kind, sources)
    }

    /// Without a form the report's own labels, headings and facts are the names.
    fn plan_without_form(
        &self,
        report: &Report,
        kind: Option<&str>,
        sources: &SourceMap,
    ) -> Option<Plan> {
        let files = self.files_without_form(kind)?;
        let layout = Layout::of_report(report);
        let (rules, errors) = resolve(&files, &layout, sources);
        // A name that is missing here is an error here: there is no other version that may have it.
        let examples = contradictions(&rules, |_| true);
        let errors = errors.into_iter().map(PackError::Resolve).chain(examples).collect();
        let mut rules = rules;
        rules.inapplicable.clear();
        Some(Plan {
            prepared: Arc::new(Prepared { layout, rules, errors }),
            placement: Placement::of_report(report),
            unplaced: Vec::new(),
            chosen: None,
        })
    }

    /// Finds where the layout of a plan lies in another report.
    pub fn place_beside(&self, plan: &Plan, other: &Report) -> Placement {
        let chosen = plan.chosen.as_ref();
        match chosen.and_then(|(family, choice)| Some((self.families.get(*family)?, choice))) {
            Some((family, choice)) => family.place_as(choice, other),
            None => Placement::of_layout_in(&plan.prepared.layout, other),
        }
    }

    pub(super) fn prepared(&self, index: usize, family: &Family, choice: Choice) -> Arc<Prepared> {
        self.plans.get(index, &choice, || {
            let layout = family.layout(&choice);
            let (rules, _) = resolve(&self.files_for(family.kind()), &layout, self.sources());
            Prepared { layout, rules, errors: self.errors_of_loose_rules(family) }
        })
    }

    /// Resolves the rules of the packs that have a family's forms against each version, before any
    /// report is read. Returns what is wrong whichever version a report follows. What is resolved here is
    /// kept for the reports that follow one version throughout, unless loose rules come in.
    pub(super) fn errors_ahead(
        &self,
        index: usize,
        family: &Family,
        spread: &dyn Spread,
    ) -> Vec<PackError> {
        let own = self.files_with_form(family.kind());
        if own.is_empty() {
            return Vec::new();
        }
        let is_all = own.len() == self.files_for(family.kind()).len();
        let keep = |choice, layout, rules| {
            if is_all {
                let prepared = Prepared { layout, rules, errors: Vec::new() };
                self.plans.keep(index, choice, prepared);
            }
        };
        self.errors_over(family, &own, |_| true, keep, spread)
    }

    /// Rules that lie loose beside a pack are read with its forms, but only when a report shows that
    /// they are meant for it.
    fn errors_of_loose_rules(&self, family: &Family) -> Vec<PackError> {
        let all = self.files_for(family.kind());
        let own = self.files_with_form(family.kind());
        if all.len() == own.len() {
            return Vec::new();
        }
        let is_loose = |found| own.iter().all(|file| file.file != found);
        self.errors_over(family, &all, is_loose, |_, _, _| {}, &OneByOne)
    }

    /// Returns what is wrong with rules over every version of a family, names and examples, in the
    /// files that are asked for; hands what it resolved to `keep`.
    fn errors_over(
        &self,
        family: &Family,
        files: &[&RuleFile],
        asked: impl Fn(FileId) -> bool + Sync,
        keep: impl Fn(Choice, Layout, RuleSet) + Sync,
        spread: &dyn Spread,
    ) -> Vec<PackError> {
        let choices = family.pure_choices();
        let found: Vec<OnceLock<(Vec<ResolveError>, Vec<PackError>)>> =
            choices.iter().map(|_| OnceLock::new()).collect();
        let book = Phrasebook::read(files);
        spread.each(choices.len(), &|version| {
            let (Some(choice), Some(found)) = (choices.get(version), found.get(version)) else {
                return;
            };
            found.get_or_init(|| {
                let layout = family.layout(choice);
                let (rules, errors) = resolve_with(files, &book, &layout, self.sources());
                let contradictions = contradictions(&rules, &asked);
                keep(choice.clone(), layout, rules);
                (errors, contradictions)
            });
        });
        let (mut by_version, mut examples) = (Vec::new(), Vec::new());
        for (errors, contradictions) in found.into_iter().filter_map(OnceLock::into_inner) {
            by_version.push(errors);
            for error in contradictions {
                if !examples.contains(&error) {
                    examples.push(error);
                }
            }
        }
        let errors = in_all_versions(&by_version).into_iter();
        let errors = errors.filter(|error| asked(error.span.file)).map(PackError::Resolve);
        errors.chain(examples).collect()
    }
}

/// Holds the examples of rules, in the files that are asked for, against their rules.
fn contradictions(rules: &RuleSet, asked: impl Fn(FileId) -> bool) -> Vec<PackError> {
    let mut errors = Vec::new();
    for rule in rules.rules.iter().filter(|rule| asked(rule.span.file)) {
        for example in &rule.examples {
            let found = try_example(rules, rule, example);
            if found != example.outcome {
                let (span, expected) = (example.span, example.outcome);
                errors.push(PackError::Example { span, expected, found });
            }
        }
    }
    errors
}

/// Keeps what is wrong in every version. A name that one version lacks is no error when another has it:
/// the statement does not apply to the version that lacks it.
fn in_all_versions(by_version: &[Vec<ResolveError>]) -> Vec<ResolveError> {
    let absent_everywhere = |error: &ResolveError| {
        by_version.iter().all(|errors| {
            errors.iter().any(|one| one.kind.is_absence() && one.statement == error.statement)
        })
    };
    let is_same = |one: &ResolveError, other: &ResolveError| {
        let kinds = [&one.kind, &other.kind].map(std::mem::discriminant);
        one.span == other.span && kinds.first() == kinds.last()
    };
    let mut kept: Vec<ResolveError> = Vec::new();
    // The latest version speaks first: its labels are the ones people have before them.
    for error in by_version.iter().rev().flatten() {
        let counts = !error.kind.is_absence() || absent_everywhere(error);
        if counts && !kept.iter().any(|one| is_same(one, error)) {
            kept.push(error.clone());
        }
    }
    kept.sort_by_key(|error| error.span);
    kept
}
