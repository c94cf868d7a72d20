//! Small systems of equations and inequalities, as rules and as numbers. The figures are the cells of two rows
//! and two columns.

use std::fmt::Write;

use crate::support::Random;

/// How many figures a system has.
pub(super) const FIGURES: usize = 4;

/// How many columns, and rows, its table has.
const SIDE: usize = 2;

/// A rule: what each of its bindings says.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) lines: Vec<Line>,
    text: String,
}

/// `a·x + b·y + … relation constant`, with whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) factors: [i128; FIGURES],
    pub(super) relation: &'static str,
    pub(super) constant: i128,
}

impl Line {
    /// Draws a line of few figures and small numbers.
    pub(super) fn draw(random: &mut Random) -> Self {
        let mut factors = [0; FIGURES];
        for _ in 0..=random.below(3) {
            factors[random.below(FIGURES)] = [-2, -1, -1, 1, 1, 2, 3][random.below(7)];
        }
        let relation = ["==", "==", "==", "<=", ">=", "<", ">"][random.below(7)];
        let constant = [0, 0, 0, 1, 2, -1, 5][random.below(7)];
        Self { factors, relation, constant }
    }
}

impl Rule {
    /// Draws a rule: of certain cells, of rows column by column, or of columns row by row.
    pub(super) fn draw(random: &mut Random) -> Self {
        let line = Line::draw(random);
        let cell = |at: usize| format!("格(第{}行, 第{}列)", at / SIDE, at % SIDE);
        // Of rows or of columns, as the kind is; of cells for all other kinds.
        let kind = random.below(4);
        let name = |at: usize| match kind {
            0 => format!("行(第{at}行)"),
            _ => format!("列(第{at}列)"),
        };
        let place = |at: usize, other: usize| match kind {
            0 => at * SIDE + other,
            _ => other * SIDE + at,
        };
        if kind > 1 {
            return Self { text: line.written(&cell), lines: vec![line] };
        }
        let mut along = [0; FIGURES];
        along[..SIDE].copy_from_slice(&line.factors[..SIDE]);
        if along == [0; FIGURES] {
            along[random.below(SIDE)] = 1;
        }
        let bound = |other: usize| {
            let mut factors = [0; FIGURES];
            (0..SIDE).for_each(|at| factors[place(at, other)] = along[at]);
            Line { factors, ..line.clone() }
        };
        let text = Line { factors: along, ..line.clone() }.written(&name);
        Self { text, lines: (0..SIDE).map(bound).collect() }
    }

    /// Writes it under an id.
    pub(super) fn written(&self, id: usize) -> String {
        format!("A-{id}: {}\n", self.text)
    }
}

impl Line {
    /// Writes it with names for its figures, what is taken away on the other side.
    fn written(&self, name: &dyn Fn(usize) -> String) -> String {
        let side = |sign: i128| {
            let mut terms: Vec<String> = Vec::new();
            for (at, factor) in self.factors.iter().enumerate().filter(|(_, one)| *one * sign > 0) {
                match factor.abs() {
                    1 => terms.push(name(at)),
                    times => terms.push(format!("{times} * {}", name(at))),
                }
            }
            terms
        };
        let (mut left, mut right) = (side(1), side(-1));
        match self.constant {
            0 => {}
            1.. => right.push(self.constant.to_string()),
            _ => left.push(self.constant.abs().to_string()),
        }
        let sum = |terms: Vec<String>| match terms.is_empty() {
            true => "0".to_owned(),
            false => terms.join(" + "),
        };
        format!("{} {} {}", sum(left), self.relation, sum(right))
    }
}

/// Writes the form of the figures, counts where `counts` says so.
pub(super) fn form(counts: bool) -> String {
    let mut text = "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [".to_owned();
    for at in 0..SIDE {
        let admits = if counts { "{admits: 件数}" } else { "{fill: true}" };
        let between = if at > 0 { ", " } else { "" };
        write!(text, "{between}{{第{at}列: {admits}}}").expect("a text takes all");
    }
    let rows: Vec<String> = (0..SIDE).map(|at| format!("第{at}行")).collect();
    write!(text, "]\n      rows: [{}]\n", rows.join(", ")).expect("a text takes all");
    text
}
