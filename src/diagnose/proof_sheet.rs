//! What is proved of the rules over a form, with names put to everything: plain data to be drawn.
//!
//! Receives the proofs of one version of a form. Does not know whether they become lines or JSON.

use super::coverage::{cells, form, other, slot, table};
use super::{Severity, Text, severity, text};
use crate::analysis::{
    Conflict, ConflictMember, Duplicate, Forced, FormProof, Implied, ProofScope, Redundant,
    Settled, SettledHow,
};
use crate::model::{CellId, Layout, Number};
use crate::pack::FormVersion;
use crate::resolve::{BindingRef, Check, Document, Figure, FigurePlace, Member, Rule, RuleSet};
use crate::source::{SourceMap, Span};

/// What is proved over one version of a form.
#[derive(Clone, Debug)]
pub struct ProofSheet {
    /// The kind of report.
    pub kind: String,
    /// The version.
    pub version: String,
    /// Its heading.
    pub heading: Text,
    /// What the proofs are about.
    pub scope: ProofScope,
    /// Rules that cannot hold together.
    pub conflicts: Vec<ConflictSheet>,
    /// Figures that can only be one number.
    pub forced: Vec<ForcedSheet>,
    /// Statements that say the same.
    pub duplicates: Vec<DuplicateSheet>,
    /// Statements that come out alike whatever a report says.
    pub settled: Vec<SettledSheet>,
    /// Rules that follow from others.
    pub implied: Vec<ImpliedSheet>,
    /// Equations that check each other.
    pub redundant: Vec<RedundantSheet>,
    /// In how many cells an error is pinned.
    pub pinned: usize,
    /// Whether something took too long.
    pub unfinished: bool,
}

/// A statement as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementSheet {
    /// The id of its rule.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// As written, in one line.
    pub written: String,
    /// The file and the line.
    pub place: (String, usize),
}

/// Rules that cannot hold together.
#[derive(Clone, Debug)]
pub struct ConflictSheet {
    /// The rules.
    pub members: Vec<ConflictMemberSheet>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
}

/// One of the rules that cannot hold together.
#[derive(Clone, Debug)]
pub struct ConflictMemberSheet {
    /// The id of the rule.
    pub rule: String,
    /// Its statements, each with the bindings that are needed.
    pub statements: Vec<(StatementSheet, Vec<Text>)>,
    /// The rules that it depends on.
    pub depends: Vec<String>,
    /// Figures with which the others hold, by their names.
    pub without: Vec<(Text, String)>,
}

/// Figures that can only be one number.
#[derive(Clone, Debug)]
pub struct ForcedSheet {
    /// The figures in words, those of one number together.
    pub figures: Vec<(Text, String)>,
    /// Each figure by its name.
    pub each: Vec<(Text, String)>,
    /// The ids of the rules.
    pub rules: Vec<String>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
}

/// Statements that say the same.
#[derive(Clone, Debug)]
pub struct DuplicateSheet {
    /// The statements.
    pub statements: Vec<StatementSheet>,
    /// Whether their rules treat them differently.
    pub differ: bool,
}

/// A statement that comes out alike whatever a report says.
#[derive(Clone, Debug)]
pub struct SettledSheet {
    /// The statement.
    pub statement: StatementSheet,
    /// How it comes out.
    pub how: SettledHow,
}

/// A rule that follows from others.
#[derive(Clone, Debug)]
pub struct ImpliedSheet {
    /// Its id.
    pub rule: String,
    /// The ids of the rules it follows from.
    pub by: Vec<String>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub form: bool,
    /// Whether it fails where a figure is missing.
    pub asks_for_figures: bool,
    /// Whether it is graver than one of the others.
    pub is_graver: bool,
    /// Whether the others read more than it.
    pub rests_on_more: bool,
    /// In how many cells errors are pinned with it and without it, and seen; none for a rule without equations.
    pub pinned: Option<(usize, usize)>,
    /// The same for errors that are seen.
    pub seen: Option<(usize, usize)>,
}

/// Rules whose equations check each other.
#[derive(Clone, Debug)]
pub struct RedundantSheet {
    /// The rules: id, how many of its equations follow from the others, in how many cells errors are pinned
    /// without it.
    pub rules: Vec<(String, usize, usize)>,
    /// How many equations there are.
    pub equations: usize,
    /// How many are independent.
    pub independent: usize,
}

impl ProofSheet {
    /// Tells whether there are rules that cannot hold.
    pub fn is_contradicted(&self) -> bool {
        !self.conflicts.is_empty() || self.settled.iter().any(|one| one.how == SettledHow::Fails)
    }
}

impl ImpliedSheet {
    /// Tells whether the rule adds nothing that is known of.
    pub fn adds_nothing(&self) -> bool {
        let same =
            |counts: Option<(usize, usize)>| counts.is_none_or(|(with, without)| with == without);
        let apart = self.form || self.asks_for_figures || self.is_graver || self.rests_on_more;
        !apart && same(self.pinned) && same(self.seen)
    }
}

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
        unfinished: proof.unfinished,
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
        let written = self.sources.slice(check.span);
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn place(&self, span: Span) -> (String, usize) {
        let file = self.sources.get(span.file).map_or("", |source| source.name());
        let line = self.sources.position(span).map_or(0, |position| position.line);
        (file.to_owned(), line)
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictSheet {
        let members = conflict.members.iter().map(|one| self.member_of_conflict(one));
        ConflictSheet { members: members.collect(), form: conflict.form }
    }

    fn member_of_conflict(&self, member: &ConflictMember) -> ConflictMemberSheet {
        let by_check = member.bindings.chunk_by(|one, other| one.check == other.check);
        let statement = |bindings: &[BindingRef]| {
            let check = bindings.first()?.check;
            let members = bindings.iter().filter_map(|one| self.member(*one)).collect();
            Some((self.statement(member.rule, check)?, members))
        };
        let figures = member.without.iter();
        ConflictMemberSheet {
            rule: self.id(member.rule),
            statements: by_check.filter_map(statement).collect(),
            depends: self.rule(member.rule).map(|rule| rule.depends.clone()).unwrap_or_default(),
            without: figures.map(|(figure, number)| self.valued(*figure, number)).collect(),
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
        let statements = duplicate.statements.iter();
        let statements = statements.filter_map(|(rule, check)| self.statement(*rule, *check));
        DuplicateSheet { statements: statements.collect(), differ: duplicate.differ }
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
            is_graver: implied.is_graver,
            rests_on_more: implied.rests_on_more,
            pinned: without.map(|(_, without)| (pinned, without)),
            seen: without.map(|(without, _)| (seen, without)),
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
