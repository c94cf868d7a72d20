//! Many words looked for in one pass over a text, by how they begin.
//!
//! Nearly no place of a text begins a word, and a few bits tell which do not; that takes a tenth of the time
//! of an automaton, and none to build one.

use rustc_hash::FxHashMap;

use super::words::Words;

/// How many bytes of a word its beginning has: of most words two characters, of short ones less.
const LENGTHS: [usize; 3] = [LONG, 3, 1];
const LONG: usize = 6;
/// How many places of bits there are, of 64 each.
const PLACES: usize = BITS / 64;
/// How many words may begin alike; with more of them an automaton is better.
const MOST_ALIKE: usize = 200;
/// The bits of one length: sixteen times as many as there are words in a large pack.
const BITS: usize = 1 << 16;

/// A bit for each beginning, where its bytes, mixed, put it.
#[derive(Debug)]
struct Bits(Box<[u64; PLACES]>);

/// The beginnings of words.
#[derive(Debug)]
pub(super) struct Scan {
    /// The words of the longest beginning; nearly all words are of it.
    long: Level,
    /// The first characters of the other words.
    shorts: Bits,
    /// A bit for the third byte of each of them, where it has one: few have any, and this tells most apart.
    thirds: u64,
    /// The other words.
    short: Vec<Level>,
}

/// The words whose beginning has one length.
#[derive(Debug)]
struct Level {
    length: usize,
    bits: Bits,
    /// The words, by beginning.
    words: Vec<Word>,
    /// The number of the first word of each beginning.
    first: FxHashMap<u64, usize>,
}

/// A word by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    beginning: u64,
    /// Its first eight bytes, or all that it has, and the bits that these take: this tells most words apart that
    /// begin alike.
    start: u64,
    mask: u64,
    index: u32,
}

impl Scan {
    /// Takes the words; none where too many of them begin alike.
    pub(super) fn new(words: &Words) -> Option<Self> {
        let mut levels = Vec::new();
        let mut longer = usize::MAX;
        for length in LENGTHS {
            let own = words.iter().enumerate();
            let own = own.filter(|(_, word)| (length..longer).contains(&word.len()));
            let own = own.filter_map(|(index, word)| Word::new(word.as_bytes(), length, index));
            let level = Level::new(length, own.collect());
            if level.most_alike() > MOST_ALIKE {
                return None;
            }
            levels.push(level);
            longer = length;
        }
        let mut short = levels.split_off(1);
        short.retain(|level| !level.words.is_empty());
        let long = levels.pop()?;
        let (mut shorts, mut thirds) = (Bits::default(), 0);
        for word in words.iter().filter(|word| word.len() < long.length) {
            let width = word.as_bytes().first().map_or(0, |first| width(*first));
            let first = beginning(word.as_bytes(), width);
            shorts.set(first);
            thirds |= third(first);
        }
        Some(Self { long, shorts, thirds, short })
    }

    /// Notes the number of each word that a text says, and where, from its beginning to its end.
    pub(super) fn each_said(&self, words: &Words, text: &str, mut note: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let next = eight(rest);
            let width = width(next as u8);
            if self.long.bits.has(next & mask(LONG)) {
                self.long.each_said(words, next, rest, |word| note(word, at));
            }
            if self.shorts.has(next & mask(width)) {
                for level in &self.short {
                    level.each_said(words, next, rest, |word| note(word, at));
                }
            }
            at += width;
            // Nearly all of a narrative is characters of three bytes that begin no word.
            while let Some(next) = bytes.get(at..).and_then(<[u8]>::first_chunk)
                && let next = u64::from_le_bytes(*next)
                && matches!(next as u8, 0xE0..=0xEF)
                && self.thirds & third(next) == 0
                && !self.long.bits.has(next & mask(LONG))
            {
                at += 3;
            }
        }
    }
}

impl Level {
    fn new(length: usize, mut words: Vec<Word>) -> Self {
        words.sort_unstable();
        let mut bits = Bits::default();
        let mut first = FxHashMap::default();
        for (number, word) in words.iter().enumerate() {
            bits.set(word.beginning);
            first.entry(word.beginning).or_insert(number);
        }
        Self { length, bits, words, first }
    }

    fn most_alike(&self) -> usize {
        let alike = self.words.chunk_by(|one, other| one.beginning == other.beginning);
        alike.map(<[_]>::len).max().unwrap_or(0)
    }

    /// Notes the words that `rest` begins with; `next` are its first bytes.
    fn each_said(&self, words: &Words, next: u64, rest: &[u8], mut note: impl FnMut(usize)) {
        let beginning = next & mask(self.length);
        if !self.bits.has(beginning) {
            return;
        }
        let Some(first) = self.first.get(&beginning) else { return };
        let alike = self.words.get(*first..).unwrap_or_default().iter();
        for Word { start, mask, index, .. } in alike.take_while(|one| one.beginning == beginning) {
            let index = *index as usize;
            if next & mask == *start && rest.starts_with(words.get(index).as_bytes()) {
                note(index);
            }
        }
    }
}

impl Word {
    fn new(word: &[u8], length: usize, index: usize) -> Option<Self> {
        let mask = if word.len() < 8 { mask(word.len()) } else { u64::MAX };
        let (beginning, start) = (beginning(word, length), eight(word));
        Some(Self { beginning, start, mask, index: u32::try_from(index).ok()? })
    }
}

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; PLACES]))
    }
}

impl Bits {
    fn set(&mut self, beginning: u64) {
        let place = place(beginning);
        if let Some(bits) = self.0.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }

    #[inline]
    fn has(&self, beginning: u64) -> bool {
        let place = place(beginning);
        self.0.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }
}

/// Returns the first bytes of a word as a number, with noughts beyond its end.
fn beginning(bytes: &[u8], length: usize) -> u64 {
    eight(bytes) & mask(length)
}

#[inline]
fn eight(bytes: &[u8]) -> u64 {
    let read = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; 8];
        padded.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        padded
    });
    u64::from_le_bytes(read)
}

#[inline]
const fn mask(length: usize) -> u64 {
    (1 << (8 * length)) - 1
}

/// Returns how many bytes a character has that begins so.
#[inline]
fn width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// Returns a bit for the third of some bytes.
#[inline]
fn third(bytes: u64) -> u64 {
    1 << (bytes >> 16 & 0x3F)
}

/// Returns the bit of a beginning: its bytes, mixed.
#[inline]
fn place(beginning: u64) -> usize {
    (beginning.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize % BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Words {
        let mut all = Words::default();
        for word in words {
            all.id(word);
        }
        all
    }

    #[test]
    fn every_place_of_every_word_is_found() {
        let words = words(&[
            "未发生行政复议",
            "未发生",
            "行政",
            "无",
            "0",
            "件0",
            "ab",
            "aba",
            "\u{1F600}好",
        ]);
        let scan = Scan::new(&words).expect("few begin alike");
        for text in [
            "",
            "无",
            "全年未发生行政复议0件，无行政诉讼",
            "ababab无无",
            "行",
            "未发生未发生行政",
            "é\u{1F600}好0",
        ] {
            let mut found = Vec::new();
            scan.each_said(&words, text, |word, at| found.push((word, at)));
            let each = words.iter().enumerate().flat_map(|(index, word)| {
                // Overlapping places too.
                let starts = (0..text.len()).filter(|at| text.is_char_boundary(*at));
                let starts = starts
                    .filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(word)))
                    .collect::<Vec<_>>();
                starts.into_iter().map(move |at| (index, at))
            });
            let mut expected: Vec<_> = each.collect();
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn words_that_all_begin_alike_are_left_to_an_automaton() {
        let alike: Vec<String> = (0..300).map(|number| format!("行政{number}")).collect();
        let alike: Vec<&str> = alike.iter().map(String::as_str).collect();
        assert!(Scan::new(&words(&alike)).is_none());
        assert!(Scan::new(&words(&[])).is_some());
    }
}
