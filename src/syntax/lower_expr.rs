//! pest's pairs → expressions. The grammar hands an expression on as one flat row of operands and
//! operators; here is told how tightly each operator binds, one function a level, the loosest first.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest has one enum for all rules; the grammar says which can occur where"
)]

use std::iter::Peekable;

use pest::iterators::{Pair, Pairs};

use super::ast::{AddOp, CompareOp, Expr, ExprKind, MultiplyOp, Property};
use super::error::SyntaxErrorKind;
use super::grammar::Rule;
use super::lower::{Lowering, next, unexpected};
use crate::source::{Span, Spanned};

/// What is still to come of the row.
type Parts<'i> = Peekable<Pairs<'i, Rule>>;

/// An operator that joins statements, in both languages.
struct Joining {
    /// The signs it may begin with, however it is written.
    begins: &'static [char],
    meant: (&'static str, &'static str),
    kind: fn(Vec<Expr>) -> ExprKind,
}

const OR: Joining =
    Joining { begins: &['或', 'o', '|'], meant: ("or", "或"), kind: ExprKind::Or };
const AND: Joining =
    Joining { begins: &['且', '并', 'a', '&'], meant: ("and", "且"), kind: ExprKind::And };

impl Lowering {
    /// Lowers an expression: what `⇒` stands between, if it does.
    pub(super) fn expr(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let parts = &mut pair.into_inner().peekable();
        let left = self.disjunction(parts);
        if parts.next_if(|part| part.as_rule() == Rule::implies_op).is_none() {
            return left;
        }
        let right = self.disjunction(parts);
        let span = left.span.to(right.span);
        Expr { kind: ExprKind::Implies(Box::new(left), Box::new(right)), span }
    }

    fn disjunction(&mut self, parts: &mut Parts<'_>) -> Expr {
        self.joined_by(&OR, parts, Self::conjunction)
    }

    fn conjunction(&mut self, parts: &mut Parts<'_>) -> Expr {
        self.joined_by(&AND, parts, Self::negation)
    }

    /// Lowers the operands of a chain of one operator, refusing its foreign spelling.
    fn joined_by(
        &mut self,
        joining: &Joining,
        parts: &mut Parts<'_>,
        operand: fn(&mut Self, &mut Parts<'_>) -> Expr,
    ) -> Expr {
        let first = operand(self, parts);
        let mut span = first.span;
        let Some(mut op) = parts.next_if(|part| joining.is(part)) else { return first };
        let mut all = vec![first];
        loop {
            if op.as_str().starts_with(['&', '|']) {
                self.refuse_foreign(&op, joining.meant);
            }
            let operand = operand(self, parts);
            span = span.to(operand.span);
            all.push(operand);
            match parts.next_if(|part| joining.is(part)) {
                Some(another) => op = another,
                None => return Expr { kind: (joining.kind)(all), span },
            }
        }
    }

    fn refuse_foreign(&mut self, pair: &Pair<'_, Rule>, meant: (&'static str, &'static str)) {
        let written = self.written(pair);
        self.refuse(
            SyntaxErrorKind::ForeignOperator { written: written.node, meant },
            written.span,
        );
    }

    fn negation(&mut self, parts: &mut Parts<'_>) -> Expr {
        let mut negations = Vec::new();
        while let Some(op) = parts.next_if(|part| part.as_rule() == Rule::not_op) {
            negations.push(self.span(&op));
        }
        let inner = match parts.next_if(|part| part.as_rule() == Rule::quantified) {
            Some(quantified) => self.quantified(quantified),
            None => self.comparison(parts),
        };
        negated(&negations, inner)
    }

    fn quantified(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let start = self.span(&pair);
        let mut inner = pair.into_inner();
        let every = matches!(next(&mut inner).as_str(), "every" | "每个");
        let name = self.written(&next(&mut inner));
        let mut inner = inner.filter(|pair| !matches!(pair.as_rule(), Rule::in_word | Rule::colon));
        let list = next(&mut next(&mut inner).into_inner());
        let list = Box::new(self.plain(list));
        let body = Box::new(self.expr(next(&mut inner)));
        let span = Span { end: body.span.end, ..start };
        Expr { kind: ExprKind::Quantified { every, name, list, body }, span }
    }

    fn comparison(&mut self, parts: &mut Parts<'_>) -> Expr {
        let first = self.sum(parts);
        let Some(op) = parts.next_if(|part| says_something(part.as_rule())) else { return first };
        let start = first.span;
        let (kind, end) = match op.as_rule() {
            Rule::compare_op => self.chain(first, op, parts),
            Rule::match_op | Rule::with_op => self.agreement(first, op.as_rule(), parts),
            Rule::contains_op => self.containment(first, parts),
            Rule::predicate_op => (predicate(&op, Box::new(first)), self.span(&op)),
            Rule::member_op => {
                let list = next(parts);
                let end = self.span(&list);
                (ExprKind::In(Box::new(first), self.arguments(list)), end)
            }
            Rule::between_op => {
                let low = self.sum(parts);
                next(parts);
                let high = self.sum(parts);
                let end = high.span;
                (ExprKind::Between(Box::new(first), Box::new(low), Box::new(high)), end)
            }
            _ => unexpected(&op),
        };
        Expr { kind, span: start.to(end) }
    }

    fn chain(
        &mut self,
        first: Expr,
        op: Pair<'_, Rule>,
        parts: &mut Parts<'_>,
    ) -> (ExprKind, Span) {
        let mut rest = Vec::with_capacity(1);
        let mut next_op = Some(op);
        let mut end = first.span;
        while let Some(op) = next_op {
            let op = self.compare_op(&op);
            let operand = self.sum(parts);
            end = operand.span;
            rest.push((op, operand));
            next_op = parts.next_if(|part| part.as_rule() == Rule::compare_op);
        }
        (ExprKind::Compare { first: Box::new(first), rest }, end)
    }

    fn compare_op(&mut self, pair: &Pair<'_, Rule>) -> Spanned<CompareOp> {
        let op = match pair.as_str() {
            "==" | "＝＝" | "=" | "＝" | "等于" => CompareOp::Equal,
            "!=" | "！=" | "！＝" | "≠" | "不等于" => CompareOp::NotEqual,
            "<" | "＜" | "小于" => CompareOp::Less,
            ">" | "＞" | "大于" => CompareOp::Greater,
            "<=" | "＜＝" | "＜=" | "≤" | "小于等于" | "不超过" | "不大于" | "不高于" => {
                CompareOp::AtMost
            }
            ">=" | "＞＝" | "＞=" | "≥" | "大于等于" | "不少于" | "不小于" | "不低于" => {
                CompareOp::AtLeast
            }
            "<>" | "＜＞" => {
                self.refuse_foreign(pair, ("!=", "不等于"));
                CompareOp::NotEqual
            }
            _ => unexpected(pair),
        };
        Spanned::new(op, self.span(pair))
    }

    /// Lowers `a 一致 b 一致 c`, or `a 与 b 与 c 一致`, of which `opened` is the first operator.
    fn agreement(&mut self, first: Expr, opened: Rule, parts: &mut Parts<'_>) -> (ExprKind, Span) {
        let mut statements = vec![first];
        loop {
            let statement = self.sum(parts);
            let end = statement.span;
            statements.push(statement);
            let goes_on =
                |part: &Pair<'_, Rule>| matches!(part.as_rule(), Rule::match_op | Rule::with_op);
            match parts.next_if(goes_on) {
                None => return (ExprKind::Match(statements), end),
                Some(op) if op.as_rule() != opened => {
                    return (ExprKind::Match(statements), self.span(&op));
                }
                Some(_) => {}
            }
        }
    }

    fn containment(&mut self, first: Expr, parts: &mut Parts<'_>) -> (ExprKind, Span) {
        let mut words = Vec::new();
        loop {
            let word = next(parts);
            let end = self.span(&word);
            words.push(self.quoted(word));
            if parts.next_if(|part| part.as_rule() == Rule::or_op).is_none() {
                return (ExprKind::Contains(Box::new(first), words), end);
            }
        }
    }

    fn sum(&mut self, parts: &mut Parts<'_>) -> Expr {
        let first = self.product(parts);
        let mut span = first.span;
        let mut rest = Vec::new();
        while let Some(op) = parts.peek().and_then(add_op) {
            next(parts);
            let operand = self.product(parts);
            span = span.to(operand.span);
            rest.push((op, operand));
        }
        if rest.is_empty() {
            return first;
        }
        Expr { kind: ExprKind::Sum { first: Box::new(first), rest }, span }
    }

    fn product(&mut self, parts: &mut Parts<'_>) -> Expr {
        let first = self.operand(next(parts));
        let mut span = first.span;
        let mut rest = Vec::new();
        while let Some(op) = parts.peek().and_then(multiply_op) {
            next(parts);
            let operand = self.operand(next(parts));
            span = span.to(operand.span);
            rest.push((op, operand));
        }
        if rest.is_empty() {
            return first;
        }
        Expr { kind: ExprKind::Product { first: Box::new(first), rest }, span }
    }
}

impl Joining {
    /// Tells whether a part is this operator.
    fn is(&self, part: &Pair<'_, Rule>) -> bool {
        part.as_rule() == Rule::joining_op && part.as_str().starts_with(self.begins)
    }
}

/// Tells whether an operator says something of the figure in front of it.
fn says_something(op: Rule) -> bool {
    matches!(
        op,
        Rule::compare_op
            | Rule::match_op
            | Rule::with_op
            | Rule::contains_op
            | Rule::predicate_op
            | Rule::member_op
            | Rule::between_op
    )
}

fn add_op(part: &Pair<'_, Rule>) -> Option<AddOp> {
    match (part.as_rule(), part.as_str()) {
        (Rule::arithmetic_op, "+" | "＋" | "加") => Some(AddOp::Plus),
        (Rule::arithmetic_op, "-" | "－" | "−" | "减") => Some(AddOp::Minus),
        _ => None,
    }
}

fn multiply_op(part: &Pair<'_, Rule>) -> Option<MultiplyOp> {
    match (part.as_rule(), part.as_str()) {
        (Rule::arithmetic_op, "*" | "＊" | "×" | "乘") => Some(MultiplyOp::Times),
        (Rule::arithmetic_op, "/" | "／" | "÷" | "除以") => Some(MultiplyOp::Over),
        _ => None,
    }
}

fn negated(negations: &[Span], expr: Expr) -> Expr {
    let Some(first) = negations.first() else { return expr };
    let span = first.to(expr.span);
    // Two negations cancel, as two signs do.
    if negations.len().is_multiple_of(2) {
        return Expr { span, ..expr };
    }
    Expr { kind: ExprKind::Not(Box::new(expr)), span }
}

/// Returns what a word says of a figure that needs no other; `is` and blanks may stand before it.
fn predicate(op: &Pair<'_, Rule>, figure: Box<Expr>) -> ExprKind {
    let in_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let property = match op.as_str().rsplit(|sign| !in_word(sign)).next().unwrap_or_default() {
        "为空" | "blank" => return ExprKind::IsBlank(figure),
        "为整数" | "whole" => return ExprKind::IsWhole(figure),
        "已填" | "filled" => Property::Filled,
        "已列" | "listed" => Property::Listed,
        "行名合格式" | "row_labelled" => Property::RowLabelled,
        "列名合格式" | "column_labelled" => Property::ColumnLabelled,
        "小数位足" | "precise" => Property::Precise,
        _ => unexpected(op),
    };
    ExprKind::Is(property, figure)
}
