//! A rule file cut into pieces, one item each, so that one broken item does not hide the others.
//!
//! A piece ends with its line unless a bracket is open or an operator ends the line or opens the next
//! one. A bracket that is never closed counts as an ordinary character: it spoils its own line only.
//! Both passes are linear in the text, whatever it holds.

use std::ops::Range;

use memchr::{memchr, memchr2_iter};

/// How deep brackets may be nested.
pub(super) const MAX_DEPTH: usize = 256;

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes, from its first to its last visible character.
    pub(super) range: Range<usize>,
    /// The first thing in it that cannot be right, found while cutting.
    pub(super) flaw: Option<Flaw>,
    /// What lies between the braces of its body, where it has one that is closed.
    pub(super) body: Option<Range<usize>>,
}

/// What cutting alone can see to be wrong, with the byte where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A bracket that is never closed.
    Unclosed(char, usize),
    /// A closing bracket without an opening one.
    Stray(char, usize),
    /// A quotation mark without its partner on the line.
    Quote(char, usize),
    /// Brackets nested beyond [`MAX_DEPTH`].
    Deep(usize),
}

/// Words that carry a statement over to the next line, whether they end a line or open the next one.
pub(super) const JOINING: &[&str] = &[
    "and",
    "or",
    "match",
    "implies",
    "then",
    "else",
    "within",
    "between",
    "contains",
    "与",
    "和",
    "且",
    "并且",
    "或",
    "或者",
    "等于",
    "不等于",
    "不超过",
    "不少于",
    "大于",
    "小于",
    "大于等于",
    "小于等于",
    "不大于",
    "不小于",
    "不高于",
    "不低于",
    "除以",
    "则",
    "否则",
    "误差",
    "介于",
    "包含",
    "属于",
    "推出",
];
/// Words that do so only when they end a line.
pub(super) const ENDS_OPEN: &[&str] = &["not", "非", "加", "减", "乘", "when", "当"];
/// Words that do so only when they open a line: behind them a statement may be complete.
pub(super) const OPENS_ON: &[&str] = &["一致", "为空", "为整数", "is"];
/// Signs that do both.
pub(super) const SIGNS: &str = "+＋-－−*＊×/／÷=＝<＜>＞≤≥≠!！&|⇒";

/// Cuts the part `range` of `text`.
pub(super) fn cut(text: &str, range: Range<usize>) -> Vec<Piece> {
    let marks = marks(text, range.clone());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    for line in lines(text, range, &marks) {
        if line.is_empty() {
            continue;
        }
        let flaw = flaw_in(&marks, &line);
        match &mut open {
            Some(piece) if carries_over(text, &piece.range, &line) => {
                piece.range.end = line.end;
                piece.flaw = piece.flaw.take().or(flaw);
                piece.body = piece.body.take().or(body_in(&marks, &line));
            }
            _ => {
                pieces.extend(open.take());
                open = Some(Piece { body: body_in(&marks, &line), range: line, flaw });
            }
        }
    }
    pieces.extend(open);
    pieces
}

/// Something that matters for cutting, at a byte.
#[derive(Debug)]
enum Mark {
    /// An opening bracket at `at` and the bytes of its closing partner.
    Bracket { at: usize, close: Option<Range<usize>>, sign: char },
    /// A flaw that is no bracket left open.
    Flaw { at: usize, flaw: Flaw },
    /// A comment.
    Comment { at: usize, end: usize },
}

impl Mark {
    fn at(&self) -> usize {
        match self {
            Self::Bracket { at, .. } | Self::Flaw { at, .. } | Self::Comment { at, .. } => *at,
        }
    }
}

/// Reads the text once and notes brackets with their partners, comments, and quotes left open;
/// ascending.
fn marks(text: &str, range: Range<usize>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut stack: Vec<(char, usize)> = Vec::new();
    let mut at = range.start;
    let part = |at: usize| text.get(at..range.end).unwrap_or_default();
    while let Some(skipped) = part(at).bytes().position(may_be_mark) {
        at += skipped;
        let Some(sign) = part(at).chars().next() else { break };
        let next = at + sign.len_utf8();
        match sign {
            '#' => {
                let end = at + memchr(b'\n', part(at).as_bytes()).unwrap_or(range.end - at);
                marks.push(Mark::Comment { at, end });
                at = end;
                continue;
            }
            '"' | '“' | '「' => match closing_quote(part(next), sign) {
                Some(length) => {
                    at = next + length;
                    continue;
                }
                None => marks.push(Mark::Flaw { at, flaw: Flaw::Quote(sign, at) }),
            },
            '(' | '（' | '{' | '｛' => {
                if stack.len() == MAX_DEPTH {
                    marks.push(Mark::Flaw { at, flaw: Flaw::Deep(at) });
                }
                stack.push((sign, marks.len()));
                marks.push(Mark::Bracket { at, close: None, sign });
            }
            ')' | '）' | '}' | '｝' => close(&mut marks, &mut stack, sign, at),
            _ => {}
        }
        at = next;
    }
    marks
}

/// Tells whether a byte begins one of the signs that `marks` looks for; most of a text begins none.
fn may_be_mark(byte: u8) -> bool {
    const BEGIN_WIDE: [u8; 3] = [b'\xE2', b'\xE3', b'\xEF'];
    matches!(byte, b'#' | b'"' | b'(' | b')' | b'{' | b'}') || BEGIN_WIDE.contains(&byte)
}

/// Returns how far the closing partner of `quote` reaches in `rest`, if it stands on the same line.
fn closing_quote(rest: &str, quote: char) -> Option<usize> {
    let partner = match quote {
        '“' => "”",
        '「' => "」",
        _ => "\"",
    };
    let first = *partner.as_bytes().first()?;
    let ends = |at: &usize| {
        rest.get(*at..).is_some_and(|from| from.starts_with('\n') || from.starts_with(partner))
    };
    let found = memchr2_iter(first, b'\n', rest.as_bytes()).find(ends)?;
    rest.get(found..)?.starts_with(partner).then(|| found + partner.len())
}

/// Pairs a closing bracket with its opening one. A brace closes what was left open inside it.
fn close(marks: &mut Vec<Mark>, stack: &mut Vec<(char, usize)>, sign: char, at: usize) {
    let brace = matches!(sign, '}' | '｝');
    let is_brace = |open: &(char, usize)| matches!(open.0, '{' | '｛');
    let partner = if brace {
        stack.iter().rposition(is_brace)
    } else {
        stack.len().checked_sub(1).filter(|top| stack.get(*top).is_some_and(|open| !is_brace(open)))
    };
    let Some(partner) = partner else {
        marks.push(Mark::Flaw { at, flaw: Flaw::Stray(sign, at) });
        return;
    };
    let index = stack.get(partner).map(|open| open.1);
    stack.truncate(partner);
    if let Some(Mark::Bracket { close, .. }) = index.and_then(|index| marks.get_mut(index)) {
        *close = Some(at..at + sign.len_utf8());
    }
}

/// Splits at line breaks outside closed brackets; each line without blanks and comments around it.
fn lines(text: &str, range: Range<usize>, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    let mut comment = None;
    let mut marks = marks.iter().peekable();
    while at < range.end {
        while marks.next_if(|mark| mark.at() < at).is_some() {}
        let (stop, resume) = match marks.peek() {
            Some(Mark::Bracket { at, close: Some(close), .. }) => (*at, close.end),
            Some(Mark::Comment { at, end }) => (*at, *end),
            Some(mark) => (mark.at() + 1, mark.at() + 1),
            None => (range.end, range.end),
        };
        if let Some(line_break) = find_break(text, at..stop.min(range.end)) {
            lines.push(visible(text, start..comment.take().unwrap_or(line_break)));
            start = line_break + 1;
            at = start;
        } else {
            if let Some(Mark::Comment { at, .. }) = marks.peek() {
                comment = Some(*at);
            }
            at = resume;
        }
    }
    lines.push(visible(text, start..comment.unwrap_or(range.end)));
    lines
}

fn find_break(text: &str, range: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes().get(range.clone())?;
    memchr(b'\n', bytes).map(|found| range.start + found)
}

/// Trims blanks off a line; empty when nothing is left.
fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(line) = text.get(range.clone()) else { return range.start..range.start };
    let blank = |sign: char| sign.is_whitespace() || sign == '\u{FEFF}';
    let start = range.start + (line.len() - line.trim_start_matches(blank).len());
    start..start.max(range.start + line.trim_end_matches(blank).len())
}

fn flaw_in(marks: &[Mark], line: &Range<usize>) -> Option<Flaw> {
    within(marks, line).find_map(|mark| match mark {
        Mark::Bracket { at, close: None, sign } => Some(Flaw::Unclosed(*sign, *at)),
        Mark::Flaw { flaw, .. } => Some(flaw.clone()),
        Mark::Bracket { .. } | Mark::Comment { .. } => None,
    })
}

/// Returns what lies between the braces that stand directly in the line.
fn body_in(marks: &[Mark], line: &Range<usize>) -> Option<Range<usize>> {
    within(marks, line).find_map(|mark| match mark {
        Mark::Bracket { at, close: Some(close), sign: sign @ ('{' | '｛') } => {
            Some(at + sign.len_utf8()..close.start)
        }
        Mark::Bracket { .. } | Mark::Flaw { .. } | Mark::Comment { .. } => None,
    })
}

fn within<'a>(marks: &'a [Mark], line: &Range<usize>) -> impl Iterator<Item = &'a Mark> {
    let first = marks.partition_point(|mark| mark.at() < line.start);
    let end = line.end;
    marks.iter().skip(first).take_while(move |mark| mark.at() < end)
}

/// Tells whether the statement in `before` goes on in `line`.
fn carries_over(text: &str, before: &Range<usize>, line: &Range<usize>) -> bool {
    let between = text.get(before.end..line.start).unwrap_or_default();
    if between.matches('\n').count() > 1 {
        return false;
    }
    let last = text.get(before.clone()).unwrap_or_default();
    let last = last.rsplit('\n').next().unwrap_or_default();
    let next = text.get(line.clone()).unwrap_or_default();
    let last_word = last.rsplit([' ', '\t', '\u{3000}', ')', '）']).next().unwrap_or_default();
    let next_word = next.split([' ', '\t', '\u{3000}', '(', '（']).next().unwrap_or_default();
    // A statement left unfinished must not swallow the rule below it.
    if begins_rule(next) && !last.ends_with([':', '：']) {
        return false;
    }
    last.ends_with(|sign| SIGNS.contains(sign))
        || last.ends_with([':', '：', ',', '，'])
        || joins(last_word, ENDS_OPEN)
        || next.starts_with(|sign| SIGNS.contains(sign))
        || joins(next_word, OPENS_ON)
}

/// Tells whether a line opens with an id and a colon, or with the keyword of an item.
fn begins_rule(line: &str) -> bool {
    let is_id = |sign: char| sign.is_alphanumeric() || ['-', '.', '_'].contains(&sign);
    let id = line.len() - line.trim_start_matches(is_id).len();
    let behind = line.get(id..).unwrap_or_default();
    let keyword = line.split([' ', '\t', '\u{3000}']).next().unwrap_or_default();
    (id > 0 && behind.trim_start().starts_with([':', '：']))
        || ["rule", "规则", "fact", "事实", "waive", "豁免"].contains(&keyword)
}

fn joins(word: &str, also: &[&str]) -> bool {
    JOINING.contains(&word) || also.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        cut(text, 0..text.len()).into_iter().map(|piece| text.get(piece.range).unwrap()).collect()
    }

    #[test]
    fn a_line_is_a_piece_unless_something_carries_it_over() {
        let text = "# 注\nA: 行(新收) +\n  行(结转) == 1\n\nB: 行(甲)\n  与 行(乙) 一致 # 尾注\nC: 行(\n丙) == 1";
        assert_eq!(
            pieces(text),
            ["A: 行(新收) +\n  行(结转) == 1", "B: 行(甲)\n  与 行(乙) 一致", "C: 行(\n丙) == 1"]
        );
    }

    #[test]
    fn a_condition_may_take_several_lines() {
        let text =
            "A: 当 行(甲) > 0\n  则 行(乙) > 0\n  否则 行(乙) == 0\nB: 行(甲) == 行(乙)\n  误差 ±1";
        assert_eq!(pieces(text).len(), 2);
    }

    #[test]
    fn an_open_bracket_spoils_its_own_line_only() {
        let text = "A: 行(新收 == 1\nB: 行(甲) == 1\n在 表三 逐列 {\n  C: 行(丙 == 1\n  D: 行(丁) == 1\n}\nE: 1 == 1";
        let cut = cut(text, 0..text.len());
        assert_eq!(pieces(text).len(), 4);
        assert_eq!(cut[0].flaw, Some(Flaw::Unclosed('(', text.find('(').unwrap())));
        assert!(cut[2].body.is_some());
    }

    #[test]
    fn a_million_open_brackets_take_linear_time() {
        let text = "（".repeat(300_000);
        assert!(matches!(cut(&text, 0..text.len())[0].flaw, Some(Flaw::Unclosed(..))));
    }
}
