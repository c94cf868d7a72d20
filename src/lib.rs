//! rulecheck holds a report against rules and says what does not hold, where, and with which figures.

pub mod diagnose;
pub mod model;
pub mod source;
