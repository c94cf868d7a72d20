//! Statements and terms over the figures of one binding.

use std::borrow::Cow;

use super::figures::{FigureValue, Figures, NoReport};
use super::surely::{Plain, needs_children};
use super::verdict::{Sides, Why};
use crate::builtins::Argument;
use crate::model::Number;
use crate::resolve::{
    Binding, Document, Figure, FigurePlace, Relation, Statement, Term, Tolerance,
};

/// What a statement comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No(Failure),
    /// Nobody can tell.
    Unknown(Why),
    /// It does not apply.
    NotApplicable,
}

/// How a statement fails.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Failure {
    /// Between which two sides, where it has sides.
    pub(super) sides: Option<Sides>,
    /// Which members of a list it fails for, where it speaks of each of them.
    pub(super) culprits: Vec<Figure>,
}

impl Failure {
    fn between(left: Number, relation: Relation, right: Number) -> Self {
        Self { sides: Some(Sides { left, relation, right }), culprits: Vec::new() }
    }
}

/// The figures that a statement may read, and what a missing one counts as.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) figures: &'a Figures<'a>,
    pub(super) binding: &'a Binding,
    pub(super) blank_as_zero: bool,
    /// Which report of the subordinate units is looked into, inside `各(…)`.
    pub(super) child: Option<u32>,
}

type Value<'a> = Result<Cow<'a, Number>, Why>;

impl<'a> Frame<'a> {
    /// Tells whether a statement holds. `members` are those of the quantifiers around it, the innermost
    /// last.
    pub(super) fn truth(&self, statement: &Statement, members: &mut Vec<Figure>) -> Truth {
        match statement {
            Statement::Compare { terms, relations, tolerance } => {
                self.compare(terms, relations, tolerance, members)
            }
            Statement::Match(terms) => self.agree(terms, members),
            Statement::IsBlank(term) => self.is_blank(term, members),
            Statement::IsWhole(term) => match self.term(term, members) {
                Ok(number) if number.is_integer() => Truth::Yes,
                Ok(_) => Truth::No(Failure::default()),
                Err(why) => Truth::Unknown(why),
            },
            Statement::Is(property, term) => self.is(*property, term, members),
            Statement::UnitSays(words) => match self.figures.unit_says(words) {
                Some(true) => Truth::Yes,
                Some(false) => Truth::No(Failure::default()),
                None => Truth::Unknown(Why::NoUnit),
            },
            Statement::Quantified { every, list, body } => {
                self.quantified(*every, *list, body, members)
            }
            Statement::Not(inner) => match self.truth(inner, members) {
                Truth::Yes => Truth::No(Failure::default()),
                Truth::No(_) => Truth::Yes,
                open @ (Truth::Unknown(_) | Truth::NotApplicable) => open,
            },
            Statement::And(parts) => fold(parts.iter().map(|part| self.truth(part, members)), true),
            Statement::Or(parts) => fold(parts.iter().map(|part| self.truth(part, members)), false),
            Statement::Implies(left, right) => match self.condition(left, members) {
                Truth::Yes => self.truth(right, members),
                Truth::No(_) => Truth::Yes,
                Truth::NotApplicable => Truth::NotApplicable,
                // Where the right side holds, the left one does not matter.
                unknown @ Truth::Unknown(_) => match self.truth(right, members) {
                    Truth::Yes => Truth::Yes,
                    Truth::No(_) | Truth::Unknown(_) | Truth::NotApplicable => unknown,
                },
            },
            Statement::Contains { texts, words } => match self.figures.say(texts, words) {
                Ok(true) => Truth::Yes,
                Ok(false) => Truth::No(Failure::default()),
                Err(lacking) => Truth::Unknown(Why::NoText(lacking)),
            },
            Statement::When(condition, then, otherwise) => {
                match (self.condition(condition, members), otherwise) {
                    (Truth::Yes, _) => self.truth(then, members),
                    (Truth::No(_), Some(otherwise)) => self.truth(otherwise, members),
                    (Truth::No(_) | Truth::NotApplicable, _) => Truth::NotApplicable,
                    (unknown @ Truth::Unknown(_), _) => unknown,
                }
            }
        }
    }

    /// Tells whether a condition holds; how it fails is of no interest.
    pub(super) fn condition(&self, condition: &Statement, members: &mut Vec<Figure>) -> Truth {
        match self.says(condition) {
            Some(true) => Truth::Yes,
            Some(false) => Truth::No(Failure::default()),
            None => self.truth(condition, members),
        }
    }

    /// Tells whether a statement holds where what narratives say tells that alone. Conditions list some
    /// hundred wordings.
    fn says(&self, statement: &Statement) -> Option<bool> {
        // A part that decides does so even when nobody can tell of another.
        let joined = |parts: &[Statement], deciding: bool| {
            let mut all_tell = true;
            for part in parts {
                match self.says(part) {
                    Some(holds) if holds == deciding => return Some(deciding),
                    Some(_) => {}
                    None => all_tell = false,
                }
            }
            all_tell.then_some(!deciding)
        };
        match statement {
            Statement::Contains { texts, words } => self.figures.say(texts, words).ok(),
            Statement::UnitSays(words) => self.figures.unit_says(words),
            Statement::And(parts) => joined(parts, false),
            Statement::Or(parts) => joined(parts, true),
            Statement::Not(inner) => self.says(inner).map(|holds| !holds),
            Statement::Compare { .. }
            | Statement::Match(_)
            | Statement::IsBlank(_)
            | Statement::IsWhole(_)
            | Statement::Is(..)
            | Statement::Quantified { .. }
            | Statement::Implies(..)
            | Statement::When(..) => None,
        }
    }

    /// The first link of a chain that does not hold names the sides; it decides even when nobody can
    /// tell of another.
    fn compare(
        &self,
        terms: &[Term],
        relations: &[Relation],
        tolerance: &Tolerance,
        members: &[Figure],
    ) -> Truth {
        let mut unknown = None;
        for (pair, relation) in terms.windows(2).zip(relations) {
            let [first, second] = pair else { continue };
            let (left, right) = match (self.term(first, members), self.term(second, members)) {
                (Ok(left), Ok(right)) => (left, right),
                (Err(why), _) | (_, Err(why)) => {
                    unknown = unknown.or(Some(why));
                    continue;
                }
            };
            let near = || {
                let allowed = self.allowed(tolerance, (first, second), &right, members);
                (left.as_ref() - right.as_ref()).abs() <= allowed
            };
            let may_be_near =
                matches!(relation, Relation::Equal | Relation::AtMost | Relation::AtLeast);
            let agree = relation.holds(left.cmp(&right)) || (may_be_near && near());
            if !agree {
                let (left, right) = (left.into_owned(), right.into_owned());
                return Truth::No(Failure::between(left, *relation, right));
            }
        }
        unknown.map_or(Truth::Yes, Truth::Unknown)
    }

    /// All statements of a match are held against the first that is exact. One that only says "at
    /// least" agrees with all that are not less.
    fn agree(&self, terms: &[Term], members: &[Figure]) -> Truth {
        let mut stated = Vec::with_capacity(terms.len());
        for term in terms {
            match (self.at_least(term), self.term(term, members)) {
                (Some(number), _) => stated.push((Cow::Borrowed(number), true)),
                (None, Ok(number)) => stated.push((number, false)),
                (None, Err(why)) => return Truth::Unknown(why),
            }
        }
        let exact = stated.iter().find(|(_, at_least)| !at_least).or(stated.first());
        let Some((reference, vague)) = exact else { return Truth::Yes };
        let agrees = |(number, at_least): &&(Cow<'_, Number>, bool)| {
            number == reference || (*at_least && !vague && reference >= number)
        };
        match stated.iter().find(|one| !agrees(one)) {
            None => Truth::Yes,
            Some((other, _)) => {
                let (left, right) = (reference.clone().into_owned(), other.clone().into_owned());
                Truth::No(Failure::between(left, Relation::Equal, right))
            }
        }
    }

    /// Returns the figure of a fact that is only said to be at least so much.
    pub(super) fn at_least(&self, term: &Term) -> Option<&'a Number> {
        let Term::Operand(index) = term else { return None };
        let [figure] = self.operand(*index) else { return None };
        match self.figures.get(self.read(*figure)) {
            FigureValue::AtLeast(number) => Some(number),
            FigureValue::Number(_)
            | FigureValue::Cell(_)
            | FigureValue::Absent
            | FigureValue::NotStated
            | FigureValue::NoReport(_)
            | FigureValue::List
            | FigureValue::TooMany(_)
            | FigureValue::Ambiguous => None,
        }
    }

    fn is_blank(&self, term: &Term, members: &[Figure]) -> Truth {
        // A number that is computed or written is never blank.
        let Some(asked) = self.named(term, members) else { return Truth::No(Failure::default()) };
        let is_lost =
            |figure: &&Figure| matches!(self.figures.get(**figure), FigureValue::NoReport(_));
        if let Some(lost) = asked.iter().find(is_lost) {
            return Truth::Unknown(Why::Missing(vec![*lost]));
        }
        if !asked.is_empty() && asked.iter().all(|figure| self.figures.is_blank(*figure)) {
            Truth::Yes
        } else {
            Truth::No(Failure::default())
        }
    }

    fn quantified(
        &self,
        every: bool,
        list: usize,
        body: &Statement,
        members: &mut Vec<Figure>,
    ) -> Truth {
        let mut culprits = Vec::new();
        let mut parts = Vec::new();
        let plain = if every { Plain::of(body) } else { None };
        // Where nobody can tell of any member, the first says why.
        let only_first = self.figures.child_count() == 0 && needs_children(body);
        self.each_listed(self.operand(list), |figure| {
            // Nearly every member of a list is as it should be, and says so at once.
            if plain.as_ref().is_some_and(|plain| plain.holds(self.figures, figure))
                || (only_first && !parts.is_empty())
            {
                return;
            }
            members.push(figure);
            let truth = self.truth(body, members);
            members.pop();
            if matches!(truth, Truth::No(_)) {
                culprits.push(figure);
            }
            parts.push(truth);
        });
        match fold(parts.into_iter(), every) {
            Truth::No(failure) if every => {
                // With several culprits the sides of the first would stand for all of them.
                let sides = failure.sides.filter(|_| culprits.len() == 1);
                Truth::No(Failure { sides, culprits })
            }
            Truth::No(_) => Truth::No(Failure::default()),
            settled @ (Truth::Yes | Truth::Unknown(_) | Truth::NotApplicable) => settled,
        }
    }

    pub(super) fn term(&self, term: &'a Term, members: &[Figure]) -> Value<'a> {
        Ok(match term {
            Term::Number(number) | Term::Quantity(number, _) => Cow::Borrowed(number),
            Term::Operand(index) => match self.operand(*index) {
                [figure] => self.figure(*figure)?,
                _ => return Err(Why::NoValue),
            },
            Term::Member(level, document) => {
                self.figure(member(members, *level, *document).ok_or(Why::NoValue)?)?
            }
            Term::Each(_) => return Err(Why::NoValue),
            Term::Negative(inner) => Cow::Owned(-self.term(inner, members)?.as_ref()),
            Term::Sum(parts) => {
                let mut sum = Number::ZERO;
                for (minus, part) in parts {
                    let part = self.term(part, members)?;
                    if *minus {
                        sum = &sum - part.as_ref();
                    } else {
                        sum += part.as_ref();
                    }
                }
                Cow::Owned(sum)
            }
            Term::Product(parts) => {
                let mut product = Number::from(1);
                for (over, part) in parts {
                    let part = self.term(part, members)?;
                    product = if *over {
                        product.checked_div(part.as_ref()).ok_or(Why::DivisionByZero)?
                    } else {
                        &product * part.as_ref()
                    };
                }
                Cow::Owned(product)
            }
            Term::IfBlank(asked, instead) => {
                // What is written for this operand goes before what the rule says of all.
                let bare = Frame { blank_as_zero: false, ..*self };
                match bare.term(asked, members) {
                    Err(Why::Missing(figures)) if self.may_stand_in(&figures) => {
                        self.term(instead, members)?
                    }
                    other => other?,
                }
            }
            Term::Call(builtin, arguments) => {
                let arguments: Result<Vec<_>, _> =
                    arguments.iter().map(|argument| self.argument(argument, members)).collect();
                let without = if builtin.divides { Why::DivisionByZero } else { Why::NoValue };
                Cow::Owned((builtin.run)(&arguments?).ok_or(without)?)
            }
        })
    }

    fn argument(&self, term: &'a Term, members: &[Figure]) -> Result<Argument, Why> {
        if let Term::Each(inner) = term {
            return self.each(inner, members).map(Argument::List);
        }
        if let Term::Operand(index) = term {
            let bound = self.operand(*index);
            if !self.is_one(bound) {
                return self.numbers(bound).map(Argument::List);
            }
        }
        Ok(Argument::Number(self.term(term, members)?.into_owned()))
    }

    /// Tells whether figures of the binding are one figure that stands for itself.
    fn is_one(&self, figures: &[Figure]) -> bool {
        let [figure] = figures else { return false };
        let itself = || self.figures.items(*figure).eq([*figure]);
        self.read(*figure) == *figure && (figure.place.fact().is_none() || itself())
    }

    /// Returns the numbers of figures of the binding, those of facts that are lists one by one.
    fn numbers(&self, figures: &[Figure]) -> Result<Vec<Number>, Why> {
        let mut numbers = Vec::with_capacity(figures.len());
        let mut missing = None;
        self.each_listed(figures, |figure| {
            if missing.is_none() {
                match self.figure(figure) {
                    Ok(number) => numbers.push(number.into_owned()),
                    Err(why) => missing = Some(why),
                }
            }
        });
        missing.map_or(Ok(numbers), Err)
    }

    /// Computes a term for each report of the subordinate units. There is no sum over none of them.
    fn each(&self, inner: &'a Term, members: &[Figure]) -> Result<Vec<Number>, Why> {
        let count = u32::try_from(self.figures.child_count()).unwrap_or(u32::MAX);
        if count == 0 {
            let why = self.figures.report(Document::Each).err().cloned();
            return Err(Why::NoReport(Document::Each, why.unwrap_or(NoReport::NotGiven)));
        }
        let frame = |child| Frame { child: Some(child), ..*self };
        (0..count).map(|child| frame(child).term(inner, members).map(Cow::into_owned)).collect()
    }

    /// Tells whether something else may stand in for missing figures: for blanks and marks and facts
    /// not stated, not for what could not be read.
    pub(super) fn may_stand_in(&self, figures: &[Figure]) -> bool {
        let blank =
            |figure: &Figure| self.figures.is_blank(*figure) || self.figures.may_be_zero(*figure);
        figures.iter().all(blank)
    }

    /// Returns figures of the binding, those of facts that are lists one by one.
    pub(super) fn listed(&self, figures: &[Figure]) -> Vec<Figure> {
        let mut listed = Vec::with_capacity(figures.len());
        self.each_listed(figures, |figure| listed.push(figure));
        listed
    }

    fn each_listed(&self, figures: &[Figure], mut hand_on: impl FnMut(Figure)) {
        for figure in figures {
            let figure = self.read(*figure);
            match figure.place {
                // A cell is one figure.
                FigurePlace::Cell(_) => hand_on(figure),
                FigurePlace::Fact(_) | FigurePlace::Item(..) => {
                    self.figures.items(figure).for_each(&mut hand_on);
                }
            }
        }
    }

    /// Returns the figure that one of the binding stands for at the moment.
    pub(super) fn read(&self, figure: Figure) -> Figure {
        match (figure.document, self.child) {
            (Document::Each, Some(child)) => figure.of(Document::Child(child)),
            _ => figure,
        }
    }

    pub(super) fn figure(&self, figure: Figure) -> Value<'a> {
        let figure = self.read(figure);
        match self.figures.number(figure) {
            Some(number) => Ok(Cow::Borrowed(number)),
            None if self.blank_as_zero && self.figures.may_be_zero(figure) => {
                Ok(Cow::Owned(Number::ZERO))
            }
            None => Err(Why::Missing(vec![figure])),
        }
    }

    pub(super) fn operand(&self, index: usize) -> &'a [Figure] {
        self.binding.operands.get(index).map(Vec::as_slice).unwrap_or_default()
    }
}

pub(super) fn member(members: &[Figure], level: usize, document: Document) -> Option<Figure> {
    let member = members.iter().rev().nth(level).copied()?;
    Some(if document == Document::Own { member } else { member.of(document) })
}

/// Joins the parts of "all of them" (`all`) or "one of them": a part that decides does so even when
/// nobody can tell of another.
fn fold(parts: impl Iterator<Item = Truth>, all: bool) -> Truth {
    let mut unknown = None;
    let mut failure = None;
    for part in parts {
        match part {
            Truth::No(found) if all => return Truth::No(found),
            Truth::Yes if !all => return Truth::Yes,
            Truth::No(found) => failure = Some(common(failure, found)),
            // What does not apply decides nothing.
            Truth::Yes | Truth::NotApplicable => {}
            Truth::Unknown(why) => unknown = unknown.or(Some(why)),
        }
    }
    match unknown {
        Some(why) => Truth::Unknown(why),
        None if all => Truth::Yes,
        None => Truth::No(failure.unwrap_or_default()),
    }
}

/// None of several holds. Where all of them hold the same figure against others, the first says what it
/// should have been; else no two sides are the ones that should have agreed.
fn common(before: Option<Failure>, next: Failure) -> Failure {
    let Some(first) = before else { return next };
    let left = |failure: &Failure| failure.sides.as_ref().map(|sides| sides.left.clone());
    let same = left(&first).is_some() && left(&first) == left(&next);
    if same { first } else { Failure::default() }
}
