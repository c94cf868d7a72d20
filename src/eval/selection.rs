//! Which rules of a run are wanted.
//!
//! Receives what the user asks for and tells of a statement whether it is meant. Does not know what
//! came of it.

use crate::resolve::Gravity;

/// The rules that are wanted, by id, tag and gravity.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    only: Vec<String>,
    least: Option<Gravity>,
}

impl Selection {
    /// Returns the selection of all rules.
    pub const fn everything() -> Self {
        Self { only: Vec::new(), least: None }
    }

    /// Returns the selection of rules with one of these ids or tags, all where none is named, and of
    /// their statements that are at least this grave.
    pub fn new(only: Vec<String>, least: Option<Gravity>) -> Self {
        Self { only, least }
    }

    /// Tells whether a statement of this gravity, of a rule with this id and these tags, is wanted.
    pub fn includes(&self, id: &str, tags: &[String], gravity: Gravity) -> bool {
        let is_named = |name: &String| {
            id.eq_ignore_ascii_case(name) || tags.iter().any(|tag| tag.eq_ignore_ascii_case(name))
        };
        let named = self.only.is_empty() || self.only.iter().any(is_named);
        named && self.least.is_none_or(|least| gravity <= least)
    }
}
