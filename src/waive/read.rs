//! Rule files → waivers, and what is wrong with them.

use std::collections::HashMap;

use super::day::Day;
use super::error::{WaiverError, WaiverErrorKind as Kind};
use super::reason::{copied, is_thin};
use super::values::values_key;
use super::waivers::{Waiver, Waivers};
use crate::model::fold;
use crate::source::{Span, Spanned};
use crate::syntax::{RuleFile, WaiverDecl, WaiverKey};

impl Waivers {
    /// Reads the waivers of rule files. `rules` are the ids of all rules; none where some of them could
    /// not be read, so that nobody can tell which are unknown.
    ///
    /// Returns the waivers that are sound, and every problem found.
    pub fn read<'a>(
        files: impl Iterator<Item = &'a RuleFile>,
        rules: Option<&[String]>,
    ) -> (Self, Vec<WaiverError>) {
        let declared = files.flat_map(RuleFile::waivers);
        let mut errors = Vec::new();
        let mut sound: Vec<(Waiver, Span)> = Vec::new();
        let mut explained = Explained::new();
        for decl in declared {
            let before = errors.len();
            let reading = Reading { decl, errors: &mut errors };
            let waiver = reading.waiver(rules);
            let broken = errors.iter().skip(before).any(|error| error.kind.is_broken());
            let Some(waiver) = waiver.filter(|_| !broken) else { continue };
            match twin(&waiver, &mut explained) {
                Some((first, second)) => {
                    errors.push(WaiverError { kind: Kind::Repeated { first }, span: second });
                }
                None => sound.push((waiver, reason_place(decl))),
            }
        }
        errors.extend(copied(&sound));
        errors.sort_by_key(|error| error.span);
        (Self::new(sound.into_iter().map(|(waiver, _)| waiver).collect()), errors)
    }
}

fn reason_place(decl: &WaiverDecl) -> Span {
    decl.values(WaiverKey::Reason).first().map_or(decl.span, |reason| reason.span)
}

/// Where values are explained: by the rule, the unit, the year, the places and the values.
type Explained = HashMap<(String, Option<String>, Option<i32>, Vec<String>, String), Span>;

/// Returns where an earlier waiver explains one of the values of this one, and where this one does; where
/// none does, this one is remembered.
fn twin(waiver: &Waiver, explained: &mut Explained) -> Option<(Span, Span)> {
    let members: Vec<String> = waiver.members.iter().map(|name| fold(name)).collect();
    let key = |value: &str| {
        let unit = waiver.unit_key();
        (waiver.rule.clone(), unit, waiver.year, members.clone(), values_key(value))
    };
    let own: Vec<_> = waiver.values.iter().map(|value| (key(&value.node), value.span)).collect();
    let twins = own.iter().filter_map(|(key, span)| Some((*explained.get(key)?, *span)));
    let first = twins.min_by_key(|(earlier, _)| *earlier);
    if first.is_none() {
        for (key, span) in own {
            explained.entry(key).or_insert(span);
        }
    }
    first
}

struct Reading<'a> {
    decl: &'a WaiverDecl,
    errors: &'a mut Vec<WaiverError>,
}

impl<'a> Reading<'a> {
    fn waiver(mut self, rules: Option<&[String]>) -> Option<Waiver> {
        let rule = &self.decl.rule;
        if let Some(rules) = rules
            && !rules.contains(&rule.node)
        {
            let kind = Kind::UnknownRule { id: rule.node.clone(), candidates: rules.to_vec() };
            self.note(kind, rule.span);
        }
        let reason = self.due(WaiverKey::Reason);
        let values = self.all(WaiverKey::Values);
        let expires = self.due(WaiverKey::Expires).and_then(|written| self.day(written));
        let year = self.one(WaiverKey::Year).and_then(|written| self.year(written));
        if values.is_empty() {
            self.note(Kind::Lacks { key: WaiverKey::Values }, rule.span);
        }
        let owner = self.one(WaiverKey::Owner);
        let reason = reason?;
        if is_thin(&reason.node) {
            self.note(Kind::ThinReason { reason: reason.node.clone() }, reason.span);
        }
        if owner.is_none() {
            self.note(Kind::NoOwner, rule.span);
        }
        let text = |one: &Spanned<String>| one.node.trim().to_owned();
        Some(Waiver {
            rule: rule.node.clone(),
            unit: self.decl.unit.clone(),
            year,
            members: self.all(WaiverKey::At).iter().map(|one| text(one)).collect(),
            reason: text(reason),
            owner: owner.map(text),
            approved: self.one(WaiverKey::Approved).map(text),
            expires: expires?,
            values: values.into_iter().cloned().collect(),
            span: rule.span,
        })
    }

    /// Returns the values of an entry that say something.
    fn all(&self, key: WaiverKey) -> Vec<&'a Spanned<String>> {
        self.decl.values(key).iter().filter(|value| !value.node.trim().is_empty()).collect()
    }

    fn one(&self, key: WaiverKey) -> Option<&'a Spanned<String>> {
        self.all(key).into_iter().next()
    }

    /// Returns the value of an entry that has to be there.
    fn due(&mut self, key: WaiverKey) -> Option<&'a Spanned<String>> {
        let one = self.one(key);
        if one.is_none() {
            let empty = self.decl.entries.iter().find(|entry| entry.key.node == key);
            let place = empty.map_or(self.decl.rule.span, |entry| entry.key.span);
            self.note(Kind::Lacks { key }, place);
        }
        one
    }

    fn day(&mut self, written: &Spanned<String>) -> Option<Day> {
        let day = Day::read(&written.node);
        if day.is_none() {
            self.note(Kind::NotADay { value: written.node.clone() }, written.span);
        }
        day
    }

    fn year(&mut self, written: &Spanned<String>) -> Option<i32> {
        let plain: String = written.node.chars().map(crate::model::fold_char).collect();
        let plain = plain.trim().trim_end_matches(['年', '度']);
        let year = (plain.len() == 4).then(|| plain.parse::<i32>().ok()).flatten();
        if year.is_none() {
            self.note(Kind::NotAYear { value: written.node.clone() }, written.span);
        }
        year
    }

    fn note(&mut self, kind: Kind, span: Span) {
        self.errors.push(WaiverError { kind, span });
    }
}
