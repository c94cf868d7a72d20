//! rulecheck holds a report against rules and says what does not hold, where, and with which figures.

pub mod builtins;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnose;
pub mod eval;
pub mod model;
pub mod pack;
pub mod render;
pub mod resolve;
pub mod source;
pub mod syntax;

pub use check::check;
