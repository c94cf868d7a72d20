//! What a run has to say, as plain data: per report the counts, the findings, what could not be
//! checked, and what is wrong with the files.

use super::{Diagnostic, Severity, Text};
use crate::source::Span;
use crate::waive::Judgement;

/// What there is to say of one report.
#[derive(Clone, Debug)]
pub struct ReportOutcome {
    /// The file, as the user named it.
    pub file: String,
    /// The unit that reports, as printed.
    pub unit: Option<String>,
    /// The year of the report.
    pub year: Option<i32>,
    /// How the bindings came out.
    pub counts: Counts,
    /// The rules that do not hold, each with all its violated bindings.
    pub findings: Vec<Finding>,
    /// What the findings are explained by, where their numbers show it.
    pub suspects: Vec<Suspect>,
    /// The findings that no suspect stands for, with what explains them one by one.
    pub rest: Vec<Finding>,
    /// The violated bindings that a waiver explains; they are not among the findings.
    pub waived: Vec<Waived>,
    /// The bindings that could not be evaluated, with the reason.
    pub not_evaluated: Vec<Unevaluated>,
    /// The ids of the rules of which something was evaluated.
    pub evaluated: Vec<String>,
    /// The ids of the rules that are for a report of its form and year.
    pub meant: Vec<String>,
    /// What is wrong with the report document, or with the rules and waivers against it.
    pub errors: Vec<Diagnostic>,
    /// What became of each violated binding, in the order of the rules.
    pub judgement: Judgement,
}

/// A report in the table of a run.
#[derive(Clone, Debug)]
pub struct ReportRow {
    /// The file, as the user named it.
    pub file: String,
    /// The unit that reports.
    pub unit: Option<String>,
    /// The year of the report.
    pub year: Option<i32>,
    /// How the bindings came out.
    pub counts: Counts,
    /// What it comes to.
    pub standing: Standing,
}

impl ReportRow {
    /// Tells whether nothing needs to be done about the report.
    pub fn is_well(&self) -> bool {
        matches!(self.standing, Standing::Noted | Standing::Holds)
    }
}

/// What the check of a report came to, the gravest that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The report, or rules held against it, cannot be read.
    Broken,
    /// A 差错 is violated.
    Wrong,
    /// A 核实 is violated.
    Doubtful,
    /// Nothing could be evaluated.
    Unchecked,
    /// A 提示 is violated, and nothing graver.
    Noted,
    /// All that was evaluated holds.
    Holds,
}

impl ReportOutcome {
    /// Returns what it comes to.
    pub fn standing(&self) -> Standing {
        let violated = |severity| self.findings.iter().any(|one| one.severity == severity);
        if self.errors.iter().any(|error| error.severity == Severity::Error) {
            Standing::Broken
        } else if violated(Severity::Error) {
            Standing::Wrong
        } else if violated(Severity::Warning) {
            Standing::Doubtful
        } else if self.counts.holds + self.counts.violated + self.counts.waived == 0 {
            Standing::Unchecked
        } else if violated(Severity::Info) {
            Standing::Noted
        } else {
            Standing::Holds
        }
    }

    /// Returns the report as it stands in the table of a run.
    pub fn row(&self) -> ReportRow {
        ReportRow {
            file: self.file.clone(),
            unit: self.unit.clone(),
            year: self.year,
            counts: self.counts,
            standing: self.standing(),
        }
    }
}

/// How many bindings came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 相符.
    pub holds: usize,
    /// 不符.
    pub violated: usize,
    /// 已豁免: violated, and explained by a waiver.
    pub waived: usize,
    /// 不验.
    pub not_evaluated: usize,
    /// 不适用.
    pub not_applicable: usize,
    /// 存疑: what import was not sure of, in published reports.
    pub doubts: usize,
    /// How many of the 不验 need the report of the year before, which is not given.
    pub without_prior: usize,
    /// How many of the 不验 need the reports of the subordinate units, which are not given.
    pub without_children: usize,
}

impl Counts {
    /// Returns both added up.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            holds: self.holds + other.holds,
            violated: self.violated + other.violated,
            waived: self.waived + other.waived,
            not_evaluated: self.not_evaluated + other.not_evaluated,
            not_applicable: self.not_applicable + other.not_applicable,
            doubts: self.doubts + other.doubts,
            without_prior: self.without_prior + other.without_prior,
            without_children: self.without_children + other.without_children,
        }
    }
}

/// A rule that does not hold: one message, and a member for each violated binding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The id of the rule.
    pub rule: String,
    /// The consequence, as the rule's author set it.
    pub severity: Severity,
    /// The legal basis, as the rule's author wrote it.
    pub basis: Option<String>,
    /// The message that is drawn.
    pub diagnostic: Diagnostic,
    /// The violated bindings.
    pub members: Vec<Member>,
}

/// One violated binding with its evidence.
#[derive(Clone, Debug)]
pub struct Member {
    /// The leaf label as printed, a group's path, or a match's fact.
    pub binding: String,
    /// The whole path of labels, joined by `/`.
    pub binding_path: String,
    /// The figures that took part, each once, in the order of the rule.
    pub cells: Vec<CellEvidence>,
    /// The left side, exact; none where the rule has no two sides.
    pub left: Option<String>,
    /// The right side, exact.
    pub right: Option<String>,
    /// Left minus right, exact.
    pub difference: Option<String>,
    /// The values that a waiver for it would list: `36 ≠ 35`, or the figures as printed.
    pub values: Text,
    /// The finding in one sentence.
    pub message: Text,
}

/// Violated bindings that few figures explain.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// What it says, in one sentence.
    pub headline: Text,
    /// The message that is drawn in place of several findings; where there is one, its own message says it.
    pub diagnostic: Option<Diagnostic>,
    /// The violated bindings: their numbers among the members of all findings.
    pub findings: Vec<usize>,
    /// All smallest explanations; none where there is none that is small.
    pub explanations: Vec<SuspectCells>,
    /// Whether all that could explain it was looked at; else the limit on the work was met.
    pub complete: bool,
}

/// Figures that explain violations together.
#[derive(Clone, Debug)]
pub struct SuspectCells {
    /// The figures.
    pub cells: Vec<SuspectCell>,
    /// The violated bindings that hold when they are changed, numbered as in [`Suspect::findings`].
    pub explains: Vec<usize>,
}

/// A figure that is likely to be wrong, and what it would have to be.
#[derive(Clone, Debug)]
pub struct SuspectCell {
    /// The figure as the report has it.
    pub evidence: CellEvidence,
    /// What it would have to be.
    pub implied: String,
    /// Whether it has to be just that; else rules allow for a difference.
    pub exact: bool,
    /// The least and the most that would do, where that is told.
    pub range: Option<(String, String)>,
    /// The slip that may have led from the one to the other: its code.
    pub hint: Option<&'static str>,
}

/// A figure that took part in a finding.
#[derive(Clone, Debug)]
pub struct CellEvidence {
    /// Unit and year of the report it is of, where it is another than the one that is checked.
    pub report: Option<String>,
    /// The table; for a fact, the section.
    pub table: String,
    /// The row label as printed; for a fact, its name.
    pub row: String,
    /// The column label as printed; empty for a fact.
    pub column: String,
    /// What is printed.
    pub value: String,
    /// Where it stands in the report document, or in the text that it was imported from.
    pub span: Option<Span>,
    /// Where it stands in the published original, as `at:` writes it.
    pub original: Option<String>,
}

/// A binding that could not be evaluated.
#[derive(Clone, Debug)]
pub struct Unevaluated {
    /// The id of the rule.
    pub rule: String,
    /// The binding, named as in [`Member::binding`].
    pub binding: String,
    /// The code of the reason, which does not change with its wording.
    pub code: &'static str,
    /// What it is about, to put like reasons together: the table of the missing figures, else the
    /// reason itself.
    pub about: Text,
    /// Why not.
    pub why: Text,
}

/// A violated binding that a waiver explains.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The id of the rule.
    pub rule: String,
    /// The consequence that it would have.
    pub severity: Severity,
    /// The legal basis, as the rule's author wrote it.
    pub basis: Option<String>,
    /// The binding with its evidence.
    pub member: Member,
    /// Why it is waived.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Who approved of it.
    pub approved: Option<String>,
    /// The last day of the waiver, as `2026-06-30`.
    pub expires: String,
    /// The waiver in its file.
    pub span: Span,
}
