//! The search against a brute force on small systems: all figures, all values.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::grid::{Cell, cells};
use crate::support::Random;
use rulecheck::Library;
use rulecheck::Run;
use rulecheck::pack::{Named, PackText, Packs};

/// How many figures a system has, and how large they may become; none here does.
const FIGURES: usize = 5;
const LARGEST: i64 = 40;

/// Figures and what they should be.
type Way = Vec<(usize, i64)>;

/// Sums of figures that have to be equal: each figure is on the left (1), on the right (-1) or not in it.
type System = Vec<[i64; FIGURES]>;

fn misses(system: &System, figures: &[i64]) -> Vec<usize> {
    let sum = |row: &[i64; FIGURES]| -> i64 {
        row.iter().zip(figures).map(|(sign, figure)| sign * figure).sum()
    };
    (0..system.len()).filter(|index| sum(&system[*index]) != 0).collect()
}

/// Returns all ways to make a whole system hold by changing `count` figures to whole numbers from 0, each
/// of them with one solution only.
fn brute(system: &System, figures: &[i64], count: usize) -> BTreeSet<Vec<(usize, i64)>> {
    let mut all = BTreeSet::new();
    let mut sets = vec![Vec::new()];
    for _ in 0..count {
        let longer = |set: &Vec<usize>| {
            let from = set.last().map_or(0, |last| last + 1);
            let set = set.clone();
            (from..FIGURES).map(move |next| [set.clone(), vec![next]].concat()).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    for set in sets {
        let mut ways = Vec::new();
        // Values below 0 tell one solution from many, and are none themselves.
        fill(&set, &mut figures.to_vec(), &mut |changed| {
            if misses(system, changed).is_empty() {
                ways.push(set.iter().map(|index| (*index, changed[*index])).collect::<Vec<_>>());
            }
        });
        if let [only] = ways.as_slice()
            && only.iter().all(|(index, value)| *value >= 0 && figures[*index] != *value)
        {
            all.insert(only.clone());
        }
    }
    all
}

fn fill(set: &[usize], figures: &mut Vec<i64>, each: &mut impl FnMut(&[i64])) {
    let Some((first, rest)) = set.split_first() else { return each(figures) };
    let before = figures[*first];
    for value in -LARGEST..=LARGEST {
        figures[*first] = value;
        fill(rest, figures, each);
    }
    figures[*first] = before;
}

fn side(row: &[i64; FIGURES], sign: i64) -> String {
    let of_it = (0..FIGURES).filter(|index| row[*index] == sign);
    let terms: Vec<String> = of_it.map(|index| format!("格(第{index}行, 件数)")).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

#[test]
fn the_search_agrees_with_brute_force() {
    let mut random = Random::new(3);
    let (mut compared, mut single, mut double) = (0, 0, 0);
    while compared < 150 {
        let system: System = (0..2 + random.below(3))
            .map(|_| std::array::from_fn(|_| [0, 0, 1, 1, -1][random.below(5)]))
            .filter(|row: &[i64; FIGURES]| row.contains(&1))
            .collect();
        let figures: Vec<i64> =
            (0..FIGURES).map(|_| i64::try_from(random.below(9)).expect("small")).collect();
        if misses(&system, &figures).is_empty() {
            continue;
        }
        let mut rules = String::new();
        for (number, row) in system.iter().enumerate() {
            writeln!(rules, "R-{number}: {} == {}", side(row, 1), side(row, -1)).expect("a string");
        }
        let Some(found) = searched(&rules, &figures) else { continue };
        let ones = brute(&system, &figures, 1);
        let expected = if ones.is_empty() { brute(&system, &figures, 2) } else { ones.clone() };
        // Where violations do not touch each other they are explained apart; together they are the pair.
        let together: BTreeSet<Vec<(usize, i64)>> = match found.as_slice() {
            [] => BTreeSet::new(),
            [one] => one.iter().cloned().collect(),
            several => {
                let all =
                    several.iter().map(|suspect| suspect.first().cloned().unwrap_or_default());
                let mut all: Vec<(usize, i64)> = all.flatten().collect();
                all.sort_unstable();
                if several.iter().any(|suspect| suspect.len() != 1) || all.len() > 2 {
                    continue;
                }
                [all].into_iter().collect()
            }
        };
        // With three figures or more the brute force was not asked.
        if together.iter().any(|way| way.len() > 2) {
            assert!(expected.is_empty(), "{rules}{figures:?}\n{together:?}\n{expected:?}");
            continue;
        }
        assert_eq!(together, expected, "{rules}{figures:?}");
        compared += 1;
        single += usize::from(!ones.is_empty());
        double += usize::from(ones.is_empty() && !expected.is_empty());
    }
    assert!(single > 5 && double > 20, "{single} by one figure, {double} by two");
}

/// Returns the explanations that the program finds: figure and value, each sorted; none where a rule is
/// refused or a suspect has no explanation.
fn searched(rules: &str, figures: &[i64]) -> Option<Vec<Vec<Way>>> {
    let named =
        |name: &str, content: String| Named { name: name.to_owned(), content: content.into() };
    let rules = PackText { rules: vec![named("a.rules", rules.to_owned())], ..PackText::default() };
    let (packs, problems) = Packs::read(vec![rules]);
    if !problems.is_empty() {
        return None;
    }
    let mut report = String::from(
        "sections:\n  - heading: 表\n    table:\n      columns: [件数]\n      rows:\n",
    );
    for (index, figure) in figures.iter().enumerate() {
        writeln!(report, "        第{index}行: [{figure}]").expect("a string");
    }
    let library = Library::empty(&packs);
    let (packs, library) = (&packs, &library);
    let run = Run { packs, library, waivers: packs.waivers(), selection: None, suspects: true };
    let (mut outcomes, _) = run.check(named("report.yaml", report));
    let outcome = outcomes.pop()?;
    if !outcome.errors.is_empty() {
        return None;
    }
    // Some of it may be explained where the whole is not.
    let covered: BTreeSet<usize> =
        outcome.suspects.iter().flat_map(|suspect| suspect.findings.clone()).collect();
    let members = outcome.findings.iter().map(|finding| finding.members.len()).sum::<usize>();
    if !covered.is_empty() && covered.len() < members {
        return None;
    }
    let number = |(row, _, implied): Cell| -> (usize, i64) {
        let digits: String = row.chars().filter(char::is_ascii_digit).collect();
        (digits.parse().expect("a row"), implied.parse().expect("a whole number"))
    };
    let of = |suspect: &rulecheck::diagnose::Suspect| {
        let ways = suspect.explanations.iter().map(cells);
        ways.map(|way| way.into_iter().map(number).collect()).collect()
    };
    Some(outcome.suspects.iter().map(of).collect())
}
