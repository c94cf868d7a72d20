//! Which cell is wrong: from the equations that a report violates, the smallest changes of figures that
//! make all of them hold and break no rule that holds.
//!
//! It receives the rules, the figures of a report and what is violated, and hands on explanations. It
//! knows no words and does not know how a rule is written.

mod admissible;
mod attempts;
mod case;
mod explain;
mod fill;
mod hint;
mod lines;
mod open;
mod range;
mod search;
mod slip;
mod solve;
mod system;
mod trial;

pub use case::{Case, Change, Explanation, Open, Suspicion};
pub use explain::explain;
pub use fill::fill;
pub use slip::Hint;
