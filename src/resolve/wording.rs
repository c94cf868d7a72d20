//! All that a rule set looks for in narratives, in one pass over a text, whatever the number of words;
//! and which phrases to look at where a word is said.

use std::sync::{Arc, OnceLock};

use aho_corasick::AhoCorasick;

use super::phrase::Phrase;
use super::plan::Fact;
use super::scan::Scan;
use super::words::{WordId, Words};

/// The words that the rules of some files look for in narratives, whatever the layout.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Words,
    /// Made when a text is first looked through.
    search: OnceLock<Search>,
}

/// All that a rule set looks for in narratives.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    vocabulary: Arc<Vocabulary>,
    /// The phrases that are looked at where a word is said: word, fact and phrase, in that order.
    phrases: Vec<(WordId, usize, usize)>,
}

/// How the words are looked for.
#[derive(Debug)]
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

impl Vocabulary {
    pub(super) fn new(words: Words) -> Self {
        Self { words, search: OnceLock::new() }
    }
}

impl Wording {
    /// Takes the words, and notes which phrases begin with which.
    pub(super) fn new(vocabulary: Arc<Vocabulary>, facts: &[Fact]) -> Self {
        let mut phrases = Vec::new();
        for (fact, declared) in facts.iter().enumerate() {
            let words = declared.phrases.iter().map(Phrase::rarest).enumerate();
            phrases.extend(words.filter_map(|(phrase, word)| Some((word?, fact, phrase))));
        }
        phrases.sort_unstable();
        Self { vocabulary, phrases }
    }

    /// Returns how many words there are.
    pub fn count(&self) -> usize {
        self.vocabulary.words.len()
    }

    /// Returns a word, folded.
    pub fn word(&self, id: WordId) -> &str {
        self.vocabulary.words.get(id.0 as usize)
    }

    /// Returns the phrases that a text may say that says a word: the number of the fact, and that of its
    /// phrase.
    pub fn phrases(&self, word: WordId) -> impl Iterator<Item = (usize, usize)> {
        let first = self.phrases.partition_point(|(known, ..)| *known < word);
        let own = self.phrases.iter().skip(first).take_while(move |(known, ..)| *known == word);
        own.map(|(_, fact, phrase)| (*fact, *phrase))
    }

    /// Goes once through a folded text, and notes every place at which it says a word; the places of each
    /// word ascend.
    pub fn each_said(&self, text: &str, mut note: impl FnMut(WordId, usize)) {
        let mut found = |index: usize, start| {
            note(WordId(u32::try_from(index).unwrap_or(u32::MAX)), start);
        };
        let Vocabulary { words, search } = self.vocabulary.as_ref();
        match search.get_or_init(|| Search::new(words)) {
            Search::Scan(scan) => scan.each_said(words, text, found),
            Search::Automaton(automaton) => {
                for said in automaton.find_overlapping_iter(text) {
                    found(said.pattern().as_usize(), said.start());
                }
            }
            Search::OneByOne => {
                for (index, word) in words.iter().enumerate() {
                    text.match_indices(word).for_each(|(start, _)| found(index, start));
                }
            }
        }
    }
}
