//! Statements on how a figure is printed.

use super::figures::Printed;
use super::statement::{Failure, Frame, Truth, member};
use super::verdict::Why;
use crate::resolve::{Figure, Property, Term};

impl Frame<'_> {
    /// Tells how the figure that a term names is printed.
    pub(super) fn is(&self, property: Property, term: &Term, members: &[Figure]) -> Truth {
        let Some(figure) = self.named(term, members) else { return Truth::Unknown(Why::NoValue) };
        match self.figures.is(property, figure) {
            Printed::Yes => Truth::Yes,
            Printed::No => Truth::No(Failure::default()),
            Printed::NotAsked => Truth::NotApplicable,
            Printed::Unknown => Truth::Unknown(Why::Missing(vec![figure])),
        }
    }

    /// Returns the one figure that a term names, without computing anything.
    fn named(&self, term: &Term, members: &[Figure]) -> Option<Figure> {
        match term {
            Term::Operand(index) => match self.operand(*index) {
                [figure] => Some(self.read(*figure)),
                _ => None,
            },
            Term::Member(level, document) => {
                member(members, *level, *document).map(|figure| self.read(figure))
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
