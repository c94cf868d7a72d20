//! What the equations of a rule set can tell: which cell of a report is wrong.
//!
//! This room receives rules, figures and verdicts, and hands on explanations. It knows no words.

mod suspect;

pub use suspect::{Case, Change, Explanation, Hint, Suspicion, explain};
