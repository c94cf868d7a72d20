//! Walks over the tree of what was written.

use super::ast::{
    Assertion, AssertionKind, Expr, ExprKind, FactDecl, Item, LetDecl, RuleDecl, RuleFile,
    ScopeHead,
};
use super::ast_waiver::WaiverDecl;

impl RuleFile {
    /// Returns the rules, also those inside scopes, in order.
    pub fn rules(&self) -> Vec<&RuleDecl> {
        self.all(|item| if let Item::Rule(rule) = item { Some(rule) } else { None })
    }

    /// Returns the facts that it declares, in order.
    pub fn facts(&self) -> Vec<&FactDecl> {
        self.all(|item| if let Item::Fact(fact) = item { Some(fact) } else { None })
    }

    /// Returns the waivers, in order.
    pub fn waivers(&self) -> Vec<&WaiverDecl> {
        self.all(|item| if let Item::Waiver(waiver) = item { Some(waiver) } else { None })
    }

    fn all<'a, T>(&'a self, of: impl Fn(&'a Item) -> Option<&'a T>) -> Vec<&'a T> {
        let mut found = Vec::new();
        each_item(&self.items, &mut |item| found.extend(of(item)));
        found
    }
}

fn each_item<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a Item)) {
    for item in items {
        visit(item);
        if let Item::Scope(scope) = item {
            each_item(&scope.items, visit);
        }
    }
}

/// Calls `visit` with the name of each function that is called in a rule.
pub fn calls_of_rule<'a>(rule: &'a RuleDecl, visit: &mut dyn FnMut(&'a str)) {
    in_rule(rule, &mut |expr| call(expr, visit));
}

/// Calls `visit` with the name of each function that is called in items.
pub fn calls<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a str)) {
    each_expr(items, &mut |expr| call(expr, visit));
}

fn call<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a str)) {
    if let ExprKind::Call { function, .. } = &expr.kind {
        visit(&function.node);
    }
}

/// Calls `visit` with each expression of items, each before those inside it.
pub fn each_expr<'a>(items: &'a [Item], visit: &mut dyn FnMut(&'a Expr)) {
    for item in items {
        match item {
            Item::Rule(rule) => in_rule(rule, visit),
            Item::Scope(scope) => {
                in_head(&scope.head, visit);
                each_expr(&scope.items, visit);
            }
            Item::Let(decl) => in_lets(std::slice::from_ref(decl), visit),
            Item::Fact(_) | Item::Waiver(_) => {}
        }
    }
}

fn in_rule<'a>(rule: &'a RuleDecl, visit: &mut dyn FnMut(&'a Expr)) {
    rule.scope.iter().for_each(|head| in_head(head, visit));
    in_lets(&rule.lets, visit);
    rule.assertions.iter().for_each(|one| in_assertion(one, visit));
}

fn in_head<'a>(head: &'a ScopeHead, visit: &mut dyn FnMut(&'a Expr)) {
    head.when.iter().for_each(|when| in_expr(when, visit));
}

fn in_lets<'a>(lets: &'a [LetDecl], visit: &mut dyn FnMut(&'a Expr)) {
    lets.iter().for_each(|decl| in_expr(&decl.value, visit));
}

fn in_assertion<'a>(assertion: &'a Assertion, visit: &mut dyn FnMut(&'a Expr)) {
    match &assertion.kind {
        AssertionKind::Claim(expr, _) => in_expr(expr, visit),
        AssertionKind::When { condition, then, otherwise } => {
            in_expr(condition, visit);
            in_assertion(then, visit);
            otherwise.iter().for_each(|otherwise| in_assertion(otherwise, visit));
        }
    }
}

fn in_expr<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    visit(expr);
    let mut inside = |part: &'a Expr| in_expr(part, visit);
    match &expr.kind {
        ExprKind::Number(_)
        | ExprKind::Text(_)
        | ExprKind::Reference(_)
        | ExprKind::Name { .. } => {}
        ExprKind::Negative(inner)
        | ExprKind::IsBlank(inner)
        | ExprKind::IsWhole(inner)
        | ExprKind::Is(_, inner)
        | ExprKind::Contains(inner, _)
        | ExprKind::Not(inner) => inside(inner),
        ExprKind::Call { arguments: parts, .. }
        | ExprKind::Match(parts)
        | ExprKind::And(parts)
        | ExprKind::Or(parts) => parts.iter().for_each(inside),
        ExprKind::Sum { first, rest } => {
            inside(first);
            rest.iter().for_each(|(_, part)| inside(part));
        }
        ExprKind::Product { first, rest } => {
            inside(first);
            rest.iter().for_each(|(_, part)| inside(part));
        }
        ExprKind::Compare { first, rest } => {
            inside(first);
            rest.iter().for_each(|(_, part)| inside(part));
        }
        ExprKind::In(inner, list) => {
            inside(inner);
            list.iter().for_each(inside);
        }
        ExprKind::Between(inner, low, high) => {
            [inner, low, high].into_iter().for_each(|one| inside(one))
        }
        ExprKind::Quantified { list, body, .. } => {
            [list, body].into_iter().for_each(|one| inside(one))
        }
        ExprKind::Implies(left, right) => [left, right].into_iter().for_each(|one| inside(one)),
    }
}
