//! What the rules of some files look for in narratives, read once, whatever the layouts that they are resolved
//! over. Receives the files; hands on the phrases of each fact, and the words of `不近` and `包含`, numbered.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::alternatives::wordings;
use super::error::{ResolveError, ResolveErrorKind};
use super::phrase::Phrase;
use super::wording::Vocabulary;
use super::words::{WordId, Words};
use crate::model::fold_char;
use crate::source::{Span, Spanned};
use crate::syntax::{ExprKind, FactDecl, RuleFile, each_expr};

/// What the rules of some files look for in narratives.
#[derive(Debug, Default)]
pub struct Phrasebook {
    /// For each fact, in the order of the declarations.
    pub(super) facts: Vec<FactWords>,
    /// The words of `包含`, by what is written there.
    contained: FxHashMap<String, Result<Vec<WordId>, ResolveErrorKind>>,
    /// All the words, numbered.
    pub(super) vocabulary: Arc<Vocabulary>,
    /// What is wrong with the facts.
    pub(super) errors: Vec<ResolveError>,
}

/// What says a fact.
#[derive(Debug)]
pub(super) struct FactWords {
    /// The phrases, without alternatives.
    pub(super) phrases: Arc<[Phrase]>,
    /// The words of `不近`.
    pub(super) not_near: Vec<WordId>,
}

impl Phrasebook {
    /// Reads what rule files look for.
    pub fn read(files: &[&RuleFile]) -> Self {
        let (mut book, mut words) = (Self::default(), Words::default());
        let mut known: FxHashMap<&str, Span> = FxHashMap::default();
        for fact in facts_of(files) {
            let phrases = book.phrases(fact, &mut words).into();
            let not_near = book.not_near(fact, &mut words);
            book.facts.push(FactWords { phrases, not_near });
            let (name, span) = (fact.name.node.as_str(), fact.name.span);
            if let Some(first) = known.insert(name, span) {
                book.refuse(ResolveErrorKind::RepeatedFact { name: name.to_owned(), first }, span);
            }
        }
        for file in files {
            each_expr(&file.items, &mut |expr| {
                if let ExprKind::Contains(_, texts) = &expr.kind {
                    texts.iter().for_each(|text| book.contained(&text.node, &mut words));
                }
            });
        }
        book.vocabulary = Arc::new(Vocabulary::new(words));
        book
    }

    /// Returns the words that a narrative is to say one of, where `text` is written behind `包含`.
    pub(super) fn words_of(&self, text: &str) -> Result<&[WordId], ResolveErrorKind> {
        match self.contained.get(text) {
            Some(words) => words.as_deref().map_err(Clone::clone),
            // What is written behind 包含 in any of the files is there.
            None => Ok(&[]),
        }
    }

    fn phrases(&mut self, fact: &FactDecl, words: &mut Words) -> Vec<Phrase> {
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
        phrases.iter_mut().for_each(|phrase| phrase.number_words(words));
        let lists = phrases.iter().filter(|phrase| phrase.is_list()).count();
        if lists > 0 && lists < phrases.len() {
            self.refuse(ResolveErrorKind::NumberAndList, fact.name.span);
        }
        phrases
    }

    fn not_near(&mut self, fact: &FactDecl, words: &mut Words) -> Vec<WordId> {
        let mut not_near = Vec::new();
        for Spanned { node, span } in &fact.not_near {
            match numbered(node, words) {
                Ok(found) => not_near.extend(found),
                Err(kind) => self.refuse(kind, *span),
            }
        }
        not_near
    }

    fn contained(&mut self, text: &str, words: &mut Words) {
        if !self.contained.contains_key(text) {
            self.contained.insert(text.to_owned(), numbered(text, words));
        }
    }

    fn refuse(&mut self, kind: ResolveErrorKind, span: Span) {
        self.errors.push(ResolveError { kind, span, statement: None });
    }
}

/// Returns the numbers of words: of each of their alternatives.
fn numbered(text: &str, words: &mut Words) -> Result<Vec<WordId>, ResolveErrorKind> {
    let folded = folded_words(text);
    Ok(wordings(&folded)?.iter().map(|one| words.id(one)).collect())
}

/// Returns words as texts are compared: without blanks, in half width and ordinary characters.
fn folded_words(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    folded.extend(words.chars().filter(|sign| !sign.is_whitespace()).map(fold_char));
    folded
}

/// Returns the facts that rule files declare, in order.
pub(super) fn facts_of<'a>(files: &[&'a RuleFile]) -> Vec<&'a FactDecl> {
    files.iter().flat_map(|file| file.facts()).collect()
}
