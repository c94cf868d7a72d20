//! Single values of a form: names, yes and no, decimals, admitted figures.

use super::axis::Admits;
use crate::model::error::{Expected, FormErrorKind, LoadErrorKind, Place};
use crate::model::label::{fold, fold_char};
use crate::model::reader::{Reader, is_null};
use crate::model::yaml::{Style, YamlEntry, YamlKind, YamlNode};
use crate::source::{Span, Spanned};

/// The most characters of a unit. Labels hand their unit on to those below them; so it must be short.
const MAX_UNIT: usize = 16;

/// More decimals than any figure of a report has.
const MAX_DECIMALS: u8 = 12;

impl Reader<'_> {
    /// Notes a problem that only a form can have.
    pub(super) fn form_problem(&mut self, kind: FormErrorKind, span: Span) {
        self.problem(LoadErrorKind::Form(kind), span);
    }

    /// Notes that a key is missing.
    pub(super) fn missing(&mut self, key: &'static str, place: Place, span: Span) {
        self.problem(LoadErrorKind::MissingKey { key, place }, span);
    }

    /// Returns a text that must say something.
    pub(super) fn name(&mut self, entry: &YamlEntry<'_>) -> Option<Spanned<String>> {
        match &entry.value.kind {
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => {
                self.wrong(Expected::Text, &entry.value, entry.key.span);
                None
            }
            YamlKind::Scalar { text, .. } => self.say(text, entry.value.span),
            YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => self.text(entry),
        }
    }

    /// Returns one name or several.
    pub(super) fn names(&mut self, entry: &YamlEntry<'_>) -> Vec<Spanned<String>> {
        match &entry.value.kind {
            YamlKind::Sequence(items) => {
                items.iter().filter_map(|item| self.one_of_names(item, entry.value.span)).collect()
            }
            YamlKind::Scalar { .. } => {
                self.one_of_names(&entry.value, entry.key.span).into_iter().collect()
            }
            YamlKind::Mapping(_) | YamlKind::Refused => {
                self.wrong(Expected::Names, &entry.value, entry.key.span);
                Vec::new()
            }
        }
    }

    fn one_of_names(&mut self, node: &YamlNode<'_>, key: Span) -> Option<Spanned<String>> {
        match &node.kind {
            YamlKind::Scalar { text, style } if *style != Style::Plain || !is_null(text) => {
                self.say(text, node.span)
            }
            YamlKind::Scalar { .. }
            | YamlKind::Sequence(_)
            | YamlKind::Mapping(_)
            | YamlKind::Refused => {
                self.wrong(Expected::Name, node, key);
                None
            }
        }
    }

    /// Returns a name; none, and a problem, where nothing is left of it when it is compared.
    pub(super) fn say(&mut self, text: &str, span: Span) -> Option<Spanned<String>> {
        if fold(text).is_empty() {
            self.form_problem(FormErrorKind::EmptyLabel, span);
            return None;
        }
        Some(Spanned::new(text.trim().to_owned(), span))
    }

    /// Returns yes or no.
    pub(super) fn flag(&mut self, entry: &YamlEntry<'_>) -> Option<Spanned<bool>> {
        let written = self.text(entry)?;
        match written.node.as_str() {
            "true" | "True" | "是" => Some(Spanned::new(true, written.span)),
            "false" | "False" | "否" => Some(Spanned::new(false, written.span)),
            _ => {
                let kind = FormErrorKind::NotYesNo { written: written.node };
                self.form_problem(kind, written.span);
                None
            }
        }
    }

    /// Returns a unit, in half width and without blanks.
    pub(super) fn unit(&mut self, entry: &YamlEntry<'_>) -> Option<Spanned<String>> {
        let written = self.text(entry)?;
        let unit: String =
            written.node.chars().map(fold_char).filter(|c| !c.is_whitespace()).collect();
        if unit.is_empty() || unit.chars().count() > MAX_UNIT {
            let kind = FormErrorKind::BadUnit { written: written.node, limit: MAX_UNIT };
            self.form_problem(kind, written.span);
            return None;
        }
        Some(Spanned::new(unit, written.span))
    }

    /// Returns a number of decimals.
    pub(super) fn decimals(&mut self, entry: &YamlEntry<'_>) -> Option<Spanned<u8>> {
        let written = self.text(entry)?;
        let digits: String = written.node.chars().map(fold_char).collect();
        match digits.parse() {
            Ok(decimals) if decimals <= MAX_DECIMALS => Some(Spanned::new(decimals, written.span)),
            Ok(_) | Err(_) => {
                let limit = MAX_DECIMALS;
                let kind = FormErrorKind::BadDecimals { written: written.node, limit };
                self.form_problem(kind, written.span);
                None
            }
        }
    }

    /// Returns which figures are admitted.
    pub(super) fn admits(&mut self, entry: &YamlEntry<'_>) -> Option<Admits> {
        let written = self.text(entry)?;
        let known = Admits::SPELLINGS.iter().find(|(spelling, _)| *spelling == written.node);
        if known.is_none() {
            let candidates = Admits::SPELLINGS.iter().map(|(spelling, _)| *spelling).collect();
            let kind = FormErrorKind::UnknownAdmits { written: written.node, candidates };
            self.form_problem(kind, written.span);
        }
        known.map(|(_, admits)| *admits)
    }

    /// Tells whether a label without value has its colon inside (`新收：{alias: …}`), and notes it.
    /// Other colons belong to the label.
    pub(super) fn colon_before_bracket(&mut self, text: &str, span: Span) -> bool {
        // In quotes, or over several lines, the place in the file is another.
        if self.source().get(span.range()) != Some(text) {
            return false;
        }
        let ends_key = |at: usize| {
            let rest = text.get(at..).unwrap_or_default();
            let after = rest.trim_start_matches([':', '：']).trim_start();
            after.is_empty() || after.starts_with(['{', '[', '｛', '［'])
        };
        let mut colons = text.char_indices().filter(|(_, sign)| matches!(sign, ':' | '：'));
        let Some((at, sign)) = colons.find(|(at, _)| ends_key(*at)) else { return false };
        let start = span.range().start + at;
        let place = Span::new(span.file, start..start + sign.len_utf8());
        let kind = match sign {
            '：' => LoadErrorKind::FullWidthSign { sign, proper: ':' },
            _ => LoadErrorKind::MissingBlank,
        };
        self.problem(kind, place);
        true
    }
}
