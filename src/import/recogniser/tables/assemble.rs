//! A label out of words: whole, over several of them, with others between, or misprinted.

use std::ops::Range;

use super::stream::StreamWord;
use crate::import::recogniser::key::{Key, likeness, may_be_alike, sorted};
use crate::import::recogniser::vocabulary::{ALIKE, Vocabulary};

/// How a label was found among words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Assembled {
    /// The words that it is made of.
    pub(super) words: Vec<usize>,
    /// The better the higher; at most 10.
    pub(super) score: f64,
    /// Whether it is misprinted.
    pub(super) misprint: bool,
}

/// What each word between the words of a label, or between it and its figures, takes from the score.
const PER_WORD_BETWEEN: f64 = 0.15;

/// The most words of a label; vertical print has one for each character.
const MOST_WORDS: usize = 24;

/// Words before figures and behind them.
#[derive(Clone, Copy)]
struct Around<'w> {
    before: &'w [StreamWord],
    after: &'w [StreamWord],
}

impl<'w> Around<'w> {
    fn get(self, index: usize) -> Option<&'w StreamWord> {
        self.before.get(index).or_else(|| self.after.get(index - self.before.len()))
    }

    /// Returns the words from one on, with their numbers.
    fn from(self, first: usize) -> impl Iterator<Item = (usize, &'w StreamWord)> {
        (first..self.before.len() + self.after.len())
            .filter_map(move |at| Some((at, self.get(at)?)))
    }
}

/// Looks for a label in words before its figures, and its rest in those behind them. `start` is the number
/// of the first of `before`; `free` tells which words are not taken.
pub(super) fn assemble(
    label: &Key,
    before: &[StreamWord],
    after: &[StreamWord],
    start: usize,
    free: &dyn Fn(usize) -> bool,
) -> Option<Assembled> {
    let words = Around { before, after };
    let mut best: Option<Assembled> = None;
    for first in (0..before.len()).rev().take(MOST_WORDS * 2) {
        let Some(word) = before.get(first).filter(|_| free(start + first)) else { continue };
        let Some((rest, bonus)) = begins(label, &word.word.key) else { continue };
        let mut used = vec![start + first];
        if !complete(rest, words, first + 1, start, free, &mut used) {
            continue;
        }
        let last = used.last().map_or(first, |last| last - start);
        let end = last.max(before.len().saturating_sub(1));
        let between = (first..=end)
            .filter(|index| !used.contains(&(start + index)))
            .filter_map(|index| words.get(index))
            .filter(|word| !word.word.key.full.is_empty())
            .count();
        let score = (10.0 + bonus - PER_WORD_BETWEEN * between as f64).max(4.0);
        if best.as_ref().is_none_or(|known| score > known.score) {
            best = Some(Assembled { words: used, score, misprint: false });
        }
    }
    best
}

/// Tells what is left of a label behind its first word, and how much the numbering speaks for it.
fn begins<'l>(label: &'l Key, word: &Key) -> Option<(&'l str, f64)> {
    if word.bare.is_empty() || label.bare.is_empty() {
        return None;
    }
    let bonus = || match (label.numbering.is_empty(), word.numbering.is_empty()) {
        (false, false) if label.numbering == word.numbering => 0.5,
        (false, false) => -1.5,
        _ => 0.0,
    };
    if let Some(rest) = label.bare.strip_prefix(word.bare.as_str()) {
        return Some((rest, bonus()));
    }
    if let Some(rest) = label.bare.strip_prefix(word.full.as_str()) {
        return Some((rest, 0.0));
    }
    // A longer word that says the label and a little more: `新收件数（件）`.
    if word.full.len() < label.bare.len() {
        return None;
    }
    let long = label.bare.chars().count();
    let more = word.full.chars().count().saturating_sub(long);
    let holds = long >= 4 && more <= long.max(6) && word.full.contains(label.bare.as_str());
    holds.then(|| ("", bonus() - 1.0 - 0.05 * more as f64))
}

/// Looks for the rest of a label in the words from `next` on.
fn complete(
    mut rest: &str,
    words: Around<'_>,
    next: usize,
    start: usize,
    free: &dyn Fn(usize) -> bool,
    used: &mut Vec<usize>,
) -> bool {
    for (index, word) in words.from(next).take(MOST_WORDS) {
        if rest.is_empty() {
            break;
        }
        let key = &word.word.key;
        if key.full.is_empty() || !free(start + index) {
            continue;
        }
        if let Some(left) = rest.strip_prefix(key.full.as_str()) {
            used.push(start + index);
            rest = left;
        }
    }
    rest.is_empty()
}

/// Words next to figures that may be a misprinted label.
pub(super) struct Nearby {
    words: Range<usize>,
    /// How many of them stand behind the figures.
    behind: usize,
    text: String,
    /// The characters of the text, sorted.
    characters: Vec<char>,
}

/// Returns the words next to figures, in every way in which they may be one label and are none of the forms';
/// `start` is the number of the first of `before`.
pub(super) fn nearby(
    before: &[StreamWord],
    after: &[StreamWord],
    start: usize,
    vocabulary: &Vocabulary,
) -> Vec<Nearby> {
    let mut found = Vec::new();
    for head in 1..=before.len().min(3) {
        for behind in 0..=after.len().min(2) {
            let first = before.len() - head;
            let words = before.iter().skip(first).chain(after.iter().take(behind));
            let mut text = String::new();
            for word in words {
                let key = &word.word.key;
                text.push_str(if text.is_empty() { &key.bare } else { &key.full });
            }
            if !vocabulary.is_whole(&text) {
                let words = start + first..start + before.len() + behind;
                found.push(Nearby { words, behind, characters: sorted(&text), text });
            }
        }
    }
    found
}

/// Looks for a misprinted label in the words next to its figures.
pub(super) fn misprinted(label: &Key, nearby: &[Nearby]) -> Option<Assembled> {
    if label.bare.chars().count() < 5 {
        return None;
    }
    let characters = sorted(&label.bare);
    let mut best: Option<Assembled> = None;
    for one in nearby {
        if !may_be_alike(&characters, &one.characters, ALIKE) {
            continue;
        }
        let alike = likeness(&label.bare, &one.text);
        if alike < ALIKE {
            continue;
        }
        let score = 8.0 * alike - 0.1 * one.behind as f64;
        if best.as_ref().is_none_or(|known| score > known.score) {
            best = Some(Assembled { words: one.words.clone().collect(), score, misprint: true });
        }
    }
    best
}
