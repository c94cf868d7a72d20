//! A change, tried out: what it makes true, and whether it breaks what holds. Statements of every kind
//! are looked at, equations or not.

use std::collections::BTreeSet;

use super::case::Case;
use crate::eval::{Standing, standing};
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

impl Case<'_> {
    /// Returns the violations that no longer stand when figures are others, by their numbers in order;
    /// none where something that holds would break.
    pub(super) fn try_out(&self, changes: &[(Figure, Number)]) -> Option<Vec<usize>> {
        let supposed = self.figures.supposing(changes);
        let readers = changes.iter().flat_map(|(figure, _)| self.rules.readers(*figure));
        let readers =
            readers.filter(|one| self.evaluated.contains(&one.rule) && !self.aside.contains(*one));
        let readers: BTreeSet<BindingRef> = readers.copied().collect();
        let mut explained = Vec::new();
        for binding in readers {
            let after = standing(self.rules, binding, &supposed);
            let known = self.violated.iter().position(|finding| finding.binding == binding);
            match (known, after) {
                (Some(finding), Standing::Holds | Standing::NotApplicable) => {
                    explained.push(finding);
                }
                // What is violated anyway, and waived, is not broken by it.
                (None, Standing::Violated)
                    if standing(self.rules, binding, self.figures) != Standing::Violated =>
                {
                    return None;
                }
                _ => {}
            }
        }
        explained.sort_unstable();
        Some(explained)
    }
}
