//! pest's pairs → the tree. One function for each grammar rule, of the same name.
//!
//! What the grammar accepts only so that it can be named (`&&`, unknown attributes) is refused here.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest has one enum for all rules; the grammar says which can occur where"
)]

use pest::iterators::Pair;

use super::ast::{
    Assertion, AssertionKind, Attribute, AttributeKey, Each, Example, ExampleKind, FactDecl, Item,
    LabelRange, LetDecl, Pick, RuleDecl, Scope, ScopeHead, Strength, Tolerance,
};
use super::error::{SyntaxError, SyntaxErrorKind};
use super::grammar::Rule;
use crate::source::{FileId, Span, Spanned};

/// The state of lowering one piece: where it lies, and what was refused.
pub(super) struct Lowering {
    file: FileId,
    base: usize,
    pub(super) errors: Vec<SyntaxError>,
}

impl Lowering {
    /// Starts on the piece that begins at byte `base` of `file`.
    pub(super) fn new(file: FileId, base: usize) -> Self {
        Self { file, base, errors: Vec::new() }
    }

    /// Lowers a whole piece; a piece that is a line of a body yields no item.
    pub(super) fn piece(&mut self, pair: Pair<'_, Rule>) -> Vec<Item> {
        pair.into_inner().filter_map(|inner| self.item(inner)).collect()
    }

    fn item(&mut self, pair: Pair<'_, Rule>) -> Option<Item> {
        match pair.as_rule() {
            Rule::scope => Some(Item::Scope(self.scope(pair))),
            Rule::rule => Some(Item::Rule(self.rule(pair))),
            Rule::line => Some(Item::Rule(self.line(pair))),
            Rule::fact => Some(Item::Fact(self.fact(pair))),
            Rule::waiver => Some(Item::Waiver(self.waiver(pair))),
            Rule::let_name => Some(Item::Let(self.let_name(pair))),
            // A line of a body, parsed alone to find its errors.
            Rule::scope_head => {
                self.scope_head(pair);
                None
            }
            Rule::attribute => {
                self.attribute(pair);
                None
            }
            Rule::example => {
                self.example(pair);
                None
            }
            Rule::waiver_entry => {
                self.waiver_entry(pair);
                None
            }
            Rule::assertion => {
                self.assertion(pair);
                None
            }
            Rule::EOI => None,
            _ => unexpected(&pair),
        }
    }

    fn scope(&mut self, pair: Pair<'_, Rule>) -> Scope {
        let mut inner = pair.into_inner();
        let head = self.scope_head(next(&mut inner));
        let items = inner
            .filter(|pair| !matches!(pair.as_rule(), Rule::brace_open | Rule::brace_close))
            .filter_map(|pair| self.item(pair))
            .collect();
        Scope { head, items }
    }

    fn scope_head(&mut self, pair: Pair<'_, Rule>) -> ScopeHead {
        let mut span = self.span(&pair);
        let mut head = ScopeHead {
            table: Spanned::new(String::new(), span),
            each: None,
            except: Vec::new(),
            when: None,
            span,
        };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::in_kw => span = self.span(&inner),
                Rule::table_name => head.table = self.name_or_quoted(inner),
                Rule::each => head.each = Some(self.each(inner)),
                Rule::except => head.except = self.labels_in(inner),
                Rule::when_kw => {}
                Rule::expr => head.when = Some(self.expr(inner)),
                _ => unexpected(&inner),
            }
        }
        head.span = span.to(head.table.span);
        if let Some(each) = &head.each {
            head.span = head.span.to(each.span);
        }
        if let Some(last) = head.except.last() {
            head.span = head.span.to(last.span());
        }
        if let Some(when) = &head.when {
            head.span = head.span.to(when.span);
        }
        head
    }

    fn each(&mut self, pair: Pair<'_, Rule>) -> Spanned<Each> {
        let mut span = self.span(&pair);
        let mut each = Each::Group(Vec::new());
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::each_column => (each, span) = (Each::Column, self.span(&inner)),
                Rule::each_row => (each, span) = (Each::Row, self.span(&inner)),
                Rule::each_group => span = self.span(&inner),
                Rule::labels => each = Each::Group(self.labels(inner)),
                Rule::bracket_open | Rule::bracket_close => span = span.to(self.span(&inner)),
                _ => unexpected(&inner),
            }
        }
        Spanned::new(each, span)
    }

    fn labels_in(&mut self, pair: Pair<'_, Rule>) -> Vec<LabelRange> {
        let labels = pair.into_inner().find(|inner| inner.as_rule() == Rule::labels);
        labels.map(|labels| self.labels(labels)).unwrap_or_default()
    }

    fn rule(&mut self, pair: Pair<'_, Rule>) -> RuleDecl {
        let span = self.span(&pair);
        let mut rule = empty_rule(span);
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::rule_kw | Rule::brace_open | Rule::brace_close => {}
                Rule::rule_id => rule.id = Some(self.written(&inner)),
                Rule::title => rule.title = Some(self.name_or_quoted(inner)),
                Rule::attribute => self.add_attribute(&mut rule, inner),
                Rule::scope_head => self.add_scope(&mut rule, inner),
                Rule::let_name => rule.lets.push(self.let_name(inner)),
                Rule::example => rule.examples.push(self.example(inner)),
                Rule::assertion => rule.assertions.push(self.assertion(inner)),
                _ => unexpected(&inner),
            }
        }
        if rule.assertions.is_empty() {
            let place = rule.id.as_ref().map_or(span, |id| id.span);
            self.refuse(SyntaxErrorKind::NoAssertion, place);
        }
        rule
    }

    fn add_attribute(&mut self, rule: &mut RuleDecl, pair: Pair<'_, Rule>) {
        let Some(attribute) = self.attribute(pair) else { return };
        let twin = rule.attributes.iter().find(|other| other.key == attribute.key);
        if let Some(first) = twin.map(|twin| twin.key.span) {
            self.refuse(SyntaxErrorKind::RepeatedAttribute { first }, attribute.key.span);
        }
        rule.attributes.push(attribute);
    }

    fn add_scope(&mut self, rule: &mut RuleDecl, pair: Pair<'_, Rule>) {
        let scope = self.scope_head(pair);
        if let Some(first) = rule.scope.as_ref().map(|first| first.span) {
            self.refuse(SyntaxErrorKind::RepeatedScope { first }, scope.span);
        }
        rule.scope = Some(scope);
    }

    fn example(&mut self, pair: Pair<'_, Rule>) -> Example {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let keyword = next(&mut inner);
        let kind = self.word(&keyword).map(|word| match word {
            "pass" | "合格" => ExampleKind::Pass,
            "fail" | "不符" => ExampleKind::Fail,
            "skip" | "不验" => ExampleKind::Skip,
            _ => unexpected(&keyword),
        });
        let pairs = inner.filter(|part| part.as_rule() == Rule::example_pair);
        let figures = pairs.map(|part| {
            let mut parts = part.into_inner();
            let name = self.name_or_quoted(next(&mut parts));
            next(&mut parts);
            (name, self.name_or_quoted(next(&mut parts)))
        });
        Example { kind, figures: figures.collect(), span }
    }

    fn attribute(&mut self, pair: Pair<'_, Rule>) -> Option<Attribute> {
        let mut inner = pair.into_inner();
        let key = self.word(&next(&mut inner));
        let value = next(&mut inner.filter(|pair| pair.as_rule() == Rule::attribute_value));
        let value = self.attribute_value(value);
        let known = AttributeKey::ALL
            .iter()
            .find(|(_, english, chinese)| [*english, *chinese].contains(&key.node));
        match known {
            Some((known, ..)) => Some(Attribute { key: Spanned::new(*known, key.span), value }),
            None => {
                let (key, span) = (key.node.to_owned(), key.span);
                self.refuse(SyntaxErrorKind::UnknownAttribute { key }, span);
                None
            }
        }
    }

    fn attribute_value(&mut self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let inner = next(&mut pair.into_inner());
        if inner.as_rule() == Rule::quoted {
            return self.quoted(inner);
        }
        self.written(&inner).map(|value| value.trim_end().to_owned())
    }

    fn line(&mut self, pair: Pair<'_, Rule>) -> RuleDecl {
        let mut rule = empty_rule(self.span(&pair));
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::line_id => rule.id = Some(self.word(&inner).map(str::to_owned)),
                Rule::colon => {}
                Rule::assertion => rule.assertions.push(self.assertion(inner)),
                _ => unexpected(&inner),
            }
        }
        rule
    }

    fn fact(&mut self, pair: Pair<'_, Rule>) -> FactDecl {
        let span = self.span(&pair);
        let mut fact = FactDecl {
            name: Spanned::new(String::new(), span),
            unit: None,
            section: None,
            phrases: Vec::new(),
            pick: None,
            not_near: Vec::new(),
            span,
        };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::fact_kw | Rule::colon | Rule::brace_open | Rule::brace_close => {}
                Rule::name => fact.name = self.written(&inner),
                Rule::unit => fact.unit = Some(self.written(&inner)),
                Rule::fact_in => self.fact_in(&mut fact.section, inner),
                Rule::fact_say => fact.phrases.extend(self.all_quoted(inner)),
                Rule::fact_not_near => fact.not_near.extend(self.all_quoted(inner)),
                Rule::fact_pick => fact.pick = Some(self.fact_pick(inner)),
                _ => unexpected(&inner),
            }
        }
        if fact.phrases.is_empty() {
            self.refuse(SyntaxErrorKind::FactClauses { no_phrase: true }, span);
        }
        fact
    }

    fn fact_pick(&mut self, pair: Pair<'_, Rule>) -> Pick {
        let word = next(&mut pair.into_inner().skip(1));
        match word.as_rule() {
            Rule::pick_only => Pick::Only,
            Rule::pick_first => Pick::First,
            Rule::pick_last => Pick::Last,
            Rule::pick_sum => Pick::Sum,
            _ => unexpected(&word),
        }
    }

    fn fact_in(&mut self, section: &mut Option<Spanned<String>>, pair: Pair<'_, Rule>) {
        let span = self.span(&pair);
        if section.is_some() {
            self.refuse(SyntaxErrorKind::FactClauses { no_phrase: false }, span);
        }
        let name = pair.into_inner().find(|inner| inner.as_rule() == Rule::section_name);
        *section = name.map(|name| self.name_or_quoted(name));
    }

    pub(super) fn all_quoted(&mut self, pair: Pair<'_, Rule>) -> Vec<Spanned<String>> {
        let quoted = pair.into_inner().filter(|inner| inner.as_rule() == Rule::quoted);
        quoted.map(|quoted| self.quoted(quoted)).collect()
    }

    fn let_name(&mut self, pair: Pair<'_, Rule>) -> LetDecl {
        let mut inner = pair.into_inner();
        next(&mut inner);
        let name = self.written(&next(&mut inner));
        let mut parameters = Vec::new();
        for part in inner {
            match part.as_rule() {
                Rule::parameters => {
                    let names = part.into_inner().filter(|inner| inner.as_rule() == Rule::name);
                    parameters.extend(names.map(|name| self.written(&name)));
                }
                Rule::equal_op => {}
                Rule::expr => return LetDecl { name, parameters, value: self.expr(part) },
                _ => unexpected(&part),
            }
        }
        unreachable!("the grammar ends a `let` with its expression")
    }

    fn assertion(&mut self, pair: Pair<'_, Rule>) -> Assertion {
        let mut inner = pair.into_inner();
        let mut first = next(&mut inner);
        let mut strength = None;
        if first.as_rule() == Rule::strength {
            strength = Some(self.strength(first));
            first = next(&mut inner);
        }
        let span = self.span(&first);
        let kind = match first.as_rule() {
            Rule::claim => self.claim(first),
            Rule::conditional => self.conditional(first),
            _ => unexpected(&first),
        };
        Assertion { strength, kind, span }
    }

    fn claim(&mut self, pair: Pair<'_, Rule>) -> AssertionKind {
        let mut inner = pair.into_inner();
        let expr = self.expr(next(&mut inner));
        let tolerance = inner.find(|part| part.as_rule() == Rule::tolerance);
        AssertionKind::Claim(expr, tolerance.map(|tolerance| self.tolerance(tolerance)))
    }

    fn tolerance(&mut self, pair: Pair<'_, Rule>) -> Spanned<Tolerance> {
        let span = self.span(&pair);
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::rounding_kw => return Spanned::new(Tolerance::Rounding, span),
                Rule::plus_minus => {}
                Rule::number => {
                    return Spanned::new(Tolerance::Within(self.literal(inner)), span);
                }
                _ => unexpected(&inner),
            }
        }
        unreachable!("the grammar gives a tolerance a number or a word")
    }

    fn conditional(&mut self, pair: Pair<'_, Rule>) -> AssertionKind {
        let is_part =
            |part: &Pair<'_, Rule>| matches!(part.as_rule(), Rule::expr | Rule::assertion);
        let mut parts = pair.into_inner().filter(is_part);
        let condition = self.expr(next(&mut parts));
        let then = Box::new(self.assertion(next(&mut parts)));
        let otherwise = parts.next().map(|part| Box::new(self.assertion(part)));
        AssertionKind::When { condition, then, otherwise }
    }

    fn strength(&mut self, pair: Pair<'_, Rule>) -> Spanned<Strength> {
        let strength = match pair.as_str() {
            "must" | "须" => Strength::Must,
            "should" | "宜" => Strength::Should,
            "info" | "提示" => Strength::Info,
            _ => unexpected(&pair),
        };
        Spanned::new(strength, self.span(&pair))
    }

    /// Returns the text of a pair that holds either a quoted text or a bare token.
    pub(super) fn name_or_quoted(&mut self, pair: Pair<'_, Rule>) -> Spanned<String> {
        self.token(next(&mut pair.into_inner()))
    }

    /// Returns the text of a quoted text, or of a bare token.
    pub(super) fn token(&mut self, pair: Pair<'_, Rule>) -> Spanned<String> {
        if pair.as_rule() == Rule::quoted { self.quoted(pair) } else { self.written(&pair) }
    }

    /// Returns what stands between the quotes; the place is that of the text without them.
    pub(super) fn quoted(&mut self, pair: Pair<'_, Rule>) -> Spanned<String> {
        let text = next(&mut pair.into_inner());
        let start = self.base + text.as_span().start();
        let span = Span::new(self.file, start..start + text.as_str().len());
        Spanned::new(text.as_str().to_owned(), span)
    }

    /// Returns a token as written, with its place; blanks around it belong to neither.
    pub(super) fn written(&self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        Spanned::new(pair.as_str().trim_end().to_owned(), self.span(pair))
    }

    /// Returns a word that takes the blanks behind it along, without them, with its place.
    pub(super) fn word<'a>(&self, pair: &Pair<'a, Rule>) -> Spanned<&'a str> {
        let blank = |sign: char| sign.is_whitespace() || sign == '\u{FEFF}';
        let word = pair.as_str().trim_end_matches(blank);
        let start = self.base + pair.as_span().start();
        Spanned::new(word, Span::new(self.file, start..start + word.len()))
    }

    /// Returns the place of a pair in its file. pest counts the blanks behind an optional last part to
    /// the pair; they are cut off.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = self.base + pair.as_span().start();
        Span::new(self.file, start..start + pair.as_str().trim_end().len())
    }

    /// Notes that something is refused.
    pub(super) fn refuse(&mut self, kind: SyntaxErrorKind, span: Span) {
        self.errors.push(SyntaxError { kind, span });
    }
}

fn empty_rule(span: Span) -> RuleDecl {
    RuleDecl {
        id: None,
        title: None,
        attributes: Vec::new(),
        scope: None,
        lets: Vec::new(),
        examples: Vec::new(),
        assertions: Vec::new(),
        span,
    }
}

/// Returns the next child, which the grammar guarantees.
pub(super) fn next<'a>(pairs: &mut impl Iterator<Item = Pair<'a, Rule>>) -> Pair<'a, Rule> {
    // Invariant: called only where the grammar rule has this child without `?` or `*`.
    #[allow(clippy::expect_used, reason = "the grammar guarantees the child")]
    pairs.next().expect("the grammar guarantees this child")
}

/// Tells that the grammar and the lowering have come apart.
pub(super) fn unexpected(pair: &Pair<'_, Rule>) -> ! {
    unreachable!("the grammar does not put {:?} here", pair.as_rule())
}
