//! Typed problems and findings → words, in Chinese and English side by side.
//!
//! This stop receives what the earlier stops found and hands on plain data that `render` draws. It
//! knows nothing of terminals. Every sentence that a user reads is written in this room.

mod advice;
mod amount;
mod codes;
pub mod coverage;
mod diagnostic;
mod file_kinds;
mod finding;
mod form;
pub mod frame;
mod habits;
mod headline;
pub mod idle;
mod import;
mod lines;
mod model;
mod model_words;
pub mod mutation;
mod mutation_places;
mod mutation_sheet;
mod naming;
mod naming_cells;
pub mod narration;
pub mod numbers;
mod original;
mod outcome;
mod pack;
mod page;
mod placement;
mod places;
pub mod proof;
pub mod proof_conflict;
mod proof_names;
mod proof_sheet;
mod reason;
mod resolve;
mod resolve_phrases;
mod resolve_words;
mod sheet;
mod sides;
mod snapshot;
mod substitute;
mod suggest;
mod suite;
mod suspect;
mod suspect_finding;
mod suspect_words;
mod syntax;
mod told;
mod unevaluated;
mod unreadable;
pub mod usage;
mod waived;
mod waiver;
mod world;

pub use codes::{CodeEntry, CodeExample, code_entries, code_page};
pub(crate) use diagnostic::text;
pub use diagnostic::{Code, Diagnostic, Excerpt, Label, Lang, Severity, Text};
pub use finding::{Evidence, severity};
pub use idle::{Evaluations, IdleRule, IdleSheet};
pub use import::{import_note, note_line, note_place, place_words};
pub use model::load_error;
pub use mutation_sheet::{MutationSheet, SurvivorSheet, TrialSheet, mutation_sheet};
pub use naming::Naming;
pub use original::{Original, Quoted};
pub use outcome::{
    CellEvidence, Counts, Finding, Member, ReportOutcome, ReportRow, Standing, Suspect,
    SuspectCell, SuspectCells, Unevaluated, Waived,
};
pub use pack::{no_pack_fits, pack_error, unnamed_rule};
pub use page::{Block, Page, PageSection, Shown, place, rule_page};
pub use placement::unplaced;
pub use proof_names::proof_sheet;
pub use proof_sheet::{
    ConflictMemberSheet, ConflictSheet, DuplicateSheet, ForcedSheet, ImpliedSheet, ProofSheet,
    RedundantSheet, SettledSheet, StatementSheet,
};
pub use reason::reason_words;
pub use resolve::resolve_error;
pub use sheet::{CellSheet, ClassSheet, FormSheet, RowSheet, RuleSheet, TableSheet, form_sheet};
pub use snapshot::{Part, SnapshotLine, line_words, snapshot_lines};
pub use suggest::nearest;
pub use suite::{Change, SuiteCounts, SuiteProblem, change_words, suite_closing, suite_problem};
pub use syntax::syntax_error;
pub use unreadable::{remark, unreadable};
pub use usage::{UsageProblem, usage_problem};
pub use waiver::waiver_error;
pub use world::{WorldProblem, world_problem};
