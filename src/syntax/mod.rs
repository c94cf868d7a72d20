//! Rule text → tree: cut into pieces, parse each, lower to the tree of what was written.
//!
//! This stop receives the text of one rule file and hands on a [`RuleFile`] and the problems found. It
//! knows nothing of reports, of which names exist, or of which functions there are. pest is seen here
//! alone.

mod ast;
mod ast_waiver;
mod cut;
mod error;
mod grammar;
mod lower;
mod lower_expr;
mod lower_operand;
mod lower_waiver;
mod nesting;
mod parse;
mod walk;

pub use ast::{
    AddOp, Assertion, AssertionKind, Attribute, AttributeKey, Axis, CompareOp, Each, Example,
    ExampleKind, Expr, ExprKind, FactDecl, Item, Label, LabelRange, LetDecl, Literal, MultiplyOp,
    Pick, Property, Reference, RuleDecl, RuleFile, Scope, ScopeHead, Strength, Tolerance,
};
pub use ast_waiver::{WaiverDecl, WaiverEntry, WaiverKey};
pub use error::{Expected, JOINING_WORDS, SyntaxError, SyntaxErrorKind};
pub use parse::parse;
pub use walk::{calls, calls_of_rule, each_expr};
