//! What a rule says of itself, without its names being resolved: for inventories and pages.

use super::attributes::Attributes;
use super::plan::{Gravity, Outcome};
use super::rules::{rule_id, strength};
use crate::source::{SourceMap, Span};
use crate::syntax::{AttributeKey, Example, ExampleKind, RuleDecl, Strength};

/// What a rule says of itself.
#[derive(Clone, Debug)]
pub struct Described {
    /// The id, as written or derived from the content.
    pub id: String,
    /// Whether the id is written.
    pub has_own_id: bool,
    /// The title.
    pub title: Option<String>,
    /// The gravest consequence among its statements.
    pub gravity: Gravity,
    /// The legal basis.
    pub basis: Option<String>,
    /// The author's words for a finding.
    pub message: Option<String>,
    /// What to do about a finding.
    pub help: Option<String>,
    /// The first and the last year it applies to.
    pub years: (Option<i32>, Option<i32>),
    /// What must hold, as written, with the scope in front.
    pub statements: Vec<String>,
    /// Its examples, as written.
    pub examples: Vec<WrittenExample>,
    /// The place of the rule.
    pub span: Span,
}

/// An example as written.
#[derive(Clone, Debug)]
pub struct WrittenExample {
    /// How the rule is to come out.
    pub outcome: Outcome,
    /// What it lists: `新收=34, 上年结转=2`, words in quotes.
    pub figures: String,
    /// Where.
    pub span: Span,
}

/// Describes a rule. `sources` holds the text it was read from.
pub fn describe(decl: &RuleDecl, sources: &SourceMap) -> Described {
    let mut attributes = Attributes::of(decl);
    let general = attributes.gravity().unwrap_or(Gravity::Must);
    let own = decl.assertions.iter().map(|one| strength(one).map_or(general, gravity));
    let written = |span: Span| sources.slice(span).trim().to_owned();
    let scope = decl.scope.as_ref().map(|head| written(head.span));
    let claims = decl.assertions.iter().map(|one| written(one.span));
    Described {
        id: rule_id(decl, sources),
        has_own_id: decl.id.is_some(),
        title: decl.title.as_ref().map(|title| title.node.clone()),
        gravity: own.min().unwrap_or(general),
        basis: attributes.text(AttributeKey::Basis),
        message: attributes.text(AttributeKey::Message),
        help: attributes.text(AttributeKey::Help),
        years: attributes.years(),
        statements: scope.into_iter().chain(claims).collect(),
        examples: decl.examples.iter().map(|one| example(one, sources)).collect(),
        span: decl.span,
    }
}

fn example(example: &Example, sources: &SourceMap) -> WrittenExample {
    let figures = example.figures.iter().map(|(name, value)| {
        let [name, value] = [name, value].map(|one| sources.slice(one.span).trim());
        let is_word = !matches!(value, "空" | "blank") && value.chars().any(char::is_alphabetic);
        if is_word { format!("{name}=\"{value}\"") } else { format!("{name}={value}") }
    });
    WrittenExample {
        outcome: match example.kind.node {
            ExampleKind::Pass => Outcome::Holds,
            ExampleKind::Fail => Outcome::Violated,
            ExampleKind::Skip => Outcome::NotEvaluated,
        },
        figures: figures.collect::<Vec<_>>().join(", "),
        span: example.span,
    }
}

fn gravity(strength: Strength) -> Gravity {
    match strength {
        Strength::Must => Gravity::Must,
        Strength::Should => Gravity::Should,
        Strength::Info => Gravity::Info,
    }
}
