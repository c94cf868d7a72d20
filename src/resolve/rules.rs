//! The way through this stop: rule files and a layout → the rule set and its problems.

use indexmap::IndexMap;

use super::bindings::{Scope, bind};
use super::error::{ResolveError, ResolveErrorKind};
use super::facts::Facts;
use super::rule_set::{Check, Gravity, Missing, Rule, RuleSet};
use super::steps::{MAX_STEPS, steps};
use super::terms::Builder;
use crate::model::{Layout, fold};
use crate::source::{SourceMap, Span};
use crate::syntax::{
    Assertion, AttributeKey, FactDecl, Item, RuleDecl, RuleFile, ScopeHead, Strength,
};

/// Resolves the rules of all files over one layout.
///
/// Returns the rules that are sound, and every problem found; a broken rule never hides the others.
/// `sources` gives the text of rules without an id, from which one is derived.
pub fn resolve(
    files: &[&RuleFile],
    layout: &Layout,
    sources: &SourceMap,
) -> (RuleSet, Vec<ResolveError>) {
    let mut errors = Vec::new();
    let mut declarations = Vec::new();
    for file in files {
        collect_facts(&file.items, &mut declarations);
    }
    let facts = Facts::declare(layout, declarations.into_iter(), &mut errors);
    let mut resolver =
        Resolver { layout, sources, facts, rules: Vec::new(), ids: IndexMap::new(), errors };
    for file in files {
        resolver.items(&file.items, &Scope::default());
    }
    let rule_set = RuleSet { rules: resolver.rules, facts: resolver.facts.read };
    (rule_set, resolver.errors)
}

fn collect_facts<'a>(items: &'a [Item], facts: &mut Vec<&'a FactDecl>) {
    for item in items {
        match item {
            Item::Fact(fact) => facts.push(fact),
            Item::Scope(scope) => collect_facts(&scope.items, facts),
            Item::Rule(_) => {}
        }
    }
}

struct Resolver<'a> {
    layout: &'a Layout,
    sources: &'a SourceMap,
    facts: Facts<'a>,
    rules: Vec<Rule>,
    ids: IndexMap<String, Span>,
    errors: Vec<ResolveError>,
}

impl<'a> Resolver<'a> {
    fn items(&mut self, items: &'a [Item], scope: &Scope<'a>) {
        for item in items {
            match item {
                Item::Fact(_) => {}
                Item::Rule(rule) => self.rule(rule, scope),
                Item::Scope(inner) => {
                    if let Some(scope) = self.enter(scope, &inner.head) {
                        self.items(&inner.items, &scope);
                    }
                }
            }
        }
    }

    /// Returns the scope inside `head`; none, with the problem noted, when it contradicts the outer.
    fn enter(&mut self, outer: &Scope<'a>, head: &'a ScopeHead) -> Option<Scope<'a>> {
        if let Some(table) = outer.table {
            if fold(&table.node) != fold(&head.table.node) {
                let kind = ResolveErrorKind::ScopeInScope { outer: table.span };
                self.errors.push(ResolveError { kind, span: head.table.span, rule: None });
                return None;
            }
        }
        let except = outer.except.iter().copied().chain(&head.except).collect();
        Some(Scope { table: Some(&head.table), each: head.each.as_ref().or(outer.each), except })
    }

    fn rule(&mut self, decl: &'a RuleDecl, scope: &Scope<'a>) {
        let id = self.id(decl);
        let scope = match &decl.scope {
            Some(head) => match self.enter(scope, head) {
                Some(inner) => inner,
                None => return,
            },
            None => scope.clone(),
        };
        let attribute = |key: AttributeKey| {
            let found = decl.attributes.iter().find(|attribute| attribute.key.node == key);
            found.map(|attribute| attribute.value.node.clone())
        };
        let gravity = self.word(decl, &id, AttributeKey::Severity, &GRAVITIES);
        let missing = self.word(decl, &id, AttributeKey::Missing, &MISSING);
        let missing = missing.unwrap_or(Missing::Skip);
        let mut checks = Vec::new();
        for assertion in &decl.assertions {
            checks.extend(self.check(&id, assertion, &scope, gravity, missing));
        }
        if checks.is_empty() {
            return;
        }
        self.rules.push(Rule {
            named: decl.id.is_some(),
            title: decl.title.as_ref().map(|title| title.node.clone()),
            basis: attribute(AttributeKey::Basis),
            message: attribute(AttributeKey::Message),
            help: attribute(AttributeKey::Help),
            id,
            checks,
            span: decl.span,
        });
    }

    fn check(
        &mut self,
        id: &str,
        assertion: &'a Assertion,
        scope: &Scope<'a>,
        gravity: Option<Gravity>,
        missing: Missing,
    ) -> Option<Check> {
        let span = assertion.expr.span;
        let mut builder = Builder::new(&mut self.facts);
        let statement = builder.statement(&assertion.expr);
        let Builder { operands, added, errors: mut problems, .. } = builder;
        let bindings = match bind(self.layout, scope, &operands, &added, span) {
            Ok(bindings) => Some(bindings),
            Err(found) => {
                problems.extend(found);
                None
            }
        };
        let needed = statement.as_ref().zip(bindings.as_ref());
        if needed.is_some_and(|(statement, bindings)| steps(statement, bindings) > MAX_STEPS) {
            problems.push((ResolveErrorKind::TooManyCells { limit: MAX_STEPS }, span));
        }
        let broken = !problems.is_empty();
        let located = |(kind, span)| ResolveError { kind, span, rule: Some(id.to_owned()) };
        self.errors.extend(problems.into_iter().map(located));
        if broken {
            return None;
        }
        let own = assertion.strength.as_ref().map(|strength| match strength.node {
            Strength::Must => Gravity::Must,
            Strength::Should => Gravity::Should,
            Strength::Info => Gravity::Info,
        });
        Some(Check {
            gravity: own.or(gravity).unwrap_or(Gravity::Must),
            missing,
            statement: statement?,
            operands: operands.into_iter().map(|(operand, _)| operand).collect(),
            bindings: bindings?,
            span,
        })
    }

    /// Reads an attribute that takes one of a few words, in either language.
    fn word<T: Copy>(
        &mut self,
        decl: &RuleDecl,
        id: &str,
        key: AttributeKey,
        words: &[(T, &'static str, &'static str)],
    ) -> Option<T> {
        let attribute = decl.attributes.iter().find(|attribute| attribute.key.node == key)?;
        let value = attribute.value.node.as_str();
        let known =
            words.iter().find(|(_, english, chinese)| [*english, *chinese].contains(&value));
        if known.is_none() {
            let names = AttributeKey::ALL.iter().find(|(other, ..)| *other == key);
            let kind = ResolveErrorKind::AttributeValue {
                key: names.map_or(("", ""), |(_, english, chinese)| (english, chinese)),
                value: value.to_owned(),
                known: words.iter().map(|(_, english, chinese)| (*english, *chinese)).collect(),
            };
            let rule = Some(id.to_owned());
            self.errors.push(ResolveError { kind, span: attribute.value.span, rule });
        }
        known.map(|(word, ..)| *word)
    }

    /// Returns the id as written, which must be alone, else one derived from what the rule says.
    fn id(&mut self, decl: &RuleDecl) -> String {
        let Some(id) = &decl.id else {
            return format!("L-{:08x}", fingerprint(&fold(self.sources.slice(decl.span))));
        };
        if let Some(first) = self.ids.get(&id.node) {
            let kind = ResolveErrorKind::RepeatedId { id: id.node.clone(), first: *first };
            self.errors.push(ResolveError { kind, span: id.span, rule: Some(id.node.clone()) });
        }
        self.ids.entry(id.node.clone()).or_insert(id.span);
        id.node.clone()
    }
}

const GRAVITIES: [(Gravity, &str, &str); 6] = [
    (Gravity::Must, "must", "差错"),
    (Gravity::Should, "should", "核实"),
    (Gravity::Info, "info", "提示"),
    (Gravity::Must, "error", "须"),
    (Gravity::Should, "warning", "宜"),
    (Gravity::Info, "note", "提示"),
];

const MISSING: [(Missing, &str, &str); 4] = [
    (Missing::Skip, "skip", "不验"),
    (Missing::Zero, "zero", "当零"),
    (Missing::Partial, "partial", "部分当零"),
    (Missing::Fail, "fail", "差错"),
];

/// The 32-bit FNV-1a hash: the same on every machine and in every version, which the hashers of the
/// standard library do not promise.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
