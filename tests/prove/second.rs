//! The proofs against a second procedure: figures are eliminated one by one, inequality by inequality
//! (Fourier and Motzkin), which is exact and shares nothing with the simplex method. A rule may have several
//! bindings, of which only some contradict others.

use std::cmp::Ordering;

use rulecheck::analysis::{FormProof, Rest, SettledHow};
use rulecheck::model::{CellId, Number};
use rulecheck::resolve::{Document, Figure, FigurePlace};

use super::system::{FIGURES, Line, Rule, form};
use super::{packs, proved};
use crate::support::Random;

/// `factors · x ≤ constant`, or `<` where it is strict.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Half {
    factors: [i128; FIGURES],
    constant: i128,
    strict: bool,
}

impl Half {
    /// Divides by what all numbers have in common, so that they stay small.
    fn small(mut self) -> Self {
        let numbers = self.factors.iter().chain([&self.constant]);
        let common = numbers.fold(0_u128, |common, one| gcd(common, one.unsigned_abs()));
        let common = i128::try_from(common).expect("small").max(1);
        self.factors.iter_mut().for_each(|factor| *factor /= common);
        self.constant /= common;
        self
    }
}

fn gcd(one: u128, other: u128) -> u128 {
    if other == 0 { one } else { gcd(other, one % other) }
}

fn halves(line: &Line) -> Vec<Half> {
    let half = |sign: i128, strict| {
        let factors = line.factors.map(|factor| factor * sign);
        Half { factors, constant: line.constant * sign, strict }
    };
    match line.relation {
        "==" => vec![half(1, false), half(-1, false)],
        "<=" => vec![half(1, false)],
        "<" => vec![half(1, true)],
        ">=" => vec![half(-1, false)],
        ">" => vec![half(-1, true)],
        other => panic!("{other}"),
    }
}

/// Tells whether there are numbers that satisfy all of it.
fn is_possible(lines: &[Line], counts: bool) -> bool {
    let mut all: Vec<Half> = lines.iter().flat_map(halves).collect();
    for at in (0..FIGURES).filter(|_| counts) {
        let mut factors = [0; FIGURES];
        factors[at] = -1;
        all.push(Half { factors, constant: 0, strict: false });
    }
    for at in 0..FIGURES {
        let (mut next, mut above, mut below) = (Vec::new(), Vec::new(), Vec::new());
        for half in all {
            match half.factors[at] {
                0 => next.push(half),
                1.. => above.push(half),
                _ => below.push(half),
            }
        }
        for one in &above {
            for other in &below {
                let (up, down) = (one.factors[at], -other.factors[at]);
                let mut factors = [0; FIGURES];
                for (index, factor) in factors.iter_mut().enumerate() {
                    *factor = one.factors[index] * down + other.factors[index] * up;
                }
                let constant = one.constant * down + other.constant * up;
                let strict = one.strict || other.strict;
                let joined = Half { factors, constant, strict }.small();
                if !next.contains(&joined) {
                    next.push(joined);
                }
            }
        }
        all = next;
    }
    all.iter().all(|half| half.constant > 0 || (half.constant == 0 && !half.strict))
}

/// Tells whether there are whole numbers from 0 to 9 that satisfy all of it.
fn has_whole_numbers(lines: &[Line]) -> bool {
    let mut numbers = [0_i128; FIGURES];
    loop {
        let holds = lines.iter().all(|line| {
            let sum: i128 = line.factors.iter().zip(&numbers).map(|(one, other)| one * other).sum();
            holds(line.relation, sum.cmp(&line.constant))
        });
        if holds {
            return true;
        }
        let Some(at) = numbers.iter().position(|number| *number < 9) else { return false };
        numbers[at] += 1;
        numbers[..at].fill(0);
    }
}

fn opposite(line: &Line) -> Option<Line> {
    let relation = match line.relation {
        "<=" => ">",
        "<" => ">=",
        ">=" => "<",
        ">" => "<=",
        _ => return None,
    };
    Some(Line { relation, ..line.clone() })
}

/// Tells how many of some equations are independent, by elimination with whole numbers; the constant is a
/// column like any other.
fn rank(lines: &[&Line]) -> usize {
    let mut rows: Vec<Vec<i128>> = lines
        .iter()
        .map(|line| line.factors.iter().copied().chain([line.constant]).collect())
        .collect();
    let mut rank = 0;
    for column in 0..=FIGURES {
        let Some(at) = (rank..rows.len()).find(|at| rows[*at][column] != 0) else { continue };
        rows.swap(rank, at);
        let pivot = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let (own, other) = (pivot[column], row[column]);
            for (number, one) in row.iter_mut().zip(&pivot) {
                *number = *number * own - one * other;
            }
        }
        rank += 1;
    }
    rank
}

fn number(whole: i128) -> Number {
    Number::from(i64::try_from(whole).expect("small"))
}

fn holds(relation: &str, ordering: Ordering) -> bool {
    match relation {
        "==" => ordering.is_eq(),
        "<=" => ordering.is_le(),
        "<" => ordering.is_lt(),
        ">=" => ordering.is_ge(),
        _ => ordering.is_gt(),
    }
}

fn place(figure: Figure) -> usize {
    match figure {
        Figure { document: Document::Own, place: FigurePlace::Cell(CellId(cell)) } => cell as usize,
        other => panic!("{other:?}"),
    }
}

/// What a run of systems came to: that there was something to compare.
#[derive(Debug, Default)]
struct Seen {
    conflicts: usize,
    large: usize,
    whole: usize,
    forced: usize,
    implied: usize,
    free: usize,
    /// Contradictions with a rule of several bindings.
    several: usize,
}

fn compare(rules: &[Rule], counts: bool, proof: &FormProof, seen: &mut Seen) {
    let told = format!("{rules:#?}\ncounts: {counts}\n{proof:#?}");
    assert!(proof.left_out.is_nothing(), "{told}");
    let all = rules;
    let of = |rules: &[usize]| lines(all, rules);
    // Contradictions: what is told is one, whole, and nothing too much; what is left has none.
    let mut left: Vec<usize> = (0..all.len()).collect();
    for conflict in &proof.conflicts {
        let rules: Vec<usize> = conflict.members.iter().map(|member| member.rule).collect();
        if conflict.whole {
            assert!(counts && !has_whole_numbers(&of(&rules)), "{told}");
            seen.whole += 1;
        } else {
            assert!(!is_possible(&of(&rules), counts && conflict.form), "{told}");
        }
        for member in &conflict.members {
            let others: Vec<usize> =
                rules.iter().copied().filter(|rule| *rule != member.rule).collect();
            assert!(is_possible(&of(&others), counts && conflict.form), "{told}");
            rest(&member.rest, &of(&others), counts, &told);
            assert!(!conflict.form || !matches!(member.rest, Rest::AgainstForm(_)), "{told}");
        }
        left.retain(|rule| !rules.contains(rule));
        seen.conflicts += 1;
        seen.large += usize::from(rules.len() > 2);
        seen.several += usize::from(rules.iter().any(|rule| all[*rule].lines.len() > 1));
    }
    let sound = of(&left);
    assert!(is_possible(&sound, counts), "{told}");
    seen.free += usize::from(proof.conflicts.is_empty());
    forced(&sound, counts, proof, seen, &told);
    for rule in &left {
        implied(*rule, all, &left, counts, proof, seen, &told);
    }
}

/// Returns what all bindings of some rules say.
fn lines(all: &[Rule], rules: &[usize]) -> Vec<Line> {
    rules.iter().flat_map(|rule| all[*rule].lines.clone()).collect()
}

/// What is said of the rules of a contradiction without one of them is true: the figures shown satisfy them,
/// with others where not all are shown.
fn rest(rest: &Rest, others: &[Line], counts: bool, told: &str) {
    let are_satisfied = |figures: &[(Figure, Number)]| {
        let shown: Vec<Line> =
            figures.iter().map(|(figure, value)| exactly(*figure, value)).collect();
        is_possible(&[others, &shown].concat(), false)
    };
    match rest {
        Rest::Nothing => assert!(others.is_empty(), "{told}"),
        Rest::Holds { figures, partly } => {
            assert!(!partly && are_satisfied(figures), "{told}");
            let is_count = |value: &Number| value.is_integer() && !value.is_negative();
            assert!(!counts || figures.iter().all(|(_, value)| is_count(value)), "{told}");
        }
        Rest::AgainstForm(figures) => {
            assert!(counts && are_satisfied(figures) && !has_whole_numbers(others), "{told}");
        }
        Rest::Fractions => {
            assert!(counts && is_possible(others, true) && !has_whole_numbers(others), "{told}");
        }
        Rest::Unfinished => panic!("{told}"),
    }
}

/// Says of a figure that it is a number, a fraction of small ones.
fn exactly(figure: Figure, value: &Number) -> Line {
    let is_whole = |scale: &i128| (&number(*scale) * value).is_integer();
    let scale = (1..100_000).find(is_whole).expect("a small divisor");
    let scaled = &number(scale) * value;
    let mut factors = [0; FIGURES];
    factors[place(figure)] = scale;
    Line { factors, relation: "==", constant: scaled.to_string().parse().expect("a whole number") }
}

/// Figures that can only be one number are told, and all that is told is true.
fn forced(sound: &[Line], counts: bool, proof: &FormProof, seen: &mut Seen, told: &str) {
    let with = |at: usize, scale, relation, constant| {
        let mut factors = [0; FIGURES];
        factors[at] = scale;
        let all: Vec<Line> =
            sound.iter().cloned().chain([Line { factors, relation, constant }]).collect();
        is_possible(&all, counts)
    };
    let all = proof.forced.iter().flat_map(|one| &one.figures);
    let known: Vec<usize> = all.clone().map(|(figure, _)| place(*figure)).collect();
    for (figure, value) in all {
        for relation in ["<", ">"] {
            let line = Line { relation, ..exactly(*figure, value) };
            let all: Vec<Line> = sound.iter().cloned().chain([line]).collect();
            assert!(!is_possible(&all, counts), "{told}");
        }
        seen.forced += 1;
    }
    // Whatever small fraction is the only one is told.
    let candidates = (-60..=60).map(|sixths| (6, sixths));
    for (at, (scale, scaled)) in
        (0..FIGURES).flat_map(|at| candidates.clone().map(move |one| (at, one)))
    {
        let is_read = sound.iter().any(|line| line.factors[at] != 0);
        if !is_read || outright(sound, at) || known.contains(&at) {
            continue;
        }
        assert!(with(at, scale, "<", scaled) || with(at, scale, ">", scaled), "{at} {told}");
    }
}

/// Tells whether a line says outright which number a figure is.
fn outright(lines: &[Line], at: usize) -> bool {
    lines.iter().any(|line| {
        let alone = line.factors.iter().enumerate().all(|(other, one)| other == at || *one == 0);
        line.relation == "==" && line.factors[at] != 0 && alone
    })
}

/// A rule is told to follow from others where it does.
fn implied(
    rule: usize,
    rules: &[Rule],
    left: &[usize],
    counts: bool,
    proof: &FormProof,
    seen: &mut Seen,
    told: &str,
) {
    let own = &rules[rule].lines;
    let found = proof.implied.iter().find(|one| one.rule == rule);
    let is_settled = proof.settled.iter().any(|one| one.rule == rule);
    let is_twice = proof.duplicates.iter().any(|one| one.statements.contains(&(rule, 0)));
    let others: Vec<usize> = left.iter().copied().filter(|other| *other != rule).collect();
    let line_follows = |line: &Line, helpers: &[Line], counts: bool| match opposite(line) {
        Some(opposite) => !is_possible(&[helpers, &[opposite]].concat(), counts),
        None => {
            let helpers: Vec<&Line> = helpers.iter().filter(|one| one.relation == "==").collect();
            let with: Vec<&Line> = helpers.iter().copied().chain([line]).collect();
            rank(&helpers) == rank(&with)
        }
    };
    let follows = |helpers: &[usize], counts: bool| {
        let helpers = lines(rules, helpers);
        own.iter().all(|line| line_follows(line, &helpers, counts))
    };
    if let Some(found) = found {
        assert!(follows(&found.by, counts && found.form), "{told}");
        seen.implied += 1;
        for helper in &found.by {
            let fewer: Vec<usize> = found.by.iter().copied().filter(|one| one != helper).collect();
            assert!(!follows(&fewer, counts), "{told}");
        }
    } else if !is_settled && !is_twice {
        assert!(!follows(&others, counts), "A-{rule}\n{told}");
    }
    if own.iter().all(|line| line.factors == [0; FIGURES]) {
        let holds =
            proof.settled.iter().any(|one| one.rule == rule && one.how == SettledHow::Holds);
        assert!(holds, "{told}");
    }
}

#[test]
fn what_is_proved_is_what_elimination_finds() {
    let mut seen = Seen::default();
    let rounds = std::env::var("RULECHECK_ROUNDS").ok().and_then(|text| text.parse().ok());
    for seed in 1..=rounds.unwrap_or(600_u64) {
        let mut random = Random::new(seed);
        let counts = random.below(3) > 0;
        let rules: Vec<Rule> = (0..2 + random.below(5)).map(|_| Rule::draw(&mut random)).collect();
        let text: String = rules.iter().enumerate().map(|(at, rule)| rule.written(at)).collect();
        let version = packs(&form(counts), &text).versions().pop().expect("a version");
        compare(&rules, counts, &proved(&version), &mut seen);
    }
    // There was something of everything.
    let counted = [seen.conflicts, seen.large, seen.whole, seen.forced, seen.implied, seen.free];
    assert!(counted.iter().chain([&seen.several]).all(|count| *count > 10), "{seen:?}");
}
