//! pest's pairs → the tree of a waiver.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest has one enum for all rules; the grammar says which can occur where"
)]

use pest::iterators::Pair;

use super::ast_waiver::{WaiverDecl, WaiverEntry, WaiverKey};
use super::error::SyntaxErrorKind;
use super::grammar::Rule;
use super::lower::{Lowering, next, unexpected};
use crate::source::Spanned;

impl Lowering {
    pub(super) fn waiver(&mut self, pair: Pair<'_, Rule>) -> WaiverDecl {
        let span = self.span(&pair);
        let rule = Spanned::new(String::new(), span);
        let mut waiver = WaiverDecl { rule, unit: None, entries: Vec::new(), span };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::waive_kw | Rule::brace_open | Rule::brace_close => {}
                Rule::rule_id => waiver.rule = self.written(&inner),
                Rule::waiver_of => waiver.unit = self.waiver_of(inner),
                Rule::waiver_entry => self.add_entry(&mut waiver, inner),
                _ => unexpected(&inner),
            }
        }
        waiver
    }

    fn waiver_of(&mut self, pair: Pair<'_, Rule>) -> Option<Spanned<String>> {
        let unit = pair.into_inner().find(|inner| inner.as_rule() != Rule::of_kw)?;
        Some(match unit.as_rule() {
            Rule::quoted => self.quoted(unit),
            Rule::waiver_word => self.written(&unit),
            _ => unexpected(&unit),
        })
    }

    fn add_entry(&mut self, waiver: &mut WaiverDecl, pair: Pair<'_, Rule>) {
        let Some(WaiverEntry { key, values }) = self.waiver_entry(pair) else { return };
        if let Some(twin) = waiver.entries.iter().find(|entry| entry.key == key) {
            let first = twin.key.span;
            self.refuse(SyntaxErrorKind::RepeatedAttribute { first }, key.span);
        }
        waiver.entries.push(WaiverEntry { key, values });
    }

    pub(super) fn waiver_entry(&mut self, pair: Pair<'_, Rule>) -> Option<WaiverEntry> {
        let mut inner = pair.into_inner();
        let written = self.word(&next(&mut inner));
        let values = inner.filter(|part| part.as_rule() == Rule::waiver_value);
        let values: Vec<_> = values.map(|value| self.name_or_quoted(value)).collect();
        let known = WaiverKey::ALL
            .iter()
            .find(|(_, english, chinese)| [*english, *chinese].contains(&written.node));
        let Some((key, ..)) = known else {
            let key = written.node.to_owned();
            self.refuse(SyntaxErrorKind::UnknownWaiverKey { key }, written.span);
            return None;
        };
        if !matches!(key, WaiverKey::Values | WaiverKey::At)
            && let Some(second) = values.get(1)
        {
            self.refuse(SyntaxErrorKind::WaiverListsTwo { key: *key }, second.span);
        }
        Some(WaiverEntry { key: Spanned::new(*key, written.span), values })
    }
}
