//! The program against a second, naive evaluator: random rules over random tables, each written out
//! as an auditor types them, must come to the same verdict in every column.

mod draw;
mod fraction;
mod judge;
mod world;

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rulecheck::pack::{Named, PackText, Packs};

use self::draw::Draw;
use self::judge::{Verdict, judge, reads_something};
use self::world::{COLUMNS, Rule, World, form};

/// The verdicts of the program, or of the naive evaluator: by rule and column where something is
/// violated or not evaluated, else only how many hold and how many do not apply.
#[derive(Debug, Default, PartialEq)]
struct Verdicts {
    places: BTreeMap<(String, String), Verdict>,
    hold: usize,
    not_applicable: usize,
}

fn id(index: usize) -> String {
    format!("N-{index}")
}

fn written(rules: &[Rule]) -> String {
    rules.iter().enumerate().map(|(index, rule)| rule.written(&id(index))).collect()
}

fn of_the_program(world: &World, rules: &[Rule]) -> Result<Verdicts, String> {
    let file =
        |name: &str, text: String| Named { name: name.to_owned(), content: text.into_bytes() };
    let pack = PackText {
        forms: vec![file("form.yaml", form())],
        rules: vec![file("case.rules", written(rules))],
        manifest: None,
    };
    let (packs, problems) = Packs::read(vec![pack]);
    if !problems.is_empty() {
        return Err(format!("a rule is refused: {problems:?}"));
    }
    let (outcomes, _) = rulecheck::check(&packs, file("report.yaml", world.written()));
    let [outcome] = outcomes.as_slice() else { return Err("not one report".to_owned()) };
    if !outcome.errors.is_empty() {
        return Err(format!("the report is refused: {:?}", outcome.errors));
    }
    let mut places = BTreeMap::new();
    for finding in &outcome.findings {
        for member in &finding.members {
            places.insert((finding.rule.clone(), member.binding.clone()), Verdict::Violated);
        }
    }
    for one in &outcome.not_evaluated {
        places.insert((one.rule.clone(), one.binding.clone()), Verdict::NotEvaluated);
    }
    let (hold, not_applicable) = (outcome.counts.holds, outcome.counts.not_applicable);
    Ok(Verdicts { places, hold, not_applicable })
}

/// Returns none where the numbers grow too large.
fn of_the_naive(world: &World, rules: &[Rule]) -> Option<Verdicts> {
    let mut verdicts = Verdicts::default();
    for (index, rule) in rules.iter().enumerate() {
        for (number, column) in COLUMNS.iter().enumerate() {
            match judge(world, rule, number)? {
                Verdict::Holds => verdicts.hold += 1,
                Verdict::NotApplicable => verdicts.not_applicable += 1,
                verdict @ (Verdict::Violated | Verdict::NotEvaluated) => {
                    verdicts.places.insert((id(index), (*column).to_owned()), verdict);
                }
            }
        }
    }
    Some(verdicts)
}

/// How many columns came out how in all cases of a run.
#[derive(Debug, Default)]
struct Tally {
    hold: usize,
    not_applicable: usize,
    violated: usize,
    not_evaluated: usize,
    left_out: usize,
}

/// Holds both evaluators against each other.
fn compare(world: &World, rules: &[Rule], tally: &mut Tally) -> Result<(), TestCaseError> {
    let Some(naive) = of_the_naive(world, rules) else {
        tally.left_out += 1;
        return Ok(());
    };
    tally.hold += naive.hold;
    tally.not_applicable += naive.not_applicable;
    let violated = naive.places.values().filter(|one| **one == Verdict::Violated).count();
    tally.violated += violated;
    tally.not_evaluated += naive.places.len() - violated;
    let case = || format!("{}{}", written(rules), world.written());
    let found = of_the_program(world, rules);
    let found = found.map_err(|problem| TestCaseError::fail(format!("{problem}\n{}", case())))?;
    if found == naive {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("program: {found:?}\nnaive: {naive:?}\n{}", case())))
}

fn run(cases: u32, orderly: bool) -> Tally {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let tally = RefCell::new(Tally::default());
    let words = vec(vec(any::<u8>(), 0..60), 1..8);
    let outcome = runner.run(&(vec(any::<u8>(), 0..100), words), |(cells, words)| {
        let world = Draw::new(&cells).world(orderly);
        let mut rules: Vec<Rule> = words.iter().map(|bytes| Draw::new(bytes).rule()).collect();
        // Without figures there is nothing to go along the columns with.
        rules.retain(reads_something);
        compare(&world, &rules, &mut tally.borrow_mut())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    tally.into_inner()
}

#[test]
fn both_evaluators_agree_where_every_cell_is_a_number() {
    let tally = run(200, true);
    // Were the rules all alike, agreeing would mean little.
    assert!(tally.hold > 300 && tally.violated > 300, "{tally:?}");
    assert!(tally.not_applicable > 50 && tally.left_out < 20, "{tally:?}");
}

#[test]
fn both_evaluators_agree_where_cells_are_blank_or_cannot_be_read() {
    let tally = run(400, false);
    assert!(tally.hold > 300 && tally.violated > 300, "{tally:?}");
    assert!(tally.not_evaluated > 300 && tally.not_applicable > 50, "{tally:?}");
    assert!(tally.left_out < 40, "{tally:?}");
}
