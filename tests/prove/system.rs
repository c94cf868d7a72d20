//! Small systems of equations and inequalities, as rules and as numbers.

use std::fmt::Write;

use crate::support::Random;

/// How many figures a system has.
pub(super) const FIGURES: usize = 4;

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

    /// Writes it as a rule, what is taken away on the other side.
    pub(super) fn rule(&self, id: usize) -> String {
        let side = |sign: i128| {
            let mut terms: Vec<String> = Vec::new();
            for (at, factor) in self.factors.iter().enumerate().filter(|(_, one)| *one * sign > 0) {
                let figure = format!("格(件数, 第{at}格)");
                match factor.abs() {
                    1 => terms.push(figure),
                    times => terms.push(format!("{times} * {figure}")),
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
        format!("A-{id}: {} {} {}\n", sum(left), self.relation, sum(right))
    }
}

/// Writes the form of the figures: one row, a column each, counts where `counts` says so.
pub(super) fn form(counts: bool) -> String {
    let mut text = "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [".to_owned();
    for at in 0..FIGURES {
        let admits = if counts { "{admits: 件数}" } else { "{fill: true}" };
        let between = if at > 0 { ", " } else { "" };
        write!(text, "{between}{{第{at}格: {admits}}}").expect("a text takes all");
    }
    text.push_str("]\n      rows: [件数]\n");
    text
}
