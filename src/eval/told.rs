//! What one narrative says, of the words that rules look for.

use crate::resolve::WordId;
use crate::source::Span;

/// How many words one number holds a sign of.
const WIDTH: usize = u64::BITS as usize;

/// Which words a narrative says, and where it first says them. Rules look for some thousand words, of which a
/// narrative says some hundred, and each rule asks for many: so a sign for each word, and a list of those
/// that are said.
#[derive(Clone, Debug)]
pub(super) struct Told {
    signs: Vec<u64>,
    first: Vec<(WordId, Span)>,
}

impl Told {
    /// Makes room for words numbered up to `count`, none of them said.
    pub(super) fn new(count: usize) -> Self {
        Self { signs: vec![0; count.div_ceil(WIDTH)], first: Vec::new() }
    }

    /// Notes where a word is said, unless it was said before.
    pub(super) fn note(&mut self, word: WordId, place: impl FnOnce() -> Span) {
        let (index, sign) = sign(word);
        if let Some(signs) = self.signs.get_mut(index)
            && *signs & sign == 0
        {
            *signs |= sign;
            self.first.push((word, place()));
        }
    }

    /// Tells whether a word is said.
    pub(super) fn says(&self, word: WordId) -> bool {
        let (index, sign) = sign(word);
        self.signs.get(index).is_some_and(|signs| signs & sign != 0)
    }

    /// Returns where a word is first said.
    pub(super) fn first(&self, word: WordId) -> Option<Span> {
        self.first.iter().find(|(other, _)| *other == word).map(|(_, place)| *place)
    }
}

/// Returns where the sign of a word stands, and the sign.
fn sign(word: WordId) -> (usize, u64) {
    let word = word.0 as usize;
    (word / WIDTH, 1 << (word % WIDTH))
}
