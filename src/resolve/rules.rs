//! The way through this stop: rule files and a layout → the rule set and its problems.

use indexmap::IndexMap;

use super::bindings::{Scope, bind};
use super::error::{ResolveError, ResolveErrorKind};
use super::facts::Facts;
use super::ground::GroundSystem;
use super::lets::Lets;
use super::plan::{Binding, Check, Figure, Gravity, Missing, Operand, Rule, Statement};
use super::rule_set::RuleSet;
use super::terms::{Builder, Origin};
use super::units::Units;
use crate::model::{Layout, Unit, fold};
use crate::source::{SourceMap, Span};
use crate::syntax::{
    Assertion, AssertionKind, AttributeKey, FactDecl, Item, RuleDecl, RuleFile, ScopeHead, Strength,
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
    let lets = Lets::declare(files, &mut errors);
    let mut resolver = Resolver {
        layout,
        sources,
        facts,
        lets,
        rules: Vec::new(),
        ids: IndexMap::new(),
        errors,
        inapplicable: 0,
    };
    for file in files {
        resolver.items(&file.items, &Scope::default());
    }
    let mut rules = resolver.rules;
    let ground = GroundSystem::build(&mut rules);
    let (facts, texts, inapplicable) =
        (resolver.facts.read, resolver.facts.texts, resolver.inapplicable);
    (RuleSet { rules, facts, texts, ground, inapplicable }, resolver.errors)
}

fn collect_facts<'a>(items: &'a [Item], facts: &mut Vec<&'a FactDecl>) {
    for item in items {
        match item {
            Item::Fact(fact) => facts.push(fact),
            Item::Scope(scope) => collect_facts(&scope.items, facts),
            Item::Rule(_) | Item::Let(_) => {}
        }
    }
}

struct Resolver<'a> {
    layout: &'a Layout,
    sources: &'a SourceMap,
    facts: Facts<'a>,
    lets: Lets<'a>,
    rules: Vec<Rule>,
    ids: IndexMap<String, Span>,
    errors: Vec<ResolveError>,
    inapplicable: usize,
}

impl<'a> Resolver<'a> {
    fn items(&mut self, items: &'a [Item], scope: &Scope<'a>) {
        for item in items {
            match item {
                Item::Fact(_) | Item::Let(_) => {}
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
        if let Some(table) = outer.table
            && fold(&table.node) != fold(&head.table.node)
        {
            let kind = ResolveErrorKind::ScopeInScope { outer: table.span };
            self.errors.push(ResolveError {
                kind,
                span: head.table.span,
                statement: Some(head.span),
            });
            return None;
        }
        let except = outer.except.iter().copied().chain(&head.except).collect();
        let when = outer.when.iter().copied().chain(&head.when).collect();
        let each = head.each.as_ref().or(outer.each);
        Some(Scope { table: Some(&head.table), each, except, when })
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
        let gravity = self.word(decl, AttributeKey::Severity, &GRAVITIES);
        let missing = self.word(decl, AttributeKey::Missing, &MISSING);
        let missing = missing.unwrap_or(Missing::Skip);
        let lets = self.lets.with(&decl.lets);
        let mut checks = Vec::new();
        for assertion in &decl.assertions {
            checks.extend(self.check(assertion, &scope, &lets, gravity, missing));
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
        assertion: &'a Assertion,
        scope: &Scope<'a>,
        lets: &Lets<'a>,
        gravity: Option<Gravity>,
        missing: Missing,
    ) -> Option<Check> {
        let span = assertion.span;
        let mut builder = Builder::new(&mut self.facts, lets);
        let conditions: Vec<_> = scope.when.iter().map(|when| builder.statement(when)).collect();
        let statement = builder.assertion(assertion);
        let Builder { operands, added, errors: mut problems, .. } = builder;
        let bindings = match bind(self.layout, scope, &operands, &added, span) {
            Ok(bindings) => Some(bindings),
            Err(found) => {
                problems.extend(found);
                None
            }
        };
        let mut statement = conditions.into_iter().rev().fold(statement, |then, condition| {
            Some(Statement::When(Box::new(condition?), Box::new(then?), None))
        });
        if let (Some(statement), Some(bindings)) = (&mut statement, &bindings) {
            let units = self.units(&operands, bindings);
            let units = Units { operands: &units, statement: span };
            problems.extend(units.settle(statement).err());
        }
        if !problems.is_empty() && problems.iter().all(|(kind, _)| kind.is_absence()) {
            self.inapplicable += 1;
        }
        let located = |(kind, at)| ResolveError { kind, span: at, statement: Some(span) };
        self.errors.extend(problems.into_iter().map(located));
        let own = strength(assertion).map(|strength| match strength {
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
            first_row: None,
        })
    }

    /// Returns the unit of each operand: that of its figures in the first binding that has one.
    fn units(
        &self,
        operands: &[(Operand, Origin<'_>)],
        bindings: &[Binding],
    ) -> Vec<(Option<Unit>, Span)> {
        let unit_of = |figure: &Figure| match figure {
            Figure::Cell(cell) => {
                let (table, row, column) = self.layout.place_of(*cell)?;
                self.layout.tables.get(table)?.unit_at(row, column).cloned()
            }
            Figure::Fact(fact) => self.facts.read.get(fact.0 as usize)?.unit.clone(),
        };
        let unit = |index: usize| {
            let mut figures = bindings.iter().filter_map(|one| one.operands.get(index)).flatten();
            figures.find_map(unit_of)
        };
        let places = operands.iter().enumerate();
        places.map(|(index, (operand, _))| (unit(index), operand.span)).collect()
    }

    /// Reads an attribute that takes one of a few words, in either language.
    fn word<T: Copy>(
        &mut self,
        decl: &RuleDecl,
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
            let statement = Some(decl.span);
            self.errors.push(ResolveError { kind, span: attribute.value.span, statement });
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
            self.errors.push(ResolveError { kind, span: id.span, statement: Some(decl.span) });
        }
        self.ids.entry(id.node.clone()).or_insert(id.span);
        id.node.clone()
    }
}

/// Returns the strength of an assertion: its own, else that of what must hold under its condition.
fn strength(assertion: &Assertion) -> Option<Strength> {
    let own = assertion.strength.as_ref().map(|strength| strength.node);
    own.or_else(|| match &assertion.kind {
        AssertionKind::When { then, .. } => strength(then),
        AssertionKind::Claim(..) => None,
    })
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
