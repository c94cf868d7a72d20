//! Worlds and rules drawn from bytes: fewer and smaller bytes make smaller ones, so that a failure
//! shrinks to a small rule. Units are right by construction: a rule that mixes them is refused.

use super::world::{Claim, Kind, Missing, Printed, Rule, Say, Sum, Within, World};

/// Bytes to draw from; when they are used up, the first choice is always taken.
pub(crate) struct Draw<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// The rows that the quantifiers around go through, the outermost first.
    members: Vec<Kind>,
}

const MONEY: [Option<(&str, i128)>; 2] = [Some(("元", 1)), Some(("万元", 10_000))];
const SIGNS: [&str; 6] = ["==", "<=", ">=", "!=", "<", ">"];

impl<'a> Draw<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter(), members: Vec::new() }
    }

    fn below(&mut self, count: usize) -> usize {
        usize::from(self.bytes.next().copied().unwrap_or(0)) % count
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub(crate) fn world(&mut self, orderly: bool) -> World {
        let cells = (0..8).map(|_| [(); 3].map(|()| self.printed(orderly))).collect();
        World { cells }
    }

    fn printed(&mut self, orderly: bool) -> Printed {
        let kind = self.below(if orderly { 12 } else { 20 });
        match kind {
            12..=14 => Printed::Blank,
            15..=16 => Printed::Mark,
            17 => Printed::Words,
            18 => Printed::Unreadable,
            11 => Printed::Noted(self.number()),
            _ => Printed::Number(self.number()),
        }
    }

    /// Few different numbers, so that equations hold now and then.
    fn number(&mut self) -> String {
        let whole = [0, 1, 2, 3, 5, 10, 10_000, 20_000, 30_001][self.below(9)];
        let sign = if self.one_in(12) { "-" } else { "" };
        let behind = ["", "", "", "", ".5", ".00", ".0001", ".25"][self.below(8)];
        format!("{sign}{whole}{behind}")
    }

    pub(crate) fn rule(&mut self) -> Rule {
        let missing = [Missing::Skip, Missing::Zero, Missing::Partial, Missing::Fail];
        let missing = missing[self.below(4)];
        let english = self.one_in(2);
        Rule { missing, english, claim: self.claim(2) }
    }

    fn claim(&mut self, depth: usize) -> Claim {
        if depth > 0 && self.one_in(4) {
            let condition = self.say(1);
            let then = Box::new(self.claim(depth - 1));
            let otherwise = self.one_in(2).then(|| Box::new(self.claim(depth - 1)));
            // `否则` belongs to the nearest `当`: one inside `then` would take it.
            let otherwise = otherwise.filter(|_| matches!(*then, Claim::Say(..)));
            return Claim::When(condition, then, otherwise);
        }
        if self.one_in(2) {
            return Claim::Say(self.say(3), Within::Exact);
        }
        let kind = self.kind();
        let within = match self.below(4) {
            0 => Within::Rounding,
            1 => Within::Share([0, 1, 10, 50][self.below(4)]),
            _ => {
                let unit = if kind == Kind::Money { MONEY[self.below(2)] } else { None };
                Within::Amount(["0.5", "1", "3", "10000"][self.below(4)].into(), unit)
            }
        };
        let linear = matches!(within, Within::Rounding);
        Claim::Say(self.chain(kind, 2, linear), within)
    }

    fn kind(&mut self) -> Kind {
        [Kind::Plain, Kind::Cases, Kind::Money, Kind::Money][self.below(4)]
    }

    fn chain(&mut self, kind: Kind, depth: usize, linear: bool) -> Say {
        let links = 1 + usize::from(self.one_in(5));
        let sums = (0..=links).map(|_| self.sum(kind, depth, linear)).collect();
        let signs = (0..links).map(|_| SIGNS[self.below(6)]).collect();
        Say::Chain(sums, signs)
    }

    fn say(&mut self, depth: usize) -> Say {
        let choices = if depth == 0 { 6 } else { 13 };
        match self.below(choices) {
            0..=2 => {
                let kind = self.kind();
                self.chain(kind, depth.min(2), false)
            }
            3 => Say::Blank(self.below(8)),
            4 => {
                let kind = self.kind();
                Say::Whole(self.sum(kind, 1, false))
            }
            5 => {
                let kind = self.kind();
                let [sum, low, high] = [1, 1, 0].map(|depth| self.sum(kind, depth, false));
                if self.one_in(2) {
                    Say::Between(sum, low, high)
                } else {
                    Say::OneOf(sum, vec![low, high])
                }
            }
            6 => Say::Not(Box::new(self.say(depth - 1))),
            7 | 8 => Say::And((0..2 + self.below(2)).map(|_| self.say(depth - 1)).collect()),
            9 | 10 => Say::Or((0..2 + self.below(2)).map(|_| self.say(depth - 1)).collect()),
            11 => Say::Implies(Box::new(self.say(depth - 1)), Box::new(self.say(depth - 1))),
            _ => {
                let kind = self.kind();
                let (first, last) = self.range(kind);
                self.members.push(kind);
                let every = !self.one_in(2);
                let body = self.say(depth - 1);
                self.members.pop();
                Say::Each(every, first, last, Box::new(body))
            }
        }
    }

    /// Two rows of a kind, in order, not the same, and in the same unit: a list of several is refused.
    fn range(&mut self, kind: Kind) -> (usize, usize) {
        let (first, last) = kind.rows();
        if kind == Kind::Money {
            return [(0, 1), (2, 3)][self.below(2)];
        }
        let from = first + self.below(last - first);
        (from, from + 1 + self.below(last - from))
    }

    fn row(&mut self, kind: Kind) -> usize {
        let (first, last) = kind.rows();
        first + self.below(last - first + 1)
    }

    fn literal(&mut self, kind: Kind) -> Sum {
        let number = ["0", "1", "2", "5", "0.5", "10000", "3.25"][self.below(7)].to_owned();
        let unit = if kind == Kind::Money { MONEY[self.below(2)] } else { None };
        Sum::Literal(number, unit)
    }

    /// `linear` leaves out what multiplies figures, picks among them or rounds them.
    fn sum(&mut self, kind: Kind, depth: usize, linear: bool) -> Sum {
        let choices = match (depth, linear) {
            (0, _) => 5,
            (_, true) => 8,
            (_, false) => 16,
        };
        let boxed = |sum| Box::new(sum);
        match self.below(choices) {
            0..=2 => Sum::Row(self.row(kind)),
            3 => self.literal(kind),
            4 => {
                let level = self.members.iter().rev().position(|member| *member == kind);
                level.map_or_else(|| Sum::Row(self.row(kind)), Sum::Member)
            }
            5 => {
                let count = 2 + self.below(2);
                let part = |index: usize, draw: &mut Self| {
                    (index > 0 && draw.one_in(3), draw.sum(kind, depth - 1, linear))
                };
                Sum::Total((0..count).map(|index| part(index, self)).collect())
            }
            6 => {
                let (first, last) = self.range(kind);
                Sum::Range("sum", first, last)
            }
            7 => Sum::Negative(boxed(self.sum(kind, depth - 1, linear))),
            8 => {
                let (left, right) =
                    (self.sum(kind, depth - 1, false), self.sum(Kind::Plain, 0, false));
                Sum::Times(boxed(left), boxed(right))
            }
            9 => {
                let (left, right) =
                    (self.sum(kind, depth - 1, false), self.sum(Kind::Plain, 0, false));
                Sum::Over(boxed(left), boxed(right))
            }
            10 => {
                let (first, last) = self.range(kind);
                Sum::Range(["max", "min"][self.below(2)], first, last)
            }
            11 => {
                let name = ["max", "min", "sum"][self.below(3)];
                Sum::Of(name, (0..2).map(|_| self.sum(kind, depth - 1, false)).collect())
            }
            12 => Sum::Of("abs", vec![self.sum(kind, depth - 1, false)]),
            13 => Sum::Rounded(boxed(self.sum(kind, depth - 1, false)), [0, 1, 2][self.below(3)]),
            14 => Sum::IfBlank(self.row(kind), boxed(self.sum(kind, 0, false))),
            _ if kind != Kind::Plain => Sum::Row(self.row(kind)),
            _ => {
                let of = self.kind();
                let parts = [depth - 1, 0].map(|depth| self.sum(of, depth, false));
                match self.below(4) {
                    0 => Sum::Range("count", of.rows().0, of.rows().1),
                    1 => Sum::Of("growth", parts.into()),
                    2 => Sum::Of("ratio", parts.into()),
                    _ => {
                        let [left, right] = parts;
                        Sum::Over(boxed(left), boxed(right))
                    }
                }
            }
        }
    }
}
