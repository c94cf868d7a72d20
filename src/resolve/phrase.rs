//! Phrases: what a text must say for a fact to be stated. `…` is a gap, `{n}` the number, the rest is
//! literal and folded, without blanks.

use super::error::ResolveErrorKind;
use super::words::{WordId, Words};
use crate::model::fold_char;

/// How many characters a phrase may have; no sentence needs more.
pub(super) const LONGEST: usize = 200;

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
    /// Whether it holds the number.
    pub number: bool,
    /// The words behind the number.
    pub after: String,
    /// The longer of the two, by which it is looked for; none for a number that stands alone.
    pub key: Option<WordId>,
}

impl Run {
    /// Tells whether it is looked for by the words behind its number.
    pub fn is_found_from_behind(&self) -> bool {
        self.after.len() > self.before.len()
    }

    fn key_words(&self) -> &str {
        if self.is_found_from_behind() { &self.after } else { &self.before }
    }
}

impl Phrase {
    /// Reads a phrase.
    pub(super) fn read(text: &str) -> Result<Self, ResolveErrorKind> {
        if text.chars().count() > LONGEST {
            return Err(ResolveErrorKind::PhraseTooLong { limit: LONGEST });
        }
        let mut runs = vec![Run::default()];
        let mut found = 0;
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let number = ["{n}", "｛n｝"].iter().find_map(|mark| rest.strip_prefix(mark));
            if sign == '…' {
                rest = rest.trim_start_matches('…');
                runs.push(Run::default());
                continue;
            }
            let run = runs.last_mut();
            if let Some(after) = number {
                found += 1;
                rest = after;
                run.into_iter().for_each(|run| run.number = true);
                continue;
            }
            // A brace that is no `{n}` stands for itself.
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
            if let Some(run) = run.filter(|_| !sign.is_whitespace()) {
                let words = if run.number { &mut run.after } else { &mut run.before };
                words.push(fold_char(sign));
            }
        }
        // A gap at either end says nothing.
        runs.retain(|run| run.number || !run.before.is_empty());
        if found != 1 {
            return Err(ResolveErrorKind::PhraseNumber { found });
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

    /// Returns the words that are least likely to be said: the longest.
    pub(super) fn rarest(&self) -> Option<WordId> {
        self.runs.iter().max_by_key(|run| run.key_words().len())?.key
    }
}
