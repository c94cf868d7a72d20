//! The front door: rule text → tree and problems, piece by piece.

use std::num::NonZeroUsize;
use std::ops::Range;

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::ast::{Item, RuleFile};
use super::cut::{Flaw, MAX_DEPTH, Piece, cut};
use super::error::{Expected, JOINING_WORDS, SyntaxError, SyntaxErrorKind};
use super::grammar::{Rule, RuleParser, expected};
use super::lower::Lowering;
use super::nesting::is_too_deep;
use crate::source::{FileId, Span};

/// The size of the largest rule file, in bytes.
const MAX_SIZE: usize = 16 * 1024 * 1024;
/// How many steps the parser may take for one piece; an ordinary rule takes some hundred.
const MAX_STEPS: usize = 50_000_000;
/// The stack that the deepest nesting allowed takes in a build without optimisation, with room to
/// spare; where less is left (a thread of a library's user), a stack of its own is made.
const STACK_NEEDED: usize = 6 * 1024 * 1024;
const STACK_GIVEN: usize = 16 * 1024 * 1024;

/// Parses the rule file `file` with the text `text`.
///
/// Returns the items that could be read, and every problem found; the items of a file with problems
/// are the healthy ones.
///
/// ```
/// use rulecheck::source::FileId;
/// use rulecheck::syntax::{Item, parse};
///
/// let (file, errors) = parse(FileId::FIRST, "A-1: 行(新收) >= 0\nA-2: 行(新收) >=");
/// assert!(matches!(file.items.as_slice(), [Item::Rule(_)]));
/// assert_eq!(errors.len(), 1);
/// ```
pub fn parse(file: FileId, text: &str) -> (RuleFile, Vec<SyntaxError>) {
    let mut parsing = Parsing { file, text, items: Vec::new(), errors: Vec::new(), torn: false };
    if text.len() > MAX_SIZE {
        let kind = SyntaxErrorKind::TooLarge { limit: MAX_SIZE };
        parsing.errors.push(SyntaxError { kind, span: Span::new(file, 0..0) });
    } else {
        pest::set_call_limit(NonZeroUsize::new(MAX_STEPS));
        stacker::maybe_grow(STACK_NEEDED, STACK_GIVEN, || {
            for piece in cut(text, 0..text.len()) {
                parsing.piece(&piece);
            }
        });
    }
    (RuleFile { file, items: parsing.items }, parsing.errors)
}

/// Why a text has no tree.
enum Broken {
    /// The grammar gave up, at the first place it did not understand.
    Unread(SyntaxError),
    /// It was read, and these things in it were refused: all there are.
    Refused(Vec<SyntaxError>),
}

struct Parsing<'a> {
    file: FileId,
    text: &'a str,
    items: Vec<Item>,
    errors: Vec<SyntaxError>,
    /// Whether a brace above was opened and never closed: what follows may be lines of its body.
    torn: bool,
}

impl Parsing<'_> {
    fn piece(&mut self, piece: &Piece) {
        if self.torn && self.belongs_to_torn_body(piece) {
            return;
        }
        self.torn = matches!(piece.flaw, Some(Flaw::Unclosed('{' | '｛', _)));
        if matches!(piece.flaw, Some(Flaw::Deep(_))) {
            self.errors.extend(self.flaw(piece));
            return;
        }
        match self.attempt(Rule::piece, piece) {
            Ok(items) => self.items.extend(items),
            Err(broken) => self.errors.extend(self.errors_in(piece, broken)),
        }
    }

    fn belongs_to_torn_body(&self, piece: &Piece) -> bool {
        matches!(piece.flaw, Some(Flaw::Stray('}' | '｝', at)) if at == piece.range.start)
            || self.attempt(Rule::entry_piece, piece).is_ok()
            || self.attempt(Rule::waiver_line_piece, piece).is_ok()
    }

    /// Parses and lowers one piece of text. Lowering may refuse what the grammar lets through so that
    /// it can be named.
    fn attempt(&self, start: Rule, piece: &Piece) -> Result<Vec<Item>, Broken> {
        let range = &piece.range;
        let text = self.text.get(range.clone()).unwrap_or_default();
        // Brackets that are closed have been counted already.
        let brackets = || text.matches(['(', '（', '{', '｛']).count();
        if is_too_deep(text) || (piece.flaw.is_some() && brackets() > MAX_DEPTH) {
            let span = Span::new(self.file, range.clone());
            let kind = SyntaxErrorKind::TooIntricate;
            return Err(Broken::Unread(SyntaxError { kind, span }));
        }
        let mut pairs = RuleParser::parse(start, text)
            .map_err(|error| Broken::Unread(self.syntax_error(&error, range)))?;
        let mut lowering = Lowering::new(self.file, range.start);
        let items = pairs.next().map(|pair| lowering.piece(pair)).unwrap_or_default();
        if lowering.errors.is_empty() { Ok(items) } else { Err(Broken::Refused(lowering.errors)) }
    }

    /// Returns the errors of a broken piece: those of the lines of its body, so that several show at
    /// once, else what cutting saw, else the place at which the grammar gave up.
    fn errors_in(&self, piece: &Piece, broken: Broken) -> Vec<SyntaxError> {
        let error = match broken {
            Broken::Refused(errors) => return errors,
            Broken::Unread(error) => error,
        };
        let head = self.text.get(piece.range.clone()).unwrap_or_default();
        let (whole, inside) = match head.split_whitespace().next() {
            Some("rule" | "规则") => (Some(Rule::rule_piece), Some(Rule::entry_piece)),
            Some("in" | "在") => (Some(Rule::scope_piece), Some(Rule::piece)),
            Some("fact" | "事实") => (Some(Rule::fact_piece), None),
            Some("waive" | "豁免") => (Some(Rule::waiver_piece), None),
            _ => (None, None),
        };
        if let (Some(inside), Some(body)) = (inside, &piece.body) {
            let errors = self.errors_in_lines(inside, body);
            if !errors.is_empty() {
                return errors;
            }
        }
        if let Some(flaw) = self.flaw(piece) {
            return vec![flaw];
        }
        match whole.map(|whole| self.attempt(whole, piece)) {
            Some(Err(Broken::Unread(nearer))) => vec![nearer],
            Some(Ok(_) | Err(Broken::Refused(_))) | None => vec![error],
        }
    }

    fn errors_in_lines(&self, start: Rule, body: &Range<usize>) -> Vec<SyntaxError> {
        let mut errors = Vec::new();
        for line in cut(self.text, body.clone()) {
            if let Err(broken) = self.attempt(start, &line) {
                errors.extend(self.errors_in(&line, broken));
            }
        }
        errors
    }

    /// Returns what cutting saw to be wrong with a piece: it explains more than the place at which the
    /// grammar gave up.
    fn flaw(&self, piece: &Piece) -> Option<SyntaxError> {
        let at = |sign: char, at: usize| Span::new(self.file, at..at + sign.len_utf8());
        let (kind, span) = match piece.flaw.as_ref()? {
            Flaw::Unclosed(sign, place) => {
                (SyntaxErrorKind::UnclosedBracket { bracket: *sign }, at(*sign, *place))
            }
            Flaw::Stray(sign, place) => {
                (SyntaxErrorKind::StrayBracket { bracket: *sign }, at(*sign, *place))
            }
            Flaw::Quote(sign, place) => {
                (SyntaxErrorKind::UnclosedQuote { quote: *sign }, at(*sign, *place))
            }
            Flaw::Deep(place) => (SyntaxErrorKind::TooDeep { limit: MAX_DEPTH }, at('(', *place)),
        };
        Some(SyntaxError { kind, span })
    }

    fn syntax_error(&self, error: &Error<Rule>, range: &Range<usize>) -> SyntaxError {
        let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
        let at = range.start + at;
        let before = self.text.get(range.start..at).unwrap_or_default();
        let rest = self.text.get(at..range.end).unwrap_or_default();
        let found = first_word(rest);
        let positives = match &error.variant {
            ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
            ErrorVariant::CustomError { .. } => {
                let span = Span::new(self.file, range.clone());
                return SyntaxError { kind: SyntaxErrorKind::TooIntricate, span };
            }
        };
        let glued = last_word(before);
        if found.starts_with(['(', '（']) && JOINING_WORDS.iter().any(|word| glued.contains(word))
        {
            let kind = SyntaxErrorKind::Unspaced { written: glued.to_owned() };
            return SyntaxError { kind, span: Span::new(self.file, at - glued.len()..at) };
        }
        if let Some(word) = before_axis(found, before, glued) {
            let start = at - before.len() + word.start;
            let end = word.start;
            let span = Span::new(self.file, start..start + word.len());
            let found = before.get(word).unwrap_or_default().to_owned();
            let around = around(before, end, rest, 0);
            return SyntaxError {
                kind: SyntaxErrorKind::Unexpected { found, expected: vec![], around },
                span,
            };
        }
        let mut expected: Vec<Expected> = positives.iter().copied().filter_map(expected).collect();
        expected.sort_unstable();
        expected.dedup();
        likeliest(&mut expected, before);
        let span = Span::new(self.file, at..at + found.len());
        SyntaxError {
            kind: SyntaxErrorKind::Unexpected {
                found: found.to_owned(),
                expected,
                around: around(before, before.len(), rest, found.len()),
            },
            span,
        }
    }
}

/// Returns the word in front of `行(`, which makes a section of the word and a fact of `行`: the word
/// is what does not belong there, as in `如果 行(新收) > 0`.
fn before_axis(found: &str, before: &str, last: &str) -> Option<Range<usize>> {
    let axes = ["行", "列", "格", "末级", "下级", "row", "col", "cell", "rows", "cols", "leaves"];
    if !found.starts_with(['(', '（']) || !axes.contains(&last) {
        return None;
    }
    let earlier = before.get(..before.len() - last.len())?.trim_end();
    let word = last_word(earlier);
    (!word.is_empty()).then(|| earlier.len() - word.len()..earlier.len())
}

/// Returns the line before a place and behind it, as far as one reads.
fn around(before: &str, end: usize, rest: &str, start: usize) -> [String; 2] {
    const READ: usize = 60;
    let before = before.get(..end).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let behind = rest.get(start..).unwrap_or_default();
    let behind = behind.split(['\n', '\r']).next().unwrap_or_default();
    let skipped = line.chars().count().saturating_sub(READ);
    [line.chars().skip(skipped).collect(), behind.chars().take(READ).collect()]
}

/// Leaves out what nobody means behind `before`, the part of the statement that could be read.
fn likeliest(expected: &mut Vec<Expected>, before: &str) {
    let id = before.trim_end();
    let is_id = id.contains(|sign: char| sign == '-' || sign.is_ascii_digit())
        && id.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    if is_id && expected.contains(&Expected::Comparison) {
        *expected = vec![Expected::Colon];
    }
    if expected.contains(&Expected::Label) {
        // Quotes are for labels that cannot stand without.
        expected.retain(|one| *one != Expected::Quoted);
    }
    let compared = before.contains(['=', '＝', '<', '＜', '>', '＞', '≤', '≥', '≠'])
        || ["match", "一致", "等于", "超过", "大于", "小于", "少于"]
            .iter()
            .any(|word| before.contains(word));
    if compared && expected.len() > 1 {
        // A chain may go on, but who has written one comparison seldom means another.
        expected.retain(|one| *one != Expected::Comparison);
    }
}

/// Returns the word or sign at the start of `text`, for quoting; nothing at the end of a line.
fn first_word(text: &str) -> &str {
    let mut end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
    if end == 0 {
        let sign = text.chars().next().filter(|sign| !['\n', '\r'].contains(sign));
        end = sign.map_or(0, char::len_utf8);
    }
    text.get(..end).unwrap_or_default()
}

/// Returns the word at the end of `text`.
fn last_word(text: &str) -> &str {
    let start = text.trim_end_matches(is_word).len();
    text.get(start..).unwrap_or_default()
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<String> {
        let (_, errors) = parse(FileId::FIRST, text);
        let line = |error: &SyntaxError| {
            text.get(..error.span.start as usize).unwrap().matches('\n').count() + 1
        };
        errors.iter().map(|error| format!("{}: {:?}", line(error), error.kind)).collect()
    }

    #[test]
    fn the_two_first_lines_and_their_kin_parse() {
        for text in [
            "row(新收) + row(结转) == row(总计) + row(结转下年)",
            "总体情况 visits match 其他事项 visits",
            "T3-BAL：行（新收）＋行（上年结转）＝行（总计）＋行（结转下年）",
            "在 表三 逐列 { T3-SUM: 行(总计) == 合计(末级(本年度办理结果)) }   # 注",
            "in 表三 for each row { T3-COL: col(总计) == sum(cols(自然人 .. 其他)) }",
            "在 表四 逐组(行政复议, 行政诉讼/未经复议直接起诉) { T4-SUM: 列(总计) == 合计(列(结果维持 .. 尚未审结)) }",
            "事实 visits：次 { 表述 \"网站访问量{n}次\" }",
            "事实 申请总数：件 { 在 总体情况\n 表述 \"共…收办{n}件\" 或 \"收到…{n}件\" }",
            "TX-01: 总体情况 申请总数 与 格(新收, 总计) + 格(上年结转, 总计) 一致",
            "T2-02: 表二.格(规章, 现行有效件数) >= 表二.格(规章, 本年制发件数)",
            "T3-NN: 每个 x 在 行(新收 .. 结转下年): x >= 0",
            "规则 A-1 \"标题\" {\n 依据: \"某文\"\n 缺失: 部分当零\n 在 表三 逐列\n 须 行(甲) == 1\n}",
            "行((一)予以公开) >= 0 且 非 行(「本年增/减」) 为空",
            "row(a) <= row(b)\n  <= row(c) and\n  row(d) == 50%",
        ] {
            assert_eq!(errors(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn every_broken_line_is_reported_and_the_healthy_ones_stay() {
        let text = "A: 行(新收 == 1\nB: 行(甲) == 1\n在 表三 逐列 {\n  C: 行(丙) == == 1\n  D: 行(丁) == 1\n  E: 行(丁) && 1\n}\n规则 F {\n  依据: \"某\n  作者: 某\n  行(甲) == 1\n}\nG: 行(庚) == 1";
        let (file, found) = parse(FileId::FIRST, text);
        assert_eq!(found.len(), 5, "{:#?}", errors(text));
        assert_eq!(file.items.len(), 2);
    }

    #[test]
    fn blanks_behind_a_word_do_not_belong_to_it() {
        let text = "A-1\u{FEFF} : 行\u{FEFF}\u{3000}(新收) == 1\n规则 B {\n依据 \u{FEFF}: 某文\n行 (甲) == 1\n合格\u{FEFF}: 甲=1\n}";
        assert_eq!(errors(text), Vec::<String>::new());
        let (file, _) = parse(FileId::FIRST, text);
        let [Item::Rule(first), Item::Rule(second)] = file.items.as_slice() else {
            panic!("two rules: {file:?}");
        };
        assert_eq!(first.id.as_ref().unwrap().node, "A-1");
        let key = second.attributes.first().unwrap().key.span;
        assert_eq!(text.get(key.start as usize..key.end as usize), Some("依据"));
    }

    #[test]
    fn two_hundred_brackets_parse_at_once() {
        let text = format!("A: {}1{} == 1", "(".repeat(200), ")".repeat(200));
        assert_eq!(errors(&text), Vec::<String>::new());
    }
}
