//! Statements on how a figure is printed.

use std::borrow::Cow;

use super::figures::Printed;
use super::statement::{Failure, Frame, Truth, member};
use super::verdict::Why;
use crate::resolve::{Figure, Property, Term};

impl Frame<'_> {
    /// Tells how the figure that a term names is printed.
    pub(super) fn is(&self, property: Property, term: &Term, members: &[Figure]) -> Truth {
        let named = self.named(term, members).unwrap_or_default();
        let [figure] = named.as_ref() else { return Truth::Unknown(Why::NoValue) };
        let figure = *figure;
        match self.figures.is(property, figure) {
            Printed::Yes => Truth::Yes,
            Printed::No => Truth::No(Failure::default()),
            Printed::NotAsked => Truth::NotApplicable,
            Printed::Unknown => Truth::Unknown(Why::Missing(vec![figure])),
        }
    }

    /// Returns the figures that a term names, without computing anything; none for one that computes.
    pub(super) fn named(&self, term: &Term, members: &[Figure]) -> Option<Cow<'_, [Figure]>> {
        match term {
            Term::Operand(index) => Some(match self.operand(*index) {
                figures if self.child.is_none() => Cow::Borrowed(figures),
                figures => figures.iter().map(|figure| self.read(*figure)).collect(),
            }),
            Term::Member(level, document) => {
                member(members, *level, *document).map(|figure| vec![self.read(figure)].into())
            }
            Term::Number(_)
            | Term::Quantity(..)
            | Term::Negative(_)
            | Term::Sum(_)
            | Term::Product(_)
            | Term::Call(..)
            | Term::Each(_)
            | Term::IfBlank(..) => None,
        }
    }
}
