//! What a user reads, in both languages: for the cases of this stage, and for every broken rule file
//! of the stages before it.

use rulecheck::diagnose::{Diagnostic, Lang, load_error};
use rulecheck::model::{load_form, load_reports};
use rulecheck::render::{self, HumanOptions};
use rulecheck::source::{FileId, SourceMap};
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
    for width in [60, 80, 120] {
        for lang in [Lang::Zh, Lang::En] {
            for line in checked.drawn_within(lang, width).lines() {
                assert!(line.width() <= width, "{}: wider than {width}: {line}", case.name);
            }
        }
    }
    snapshot("diagnostics", name, &format!("{}{zh}\n-----\n{en}", case.input()));
}

/// The reports and forms that cannot be read are drawn within the width too.
#[test]
fn broken_documents_stay_within_the_terminal() {
    for stage in ["model", "form"] {
        for folder in folders(stage) {
            let case = Case::open(&folder);
            let text = case.report.as_ref().or(case.form.as_ref()).expect("a document");
            let mut sources = SourceMap::default();
            let file = sources.add("很长的文件夹名称/某某局的报告.yaml".to_owned(), text.clone());
            let problems = match stage {
                "model" => load_reports(file, text).1,
                _ => load_form(file, text).1,
            };
            for (problem, width) in problems.iter().flat_map(|one| [60, 80, 120].map(|w| (one, w)))
            {
                for lang in [Lang::Zh, Lang::En] {
                    let options = HumanOptions { lang, width, color: false, verbose: false };
                    let drawn = render::diagnostic(&load_error(problem), &sources, &options);
                    for line in drawn.lines() {
                        assert!(line.width() <= width, "{}: {line}", case.name);
                    }
                }
            }
        }
    }
}

/// What the issue asks for: so many mistakes, a case each.
#[test]
fn there_are_enough_single_mistakes() {
    let count = |stages: &[&str], beginning: &str| {
        let all = stages.iter().flat_map(|stage| folders(stage));
        let names = all.map(|folder| Case::open(&folder).name);
        names.filter(|name| name.starts_with(beginning)).count()
    };
    assert!(count(&["syntax", "resolve", "diagnostics"], "fail_mistake_") >= 60);
    assert!(count(&["model"], "fail_mistake_") >= 40);
    assert!(count(&["form"], "fail_mistake_") >= 30);
}

/// Each single mistake is told with its place and with what to write.
#[test]
fn a_single_mistake_says_where_and_what_to_write() {
    let mut without = Vec::new();
    let mut note = |name: &str, message: &Diagnostic| {
        // What concerns a whole file, or nothing that is written, has no place.
        if message.help.is_empty() {
            without.push(format!("{name}: {}: no help", message.code));
        }
        if message.excerpts.is_empty() && message.code != "report/empty" {
            without.push(format!("{name}: {}: no place", message.code));
        }
    };
    for stage in ["syntax", "resolve"] {
        for folder in folders(stage) {
            let case = Case::open(&folder);
            if !case.name.starts_with("fail_mistake_") {
                continue;
            }
            let checked = check_case(&case);
            let errors = checked.outcomes.iter().flat_map(|one| &one.errors);
            checked.problems.iter().chain(errors).for_each(|one| note(&case.name, one));
        }
    }
    for stage in ["model", "form"] {
        for folder in folders(stage) {
            let case = Case::open(&folder);
            let problems = match (&case.report, &case.form) {
                (Some(report), _) => load_reports(FileId::FIRST, report).1,
                (_, Some(form)) => load_form(FileId::FIRST, form).1,
                _ => Vec::new(),
            };
            problems.iter().for_each(|one| note(&case.name, &load_error(one)));
        }
    }
    assert!(without.is_empty(), "{without:#?}");
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
