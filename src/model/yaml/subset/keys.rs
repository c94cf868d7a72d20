//! What holds for mappings however they are written.

use std::collections::HashSet;

use super::super::tree::YamlEntry;

/// The deepest nesting that is read here; the parser allows some more, and then says so.
pub(super) const MAX_LEVELS: usize = 40;

/// Up to so many entries, comparing each with each is faster than a set.
const FEW: usize = 12;

/// Tells whether two keys are the same.
pub(super) fn has_duplicates(entries: &[YamlEntry<'_>]) -> bool {
    if entries.len() <= FEW {
        let before = |index: usize| entries.iter().take(index);
        let mut each = entries.iter().enumerate();
        return each.any(|(index, entry)| before(index).any(|other| other.key == entry.key));
    }
    let mut seen = HashSet::with_capacity(entries.len());
    !entries.iter().all(|entry| seen.insert(entry.key.node.as_ref()))
}
