//! What the equations of a rule set can tell: which cell of a report is wrong, which cells of a form rules
//! would notice or trace an error in, and what they notice of errors put into a report.
//!
//! This room receives rules, layouts, figures and verdicts, and hands on explanations, coverage and scores. It
//! knows no words.

mod coverage;
mod elimination;
mod mutation;
mod prove;
mod suspect;
mod work;

pub use coverage::{
    CellCoverage, Class, Counts, FormCoverage, NarrativeNumber, NumberKind, Rectangle, RuleShare,
    Sentence, Separator, Sight, TableCoverage, cover, narrative_numbers,
};
pub use mutation::{
    Cause, Fate, IsWaived, MOST_WORK, Mutation, MutationKind, Mutations, Score, TableMutations,
    Trial, mutate,
};
pub use prove::{
    Conflict, ConflictMember, Duplicate, Forced, FormProof, Implied, LeftOut, MOST_PROOF_WORK,
    ProofScope, Redundant, Rest, Settled, SettledHow, prove,
};
pub use suspect::{Case, Change, Explanation, Hint, Open, Suspicion, explain, fill};
