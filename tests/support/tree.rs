//! The tree of a rule file, drawn: a line a node, with its place.

use rulecheck::source::Span;
use rulecheck::syntax::{
    AddOp, Assertion, AssertionKind, Axis, Each, Expr, ExprKind, Item, LabelRange, LetDecl,
    Literal, MultiplyOp, RuleDecl, RuleFile, ScopeHead, Tolerance,
};

use super::place;

/// Draws a rule file with the text it was read from.
pub(crate) fn draw(text: &str, file: &RuleFile) -> String {
    let mut drawing = Drawing { text, out: String::new() };
    file.items.iter().for_each(|item| drawing.item(item, 0));
    drawing.out
}

struct Drawing<'a> {
    text: &'a str,
    out: String,
}

impl Drawing<'_> {
    fn line(&mut self, depth: usize, words: &str, span: Span) {
        let line = format!("{}{words} @ {}\n", "  ".repeat(depth), place(self.text, span));
        self.out.push_str(&line);
    }

    fn item(&mut self, item: &Item, depth: usize) {
        match item {
            Item::Rule(rule) => self.rule(rule, depth),
            Item::Scope(scope) => {
                self.head(&scope.head, depth);
                scope.items.iter().for_each(|item| self.item(item, depth + 1));
            }
            Item::Fact(fact) => {
                let unit = fact.unit.as_ref().map_or("", |unit| &unit.node);
                let name = format!("fact {} {unit}", fact.name.node);
                self.line(depth, name.trim_end(), fact.span);
                if let Some(section) = &fact.section {
                    self.line(depth + 1, &format!("in `{}`", section.node), section.span);
                }
                for phrase in &fact.phrases {
                    self.line(depth + 1, &format!("say `{}`", phrase.node), phrase.span);
                }
                for words in &fact.not_near {
                    self.line(depth + 1, &format!("not near `{}`", words.node), words.span);
                }
                if let Some(pick) = fact.pick {
                    self.line(depth + 1, &format!("pick {pick:?}"), fact.span);
                }
            }
            Item::Let(one) => self.let_name(one, depth),
            Item::Waiver(waiver) => {
                let unit = waiver.unit.as_ref().map_or("~", |unit| &unit.node);
                self.line(depth, &format!("waive {} of `{unit}`", waiver.rule.node), waiver.span);
                for entry in &waiver.entries {
                    for value in &entry.values {
                        let words = format!("{:?} `{}`", entry.key.node, value.node);
                        self.line(depth + 1, &words, value.span);
                    }
                }
            }
        }
    }

    fn rule(&mut self, rule: &RuleDecl, depth: usize) {
        let id = rule.id.as_ref().map_or("~", |id| &id.node);
        let title = rule.title.as_ref().map_or(String::new(), |title| format!(" “{}”", title.node));
        self.line(depth, &format!("rule {id}{title}"), rule.span);
        for attribute in &rule.attributes {
            let words = format!("{:?} `{}`", attribute.key.node, attribute.value.node);
            self.line(depth + 1, &words, attribute.value.span);
        }
        if let Some(head) = &rule.scope {
            self.head(head, depth + 1);
        }
        rule.lets.iter().for_each(|one| self.let_name(one, depth + 1));
        for example in &rule.examples {
            let figures = example.figures.iter();
            let figures: Vec<_> =
                figures.map(|(name, value)| format!("{}={}", name.node, value.node)).collect();
            let words = format!("{:?} {}", example.kind.node, figures.join(", "));
            self.line(depth + 1, &words, example.span);
        }
        for assertion in &rule.assertions {
            let strength = assertion.strength.as_ref();
            if let Some(strength) = strength {
                self.line(depth + 1, &format!("{:?}", strength.node), strength.span);
            }
            self.assertion(assertion, depth + 1);
        }
    }

    fn assertion(&mut self, assertion: &Assertion, depth: usize) {
        match &assertion.kind {
            AssertionKind::Claim(expr, tolerance) => {
                self.expr(expr, depth);
                if let Some(tolerance) = tolerance {
                    let words = match &tolerance.node {
                        Tolerance::Rounding => "rounding".to_owned(),
                        Tolerance::Within(number) => literal(number),
                    };
                    self.line(depth, &format!("within {words}"), tolerance.span);
                }
            }
            AssertionKind::When { condition, then, otherwise } => {
                self.line(depth, "when", assertion.span);
                self.expr(condition, depth + 1);
                self.assertion(then, depth + 1);
                if let Some(otherwise) = otherwise {
                    self.assertion(otherwise, depth + 1);
                }
            }
        }
    }

    fn let_name(&mut self, one: &LetDecl, depth: usize) {
        let parameters: Vec<&str> = one.parameters.iter().map(|name| name.node.as_str()).collect();
        let words = format!("let {}({})", one.name.node, parameters.join(", "));
        self.line(depth, &words, one.name.span);
        self.expr(&one.value, depth + 1);
    }

    fn head(&mut self, head: &ScopeHead, depth: usize) {
        let each = match head.each.as_ref().map(|each| &each.node) {
            None => String::new(),
            Some(Each::Column) => " each column".to_owned(),
            Some(Each::Row) => " each row".to_owned(),
            Some(Each::Group(labels)) => format!(" each group {}", ranges(labels)),
        };
        let except = match head.except.as_slice() {
            [] => String::new(),
            labels => format!(" except {}", ranges(labels)),
        };
        self.line(depth, &format!("in `{}`{each}{except}", head.table.node), head.span);
        if let Some(when) = &head.when {
            self.line(depth, "when", when.span);
            self.expr(when, depth + 1);
        }
    }

    fn expr(&mut self, expr: &Expr, depth: usize) {
        let (words, inner): (String, Vec<&Expr>) = match &expr.kind {
            ExprKind::Number(number) => (literal(number), Vec::new()),
            ExprKind::Text(text) => (format!("text `{text}`"), Vec::new()),
            ExprKind::Reference(reference) => {
                let table = reference.table.as_ref();
                let table = table.map_or(String::new(), |table| format!("`{}`.", table.node));
                let axis = axis(reference.axis.node);
                (format!("{table}{axis} {}", ranges(&reference.labels)), Vec::new())
            }
            ExprKind::Name { section: Some(section), name } => {
                (format!("fact `{}` `{}`", section.node, name.node), Vec::new())
            }
            ExprKind::Name { section: None, name } => (format!("name `{}`", name.node), Vec::new()),
            ExprKind::Call { function, arguments } => {
                (format!("call {}", function.node), arguments.iter().collect())
            }
            ExprKind::Negative(inner) => ("negative".to_owned(), vec![inner]),
            ExprKind::Sum { first, rest } => {
                let sign = |op: &AddOp| if *op == AddOp::Plus { "+" } else { "-" };
                let signs: Vec<_> = rest.iter().map(|(op, _)| sign(op)).collect();
                (format!("sum {}", signs.join(" ")), with_rest(first, rest))
            }
            ExprKind::Product { first, rest } => {
                let sign = |op: &MultiplyOp| if *op == MultiplyOp::Times { "×" } else { "÷" };
                let signs: Vec<_> = rest.iter().map(|(op, _)| sign(op)).collect();
                (format!("product {}", signs.join(" ")), with_rest(first, rest))
            }
            ExprKind::Compare { first, rest } => {
                let sign = |(op, _): &(rulecheck::source::Spanned<_>, Expr)| {
                    format!("{:?} @ {}", op.node, place(self.text, op.span))
                };
                let signs: Vec<_> = rest.iter().map(sign).collect();
                (format!("compare ({})", signs.join(", ")), with_rest(first, rest))
            }
            ExprKind::Match(parts) => ("match".to_owned(), parts.iter().collect()),
            ExprKind::IsBlank(inner) => ("is blank".to_owned(), vec![inner]),
            ExprKind::IsWhole(inner) => ("is whole".to_owned(), vec![inner]),
            ExprKind::Is(property, inner) => (format!("is {property:?}"), vec![inner]),
            ExprKind::In(inner, list) => {
                ("in".to_owned(), std::iter::once(&**inner).chain(list).collect())
            }
            ExprKind::Between(inner, low, high) => ("between".to_owned(), vec![inner, low, high]),
            ExprKind::Contains(text, words) => {
                let words: Vec<&str> = words.iter().map(|words| words.node.as_str()).collect();
                (format!("contains `{}`", words.join("` or `")), vec![text])
            }
            ExprKind::Quantified { every, name, list, body } => {
                let word = if *every { "every" } else { "some" };
                (format!("{word} `{}`", name.node), vec![list, body])
            }
            ExprKind::Not(inner) => ("not".to_owned(), vec![inner]),
            ExprKind::And(parts) => ("and".to_owned(), parts.iter().collect()),
            ExprKind::Or(parts) => ("or".to_owned(), parts.iter().collect()),
            ExprKind::Implies(left, right) => ("implies".to_owned(), vec![left, right]),
        };
        self.line(depth, &words, expr.span);
        inner.into_iter().for_each(|inner| self.expr(inner, depth + 1));
    }
}

fn literal(number: &Literal) -> String {
    let unit = number.unit.as_ref().map_or("", |unit| unit.node.as_str());
    format!("{}{}{unit}", number.digits, if number.percent { "%" } else { "" })
}

fn with_rest<'a, T>(first: &'a Expr, rest: &'a [(T, Expr)]) -> Vec<&'a Expr> {
    std::iter::once(first).chain(rest.iter().map(|(_, part)| part)).collect()
}

fn axis(axis: Axis) -> &'static str {
    match axis {
        Axis::Row => "row",
        Axis::Rows => "rows",
        Axis::Column => "column",
        Axis::Columns => "columns",
        Axis::Cell => "cell",
        Axis::Children => "children",
        Axis::Leaves => "leaves",
        Axis::Subtotal => "subtotal",
        Axis::Text => "text",
    }
}

fn ranges(labels: &[LabelRange]) -> String {
    let one = |range: &LabelRange| match &range.last {
        Some(last) => format!("`{}`..`{}`", range.first.node, last.node),
        None => format!("`{}`", range.first.node),
    };
    labels.iter().map(one).collect::<Vec<_>>().join(", ")
}
