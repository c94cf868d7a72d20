//! The examples of the language's contract, in both languages, over the forms of the shipped pack: each
//! holds on a report that is right, and finds the error that is planted for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::support::Folder;

/// The report, that of the year before, and those of its two subordinate units.
#[derive(Clone)]
struct Texts {
    own: String,
    prior: String,
    first_child: String,
    second_child: String,
}

impl Texts {
    /// Reports for which every example holds: a shipped one, with other reports that fit to it.
    fn right() -> Self {
        let shipped = root().join("rules/annual-report/tests/clean-district-2023/report.yaml");
        let shipped = fs::read_to_string(shipped).expect("the report");
        let own = changed(&shipped, "本年度未收取信息处理费。", "收费按标准执行。");
        let prior = changed(&own, "year: 2023", "year: 2022");
        let prior = changed(&prior, LEFT, "四、结转下年度继续办理: [7, 1, 0, 0, 0, 0, 8]");
        let child = |unit: &str, new: u32| {
            let own = changed(&own, "unit: 青溪市云浦区人民政府", &format!("unit: {unit}"));
            changed(&own, NEW, &format!("政府信息公开申请数量: [194, 7, 0, 1, 6, 0, {new}]"))
        };
        Self { prior, first_child: child("甲局", 200), second_child: child("乙局", 8), own }
    }

    fn check(&self, rules: &str) -> BTreeMap<String, (usize, usize)> {
        let folder = Folder::new();
        for file in ["pack.yaml", "form-2021.yaml"] {
            let home = root().join("rules/annual-report").join(file);
            folder.write(&format!("pack/{file}"), fs::read(home).expect("the pack"));
        }
        folder.write("pack/examples.rules", rules).write("report.yaml", &self.own);
        folder.write("prior/2022.yaml", &self.prior);
        folder.write("children/a.yaml", &self.first_child);
        folder.write("children/b.yaml", &self.second_child);
        let beside = ["--prior", "prior", "--children", "children", "--format", "json"];
        let beside = [beside.as_slice(), &["--today", "2026-02-01"]].concat();
        let run = folder.run(&[&["pack", "report.yaml"], beside.as_slice()].concat());
        assert!(matches!(run.status, Some(0 | 1)), "{}{}", run.stdout, run.stderr);
        tally(&run.stdout)
    }
}

/// Returns for each rule how often it is violated, and how often it is not evaluated.
fn tally(json: &str) -> BTreeMap<String, (usize, usize)> {
    let document: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let mut tally: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let report = &document["reports"][0];
    let rules = |list: &str| report[list].as_array().expect("a list").clone();
    let id = |one: &serde_json::Value| {
        let id = one["rule"].as_str().expect("an id");
        // Lines without an id are named by what they say, which differs between the languages.
        if id.starts_with("L-") { "L".to_owned() } else { id.to_owned() }
    };
    for one in rules("findings") {
        tally.entry(id(&one)).or_default().0 += 1;
    }
    for one in rules("not_evaluated") {
        tally.entry(id(&one)).or_default().1 += 1;
    }
    tally
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const NEW: &str = "政府信息公开申请数量: [194, 7, 0, 1, 6, 0, 208]";
const LEFT: &str = "四、结转下年度继续办理: [9, 0, 0, 0, 1, 0, 10]";

/// Replaces words that must be there.
#[track_caller]
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} is in the report");
    text.replacen(from, to, 1)
}

/// How often each rule is then violated, the words of the report that are changed, and the new ones.
type Planted = (&'static [(&'static str, usize)], &'static str, &'static str);

const PLANTED: [Planted; 9] = [
    // The line without an id, T3-BAL and BAL-FULL say the same of each column.
    (
        &[("L", 2), ("T3-BAL", 2), ("BAL-FULL", 2)],
        LEFT,
        "四、结转下年度继续办理: [8, 0, 0, 0, 1, 0, 9]",
    ),
    (&[("L", 1)], "访问量482915次", "访问量482951次"),
    (&[("T3-SUM", 2)], "予以公开: [62, 3, 0, 1, 2, 0, 68]", "予以公开: [61, 3, 0, 1, 2, 0, 67]"),
    (&[("T3-COL", 1), ("T3-SUM", 1)], "[18, 1, 0, 0, 1, 0, 20]", "[18, 1, 0, 0, 1, 0, 21]"),
    (&[("T4-SUM", 1)], "9, 2, 0, 0, 1, 3,", "9, 2, 0, 0, 1, 4,"),
    (&[("TX-01", 1)], "共收办政府信息公开申请216件", "共收办政府信息公开申请208件"),
    (&[("FEE", 1)], "收费按标准执行", "没有其他事项"),
    (&[("T2-02", 1)], "规章: [0, 0, 0]", "规章: [4, 0, 3]"),
    (
        &[("T3-NN", 1), ("T3-COL", 1), ("T3-SUM", 1)],
        "予以公开: [62, 3, 0,",
        "予以公开: [62, 3, -1,",
    ),
];

#[test]
fn every_example_holds_on_a_right_report() {
    for language in ["zh", "en"] {
        let found = Texts::right().check(&rules(language));
        assert!(found.is_empty(), "{language}: violated or not evaluated: {found:?}");
    }
}

fn rules(language: &str) -> String {
    fs::read_to_string(root().join(format!("tests/contract/{language}.rules"))).expect("rules")
}

#[test]
fn every_example_finds_the_error_planted_for_it() {
    for language in ["zh", "en"] {
        let rules = rules(language);
        for (expected, right, wrong) in PLANTED {
            let texts = Texts::right();
            let own = changed(&texts.own, right, wrong);
            let found = Texts { own, ..texts }.check(&rules);
            expect(&found, expected, &format!("{language}: {wrong}"));
        }
    }
}

#[test]
fn the_examples_on_other_reports_find_errors_there() {
    for language in ["zh", "en"] {
        let (rules, right) = (rules(language), Texts::right());
        let prior = changed(
            &right.prior,
            "[7, 1, 0, 0, 0, 0, 8]\n  - heading: 四",
            "[7, 0, 0, 0, 0, 0, 7]\n  - heading: 四",
        );
        let prior = changed(&prior, NEW, "政府信息公开申请数量: [100, 0, 0, 0, 0, 0, 100]");
        let found = Texts { prior, ..right.clone() }.check(&rules);
        expect(&found, &[("XY-01", 2), ("XY-02", 1)], language);
        let second_child = changed(&right.second_child, "6, 0, 8]", "6, 0, 9]");
        let found = Texts { second_child, ..right }.check(&rules);
        expect(&found, &[("RU-01", 1)], language);
    }
}

#[test]
fn the_waiver_explains_the_place_whose_values_it_lists() {
    for language in ["zh", "en"] {
        let rules = changed(&rules(language), "某某局", "青溪市云浦区人民政府");
        let rules = changed(&rules, "36 != 35", "216 != 215");
        let texts = Texts::right();
        let (expected, right, wrong) = PLANTED[0];
        let texts = Texts { own: changed(&texts.own, right, wrong), ..texts };
        assert!(expected.contains(&("BAL-FULL", 2)));
        expect(&texts.check(&rules), &[("L", 2), ("T3-BAL", 2), ("BAL-FULL", 1)], language);
    }
}

fn expect(found: &BTreeMap<String, (usize, usize)>, expected: &[(&str, usize)], what: &str) {
    let violated: BTreeMap<&str, usize> = found
        .iter()
        .filter(|(_, (violated, _))| *violated > 0)
        .map(|(id, (violated, _))| (id.as_str(), *violated))
        .collect();
    assert_eq!(violated, expected.iter().copied().collect(), "{what}");
}
