//! The equations that a binding comes to with the figures of a report: which figures it weighs against
//! each other, and by how much they miss. What is no sum of figures counts as the number that it is.

use super::evaluate::frame;
use super::figures::Figures;
use super::statement::{Frame, Truth, member};
use crate::model::Number;
use crate::resolve::{BindingRef, Document, Figure, Relation, RuleSet, Statement, Term, Tolerance};

/// How many ways in which one binding can come to hold are looked at.
pub(super) const MOST_WAYS: usize = 8;

/// Figures that have to come to 0, each times a coefficient.
#[derive(Clone, Debug)]
pub struct Equation {
    /// The figures, each once, with coefficients other than 0.
    pub terms: Vec<(Figure, Number)>,
    /// What they come to, together with what is no figure.
    pub residual: Number,
    /// Whether nothing else than 0 will do; else the rule allows for a difference.
    pub exact: bool,
    /// The difference that it allows for with these figures.
    pub allowed: Number,
    /// The figures that count in it as the numbers they are: those of quotients, products and functions.
    pub computed: Vec<Figure>,
}

impl Equation {
    /// Returns the coefficient of a figure; none where it is not in it.
    pub fn coefficient(&self, figure: Figure) -> Option<&Number> {
        let term = self.terms.iter().find(|(other, _)| *other == figure);
        term.map(|(_, coefficient)| coefficient)
    }

    /// Returns the figures in it.
    pub fn figures(&self) -> impl Iterator<Item = Figure> {
        self.terms.iter().map(|(figure, _)| *figure)
    }
}

/// Returns the ways in which a binding can come to hold: the equations of each have to hold together.
/// None for a binding that is no equation.
pub fn equations(rules: &RuleSet, place: BindingRef, figures: &Figures<'_>) -> Vec<Vec<Equation>> {
    let Some((check, binding)) = rules.binding(place) else { return Vec::new() };
    let mut ways = frame(check, binding, figures).ways(&check.statement, &mut Vec::new());
    ways.truncate(MOST_WAYS);
    ways
}

impl Frame<'_> {
    /// Returns the ways in which a statement can come to hold; one more than are looked at where there are
    /// more.
    pub(super) fn ways(
        &self,
        statement: &Statement,
        members: &mut Vec<Figure>,
    ) -> Vec<Vec<Equation>> {
        match statement {
            Statement::Compare { terms, relations, tolerance } => {
                let links = terms.windows(2).zip(relations);
                let equal = links.filter(|(_, relation)| **relation == Relation::Equal);
                let equations =
                    equal.filter_map(|(pair, _)| self.equation(pair, tolerance, members));
                one_way(equations.collect())
            }
            Statement::Match(terms) => {
                let exact: Vec<&Term> =
                    terms.iter().filter(|term| self.at_least(term).is_none()).collect();
                let pairs = exact.windows(2);
                let equation = |pair: &[&Term]| match pair {
                    [first, second] => self.between(first, second, &Tolerance::Exact, members),
                    _ => None,
                };
                one_way(pairs.filter_map(equation).collect())
            }
            Statement::When(condition, then, otherwise) => {
                match (self.condition(condition, members), otherwise) {
                    (Truth::Yes, _) => self.ways(then, members),
                    (Truth::No(_), Some(otherwise)) => self.ways(otherwise, members),
                    _ => Vec::new(),
                }
            }
            Statement::Implies(condition, then) => match self.condition(condition, members) {
                Truth::Yes => self.ways(then, members),
                Truth::No(_) | Truth::Unknown(_) | Truth::NotApplicable => Vec::new(),
            },
            Statement::And(parts) => {
                parts.iter().fold(Vec::new(), |ways, part| all_of(ways, self.ways(part, members)))
            }
            Statement::Or(parts) => {
                let mut ways: Vec<_> =
                    parts.iter().flat_map(|part| self.ways(part, members)).collect();
                ways.truncate(MOST_WAYS + 1);
                ways
            }
            Statement::Quantified { every: true, list, body } => {
                let listed = self.listed(self.operand(*list));
                listed.into_iter().fold(Vec::new(), |ways, figure| {
                    members.push(figure);
                    let of_member = self.ways(body, members);
                    members.pop();
                    all_of(ways, of_member)
                })
            }
            Statement::Quantified { every: false, .. }
            | Statement::IsBlank(_)
            | Statement::IsWhole(_)
            | Statement::Is(..)
            | Statement::UnitSays(_)
            | Statement::Not(_)
            | Statement::Contains { .. } => Vec::new(),
        }
    }

    fn equation(
        &self,
        pair: &[Term],
        tolerance: &Tolerance,
        members: &[Figure],
    ) -> Option<Equation> {
        let [left, right] = pair else { return None };
        self.between(left, right, tolerance, members)
    }

    /// Returns the equation of two sides; none when a figure is missing, or none is in it.
    fn between(
        &self,
        left: &Term,
        right: &Term,
        tolerance: &Tolerance,
        members: &[Figure],
    ) -> Option<Equation> {
        let (terms, computed) = (Vec::new(), Vec::new());
        let (exact, residual) = (*tolerance == Tolerance::Exact, Number::ZERO);
        let allowed = match exact {
            true => Number::ZERO,
            false => {
                self.allowed(tolerance, (left, right), &*self.term(right, members).ok()?, members)
            }
        };
        let mut equation = Equation { terms, residual, exact, allowed, computed };
        self.add(left, &Number::from(1), members, &mut equation)?;
        self.add(right, &Number::from(-1), members, &mut equation)?;
        equation.terms.retain(|(_, coefficient)| !coefficient.is_zero());
        (!equation.terms.is_empty()).then_some(equation)
    }

    /// Adds a term, times a factor.
    fn add(
        &self,
        term: &Term,
        factor: &Number,
        members: &[Figure],
        to: &mut Equation,
    ) -> Option<()> {
        match term {
            Term::Operand(index) => match self.operand(*index) {
                [figure] => self.add_figure(*figure, factor, to),
                _ => None,
            },
            Term::Member(level, document) => {
                self.add_figure(member(members, *level, *document)?, factor, to)
            }
            Term::Negative(inner) => self.add(inner, &-factor, members, to),
            Term::Sum(parts) => {
                let negative = -factor;
                parts.iter().try_for_each(|(minus, part)| {
                    self.add(part, if *minus { &negative } else { factor }, members, to)
                })
            }
            Term::Product(parts) => self.add_product(parts, factor, members, to),
            Term::IfBlank(asked, instead) => {
                let bare = Frame { blank_as_zero: false, ..*self };
                if bare.term(asked, members).is_ok() {
                    return self.add(asked, factor, members, to);
                }
                to.computed.extend(self.figures_of(asked, members));
                self.add(instead, factor, members, to)
            }
            Term::Call(builtin, arguments) if builtin.adds => arguments
                .iter()
                .try_for_each(|argument| self.add_argument(argument, factor, members, to)),
            Term::Number(_) | Term::Quantity(..) | Term::Call(..) => {
                to.computed.extend(self.figures_of(term, members));
                to.residual += &(self.term(term, members).ok()?.as_ref() * factor);
                Some(())
            }
            Term::Each(_) => None,
        }
    }

    fn add_argument(
        &self,
        term: &Term,
        factor: &Number,
        members: &[Figure],
        to: &mut Equation,
    ) -> Option<()> {
        if let Term::Each(inner) = term {
            let count = u32::try_from(self.figures.child_count()).ok()?;
            return (0..count).try_for_each(|child| {
                Frame { child: Some(child), ..*self }.add(inner, factor, members, to)
            });
        }
        if let Term::Operand(index) = term {
            let figures = self.listed(self.operand(*index));
            return figures.into_iter().try_for_each(|figure| self.add_figure(figure, factor, to));
        }
        self.add(term, factor, members, to)
    }

    /// The first factor that holds a figure and does not divide stands for itself, the others for their
    /// numbers.
    fn add_product(
        &self,
        parts: &[(bool, Term)],
        factor: &Number,
        members: &[Figure],
        to: &mut Equation,
    ) -> Option<()> {
        let open = parts.iter().position(|(over, part)| !over && holds_figure(part));
        let mut product = factor.clone();
        for (index, (over, part)) in parts.iter().enumerate() {
            if open == Some(index) {
                continue;
            }
            let number = self.term(part, members).ok()?;
            to.computed.extend(self.figures_of(part, members));
            product = match over {
                true => product.checked_div(number.as_ref())?,
                false => &product * number.as_ref(),
            };
        }
        match open.and_then(|open| parts.get(open)) {
            Some((_, part)) => self.add(part, &product, members, to),
            None => {
                to.residual += &product;
                Some(())
            }
        }
    }

    fn add_figure(&self, figure: Figure, factor: &Number, to: &mut Equation) -> Option<()> {
        let figure = match self.read(figure) {
            Figure { document: Document::Each, .. } => return None,
            figure => figure,
        };
        to.residual += &(self.figure(figure).ok()?.as_ref() * factor);
        match to.terms.iter_mut().find(|(other, _)| *other == figure) {
            Some((_, coefficient)) => *coefficient += factor,
            None => to.terms.push((figure, factor.clone())),
        }
        Some(())
    }
}

fn one_way(equations: Vec<Equation>) -> Vec<Vec<Equation>> {
    if equations.is_empty() { Vec::new() } else { vec![equations] }
}

/// Joins the ways of two statements that have to hold together.
fn all_of(first: Vec<Vec<Equation>>, second: Vec<Vec<Equation>>) -> Vec<Vec<Equation>> {
    if first.is_empty() || second.is_empty() {
        return if first.is_empty() { second } else { first };
    }
    let both = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| one.iter().chain(other).cloned().collect()));
    both.take(MOST_WAYS + 1).collect()
}

/// Tells whether a term is a sum that holds a figure.
fn holds_figure(term: &Term) -> bool {
    match term {
        Term::Operand(_) | Term::Member(..) | Term::IfBlank(..) => true,
        Term::Number(_) | Term::Quantity(..) | Term::Each(_) => false,
        Term::Negative(inner) => holds_figure(inner),
        Term::Sum(parts) | Term::Product(parts) => parts.iter().any(|(_, part)| holds_figure(part)),
        Term::Call(builtin, arguments) => builtin.adds && arguments.iter().any(holds_figure),
    }
}
