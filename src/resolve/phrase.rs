//! Phrases: what a text must say for a fact to be stated. `…` is a gap, `{n}` the number, `{各n}` a list
//! of numbers, the rest is literal and folded, without blanks.

use super::error::ResolveErrorKind;
use super::words::{WordId, Words};
use crate::model::fold_char;

/// How many characters a phrase may have; no sentence needs more.
pub(super) const LONGEST: usize = 200;

/// How many bytes most words of a phrase take: room that is made for them at once.
const ROOM: usize = 24;

/// How the number and the list are written.
const MARKS: [(&str, Capture); 6] = [
    ("{n}", Capture::One),
    ("｛n｝", Capture::One),
    ("{各n}", Capture::Each),
    ("｛各n｝", Capture::Each),
    ("{n…}", Capture::Each),
    ("｛n…｝", Capture::Each),
];

/// What a phrase takes from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capture {
    /// `{n}`: a number.
    One,
    /// `{各n}`: a list of numbers.
    Each,
}

/// What a text must say for a fact to be stated: runs, and a gap between each two.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The runs, in order; one of them holds the number.
    pub runs: Vec<Run>,
}

/// A part of a phrase that has no gap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Its words; those before the number, where it holds the number.
    pub before: String,
    /// Whether it holds the number, or the list.
    pub capture: Option<Capture>,
    /// The words behind the number; behind each number of a list.
    pub after: String,
    /// What stands behind the last number of a list, from the first sign that is no letter on.
    pub end: String,
    /// The longer of the words before and behind the number, by which it is looked for; those before a
    /// list; none for a number that stands alone.
    pub key: Option<WordId>,
}

impl Run {
    /// Tells whether it is looked for by the words behind its number.
    pub fn is_found_from_behind(&self) -> bool {
        self.capture != Some(Capture::Each) && self.after.len() > self.before.len()
    }

    fn push(&mut self, words: &str) {
        let is_wordless = || !words.chars().all(is_word);
        let own = match self.capture {
            None => &mut self.before,
            Some(Capture::Each) if !self.end.is_empty() || is_wordless() => &mut self.end,
            Some(Capture::Each | Capture::One) => &mut self.after,
        };
        if own.is_empty() {
            own.reserve(ROOM);
        }
        own.push_str(words);
    }

    fn key_words(&self) -> &str {
        if self.is_found_from_behind() { &self.after } else { &self.before }
    }
}

/// Tells whether a sign is not an ordinary character, and may stand for something else.
fn is_special(sign: char) -> bool {
    !matches!(sign, '\u{3400}'..='\u{9FFF}')
}

/// Tells whether a sign behind a list stands behind each of its numbers: `件`, not `；`.
fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '%'
}

impl Phrase {
    /// Reads a phrase.
    pub(super) fn read(text: &str) -> Result<Self, ResolveErrorKind> {
        if text.len() > LONGEST && text.chars().count() > LONGEST {
            return Err(ResolveErrorKind::PhraseTooLong { limit: LONGEST });
        }
        let mut runs = vec![Run::default()];
        let mut found = 0;
        let mut rest = text;
        let mark = |rest: &str| match rest.starts_with(['{', '｛']) {
            true => MARKS.iter().find(|(mark, _)| rest.starts_with(mark)).copied(),
            false => None,
        };
        while let Some(sign) = rest.chars().next() {
            // Nearly all of a phrase is ordinary characters, which stay.
            let (plain, behind) = rest.split_at(rest.find(is_special).unwrap_or(rest.len()));
            if !plain.is_empty() {
                rest = behind;
                runs.last_mut().into_iter().for_each(|run| run.push(plain));
                continue;
            }
            if sign == '…' {
                rest = rest.trim_start_matches('…');
                runs.push(Run::default());
                continue;
            }
            let run = runs.last_mut();
            if let Some((mark, capture)) = mark(rest) {
                found += 1;
                rest = rest.strip_prefix(mark).unwrap_or_default();
                run.into_iter().for_each(|run| run.capture = Some(capture));
                continue;
            }
            // A brace that is no mark stands for itself.
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
            if let Some(run) = run.filter(|_| !sign.is_whitespace()) {
                run.push(fold_char(sign).encode_utf8(&mut [0; 4]));
            }
        }
        // A gap at either end says nothing.
        runs.retain(|run| run.capture.is_some() || !run.before.is_empty());
        if found != 1 {
            return Err(ResolveErrorKind::PhraseNumber { found });
        }
        let is_list = |run: &&Run| run.capture == Some(Capture::Each);
        if runs.iter().find(is_list).is_some_and(|run| run.before.is_empty()) {
            return Err(ResolveErrorKind::ListWithoutBeginning);
        }
        if runs.iter().all(|run| run.key_words().is_empty()) {
            return Err(ResolveErrorKind::PhraseWithoutWords);
        }
        Ok(Self { runs })
    }

    /// Gives each run the number of the words by which it is looked for.
    pub(super) fn number_words(&mut self, words: &mut Words) {
        for run in &mut self.runs {
            let key = run.key_words();
            run.key = (!key.is_empty()).then(|| words.id(key));
        }
    }

    /// Tells whether it takes a list.
    pub fn is_list(&self) -> bool {
        self.runs.iter().any(|run| run.capture == Some(Capture::Each))
    }

    /// Returns the words that are least likely to be said: the longest.
    pub(super) fn rarest(&self) -> Option<WordId> {
        self.runs.iter().max_by_key(|run| run.key_words().len())?.key
    }
}
