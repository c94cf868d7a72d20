//! What is proved of the rules over a form, with names put to everything: plain data to be drawn.
//!
//! Does not know how names are put, nor whether they become lines or JSON.

use super::{Severity, Text};
use crate::analysis::{ProofScope, Rest, SettledHow};

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
    /// Whether of some counts nobody knows whether they can be whole.
    pub fractions: bool,
    /// What was not looked at to the end.
    pub left_out: LeftOutSheet,
}

/// The ids of the rules that were not looked at to the end, by what was asked of them.
#[derive(Clone, Debug, Default)]
pub struct LeftOutSheet {
    /// Whether they contradict each other.
    pub contradictions: Vec<String>,
    /// Whether they come out alike whatever a report says.
    pub settled: Vec<String>,
    /// Whether figures can only be one number by them.
    pub forced: Vec<String>,
    /// Whether their equations check each other.
    pub groups: Vec<String>,
    /// Whether they follow from others.
    pub implied: Vec<String>,
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
    /// Whether it takes that the form wants counts to be whole.
    pub whole: bool,
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
    /// What is known of the others without it.
    pub rest: Rest,
    /// Figures with which the others hold, by their names.
    pub without: Vec<(Text, String)>,
    /// The same in words; none where there are none.
    pub example: Option<Text>,
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
    /// The one that covers the others, where there is one.
    pub keep: Option<StatementSheet>,
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
    /// The ids of the rules that are only looked at where it holds.
    pub premise_of: Vec<String>,
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

impl LeftOutSheet {
    /// Tells whether all was looked at.
    pub fn is_nothing(&self) -> bool {
        let Self { contradictions, settled, forced, groups, implied } = self;
        [contradictions, settled, forced, groups, implied].iter().all(|rules| rules.is_empty())
    }
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
        let apart = !self.premise_of.is_empty()
            || self.form
            || self.asks_for_figures
            || self.is_graver
            || self.rests_on_more;
        !apart && same(self.pinned) && same(self.seen)
    }
}
