//! The second evaluator: slow, plain, and written from the description of the language alone. Every
//! amount of money is kept in 元.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::world::{Claim, Missing, Printed, ROWS, Rule, Say, Sum, Within, World};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Holds,
    Violated,
    NotEvaluated,
    NotApplicable,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    /// A figure is missing.
    Figure,
    /// It has no value, such as a quotient by nought.
    Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Yes,
    No,
    Unknown(Lack),
    NotApplicable,
}

/// None stands for numbers that grow too large for this evaluator.
type Computed = Option<Result<Fraction, Lack>>;

/// One column of a world under one rule.
struct Judge<'a> {
    world: &'a World,
    column: usize,
    blank_is_zero: bool,
}

/// Tells whether a rule reads any figure.
pub(crate) fn reads_something(rule: &Rule) -> bool {
    let mut read = Vec::new();
    claim_reads(&rule.claim, &mut read);
    !read.is_empty()
}

/// Returns the verdict on one column; none where the numbers grow too large.
pub(crate) fn judge(world: &World, rule: &Rule, column: usize) -> Option<Verdict> {
    let mut read = Vec::new();
    claim_reads(&rule.claim, &mut read);
    let printed = |row: usize| &world.cells[row][column];
    let filled = |row: usize| matches!(printed(row), Printed::Number(_) | Printed::Noted(_));
    let blank_is_zero = match rule.missing {
        Missing::Zero => true,
        Missing::Partial => read.iter().any(|(row, _)| filled(*row)),
        Missing::Skip | Missing::Fail => false,
    };
    let judge = Judge { world, column, blank_is_zero };
    Some(match judge.claim(&rule.claim)? {
        Told::Yes => Verdict::Holds,
        Told::No => Verdict::Violated,
        Told::NotApplicable => Verdict::NotApplicable,
        Told::Unknown(Lack::Value) => Verdict::NotEvaluated,
        Told::Unknown(Lack::Figure) => {
            let lost = |row: usize| matches!(printed(row), Printed::Words | Printed::Unreadable);
            let blank = !read.iter().any(|(row, due)| *due && lost(*row));
            let fails = rule.missing == Missing::Fail && blank;
            if fails { Verdict::Violated } else { Verdict::NotEvaluated }
        }
    })
}

impl Judge<'_> {
    fn claim(&self, claim: &Claim) -> Option<Told> {
        match claim {
            Claim::Say(say, within) => self.say(say, within, &mut Vec::new()),
            Claim::When(condition, then, otherwise) => {
                Some(match self.say(condition, &Within::Exact, &mut Vec::new())? {
                    Told::Yes => self.claim(then)?,
                    Told::No => match otherwise {
                        Some(otherwise) => self.claim(otherwise)?,
                        None => Told::NotApplicable,
                    },
                    open => open,
                })
            }
        }
    }

    fn say(&self, say: &Say, within: &Within, members: &mut Vec<usize>) -> Option<Told> {
        Some(match say {
            Say::Chain(sums, signs) => {
                let unit = sums.iter().find_map(|sum| unit(sum, members));
                let mut links = Vec::new();
                for (pair, sign) in sums.windows(2).zip(signs) {
                    links.push(self.link(&pair[0], sign, &pair[1], (within, unit), members)?);
                }
                all(links)
            }
            Say::Blank(row) => truth(*self.printed(*row) == Printed::Blank),
            Say::Whole(sum) => match self.sum(sum, members)? {
                Ok(number) => {
                    let unit = Fraction::whole(unit(sum, members).unwrap_or(1));
                    truth(number.over(unit)?.is_whole())
                }
                Err(lack) => Told::Unknown(lack),
            },
            Say::OneOf(sum, of) => {
                let mut found = Vec::new();
                for one in of {
                    found.push(self.link(sum, "==", one, (&Within::Exact, None), members)?);
                }
                any(found)
            }
            Say::Between(sum, low, high) => all(vec![
                self.link(low, "<=", sum, (&Within::Exact, None), members)?,
                self.link(sum, "<=", high, (&Within::Exact, None), members)?,
            ]),
            Say::Not(inner) => not(self.say(inner, within, members)?),
            Say::And(parts) => all(self.each(parts, members)?),
            Say::Or(parts) => any(self.each(parts, members)?),
            Say::Implies(left, right) => {
                let left = not(self.say(left, within, members)?);
                any(vec![left, self.say(right, within, members)?])
            }
            Say::Each(every, first, last, body) => {
                let mut found = Vec::new();
                for row in *first..=*last {
                    members.push(row);
                    found.push(self.say(body, within, members)?);
                    members.pop();
                }
                if *every { all(found) } else { any(found) }
            }
        })
    }

    fn each(&self, parts: &[Say], members: &mut Vec<usize>) -> Option<Vec<Told>> {
        parts.iter().map(|part| self.say(part, &Within::Exact, members)).collect()
    }

    fn link(
        &self,
        left: &Sum,
        sign: &str,
        right: &Sum,
        (within, unit): (&Within, Option<i128>),
        members: &[usize],
    ) -> Option<Told> {
        let (a, b) = match (self.sum(left, members)?, self.sum(right, members)?) {
            (Ok(a), Ok(b)) => (a, b),
            (Err(lack), _) | (_, Err(lack)) => return Some(Told::Unknown(lack)),
        };
        let order = a.compared(b)?;
        let holds = match sign {
            "==" => order == Ordering::Equal,
            "!=" => order != Ordering::Equal,
            "<=" => order != Ordering::Greater,
            ">=" => order != Ordering::Less,
            "<" => order == Ordering::Less,
            _ => order == Ordering::Greater,
        };
        if holds || !["==", "<=", ">="].contains(&sign) {
            return Some(truth(holds));
        }
        let allowed = match within {
            Within::Exact => return Some(Told::No),
            Within::Amount(number, own) => {
                let unit = own.map(|(_, size)| size).or(unit).unwrap_or(1);
                Fraction::read(number).times(Fraction::whole(unit))?
            }
            Within::Share(share) => b.size().times(Fraction::new(i128::from(*share), 100)?)?,
            Within::Rounding => {
                self.half_digits(left, members)?.plus(self.half_digits(right, members)?)?
            }
        };
        Some(truth(a.minus(b)?.size().compared(allowed)? != Ordering::Greater))
    }

    /// Half a unit of the last printed digit of each figure, added up.
    fn half_digits(&self, sum: &Sum, members: &[usize]) -> Option<Fraction> {
        let mut read = Vec::new();
        sum_reads(sum, members, &mut read);
        let mut halves = Fraction::ZERO;
        for (row, _) in read {
            if let Printed::Number(number) | Printed::Noted(number) = self.printed(row) {
                let behind = number.split_once('.').map_or(0, |(_, behind)| behind.len());
                let digit = 10_i128.checked_pow(u32::try_from(behind).ok()?)?;
                let half = Fraction::new(ROWS[row].2, digit.checked_mul(2)?)?;
                halves = halves.plus(half)?;
            }
        }
        Some(halves)
    }

    fn printed(&self, row: usize) -> &Printed {
        &self.world.cells[row][self.column]
    }

    fn figure(&self, row: usize) -> Computed {
        Some(match self.printed(row) {
            Printed::Number(number) | Printed::Noted(number) => {
                Ok(Fraction::read(number).times(Fraction::whole(ROWS[row].2))?)
            }
            Printed::Blank | Printed::Mark if self.blank_is_zero => Ok(Fraction::ZERO),
            _ => Err(Lack::Figure),
        })
    }

    fn sum(&self, sum: &Sum, members: &[usize]) -> Computed {
        let value = |sum: &Sum| self.sum(sum, members);
        macro_rules! known {
            ($computed:expr) => {
                match $computed? {
                    Ok(number) => number,
                    Err(lack) => return Some(Err(lack)),
                }
            };
        }
        Some(Ok(match sum {
            Sum::Literal(number, unit) => {
                let size = unit.map_or(1, |(_, size)| size);
                Fraction::read(number).times(Fraction::whole(size))?
            }
            Sum::Row(row) => known!(self.figure(*row)),
            Sum::Member(level) => known!(self.figure(members[members.len() - 1 - level])),
            Sum::Negative(inner) => known!(value(inner)).negative(),
            Sum::Total(parts) => {
                let mut total = Fraction::ZERO;
                for (minus, part) in parts {
                    let part = known!(value(part));
                    total = if *minus { total.minus(part)? } else { total.plus(part)? };
                }
                total
            }
            Sum::Times(left, right) => known!(value(left)).times(known!(value(right)))?,
            Sum::Over(left, right) => {
                let (above, below) = (known!(value(left)), known!(value(right)));
                if below.is_zero() {
                    return Some(Err(Lack::Value));
                }
                above.over(below)?
            }
            Sum::Range("count", first, last) => {
                for row in *first..=*last {
                    known!(self.figure(row));
                }
                Fraction::whole(i128::try_from(last - first + 1).ok()?)
            }
            Sum::Range(name, first, last) => {
                let mut numbers = Vec::new();
                for row in *first..=*last {
                    numbers.push(known!(self.figure(row)));
                }
                function(name, &numbers)??
            }
            Sum::Of(name, parts) => {
                let mut numbers = Vec::new();
                for part in parts {
                    numbers.push(known!(value(part)));
                }
                match function(name, &numbers)? {
                    Some(number) => number,
                    None => return Some(Err(Lack::Value)),
                }
            }
            Sum::Rounded(inner, decimals) => {
                let size = Fraction::whole(unit(inner, members).unwrap_or(1));
                known!(value(inner)).over(size)?.rounded(*decimals)?.times(size)?
            }
            Sum::IfBlank(row, instead) => match self.printed(*row) {
                Printed::Blank | Printed::Mark => known!(value(instead)),
                _ => known!(self.figure(*row)),
            },
        }))
    }
}

/// Computes a function: none where the numbers grow too large, none inside where it has no value.
fn function(name: &str, numbers: &[Fraction]) -> Option<Option<Fraction>> {
    let first = *numbers.first()?;
    let pick = |wanted: Ordering| {
        numbers.iter().skip(1).try_fold(first, |best, one| {
            Some(if one.compared(best)? == wanted { *one } else { best })
        })
    };
    Some(match (name, numbers) {
        ("sum", _) => Some(numbers.iter().try_fold(Fraction::ZERO, |sum, one| sum.plus(*one))?),
        ("max", _) => Some(pick(Ordering::Greater)?),
        ("min", _) => Some(pick(Ordering::Less)?),
        ("abs", _) => Some(first.size()),
        ("ratio" | "growth", [_, below]) if below.is_zero() => None,
        ("ratio", [above, below]) => Some(above.over(*below)?),
        ("growth", [now, before]) => Some(now.minus(*before)?.over(*before)?),
        _ => panic!("no function {name}"),
    })
}

/// Returns the size of the unit that a number is in: that of the first operand that has one.
fn unit(sum: &Sum, members: &[usize]) -> Option<i128> {
    let of_row = |row: usize| ROWS[row].1.map(|_| ROWS[row].2);
    match sum {
        Sum::Literal(_, unit) => unit.map(|(_, size)| size),
        Sum::Row(row) => of_row(*row),
        Sum::Member(level) => of_row(members[members.len() - 1 - level]),
        Sum::Negative(inner) | Sum::Rounded(inner, _) => unit(inner, members),
        Sum::Total(parts) => parts.iter().find_map(|(_, part)| unit(part, members)),
        Sum::Times(left, _) => unit(left, members),
        Sum::Over(left, right) => unit(left, members).filter(|_| unit(right, members).is_none()),
        Sum::Range("count", ..) => None,
        Sum::Range(_, first, _) => of_row(*first),
        Sum::Of("ratio" | "growth", _) => None,
        Sum::Of(_, parts) => parts.iter().find_map(|part| unit(part, members)),
        Sum::IfBlank(row, instead) => of_row(*row).or_else(|| unit(instead, members)),
    }
}

/// The rows that are read, each as often as it is written, and whether it matters when one cannot be
/// read: not where it is only asked whether it is blank.
fn claim_reads(claim: &Claim, read: &mut Vec<(usize, bool)>) {
    match claim {
        Claim::Say(say, _) => say_reads(say, read),
        Claim::When(condition, then, otherwise) => {
            say_reads(condition, read);
            claim_reads(then, read);
            otherwise.iter().for_each(|otherwise| claim_reads(otherwise, read));
        }
    }
}

fn say_reads(say: &Say, read: &mut Vec<(usize, bool)>) {
    match say {
        Say::Chain(sums, _) => sums.iter().for_each(|sum| sum_reads(sum, &[], read)),
        Say::Blank(row) => read.push((*row, false)),
        Say::Whole(sum) => sum_reads(sum, &[], read),
        Say::OneOf(sum, of) => {
            sum_reads(sum, &[], read);
            of.iter().for_each(|one| sum_reads(one, &[], read));
        }
        Say::Between(sum, low, high) => {
            [sum, low, high].iter().for_each(|sum| sum_reads(sum, &[], read));
        }
        Say::Not(inner) => say_reads(inner, read),
        Say::And(parts) | Say::Or(parts) => parts.iter().for_each(|part| say_reads(part, read)),
        Say::Implies(left, right) => {
            say_reads(left, read);
            say_reads(right, read);
        }
        Say::Each(_, first, last, body) => {
            read.extend((*first..=*last).map(|row| (row, true)));
            say_reads(body, read);
        }
    }
}

fn sum_reads(sum: &Sum, members: &[usize], read: &mut Vec<(usize, bool)>) {
    match sum {
        Sum::Literal(..) => {}
        Sum::Row(row) => read.push((*row, true)),
        // The list of the quantifier has it already; a tolerance asks for the member itself.
        Sum::Member(level) => {
            let member = members.len().checked_sub(1 + level).and_then(|at| members.get(at));
            read.extend(member.map(|row| (*row, true)));
        }
        Sum::Negative(inner) | Sum::Rounded(inner, _) => sum_reads(inner, members, read),
        Sum::Total(parts) => parts.iter().for_each(|(_, part)| sum_reads(part, members, read)),
        Sum::Times(left, right) | Sum::Over(left, right) => {
            sum_reads(left, members, read);
            sum_reads(right, members, read);
        }
        Sum::Range(_, first, last) => read.extend((*first..=*last).map(|row| (row, true))),
        Sum::Of(_, parts) => parts.iter().for_each(|part| sum_reads(part, members, read)),
        Sum::IfBlank(row, instead) => {
            read.push((*row, true));
            sum_reads(instead, members, read);
        }
    }
}

fn truth(holds: bool) -> Told {
    if holds { Told::Yes } else { Told::No }
}

fn not(told: Told) -> Told {
    match told {
        Told::Yes => Told::No,
        Told::No => Told::Yes,
        open => open,
    }
}

/// All hold: one that does not decides, else one of which nobody can tell.
fn all(parts: Vec<Told>) -> Told {
    let unknown = parts.iter().find(|part| matches!(part, Told::Unknown(_)));
    if parts.contains(&Told::No) { Told::No } else { unknown.copied().unwrap_or(Told::Yes) }
}

/// One holds: that decides, else one of which nobody can tell.
fn any(parts: Vec<Told>) -> Told {
    let unknown = parts.iter().find(|part| matches!(part, Told::Unknown(_)));
    if parts.contains(&Told::Yes) { Told::Yes } else { unknown.copied().unwrap_or(Told::No) }
}
