//! Names and types: the tree of what was written → the plan of what to check.
//!
//! This stop receives rule files and the [`Layout`](crate::model::Layout) of a form or a report, and
//! hands on a [`RuleSet`]. It sees names and types only, never a figure of a report.

mod bindings;
mod error;
mod facts;
mod names;
mod references;
mod rule_set;
mod rules;
mod steps;
mod terms;

pub use error::{Direction, ResolveError, ResolveErrorKind, Ty};
pub use rule_set::{
    Binding, Check, Fact, FactId, Figure, Gravity, Member, Missing, Operand, Phrase, PhrasePiece,
    Relation, Rule, RuleSet, Statement, Term,
};
pub use rules::resolve;
