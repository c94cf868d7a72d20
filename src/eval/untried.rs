//! What a violated binding reads beside its equations: figures that may be what is wrong, though no equation
//! tells what they would have to be.
//!
//! Receives a binding and figures; hands on figures by the place in which they stand in the statement.

use std::collections::BTreeSet;

use super::equation::MOST_WAYS;
use super::evaluate::frame;
use super::figures::Figures;
use super::statement::{Frame, Truth, member};
use crate::resolve::{BindingRef, Figure, Property, RuleSet, Statement, Term};

/// What the equations of a violated binding leave out.
#[derive(Clone, Debug, Default)]
pub struct Untried {
    /// Figures that count as the numbers they are: in quotients, products and functions.
    pub computed: BTreeSet<Figure>,
    /// Figures that conditions ask: with others the statement might not be asked for.
    pub conditions: BTreeSet<Figure>,
    /// Figures of alternatives that are no equations.
    pub alternatives: BTreeSet<Figure>,
    /// Whether the statement can come to hold in more ways than are looked at.
    pub more_ways: bool,
}

/// Returns what the equations of a binding leave out that is violated with these figures.
pub fn untried(rules: &RuleSet, place: BindingRef, figures: &Figures<'_>) -> Untried {
    let mut found = Untried::default();
    if let Some((check, binding)) = rules.binding(place) {
        let frame = frame(check, binding, figures);
        found.more_ways = frame.ways(&check.statement, &mut Vec::new()).len() > MOST_WAYS;
        frame.untried(&check.statement, &mut Vec::new(), &mut found);
    }
    found
}

impl Frame<'_> {
    fn untried(&self, statement: &Statement, members: &mut Vec<Figure>, found: &mut Untried) {
        // What holds need not be made to hold.
        if !matches!(self.truth(statement, members), Truth::No(_)) {
            return;
        }
        match statement {
            Statement::Compare { .. } | Statement::Match(_) => {
                let ways = self.ways(statement, members);
                let equations = ways.into_iter().flatten();
                found.computed.extend(equations.flat_map(|equation| equation.computed));
            }
            Statement::When(condition, then, otherwise) => {
                self.asked(condition, members, &mut found.conditions);
                match (self.condition(condition, members), otherwise) {
                    (Truth::No(_), Some(otherwise)) => self.untried(otherwise, members, found),
                    _ => self.untried(then, members, found),
                }
            }
            Statement::Implies(condition, then) => {
                self.asked(condition, members, &mut found.conditions);
                self.untried(then, members, found);
            }
            Statement::And(parts) => {
                parts.iter().for_each(|part| self.untried(part, members, found));
            }
            Statement::Or(parts) => {
                for part in parts {
                    match self.ways(part, members).is_empty() {
                        true => self.read_by(part, members, &mut found.alternatives),
                        false => self.untried(part, members, found),
                    }
                }
            }
            Statement::Quantified { every: true, list, body } => {
                for figure in self.listed(self.operand(*list)) {
                    members.push(figure);
                    self.untried(body, members, found);
                    members.pop();
                }
            }
            // No equation is made of these, so that nothing is inferred from them alone.
            Statement::Quantified { every: false, .. }
            | Statement::IsBlank(_)
            | Statement::IsWhole(_)
            | Statement::Is(..)
            | Statement::UnitSays(_)
            | Statement::Not(_)
            | Statement::Contains { .. } => {}
        }
    }

    /// Adds the figures of a condition that may come out otherwise with other numbers: whether one is
    /// blank, only a blank that is filled in can change.
    fn asked(&self, condition: &Statement, members: &mut Vec<Figure>, to: &mut BTreeSet<Figure>) {
        match condition {
            Statement::IsBlank(term) | Statement::Is(Property::Filled, term) => {
                let read = self.figures_of(term, members).into_iter();
                to.extend(read.filter(|figure| self.figures.number(*figure).is_none()));
            }
            Statement::Is(
                Property::Listed | Property::RowLabelled | Property::ColumnLabelled,
                _,
            ) => {}
            Statement::Not(inner) => self.asked(inner, members, to),
            Statement::And(parts) | Statement::Or(parts) => {
                parts.iter().for_each(|part| self.asked(part, members, to));
            }
            Statement::Compare { .. }
            | Statement::Match(_)
            | Statement::IsWhole(_)
            | Statement::Is(Property::Precise, _)
            | Statement::UnitSays(_)
            | Statement::Quantified { .. }
            | Statement::Implies(..)
            | Statement::Contains { .. }
            | Statement::When(..) => self.read_by(condition, members, to),
        }
    }

    /// Adds all figures that a statement reads.
    fn read_by(&self, statement: &Statement, members: &mut Vec<Figure>, to: &mut BTreeSet<Figure>) {
        match statement {
            Statement::Compare { terms, .. } | Statement::Match(terms) => {
                to.extend(terms.iter().flat_map(|term| self.figures_of(term, members)));
            }
            Statement::IsBlank(term) | Statement::IsWhole(term) | Statement::Is(_, term) => {
                to.extend(self.figures_of(term, members));
            }
            Statement::Quantified { list, body, .. } => {
                for figure in self.listed(self.operand(*list)) {
                    to.insert(figure);
                    members.push(figure);
                    self.read_by(body, members, to);
                    members.pop();
                }
            }
            Statement::Not(inner) => self.read_by(inner, members, to),
            Statement::And(parts) | Statement::Or(parts) => {
                parts.iter().for_each(|part| self.read_by(part, members, to));
            }
            Statement::Implies(condition, then) => {
                self.read_by(condition, members, to);
                self.read_by(then, members, to);
            }
            Statement::When(condition, then, otherwise) => {
                self.read_by(condition, members, to);
                self.read_by(then, members, to);
                if let Some(otherwise) = otherwise {
                    self.read_by(otherwise, members, to);
                }
            }
            Statement::UnitSays(_) | Statement::Contains { .. } => {}
        }
    }

    /// Returns the figures that a term reads.
    pub(super) fn figures_of(&self, term: &Term, members: &[Figure]) -> Vec<Figure> {
        let of_all = |terms: &mut dyn Iterator<Item = &Term>| -> Vec<Figure> {
            terms.flat_map(|term| self.figures_of(term, members)).collect()
        };
        let each =
            |figure: &Figure| -> Vec<Figure> { self.figures.each(self.read(*figure)).collect() };
        match term {
            Term::Operand(index) => self.operand(*index).iter().flat_map(each).collect(),
            Term::Member(level, document) => {
                member(members, *level, *document).iter().flat_map(each).collect()
            }
            Term::Number(_) | Term::Quantity(..) => Vec::new(),
            Term::Negative(inner) | Term::Each(inner) => self.figures_of(inner, members),
            Term::Sum(parts) | Term::Product(parts) => {
                of_all(&mut parts.iter().map(|(_, part)| part))
            }
            Term::Call(_, arguments) => of_all(&mut arguments.iter()),
            Term::IfBlank(asked, instead) => of_all(&mut [&**asked, &**instead].into_iter()),
        }
    }
}
