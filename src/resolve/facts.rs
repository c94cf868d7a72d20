//! Facts: what rule files declare, what reports give outright, and which of them a name means.

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::error::{ResolveError, ResolveErrorKind};
use super::figure::FactId;
use super::names;
use super::phrasebook::{FactWords, Phrasebook};
use super::plan::{Fact, Pick, TextId};
use super::words::WordId;
use crate::model::{Layout, Number, Unit};
use crate::source::{Span, Spanned};
use crate::syntax::{self, FactDecl};

/// A declaration, and what says it.
#[derive(Clone, Copy)]
struct Declared<'a> {
    decl: &'a FactDecl,
    words: &'a FactWords,
}

/// All facts that the rules read so far, and those that may be read.
pub(super) struct Facts<'a> {
    layout: &'a Layout,
    book: &'a Phrasebook,
    declared: IndexMap<&'a str, Declared<'a>, FxBuildHasher>,
    pub(super) read: Vec<Fact>,
    /// The narratives that rules read, by their sections.
    pub(super) texts: Vec<Vec<usize>>,
}

impl<'a> Facts<'a> {
    /// Takes the declarations of all rule files; the book says what is looked for.
    pub(super) fn declare(
        layout: &'a Layout,
        declarations: &[&'a FactDecl],
        book: &'a Phrasebook,
        errors: &mut Vec<ResolveError>,
    ) -> Self {
        errors.extend(book.errors.iter().cloned());
        let declarations = declarations.iter().zip(&book.facts);
        let declared =
            declarations.map(|(decl, words)| (decl.name.node.as_str(), Declared { decl, words }));
        let declared = declared.collect();
        Self { layout, book, declared, read: Vec::new(), texts: Vec::new() }
    }

    /// Returns the names of the tables there are.
    pub(super) fn table_titles(&self) -> Vec<String> {
        self.layout.tables.iter().map(|table| table.title().to_owned()).collect()
    }

    /// Finds a table, or the first of a group of tables, and the version of the form it is of.
    pub(super) fn version_of(
        &self,
        name: &Spanned<String>,
    ) -> Result<(usize, Number), ResolveErrorKind> {
        let found = names::tables(self.layout, &name.node).into_iter().next();
        let Some((index, table)) = found.and_then(|one| Some((one, self.layout.tables.get(one)?)))
        else {
            let name = name.node.clone();
            return Err(ResolveErrorKind::UnknownTable { name, candidates: self.table_titles() });
        };
        let version = table.version.as_deref().and_then(Number::parse);
        let table = name.node.clone();
        version.map(|version| (index, version)).ok_or(ResolveErrorKind::NoVersionNumber { table })
    }

    /// Finds the fact that a name means, after a section where one is named.
    pub(super) fn find(
        &mut self,
        section: Option<&Spanned<String>>,
        name: &Spanned<String>,
    ) -> Result<FactId, (ResolveErrorKind, Span)> {
        let declared = self.declared.get(name.node.as_str()).copied();
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
                label_of: names::label_of(self.layout, &name.node),
            };
            return Err((kind, name.span));
        }
        let is_it = |known: &Fact| known.name == name.node && known.sections == sections;
        if let Some(index) = self.read.iter().position(is_it) {
            return Ok(FactId(u32::try_from(index).unwrap_or(u32::MAX)));
        }
        let decl = declared.map(|declared| declared.decl);
        let words = declared.map(|declared| declared.words);
        let fact = Fact {
            name: name.node.clone(),
            sections,
            phrases: words.map(|words| Arc::clone(&words.phrases)).unwrap_or_default(),
            pick: pick(decl.and_then(|decl| decl.pick)),
            not_near: words.map(|words| words.not_near.clone()).unwrap_or_default(),
            unit: decl.and_then(|decl| decl.unit.as_ref()).map(|unit| Unit::named(&unit.node)),
        };
        self.read.push(fact);
        Ok(FactId(u32::try_from(self.read.len() - 1).unwrap_or(u32::MAX)))
    }

    /// Tells whether a fact is a list of figures.
    pub(super) fn is_list(&self, fact: FactId) -> bool {
        self.read.get(fact.0 as usize).is_some_and(Fact::is_list)
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

    /// Returns the words that a narrative is to say one of, with their alternatives.
    pub(super) fn words(
        &self,
        words: &Spanned<String>,
    ) -> Result<&'a [WordId], (ResolveErrorKind, Span)> {
        self.book.words_of(&words.node).map_err(|kind| (kind, words.span))
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

fn pick(written: Option<syntax::Pick>) -> Pick {
    match written {
        Some(syntax::Pick::Only) | None => Pick::Only,
        Some(syntax::Pick::First) => Pick::First,
        Some(syntax::Pick::Last) => Pick::Last,
        Some(syntax::Pick::Sum) => Pick::Sum,
    }
}
