//! Rules over a report's names: which figures each binding reads, and what cannot be found.

use std::fmt::Write;

use super::support::{Plan, for_each_case, place, problem, snapshot};

#[test]
fn bindings_and_problems() {
    for_each_case("resolve", |case| {
        let plan = Plan::of(case);
        let text = case.rules.as_deref().expect("case.rules");
        assert_eq!(!plan.problems.is_empty(), case.fails(), "{}: fail_ or ok_?", case.name);
        let mut content = case.input();
        for message in &plan.problems {
            writeln!(content, "{}", problem(text, message)).expect("a string");
        }
        for rule in &plan.rules.rules {
            for check in &rule.checks {
                let (gravity, missing) = (check.gravity, check.missing);
                let place = place(text, check.span);
                writeln!(content, "{} {gravity:?} {missing:?} @ {place}", rule.id)
                    .expect("a string");
                for line in plan.bindings(check) {
                    writeln!(content, "  {line}").expect("a string");
                }
            }
        }
        snapshot("resolve", &case.name, &content);
    });
}
