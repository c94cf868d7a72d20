//! Many words looked for in one pass over a text, by how they begin.
//!
//! Nearly no place of a text begins a word, and a few bits tell which do not; that takes a tenth of the time
//! of an automaton, and none to build one.

use super::words::Words;

/// How many bytes of a word its beginning has: of most words two characters, of short ones less.
const LENGTHS: [usize; 3] = [6, 3, 1];
/// How many words may begin alike; with more of them an automaton is better.
const MOST_ALIKE: usize = 200;
/// The bits of one length: sixteen times as many as there are words in a large pack.
const BITS: usize = 1 << 16;

/// The beginnings of words.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// A bit for the first character of each word, where its bytes, mixed, put it.
    firsts: Vec<u64>,
    levels: Vec<Level>,
}

/// The words whose beginning has one length.
#[derive(Clone, Debug)]
struct Level {
    length: usize,
    /// A bit for each beginning, where its bytes, mixed, put it.
    bits: Vec<u64>,
    /// Beginning and word, by beginning.
    words: Vec<(u64, u32)>,
}

impl Scan {
    /// Takes the words; none where too many of them begin alike.
    pub(super) fn new(words: &Words) -> Option<Self> {
        let mut levels = Vec::new();
        let mut longer = usize::MAX;
        for length in LENGTHS {
            let own = words.iter().enumerate();
            let own = own.filter(|(_, word)| (length..longer).contains(&word.len()));
            let own = own.filter_map(|(index, word)| {
                Some((beginning(word.as_bytes(), 0, length), u32::try_from(index).ok()?))
            });
            let level = Level::new(length, own.collect());
            if level.most_alike() > MOST_ALIKE {
                return None;
            }
            if !level.words.is_empty() {
                levels.push(level);
            }
            longer = length;
        }
        let mut firsts = vec![0; BITS / 64];
        for word in words.iter() {
            let width = word.as_bytes().first().map_or(0, |first| width(*first));
            set(&mut firsts, place(beginning(word.as_bytes(), 0, width)));
        }
        Some(Self { firsts, levels })
    }

    /// Notes the number of each word that a text says, and where, from its beginning to its end.
    pub(super) fn each_said(&self, words: &Words, text: &str, mut note: impl FnMut(usize, usize)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            let next = eight(bytes, at);
            let width = width(*first);
            if is_set(&self.firsts, place(next & mask(width))) {
                for level in &self.levels {
                    for (_, index) in level.beginning(next & mask(level.length)) {
                        let word = words.get(*index as usize).as_bytes();
                        if bytes.get(at..at + word.len()) == Some(word) {
                            note(*index as usize, at);
                        }
                    }
                }
            }
            at += width;
        }
    }
}

impl Level {
    fn new(length: usize, mut words: Vec<(u64, u32)>) -> Self {
        words.sort_unstable();
        let mut bits = vec![0; BITS / 64];
        for (beginning, _) in &words {
            set(&mut bits, place(*beginning));
        }
        Self { length, bits, words }
    }

    fn most_alike(&self) -> usize {
        let alike = self.words.chunk_by(|one, other| one.0 == other.0);
        alike.map(<[_]>::len).max().unwrap_or(0)
    }

    /// Returns the words that begin so.
    fn beginning(&self, beginning: u64) -> &[(u64, u32)] {
        if !is_set(&self.bits, place(beginning)) {
            return &[];
        }
        let start = self.words.partition_point(|(other, _)| *other < beginning);
        let rest = self.words.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|(other, _)| *other == beginning).count();
        rest.get(..count).unwrap_or_default()
    }
}

/// Returns so many bytes from a place on as a number, with noughts beyond the end.
fn beginning(bytes: &[u8], at: usize, length: usize) -> u64 {
    eight(bytes, at) & mask(length)
}

fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    let read = rest.first_chunk().copied().unwrap_or_else(|| {
        let mut padded = [0; 8];
        padded.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        padded
    });
    u64::from_le_bytes(read)
}

fn mask(length: usize) -> u64 {
    (1 << (8 * length)) - 1
}

/// Returns how many bytes a character has that begins so.
fn width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

fn set(bits: &mut [u64], place: usize) {
    if let Some(bits) = bits.get_mut(place / 64) {
        *bits |= 1 << (place % 64);
    }
}

fn is_set(bits: &[u64], place: usize) -> bool {
    bits.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

/// Returns the bit of a beginning: its bytes, mixed.
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
