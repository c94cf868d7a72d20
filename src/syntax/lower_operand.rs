//! pest's pairs → operands and references: what the operators of an expression stand between.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest has one enum for all rules; the grammar says which can occur where"
)]

use pest::iterators::Pair;

use super::ast::{Axis, Expr, ExprKind, Label, LabelRange, Literal, Reference};
use super::error::SyntaxErrorKind;
use super::grammar::Rule;
use super::lower::{Lowering, next, unexpected};
use crate::source::Spanned;

/// How many digits a number may have; the largest figure of any report has fewer.
const MAX_DIGITS: usize = 36;

impl Lowering {
    /// Lowers an operand with the signs in front of it.
    pub(super) fn operand(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let mut signs = Vec::new();
        for inner in pair.into_inner() {
            if inner.as_rule() == Rule::minus_op {
                signs.push(self.span(&inner));
                continue;
            }
            let operand = self.plain(inner);
            let Some(first) = signs.first() else { return operand };
            let span = first.to(operand.span);
            // Two signs cancel: nothing is as deep as it is long.
            if signs.len().is_multiple_of(2) {
                return Expr { span, ..operand };
            }
            return Expr { kind: ExprKind::Negative(Box::new(operand)), span };
        }
        unreachable!("the grammar ends an operand with what the signs stand before")
    }

    pub(super) fn plain(&mut self, pair: Pair<'_, Rule>) -> Expr {
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

    pub(super) fn arguments(&mut self, pair: Pair<'_, Rule>) -> Vec<Expr> {
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
        self.word(&pair).map(|word| match word {
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
        })
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
