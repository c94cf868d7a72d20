//! Rules held against figures: the verdict of every binding.

use super::support::{Plan, for_each_case, problem, snapshot};

#[test]
fn verdicts() {
    for_each_case("eval", |case| {
        let plan = Plan::of(case);
        let text = case.rules.as_deref().expect("case.rules");
        let problems: Vec<_> = plan.problems.iter().map(|one| problem(text, one)).collect();
        assert!(problems.is_empty(), "{}: the rules are broken: {problems:#?}", case.name);
        let lines = plan.verdicts();
        let violated = lines.iter().any(|line| line.contains(": violated"));
        assert_eq!(violated, case.fails(), "{}: fail_ or ok_ is wrong", case.name);
        snapshot("eval", &case.name, &(case.input() + &lines.join("\n") + "\n"));
    });
}
