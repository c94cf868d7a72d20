//! Rule text → tree: what is read, with places, and what is refused, with codes and places.

use rulecheck::diagnose::syntax_error;
use rulecheck::source::FileId;
use rulecheck::syntax::parse;

use super::support::{draw, for_each_case, problem, snapshot};

#[test]
fn trees_and_problems() {
    for_each_case("syntax", |case| {
        let text = case.rules.as_deref().expect("case.rules");
        let (file, errors) = parse(FileId::FIRST, text);
        assert_eq!(!errors.is_empty(), case.fails(), "{}: fail_ or ok_ is wrong", case.name);
        let problems = errors.iter().map(|error| problem(text, &syntax_error(error)) + "\n");
        let content = case.input() + &problems.collect::<String>() + &draw(text, &file);
        snapshot("syntax", &case.name, &content);
    });
}
