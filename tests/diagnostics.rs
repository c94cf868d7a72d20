//! What a user reads, in both languages: for the cases of this stage, and for every broken rule file
//! of the stages before it.

use rulecheck::diagnose::Lang;
use unicode_width::UnicodeWidthStr;

use super::support::{Case, check_case, for_each_case, snapshot};

#[test]
fn words_of_findings() {
    for_each_case("diagnostics", |case| words(case, &case.name));
}

#[test]
fn words_of_broken_rules() {
    for stage in ["syntax", "resolve"] {
        for_each_case(stage, |case| {
            if case.fails() {
                words(case, &format!("{stage}__{}", case.name));
            }
        });
    }
}

fn words(case: &Case, name: &str) {
    let checked = check_case(case);
    assert_eq!(!checked.is_clean(), case.fails(), "{}: fail_ or ok_ is wrong", case.name);
    let (zh, en) = (checked.drawn(Lang::Zh), checked.drawn(Lang::En));
    for line in zh.lines().chain(en.lines()) {
        assert!(line.width() <= 80, "{}: wider than 80 columns: {line}", case.name);
    }
    snapshot("diagnostics", name, &format!("{}{zh}\n-----\n{en}", case.input()));
}
