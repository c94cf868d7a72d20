//! The front door: rule text → tree and problems, piece by piece.

use std::num::NonZeroUsize;
use std::ops::Range;

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::ast::{Item, RuleFile};
use super::cut::{Flaw, MAX_DEPTH, Piece, cut};
use super::error::{Expected, SyntaxError, SyntaxErrorKind};
use super::grammar::{Rule, RuleParser, expected};
use super::lower::Lowering;
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
        match self.attempt(Rule::piece, &piece.range) {
            Ok(items) => self.items.extend(items),
            Err(found) => {
                let inner = self.errors_in_body(piece);
                self.errors.extend(if inner.is_empty() { found } else { inner });
            }
        }
    }

    fn belongs_to_torn_body(&self, piece: &Piece) -> bool {
        matches!(piece.flaw, Some(Flaw::Stray('}' | '｝', at)) if at == piece.range.start)
            || self.attempt(Rule::entry_piece, &piece.range).is_ok()
    }

    /// Parses and lowers one piece of text. Lowering may refuse what the grammar lets through so that
    /// it can be named.
    fn attempt(&self, start: Rule, range: &Range<usize>) -> Result<Vec<Item>, Vec<SyntaxError>> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let mut pairs = RuleParser::parse(start, text)
            .map_err(|error| vec![self.syntax_error(&error, range)])?;
        let mut lowering = Lowering::new(self.file, range.start);
        let items = pairs.next().map(|pair| lowering.piece(pair)).unwrap_or_default();
        if lowering.errors.is_empty() { Ok(items) } else { Err(lowering.errors) }
    }

    /// Looks for the lines of a body that are broken, so that several show at once.
    fn errors_in_body(&self, piece: &Piece) -> Vec<SyntaxError> {
        let Some(body) = &piece.body else { return self.flaw(piece).into_iter().collect() };
        let head = self.text.get(piece.range.start..body.start).unwrap_or_default();
        let start = match head.split_whitespace().next() {
            Some("rule" | "规则") => Rule::entry_piece,
            Some("in" | "在") => Rule::piece,
            _ => return self.flaw(piece).into_iter().collect(),
        };
        let mut errors = Vec::new();
        for inner in cut(self.text, body.clone()) {
            if let Err(found) = self.attempt(start, &inner.range) {
                let deeper = self.errors_in_body(&inner);
                errors.extend(if deeper.is_empty() { found } else { deeper });
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
        let rest = self.text.get(at..range.end).unwrap_or_default();
        let found = first_word(rest);
        let positives = match &error.variant {
            ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
            ErrorVariant::CustomError { .. } => {
                let span = Span::new(self.file, range.clone());
                return SyntaxError { kind: SyntaxErrorKind::TooIntricate, span };
            }
        };
        let mut wanted: Vec<Expected> = positives.iter().copied().filter_map(expected).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let span = Span::new(self.file, at..at + found.len());
        SyntaxError {
            kind: SyntaxErrorKind::Unexpected { found: found.to_owned(), expected: wanted },
            span,
        }
    }
}

/// Returns the word or sign at the start of `text`, for quoting.
fn first_word(text: &str) -> &str {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '-';
    let mut end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
    if end == 0 {
        end = text.chars().next().filter(|sign| !sign.is_control()).map_or(0, char::len_utf8);
    }
    text.get(..end).unwrap_or_default()
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
    fn two_hundred_brackets_parse_at_once() {
        let text = format!("A: {}1{} == 1", "(".repeat(200), ")".repeat(200));
        assert_eq!(errors(&text), Vec::<String>::new());
    }
}
