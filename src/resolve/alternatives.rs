//! Alternatives inside the words that a narrative is searched for: `[收到|受理]申请{n}件` is two
//! phrases, written as one. Receives what stands between the quotes; hands on every wording that it
//! stands for, so that whoever looks for words need not know of alternatives.

use std::borrow::Cow;

use super::error::{AlternativesFlaw, ResolveErrorKind};

/// How many wordings one text may stand for; an author who needs more means a gap.
const MOST: usize = 1_000;

/// The brackets that alternatives stand in: typed with and without an input method.
const BRACKETS: [(char, char); 3] = [('[', ']'), ('［', '］'), ('【', '】')];

/// What separates alternatives.
const BARS: [char; 2] = ['|', '｜'];

/// Returns all wordings that a text stands for, in the order in which they are written. A bracket
/// without a bar is a bracket of the text, as in `〔2021〕` written `[2021]`.
///
/// # Errors
/// What is wrong with the brackets or bars, or that the wordings are too many.
pub(super) fn wordings(text: &str) -> Result<Vec<Cow<'_, str>>, ResolveErrorKind> {
    // Nearly all texts have none, and one sign is looked for much faster than one of several.
    if !BARS.iter().any(|bar| text.contains(*bar)) {
        return Ok(vec![Cow::Borrowed(text)]);
    }
    let (mut choices, mut count, mut rest) = (Vec::new(), 1_usize, text);
    while let Some(choice) = next_choice(rest).map_err(flaw)? {
        count = count.saturating_mul(choice.among.len());
        if count > MOST {
            return Err(flaw(AlternativesFlaw::TooMany { limit: MOST }));
        }
        rest = choice.behind;
        choices.push(choice);
    }
    Ok((0..count).map(|number| Cow::Owned(wording(number, count, &choices, text.len()))).collect())
}

/// Writes out one of so many wordings: the last choice changes fastest.
fn wording(number: usize, count: usize, choices: &[Choice<'_>], longest: usize) -> String {
    let mut wording = String::with_capacity(longest);
    let (mut left, mut block) = (number, count);
    for choice in choices {
        block /= choice.among.len();
        wording.push_str(choice.words);
        wording.push_str(choice.among.get(left / block).copied().unwrap_or_default());
        left %= block;
    }
    wording.push_str(choices.last().map_or("", |choice| choice.behind));
    wording
}

fn flaw(flaw: AlternativesFlaw) -> ResolveErrorKind {
    ResolveErrorKind::Alternatives(flaw)
}

/// Alternatives, and what stands around them.
struct Choice<'a> {
    /// The words before them, behind the choice before.
    words: &'a str,
    /// The alternatives; two at least.
    among: Vec<&'a str>,
    /// All that follows.
    behind: &'a str,
}

/// Returns the next alternatives of a text; none where only words follow.
fn next_choice(text: &str) -> Result<Option<Choice<'_>>, AlternativesFlaw> {
    let mut searched = 0;
    while let Some((open, close, start)) = next_open(text, searched) {
        let inside = text.get(start + open.len_utf8()..).unwrap_or_default();
        let end = inside.find(close);
        let (choice, behind) = inside.split_at(end.unwrap_or(inside.len()));
        searched = start + open.len_utf8();
        if !choice.contains(BARS) {
            continue;
        }
        let words = text.get(..start).unwrap_or_default();
        if words.contains(BARS) {
            return Err(AlternativesFlaw::BarOutside);
        }
        if choice.contains(BRACKETS.map(|(open, _)| open)) {
            return Err(AlternativesFlaw::Nested);
        }
        let behind = behind.strip_prefix(close).ok_or(AlternativesFlaw::Unclosed)?;
        return Ok(Some(Choice { words, among: choice.split(BARS).collect(), behind }));
    }
    if text.contains(BARS) { Err(AlternativesFlaw::BarOutside) } else { Ok(None) }
}

/// Finds the first opening bracket from a place on, and the sign that closes it.
fn next_open(text: &str, from: usize) -> Option<(char, char, usize)> {
    let rest = text.get(from..)?;
    let (start, sign) = rest.char_indices().find(|(_, sign)| closing(*sign).is_some())?;
    Some((sign, closing(sign)?, from + start))
}

fn closing(sign: char) -> Option<char> {
    BRACKETS.iter().find(|(open, _)| *open == sign).map(|(_, close)| *close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<String>, ResolveErrorKind> {
        wordings(text).map(|found| found.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn each_alternative_is_a_wording() {
        for (text, expected) in [
            ("收到{n}件", &["收到{n}件"][..]),
            ("[收到|受理]{n}件", &["收到{n}件", "受理{n}件"]),
            ("收到申请[共|]{n}件", &["收到申请共{n}件", "收到申请{n}件"]),
            ("[收｜接]到［申请|件］", &["收到申请", "收到件", "接到申请", "接到件"]),
            ("【甲｜乙】丙[2021]", &["甲丙[2021]", "乙丙[2021]"]),
            ("[2021]30号[甲|乙]", &["[2021]30号甲", "[2021]30号乙"]),
        ] {
            assert_eq!(all(text), Ok(expected.iter().map(|one| (*one).to_owned()).collect()));
        }
    }

    #[test]
    fn what_is_wrong_with_alternatives_is_told() {
        for (text, flaw) in [
            ("[甲|乙{n}件", AlternativesFlaw::Unclosed),
            ("[甲|乙］{n}件", AlternativesFlaw::Unclosed),
            ("甲|乙{n}件", AlternativesFlaw::BarOutside),
            ("甲|[乙|丙]{n}件", AlternativesFlaw::BarOutside),
            ("[甲|乙]丙|{n}件", AlternativesFlaw::BarOutside),
            ("[甲|[乙|丙]]{n}件", AlternativesFlaw::Nested),
            (&"[甲|乙]".repeat(10), AlternativesFlaw::TooMany { limit: MOST }),
            (&"[甲|乙]".repeat(10_000), AlternativesFlaw::TooMany { limit: MOST }),
        ] {
            assert_eq!(all(text), Err(ResolveErrorKind::Alternatives(flaw)), "{text:.40}");
        }
    }
}
