//! Facts: what rule files declare, what reports give outright, and which of them a name means.

use indexmap::IndexMap;

use super::error::{ResolveError, ResolveErrorKind};
use super::figure::FactId;
use super::names;
use super::plan::{Fact, Phrase, PhrasePiece, Pick, TextId};
use crate::model::{Layout, Unit, fold_char};
use crate::source::{Span, Spanned};
use crate::syntax::{self, FactDecl};

/// A declaration with its phrases read.
#[derive(Clone)]
struct Declared<'a> {
    decl: &'a FactDecl,
    phrases: Vec<Phrase>,
}

/// All facts that the rules read so far, and those that may be read.
pub(super) struct Facts<'a> {
    layout: &'a Layout,
    declared: IndexMap<&'a str, Declared<'a>>,
    pub(super) read: Vec<Fact>,
    /// The narratives that rules read, by their sections.
    pub(super) texts: Vec<Vec<usize>>,
}

impl<'a> Facts<'a> {
    /// Takes the declarations of all rule files.
    pub(super) fn declare(
        layout: &'a Layout,
        declarations: impl Iterator<Item = &'a FactDecl>,
        errors: &mut Vec<ResolveError>,
    ) -> Self {
        let mut declared: IndexMap<&str, _> = IndexMap::new();
        for fact in declarations {
            let phrases = fact.phrases.iter().filter_map(|text| phrase(text, errors)).collect();
            let name = fact.name.node.as_str();
            if let Some(first) = declared.insert(name, Declared { decl: fact, phrases }) {
                let first = first.decl.name.span;
                let kind = ResolveErrorKind::RepeatedFact { name: name.to_owned(), first };
                errors.push(ResolveError { kind, span: fact.name.span, statement: None });
            }
        }
        Self { layout, declared, read: Vec::new(), texts: Vec::new() }
    }

    /// Finds the fact that a name means, after a section where one is named.
    pub(super) fn find(
        &mut self,
        section: Option<&Spanned<String>>,
        name: &Spanned<String>,
    ) -> Result<FactId, (ResolveErrorKind, Span)> {
        let declared = self.declared.get(name.node.as_str());
        let section = section.or(declared.and_then(|declared| declared.decl.section.as_ref()));
        let sections = match section {
            Some(section) => self.sections(section)?,
            None => Vec::new(),
        };
        if declared.is_none() && !self.is_given(&sections, &name.node) {
            let kind = ResolveErrorKind::UnknownFact {
                name: name.node.clone(),
                section: section.map(|section| section.node.clone()),
                candidates: self.candidates(&sections),
            };
            return Err((kind, name.span));
        }
        let decl = declared.map(|declared| declared.decl);
        let words = decl.map(|decl| decl.not_near.as_slice()).unwrap_or_default();
        let fact = Fact {
            name: name.node.clone(),
            sections,
            phrases: declared.map(|declared| declared.phrases.clone()).unwrap_or_default(),
            pick: pick(decl.and_then(|decl| decl.pick)),
            not_near: words.iter().map(|words| folded_words(&words.node)).collect(),
            unit: decl.and_then(|decl| decl.unit.as_ref()).map(|unit| Unit::named(&unit.node)),
        };
        let index = self.read.iter().position(|known| *known == fact).unwrap_or_else(|| {
            self.read.push(fact);
            self.read.len() - 1
        });
        Ok(FactId(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// Finds the narrative of a section.
    pub(super) fn text(
        &mut self,
        section: &Spanned<String>,
    ) -> Result<TextId, (ResolveErrorKind, Span)> {
        let sections = self.sections(section)?;
        let known = self.texts.iter().position(|known| *known == sections);
        let index = known.unwrap_or_else(|| {
            self.texts.push(sections);
            self.texts.len() - 1
        });
        Ok(TextId(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    fn sections(&self, section: &Spanned<String>) -> Result<Vec<usize>, (ResolveErrorKind, Span)> {
        let heading = |index: &usize| {
            let section = self.layout.sections.get(*index)?;
            section.names.first().map(|name| name.text.clone())
        };
        let name = section.node.clone();
        let kind = match names::sections(self.layout, &section.node) {
            Ok(found) if !found.is_empty() => return Ok(found),
            Ok(_) => {
                let candidates =
                    (0..self.layout.sections.len()).filter_map(|index| heading(&index));
                ResolveErrorKind::UnknownSection { name, candidates: candidates.collect() }
            }
            Err(several) => {
                let candidates = several.iter().filter_map(heading).collect();
                ResolveErrorKind::AmbiguousSection { name, candidates }
            }
        };
        Err((kind, section.span))
    }

    /// Tells whether a report gives the fact outright in one of the sections, or below.
    fn is_given(&self, sections: &[usize], name: &str) -> bool {
        let inside = self.layout.sections.iter().enumerate();
        inside
            .filter(|(index, _)| sections.is_empty() || self.is_in(*index, sections))
            .any(|(_, section)| section.facts.iter().any(|fact| fact == name))
    }

    fn is_in(&self, section: usize, sections: &[usize]) -> bool {
        let mut next = Some(section);
        while let Some(section) = next {
            if sections.contains(&section) {
                return true;
            }
            next = self.layout.sections.get(section).and_then(|section| section.parent);
        }
        false
    }

    fn candidates(&self, sections: &[usize]) -> Vec<String> {
        let given = self.layout.sections.iter().enumerate();
        let given = given
            .filter(|(index, _)| sections.is_empty() || self.is_in(*index, sections))
            .flat_map(|(_, section)| section.facts.iter().cloned());
        let mut all: Vec<String> =
            given.chain(self.declared.keys().map(|name| (*name).to_owned())).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Reads a phrase: `…` is a gap, `{n}` the number, the rest is literal and folded, without blanks.
fn phrase(text: &Spanned<String>, errors: &mut Vec<ResolveError>) -> Option<Phrase> {
    let mut pieces = Vec::new();
    let mut rest = text.node.as_str();
    while !rest.is_empty() {
        let stop = rest.find(['…', '{', '｛']).unwrap_or(rest.len());
        let (literal, tail) = rest.split_at_checked(stop).unwrap_or((rest, ""));
        push_literal(&mut pieces, literal);
        let number = ["{n}", "｛n｝"].iter().find_map(|mark| tail.strip_prefix(mark));
        if let Some(after) = number {
            pieces.push(PhrasePiece::Number);
            rest = after;
        } else if tail.starts_with('…') {
            pieces.push(PhrasePiece::Gap);
            rest = tail.trim_start_matches('…');
        } else {
            // A brace that is no `{n}` stands for itself.
            let sign = tail.chars().next().map_or(0, char::len_utf8);
            let (literal, after) = tail.split_at_checked(sign).unwrap_or((tail, ""));
            push_literal(&mut pieces, literal);
            rest = after;
        }
    }
    let found = pieces.iter().filter(|piece| **piece == PhrasePiece::Number).count();
    let has_words = pieces.iter().any(|piece| matches!(piece, PhrasePiece::Literal(_)));
    if found == 1 && has_words {
        return Some(Phrase::new(pieces));
    }
    let kind = if found == 1 {
        ResolveErrorKind::PhraseWithoutWords
    } else {
        ResolveErrorKind::PhraseNumber { found }
    };
    errors.push(ResolveError { kind, span: text.span, statement: None });
    None
}

fn pick(written: Option<syntax::Pick>) -> Pick {
    match written {
        Some(syntax::Pick::Only) | None => Pick::Only,
        Some(syntax::Pick::First) => Pick::First,
        Some(syntax::Pick::Last) => Pick::Last,
        Some(syntax::Pick::Sum) => Pick::Sum,
    }
}

/// Returns words as texts are compared: without blanks, in half width and ordinary characters.
pub(super) fn folded_words(words: &str) -> String {
    words.chars().filter(|sign| !sign.is_whitespace()).map(fold_char).collect()
}

fn push_literal(pieces: &mut Vec<PhrasePiece>, literal: &str) {
    let folded = folded_words(literal);
    if folded.is_empty() {
        return;
    }
    if let Some(PhrasePiece::Literal(before)) = pieces.last_mut() {
        before.push_str(&folded);
    } else {
        pieces.push(PhrasePiece::Literal(folded));
    }
}
