//! Statements and terms over the figures of one binding.

use std::borrow::Cow;

use super::figures::Figures;
use super::verdict::{Sides, Why};
use crate::builtins::Argument;
use crate::model::Number;
use crate::resolve::{Binding, Figure, Relation, Statement, Term};

/// What a statement comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Truth {
    /// It holds.
    Yes,
    /// It does not, and between these two sides, where it has sides.
    No(Option<Sides>),
    /// Nobody can tell.
    Unknown(Why),
}

/// The figures that a statement may read, and what a missing one counts as.
pub(super) struct Frame<'a> {
    pub(super) figures: &'a Figures<'a>,
    pub(super) binding: &'a Binding,
    pub(super) blank_as_zero: bool,
}

type Value<'a> = Result<Cow<'a, Number>, Why>;

impl<'a> Frame<'a> {
    /// Tells whether a statement holds. `members` are those of the quantifiers around it, the innermost
    /// last.
    pub(super) fn truth(&self, statement: &Statement, members: &mut Vec<Figure>) -> Truth {
        match statement {
            Statement::Compare { terms, relations } => self.compare(terms, relations, members),
            Statement::Match(terms) => self.agree(terms, members),
            Statement::IsBlank(term) => self.is_blank(term, members),
            Statement::Quantified { every, list, body } => {
                self.quantified(*every, *list, body, members)
            }
            Statement::Not(inner) => match self.truth(inner, members) {
                Truth::Yes => Truth::No(None),
                Truth::No(_) => Truth::Yes,
                unknown @ Truth::Unknown(_) => unknown,
            },
            Statement::And(parts) => fold(parts.iter().map(|part| self.truth(part, members)), true),
            Statement::Or(parts) => fold(parts.iter().map(|part| self.truth(part, members)), false),
            Statement::Implies(left, right) => match self.truth(left, members) {
                Truth::Yes => self.truth(right, members),
                Truth::No(_) => Truth::Yes,
                unknown @ Truth::Unknown(_) => unknown,
            },
        }
    }

    /// The first link of a chain that does not hold names the sides.
    fn compare(&self, terms: &[Term], relations: &[Relation], members: &mut Vec<Figure>) -> Truth {
        for (pair, relation) in terms.windows(2).zip(relations) {
            let [left, right] = pair else { continue };
            let (left, right) = match (self.term(left, members), self.term(right, members)) {
                (Ok(left), Ok(right)) => (left, right),
                (Err(why), _) | (_, Err(why)) => return Truth::Unknown(why),
            };
            if !relation.holds(left.cmp(&right)) {
                let (left, right) = (left.into_owned(), right.into_owned());
                return Truth::No(Some(Sides { left, relation: *relation, right }));
            }
        }
        Truth::Yes
    }

    /// All statements of a match are held against the first.
    fn agree(&self, terms: &[Term], members: &mut Vec<Figure>) -> Truth {
        let mut stated = Vec::with_capacity(terms.len());
        for term in terms {
            match self.term(term, members) {
                Ok(number) => stated.push(number),
                Err(why) => return Truth::Unknown(why),
            }
        }
        let Some((first, others)) = stated.split_first() else { return Truth::Yes };
        match others.iter().find(|other| *other != first) {
            None => Truth::Yes,
            Some(other) => Truth::No(Some(Sides {
                left: first.clone().into_owned(),
                relation: Relation::Equal,
                right: other.clone().into_owned(),
            })),
        }
    }

    fn is_blank(&self, term: &Term, members: &[Figure]) -> Truth {
        let blank = match term {
            Term::Operand(index) => {
                self.operand(*index).iter().all(|figure| self.figures.is_blank(*figure))
            }
            Term::Member(level) => {
                member(members, *level).is_some_and(|figure| self.figures.is_blank(figure))
            }
            // A number that is computed or written is never blank.
            Term::Number(_)
            | Term::Negative(_)
            | Term::Sum(_)
            | Term::Product(_)
            | Term::Call(..) => false,
        };
        if blank { Truth::Yes } else { Truth::No(None) }
    }

    fn quantified(
        &self,
        every: bool,
        list: usize,
        body: &Statement,
        members: &mut Vec<Figure>,
    ) -> Truth {
        let each = self.operand(list).iter().map(|figure| {
            members.push(*figure);
            let truth = self.truth(body, members);
            members.pop();
            truth
        });
        fold(each, every)
    }

    fn term(&self, term: &'a Term, members: &[Figure]) -> Value<'a> {
        Ok(match term {
            Term::Number(number) => Cow::Borrowed(number),
            Term::Operand(index) => match self.operand(*index) {
                [figure] => self.figure(*figure)?,
                _ => return Err(Why::NoValue),
            },
            Term::Member(level) => self.figure(member(members, *level).ok_or(Why::NoValue)?)?,
            Term::Negative(inner) => Cow::Owned(-self.term(inner, members)?.as_ref()),
            Term::Sum(parts) => {
                let mut sum = Number::ZERO;
                for (minus, part) in parts {
                    let part = self.term(part, members)?;
                    sum = if *minus { &sum - part.as_ref() } else { &sum + part.as_ref() };
                }
                Cow::Owned(sum)
            }
            Term::Product(parts) => {
                let mut product = Number::from(1);
                for (over, part) in parts {
                    let part = self.term(part, members)?;
                    product = if *over {
                        product.checked_div(part.as_ref()).ok_or(Why::NoValue)?
                    } else {
                        &product * part.as_ref()
                    };
                }
                Cow::Owned(product)
            }
            Term::Call(builtin, arguments) => {
                let arguments: Result<Vec<_>, _> =
                    arguments.iter().map(|argument| self.argument(argument, members)).collect();
                Cow::Owned((builtin.run)(&arguments?).ok_or(Why::NoValue)?)
            }
        })
    }

    fn argument(&self, term: &'a Term, members: &[Figure]) -> Result<Argument, Why> {
        if let Term::Operand(index) = term {
            let figures = self.operand(*index);
            if figures.len() != 1 {
                let numbers: Result<Vec<_>, _> = figures
                    .iter()
                    .map(|figure| self.figure(*figure).map(Cow::into_owned))
                    .collect();
                return Ok(Argument::List(numbers?));
            }
        }
        Ok(Argument::Number(self.term(term, members)?.into_owned()))
    }

    fn figure(&self, figure: Figure) -> Value<'a> {
        match self.figures.number(figure) {
            Some(number) => Ok(Cow::Borrowed(number)),
            None if self.blank_as_zero && self.figures.may_be_zero(figure) => {
                Ok(Cow::Owned(Number::ZERO))
            }
            None => Err(Why::Missing(vec![figure])),
        }
    }

    fn operand(&self, index: usize) -> &'a [Figure] {
        self.binding.operands.get(index).map(Vec::as_slice).unwrap_or_default()
    }
}

fn member(members: &[Figure], level: usize) -> Option<Figure> {
    members.iter().rev().nth(level).copied()
}

/// Joins the parts of "all of them" (`all`) or "one of them": a part that decides does so even when
/// nobody can tell of another.
fn fold(parts: impl Iterator<Item = Truth>, all: bool) -> Truth {
    let mut unknown = None;
    for part in parts {
        match part {
            Truth::No(found) if all => return Truth::No(found),
            Truth::Yes if !all => return Truth::Yes,
            // None of several holds: no two sides are the ones that should have agreed.
            Truth::No(_) | Truth::Yes => {}
            Truth::Unknown(why) => unknown = unknown.or(Some(why)),
        }
    }
    match unknown {
        Some(why) => Truth::Unknown(why),
        None if all => Truth::Yes,
        None => Truth::No(None),
    }
}
