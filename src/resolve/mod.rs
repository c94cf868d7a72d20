//! Names and types: the tree of what was written → the plan of what to check.
//!
//! This stop receives rule files and the [`Layout`](crate::model::Layout) of a form or a report, and
//! hands on a [`RuleSet`]. It sees names and types only, never a figure of a report.

mod alternatives;
mod asks;
mod attributes;
mod bindings;
mod calls;
mod described;
mod error;
mod example_names;
mod examples;
mod facts;
mod figure;
mod ground;
mod lets;
mod linear;
mod names;
mod operand_units;
mod phrase;
mod phrasebook;
mod plan;
mod readers;
mod references;
mod rule_set;
mod rules;
mod scan;
mod stated;
mod steps;
mod terms;
mod units;
mod wording;
mod words;

pub use attributes::tags_of;
pub use calls::{reads_children, reads_other_reports};
pub use described::{Described, WrittenExample, describe};
pub use error::{AlternativesFlaw, Direction, ResolveError, ResolveErrorKind, Ty};
pub use figure::{Document, FactId, Figure, FigurePlace};
pub use ground::{GroundRow, GroundSystem, Side};
pub use phrase::{Capture, Phrase, Run};
pub use phrasebook::Phrasebook;
pub use plan::{
    Asked, Binding, BindingRef, Check, Example, Fact, Gravity, Member, Missing, Operand, Outcome,
    Pick, Property, Relation, Rule, Statement, Term, TextId, Tolerance,
};
pub use rule_set::{Inapplicable, RuleSet};
pub use rules::{resolve, resolve_with, rule_id};
pub use stated::{
    Beyond, LinearRow, Stated, constant_difference, stated, stated_by, stated_exactly,
};
pub use wording::Wording;
pub use words::WordId;
