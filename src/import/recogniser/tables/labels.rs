//! Labels that stand in one run of words: those of the rows of a table one after the other, or one of a column.
//!
//! Which figures are theirs is told in `turn`, by their number.

use std::cell::OnceCell;
use std::ops::Range;

use super::stream::Stream;
use crate::import::recogniser::key::{Key, likeness, may_be_alike, sorted};
use crate::import::recogniser::vocabulary::{ALIKE, NameKeys, Vocabulary};
use crate::model::{FormAxis, FormNode};

/// The most words of a label.
pub(super) const MOST_WORDS: usize = 24;

/// The most words that a misprinted label is looked for in.
const MOST_MISPRINTED: usize = 3;

/// The fewest characters of a misprinted label.
const SHORTEST_MISPRINT: usize = 5;

/// The labels of rows that stand in one run.
#[derive(Default)]
pub(super) struct Labels {
    /// Nodes with the words that say them.
    pub(super) said: Vec<(usize, Range<usize>)>,
    /// The nodes with figures among them.
    pub(super) rows: Vec<usize>,
    /// Where the words behind them begin.
    pub(super) end: usize,
}

impl Labels {
    fn has(&self, node: usize) -> bool {
        self.said.iter().any(|(said, _)| *said == node)
    }
}

/// Reads labels out of the words of a stream.
pub(super) struct LabelReader<'a> {
    stream: &'a Stream,
    vocabulary: &'a Vocabulary,
    /// For each word the text that begins there, with up to [`MOST_MISPRINTED`] words, ready to be compared;
    /// made when it is first asked for.
    texts: Vec<[OnceCell<Text>; MOST_MISPRINTED]>,
}

/// What a few words say, and its characters, sorted.
struct Text {
    key: Key,
    characters: Vec<char>,
}

impl<'a> LabelReader<'a> {
    pub(super) fn new(stream: &'a Stream, vocabulary: &'a Vocabulary) -> Self {
        let texts = stream.words.iter().map(|_| Default::default()).collect();
        Self { stream, vocabulary, texts }
    }

    /// Reads the labels of rows at the beginning of some words: in the order of the form from any row on, or,
    /// where each level of labels is a column of its own, level by level.
    pub(super) fn of_rows(&self, axis: &FormAxis, words: Range<usize>) -> Option<Labels> {
        let by_level = || {
            let mut order: Vec<usize> = (0..axis.nodes.len()).collect();
            order.sort_by_key(|node| depth(axis, *node));
            let whole = self.in_order(axis, words.clone(), &order, false);
            whole.filter(|labels| labels.said.len() == axis.nodes.len())
        };
        let from = |first: usize| {
            let order: Vec<usize> = (first..axis.nodes.len()).collect();
            self.in_order(axis, words.clone(), &order, true)
        };
        let has_levels = axis.nodes.iter().any(|node| node.parent.is_some());
        let level = has_levels.then(by_level).flatten();
        let mut labels = level.or_else(|| (0..axis.nodes.len()).find_map(from))?;
        labels.rows = axis.slots.iter().copied().filter(|node| labels.has(*node)).collect();
        (!labels.rows.is_empty()).then_some(labels)
    }

    /// Reads labels that stand in an order. Categories may be left out, rows may not.
    fn in_order(
        &self,
        axis: &FormAxis,
        words: Range<usize>,
        order: &[usize],
        categories_may_lack: bool,
    ) -> Option<Labels> {
        let mut labels = Labels { end: words.start, ..Labels::default() };
        for node in order {
            let Some(label) = axis.nodes.get(*node) else { break };
            match self.said(label, labels.end..words.end) {
                Some(length) => {
                    labels.said.push((*node, labels.end..labels.end + length));
                    labels.end += length;
                }
                None if labels.said.is_empty() => return None,
                None if label.slot.is_none() && categories_may_lack => {}
                None => break,
            }
        }
        Some(labels)
    }

    /// Returns how many words at the beginning of some say a label; a misprinted one counts where the words
    /// say no other label.
    fn said(&self, label: &FormNode, words: Range<usize>) -> Option<usize> {
        let start = words.start;
        let names: Vec<&NameKeys> = self.vocabulary.keys(label).collect();
        let longest = names.iter().map(|name| name.short.full.len()).max().unwrap_or(0);
        let words = self.stream.words.get(words)?;
        let numbering = words.first().map_or("", |first| first.word.key.numbering.as_str());
        let (mut full, mut bare) = (String::new(), String::new());
        let (mut whole, mut misprinted) = (None, None);
        for (index, word) in words.iter().take(MOST_WORDS).enumerate() {
            let key = &word.word.key;
            full.push_str(&key.full);
            bare.push_str(if bare.is_empty() { &key.bare } else { &key.full });
            let may_be_misprint = index < MOST_MISPRINTED;
            // Words only grow longer from here on.
            if !may_be_misprint && bare.len() > longest {
                break;
            }
            let alike = |own: &Key| numbering.is_empty() || numbering == own.numbering;
            let says = |own: &Key| full == own.full || (bare == own.bare && alike(own));
            if names.iter().any(|name| says(&name.short)) {
                whole = Some(index + 1);
            } else if may_be_misprint && self.is_misprint(&names, start, index) {
                misprinted = Some(index + 1);
            }
        }
        whole.or(misprinted)
    }

    /// Tells whether a word and so many more are a misprinted label.
    fn is_misprint(&self, names: &[&NameKeys], start: usize, more: usize) -> bool {
        let Some(Text { key: own, characters }) = self.text(start, more) else { return false };
        let is_like = |name: &&NameKeys| {
            let is_numbered = own.numbering.is_empty() || own.numbering == name.whole.numbering;
            is_numbered
                && name.characters.len() >= SHORTEST_MISPRINT
                && may_be_alike(&name.characters, characters, ALIKE)
                && likeness(&name.whole.bare, &own.bare) >= ALIKE
        };
        names.iter().any(is_like) && !self.vocabulary.is_whole(&own.bare)
    }

    /// Returns the text of a word and so many more.
    fn text(&self, start: usize, more: usize) -> Option<&Text> {
        let words = self.stream.words.get(start..=start + more)?;
        let read = || {
            let text: String = words.iter().map(|word| word.word.text.as_str()).collect();
            let key = Key::new(&text);
            Text { characters: sorted(&key.bare), key }
        };
        Some(self.texts.get(start)?.get(more)?.get_or_init(read))
    }

    /// Tells whether words may end with one of some labels, each character of it. It looks at a few words and makes
    /// no text, so it can be asked before every figure.
    pub(super) fn end_with(&self, labels: &[&Key], words: Range<usize>) -> bool {
        let words = self.stream.words.get(words).unwrap_or_default();
        let is_end = |label: &&Key| {
            let mut rest = label.full.as_str();
            for word in words.iter().rev() {
                match rest.strip_suffix(word.word.key.full.as_str()) {
                    Some(before) if !rest.is_empty() => rest = before,
                    Some(_) | None => break,
                }
            }
            rest.is_empty()
        };
        labels.iter().any(is_end)
    }

    /// Returns how many words say a label, each character of it.
    pub(super) fn whole(&self, label: &FormNode, words: Range<usize>) -> Option<usize> {
        let length = self.said(label, words.clone())?;
        let said = self.stream.words.get(words.start..words.start + length)?;
        let said: String = said.iter().map(|word| word.word.key.full.as_str()).collect();
        let is_said = self.vocabulary.keys(label).any(|keys| keys.short.full == said);
        is_said.then_some(length)
    }
}

fn depth(axis: &FormAxis, node: usize) -> usize {
    let parent = |node: &usize| axis.nodes.get(*node).and_then(|node| node.parent);
    std::iter::successors(Some(node), parent).count()
}
