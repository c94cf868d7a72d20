//! What a user reads, in both languages: for the cases of this stage, and for every broken rule file
//! of the stages before it.

use rulecheck::diagnose::Lang;
use unicode_width::UnicodeWidthStr;

use super::support::{Case, check_case, check_rules, folders, for_each_case, snapshot};

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

/// Returns the pieces of rule text that a help proposes: what stands behind words such as 例如, and
/// every reference or call.
fn proposals(help: &str) -> Vec<String> {
    const OPENINGS: [&str; 9] = [
        "例如：",
        "写作：",
        "空一格：",
        "逗号：",
        "两个点：",
        "such as: ",
        "reads: ",
        "commas between names: ",
        "two dots: ",
    ];
    const CALLS: [&str; 16] = [
        "行(",
        "列(",
        "格(",
        "合计(",
        "末级(",
        "正文(",
        "舍入到(",
        "增幅(",
        "占比(",
        "row(",
        "col(",
        "cell(",
        "sum(",
        "leaves(",
        "round(",
        "growth(",
    ];
    let mut found = Vec::new();
    for opening in OPENINGS {
        if let Some((_, behind)) = help.split_once(opening) {
            let end = behind.find(['；']).unwrap_or(behind.len());
            let end = end.min(behind.find("; ").unwrap_or(behind.len()));
            found.push(behind[..end].trim_end_matches('？').to_owned());
        }
    }
    // A call begins where no letter stands before it and ends with its bracket.
    for call in CALLS {
        for (start, _) in help.match_indices(call) {
            let before = help[..start].chars().next_back();
            if before.is_some_and(|sign| sign.is_alphanumeric() || sign == '.') {
                continue;
            }
            let mut depth = 0;
            let end = help[start..].char_indices().find_map(|(at, sign)| {
                depth += i32::from(sign == '(') - i32::from(sign == ')');
                (sign == ')' && depth == 0).then_some(start + at + 1)
            });
            found.extend(end.map(|end| help[start..end].to_owned()));
        }
    }
    found.retain(|proposal| !proposal.contains("(…)") && !proposal.contains("……"));
    found
}

/// Tells whether a proposed text can be typed as it stands, alone or at the place it is for.
fn can_be_typed(proposal: &str) -> bool {
    let proposal = proposal.replace('…', "行(新收)");
    let around = [
        "{}",
        "A-1: {}",
        "A-1: {} == 1",
        "A-1: {} >= 0 且 1 == 1",
        "规则 A-1 \"题\" {\n  1 == 1\n  {}\n}",
        "事实 甲 { {} }",
        "A-1: {}(新收, 总计) 一致",
        "A-1: {} visits 一致",
        "A-1: 1 == 1 误差 {}",
    ];
    around.iter().any(|around| check_rules(&around.replace("{}", &proposal)).is_empty())
}

#[test]
fn what_a_help_proposes_can_be_typed() {
    let mut tried = 0;
    let mut refused = Vec::new();
    for stage in ["syntax", "resolve", "diagnostics"] {
        for folder in folders(stage) {
            let checked = check_case(&Case::open(&folder));
            let errors = checked.outcomes.iter().flat_map(|one| &one.errors);
            let rules = |code: &str| code.starts_with("syntax/") || code.starts_with("resolve/");
            for message in checked.problems.iter().chain(errors).filter(|one| rules(&one.code)) {
                for help in message.help.iter().flat_map(|help| [&help.zh, &help.en]) {
                    for proposal in proposals(help) {
                        tried += 1;
                        if !can_be_typed(&proposal) {
                            refused.push(format!("{}: {proposal}", message.code));
                        }
                    }
                }
            }
        }
    }
    refused.sort();
    refused.dedup();
    assert!(refused.is_empty(), "cannot be typed: {refused:#?}");
    assert!(tried > 200, "only {tried} proposals were found");
}
