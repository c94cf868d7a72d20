//! Names for expressions: where they are declared, and what they stand for.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::error::{ResolveError, ResolveErrorKind};
use crate::syntax::{Item, LetDecl, RuleFile};

/// The names that all rules may use.
#[derive(Debug, Default)]
pub(super) struct Lets<'a> {
    named: IndexMap<&'a str, &'a LetDecl, FxBuildHasher>,
}

impl<'a> Lets<'a> {
    /// Takes the declarations of all files, wherever they stand.
    pub(super) fn declare(files: &[&'a RuleFile], errors: &mut Vec<ResolveError>) -> Self {
        let mut lets = Self::default();
        for file in files {
            lets.collect(&file.items, errors);
        }
        lets
    }

    /// Returns these names and, before them, those that one rule declares.
    pub(super) fn with(&self, own: &'a [LetDecl]) -> Self {
        let mut named = self.named.clone();
        named.extend(own.iter().map(|one| (one.name.node.as_str(), one)));
        Self { named }
    }

    /// Returns what a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<&'a LetDecl> {
        self.named.get(name).copied()
    }

    fn collect(&mut self, items: &'a [Item], errors: &mut Vec<ResolveError>) {
        for item in items {
            match item {
                Item::Let(one) => {
                    if let Some(first) = self.named.insert(one.name.node.as_str(), one) {
                        let (name, first) = (one.name.node.clone(), first.name.span);
                        let kind = ResolveErrorKind::RepeatedLet { name, first };
                        errors.push(ResolveError { kind, span: one.name.span, statement: None });
                    }
                }
                Item::Scope(scope) => self.collect(&scope.items, errors),
                Item::Rule(_) | Item::Fact(_) | Item::Waiver(_) => {}
            }
        }
    }
}
