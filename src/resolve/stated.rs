//! What a binding states in equations and inequalities, part by part: chains are cut into their links, what
//! is joined by 且 or said of each member of a list into its parts. What is no such thing is named.
//!
//! Receives a check and one of its bindings. For those who look at rules without a report; bindings are
//! evaluated otherwise, as they are written. Does not know what the parts prove.

use std::collections::BTreeMap;

use super::figure::{Document, Figure};
use super::ground::has_lists_of_narrative;
use super::linear::{Linear, linear_within};
use super::plan::{Binding, Check, Relation, Statement, Term, Tolerance};
use crate::model::Number;

/// What a binding states.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// The equations and inequalities that hold wherever the binding holds.
    pub rows: Vec<LinearRow>,
    /// What else it asks for, the first of it; none where the rows are all.
    pub beyond: Option<Beyond>,
}

/// `a·x + b·y + … relation constant`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinearRow {
    /// Figures in ascending order, with coefficients other than 0.
    pub terms: Vec<(Figure, Number)>,
    /// The relation.
    pub relation: Relation,
    /// What stands on the right.
    pub constant: Number,
    /// Whether no figure stands there twice: what is left of `a == 2 * a` is not what is written.
    pub plain: bool,
}

/// Why a statement is no set of equations and inequalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beyond {
    /// It holds under a condition: 当…则…, ⇒.
    Condition,
    /// One of several will do: 或, 非, 任一.
    Alternative,
    /// It asks what a narrative or a name says.
    Wording,
    /// It asks how something is printed: 为空, 已填, 已列, ….
    Printed,
    /// It asks for whole numbers.
    Whole,
    /// It multiplies or divides figures, or calls a function of them.
    Arithmetic,
    /// It allows for a difference that depends on the figures.
    Tolerance,
    /// It asks for figures that differ.
    Unequal,
    /// It reads figures of which nobody knows how many there are: of subordinate units, of lists.
    Several,
    /// It matches numbers of a narrative, which may be said to be at least so much (18万余) and agree
    /// with all that is not less.
    Round,
}

/// Returns what a binding of a check states.
pub fn stated(check: &Check, binding: &Binding) -> Stated {
    stated_by(&check.statement, check, binding, &[])
}

/// Returns what a binding states where the narrative says of no number that it is at least so much: 一致 is an
/// equation then.
pub fn stated_exactly(check: &Check, binding: &Binding) -> Stated {
    let mut parts = Parts::new(check, binding, &[]);
    parts.exact = true;
    parts.all(&check.statement)
}

/// Returns what a part of a check's statement says of a binding. `members` are those of the quantifiers
/// around the part, the innermost last.
pub fn stated_by(
    statement: &Statement,
    check: &Check,
    binding: &Binding,
    members: &[Figure],
) -> Stated {
    Parts::new(check, binding, members).all(statement)
}

/// Returns by how much a side of a comparison is larger than the other, where that is the same whatever
/// the figures are; none where it is not.
pub fn constant_difference(
    [left, right]: [&Term; 2],
    check: &Check,
    binding: &Binding,
    members: &[Figure],
) -> Option<Number> {
    let parts = Parts::new(check, binding, members);
    let Difference { terms, constant, .. } = parts.difference(left, right)?;
    terms.is_empty().then(|| -&constant)
}

/// What is left of two sides when one is taken from the other: figures on the left, constants on the right.
struct Difference {
    terms: Vec<(Figure, Number)>,
    constant: Number,
    plain: bool,
}

struct Parts<'a> {
    check: &'a Check,
    binding: &'a Binding,
    /// The members of the quantifiers around, the innermost last.
    members: Vec<Figure>,
    /// Whether no number of a narrative is said to be at least so much.
    exact: bool,
    stated: Stated,
}

impl<'a> Parts<'a> {
    fn new(check: &'a Check, binding: &'a Binding, members: &[Figure]) -> Self {
        let stated = Stated::default();
        Self { check, binding, members: members.to_vec(), exact: false, stated }
    }

    fn all(mut self, statement: &Statement) -> Stated {
        if has_lists_of_narrative(self.check) {
            self.beyond(Beyond::Several);
        } else {
            self.add(statement);
        }
        self.stated
    }

    fn beyond(&mut self, why: Beyond) {
        self.stated.beyond.get_or_insert(why);
    }

    fn add(&mut self, statement: &Statement) {
        match statement {
            Statement::Compare { terms, relations, tolerance } => {
                for (pair, relation) in terms.windows(2).zip(relations) {
                    let [left, right] = pair else { continue };
                    self.compare(left, *relation, right, tolerance);
                }
            }
            Statement::Match(terms) => self.agree(terms),
            Statement::And(parts) => parts.iter().for_each(|part| self.add(part)),
            Statement::Quantified { every: true, list, body } => {
                let listed = self.binding.operands.get(*list).cloned().unwrap_or_default();
                for figure in listed {
                    self.members.push(figure);
                    self.add(body);
                    self.members.pop();
                }
            }
            Statement::Quantified { every: false, .. } | Statement::Or(_) | Statement::Not(_) => {
                self.beyond(Beyond::Alternative);
            }
            Statement::Implies(..) | Statement::When(..) => self.beyond(Beyond::Condition),
            Statement::Contains { .. } | Statement::UnitSays(_) => self.beyond(Beyond::Wording),
            Statement::IsBlank(_) | Statement::Is(..) => self.beyond(Beyond::Printed),
            Statement::IsWhole(_) => self.beyond(Beyond::Whole),
        }
    }

    /// What is exact is the same; what a narrative may say to be at least so much is not above it. Of two
    /// that are both so nothing follows: either may be the round one.
    fn agree(&mut self, terms: &[Term]) {
        let (round, exact): (Vec<&Term>, Vec<&Term>) =
            terms.iter().partition(|term| self.may_be_round(term));
        if !round.is_empty() {
            self.beyond(Beyond::Round);
        }
        let Some((first, others)) = exact.split_first() else { return };
        for other in others {
            self.compare(first, Relation::Equal, other, &Tolerance::Exact);
        }
        for other in round {
            self.compare(other, Relation::AtMost, first, &Tolerance::Exact);
        }
    }

    /// Tells whether a side of a match is a number of a narrative and nothing else: only those are taken
    /// for "at least" by the evaluation.
    fn may_be_round(&self, term: &Term) -> bool {
        let Term::Operand(index) = term else { return false };
        if self.exact {
            return false;
        }
        let figures = self.binding.operands.get(*index).map(Vec::as_slice);
        matches!(figures, Some([figure]) if figure.place.fact().is_some())
    }

    fn compare(&mut self, left: &Term, relation: Relation, right: &Term, tolerance: &Tolerance) {
        let allowed = match (relation, tolerance) {
            (Relation::NotEqual, _) => return self.beyond(Beyond::Unequal),
            // A tolerance makes nothing of what must be smaller, or larger.
            (Relation::Less | Relation::Greater, _) | (_, Tolerance::Exact) => None,
            (_, Tolerance::Within(allowed, None)) => Some(allowed),
            (_, Tolerance::Within(..) | Tolerance::Share(_) | Tolerance::Rounding) => {
                return self.beyond(Beyond::Tolerance);
            }
        };
        let Some(Difference { terms, constant, plain }) = self.difference(left, right) else {
            let several = holds_each(left) || holds_each(right);
            return self.beyond(if several { Beyond::Several } else { Beyond::Arithmetic });
        };
        let mut add = |relation, constant| {
            self.stated.rows.push(LinearRow { terms: terms.clone(), relation, constant, plain });
        };
        match (relation, allowed) {
            (relation, None) => add(relation, constant),
            (relation, Some(allowed)) => {
                if relation != Relation::AtLeast {
                    add(Relation::AtMost, &constant + allowed);
                }
                if relation != Relation::AtMost {
                    add(Relation::AtLeast, &constant - allowed);
                }
            }
        }
    }

    /// Brings all figures to the left and the constants to the right; none when a side is no sum.
    fn difference(&self, left: &Term, right: &Term) -> Option<Difference> {
        let (operands, quantifiers) = (self.check.operands.len(), self.members.len());
        let left = linear_within(left, operands, quantifiers)?;
        let right = linear_within(right, operands, quantifiers)?;
        let mut terms = BTreeMap::new();
        let mut plain = self.put(&left, false, &mut terms)?;
        plain &= self.put(&right, true, &mut terms)?;
        terms.retain(|_, coefficient| !coefficient.is_zero());
        let terms = terms.into_iter().collect();
        Some(Difference { terms, constant: &right.constant - &left.constant, plain })
    }

    /// Adds the figures of a side; tells whether none of them was there before.
    fn put(
        &self,
        side: &Linear,
        is_right: bool,
        terms: &mut BTreeMap<Figure, Number>,
    ) -> Option<bool> {
        let mut plain = true;
        let mut put = |figure: Figure, coefficient: &Number| {
            if coefficient.is_zero() {
                return;
            }
            plain &= !terms.contains_key(&figure);
            let term = terms.entry(figure).or_insert(Number::ZERO);
            let coefficient = if is_right { &-coefficient } else { coefficient };
            *term += coefficient;
        };
        for (figures, coefficient) in self.binding.operands.iter().zip(&side.coefficients) {
            figures.iter().for_each(|figure| put(*figure, coefficient));
        }
        for (level, of_member) in side.members.iter().enumerate() {
            for (document, coefficient) in of_member {
                let figure = self.members.iter().rev().nth(level)?;
                let figure = match document {
                    Document::Own => *figure,
                    Document::Prior | Document::Each | Document::Child(_) => figure.of(*document),
                };
                put(figure, coefficient);
            }
        }
        Some(plain)
    }
}

/// Tells whether a term speaks of each report of the subordinate units.
fn holds_each(term: &Term) -> bool {
    match term {
        Term::Each(_) => true,
        Term::Negative(inner) => holds_each(inner),
        Term::Sum(parts) | Term::Product(parts) => parts.iter().any(|(_, part)| holds_each(part)),
        Term::Call(_, arguments) => arguments.iter().any(holds_each),
        Term::IfBlank(asked, instead) => holds_each(asked) || holds_each(instead),
        Term::Number(_) | Term::Quantity(..) | Term::Operand(_) | Term::Member(..) => false,
    }
}
