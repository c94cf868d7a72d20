//! The words that rules look for in narratives, numbered: of phrases, of `不近`, of `包含`.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A word that rules look for; counts the words of a [`Wording`](super::Wording).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// The words that rules look for, each once, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    known: IndexSet<String, FxBuildHasher>,
}

impl Words {
    /// Returns the number of a folded word.
    pub(super) fn id(&mut self, word: &str) -> WordId {
        let index = match self.known.get_index_of(word) {
            Some(index) => index,
            None => self.known.insert_full(word.to_owned()).0,
        };
        WordId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(String::as_str)
    }

    pub(super) fn get(&self, index: usize) -> &str {
        self.known.get_index(index).map_or("", String::as_str)
    }
}
