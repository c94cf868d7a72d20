//! Walks over the tree of what was written.

use super::ast::{Assertion, AssertionKind, Expr, ExprKind, Item, LetDecl, RuleDecl, ScopeHead};

/// Calls `visit` with the name of each function that is called in a rule.
pub fn calls_of_rule<'a>(rule: &'a RuleDecl, visit: &mut dyn FnMut(&'a str)) {
    rule.scope.iter().for_each(|head| in_head(head, visit));
    in_lets(&rule.lets, visit);
    rule.assertions.iter().for_each(|one| in_assertion(one, visit));
}

/// Calls `visit` with the name of each function that is called in items.
pub fn calls<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a str)) {
    for item in items {
        match item {
            Item::Rule(rule) => calls_of_rule(rule, visit),
            Item::Scope(scope) => {
                in_head(&scope.head, visit);
                calls(&scope.items, visit);
            }
            Item::Let(decl) => in_lets(std::slice::from_ref(decl), visit),
            Item::Fact(_) | Item::Waiver(_) => {}
        }
    }
}

fn in_head<'a>(head: &'a ScopeHead, visit: &mut dyn FnMut(&'a str)) {
    head.when.iter().for_each(|when| in_expr(when, visit));
}

fn in_lets<'a>(lets: &'a [LetDecl], visit: &mut dyn FnMut(&'a str)) {
    lets.iter().for_each(|decl| in_expr(&decl.value, visit));
}

fn in_assertion<'a>(assertion: &'a Assertion, visit: &mut dyn FnMut(&'a str)) {
    match &assertion.kind {
        AssertionKind::Claim(expr, _) => in_expr(expr, visit),
        AssertionKind::When { condition, then, otherwise } => {
            in_expr(condition, visit);
            in_assertion(then, visit);
            otherwise.iter().for_each(|otherwise| in_assertion(otherwise, visit));
        }
    }
}

fn in_expr<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a str)) {
    if let ExprKind::Call { function, .. } = &expr.kind {
        visit(&function.node);
    }
    for part in parts(expr) {
        in_expr(part, visit);
    }
}

/// Returns the expressions directly inside one.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Number(_)
        | ExprKind::Text(_)
        | ExprKind::Reference(_)
        | ExprKind::Name { .. } => Vec::new(),
        ExprKind::Call { arguments, .. } => arguments.iter().collect(),
        ExprKind::Negative(inner)
        | ExprKind::IsBlank(inner)
        | ExprKind::IsWhole(inner)
        | ExprKind::Is(_, inner)
        | ExprKind::Contains(inner, _)
        | ExprKind::Not(inner) => vec![inner],
        ExprKind::Sum { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect()
        }
        ExprKind::Product { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect()
        }
        ExprKind::Compare { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part)).collect()
        }
        ExprKind::Match(parts) | ExprKind::And(parts) | ExprKind::Or(parts) => {
            parts.iter().collect()
        }
        ExprKind::In(inner, list) => std::iter::once(&**inner).chain(list).collect(),
        ExprKind::Between(inner, low, high) => vec![inner, low, high],
        ExprKind::Quantified { list, body, .. } => vec![list, body],
        ExprKind::Implies(left, right) => vec![left, right],
    }
}
