//! What rules notice of a report into which errors are put, one at a time: each cell of its tables becomes
//! blank, nought, one more, …, and is exchanged with its neighbours.
//!
//! It receives a layout, rules and the figures of a report, and hands on what came of each change, and why
//! nobody noticed the others. It knows no words and does not know how a rule is written.

mod cause;
mod change;
mod ledger;
mod mutate;
mod outcome;

pub use cause::Cause;
pub use change::{Mutation, MutationKind};
pub use mutate::{IsWaived, MOST_WORK, mutate};
pub use outcome::{Fate, Mutations, Score, TableMutations, Trial};
