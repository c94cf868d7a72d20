//! From what a YAML parser stumbled over to the slip of the pen behind it.
//!
//! A parser says "simple key expected"; the person wrote `unit：某局` with a full-width colon. This
//! file looks at the text around the place and names the slip; it knows no parser.

use std::ops::Range;

use crate::model::error::LoadErrorKind;

/// The most characters of a key before its colon (YAML's own limit).
pub(crate) const MAX_KEY: usize = 1024;

/// What the parser met, as far as it matters for naming the slip.
pub(crate) enum Symptom {
    /// A line among keys has no colon that counts.
    NoColon,
    /// A colon counts where it should not.
    Colon,
    /// Inside brackets, neither a comma nor the end came.
    Bracket,
    /// A line or word stands where the layout has no place for it.
    Layout,
    /// A tab.
    Tab,
    /// A slip that needs no second look.
    Exact(LoadErrorKind),
}

/// Where the parser was when it stopped; byte offsets of the text.
pub(crate) struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// Where it stopped.
    pub at: usize,
    /// Where the last scalar before that starts.
    pub scalar: usize,
    /// The innermost bracket still open.
    pub bracket: Option<usize>,
}

/// Names the slip and its place.
pub(crate) fn explain(symptom: Symptom, scene: &Scene<'_>) -> (LoadErrorKind, Range<usize>) {
    let (kind, place) = match symptom {
        Symptom::NoColon => without_colon(scene.text, line_around(scene.text, scene.at)),
        Symptom::Colon => unexpected_colon(scene),
        Symptom::Bracket => open_bracket(scene),
        Symptom::Layout => bad_layout(scene),
        Symptom::Tab => (LoadErrorKind::TabIndent, tab(scene)),
        Symptom::Exact(kind) => exact(kind, scene),
    };
    match matches!(kind, LoadErrorKind::BadIndentation | LoadErrorKind::MissingColon) {
        true => {
            let line = line_around(scene.text, place.start);
            wide_blank(scene.text, line).unwrap_or((kind, place))
        }
        false => (kind, place),
    }
}

/// Finds a blank at the start of a line that indents for the eye only.
fn wide_blank(text: &str, line: Range<usize>) -> Option<(LoadErrorKind, Range<usize>)> {
    let words = text.get(line.clone()).unwrap_or_default();
    let mut indent = words.char_indices().take_while(|(_, c)| c.is_whitespace());
    let (found, character) = indent.find(|(_, c)| !c.is_ascii())?;
    let kind = LoadErrorKind::WideBlank { character };
    Some((kind, one_character(text, line.start + found)))
}

fn exact(kind: LoadErrorKind, scene: &Scene<'_>) -> (LoadErrorKind, Range<usize>) {
    let line = line_around(scene.text, scene.at);
    let rest_of_line = matches!(
        kind,
        LoadErrorKind::UnclosedQuote | LoadErrorKind::TextAfterQuote | LoadErrorKind::TextAfterBar
    );
    match rest_of_line {
        true => (kind, trimmed(scene.text, scene.at..line.end.max(scene.at))),
        false => (kind, one_character(scene.text, scene.at)),
    }
}

/// A line among keys: the first colon in it, of whatever width, was meant to end the key.
fn without_colon(text: &str, line: Range<usize>) -> (LoadErrorKind, Range<usize>) {
    let words = text.get(line.clone()).unwrap_or_default();
    match words.find([':', '：']) {
        Some(found) => colon(text, line.start + found),
        None => (LoadErrorKind::MissingColon, trimmed(text, line)),
    }
}

/// Names what is wrong with the colon at `at`, which did not end a key.
fn colon(text: &str, at: usize) -> (LoadErrorKind, Range<usize>) {
    let place = one_character(text, at);
    match text.get(place.clone()) {
        Some("：") => (LoadErrorKind::FullWidthSign { sign: '：', proper: ':' }, place),
        _ => (LoadErrorKind::MissingBlank, place),
    }
}

fn unexpected_colon(scene: &Scene<'_>) -> (LoadErrorKind, Range<usize>) {
    let before = scene.text.get(scene.scalar..scene.at).unwrap_or_default();
    if before.chars().count() > MAX_KEY {
        let place = one_character(scene.text, scene.at);
        return (LoadErrorKind::KeyTooLong { limit: MAX_KEY }, place);
    }
    // A text without quotes goes on over lines that are not keys: then the slip is in the first.
    match before.split_once('\n') {
        Some((first, _)) => match first.find([':', '：']) {
            Some(found) => colon(scene.text, scene.scalar + found),
            None => {
                let line = trimmed(scene.text, line_around(scene.text, scene.at));
                let first = trimmed(scene.text, line_around(scene.text, scene.scalar));
                match first.start == scene.scalar
                    && column(scene.text, &first) == column(scene.text, &line)
                {
                    true => (LoadErrorKind::MissingColon, first),
                    false => (LoadErrorKind::BadIndentation, line),
                }
            }
        },
        None => (LoadErrorKind::ColonInText, one_character(scene.text, scene.at)),
    }
}

fn open_bracket(scene: &Scene<'_>) -> (LoadErrorKind, Range<usize>) {
    let bracket = scene.bracket.unwrap_or(scene.at);
    let inside = scene.text.get(bracket..scene.at.max(bracket)).unwrap_or_default();
    let done = scene.text.get(..scene.at).unwrap_or_default().trim_end();
    if let Some(before) = done.strip_suffix('：') {
        return colon(scene.text, before.len());
    }
    let first_line = inside.lines().next().unwrap_or_default();
    if let Some((found, sign)) = first_line.char_indices().find(|(_, c)| proper(*c).is_some()) {
        let place = one_character(scene.text, bracket + found);
        let kind = LoadErrorKind::FullWidthSign { sign, proper: proper(sign).unwrap_or(sign) };
        return (kind, place);
    }
    match scene.text.get(bracket..).and_then(|rest| rest.chars().next()) {
        Some(open @ ('[' | '{')) => {
            (LoadErrorKind::UnclosedBracket { open }, one_character(scene.text, bracket))
        }
        _ => (LoadErrorKind::Syntax, one_character(scene.text, scene.at)),
    }
}

/// Returns the bracket that is meant by a full-width one.
pub(crate) fn proper(sign: char) -> Option<char> {
    match sign {
        '［' | '【' => Some('['),
        '］' | '】' => Some(']'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        _ => None,
    }
}

fn bad_layout(scene: &Scene<'_>) -> (LoadErrorKind, Range<usize>) {
    let line = line_around(scene.text, scene.at);
    let before = scene.text.get(line.start..scene.at).unwrap_or_default();
    let place = scene.at..line.end.max(scene.at);
    if before.trim_end().ends_with([']', '}']) {
        return (LoadErrorKind::TextAfterBracket, trimmed(scene.text, place));
    }
    match before.chars().all(|c| matches!(c, ' ' | '-')) {
        true => (LoadErrorKind::BadIndentation, trimmed(scene.text, line)),
        false => (LoadErrorKind::Syntax, trimmed(scene.text, place)),
    }
}

/// The parser names a place before the tab or after it: the first tab that starts a line counts.
fn tab(scene: &Scene<'_>) -> Range<usize> {
    let start = line_around(scene.text, scene.at).start;
    let rest = scene.text.get(start..).unwrap_or_default();
    let mut offset = start;
    for line in rest.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        let indent = line.get(..blanks).unwrap_or_default();
        if let Some(found) = indent.find('\t') {
            return offset + found..offset + blanks;
        }
        offset += line.len();
    }
    one_character(scene.text, scene.at)
}

/// Returns the line that holds `at`, without its break. A place at the very end belongs to the last
/// line that says something.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = match text.get(at..) {
        Some(rest) if !rest.trim().is_empty() => at,
        _ => text.get(..at).unwrap_or(text).trim_end().len(),
    };
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let rest = text.get(start..).unwrap_or_default();
    start..start + rest.lines().next().unwrap_or_default().len()
}

fn column(text: &str, place: &Range<usize>) -> usize {
    let before = text.get(..place.start).unwrap_or_default();
    before.len() - before.rfind('\n').map_or(0, |found| found + 1)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..(range.start + words.trim_end().len()).max(start)
}

fn one_character(text: &str, at: usize) -> Range<usize> {
    let width = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    at..at + width
}
