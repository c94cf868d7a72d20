//! Each error is written into the report document, which is then checked like any other: what the command
//! says of it must be what that check finds.

use std::collections::BTreeSet;

use rulecheck::analysis::{Cause, Fate, MutationKind, Trial};
use rulecheck::diagnose::ReportOutcome;
use rulecheck::model::Layout;
use rulecheck::pack::Packs;

use super::world::{COLUMNS, FORM, ROWS, document, mutations, packs};
use crate::support::Random;
use crate::suspects::grid::{Cell, cells, outcome};

type Figures = [[String; 3]; 4];

/// Rules of all kinds: what is blank skips, counts as 0, partly, or fails; a rule that depends on another.
const RULES: [&str; 8] = [
    "在 表一 逐行 { A-1: 列(合计) == 列(甲) + 列(乙) }",
    "A-2: 行(新收) + 行(结转) == 行(办结) + 行(未办)",
    "规则 A-3 { 缺失: 部分当零\n  行(新收) + 行(结转) == 行(办结) + 行(未办) }",
    "规则 A-4 { 缺失: 差错\n  行(新收) >= 行(结转) }",
    "A-5: 每个 x 在 行(新收 .. 未办): x 已填",
    "A-6: 当 格(新收, 甲) > 3 则 格(办结, 甲) == 格(未办, 乙)",
    "A-7: 行(新收) == 行(办结) 误差 ±2",
    "规则 A-8 { 前提: A-1\n  行(办结) == 行(未办) }",
];

/// Returns what is found: rules and bindings.
fn findings(outcome: &ReportOutcome) -> BTreeSet<(String, String)> {
    let of = |finding: &rulecheck::diagnose::Finding| {
        let members = finding.members.iter();
        members.map(|one| (finding.rule.clone(), one.binding_path.clone())).collect::<Vec<_>>()
    };
    outcome.findings.iter().flat_map(of).collect()
}

/// Returns a report with an error in it, and the cells as they were.
fn planted(figures: &Figures, trial: &Trial, layout: &Layout) -> (Figures, Vec<Cell>) {
    let mutation = &trial.mutation;
    let (_, row, column) = layout.place_of(mutation.cell).expect("a cell");
    let mut wrong = figures.clone();
    wrong[row][column] = mutation.planted.as_ref().map_or("~".to_owned(), ToString::to_string);
    let named = |row: usize, column: usize| {
        (ROWS[row].to_owned(), COLUMNS[column].to_owned(), figures[row][column].clone())
    };
    let mut before = vec![named(row, column)];
    if let Some(partner) = mutation.partner {
        let (_, other_row, other_column) = layout.place_of(partner).expect("a cell");
        wrong[other_row][other_column] = figures[row][column].clone();
        before.push(named(other_row, other_column));
    }
    before.sort();
    (wrong, before)
}

/// Returns what comes of a report that is wrong in these cells, as its check tells it.
fn expected(
    after: &ReportOutcome,
    before: &BTreeSet<(String, String)>,
    cells_before: &[Cell],
) -> u8 {
    if findings(after).is_subset(before) {
        return 0;
    }
    let [suspect] = after.suspects.as_slice() else { return 1 };
    let [explanation] = suspect.explanations.as_slice() else { return 1 };
    let places = |cells: &[Cell]| -> Vec<(String, String)> {
        cells.iter().map(|(row, column, _)| (row.clone(), column.clone())).collect()
    };
    let named = cells(explanation);
    match (named == cells_before, places(&named) == places(cells_before)) {
        (true, _) => 3,
        (false, true) => 2,
        (false, false) => 1,
    }
}

fn told(fate: &Fate) -> u8 {
    match fate {
        Fate::Survived(_) => 0,
        Fate::Caught => 1,
        Fate::Pinned => 2,
        Fate::Restored => 3,
    }
}

/// Returns figures that all sums agree for: of columns, and of rows.
fn sound(random: &mut Random) -> Figures {
    let mut column = || {
        let mut small = || i64::try_from(random.below(30)).expect("small");
        let (new, carried, done) = (small(), small(), small());
        let done = done.min(new + carried);
        [new, carried, done, new + carried - done]
    };
    let (one, other) = (column(), column());
    [0, 1, 2, 3]
        .map(|row| [one[row], other[row], one[row] + other[row]].map(|figure| figure.to_string()))
}

/// Draws rules: any of all, or of those that hold of every sound report.
fn draw(random: &mut Random, all: bool) -> String {
    let holding = [RULES[1], RULES[2], RULES[4]];
    let choice = if all { &RULES[1..] } else { &holding };
    let drawn = choice.iter().copied().filter(|_| random.below(2) == 0);
    // One of the others depends on the first.
    std::iter::once(RULES[0]).chain(drawn).collect::<Vec<_>>().join("\n")
}

fn compare(packs: &Packs, figures: &Figures, rules: &str, counts: &mut [usize; 4]) {
    let report = document(figures);
    let before = findings(&outcome(packs, &report));
    let (found, layout) = mutations(packs, &report);
    assert_eq!(found.before, before.len(), "{rules}\n{report}");
    for trial in found.tables.iter().flat_map(|table| &table.trials) {
        let (wrong, cells_before) = planted(figures, trial, &layout);
        let after = outcome(packs, &document(&wrong));
        let (mut expected, mut told) =
            (expected(&after, &before, &cells_before), told(&trial.fate));
        // Where something was violated before, an explanation takes that for true; a check does not.
        if !before.is_empty() {
            (expected, told) = (expected.min(1), told.min(1));
        }
        assert_eq!(told, expected, "{rules}\n{}\n{:?}", document(&wrong), trial.mutation);
        counts[usize::from(told)] += 1;
    }
}

#[test]
fn what_is_said_of_an_error_is_what_a_check_of_the_wrong_report_finds() {
    let mut random = Random::new(3);
    let mut counts = [0; 4];
    let mut sound_reports = 0;
    for round in 0..12 {
        let rules = draw(&mut random, round % 2 == 0);
        let packs = packs(FORM, &rules);
        let figures = sound(&mut random);
        sound_reports += usize::from(findings(&outcome(&packs, &document(&figures))).is_empty());
        compare(&packs, &figures, &rules, &mut counts);
    }
    assert!((6..12).contains(&sound_reports), "{sound_reports}");
    assert!(counts[0] > 20 && counts[1] > 50 && counts[3] > 20, "{counts:?}");
}

/// Rules of one binding each, so that what is violated before can be left out by leaving out rules.
const SINGLE: [&str; 7] = [
    "B-1: 格(新收, 合计) == 格(新收, 甲) + 格(新收, 乙)",
    "B-2: 格(办结, 合计) == 格(办结, 甲) + 格(办结, 乙)",
    "B-3: 格(新收, 甲) + 格(结转, 甲) == 格(办结, 甲) + 格(未办, 甲)",
    "B-4: 格(新收, 乙) + 格(结转, 乙) == 格(办结, 乙) + 格(未办, 乙)",
    "B-5: 格(结转, 合计) == 格(结转, 甲) + 格(结转, 乙)",
    "B-6: 格(新收, 合计) >= 格(办结, 合计)",
    "B-7: 格(未办, 合计) == 格(未办, 甲) + 格(未办, 乙)",
];

/// What was violated before is left aside: the same comes out, to the cell, where those rules are not there.
#[test]
fn what_was_violated_before_neither_notices_nor_explains() {
    let mut random = Random::new(5);
    let mut counts = [0; 4];
    for _ in 0..5 {
        let mut figures = sound(&mut random);
        figures[random.below(4)][random.below(3)] = (40 + random.below(9)).to_string();
        let report = document(&figures);
        let all = packs(FORM, &SINGLE.join("\n"));
        let violated = findings(&outcome(&all, &report));
        assert!(!violated.is_empty(), "{report}");
        let is_sound = |rule: &&str| !violated.iter().any(|(id, _)| rule.starts_with(id.as_str()));
        let rest: Vec<&str> = SINGLE.iter().copied().filter(is_sound).collect();
        let rest = packs(FORM, &rest.join("\n"));
        let (found, layout) = mutations(&all, &report);
        for trial in found.tables.iter().flat_map(|table| &table.trials) {
            let (wrong, cells_before) = planted(&figures, trial, &layout);
            let after = outcome(&rest, &document(&wrong));
            let expected = expected(&after, &BTreeSet::new(), &cells_before);
            assert_eq!(told(&trial.fate), expected, "{}\n{:?}", document(&wrong), trial.mutation);
            counts[usize::from(expected)] += 1;
        }
    }
    assert!(counts[0] > 20 && counts[1] > 20 && counts[3] > 20, "{counts:?}");
}

/// Returns why errors of a kind put into a cell were not noticed.
fn cause(rules: &str, figures: [[i64; 3]; 4], cell: (usize, usize), kind: MutationKind) -> Cause {
    let report = document(&figures.map(|row| row.map(|figure| figure.to_string())));
    let (found, layout) = mutations(&packs(FORM, rules), &report);
    let mut trials = found.tables.iter().flat_map(|table| &table.trials);
    let is_it = |trial: &&Trial| {
        let place = layout.place_of(trial.mutation.cell).expect("a cell");
        (place.1, place.2) == cell && trial.mutation.kind == kind
    };
    match &trials.find(is_it).expect("such an error").fate {
        Fate::Survived(cause) => cause.clone(),
        other => panic!("{rules}: {other:?}"),
    }
}

#[test]
fn the_reason_is_the_one_for_which_nobody_noticed() {
    use MutationKind::{Blank, OneMore, SwappedBelow, SwappedRight, Zero};
    const FIGURES: [[i64; 3]; 4] = [[12, 25, 37], [1, 2, 3], [12, 12, 24], [3, 5, 8]];
    let first = (0, 0);
    for (rules, cell, kind, expected) in [
        ("R-1: 格(办结, 甲) == 格(办结, 乙)", first, OneMore, Cause::Unread),
        // The premise does not hold, so the rule that reads the cell says nothing.
        (
            "R-1: 格(结转, 甲) == 格(结转, 乙)\n规则 R-2 { 前提: R-1\n 格(新收, 甲) == 格(办结, 甲) }",
            first,
            OneMore,
            Cause::Silenced,
        ),
        ("R-1: 格(新收, 甲) == 格(结转, 甲)", first, OneMore, Cause::Violated),
        ("R-1: 格(新收, 甲) == 格(办结, 甲)", first, Blank, Cause::Blank),
        ("R-1: 格(新收, 甲) == 上年(格(新收, 甲))", first, OneMore, Cause::NotEvaluated),
        ("R-1: 格(新收, 甲) >= 格(办结, 甲)", first, OneMore, Cause::Allowed),
        ("R-1: 格(新收, 甲) == 格(办结, 甲) 误差 ±5", first, OneMore, Cause::Allowed),
        // Without the condition the equation would have noticed it.
        ("R-1: 当 格(新收, 甲) > 3 则 格(新收, 甲) == 格(办结, 甲)", first, Zero, Cause::Moot),
        ("R-1: 格(新收, 甲) > 3 推出 格(新收, 甲) == 格(办结, 甲)", first, Zero, Cause::Moot),
        (
            "R-1: 当 格(新收, 甲) > 20 则 格(新收, 乙) == 格(办结, 甲)",
            first,
            OneMore,
            Cause::NotEvaluated,
        ),
        // An exchange is noticed by no inequality; that is not for any equation.
        (
            "R-1: 格(新收, 甲) <= 格(新收, 合计)\nR-2: 格(结转, 甲) <= 格(新收, 合计)",
            first,
            SwappedBelow,
            Cause::Allowed,
        ),
        (
            "R-1: 当 格(新收, 甲) > 3 则 格(新收, 甲) == 格(办结, 甲)\nR-2: 格(新收, 乙) > 0",
            first,
            SwappedBelow,
            Cause::Moot,
        ),
    ] {
        assert_eq!(cause(rules, FIGURES, cell, kind), expected, "{rules}");
    }
    let sum = "R-1: 格(新收, 合计) == 格(新收, 甲) + 格(新收, 乙)";
    assert!(matches!(cause(sum, FIGURES, first, SwappedRight), Cause::Exchange(_)));
}
