//! Statements that say the same: the same equations, up to a factor, their sides and their order; else the
//! same statement of the same figures.
//!
//! Receives the checks of rules. Does not know where they are written.

use std::collections::BTreeMap;

use super::eras::{applies_with, common, is_some};
use crate::eval::Selection;
use crate::model::Number;
use crate::resolve::{Check, Figure, LinearRow, Missing, Relation, Rule, RuleSet, stated};

/// Statements that say the same, in years that they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Each by its rule and the number of its check.
    pub statements: Vec<(usize, usize)>,
    /// Whether they differ in how grave they are, in what a missing figure means, in their years or in what
    /// they depend on.
    pub differ: bool,
    /// The one among them that applies wherever the others do and asks for no less, where there is one.
    pub keep: Option<usize>,
}

/// What a statement comes to: equal where two say the same.
enum Content<'a> {
    Rows(Vec<Normal>),
    Other(&'a Check),
}

impl PartialEq for Content<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rows(one), Self::Rows(other)) => one == other,
            (Self::Other(one), Self::Other(other)) => is_same(one, other),
            (Self::Rows(_), Self::Other(_)) | (Self::Other(_), Self::Rows(_)) => false,
        }
    }
}

/// Tells whether two checks make the same statement of the same figures.
fn is_same(one: &Check, other: &Check) -> bool {
    let read = |check: &Check| -> Vec<_> {
        check.operands.iter().map(|one| (one.list, one.asked, one.document)).collect()
    };
    let bound = |check: &Check| -> Vec<_> {
        check.bindings.iter().map(|binding| binding.operands.clone()).collect()
    };
    one.statement == other.statement && read(one) == read(other) && bound(one) == bound(other)
}

/// An equation or inequality in its one form: the first figure has the coefficient 1, or −1 where that would
/// turn an inequality around; `≥` and `>` are turned. What holds for no figures (`0 > 0`) has none.
type Normal = (u8, Vec<(Figure, Number)>, Number);

/// Stands for what holds for no figures, where others have their relation.
const NEVER: u8 = 4;

/// Finds the statements that say the same.
pub(super) fn duplicates(rules: &RuleSet, selection: &Selection) -> Vec<Duplicate> {
    let mut alike: BTreeMap<Vec<Figure>, Vec<(usize, usize, &Check)>> = BTreeMap::new();
    for (index, rule) in rules.rules.iter().enumerate() {
        for (position, check) in rule.checks.iter().enumerate() {
            if selection.includes(&rule.id, &rule.tags, check.gravity) {
                alike.entry(figures(check)).or_default().push((index, position, check));
            }
        }
    }
    let mut found = Vec::new();
    for candidates in alike.into_values().filter(|all| all.len() > 1) {
        let contents: Vec<Option<Content<'_>>> =
            candidates.iter().map(|(.., check)| content(check)).collect();
        let mut taken = vec![false; candidates.len()];
        for (at, one) in candidates.iter().enumerate() {
            let mut same = vec![*one];
            for (later, other) in candidates.iter().enumerate().skip(at + 1) {
                let is_open = taken.get(later) == Some(&false) && taken.get(at) == Some(&false);
                let is_same = is_open
                    && meet(rules, one.0, other.0)
                    && contents
                        .get(at)
                        .is_some_and(|own| own.is_some() && contents.get(later) == Some(own));
                if is_same {
                    same.push(*other);
                    if let Some(taken) = taken.get_mut(later) {
                        *taken = true;
                    }
                }
            }
            if same.len() > 1 {
                found.push(duplicate(rules, &same));
            }
        }
    }
    found.sort_by(|one, other| one.statements.cmp(&other.statements));
    found
}

fn duplicate(rules: &RuleSet, same: &[(usize, usize, &Check)]) -> Duplicate {
    let frame = |(index, _, check): &(usize, usize, &Check)| {
        let rule: Option<&Rule> = rules.rules.get(*index);
        let own = rule.map(|rule| (rule.years, rule.depends.clone()));
        (check.gravity, check.missing, own)
    };
    let first = same.first().map(frame);
    let covers_all =
        |one: &&(usize, usize, &Check)| same.iter().all(|other| covers(rules, **one, *other));
    let keep = same.iter().find(covers_all);
    Duplicate {
        keep: keep.and_then(|keep| same.iter().position(|one| (one.0, one.1) == (keep.0, keep.1))),
        statements: same.iter().map(|(rule, check, _)| (*rule, *check)).collect(),
        differ: same.iter().any(|one| Some(frame(one)) != first),
    }
}

/// Tells whether a statement applies wherever another does that says the same, and asks for no less.
fn covers(rules: &RuleSet, one: (usize, usize, &Check), other: (usize, usize, &Check)) -> bool {
    let rule = |index: usize| rules.rules.get(index);
    let applies =
        rule(one.0).zip(rule(other.0)).is_some_and(|(one, other)| applies_with(one, other));
    let (one, other) = (one.2, other.2);
    let asks = one.missing == other.missing || one.missing == Missing::Fail;
    applies && asks && one.gravity <= other.gravity
}

/// Tells whether there is a year in which both rules apply.
fn meet(rules: &RuleSet, one: usize, other: usize) -> bool {
    let years = |rule: usize| rules.rules.get(rule).map(|rule| rule.years);
    years(one).zip(years(other)).is_some_and(|(one, other)| is_some(common(one, other)))
}

/// Returns the figures that a check reads.
fn figures(check: &Check) -> Vec<Figure> {
    let bindings = check.bindings.iter().flat_map(|binding| &binding.operands);
    let mut figures: Vec<Figure> = bindings.flatten().copied().collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

/// Returns what a check comes to; none where it says nothing of any figure.
fn content(check: &Check) -> Option<Content<'_>> {
    let mut rows = Vec::new();
    for binding in &check.bindings {
        let said = stated(check, binding);
        if said.beyond.is_some() {
            return Some(Content::Other(check)).filter(|_| !check.bindings.is_empty());
        }
        rows.extend(said.rows.iter().filter_map(normal));
    }
    rows.sort();
    rows.dedup();
    (!rows.is_empty()).then_some(Content::Rows(rows))
}

/// Returns the one form of a row; none for a row without figures that holds.
fn normal(row: &LinearRow) -> Option<Normal> {
    if row.terms.is_empty() {
        let holds = row.relation.holds(Number::ZERO.cmp(&row.constant));
        return (!holds).then_some((NEVER, Vec::new(), Number::ZERO));
    }
    let turned = matches!(row.relation, Relation::AtLeast | Relation::Greater);
    let sign = match row.relation {
        Relation::Equal => 0,
        Relation::NotEqual => 1,
        Relation::AtMost | Relation::AtLeast => 2,
        Relation::Less | Relation::Greater => 3,
    };
    let (_, first) = row.terms.first()?;
    let factor = if sign < 2 { first.clone() } else { first.abs() };
    let factor = if turned { -&factor } else { factor };
    let divided = |(figure, one): &(Figure, Number)| Some((*figure, one.checked_div(&factor)?));
    let terms = row.terms.iter().map(divided).collect::<Option<Vec<_>>>()?;
    Some((sign, terms, row.constant.checked_div(&factor)?))
}
