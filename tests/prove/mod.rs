//! What is proved of rules: the words, the exit status, the shipped pack, and a second procedure that shares
//! nothing with the first.

mod second;
mod system;

use std::path::Path;

use rulecheck::analysis::{FormProof, MOST_PROOF_WORK, prove};
use rulecheck::diagnose::{Lang, ProofSheet, proof_sheet};
use rulecheck::eval::Selection;
use rulecheck::pack::{FormVersion, Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::support::{Folder, Random, for_each_case, objections, snapshot};

/// A form of one table of four rows and three columns, all of them counts.
const SMALL: &str = include_str!("../cases/prove/ok_forced/form.yaml");

fn packs(form: &str, rules: &str) -> Packs {
    let named = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
    let pack = PackText {
        forms: vec![named("form.yaml", form)],
        rules: vec![named("case.rules", rules)],
        ..PackText::default()
    };
    let (packs, problems) = Packs::read(vec![pack]);
    assert!(problems.is_empty(), "{problems:?}\n{rules}");
    packs
}

fn proved(version: &FormVersion) -> FormProof {
    let prepared = &version.prepared;
    prove(&prepared.layout, &prepared.rules, &Selection::everything(), MOST_PROOF_WORK)
}

fn sheet(form: &str, rules: &str) -> ProofSheet {
    let packs = packs(form, rules);
    let version = packs.versions().pop().expect("a version");
    proof_sheet(&version, &proved(&version), packs.sources())
}

fn drawn(sheet: &ProofSheet, lang: Lang) -> String {
    let options = HumanOptions { lang, width: 80, color: false, verbose: false };
    render::proof_text(sheet, &options)
}

#[test]
fn proofs() {
    for_each_case("prove", |case| {
        let (form, rules) = (case.form.as_deref(), case.rules.as_deref());
        let (form, rules) = (form.expect("form.yaml"), rules.expect("case.rules"));
        let sheet = sheet(form, rules);
        let [chinese, english] = [Lang::Zh, Lang::En].map(|lang| drawn(&sheet, lang));
        for text in [&chinese, &english] {
            assert_eq!(text.lines().find(|line| line.width() > 80), None);
        }
        assert_eq!(sheet.is_contradicted(), case.fails(), "{}", case.name);
        snapshot("prove", &case.name, &format!("{rules}-----\n{chinese}-----\n{english}"));
    });
}

/// What the text says to be more than so much agrees with all that is not less: rules that a report satisfies
/// do not contradict each other.
#[test]
fn a_match_with_the_text_is_no_equation() {
    let folder = Folder::new();
    let rules = "事实 访问：次 { 表述 \"访问{n}次\" }\nA-1: 访问 与 格(新收, 甲) 一致\nA-2: 格(新收, 甲) + 1 与 访问 一致\nA-3: 格(新收, 乙) <= 格(新收, 甲)\nA-4: 格(新收, 乙) > 18\n";
    folder.write("pack/form-1.yaml", SMALL).write("pack/a.rules", rules);
    folder.write(
        "report.yaml",
        "form: 月报\nunit: 某某局\nyear: 2024\nsections:\n  - heading: 申请\n    text: 访问18万余次。\n    table:\n      columns: [甲, 乙, 合计]\n      rows:\n        新收: [180005, 20, 0]\n        结转: [0, 0, 0]\n        办结: [0, 0, 0]\n        未办: [0, 0, 0]\n",
    );
    let run = folder.run(&["pack", "report.yaml", "--format", "json"]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(run.status, Some(0), "{}", run.stdout);
    assert_eq!(output["reports"][0]["counts"]["holds"], 4, "{}", run.stdout);
    assert_eq!(folder.run(&["prove", "pack"]).status, Some(0));
    // What the text says is never above the cell, and that is taken.
    folder.write("pack/a.rules", format!("{rules}A-5: 访问 > 格(新收, 甲)\n"));
    let run = folder.run(&["prove", "pack", "--format", "json"]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let members = output["forms"][0]["contradictions"][0]["rules"].as_array().expect("rules");
    let ids: Vec<&Value> = members.iter().map(|member| &member["rule"]).collect();
    assert_eq!(ids, ["A-1", "A-5"], "{}", run.stdout);
    assert_eq!(output["forms"][0]["outside"][0]["reason"], "round_figures");
}

/// There is an end to looking for contradictions; nothing is concluded from what was not looked at, and
/// it is said.
#[test]
fn more_contradictions_than_are_looked_for_end_without_a_word_on_the_rest() {
    const ROWS: usize = 26;
    let rows: Vec<String> = (0..ROWS).map(|row| format!("行{row}甲")).collect();
    let form = format!(
        "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [甲]\n      rows: [{}]\n",
        rows.join(", ")
    );
    let twice = |row: &String| format!("格({row}, 甲) == 1\n格({row}, 甲) == 2\n");
    let last = format!("格({}, 甲) + 格({}, 甲) == 5\n", rows[ROWS - 2], rows[ROWS - 1]);
    let rules: String = rows[..ROWS - 1].iter().map(twice).chain([last]).collect();
    let packs = packs(&form, &rules);
    let proof = proved(&packs.versions().pop().expect("a version"));
    assert_eq!((proof.conflicts.len(), proof.left_out.contradictions.len()), (20, 10));
    assert!(proof.implied.is_empty());
    assert!(proof.forced.is_empty() && proof.redundant.is_empty());
}

/// Where the work ends before the question does, nothing is said to be so that is not known, and what was
/// left out is named; with the work there is, all is told.
#[test]
fn what_takes_too_long_is_left_out_by_name() {
    let rules = "A-1: 行(新收) + 行(结转) <= 行(办结)\nA-2: 行(办结) < 行(新收) + 行(结转)\nA-3: 格(未办, 甲) + 格(未办, 乙) == 3\nA-4: 格(未办, 甲) - 格(未办, 乙) == 1\n";
    let packs = packs(SMALL, rules);
    let version = packs.versions().pop().expect("a version");
    let prepared = &version.prepared;
    let with = |work| {
        let all = Selection::everything();
        let proof = prove(&prepared.layout, &prepared.rules, &all, work);
        proof_sheet(&version, &proof, packs.sources())
    };
    let (all, none) = (with(MOST_PROOF_WORK), with(0));
    assert!(all.left_out.is_nothing());
    assert_eq!((all.conflicts.len(), all.forced.len()), (1, 1));
    assert_eq!((none.conflicts.len(), none.forced.len(), none.implied.len()), (0, 0, 0));
    assert_eq!(none.left_out.contradictions, ["A-1", "A-2", "A-3", "A-4"]);
    let told = drawn(&none, Lang::Zh);
    assert!(told.contains("\n没有找到矛盾，但没有全部看完（见最后）\n"), "{told}");
    assert!(told.contains("：\n  - 有没有矛盾：A-1、A-2、A-3、A-4\n"), "{told}");
    assert!(drawn(&none, Lang::En).contains("no contradiction was found, but not all"));
    // Whatever is told with less is told with all, too.
    for work in (0..20).map(|step| 1 << step) {
        let some = with(work);
        assert!(some.conflicts.len() <= 1 && some.forced.len() <= 1, "{work}");
        assert_eq!(some.left_out.is_nothing(), drawn(&some, Lang::Zh) == drawn(&all, Lang::Zh));
    }
}

/// The work is counted by the size of the numbers: what suffices for small ones does not for large ones.
#[test]
fn large_numbers_take_more_of_the_work() {
    let columns: Vec<String> = (0..12).map(|at| format!("第{at}列")).collect();
    let form = format!(
        "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [{}]\n      rows: [新收]\n",
        columns.join(", ")
    );
    let is_whole = |digits: usize| {
        let mut random = Random::new(7);
        let mut rule = |id: usize| {
            let terms = columns.iter().map(|column| {
                let factor: String =
                    (0..digits).map(|_| (1 + random.below(9)).to_string()).collect();
                format!("{factor} * 格(新收, {column})")
            });
            format!("A-{id}: {} == {id}\n", terms.collect::<Vec<_>>().join(" + "))
        };
        let rules: String = (0..12).map(&mut rule).collect();
        let version = packs(&form, &rules).versions().pop().expect("a version");
        let prepared = &version.prepared;
        let all = Selection::everything();
        prove(&prepared.layout, &prepared.rules, &all, 5_000_000).left_out.is_nothing()
    };
    assert!(is_whole(1));
    assert!(!is_whole(28));
}

#[test]
fn the_json_fits_its_schema() {
    for_each_case("prove", |case| {
        let sheet =
            sheet(case.form.as_deref().expect("a form"), case.rules.as_deref().expect("rules"));
        for lang in [Lang::Zh, Lang::En] {
            let written = render::proof_json(std::slice::from_ref(&sheet), None, lang);
            let output: Value = serde_json::from_str(&written).expect("JSON");
            assert_eq!(objections("proofs", &output), None, "{written}");
        }
    });
    let mut wrong: Value =
        serde_json::from_str(&render::proof_json(&[], None, Lang::Zh)).expect("JSON");
    assert_eq!(objections("proofs", &wrong), None);
    wrong["forms"] = serde_json::json!([{}]);
    assert!(objections("proofs", &wrong).is_some(), "the schema refuses what is not whole");
}

#[test]
fn json_tells_all_of_it() {
    let sheet = sheet(
        SMALL,
        "A-1: 行(新收) == 行(结转)\nA-2: 行(结转) == 行(新收) + 1\nA-3: 格(办结, 乙) == 2 * 格(办结, 乙)\n",
    );
    let written = render::proof_json(&[sheet], None, Lang::En);
    let output: Value = serde_json::from_str(&written).expect("JSON");
    let form = &output["forms"][0];
    let members = &form["contradictions"][0]["rules"];
    assert_eq!(members[0]["rule"], "A-1");
    assert_eq!(members[1]["statements"][0]["statement"], "行(结转) == 行(新收) + 1");
    assert_eq!(members[1]["statements"][0]["bindings"][0], "column “甲” of 表一");
    assert_eq!(members[1]["statements"][0]["line"], 2);
    assert_eq!(members[0]["without"].as_array().map(Vec::len), Some(2));
    assert_eq!(form["forced"][0]["figures"][0]["value"], "0");
    assert_eq!(form["forced"][0]["rules"][0], "A-3");
    assert_eq!(form["equations"], 7);
}

/// Returns the shipped pack, proved by version.
fn shipped() -> (i32, Value, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").display().to_string();
    let run = Folder::new().run(&["prove", &root, "--format", "json"]);
    let document = serde_json::from_str(&run.stdout).expect("JSON");
    (run.status.expect("a status"), document, run.stderr)
}

#[test]
fn the_shipped_pack_has_no_contradiction_and_its_sums_check_each_other() {
    let (status, document, stderr) = shipped();
    assert_eq!(status, 0, "{stderr}");
    let forms = document["forms"].as_array().expect("forms");
    assert_eq!(forms.len(), 2);
    for form in forms {
        for kind in ["contradictions", "forced", "settled", "duplicates"] {
            assert_eq!(form[kind], Value::Array(Vec::new()), "{kind} of {}", form["version"]);
        }
        assert_eq!(form["complete"], true);
    }
    let latest = forms.iter().find(|form| form["version"] == "2021").expect("the form of 2021");
    let groups = latest["groups"].as_array().expect("groups");
    let [group] = groups.as_slice() else { panic!("{groups:?}") };
    // All 39 equations of table 3 follow from the other 38; 37 of them are independent.
    assert_eq!((&group["equations"], &group["independent"]), (&39.into(), &37.into()));
    let ids: Vec<&str> = group["rules"]
        .as_array()
        .expect("rules")
        .iter()
        .filter_map(|rule| rule["rule"].as_str())
        .collect();
    assert_eq!(ids, ["T3-BAL", "T3-COL", "T3-SUM"]);
    for rule in group["rules"].as_array().expect("rules") {
        assert!(rule["pinned_without"].as_u64() < rule["pinned"].as_u64(), "{rule}");
    }
}

#[test]
fn the_39_equations_are_proved_in_a_second() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").display().to_string();
    let begun = std::time::Instant::now();
    let only = ["--only", "T3-BAL", "--only", "T3-COL", "--only", "T3-SUM", "--form", "2021"];
    let run = Folder::new().run(&[&["prove", root.as_str()], &only[..]].concat());
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("39 个等式，独立的 37 个"), "{}", run.stdout);
    // A build without optimization takes longer; other tests run beside.
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

#[test]
fn a_contradiction_ends_with_status_1() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL);
    folder.write("pack/a.rules", "A-1: 行(新收) == 行(结转)\nA-2: 行(新收) == 行(结转) + 1\n");
    for (args, status) in [
        (&[][..], 1),
        (&["--lang", "en"], 1),
        (&["--format", "json"], 1),
        (&["--only", "A-1"], 0),
        (&["--only", "A-3"], 2),
        (&["--form", "1"], 1),
        (&["--form", "2"], 2),
    ] {
        let run = folder.run(&[&["prove", "pack"], args].concat());
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
    }
    folder.write("never/form-1.yaml", SMALL).write("never/a.rules", "A-1: 1 / 2 > 1\n");
    assert_eq!(folder.run(&["prove", "never"]).status, Some(1));
    folder.write("broken/form-1.yaml", SMALL).write("broken/a.rules", "A-1: 行(没有) == 1\n");
    let run = folder.run(&["prove", "broken"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("没有"), "{}", run.stderr);
    folder.write("a.rules", "A-1: 行(新收) == 1");
    let run = folder.run(&["prove", "a.rules"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("没有表式"), "{}", run.stderr);
    assert!(run.stderr.contains("rulecheck prove rules/"), "{}", run.stderr);
}

#[test]
fn rules_that_reports_never_set_to_work_are_told_with_the_reason() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL);
    folder.write(
        "pack/a.rules",
        "A-1: 行(新收) == 行(结转)\nA-2: 格(新收, 甲) == 上年(格(新收, 甲))\nA-3: 格(未办, 甲) >= 1\nA-4: 当 格(新收, 甲) > 100 则 格(结转, 甲) > 1\n",
    );
    let report = |year: u32, left: &str| {
        format!(
            "form: 月报\nunit: 某某局\nyear: {year}\nsections:\n  - heading: 申请\n    table:\n      columns: [甲, 乙, 合计]\n      rows:\n        新收: [1, 0, 1]\n        结转: [1, 0, 1]\n        办结: [1, 0, 1]\n        未办: [{left}, 0, 1]\n"
        )
    };
    folder.write("reports/a.yaml", report(2020, "/")).write("reports/b.yaml", report(2023, "~"));
    let run = folder.run(&["prove", "pack", "reports"]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    let told = run.stdout.split("核对了").nth(1).expect("what became of the rules");
    let expected = [
        " 2 份报告：4 条规则里，3 条一处也没有核对上",
        "  - A-2：2 份不验；最常见的原因（2 份）：没有给出上年的报告（用 --prior 给出）",
        "  - A-3：2 份不验；最常见的原因（2 份）：表一缺数",
        "  - A-4：2 份不适用",
    ];
    assert_eq!(told.trim_end().lines().collect::<Vec<_>>(), expected);
    // With the report of the year before one of them is evaluated.
    folder.write("reports/c.yaml", report(2024, "3"));
    let run = folder.run(&["prove", "pack", "reports", "--format", "json", "--lang", "en"]);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(objections("proofs", &output), None, "{}", run.stdout);
    let never = &output["reports"]["never_evaluated"];
    assert_eq!(output["reports"]["reports"], 3);
    assert_eq!(never.as_array().map(Vec::len), Some(1));
    assert_eq!((&never[0]["rule"], &never[0]["not_applicable"]), (&"A-4".into(), &3.into()));
    let run = folder.run(&["prove", "pack", "reports", "--only", "A-1"]);
    assert!(run.stdout.contains("1 条规则都核对上了"), "{}", run.stdout);
}

#[test]
fn a_rule_that_is_silenced_is_not_evaluated_and_other_years_do_not_count() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL);
    folder.write(
        "pack/a.rules",
        "A-1: 格(新收, 甲) == 格(结转, 甲)\n规则 A-2 { 前提: A-1\n 格(新收, 甲) >= 0 }\n规则 A-3 { 自: 2023\n 当 格(新收, 甲) > 100 则 格(结转, 甲) > 1 }\n规则 A-4 { 自: 2030\n 格(新收, 甲) >= 0 }\n",
    );
    for year in [2020, 2023] {
        folder.write(
            &format!("reports/{year}.yaml"),
            format!(
                "form: 月报\nunit: 某某局\nyear: {year}\nsections:\n  - heading: 申请\n    table:\n      columns: [甲, 乙, 合计]\n      rows:\n        新收: [1, 0, 1]\n        结转: [2, 0, 2]\n        办结: [1, 0, 1]\n        未办: [1, 0, 1]\n"
            ),
        );
    }
    let told = |lang: &str| {
        let run = folder.run(&["prove", "pack", "reports", "--lang", lang]);
        let told: Vec<&str> =
            run.stdout.lines().filter(|line| line.starts_with("  - A-")).collect();
        told.get(told.len() - 3..).expect("three rules").join("\n")
    };
    assert_eq!(
        told("zh"),
        "  - A-2：2 份不验；最常见的原因（2 份）：它以 A-1 相符为前提，而 A-1 不符\n  - A-3：1 份不适用\n  - A-4：没有一份报告是它管的"
    );
    assert!(told("en").ends_with("  - A-4: is for none of the reports"), "{}", told("en"));
}

#[test]
fn what_is_proved_does_not_depend_on_the_order_of_rules() {
    let rules = [
        "A-1: 行(新收) == 行(结转) + 1\n",
        "A-2: 行(新收) == 行(结转)\n",
        "A-3: 格(办结, 甲) + 格(办结, 乙) == 格(办结, 合计)\n",
        "A-4: 格(办结, 甲) + 格(办结, 乙) >= 格(办结, 合计)\n",
        "A-5: 格(未办, 甲) == 格(未办, 甲) + 格(未办, 乙)\n",
    ];
    let told = |order: &[usize]| {
        let text: String = order.iter().map(|at| rules[*at]).collect();
        let folder = Folder::new();
        folder.write("pack/form-1.yaml", SMALL).write("pack/a.rules", text);
        let run = folder.run(&["prove", "pack"]);
        // The lines that rules stand in are others.
        let lines = run.stdout.lines().map(|line| {
            let (before, behind) = line.split_once(" 第 ").unwrap_or((line, ""));
            format!("{before}{}", behind.split_once(" 行").map_or("", |(_, behind)| behind))
        });
        lines.collect::<Vec<_>>()
    };
    let first = told(&[0, 1, 2, 3, 4]);
    for order in [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 4, 0, 3, 2]] {
        assert_eq!(told(&order), first);
    }
}
