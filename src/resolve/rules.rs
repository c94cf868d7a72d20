//! The way through this stop: rule files and a layout → the rule set and its problems.

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::attributes::Attributes;
use super::bindings::{Scope, bind};
use super::error::{ResolveError, ResolveErrorKind};
use super::examples::examples;
use super::facts::Facts;
use super::ground::GroundSystem;
use super::lets::Lets;
use super::operand_units::{Alike, alike};
use super::phrasebook::{Phrasebook, facts_of};
use super::plan::{Check, Gravity, Missing, Rule, Statement, Tolerance};
use super::rule_set::{Inapplicable, RuleSet};
use super::steps::{MAX_STEPS, steps};
use super::terms::Builder;
use super::units::Units;
use super::wording::Wording;
use crate::model::{Layout, fold};
use crate::source::{SourceMap, Span};
use crate::syntax::{
    Assertion, AssertionKind, Attribute, AttributeKey, Item, RuleDecl, RuleFile, ScopeHead,
    Strength,
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
    resolve_with(files, &Phrasebook::read(files), layout, sources)
}

/// Does the same with the phrases of the files, which are those of every layout.
pub fn resolve_with(
    files: &[&RuleFile],
    book: &Phrasebook,
    layout: &Layout,
    sources: &SourceMap,
) -> (RuleSet, Vec<ResolveError>) {
    let mut errors = Vec::new();
    let facts = Facts::declare(layout, &facts_of(files), book, &mut errors);
    let lets = Lets::declare(files, &mut errors);
    let mut resolver = Resolver {
        layout,
        sources,
        facts,
        lets,
        rules: Vec::new(),
        ids: IndexMap::default(),
        errors,
        inapplicable: Vec::new(),
    };
    for file in files {
        resolver.items(&file.items, &Scope::default());
    }
    resolver.check_depends(files);
    let mut rules = resolver.rules;
    let ground = GroundSystem::build(&mut rules);
    let Facts { read: facts, texts, .. } = resolver.facts;
    let wording = Wording::new(Arc::clone(&book.vocabulary), &facts);
    let inapplicable = resolver.inapplicable;
    let plan = RuleSet { rules, facts, texts, wording, ground, inapplicable, ..RuleSet::default() };
    (plan, resolver.errors)
}

/// What a rule says of all its checks.
struct CheckFrame<'r> {
    id: &'r str,
    tags: &'r [String],
    gravity: Option<Gravity>,
    missing: Missing,
    tolerance: Option<Tolerance>,
}

impl CheckFrame<'_> {
    /// Returns how grave an assertion is: by its own word, else by that of the rule.
    fn gravity_of(&self, assertion: &Assertion) -> Gravity {
        let own = strength(assertion).map(|strength| match strength {
            Strength::Must => Gravity::Must,
            Strength::Should => Gravity::Should,
            Strength::Info => Gravity::Info,
        });
        own.or(self.gravity).unwrap_or(Gravity::Must)
    }
}

struct Resolver<'a> {
    layout: &'a Layout,
    sources: &'a SourceMap,
    facts: Facts<'a>,
    lets: Lets<'a>,
    rules: Vec<Rule>,
    ids: IndexMap<String, Span, FxBuildHasher>,
    errors: Vec<ResolveError>,
    inapplicable: Vec<Inapplicable>,
}

impl<'a> Resolver<'a> {
    fn items(&mut self, items: &'a [Item], scope: &Scope<'a>) {
        for item in items {
            match item {
                Item::Fact(_) | Item::Let(_) | Item::Waiver(_) => {}
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
        let mut attributes = Attributes::of(decl);
        let tags = attributes.list(AttributeKey::Tags);
        let frame = CheckFrame {
            id: &id,
            tags: &tags,
            gravity: attributes.gravity(),
            missing: attributes.missing(),
            tolerance: attributes.tolerance(),
        };
        let years = attributes.years();
        self.errors.append(&mut attributes.errors);
        let everywhere = std::mem::take(&mut self.lets);
        let own = (!decl.lets.is_empty()).then(|| everywhere.with(&decl.lets));
        let lets = own.as_ref().unwrap_or(&everywhere);
        let mut checks = Vec::new();
        for assertion in &decl.assertions {
            checks.extend(self.check(assertion, &scope, lets, &frame));
        }
        self.lets = everywhere;
        if checks.is_empty() {
            return;
        }
        let examples = examples(decl, &checks, self.layout, &self.facts, &mut self.errors);
        self.rules.push(Rule {
            examples,
            title: decl.title.as_ref().map(|title| title.node.clone()),
            basis: attributes.text(AttributeKey::Basis),
            message: attributes.text(AttributeKey::Message),
            help: attributes.text(AttributeKey::Help),
            years,
            depends: attributes.list(AttributeKey::Depends),
            tags,
            id,
            checks,
            span: decl.span,
        });
    }

    /// Returns the checks of an assertion: one, or several where its bindings are counted in units that
    /// are converted differently.
    fn check(
        &mut self,
        assertion: &'a Assertion,
        scope: &Scope<'a>,
        lets: &Lets<'a>,
        frame: &CheckFrame<'_>,
    ) -> Vec<Check> {
        let span = assertion.span;
        let mut builder = Builder::new(&mut self.facts, lets);
        let conditions: Vec<_> = scope.when.iter().map(|when| builder.statement(when)).collect();
        let statement = builder.assertion(assertion);
        let Builder { operands, added, asks_version, errors: mut problems, .. } = builder;
        let bindings = match bind(self.layout, scope, &operands, &added, asks_version, span) {
            Ok(bindings) => Some(bindings),
            Err(found) => {
                problems.extend(found);
                None
            }
        };
        let mut statement = conditions.into_iter().rev().fold(statement, |then, condition| {
            Some(Statement::When(Box::new(condition?), Box::new(then?), None))
        });
        if let (Some(statement), Some(tolerance)) = (&mut statement, &frame.tolerance) {
            statement.tolerate(tolerance);
        }
        let needed = statement.as_ref().zip(bindings.as_ref());
        if needed.is_some_and(|(statement, bindings)| steps(statement, bindings) > MAX_STEPS) {
            problems.push((ResolveErrorKind::TooManyCells { limit: MAX_STEPS }, span));
        }
        let (operands, places): (Vec<_>, Vec<_>) =
            operands.into_iter().map(|(operand, _)| (operand, operand.span)).unzip();
        let mut settled = Vec::new();
        if let (Some(statement), Some(bindings)) = (statement, bindings) {
            for Alike { units, bindings } in alike(self.layout, &self.facts, &statement, bindings) {
                let mut statement = statement.clone();
                let mut units = Units::new(&units, &places, span);
                match units.settle(&mut statement) {
                    Ok(()) => settled.push((statement, bindings)),
                    Err(problem) if problems.contains(&problem) => {}
                    Err(problem) => problems.push(problem),
                }
            }
        }
        let broken = !problems.is_empty();
        if broken && problems.iter().all(|(kind, _)| kind.is_absence()) {
            let (rule, tags) = (frame.id.to_owned(), frame.tags.to_owned());
            self.inapplicable.push(Inapplicable {
                rule,
                tags,
                gravity: frame.gravity_of(assertion),
            });
        }
        let located = |(kind, at)| ResolveError { kind, span: at, statement: Some(span) };
        self.errors.extend(problems.into_iter().map(located));
        if broken {
            return Vec::new();
        }
        let check = |(statement, bindings)| Check {
            gravity: frame.gravity_of(assertion),
            missing: frame.missing,
            statement,
            operands: operands.clone(),
            bindings,
            span,
            first_row: None,
        };
        settled.into_iter().map(check).collect()
    }

    /// A rule depends on other rules that exist.
    fn check_depends(&mut self, files: &[&'a RuleFile]) {
        for decl in files.iter().flat_map(|file| file.rules()) {
            let own = decl.id.as_ref().map(|id| id.node.as_str());
            let depends = |one: &&Attribute| one.key.node == AttributeKey::Depends;
            let Some(written) = decl.attributes.iter().find(depends) else { continue };
            for id in Attributes::of(decl).list(AttributeKey::Depends) {
                if self.ids.contains_key(&id) && own != Some(id.as_str()) {
                    continue;
                }
                let candidates = self.ids.keys().filter(|one| own != Some(one)).cloned().collect();
                let kind = ResolveErrorKind::UnknownRule { id, candidates };
                let statement = Some(decl.span);
                self.errors.push(ResolveError { kind, span: written.value.span, statement });
            }
        }
    }

    /// Returns the id as written, which must be alone, else one derived from what the rule says.
    fn id(&mut self, decl: &RuleDecl) -> String {
        let Some(id) = &decl.id else { return rule_id(decl, self.sources) };
        if let Some(first) = self.ids.get(&id.node) {
            let kind = ResolveErrorKind::RepeatedId { id: id.node.clone(), first: *first };
            self.errors.push(ResolveError { kind, span: id.span, statement: Some(decl.span) });
        }
        self.ids.entry(id.node.clone()).or_insert(id.span);
        id.node.clone()
    }
}

/// Returns the id of a rule as written, else one derived from what the rule says.
pub fn rule_id(decl: &RuleDecl, sources: &SourceMap) -> String {
    match &decl.id {
        Some(id) => id.node.clone(),
        None => format!("L-{:08x}", fingerprint(&fold(sources.slice(decl.span)))),
    }
}

/// Returns the strength of an assertion: its own, else that of what must hold under its condition.
pub(super) fn strength(assertion: &Assertion) -> Option<Strength> {
    let own = assertion.strength.as_ref().map(|strength| strength.node);
    own.or_else(|| match &assertion.kind {
        AssertionKind::When { then, .. } => strength(then),
        AssertionKind::Claim(..) => None,
    })
}

/// The 32-bit FNV-1a hash: the same on every machine and in every version, which the hashers of the
/// standard library do not promise.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
