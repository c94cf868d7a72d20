//! The names of rules, statements, bindings and figures in proofs.
//!
//! Receives the proofs of one version of a form; hands on the sheet with names put to everything. Does not know
//! what is said of them.

use std::collections::BTreeSet;

use super::coverage::{cells, form, other, slot, table};
use super::proof_sheet::{
    ConflictMemberSheet, ConflictSheet, DuplicateSheet, ForcedSheet, ImpliedSheet, LeftOutSheet,
    ProofSheet, RedundantSheet, SettledSheet, StatementSheet,
};
use super::substitute::one_line;
use super::{Text, severity, text};
use crate::analysis::{
    Conflict, ConflictMember, Duplicate, Forced, FormProof, Implied, LeftOut, Redundant, Rest,
    Settled,
};
use crate::model::{CellId, Layout, Number};
use crate::pack::FormVersion;
use crate::resolve::{BindingRef, Check, Document, Figure, FigurePlace, Member, Rule, RuleSet};
use crate::source::{SourceMap, Span};

/// How many figures of an example are shown before the others are only counted.
const SHOWN: usize = 8;

/// Puts names to what is proved over a version of a form.
pub fn proof_sheet(version: &FormVersion, proof: &FormProof, sources: &SourceMap) -> ProofSheet {
    let names =
        Names { layout: &version.prepared.layout, rules: &version.prepared.rules, sources, proof };
    ProofSheet {
        kind: version.kind.clone(),
        version: version.version.clone(),
        heading: form(&version.kind, &version.version),
        scope: proof.scope.clone(),
        conflicts: proof.conflicts.iter().map(|one| names.conflict(one)).collect(),
        forced: proof.forced.iter().map(|one| names.forced(one)).collect(),
        duplicates: proof.duplicates.iter().map(|one| names.duplicate(one)).collect(),
        settled: proof.settled.iter().filter_map(|one| names.settled(one)).collect(),
        implied: proof.implied.iter().map(|one| names.implied(one)).collect(),
        redundant: names.redundant_groups(),
        pinned: proof.seen.1,
        fractions: proof.fractions,
        left_out: names.left_out(),
    }
}

/// The names of a form and its rules.
struct Names<'a> {
    layout: &'a Layout,
    rules: &'a RuleSet,
    sources: &'a SourceMap,
    proof: &'a FormProof,
}

impl Names<'_> {
    fn rule(&self, rule: usize) -> Option<&Rule> {
        self.rules.rules.get(rule)
    }

    fn id(&self, rule: usize) -> String {
        self.rule(rule).map(|rule| rule.id.clone()).unwrap_or_default()
    }

    fn ids(&self, rules: &[usize]) -> Vec<String> {
        rules.iter().map(|rule| self.id(*rule)).collect()
    }

    fn statement(&self, rule: usize, check: usize) -> Option<StatementSheet> {
        let about = self.rule(rule)?;
        let check = about.checks.get(check)?;
        Some(StatementSheet {
            rule: about.id.clone(),
            severity: severity(check.gravity),
            written: self.written(check),
            place: self.place(check.span),
        })
    }

    /// Returns a statement as written, its lines joined.
    fn written(&self, check: &Check) -> String {
        one_line(self.sources.slice(check.span))
    }

    fn place(&self, span: Span) -> (String, usize) {
        let file = self.sources.get(span.file).map_or("", |source| source.name());
        let line = self.sources.position(span).map_or(0, |position| position.line);
        (file.to_owned(), line)
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictSheet {
        let members = conflict.members.iter().map(|one| self.member_of_conflict(one));
        ConflictSheet { members: members.collect(), form: conflict.form, whole: conflict.whole }
    }

    fn member_of_conflict(&self, member: &ConflictMember) -> ConflictMemberSheet {
        let by_check = member.bindings.chunk_by(|one, other| one.check == other.check);
        let statement = |bindings: &[BindingRef]| {
            let check = bindings.first()?.check;
            let members = bindings.iter().filter_map(|one| self.member(*one)).collect();
            Some((self.statement(member.rule, check)?, members))
        };
        let figures = match &member.rest {
            Rest::Holds { figures, .. } | Rest::AgainstForm(figures) => figures.as_slice(),
            Rest::Nothing | Rest::Fractions | Rest::Unfinished => &[],
        };
        let named = figures.iter().map(|(figure, number)| self.valued(*figure, number));
        ConflictMemberSheet {
            rule: self.id(member.rule),
            statements: by_check.filter_map(statement).collect(),
            depends: self.rule(member.rule).map(|rule| rule.depends.clone()).unwrap_or_default(),
            rest: member.rest.clone(),
            without: named.collect(),
            example: self.example(figures),
        }
    }

    /// Names a binding; none for a statement that has but one.
    fn member(&self, place: BindingRef) -> Option<Text> {
        let (_, binding) = self.rules.binding(place)?;
        let table_at = |index: usize| self.layout.tables.get(index);
        match &binding.member {
            Member::Whole => None,
            Member::Column { table: index, slot: at } => {
                let (title, label) =
                    (table(table_at(*index)?), slot(&table_at(*index)?.columns, *at));
                Some(text!(zh: "{title}“{label}”列", en: "column “{label}” of {title}"))
            }
            Member::Row { table: index, slot: at } => {
                let (title, label) = (table(table_at(*index)?), slot(&table_at(*index)?.rows, *at));
                Some(text!(zh: "{title}“{label}”行", en: "row “{label}” of {title}"))
            }
            Member::Group { path, within: None } => Some(text!(zh: "“{path}”", en: "“{path}”")),
            Member::Group { path, within: Some(label) } => {
                Some(text!(zh: "“{path}”“{label}”", en: "“{path}”, “{label}”"))
            }
            Member::Fact(_) => None,
            Member::Table(index) => Some(Text::same(table(table_at(*index)?))),
        }
    }

    /// Lists figures with their numbers: those of one column, or row, under its name.
    fn example(&self, figures: &[(Figure, Number)]) -> Option<Text> {
        let (first, _) = figures.first()?;
        let places: Vec<Option<(usize, usize, usize)>> =
            figures.iter().map(|(figure, _)| self.place_of(*figure)).collect();
        let (index, row, column) = self.place_of(*first).unwrap_or_default();
        let all = |test: &dyn Fn((usize, usize, usize)) -> bool| {
            places.iter().all(|place| place.is_some_and(test))
        };
        let table_of = self.layout.tables.get(index);
        let (before, short): (Text, Option<Vec<String>>) = match table_of {
            Some(one) if all(&|(table, _, other)| (table, other) == (index, column)) => {
                let (title, label) = (table(one), slot(&one.columns, column));
                let names = places.iter().flatten().map(|(_, row, _)| slot(&one.rows, *row));
                let words = text!(zh: "{title}“{label}”列，", en: "column “{label}” of {title}, ");
                (words, Some(names.collect()))
            }
            Some(one) if all(&|(table, other, _)| (table, other) == (index, row)) => {
                let (title, label) = (table(one), slot(&one.rows, row));
                let names = places.iter().flatten().map(|(.., column)| slot(&one.columns, *column));
                let words = text!(zh: "{title}“{label}”行，", en: "row “{label}” of {title}, ");
                (words, Some(names.collect()))
            }
            _ => (Text::same(""), None),
        };
        let shown = figures.iter().enumerate().take(SHOWN).map(|(at, (figure, number))| {
            let name = short.as_ref().and_then(|names| names.get(at)).map(Text::same);
            let Text { zh, en } = name.unwrap_or_else(|| self.valued(*figure, number).0);
            text!(zh: "{zh} = {number}", en: "{en} = {number}")
        });
        let shown: Vec<Text> = shown.collect();
        let (Text { zh, en }, Text { zh: at_zh, en: at_en }) =
            (Text::joined(&shown, "，", "; "), before);
        Some(match figures.len().saturating_sub(SHOWN) {
            0 => text!(zh: "{at_zh}{zh}", en: "{at_en}{en}"),
            more => text!(zh: "{at_zh}{zh}，另有 {more} 个数", en: "{at_en}{en}; and {more} more"),
        })
    }

    fn place_of(&self, figure: Figure) -> Option<(usize, usize, usize)> {
        match figure {
            Figure { document: Document::Own, place: FigurePlace::Cell(cell) } => {
                self.layout.place_of(cell)
            }
            Figure { .. } => None,
        }
    }

    fn valued(&self, figure: Figure, number: &Number) -> (Text, String) {
        (other(figure, self.layout, self.rules), number.to_string())
    }

    fn forced(&self, forced: &Forced) -> ForcedSheet {
        let mut numbers: Vec<&Number> = forced.figures.iter().map(|(_, number)| number).collect();
        numbers.sort();
        numbers.dedup();
        let named = |wanted: &&Number| {
            let figures = forced.figures.iter().filter(|(_, number)| number == *wanted);
            let figures: Vec<Figure> = figures.map(|(figure, _)| *figure).collect();
            (self.figures(&figures), wanted.to_string())
        };
        let each = forced.figures.iter();
        ForcedSheet {
            figures: numbers.iter().map(named).collect(),
            each: each.map(|(figure, number)| self.valued(*figure, number)).collect(),
            rules: self.ids(&forced.rules),
            form: forced.form,
        }
    }

    /// Names figures, the cells of the report itself together.
    fn figures(&self, figures: &[Figure]) -> Text {
        let own = |figure: &Figure| match figure {
            Figure { document: Document::Own, place: FigurePlace::Cell(cell) } => Some(*cell),
            _ => None,
        };
        let of_tables: Vec<CellId> = figures.iter().filter_map(own).collect();
        let mut named = cells(&of_tables, self.layout);
        let others = figures.iter().filter(|figure| own(figure).is_none());
        named.extend(others.map(|figure| other(*figure, self.layout, self.rules)));
        Text::joined(&named, "；", "; ")
    }

    fn duplicate(&self, duplicate: &Duplicate) -> DuplicateSheet {
        let named = |(rule, check): &(usize, usize)| self.statement(*rule, *check);
        let keep = duplicate.keep.and_then(|at| duplicate.statements.get(at));
        DuplicateSheet {
            statements: duplicate.statements.iter().filter_map(named).collect(),
            differ: duplicate.differ,
            keep: keep.and_then(named),
        }
    }

    fn settled(&self, settled: &Settled) -> Option<SettledSheet> {
        let statement = self.statement(settled.rule, settled.check)?;
        Some(SettledSheet { statement, how: settled.how })
    }

    fn without(&self, rule: usize) -> Option<(usize, usize)> {
        let share = self.proof.shares.iter().find(|share| share.rule == rule)?;
        Some((share.seen_without, share.pinned_without))
    }

    fn implied(&self, implied: &Implied) -> ImpliedSheet {
        let (seen, pinned) = self.proof.seen;
        let without = self.without(implied.rule);
        ImpliedSheet {
            rule: self.id(implied.rule),
            by: self.ids(&implied.by),
            form: implied.form,
            asks_for_figures: implied.asks_for_figures,
            premise_of: self.ids(&implied.premise_of),
            is_graver: implied.is_graver,
            rests_on_more: implied.rests_on_more,
            pinned: without.map(|(_, without)| (pinned, without)),
            seen: without.map(|(without, _)| (seen, without)),
        }
    }

    fn left_out(&self) -> LeftOutSheet {
        let ids = |rules: &BTreeSet<usize>| {
            let mut ids: Vec<String> = rules.iter().map(|rule| self.id(*rule)).collect();
            ids.sort();
            ids
        };
        let LeftOut { contradictions, settled, forced, redundant, implied } = &self.proof.left_out;
        LeftOutSheet {
            contradictions: ids(contradictions),
            settled: ids(settled),
            forced: ids(forced),
            groups: ids(redundant),
            implied: ids(implied),
        }
    }

    /// Names the groups of equations that check each other; statements that say the same are told already.
    fn redundant_groups(&self) -> Vec<RedundantSheet> {
        let is_told = |group: &&Redundant| {
            self.proof.duplicates.iter().any(|one| {
                let is_in = |rule: usize| one.statements.iter().any(|(other, _)| *other == rule);
                group.rules.iter().all(|(rule, _)| is_in(*rule))
            })
        };
        let groups = self.proof.redundant.iter().filter(|group| !is_told(group));
        groups.map(|group| self.redundant(group)).collect()
    }

    fn redundant(&self, group: &Redundant) -> RedundantSheet {
        let pinned = self.proof.seen.1;
        let rule = |(rule, equations): &(usize, usize)| {
            let without = self.without(*rule).map_or(pinned, |(_, without)| without);
            (self.id(*rule), *equations, without)
        };
        RedundantSheet {
            rules: group.rules.iter().map(rule).collect(),
            equations: group.equations,
            independent: group.independent,
        }
    }
}
