//! All that a rule set looks for in narratives, in one pass over a text, whatever the number of words;
//! and which phrases to look at where a word is said.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::plan::Fact;
use super::scan::Scan;
use super::words::{WordId, Words};

/// All that a rule set looks for in narratives.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    words: Words,
    /// For each word the phrases that are looked at where it is said: fact and phrase.
    phrases: Vec<Vec<(usize, usize)>>,
    /// Made when a text is first looked through.
    search: OnceLock<Search>,
}

/// How the words are looked for.
#[derive(Clone, Debug)]
enum Search {
    /// By how they begin.
    Scan(Scan),
    /// With an automaton, where too many begin alike.
    Automaton(AhoCorasick),
    /// One by one, where there are more than an automaton can hold.
    OneByOne,
}

impl Search {
    fn new(words: &Words) -> Self {
        let automaton = || AhoCorasick::new(words.iter()).ok().map(Self::Automaton);
        Scan::new(words).map(Self::Scan).or_else(automaton).unwrap_or(Self::OneByOne)
    }
}

impl Wording {
    /// Takes the words, and notes which phrases begin with which.
    pub(super) fn new(words: Words, facts: &[Fact]) -> Self {
        let mut phrases = vec![Vec::new(); words.len()];
        for (fact, declared) in facts.iter().enumerate() {
            for (index, phrase) in declared.phrases.iter().enumerate() {
                let word = phrase.rarest().and_then(|word| phrases.get_mut(word.0 as usize));
                if let Some(looked_at) = word {
                    looked_at.push((fact, index));
                }
            }
        }
        Self { words, phrases, search: OnceLock::new() }
    }

    /// Returns how many words there are.
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// Returns a word, folded.
    pub fn word(&self, id: WordId) -> &str {
        self.words.word(id)
    }

    /// Returns the phrases that a text may say that says a word: the number of the fact, and that of its
    /// phrase.
    pub fn phrases(&self, word: WordId) -> &[(usize, usize)] {
        self.phrases.get(word.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Goes once through a folded text, and notes every place at which it says a word; the places of each
    /// word ascend.
    pub fn each_said(&self, text: &str, mut note: impl FnMut(WordId, usize)) {
        let mut found = |index: usize, start| {
            note(WordId(u32::try_from(index).unwrap_or(u32::MAX)), start);
        };
        match self.search.get_or_init(|| Search::new(&self.words)) {
            Search::Scan(scan) => scan.each_said(&self.words, text, found),
            Search::Automaton(automaton) => {
                for said in automaton.find_overlapping_iter(text) {
                    found(said.pattern().as_usize(), said.start());
                }
            }
            Search::OneByOne => {
                for (index, word) in self.words.iter().enumerate() {
                    text.match_indices(word).for_each(|(start, _)| found(index, start));
                }
            }
        }
    }
}
