//! Rules that follow from others: every equation of theirs is a combination of equations of the others, and
//! every inequality cannot fail while the others hold.
//!
//! Receives constraints. Equations are combined by exact elimination; that an inequality cannot fail is
//! proved by that its opposite contradicts the others. Does not know what a rule is worth beyond that.

use std::collections::BTreeSet;

use super::eras::applies_with;
use super::problem::{Grounds, Outcome, Problem};
use super::span::Span;
use super::system::{Constraint, System};
use crate::analysis::work::{Spent, Work};
use crate::resolve::{Figure, Gravity, LinearRow, Missing, Relation, Rule, RuleSet};

/// A rule that follows from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The rule.
    pub rule: usize,
    /// The rules that it follows from, in the order of their ids; without any one of them it does not.
    pub by: Vec<usize>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
    /// Whether it says more where a figure is missing: it does not hold then.
    pub asks_for_figures: bool,
    /// Whether it is graver than one of the others when it does not hold.
    pub is_graver: bool,
    /// The rules that are only looked at where this one holds.
    pub premise_of: Vec<usize>,
    /// Whether the others read figures that it does not read and that may be missing where its own are
    /// there: of a narrative, or of another report.
    pub rests_on_more: bool,
}

/// What a statement follows from.
#[derive(Default)]
struct From {
    constraints: BTreeSet<usize>,
    form: bool,
}

/// Tells whether a rule follows from others, among constraints that can hold together; an error where it
/// takes too long to tell.
pub(super) fn implied(
    rule: usize,
    system: &System,
    constraints: &[usize],
    rules: &RuleSet,
    work: &Work,
) -> Result<Option<Implied>, Spent> {
    let own = system.of_rule(rule);
    let Some(about) = rules.rules.get(rule).filter(|_| system.whole.contains(&rule)) else {
        return Ok(None);
    };
    if own.is_empty() {
        return Ok(None);
    }
    let may_help = |one: &usize| {
        let helper = system.rule_of(*one).filter(|helper| *helper != rule);
        let helper = helper.and_then(|helper| rules.rules.get(helper));
        helper.is_some_and(|helper| applies_with(helper, about))
    };
    let others: Vec<usize> = constraints.iter().copied().filter(may_help).collect();
    let others = near(system, &own, &others, work);
    let Some(mut from) = follows(system, &own, &others, work)? else { return Ok(None) };
    for helper in system.rules_of(&from.constraints.iter().copied().collect::<Vec<_>>()) {
        let fewer: Vec<usize> =
            others_of(&from, |one| system.rule_of(one) != Some(helper)).collect();
        let all: Vec<usize> = rows_of(system, &fewer, &others);
        if let Some(less) = follows(system, &own, &all, work)? {
            from = less;
        }
    }
    let needed: Vec<usize> = from.constraints.iter().copied().collect();
    let by = system.rules_of(&needed);
    let asks_for_figures = about.checks.iter().any(|check| check.missing == Missing::Fail);
    let depends = |(_, other): &(usize, &Rule)| other.depends.contains(&about.id);
    let dependent = rules.rules.iter().enumerate().filter(depends);
    Ok(Some(Implied {
        premise_of: dependent.map(|(index, _)| index).collect(),
        rule,
        by,
        form: from.form,
        asks_for_figures,
        is_graver: gravest(system, &own, rules) < mildest(system, &needed, rules),
        rests_on_more: rests_on_more(system, &own, &needed),
    }))
}

fn others_of(from: &From, keep: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
    from.constraints.iter().copied().filter(move |one| keep(*one))
}

/// Returns those of some constraints whose rules are those of others.
fn rows_of(system: &System, wanted: &[usize], all: &[usize]) -> Vec<usize> {
    let rules = system.rules_of(wanted);
    let is_of = |one: &usize| system.rule_of(*one).is_some_and(|rule| rules.contains(&rule));
    all.iter().copied().filter(is_of).collect()
}

/// Returns those of some constraints that have to do with certain ones.
fn near(system: &System, own: &[usize], others: &[usize], work: &Work) -> Vec<usize> {
    work.take_for(own.len() + others.len());
    let all: Vec<usize> = own.iter().chain(others).copied().collect();
    let components = system.components(&all).into_iter();
    let mut near: Vec<usize> = components
        .filter(|component| component.iter().any(|one| own.contains(one)))
        .flatten()
        .filter(|one| !own.contains(one))
        .collect();
    near.sort_unstable();
    near
}

/// Returns what all of some constraints follow from; none when one of them does not.
fn follows(
    system: &System,
    own: &[usize],
    others: &[usize],
    work: &Work,
) -> Result<Option<From>, Spent> {
    work.take_for(own.len() + others.len());
    let all: Vec<usize> = own.iter().chain(others).copied().collect();
    let mut from = From::default();
    // Each beside what it has to do with alone.
    for component in system.components(&all) {
        let (own, others): (Vec<usize>, Vec<usize>) =
            component.into_iter().partition(|one| own.contains(one));
        let mut span = None;
        for constraint in own.iter().filter_map(|one| system.constraints.get(*one)) {
            let found = if constraint.is_equation() {
                let span = match &mut span {
                    Some(span) => span,
                    none => none.insert(Span::of(system, &others, work)?),
                };
                let found = span.combination(&constraint.row, work)?;
                found.map(|all| From { constraints: all.into_iter().collect(), form: false })
            } else {
                cannot_fail(system, constraint, &others, work)?
            };
            let Some(found) = found else { return Ok(None) };
            from.constraints.extend(found.constraints);
            from.form |= found.form;
        }
    }
    Ok(Some(from))
}

/// Returns what an inequality cannot fail for; none when it can.
fn cannot_fail(
    system: &System,
    constraint: &Constraint,
    others: &[usize],
    work: &Work,
) -> Result<Option<From>, Spent> {
    let relation = match constraint.row.relation {
        Relation::AtMost => Relation::Greater,
        Relation::Less => Relation::AtLeast,
        Relation::AtLeast => Relation::Less,
        Relation::Greater => Relation::AtMost,
        Relation::Equal | Relation::NotEqual => return Ok(None),
    };
    let opposite = LinearRow { relation, ..constraint.row.clone() };
    let mut problem = Problem::new(system, others, true);
    problem.suppose(&opposite);
    match problem.solve(work) {
        Outcome::Refuted(Grounds { constraints, form, .. }) => Ok(Some(From { constraints, form })),
        Outcome::Satisfied(_) | Outcome::Fractions(_) => Ok(None),
        Outcome::TooLong => Err(Spent),
    }
}

fn gravities(system: &System, constraints: &[usize], rules: &RuleSet) -> Vec<Gravity> {
    let constraints = constraints.iter().filter_map(|one| system.constraints.get(*one));
    let checks = constraints.filter_map(|one| rules.binding(one.at));
    checks.map(|(check, _)| check.gravity).collect()
}

fn gravest(system: &System, constraints: &[usize], rules: &RuleSet) -> Option<Gravity> {
    gravities(system, constraints, rules).into_iter().min()
}

fn mildest(system: &System, constraints: &[usize], rules: &RuleSet) -> Option<Gravity> {
    gravities(system, constraints, rules).into_iter().max()
}

fn rests_on_more(system: &System, own: &[usize], needed: &[usize]) -> bool {
    let figures = |constraints: &[usize]| -> BTreeSet<Figure> {
        let all = constraints.iter().filter_map(|one| system.constraints.get(*one));
        all.flat_map(|one| &one.row.terms).map(|(figure, _)| *figure).collect()
    };
    let (own, needed) = (figures(own), figures(needed));
    needed.difference(&own).any(|figure| !figure.is_of_own_tables())
}
