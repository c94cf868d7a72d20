//! The plan → what is proved of it: rules that contradict each other, that say the same, that follow from
//! others, that come out alike whatever a report says.
//!
//! This stop receives a [`RuleSet`](crate::resolve::RuleSet) over a [`Layout`](crate::model::Layout) and
//! hands on a [`FormProof`]. All of it is exact; what cannot be proved is not claimed. It knows no words.

mod cone;
mod conflict;
mod duplicates;
mod eras;
mod forced;
mod implied;
mod problem;
mod proof;
mod redundant;
mod settled;
mod span;
mod system;
mod whole;

pub use conflict::{Conflict, ConflictMember, Rest};
pub use duplicates::Duplicate;
pub use forced::Forced;
pub use implied::Implied;
pub use proof::{FormProof, LeftOut, MOST_PROOF_WORK, ProofScope, prove};
pub use redundant::Redundant;
pub use settled::{Settled, SettledHow};
