//! The phrases of all facts of some rule files, read once, whatever the layouts that their rules are resolved
//! over. Receives the files; hands on the phrases of each fact, with their words numbered.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::alternatives::wordings;
use super::error::{ResolveError, ResolveErrorKind};
use super::phrase::Phrase;
use super::words::Words;
use crate::source::{Span, Spanned};
use crate::syntax::{FactDecl, Item, RuleFile};

/// The phrases of all facts of some rule files.
#[derive(Debug)]
pub struct Phrasebook {
    /// Those of each fact, in the order of the declarations.
    pub(super) phrases: Vec<Arc<[Phrase]>>,
    /// The words by which they are looked for.
    pub(super) words: Words,
    /// What is wrong with them, and with the names of the facts.
    pub(super) errors: Vec<ResolveError>,
}

impl Phrasebook {
    /// Reads the phrases of the facts of rule files.
    pub fn read(files: &[&RuleFile]) -> Self {
        let mut book = Self { phrases: Vec::new(), words: Words::default(), errors: Vec::new() };
        let mut known: HashMap<&str, Span> = HashMap::new();
        for fact in facts_of(files) {
            let phrases = book.fact(fact);
            book.phrases.push(phrases.into());
            let (name, span) = (fact.name.node.as_str(), fact.name.span);
            if let Some(first) = known.insert(name, span) {
                book.refuse(ResolveErrorKind::RepeatedFact { name: name.to_owned(), first }, span);
            }
        }
        book
    }

    fn fact(&mut self, fact: &FactDecl) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        for text in &fact.phrases {
            let read = |all: Vec<Cow<'_, str>>| {
                all.iter().map(|one| Phrase::read(one)).collect::<Result<Vec<_>, _>>()
            };
            match wordings(&text.node).and_then(read) {
                Ok(read) => phrases.extend(read),
                Err(kind) => self.refuse(kind, text.span),
            }
        }
        phrases.iter_mut().for_each(|phrase| phrase.number_words(&mut self.words));
        for Spanned { node, span } in &fact.not_near {
            if let Err(kind) = wordings(node) {
                self.refuse(kind, *span);
            }
        }
        let lists = phrases.iter().filter(|phrase| phrase.is_list()).count();
        if lists > 0 && lists < phrases.len() {
            self.refuse(ResolveErrorKind::NumberAndList, fact.name.span);
        }
        phrases
    }

    fn refuse(&mut self, kind: ResolveErrorKind, span: Span) {
        self.errors.push(ResolveError { kind, span, statement: None });
    }
}

/// Returns the facts that rule files declare, in order.
pub(super) fn facts_of<'a>(files: &[&'a RuleFile]) -> Vec<&'a FactDecl> {
    let mut facts = Vec::new();
    files.iter().for_each(|file| collect_facts(&file.items, &mut facts));
    facts
}

fn collect_facts<'a>(items: &'a [Item], facts: &mut Vec<&'a FactDecl>) {
    for item in items {
        match item {
            Item::Fact(fact) => facts.push(fact),
            Item::Scope(scope) => collect_facts(&scope.items, facts),
            Item::Rule(_) | Item::Let(_) | Item::Waiver(_) => {}
        }
    }
}
