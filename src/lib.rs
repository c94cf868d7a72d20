//! rulecheck holds a report against rules and says what does not hold, where, and with which figures.

pub mod builtins;
pub mod diagnose;
pub mod eval;
pub mod model;
pub mod render;
pub mod resolve;
pub mod source;
pub mod syntax;
