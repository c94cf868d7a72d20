//! Errors planted in table 3 of clean reports.

use rulecheck::diagnose::ReportOutcome;

use super::grid::{COLUMNS, Cell, Grid, ROWS, RULES, cell, cells, outcome, packs};
use crate::support::Random;

/// What is said of a report: the explanations of each suspect.
fn explanations(outcome: &ReportOutcome) -> Vec<Vec<Vec<Cell>>> {
    let of = |suspect: &rulecheck::diagnose::Suspect| {
        suspect.explanations.iter().map(cells).collect::<Vec<_>>()
    };
    outcome.suspects.iter().map(of).collect()
}

fn clean(random: &mut Random) -> Grid {
    Grid::clean(|| i64::try_from(random.below(60)).expect("small"))
}

#[test]
fn a_clean_report_has_no_suspects() {
    let packs = packs(RULES);
    let outcome = outcome(&packs, &clean(&mut Random::new(5)).document());
    assert_eq!((outcome.findings.len(), outcome.suspects.len()), (0, 0));
}

#[test]
fn every_single_error_is_named_alone_with_its_true_value() {
    let packs = packs(RULES);
    let mut random = Random::new(1);
    let grid = clean(&mut random);
    let mut wrong = Vec::new();
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let mut planted = grid.clone();
            let by = 1 + i64::try_from(random.below(30)).expect("small");
            planted.0[row][column] += by;
            let outcome = outcome(&packs, &planted.document());
            let found = explanations(&outcome);
            if found != [vec![vec![cell(&grid, row, column)]]] {
                wrong.push(format!("{row} {column}: {found:?}"));
            }
            assert!(outcome.rest.is_empty(), "{row} {column}: all findings are explained");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Of two errors the pair, or each of them by itself, is the only explanation, in 99 of 100 cases.
#[test]
fn two_errors_are_nearly_always_named() {
    const COUNT: usize = 100;
    let packs = packs(RULES);
    let mut random = Random::new(7);
    let mut named = 0;
    for _ in 0..COUNT {
        let grid = clean(&mut random);
        let mut planted = grid.clone();
        let (one, other) = two_cells(&mut random);
        for (row, column) in [one, other] {
            planted.0[row][column] += 1 + i64::try_from(random.below(40)).expect("small");
        }
        let mut expected = vec![cell(&grid, one.0, one.1), cell(&grid, other.0, other.1)];
        expected.sort();
        let found = explanations(&outcome(&packs, &planted.document()));
        let is_unique = found.iter().all(|suspect| suspect.len() == 1);
        let mut all: Vec<Cell> = found.into_iter().flatten().flatten().collect();
        all.sort();
        named += usize::from(is_unique && all == expected);
    }
    assert!(named * 100 >= COUNT * 99, "{named} of {COUNT}");
}

fn two_cells(random: &mut Random) -> ((usize, usize), (usize, usize)) {
    let mut cell = || (random.below(ROWS), random.below(COLUMNS));
    let one = cell();
    loop {
        let other = cell();
        if other != one {
            return (one, other);
        }
    }
}

/// A figure exchanged with the one to its right or below is named as that.
#[test]
fn exchanged_neighbours_are_named_as_exchanged() {
    let packs = packs(RULES);
    let (mut all, mut named, mut alone) = (0, 0, 0);
    for report in ["clean-district-2023", "clean-city-2024"] {
        let grid = Grid::of_suite(report);
        for (one, other) in neighbours() {
            let (value, beside) = (grid.0[one.0][one.1], grid.0[other.0][other.1]);
            if value == beside {
                continue;
            }
            let mut planted = grid.clone();
            planted.0[one.0][one.1] = beside;
            planted.0[other.0][other.1] = value;
            let outcome = outcome(&packs, &planted.document());
            assert!(!outcome.findings.is_empty(), "{report} {one:?} {other:?}: it is seen");
            let mut expected = vec![cell(&grid, one.0, one.1), cell(&grid, other.0, other.1)];
            expected.sort();
            let all_ways = outcome.suspects.iter().flat_map(|suspect| &suspect.explanations);
            let swaps: Vec<Vec<Cell>> = all_ways
                .filter(|way| way.cells.iter().all(|one| one.hint == Some("swapped")))
                .map(cells)
                .collect();
            all += 1;
            named += usize::from(swaps.contains(&expected));
            alone += usize::from(swaps == [expected]);
        }
    }
    assert!(named * 100 >= all * 95, "{named} of {all}");
    // Where a row has one figure beside its total, either of them may have been exchanged.
    assert!(alone * 100 >= all * 90, "{alone} of {all}");
}

/// Returns each cell with the one to its right and the one below it.
fn neighbours() -> impl Iterator<Item = ((usize, usize), (usize, usize))> {
    let cells = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column)));
    let pairs = cells.flat_map(|(row, column)| {
        [(row, column + 1), (row + 1, column)].map(|other| ((row, column), other))
    });
    pairs.filter(|(_, (row, column))| *row < ROWS && *column < COLUMNS)
}

/// No rule sees these; see the documentation on what is invisible.
#[test]
fn what_these_rules_cannot_see() {
    let packs = packs(RULES);
    let grid = clean(&mut Random::new(13));
    let mut carried = grid.clone();
    // A wrong detail carried into its totals and into what was received.
    for (row, column) in [(3, 0), (3, 6), (ROWS - 2, 0), (ROWS - 2, 6), (0, 0), (0, 6)] {
        carried.0[row][column] += 5;
    }
    let mut rectangle = grid.clone();
    for (row, column, by) in [(3, 0, 1), (3, 1, -1), (4, 0, -1), (4, 1, 1)] {
        rectangle.0[row][column] += by;
    }
    let mut rows = grid.clone();
    rows.0.swap(3, 4);
    for (what, planted) in [("carried", carried), ("rectangle", rectangle), ("rows", rows)] {
        assert_ne!(planted, grid, "{what}");
        assert!(outcome(&packs, &planted.document()).findings.is_empty(), "{what}");
    }
}

/// The order of rules, of rows and of columns says nothing.
#[test]
fn order_makes_no_difference() {
    let turned: Vec<&str> = RULES.lines().collect();
    let turned = [turned[4], turned[0], turned[2], turned[1], turned[3]].join("\n");
    let (one, other) = (packs(RULES), packs(&turned));
    let mut random = Random::new(17);
    for _ in 0..20 {
        let mut planted = clean(&mut random);
        for _ in 0..=random.below(3) {
            let (row, column) = (random.below(ROWS), random.below(COLUMNS));
            planted.0[row][column] += 3;
        }
        let document = planted.document();
        let sorted = |outcome: ReportOutcome| {
            let mut all = explanations(&outcome);
            all.iter_mut().for_each(|suspect| suspect.sort());
            all.sort();
            all
        };
        let found = sorted(outcome(&one, &document));
        assert_eq!(found, sorted(outcome(&other, &document)));
        assert_ne!(document, planted.turned());
        assert_eq!(found, sorted(outcome(&one, &planted.turned())));
    }
}

/// Where several errors lie upon each other, nothing is named that is right.
#[test]
fn a_right_sentence_is_not_accused_among_many_errors() {
    let stated =
        "事实 新收件数：件 { 在 总体情况; 表述 \"新收{n}件\" }\nTX-1: 新收件数 == 格(新收, 总计)\n";
    let packs = packs(&format!("{stated}{RULES}"));
    let mut random = Random::new(23);
    for _ in 0..40 {
        let grid = clean(&mut random);
        let mut planted = grid.clone();
        // One of them in the figure that the sentence is about.
        for (row, column) in [(0, 6), (0, 3), (5, 3), (9, 3), (9, 0)] {
            planted.0[row][column] += 1 + i64::try_from(random.below(40)).expect("small");
        }
        let text = format!("  - heading: 一、总体情况\n    text: 全年新收{}件。\n", grid.0[0][6]);
        let outcome = outcome(&packs, &format!("{}{text}", planted.document()));
        for way in explanations(&outcome).into_iter().flatten() {
            assert!(way.iter().all(|(row, ..)| row != "新收件数"), "{way:?}");
        }
    }
}

/// Where a figure of an equation cannot be right itself, nothing is inferred from the equation for others.
#[test]
fn nothing_is_inferred_from_what_cannot_be() {
    let packs = packs(RULES);
    let mut random = Random::new(31);
    let grid = clean(&mut random);
    let (wrong, impossible, column) = (4, 9, 1);
    let mut planted = grid.clone();
    planted.0[wrong][column] += 3;
    let alone = explanations(&outcome(&packs, &planted.document()));
    assert_eq!(alone, [vec![vec![cell(&grid, wrong, column)]]]);
    planted.0[impossible][column] = -1;
    let both = [cell(&grid, wrong, column), cell(&grid, impossible, column)];
    let found = explanations(&outcome(&packs, &planted.document()));
    assert!(!found.is_empty());
    for way in found.iter().flatten() {
        assert!(both.iter().all(|one| way.contains(one)), "{way:?}");
    }
    // With the total beside it made to agree, nothing but the impossible figure itself shows it.
    planted.0[impossible][COLUMNS - 1] +=
        planted.0[impossible][column] - grid.0[impossible][column];
    let found = explanations(&outcome(&packs, &planted.document()));
    let accused = found.iter().flatten().find(|way| way.contains(&both[0]) || way.len() == 1);
    assert!(accused.is_none_or(|way| way.contains(&both[1])), "{found:?}");
}

/// With the figures of an explanation put in, beside the only explanations of the other violations, what it
/// explains holds, and nothing that held is violated.
#[test]
fn no_explanation_breaks_what_holds() {
    let packs = packs(RULES);
    let mut random = Random::new(29);
    let mut tried = 0;
    for _ in 0..60 {
        let mut planted = clean(&mut random);
        for _ in 0..=random.below(4) {
            let (row, column) = (random.below(ROWS), random.below(COLUMNS));
            planted.0[row][column] += 1 + i64::try_from(random.below(9)).expect("small");
        }
        let before = outcome(&packs, &planted.document());
        let violated = violations(&before);
        for (index, suspect) in before.suspects.iter().enumerate() {
            for way in &suspect.explanations {
                let mut changed = planted.clone();
                let others = before.suspects.iter().enumerate();
                let others =
                    others.filter(|(other, one)| *other != index && one.explanations.len() == 1);
                let corrected = others.flat_map(|(_, other)| &other.explanations);
                for change in corrected.chain([way]).flat_map(cells) {
                    changed.put(&change);
                }
                let after = violations(&outcome(&packs, &changed.document()));
                let explained = way.explains.iter().map(|number| &violated[*number]);
                assert!(
                    explained.clone().count() > 0
                        && explained.clone().all(|one| !after.contains(one))
                );
                assert!(after.iter().all(|one| violated.contains(one)), "{violated:?}\n{after:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

/// Returns rule and binding of all violations, in the order in which explanations count them.
fn violations(outcome: &ReportOutcome) -> Vec<(String, String)> {
    let of = |finding: &rulecheck::diagnose::Finding| {
        let rule = finding.rule.clone();
        let members = finding.members.iter();
        members.map(|member| (rule.clone(), member.binding.clone())).collect::<Vec<_>>()
    };
    outcome.findings.iter().flat_map(of).collect()
}
