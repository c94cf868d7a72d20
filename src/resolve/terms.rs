//! Expressions → statements and terms, with their types. References become numbered operands, which
//! `references` and `bindings` give their cells.

use super::alternatives::wordings;
use super::error::{ResolveErrorKind, Ty};
use super::facts::Facts;
use super::figure::{Document, FactId};
use super::lets::Lets;
use super::plan::{Asked, Operand, Property, Relation, Statement, Term, TextId, Tolerance};
use super::references::block_of;
use crate::model::{Number, Unit, fold};
use crate::source::{Span, Spanned};
use crate::syntax::{
    self, AddOp, Assertion, AssertionKind, Axis, CompareOp, Expr, ExprKind, Literal, MultiplyOp,
    Reference,
};

/// What the name of the unit is called in rules, in both languages.
const UNIT_NAMES: [&str; 2] = ["单位", "unit"];

/// Where the figures of an operand come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'a> {
    /// Cells, still to be located.
    Cells(&'a Reference),
    /// A fact.
    Fact(FactId),
}

/// What a parameter stands for.
pub(super) struct Parameter<'a> {
    pub(super) name: &'a str,
    pub(super) term: Term,
    pub(super) ty: Ty,
    /// How many parts it has.
    pub(super) parts: usize,
}

/// A statement under construction: what it reads, and what is wrong with it.
pub(super) struct Builder<'a, 'f> {
    pub(super) facts: &'f mut Facts<'a>,
    /// The operands in the order written.
    pub(super) operands: Vec<(Operand, Origin<'a>)>,
    /// Operands that a function adds up.
    pub(super) added: Vec<usize>,
    pub(super) errors: Vec<(ResolveErrorKind, Span)>,
    /// The first table whose version is asked for.
    pub(super) asks_version: Option<usize>,
    members: Vec<&'a str>,
    pub(super) lets: &'f Lets<'a>,
    /// What the parameters of the names being put in stand for, the innermost last.
    pub(super) frames: Vec<Vec<Parameter<'a>>>,
    /// How many names have been put in.
    pub(super) put_in: usize,
    /// How many parts have been built, those that stand for a name or a parameter each time anew.
    built: usize,
}

/// How many parts one statement may have. Names that stand for names twice each would otherwise make a
/// few lines grow without end.
const MAX_PARTS: usize = 1_000_000;

pub(super) type Built<T> = Option<T>;

impl<'a, 'f> Builder<'a, 'f> {
    pub(super) fn new(facts: &'f mut Facts<'a>, lets: &'f Lets<'a>) -> Self {
        let (operands, added, errors, members) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (frames, put_in, built) = (Vec::new(), 0, 0);
        Self {
            facts,
            operands,
            added,
            errors,
            members,
            lets,
            frames,
            put_in,
            built,
            asks_version: None,
        }
    }

    /// Builds an assertion.
    pub(super) fn assertion(&mut self, assertion: &'a Assertion) -> Built<Statement> {
        match &assertion.kind {
            AssertionKind::Claim(expr, tolerance) => {
                let statement = self.statement(expr)?;
                match tolerance {
                    Some(tolerance) => self.tolerate(statement, tolerance),
                    None => Some(statement),
                }
            }
            AssertionKind::When { condition, then, otherwise } => {
                let condition = self.statement(condition);
                let then = self.assertion(then);
                let otherwise = match otherwise {
                    Some(otherwise) => Some(Box::new(self.assertion(otherwise)?)),
                    None => None,
                };
                Some(Statement::When(Box::new(condition?), Box::new(then?), otherwise))
            }
        }
    }

    /// Puts a tolerance into a comparison; other statements have no sides that could lie apart.
    fn tolerate(
        &mut self,
        statement: Statement,
        written: &Spanned<syntax::Tolerance>,
    ) -> Built<Statement> {
        let allowed = match &written.node {
            syntax::Tolerance::Within(literal) if literal.percent => {
                Tolerance::Share(Number::parse(&literal.digits)?.checked_div(&Number::from(100))?)
            }
            syntax::Tolerance::Within(literal) => {
                Tolerance::Within(Number::parse(&literal.digits)?, unit(literal))
            }
            syntax::Tolerance::Rounding => Tolerance::Rounding,
        };
        if let Statement::Compare { terms, relations, .. } = statement {
            return Some(Statement::Compare { terms, relations, tolerance: allowed });
        }
        self.errors.push((ResolveErrorKind::ToleranceWithoutSides, written.span));
        None
    }

    /// Builds a statement; none when something in it is wrong, which is noted.
    pub(super) fn statement(&mut self, expr: &'a Expr) -> Built<Statement> {
        Some(match &expr.kind {
            ExprKind::Compare { first, rest } => return self.compare(first, rest),
            ExprKind::Match(parts) => Statement::Match(self.numbers(parts)?),
            ExprKind::IsBlank(inner) => {
                let before = self.operands.len();
                let term = self.term(inner).map(|(term, _)| term);
                for (operand, _) in self.operands.iter_mut().skip(before) {
                    operand.asked = Asked::Blankness;
                }
                Statement::IsBlank(term?)
            }
            ExprKind::IsWhole(inner) => Statement::IsWhole(self.number(inner)?),
            ExprKind::Is(asked, inner) => {
                let before = self.operands.len();
                let term = self.number(inner);
                for (operand, _) in self.operands.iter_mut().skip(before) {
                    operand.asked = Asked::Blankness;
                }
                Statement::Is(property(*asked), term?)
            }
            ExprKind::In(inner, list) => {
                let before = self.built;
                let term = self.number(inner);
                let each = self.built - before;
                let list = self.numbers(list);
                let (term, list) = (term?, list?);
                self.grow(each.saturating_mul(list.len()), expr.span)?;
                let equal = |other| compared(vec![term.clone(), other], vec![Relation::Equal]);
                Statement::Or(list.into_iter().map(equal).collect())
            }
            ExprKind::Between(inner, low, high) => {
                let (low, term, high) = (self.number(low), self.number(inner), self.number(high));
                compared(vec![low?, term?, high?], vec![Relation::AtMost; 2])
            }
            ExprKind::Contains(text, words) => return self.contains(text, words, expr.span),
            ExprKind::Quantified { every, name, list, body } => {
                return self.quantified(*every, name, list, body);
            }
            ExprKind::Not(inner) => Statement::Not(Box::new(self.statement(inner)?)),
            ExprKind::And(parts) => Statement::And(self.statements(parts)?),
            ExprKind::Or(parts) => Statement::Or(self.statements(parts)?),
            ExprKind::Implies(left, right) => {
                let (left, right) = (self.statement(left), self.statement(right));
                Statement::Implies(Box::new(left?), Box::new(right?))
            }
            ExprKind::Name { section: None, name } if self.lets.get(&name.node).is_some() => {
                return self.put_in(name, &[], Self::statement);
            }
            ExprKind::Call { function, arguments } if self.lets.get(&function.node).is_some() => {
                return self.put_in(function, arguments, Self::statement);
            }
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Reference(_)
            | ExprKind::Name { .. }
            | ExprKind::Call { .. }
            | ExprKind::Negative(_)
            | ExprKind::Sum { .. }
            | ExprKind::Product { .. } => {
                let found = self.term(expr)?.1;
                return self.mismatch(Ty::Statement, found, expr.span);
            }
        })
    }

    fn statements(&mut self, parts: &'a [Expr]) -> Built<Vec<Statement>> {
        // Every part is built, so that the errors of all show.
        let built: Vec<_> = parts.iter().map(|part| self.statement(part)).collect();
        built.into_iter().collect()
    }

    fn compare(
        &mut self,
        first: &'a Expr,
        rest: &'a [(Spanned<CompareOp>, Expr)],
    ) -> Built<Statement> {
        let mut terms = vec![self.number(first)];
        let mut relations = Vec::new();
        for (op, operand) in rest {
            terms.push(self.number(operand));
            relations.push(relation(op.node));
        }
        let terms = terms.into_iter().collect::<Built<Vec<_>>>()?;
        Some(compared(terms, relations))
    }

    fn contains(
        &mut self,
        text: &'a Expr,
        words: &'a [Spanned<String>],
        span: Span,
    ) -> Built<Statement> {
        if let ExprKind::Name { section: None, name } = &text.kind
            && UNIT_NAMES.contains(&name.node.as_str())
        {
            let mut all = Vec::new();
            for words in words {
                let wordings = wordings(&words.node).map_err(|kind| (kind, words.span));
                all.extend(self.or_note(wordings)?.iter().map(|one| fold(one)));
            }
            return Some(Statement::UnitSays(all));
        }
        let ExprKind::Reference(Reference { axis, labels, .. }) = &text.kind else {
            let found = self.term(text)?.1;
            return self.mismatch(Ty::Text, found, text.span);
        };
        if axis.node != Axis::Text || labels.iter().any(|label| label.last.is_some()) {
            let found = if is_list_axis(axis.node) { Ty::List } else { Ty::Number };
            return self.mismatch(Ty::Text, found, text.span);
        }
        self.grow(labels.len().saturating_mul(words.len()), span)?;
        // Every name is looked for, so that the errors of all show.
        let texts: Vec<_> = labels.iter().map(|label| self.text(&label.first)).collect();
        let texts = texts.into_iter().collect::<Built<Vec<_>>>()?;
        let words: Vec<_> = words.iter().map(|words| self.facts.words(words)).collect();
        let words: Vec<_> = words.into_iter().map(|words| self.or_note(words)).collect();
        let words: Vec<_> = words.into_iter().collect::<Built<_>>()?;
        let words = words.into_iter().flatten().copied().collect();
        Some(Statement::Contains { texts, words })
    }

    fn text(&mut self, section: &'a Spanned<String>) -> Built<TextId> {
        let found = self.facts.text(section);
        self.or_note(found)
    }

    /// Returns what was found, or notes the problem.
    fn or_note<T>(&mut self, found: Result<T, (ResolveErrorKind, Span)>) -> Built<T> {
        found.map_err(|problem| self.errors.push(problem)).ok()
    }

    fn quantified(
        &mut self,
        every: bool,
        name: &'a Spanned<String>,
        list: &'a Expr,
        body: &'a Expr,
    ) -> Built<Statement> {
        let operand = match self.term(list) {
            Some((Term::Operand(operand), Ty::List)) => Some(operand),
            Some((Term::Each(_), _)) => {
                self.errors.push((ResolveErrorKind::MembersWithoutNames, list.span));
                None
            }
            Some((_, found)) => self.mismatch(Ty::List, found, list.span),
            None => None,
        };
        self.members.push(&name.node);
        let body = self.statement(body);
        self.members.pop();
        Some(Statement::Quantified { every, list: operand?, body: Box::new(body?) })
    }

    fn numbers(&mut self, parts: &'a [Expr]) -> Built<Vec<Term>> {
        let built: Vec<_> = parts.iter().map(|part| self.number(part)).collect();
        built.into_iter().collect()
    }

    /// Builds a term that must be one number.
    pub(super) fn number(&mut self, expr: &'a Expr) -> Built<Term> {
        match self.term(expr)? {
            (term, Ty::Number) => Some(term),
            (_, found) => self.mismatch(Ty::Number, found, expr.span),
        }
    }

    pub(super) fn term(&mut self, expr: &'a Expr) -> Built<(Term, Ty)> {
        self.grow(1, expr.span)?;
        let term = match &expr.kind {
            ExprKind::Number(literal) => number(literal)?,
            ExprKind::Reference(reference) if reference.axis.node == Axis::Text => {
                return self.mismatch(Ty::Number, Ty::Text, expr.span);
            }
            ExprKind::Reference(reference) => {
                let list = is_list(reference);
                let operand = self.operand(expr.span, list, Origin::Cells(reference));
                return Some((operand, if list { Ty::List } else { Ty::Number }));
            }
            ExprKind::Name { section: None, name } => {
                if let Some(parts) = self.parameter(&name.node).map(|found| found.parts) {
                    self.grow(parts, expr.span)?;
                    let found = self.parameter(&name.node)?;
                    return Some((found.term.clone(), found.ty));
                }
                if self.lets.get(&name.node).is_some() && !self.is_member(&name.node) {
                    return self.put_in(name, &[], Self::term);
                }
                return self.name(expr.span, None, name);
            }
            ExprKind::Name { section, name } => {
                return self.name(expr.span, section.as_ref(), name);
            }
            ExprKind::Call { function, arguments } if self.lets.get(&function.node).is_some() => {
                return self.put_in(function, arguments, Self::term);
            }
            ExprKind::Call { function, arguments } => return self.call(function, arguments),
            ExprKind::Negative(inner) => Term::Negative(Box::new(self.number(inner)?)),
            ExprKind::Sum { first, rest } => {
                let rest = rest.iter().map(|(op, part)| (*op == AddOp::Minus, part));
                Term::Sum(self.chain(first, rest)?)
            }
            ExprKind::Product { first, rest } => {
                let rest = rest.iter().map(|(op, part)| (*op == MultiplyOp::Over, part));
                Term::Product(self.chain(first, rest)?)
            }
            ExprKind::Text(_) => return self.mismatch(Ty::Number, Ty::Text, expr.span),
            ExprKind::Compare { .. }
            | ExprKind::Match(_)
            | ExprKind::IsBlank(_)
            | ExprKind::IsWhole(_)
            | ExprKind::Is(..)
            | ExprKind::In(..)
            | ExprKind::Between(..)
            | ExprKind::Contains(..)
            | ExprKind::Quantified { .. }
            | ExprKind::Not(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Implies(..) => {
                return self.mismatch(Ty::Number, Ty::Statement, expr.span);
            }
        };
        Some((term, Ty::Number))
    }

    /// Counts parts about to be built; none where they are too many.
    fn grow(&mut self, parts: usize, span: Span) -> Built<()> {
        let before = self.built;
        self.built = before.saturating_add(parts);
        if self.built <= MAX_PARTS {
            return Some(());
        }
        if before <= MAX_PARTS {
            self.errors.push((ResolveErrorKind::TooManyParts { limit: MAX_PARTS }, span));
        }
        None
    }

    /// Returns how many parts have been built.
    pub(super) fn built(&self) -> usize {
        self.built
    }

    fn parameter(&self, name: &str) -> Option<&Parameter<'a>> {
        self.frames.last()?.iter().find(|parameter| parameter.name == name)
    }

    fn is_member(&self, name: &str) -> bool {
        self.members.contains(&name)
    }

    fn chain(
        &mut self,
        first: &'a Expr,
        rest: impl Iterator<Item = (bool, &'a Expr)>,
    ) -> Built<Vec<(bool, Term)>> {
        let all = std::iter::once((false, first)).chain(rest);
        let built: Vec<_> =
            all.map(|(inverse, part)| Some((inverse, self.number(part)?))).collect();
        built.into_iter().collect()
    }

    fn name(
        &mut self,
        span: Span,
        section: Option<&'a Spanned<String>>,
        name: &'a Spanned<String>,
    ) -> Built<(Term, Ty)> {
        if section.is_none() {
            let member = self.members.iter().rev().position(|member| *member == name.node);
            if let Some(level) = member {
                return Some((Term::Member(level, Document::Own), Ty::Number));
            }
        }
        match self.facts.find(section, name) {
            Ok(fact) => {
                let list = self.facts.is_list(fact);
                let operand = self.operand(span, list, Origin::Fact(fact));
                Some((operand, if list { Ty::List } else { Ty::Number }))
            }
            Err(error) => {
                self.errors.push(error);
                None
            }
        }
    }

    fn operand(&mut self, span: Span, list: bool, origin: Origin<'a>) -> Term {
        let lines = match origin {
            Origin::Cells(reference) => block_of(reference),
            Origin::Fact(_) => None,
        };
        let (asked, document) = (Asked::Figures, Document::Own);
        self.operands.push((Operand { span, list, asked, document, lines }, origin));
        Term::Operand(self.operands.len() - 1)
    }

    pub(super) fn mismatch<T>(&mut self, expected: Ty, found: Ty, span: Span) -> Built<T> {
        self.errors.push((ResolveErrorKind::Mismatch { expected, found }, span));
        None
    }
}

/// Tells whether a reference stands for several figures of a binding.
pub(super) fn is_list(reference: &Reference) -> bool {
    let range = reference.labels.iter().any(|label| label.last.is_some());
    match reference.axis.node {
        Axis::Row | Axis::Column | Axis::Subtotal => range || reference.labels.len() > 1,
        Axis::Cell => range,
        Axis::Rows | Axis::Columns | Axis::Children | Axis::Leaves | Axis::Text => {
            is_list_axis(reference.axis.node)
        }
    }
}

fn is_list_axis(axis: Axis) -> bool {
    matches!(axis, Axis::Rows | Axis::Columns | Axis::Children | Axis::Leaves)
}

fn compared(terms: Vec<Term>, relations: Vec<Relation>) -> Statement {
    Statement::Compare { terms, relations, tolerance: Tolerance::Exact }
}

fn number(literal: &Literal) -> Option<Term> {
    let number = Number::parse(&literal.digits)?;
    if literal.percent {
        return Some(Term::Number(number.checked_div(&Number::from(100))?));
    }
    Some(match unit(literal) {
        Some(unit) => Term::Quantity(number, unit),
        None => Term::Number(number),
    })
}

fn unit(literal: &Literal) -> Option<Unit> {
    literal.unit.as_ref().map(|unit| Unit::named(&unit.node))
}

fn relation(op: CompareOp) -> Relation {
    match op {
        CompareOp::Equal => Relation::Equal,
        CompareOp::NotEqual => Relation::NotEqual,
        CompareOp::AtMost => Relation::AtMost,
        CompareOp::AtLeast => Relation::AtLeast,
        CompareOp::Less => Relation::Less,
        CompareOp::Greater => Relation::Greater,
    }
}

fn property(asked: syntax::Property) -> Property {
    match asked {
        syntax::Property::Filled => Property::Filled,
        syntax::Property::Listed => Property::Listed,
        syntax::Property::RowLabelled => Property::RowLabelled,
        syntax::Property::ColumnLabelled => Property::ColumnLabelled,
        syntax::Property::Precise => Property::Precise,
    }
}
