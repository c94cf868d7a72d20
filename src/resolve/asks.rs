//! What a statement asks for besides figures: how they are printed, what the narrative says, members of
//! a list in another report.

use super::figure::Document;
use super::plan::{Statement, Term, TextId};

impl Term {
    /// Tells whether a member of a list is looked at in a report.
    fn member_in(&self, document: Document) -> bool {
        match self {
            Self::Member(_, of) => *of == document,
            Self::Negative(inner) | Self::Each(inner) => inner.member_in(document),
            Self::Sum(parts) | Self::Product(parts) => {
                parts.iter().any(|(_, part)| part.member_in(document))
            }
            Self::Call(_, arguments) => arguments.iter().any(|one| one.member_in(document)),
            Self::IfBlank(asked, instead) => {
                asked.member_in(document) || instead.member_in(document)
            }
            Self::Number(_) | Self::Quantity(..) | Self::Operand(_) => false,
        }
    }
}

impl Statement {
    /// Tells whether a member of a list is looked at in a report.
    pub fn members_in(&self, document: Document) -> bool {
        match self {
            Self::Compare { terms, .. } | Self::Match(terms) => {
                terms.iter().any(|term| term.member_in(document))
            }
            Self::IsBlank(term) | Self::IsWhole(term) | Self::Is(_, term) => {
                term.member_in(document)
            }
            Self::Quantified { body: inner, .. } | Self::Not(inner) => inner.members_in(document),
            Self::And(parts) | Self::Or(parts) => {
                parts.iter().any(|part| part.members_in(document))
            }
            Self::Implies(left, right) => left.members_in(document) || right.members_in(document),
            Self::When(condition, then, otherwise) => {
                let otherwise = otherwise.as_ref().is_some_and(|one| one.members_in(document));
                condition.members_in(document) || then.members_in(document) || otherwise
            }
            Self::Contains { .. } | Self::UnitSays(_) => false,
        }
    }

    /// Tells whether it asks how something is printed, so that its numbers alone say nothing.
    pub fn asks_print(&self) -> bool {
        match self {
            Self::Is(..) | Self::UnitSays(_) => true,
            Self::Not(inner) | Self::Quantified { body: inner, .. } => inner.asks_print(),
            Self::When(_, then, _) | Self::Implies(_, then) => then.asks_print(),
            Self::And(parts) | Self::Or(parts) => parts.iter().any(Self::asks_print),
            Self::Compare { .. }
            | Self::Match(_)
            | Self::IsBlank(_)
            | Self::IsWhole(_)
            | Self::Contains { .. } => false,
        }
    }

    /// Returns what it says where its conditions hold; itself, where it says something else otherwise.
    pub fn claim(&self) -> &Self {
        let mut claim = self;
        while let Self::When(_, then, None) | Self::Implies(_, then) = claim {
            claim = then;
        }
        claim
    }

    /// Tells whether it asks what a narrative says.
    pub fn reads_text(&self) -> bool {
        self.has(|part| matches!(part, Self::Contains { .. }))
    }

    /// Tells whether any part of it asks how something is printed.
    pub(super) fn reads_print(&self) -> bool {
        self.has(|part| matches!(part, Self::Is(..)))
    }

    /// Tells whether it may come to hold by other figures than those of its equations: it has alternatives,
    /// or a condition that asks more than what is said.
    pub fn has_alternatives(&self) -> bool {
        let asks_figures = |condition: &Self| {
            condition.has(|part| !matches!(part, Self::Contains { .. } | Self::UnitSays(_)))
        };
        match self {
            Self::Or(_) => true,
            Self::And(parts) => parts.iter().any(Self::has_alternatives),
            Self::Quantified { body, .. } => body.has_alternatives(),
            Self::Implies(condition, then) => asks_figures(condition) || then.has_alternatives(),
            Self::When(condition, then, otherwise) => {
                let otherwise = otherwise.as_ref().is_some_and(|one| one.has_alternatives());
                asks_figures(condition) || then.has_alternatives() || otherwise
            }
            Self::Compare { .. }
            | Self::Match(_)
            | Self::IsBlank(_)
            | Self::IsWhole(_)
            | Self::Is(..)
            | Self::Not(_)
            | Self::Contains { .. }
            | Self::UnitSays(_) => false,
        }
    }

    /// Tells whether it asks whose report it is.
    pub(super) fn reads_unit(&self) -> bool {
        self.has(|part| matches!(part, Self::UnitSays(_)))
    }

    /// Returns the narratives that it reads, as often as it does.
    pub fn texts(&self) -> Vec<TextId> {
        let mut read = Vec::new();
        self.any(&mut |part| {
            if let Self::Contains { texts, .. } = part {
                read.extend(texts);
            }
            false
        });
        read
    }

    /// Tells whether it is, or has, a part of some kind.
    fn has(&self, is: fn(&Self) -> bool) -> bool {
        self.any(&mut |part| is(part))
    }

    /// Tells whether one of its innermost parts is such; asks them one by one until one is.
    fn any(&self, is: &mut dyn FnMut(&Self) -> bool) -> bool {
        match self {
            Self::Not(inner) | Self::Quantified { body: inner, .. } => inner.any(is),
            Self::And(parts) | Self::Or(parts) => parts.iter().any(|part| part.any(is)),
            Self::Implies(left, right) => left.any(is) || right.any(is),
            Self::When(condition, then, otherwise) => {
                condition.any(is)
                    || then.any(is)
                    || otherwise.as_ref().is_some_and(|one| one.any(is))
            }
            Self::Compare { .. }
            | Self::Match(_)
            | Self::IsBlank(_)
            | Self::IsWhole(_)
            | Self::Is(..)
            | Self::Contains { .. }
            | Self::UnitSays(_) => is(self),
        }
    }
}
