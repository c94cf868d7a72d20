//! Layouts with their rules, each made once however many reports have it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::PackError;
use crate::model::{Choice, Layout};
use crate::resolve::RuleSet;

/// A layout with the rules resolved over it.
#[derive(Debug)]
pub struct Prepared {
    /// The names.
    pub layout: Layout,
    /// The rules.
    pub rules: RuleSet,
    /// What is wrong with rules that could not be checked before a report was read.
    pub errors: Vec<PackError>,
}

/// The plans made so far, by family and choice of versions.
#[derive(Debug, Default)]
pub(super) struct Plans {
    made: Mutex<HashMap<(usize, Choice), Arc<Prepared>>>,
}

impl Plans {
    /// Keeps what has been prepared for a choice.
    pub(super) fn keep(&self, family: usize, choice: Choice, prepared: Prepared) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert((family, choice), Arc::new(prepared));
    }

    /// Returns what is prepared for a choice; `make` is asked only for a choice not met before.
    pub(super) fn get(
        &self,
        family: usize,
        choice: &Choice,
        make: impl FnOnce() -> Prepared,
    ) -> Arc<Prepared> {
        let key = (family, choice.clone());
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(prepared) = made().get(&key) {
            return Arc::clone(prepared);
        }
        let prepared = Arc::new(make());
        made().insert(key, Arc::clone(&prepared));
        prepared
    }
}
