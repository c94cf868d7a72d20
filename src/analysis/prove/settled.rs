//! Statements that come out alike whatever a report says: that always hold, that never do, and those whose
//! condition nothing meets.
//!
//! Receives checks. Says so only of what is proved: sides that differ by the same number whatever the figures
//! are, conditions that contradict themselves. Does not look at other rules.

use std::collections::BTreeSet;

use super::eras::is_some;
use super::problem::{Outcome, Problem};
use super::system::{Constraint, System};
use crate::analysis::work::{Spent, Work};
use crate::eval::Selection;
use crate::model::Number;
use crate::resolve::{
    Binding, BindingRef, Check, Figure, Missing, Relation, RuleSet, Statement, Term, Tolerance,
    constant_difference, stated_by,
};

/// A statement that comes out alike whatever a report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The rule.
    pub rule: usize,
    /// The number of its check.
    pub check: usize,
    /// How it comes out.
    pub how: SettledHow,
}

/// How a statement comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettledHow {
    /// It holds wherever it is evaluated.
    Holds,
    /// It holds nowhere.
    Fails,
    /// Its condition is never met.
    NeverApplies,
    /// It is for no year.
    NoYear,
}

/// What is known of a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Yes,
    No,
    /// It does not apply.
    Never,
    Open,
}

/// Finds the statements that come out alike for all their bindings; notes the rules of which it takes too
/// long to tell.
pub(super) fn settled(
    rules: &RuleSet,
    selection: &Selection,
    left_out: &mut BTreeSet<usize>,
    work: &Work,
) -> Vec<Settled> {
    let mut found = Vec::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        let no_year = !is_some(rule.years);
        for (position, check) in rule.checks.iter().enumerate() {
            if !selection.includes(&rule.id, &rule.tags, check.gravity) {
                continue;
            }
            let how = match (no_year, of_check(check, work)) {
                (true, _) => Some(SettledHow::NoYear),
                (false, Ok(how)) => how,
                (false, Err(Spent)) => {
                    left_out.insert(index);
                    None
                }
            };
            found.extend(how.map(|how| Settled { rule: index, check: position, how }));
        }
    }
    found
}

fn of_check(check: &Check, work: &Work) -> Result<Option<SettledHow>, Spent> {
    let mut common: Option<Known> = None;
    for binding in &check.bindings {
        work.check()?;
        let known = Case { check, binding, work }.known(&check.statement, &mut Vec::new());
        if common.is_some_and(|common| common != known) {
            return Ok(None);
        }
        common = Some(known);
    }
    let Some(known) = common else { return Ok(None) };
    Ok(match known {
        // A statement that fails where a figure is missing asks for that figure, if for nothing else.
        Known::Yes if check.missing == Missing::Fail && !check.operands.is_empty() => None,
        Known::Yes => Some(SettledHow::Holds),
        Known::No => Some(SettledHow::Fails),
        Known::Never => Some(SettledHow::NeverApplies),
        Known::Open => None,
    })
}

struct Case<'a> {
    check: &'a Check,
    binding: &'a Binding,
    work: &'a Work,
}

impl Case<'_> {
    fn known(&self, statement: &Statement, members: &mut Vec<Figure>) -> Known {
        match statement {
            Statement::Compare { terms, relations, tolerance } => {
                let links = terms.windows(2).zip(relations);
                all(links.map(|(pair, relation)| match pair {
                    [left, right] => self.link([left, right], *relation, tolerance, members),
                    _ => Known::Open,
                }))
            }
            Statement::Match(terms) => {
                let pairs = terms.windows(2);
                all(pairs.map(|pair| match pair {
                    [left, right] => {
                        self.link([left, right], Relation::Equal, &Tolerance::Exact, members)
                    }
                    _ => Known::Open,
                }))
            }
            Statement::And(parts) => match contradict(parts) {
                true => Known::No,
                false => all(parts.iter().map(|part| self.known(part, members))),
            },
            Statement::Or(parts) => match contradict(parts) {
                true => Known::Yes,
                false => {
                    opposite(all(parts.iter().map(|part| opposite(self.known(part, members)))))
                }
            },
            Statement::Not(inner) => opposite(self.known(inner, members)),
            Statement::Implies(condition, then) => match self.condition(condition, members) {
                Known::Yes => self.known(then, members),
                Known::No => Known::Yes,
                known @ (Known::Never | Known::Open) => known,
            },
            Statement::When(condition, then, otherwise) => {
                match (self.condition(condition, members), otherwise) {
                    (Known::Yes, _) => self.known(then, members),
                    (Known::No, Some(otherwise)) => self.known(otherwise, members),
                    (Known::No, None) | (Known::Never, _) => Known::Never,
                    (Known::Open, _) => Known::Open,
                }
            }
            Statement::Quantified { every, list, body } => self.each(*every, *list, body, members),
            Statement::IsBlank(_)
            | Statement::IsWhole(_)
            | Statement::Is(..)
            | Statement::UnitSays(_)
            | Statement::Contains { .. } => Known::Open,
        }
    }

    fn link(
        &self,
        sides: [&Term; 2],
        relation: Relation,
        tolerance: &Tolerance,
        members: &[Figure],
    ) -> Known {
        let difference = constant_difference(sides, self.check, self.binding, members);
        let Some(difference) = difference else { return Known::Open };
        let zero = Number::ZERO;
        if relation.holds(difference.cmp(&zero)) {
            return Known::Yes;
        }
        let may_be_near =
            matches!(relation, Relation::Equal | Relation::AtMost | Relation::AtLeast);
        match tolerance {
            Tolerance::Within(allowed, None) if may_be_near && difference.abs() <= *allowed => {
                Known::Yes
            }
            Tolerance::Exact | Tolerance::Within(_, None) => Known::No,
            _ if !may_be_near => Known::No,
            Tolerance::Within(_, Some(_)) | Tolerance::Share(_) | Tolerance::Rounding => {
                Known::Open
            }
        }
    }

    /// Tells what is known of a condition; one whose inequalities contradict each other is never met.
    fn condition(&self, condition: &Statement, members: &mut Vec<Figure>) -> Known {
        let known = self.known(condition, members);
        if known != Known::Open {
            return known;
        }
        let said = stated_by(condition, self.check, self.binding, members);
        if said.rows.len() < 2 {
            return Known::Open;
        }
        let at = BindingRef { rule: 0, check: 0, binding: 0 };
        let constraint = |row| Constraint { at, row };
        let constraints = said.rows.into_iter().map(constraint).collect();
        let system = System { constraints, ..System::default() };
        let all: Vec<usize> = (0..system.constraints.len()).collect();
        match Problem::new(&system, &all, false).solve(self.work) {
            Outcome::Refuted(_) => Known::No,
            Outcome::Satisfied(_) | Outcome::Fractions(_) | Outcome::TooLong => Known::Open,
        }
    }

    fn each(&self, every: bool, list: usize, body: &Statement, members: &mut Vec<Figure>) -> Known {
        let listed = self.binding.operands.get(list).map(Vec::as_slice).unwrap_or_default();
        // How many figures a list of the narrative has is not known; it may have none.
        if listed.is_empty() || listed.iter().any(|figure| figure.place.fact().is_some()) {
            return Known::Open;
        }
        let known: Vec<Known> = listed
            .iter()
            .map(|figure| {
                members.push(*figure);
                let known = self.known(body, members);
                members.pop();
                known
            })
            .collect();
        match every {
            true => all(known.into_iter()),
            false => opposite(all(known.into_iter().map(opposite))),
        }
    }
}

/// Joins what is known of parts that all have to hold.
fn all(parts: impl Iterator<Item = Known>) -> Known {
    let mut joined = Known::Yes;
    for part in parts {
        match part {
            Known::No => return Known::No,
            Known::Open | Known::Never => joined = Known::Open,
            Known::Yes => {}
        }
    }
    joined
}

fn opposite(known: Known) -> Known {
    match known {
        Known::Yes => Known::No,
        Known::No => Known::Yes,
        other @ (Known::Never | Known::Open) => other,
    }
}

/// Tells whether a part is the opposite of another, and either holds or does not: a condition that is not met
/// is a third thing.
fn contradict(parts: &[Statement]) -> bool {
    let is_plain = |statement: &Statement| {
        matches!(
            statement,
            Statement::Compare { .. }
                | Statement::Contains { .. }
                | Statement::UnitSays(_)
                | Statement::IsBlank(_)
                | Statement::IsWhole(_)
                | Statement::Is(..)
        )
    };
    let is_opposite = |part: &Statement| {
        let Statement::Not(inner) = part else { return false };
        is_plain(inner) && parts.iter().any(|other| *other == **inner)
    };
    parts.iter().any(is_opposite)
}
