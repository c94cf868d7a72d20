//! pest's pairs → expressions and references. The second half of `lower`, split off for its length.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest has one enum for all rules; the grammar says which can occur where"
)]

use pest::iterators::Pair;

use super::ast::{
    AddOp, Axis, CompareOp, Expr, ExprKind, Label, LabelRange, Literal, MultiplyOp, Property,
    Reference,
};
use super::error::SyntaxErrorKind;
use super::grammar::Rule;
use super::lower::{Lowering, next, unexpected};
use crate::source::{Span, Spanned};

/// How many digits a number may have; the largest figure of any report has fewer.
const MAX_DIGITS: usize = 36;

impl Lowering {
    pub(super) fn expr(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut inner = pair.into_inner();
        let left = self.disjunction(next(&mut inner));
        let Some(_implies) = inner.next() else { return left };
        let right = self.disjunction(next(&mut inner));
        let span = left.span.to(right.span);
        Expr { kind: ExprKind::Implies(Box::new(left), Box::new(right)), span }
    }

    fn disjunction(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let parts = self.joined_by(pair, ("or", "或"), Self::conjunction);
        joined(parts, ExprKind::Or)
    }

    fn conjunction(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let parts = self.joined_by(pair, ("and", "且"), Self::negation);
        joined(parts, ExprKind::And)
    }

    /// Lowers the operands of a chain of one operator, refusing its foreign spelling.
    fn joined_by(
        &mut self,
        pair: Pair<'_, Rule>,
        meant: (&'static str, &'static str),
        operand: fn(&mut Self, Pair<'_, Rule>) -> Expr,
    ) -> Vec<Expr> {
        let mut parts = Vec::new();
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::or_word | Rule::and_word => {
                    if inner.as_str().starts_with(['&', '|']) {
                        self.refuse_foreign(&inner, meant);
                    }
                }
                _ => parts.push(operand(self, inner)),
            }
        }
        parts
    }

    fn refuse_foreign(&mut self, pair: &Pair<'_, Rule>, meant: (&'static str, &'static str)) {
        let written = self.written(pair);
        self.refuse(
            SyntaxErrorKind::ForeignOperator { written: written.node, meant },
            written.span,
        );
    }

    fn negation(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut negations = Vec::new();
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::not_op => negations.push(self.span(&inner)),
                Rule::quantified => return negated(negations, self.quantified(inner)),
                Rule::comparison => return negated(negations, self.comparison(inner)),
                _ => unexpected(&inner),
            }
        }
        unreachable!("the grammar ends a negation with what is negated")
    }

    fn quantified(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let start = self.span(&pair);
        let mut inner = pair.into_inner();
        let every = matches!(next(&mut inner).as_str(), "every" | "每个");
        let name = self.written(&next(&mut inner));
        let mut inner = inner.filter(|pair| !matches!(pair.as_rule(), Rule::in_word | Rule::colon));
        let list = next(&mut next(&mut inner).into_inner());
        let list = Box::new(self.operand(list));
        let body = Box::new(self.expr(next(&mut inner)));
        let span = Span { end: body.span.end, ..start };
        Expr { kind: ExprKind::Quantified { every, name, list, body }, span }
    }

    fn comparison(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut inner = pair.into_inner();
        let first = self.sum(next(&mut inner));
        let Some(tail) = inner.next() else { return first };
        let start = first.span;
        let tail_span = self.span(&tail);
        match tail.as_rule() {
            Rule::chain => self.chain(first, tail),
            Rule::joined | Rule::agreement => {
                let statements: Vec<Expr> = std::iter::once(first)
                    .chain(
                        tail.into_inner()
                            .filter(|pair| pair.as_rule() == Rule::sum)
                            .map(|pair| self.sum(pair)),
                    )
                    .collect();
                Expr { kind: ExprKind::Match(statements), span: start.to(tail_span) }
            }
            Rule::blankness => {
                Expr { kind: ExprKind::IsBlank(Box::new(first)), span: start.to(tail_span) }
            }
            Rule::property => {
                let property = property(&next(&mut tail.into_inner()));
                Expr { kind: ExprKind::Is(property, Box::new(first)), span: start.to(tail_span) }
            }
            Rule::membership => {
                let list = next(&mut tail.into_inner().skip(1));
                let list = self.arguments(list);
                Expr { kind: ExprKind::In(Box::new(first), list), span: start.to(tail_span) }
            }
            Rule::betweenness => {
                let mut ends = tail.into_inner().filter(|part| part.as_rule() == Rule::sum);
                let (low, high) = (self.sum(next(&mut ends)), self.sum(next(&mut ends)));
                let kind = ExprKind::Between(Box::new(first), Box::new(low), Box::new(high));
                Expr { kind, span: start.to(tail_span) }
            }
            Rule::containment => {
                let words = self.all_quoted(tail);
                Expr { kind: ExprKind::Contains(Box::new(first), words), span: start.to(tail_span) }
            }
            Rule::wholeness => {
                Expr { kind: ExprKind::IsWhole(Box::new(first)), span: start.to(tail_span) }
            }
            _ => unexpected(&tail),
        }
    }

    fn chain(&mut self, first: Expr, pair: Pair<'_, Rule>) -> Expr {
        let mut span = first.span;
        let mut rest = Vec::new();
        let mut inner = pair.into_inner();
        while let Some(op) = inner.next() {
            let op = self.compare_op(op);
            let operand = self.sum(next(&mut inner));
            span = span.to(operand.span);
            rest.push((op, operand));
        }
        Expr { kind: ExprKind::Compare { first: Box::new(first), rest }, span }
    }

    fn compare_op(&mut self, pair: Pair<'_, Rule>) -> Spanned<CompareOp> {
        let span = self.span(&pair);
        let inner = next(&mut pair.into_inner());
        let op = match inner.as_rule() {
            Rule::equal_op => CompareOp::Equal,
            Rule::not_equal_op => CompareOp::NotEqual,
            Rule::at_most_op => CompareOp::AtMost,
            Rule::at_least_op => CompareOp::AtLeast,
            Rule::less_op => CompareOp::Less,
            Rule::greater_op => CompareOp::Greater,
            Rule::compat_not_equal => {
                self.refuse_foreign(&inner, ("!=", "不等于"));
                CompareOp::NotEqual
            }
            _ => unexpected(&inner),
        };
        Spanned::new(op, span)
    }

    fn sum(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut inner = pair.into_inner();
        let first = self.product(next(&mut inner));
        let mut span = first.span;
        let mut rest = Vec::new();
        while let Some(op) = inner.next() {
            let minus = matches!(op.as_str(), "-" | "－" | "−" | "减");
            let operand = self.product(next(&mut inner));
            span = span.to(operand.span);
            rest.push((if minus { AddOp::Minus } else { AddOp::Plus }, operand));
        }
        if rest.is_empty() {
            return first;
        }
        Expr { kind: ExprKind::Sum { first: Box::new(first), rest }, span }
    }

    fn product(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut inner = pair.into_inner();
        let first = self.factor(next(&mut inner));
        let mut span = first.span;
        let mut rest = Vec::new();
        while let Some(op) = inner.next() {
            let over = matches!(op.as_str(), "/" | "／" | "÷" | "除以");
            let operand = self.factor(next(&mut inner));
            span = span.to(operand.span);
            rest.push((if over { MultiplyOp::Over } else { MultiplyOp::Times }, operand));
        }
        if rest.is_empty() {
            return first;
        }
        Expr { kind: ExprKind::Product { first: Box::new(first), rest }, span }
    }

    fn factor(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut signs = Vec::new();
        for inner in pair.into_inner() {
            if inner.as_rule() == Rule::minus_op {
                signs.push(self.span(&inner));
                continue;
            }
            let operand = self.operand(inner);
            let Some(first) = signs.first() else { return operand };
            let span = first.to(operand.span);
            // Two signs cancel: nothing is as deep as it is long.
            if signs.len().is_multiple_of(2) {
                return Expr { span, ..operand };
            }
            return Expr { kind: ExprKind::Negative(Box::new(operand)), span };
        }
        unreachable!("the grammar ends a factor with its operand")
    }

    fn operand(&mut self, pair: Pair<'_, Rule>) -> Expr {
        match pair.as_rule() {
            Rule::number => self.number(pair),
            Rule::group => self.group(pair),
            Rule::axis_reference => self.reference(None, pair),
            Rule::text_first => self.text_first(pair),
            Rule::named => self.named(pair),
            _ => unexpected(&pair),
        }
    }

    fn number(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let literal = self.literal(pair);
        Expr { kind: ExprKind::Number(literal), span }
    }

    /// Returns a number as written, its digits in half width.
    pub(super) fn literal(&mut self, pair: Pair<'_, Rule>) -> Literal {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let half_width = |sign: char| match sign {
            '０'..='９' => char::from_u32(sign as u32 - '０' as u32 + '0' as u32).unwrap_or(sign),
            '．' => '.',
            other => other,
        };
        let digits: String = next(&mut inner).as_str().chars().map(half_width).collect();
        if digits.len() > MAX_DIGITS {
            self.refuse(SyntaxErrorKind::NumberTooLong { limit: MAX_DIGITS }, span);
        }
        let mut literal = Literal { digits, percent: false, unit: None };
        if let Some(suffix) = inner.next() {
            match suffix.as_rule() {
                Rule::percent => literal.percent = true,
                Rule::number_unit => literal.unit = Some(self.written(&suffix)),
                _ => unexpected(&suffix),
            }
        }
        literal
    }

    fn group(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let expr = next(&mut pair.into_inner().filter(|inner| inner.as_rule() == Rule::expr));
        Expr { span, ..self.expr(expr) }
    }

    fn text_first(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let text = self.quoted(next(&mut inner));
        let kind = match inner.next() {
            None => ExprKind::Text(text.node),
            Some(tail) if tail.as_rule() == Rule::dot => {
                let reference = self.reference(Some(text), next(&mut inner));
                return Expr { span, ..reference };
            }
            Some(name) => ExprKind::Name { section: Some(text), name: self.written(&name) },
        };
        Expr { kind, span }
    }

    fn named(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let head = self.written(&next(&mut inner));
        let Some(tail) = inner.next() else {
            let span = head.span;
            return Expr { kind: ExprKind::Name { section: None, name: head }, span };
        };
        let kind = match tail.as_rule() {
            Rule::name => ExprKind::Name { section: Some(head), name: self.written(&tail) },
            Rule::arguments => ExprKind::Call { function: head, arguments: self.arguments(tail) },
            Rule::dot => {
                let reference = self.reference(Some(head), next(&mut inner));
                return Expr { span, ..reference };
            }
            _ => unexpected(&tail),
        };
        Expr { kind, span }
    }

    fn arguments(&mut self, pair: Pair<'_, Rule>) -> Vec<Expr> {
        pair.into_inner()
            .filter(|inner| inner.as_rule() == Rule::expr)
            .map(|inner| self.expr(inner))
            .collect()
    }

    fn reference(&mut self, table: Option<Spanned<String>>, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let axis = self.axis(next(&mut inner));
        let labels = next(&mut inner.filter(|pair| pair.as_rule() == Rule::labels));
        let labels = self.labels(labels);
        Expr { kind: ExprKind::Reference(Reference { table, axis, labels }), span }
    }

    fn axis(&mut self, pair: Pair<'_, Rule>) -> Spanned<Axis> {
        let axis = match pair.as_str() {
            "行" | "row" => Axis::Row,
            "各行" | "rows" => Axis::Rows,
            "列" | "col" | "column" => Axis::Column,
            "各列" | "cols" | "columns" => Axis::Columns,
            "格" | "cell" => Axis::Cell,
            "下级" | "children" => Axis::Children,
            "末级" | "leaves" => Axis::Leaves,
            "小计" | "subtotal" => Axis::Subtotal,
            "正文" | "text" => Axis::Text,
            _ => unexpected(&pair),
        };
        Spanned::new(axis, self.span(&pair))
    }

    pub(super) fn labels(&mut self, pair: Pair<'_, Rule>) -> Vec<LabelRange> {
        pair.into_inner()
            .filter(|inner| inner.as_rule() == Rule::label_range)
            .map(|inner| self.label_range(inner))
            .collect()
    }

    fn label_range(&mut self, pair: Pair<'_, Rule>) -> LabelRange {
        let mut labels = pair.into_inner().filter(|inner| inner.as_rule() != Rule::range_op);
        let first: Label = self.token(next(&mut labels));
        LabelRange { first, last: labels.next().map(|last| self.token(last)) }
    }
}

fn joined(mut parts: Vec<Expr>, kind: fn(Vec<Expr>) -> ExprKind) -> Expr {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    let span = match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => unreachable!("the grammar gives a chain at least one part"),
    };
    Expr { kind: kind(parts), span }
}

fn negated(negations: Vec<Span>, expr: Expr) -> Expr {
    let Some(first) = negations.first() else { return expr };
    let span = first.to(expr.span);
    // Two negations cancel, as two signs do.
    if negations.len().is_multiple_of(2) {
        return Expr { span, ..expr };
    }
    Expr { kind: ExprKind::Not(Box::new(expr)), span }
}

fn property(pair: &Pair<'_, Rule>) -> Property {
    match pair.as_rule() {
        Rule::is_filled_op => Property::Filled,
        Rule::is_listed_op => Property::Listed,
        Rule::row_labelled_op => Property::RowLabelled,
        Rule::column_labelled_op => Property::ColumnLabelled,
        Rule::is_precise_op => Property::Precise,
        _ => unexpected(pair),
    }
}
