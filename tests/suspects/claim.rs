//! What a message claims, held against a check of every other report: where it says that no other single
//! figure does, there is none.

use std::fmt::Write;

use rulecheck::diagnose::ReportOutcome;
use rulecheck::pack::{Named, PackText, Packs};

use super::grid::outcome;
use crate::support::Random;

const FIGURES: usize = 5;
/// Which numbers are tried for every figure. Those of the reports and all that they can come to are among them.
const TRIED: std::ops::RangeInclusive<i64> = -12..=24;

pub(super) fn read(rules: &str) -> Packs {
    let rules = Named { name: "a.rules".to_owned(), content: rules.as_bytes().to_vec() };
    let (packs, problems) =
        Packs::read(vec![PackText { rules: vec![rules], ..PackText::default() }]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

pub(super) fn report(figures: &[i64]) -> String {
    let mut report = String::from(
        "sections:\n  - heading: 表\n    table:\n      columns: [件数]\n      rows:\n",
    );
    for (index, figure) in figures.iter().enumerate() {
        writeln!(report, "        第{index}行: [{figure}]").expect("a string");
    }
    report
}

/// Returns what is found, as rules and bindings; each rule here has one binding.
fn findings(outcome: &ReportOutcome) -> Vec<String> {
    outcome.findings.iter().map(|finding| finding.rule.clone()).collect()
}

/// Draws rules of all kinds about five figures.
fn draw(random: &mut Random) -> String {
    let mut rules = String::new();
    for number in 0..2 + random.below(2) {
        let mut cell = || format!("格(第{}行, 件数)", random.below(FIGURES));
        let (a, b, c, d) = (cell(), cell(), cell(), cell());
        let statement = match random.below(11) {
            0 | 1 => format!("{a} == {b}"),
            2 => format!("{a} + {b} == {c}"),
            3 => format!("当 {a} > 4 则 {b} == {c}"),
            4 => format!("{a} > 4 推出 {b} == {c} + {d}"),
            5 => format!("{a} == {b} 或 {c} <= {d}"),
            6 => format!("{a} == {b} 或 {a} == {c}"),
            7 => format!("{a} + {b} == {c} 误差 ±2"),
            8 => format!("{a} == {b} 误差 ±1"),
            9 => format!("最大({a}, {b}) == {c}"),
            _ => format!("{a} == {b} 且 {c} >= {d}"),
        };
        writeln!(rules, "R-{number}: {statement}").expect("a string");
    }
    rules
}

/// Tells whether a report with one figure changed settles all that `settled` names, and breaks nothing.
fn does(packs: &Packs, figures: &[i64], before: &[String], settled: &[String]) -> bool {
    let after = findings(&outcome(packs, &report(figures)));
    settled.iter().all(|rule| !after.contains(rule)) && after.iter().all(|one| before.contains(one))
}

#[test]
fn where_no_other_figure_is_said_to_do_there_is_none() {
    let mut random = Random::new(11);
    let (mut claimed, mut hedged) = (0, 0);
    for _ in 0..60 {
        let rules = draw(&mut random);
        let figures: Vec<i64> =
            (0..FIGURES).map(|_| i64::try_from(random.below(9)).expect("small")).collect();
        let packs = read(&rules);
        let found = outcome(&packs, &report(&figures));
        let before = findings(&found);
        for suspect in &found.suspects {
            let [explanation] = suspect.explanations.as_slice() else { continue };
            let [cell] = explanation.cells.as_slice() else { continue };
            if !suspect.complete {
                hedged += 1;
                continue;
            }
            claimed += 1;
            let settled: Vec<String> =
                suspect.findings.iter().map(|index| before[*index].clone()).collect();
            let named: String = cell.evidence.row.chars().filter(char::is_ascii_digit).collect();
            let named: usize = named.parse().expect("a row");
            for other in (0..FIGURES).filter(|other| *other != named) {
                for value in TRIED {
                    let mut changed = figures.clone();
                    changed[other] = value;
                    assert!(
                        !does(&packs, &changed, &before, &settled),
                        "{rules}{figures:?}: {} and yet 第{other}行 = {value}",
                        suspect.headline.zh
                    );
                }
            }
        }
    }
    assert!(claimed > 5 && hedged > 5, "{claimed} claimed, {hedged} hedged");
}

/// Returns what is claimed of the only suspect.
fn claim(rules: &str, figures: &[i64]) -> (bool, String) {
    let found = outcome(&read(rules), &report(figures));
    let [suspect] = found.suspects.as_slice() else { panic!("{:?}", found.suspects) };
    let message = suspect.diagnostic.as_ref().unwrap_or_else(|| &found.rest[0].diagnostic);
    let notes: Vec<&str> = message.notes.iter().map(|(_, words)| words.zh.as_str()).collect();
    (suspect.complete, notes.join("\n"))
}

#[test]
fn each_kind_of_figure_that_was_not_tried_is_named() {
    let twice =
        "R-1: 格(第1行, 件数) == 格(第2行, 件数)\nR-2: 格(第1行, 件数) == 格(第3行, 件数)\n";
    let (complete, words) = claim(twice, &[5, 4, 6, 6, 0]);
    assert!(complete && words.contains("只改别的任何一个数都做不到"), "{words}");
    for (rules, figures, expected) in [
        (
            "R-1: 当 格(第0行, 件数) > 3 则 格(第1行, 件数) == 格(第2行, 件数)\nR-2: 当 格(第0行, 件数) > 3 则 格(第1行, 件数) == 格(第3行, 件数)\n",
            [5, 4, 6, 6, 0],
            "条件里的数没有试",
        ),
        (
            "R-1: 格(第1行, 件数) == 格(第2行, 件数) 或 格(第0行, 件数) > 7\nR-2: 格(第1行, 件数) == 格(第3行, 件数) 或 格(第0行, 件数) > 7\n",
            [5, 4, 6, 6, 0],
            "“或”的另一边不是等式",
        ),
        // Only -3 would do for the first figure.
        (
            "R-1: 格(第0行, 件数) == 格(第1行, 件数) - 格(第2行, 件数)\n",
            [0, 2, 5, 0, 0],
            "表式没有写明",
        ),
    ] {
        let found = outcome(&read(rules), &report(&figures));
        let suspect = &found.suspects[0];
        assert!(!suspect.complete, "{rules}");
        let notes = suspect
            .diagnostic
            .iter()
            .chain(found.rest.iter().map(|finding| &finding.diagnostic))
            .flat_map(|message| &message.notes);
        let words: Vec<&str> = notes.map(|(_, words)| words.zh.as_str()).collect();
        assert!(words.iter().any(|words| words.contains(expected)), "{rules}{words:?}");
        assert!(words.iter().all(|words| !words.contains("都做不到")), "{rules}{words:?}");
    }
}

/// Nine ways in which one rule can come to hold; eight are looked at.
#[test]
fn more_alternatives_than_are_looked_at_are_said() {
    let ways = (1..10).map(|way| format!("格(第0行, 件数) == 格(第1行, 件数) + {}", way * 2));
    let rules = format!("R-1: {}\n", ways.collect::<Vec<_>>().join(" 或 "));
    let found = outcome(&read(&rules), &report(&[3, 2, 0, 0, 0]));
    assert!(!found.suspects[0].complete);
    // Two rules of three ways each are nine combinations.
    let three = |row: usize| {
        let way = |other: usize| format!("格(第0行, 件数) == 格(第{row}行, 件数) + {other}");
        format!("R-{row}: {}\n", [way(10), way(20), way(30)].join(" 或 "))
    };
    let rules = [three(1), three(2)].concat();
    let found = outcome(&read(&rules), &report(&[3, 2, 2, 0, 0]));
    assert!(!found.suspects[0].complete);
}

/// Returns what the one figure of the only suspect has to be: the number, whether it is just that, and from
/// which to which.
fn implied(rules: &str, figures: &[i64]) -> (String, bool, Option<(String, String)>) {
    let found = outcome(&read(rules), &report(figures));
    let [suspect] = found.suspects.as_slice() else { panic!("{:?}", found.suspects) };
    let [explanation] = suspect.explanations.as_slice() else { panic!("{suspect:?}") };
    let [cell] = explanation.cells.as_slice() else { panic!("{explanation:?}") };
    (cell.implied.clone(), cell.exact, cell.range.clone())
}

#[test]
fn where_rules_allow_for_a_difference_all_that_would_do_is_said() {
    let twice = |rest: &str| {
        let rule = |row: usize| format!("R-{row}: 格(第0行, 件数) == 格(第{row}行, 件数) {rest}\n");
        [rule(1), rule(2)].concat()
    };
    let ends = |least: &str, most: &str| Some((least.to_owned(), most.to_owned()));
    // Both rules together allow for what each of them does; by a share that grows with the other side.
    for (rules, other, expected) in [
        (twice(""), 20, ("20", true, None)),
        (twice("误差 ±1"), 20, ("20", false, ends("19", "21"))),
        (twice("误差 ±1"), 21, ("21", false, ends("20", "21"))),
        (twice("误差 ±1"), 22, ("21", true, None)),
        (twice("误差 ±10%"), 20, ("20", false, ends("18", "22"))),
        (twice("误差 ±1") + "R-3: 格(第0行, 件数) <= 20\n", 20, ("20", false, ends("19", "20"))),
        (twice("误差 ±1") + "R-3: 格(第0行, 件数) == 19\n", 20, ("19", true, None)),
    ] {
        let (number, exact, range) = implied(&rules, &[3, 20, other, 0, 0]);
        assert_eq!((number.as_str(), exact, range), expected, "{rules}{other}");
    }
    let found = outcome(&read(&twice("误差 ±1")), &report(&[3, 20, 20, 0, 0]));
    assert!(found.suspects[0].headline.zh.ends_with("应为 19 至 21"), "{:?}", found.suspects);
    assert!(found.suspects[0].headline.en.ends_with("should be 19 to 21"), "{:?}", found.suspects);
}
