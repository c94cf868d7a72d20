//! Calls → terms: names that were given to expressions, functions, and the few forms that look at more
//! than numbers.

use super::error::{ResolveErrorKind, Ty};
use super::figure::Document;
use super::plan::{Asked, Term};
use super::terms::{Builder, Built, Parameter};
use crate::builtins::{self, BUILTINS, Builtin, Form, Parameters};
use crate::source::{Span, Spanned};
use crate::syntax::{Expr, ExprKind};

/// How deep names may stand for names.
const MAX_LET_DEPTH: usize = 32;
/// How many names may be put into one statement.
const MAX_PUT_IN: usize = 10_000;
/// What `各` goes through, in both languages.
const UNIT_GROUPS: [&str; 2] = ["下属单位", "children"];

/// Tells whether a function looks into another report, perhaps for want of an argument.
pub fn reads_other_reports(function: &str) -> bool {
    matches!(Form::find(function), Some(Form::Prior | Form::Each))
        || builtins::find(function).is_some_and(|builtin| builtin.against_prior)
}

/// Tells whether a function goes through the reports of the subordinate units.
pub fn reads_children(function: &str) -> bool {
    matches!(Form::find(function), Some(Form::Each))
}

impl<'a> Builder<'a, '_> {
    /// Puts in what a name stands for, its arguments in the place of its parameters.
    pub(super) fn put_in<T>(
        &mut self,
        name: &'a Spanned<String>,
        arguments: &'a [Expr],
        build: fn(&mut Self, &'a Expr) -> Built<T>,
    ) -> Built<T> {
        let decl = self.lets.get(&name.node)?;
        let count = decl.parameters.len();
        self.counted(name, arguments, count, Some(count))?;
        let mut frame = Vec::new();
        for (parameter, argument) in decl.parameters.iter().zip(arguments) {
            let before = self.built();
            let (term, ty) = self.term(argument)?;
            let (name, parts) = (parameter.node.as_str(), self.built() - before);
            frame.push(Parameter { name, term, ty, parts });
        }
        self.put_in += 1;
        if self.frames.len() == MAX_LET_DEPTH || self.put_in > MAX_PUT_IN {
            let limit = if self.put_in > MAX_PUT_IN { MAX_PUT_IN } else { MAX_LET_DEPTH };
            let is_known = |(known, _): &(ResolveErrorKind, Span)| {
                matches!(known, ResolveErrorKind::LetTooDeep { .. })
            };
            if !self.errors.iter().any(is_known) {
                let kind = ResolveErrorKind::LetTooDeep { name: name.node.clone(), limit };
                self.errors.push((kind, name.span));
            }
            return None;
        }
        self.frames.push(frame);
        let built = build(self, &decl.value);
        self.frames.pop();
        built
    }

    /// Builds a call of a function.
    pub(super) fn call(
        &mut self,
        function: &'a Spanned<String>,
        arguments: &'a [Expr],
    ) -> Built<(Term, Ty)> {
        match Form::find(&function.node) {
            Some(Form::IfBlank) => Some((self.if_blank(function, arguments)?, Ty::Number)),
            Some(Form::Prior) => self.prior(function, arguments),
            Some(Form::Each) => Some((self.each(function, arguments)?, Ty::List)),
            Some(Form::Version) => Some((self.version(function, arguments)?, Ty::Number)),
            None => Some((self.builtin(function, arguments)?, Ty::Number)),
        }
    }

    fn builtin(&mut self, function: &'a Spanned<String>, arguments: &'a [Expr]) -> Built<Term> {
        let Some(builtin) = builtins::find(&function.node) else {
            let names = BUILTINS.iter().flat_map(|one| [one.name, one.chinese]);
            let candidates = names.chain(Form::names()).map(str::to_owned).collect();
            let name = function.node.clone();
            let kind = ResolveErrorKind::UnknownFunction { name, candidates };
            self.errors.push((kind, function.span));
            return None;
        };
        if let (true, [now]) = (builtin.against_prior, arguments) {
            return self.against_prior(builtin, now, function.span);
        }
        let before = self.operands.len();
        let built: Vec<_> = arguments
            .iter()
            .map(|argument| match builtin.parameters {
                Parameters::Figures => self.figures(argument),
                Parameters::Numbers(_) => self.number(argument),
            })
            .collect();
        if builtin.adds {
            self.added.extend(before..self.operands.len());
        }
        let (least, most) = match builtin.parameters {
            Parameters::Figures => (1, None),
            Parameters::Numbers(count) => (count - usize::from(builtin.against_prior), Some(count)),
        };
        self.counted(function, arguments, least, most)?;
        Some(Term::Call(builtin, built.into_iter().collect::<Built<Vec<_>>>()?))
    }

    /// `增幅(x)`: against the same figure of the year before.
    fn against_prior(
        &mut self,
        builtin: &'static Builtin,
        now: &'a Expr,
        function: Span,
    ) -> Built<Term> {
        // What is wrong in here is said once, and not built again and again inside one another.
        let term = self.number(now)?;
        let before = self.operands.len();
        let mut prior = self.number(now)?;
        self.redirect(&mut prior, before, Document::Prior, function)?;
        Some(Term::Call(builtin, vec![term, prior]))
    }

    /// `空则(x, y)`: what is asked whether it is blank lacks nothing when it is.
    fn if_blank(&mut self, function: &Spanned<String>, arguments: &'a [Expr]) -> Built<Term> {
        self.counted(function, arguments, 2, Some(2))?;
        let [asked, instead] = arguments else { return None };
        let before = self.operands.len();
        let asked = self.number(asked);
        for (operand, _) in self.operands.iter_mut().skip(before) {
            operand.asked = Asked::FiguresIfAny;
        }
        let instead = self.number(instead);
        Some(Term::IfBlank(Box::new(asked?), Box::new(instead?)))
    }

    /// `上年(x)`: the same, read in the report of the year before.
    fn prior(&mut self, function: &Spanned<String>, arguments: &'a [Expr]) -> Built<(Term, Ty)> {
        self.counted(function, arguments, 1, Some(1))?;
        let before = self.operands.len();
        let (mut term, ty) = self.term(arguments.first()?)?;
        self.redirect(&mut term, before, Document::Prior, function.span)?;
        Some((term, ty))
    }

    /// `版式(表三)`: known as soon as it is known which layout the report has.
    fn version(&mut self, function: &Spanned<String>, arguments: &'a [Expr]) -> Built<Term> {
        self.counted(function, arguments, 1, Some(1))?;
        let ExprKind::Name { section: None, name } = &arguments.first()?.kind else {
            let candidates = self.facts.table_titles();
            let kind = ResolveErrorKind::UnknownTable { name: String::new(), candidates };
            self.errors.push((kind, arguments.first()?.span));
            return None;
        };
        match self.facts.version_of(name) {
            Ok((table, version)) => {
                self.asks_version = self.asks_version.or(Some(table));
                Some(Term::Number(version))
            }
            Err(kind) => {
                self.errors.push((kind, name.span));
                None
            }
        }
    }

    /// `各(下属单位, x)`: the same, read in each report of the subordinate units.
    fn each(&mut self, function: &Spanned<String>, arguments: &'a [Expr]) -> Built<Term> {
        self.counted(function, arguments, 2, Some(2))?;
        let [group, inner] = arguments else { return None };
        let is_group = matches!(&group.kind, ExprKind::Name { section: None, name }
            if UNIT_GROUPS.contains(&name.node.as_str()));
        if !is_group {
            let candidates = UNIT_GROUPS.map(str::to_owned).to_vec();
            self.errors.push((ResolveErrorKind::UnknownUnitGroup { candidates }, group.span));
        }
        let before = self.operands.len();
        let mut term = self.number(inner)?;
        self.redirect(&mut term, before, Document::Each, function.span)?;
        is_group.then(|| Term::Each(Box::new(term)))
    }

    /// Makes a term read another report. Its operands are those from `before` on; earlier ones, which
    /// stand for parameters of a name, are copied, since the report itself may be read there too.
    fn redirect(
        &mut self,
        term: &mut Term,
        before: usize,
        document: Document,
        function: Span,
    ) -> Built<()> {
        let nested = |operands: &[(super::plan::Operand, super::terms::Origin<'_>)]| {
            operands.iter().any(|(operand, _)| operand.document != Document::Own)
        };
        if nested(self.operands.get(before..).unwrap_or_default()) {
            self.errors.push((ResolveErrorKind::OtherReportTwice, function));
            return None;
        }
        let reads = self.operands.len() > before;
        for (operand, _) in self.operands.iter_mut().skip(before) {
            operand.document = document;
        }
        if !self.redirect_earlier(term, before, document, function)? && !reads {
            self.errors.push((ResolveErrorKind::NothingOfOtherReport, function));
            return None;
        }
        Some(())
    }

    /// Redirects members and earlier operands in a term. Tells whether there were any.
    fn redirect_earlier(
        &mut self,
        term: &mut Term,
        before: usize,
        document: Document,
        function: Span,
    ) -> Built<bool> {
        Some(match term {
            Term::Operand(index) if *index < before => {
                let (mut operand, origin) = *self.operands.get(*index)?;
                if operand.document != Document::Own {
                    self.errors.push((ResolveErrorKind::OtherReportTwice, function));
                    return None;
                }
                operand.document = document;
                self.operands.push((operand, origin));
                *index = self.operands.len() - 1;
                true
            }
            Term::Member(_, of) if *of == Document::Own => {
                *of = document;
                true
            }
            Term::Member(..) => {
                self.errors.push((ResolveErrorKind::OtherReportTwice, function));
                return None;
            }
            Term::Number(_) | Term::Quantity(..) | Term::Operand(_) => false,
            Term::Negative(inner) | Term::Each(inner) => {
                self.redirect_earlier(inner, before, document, function)?
            }
            Term::Sum(parts) | Term::Product(parts) => {
                let terms = parts.iter_mut().map(|(_, part)| part);
                self.redirect_all(terms, before, document, function)?
            }
            Term::Call(_, arguments) => {
                self.redirect_all(arguments.iter_mut(), before, document, function)?
            }
            Term::IfBlank(asked, instead) => {
                let terms = [asked.as_mut(), instead.as_mut()].into_iter();
                self.redirect_all(terms, before, document, function)?
            }
        })
    }

    fn redirect_all<'t>(
        &mut self,
        terms: impl Iterator<Item = &'t mut Term>,
        before: usize,
        document: Document,
        function: Span,
    ) -> Built<bool> {
        let mut any = false;
        for term in terms {
            any |= self.redirect_earlier(term, before, document, function)?;
        }
        Some(any)
    }

    /// Builds an argument that may be a number or a list.
    fn figures(&mut self, expr: &'a Expr) -> Built<Term> {
        match self.term(expr)? {
            (term, Ty::Number | Ty::List) => Some(term),
            (_, found) => self.mismatch(Ty::List, found, expr.span),
        }
    }

    /// Notes a call with too few or too many arguments.
    fn counted(
        &mut self,
        function: &Spanned<String>,
        arguments: &[Expr],
        least: usize,
        most: Option<usize>,
    ) -> Built<()> {
        let found = arguments.len();
        if found >= least && most.is_none_or(|most| found <= most) {
            return Some(());
        }
        let name = function.node.clone();
        let kind = ResolveErrorKind::ArgumentCount { function: name, least, most, found };
        self.errors.push((kind, function.span));
        None
    }
}
