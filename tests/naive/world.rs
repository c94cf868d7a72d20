//! A small table, random in what its cells print, and rules that are trees over it; both are written
//! out as an auditor would type them.

use std::fmt::Write as _;

/// What the figures of a row are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 元 or 万元.
    Money,
    /// 件.
    Cases,
    /// Nothing.
    Plain,
}

/// The rows: label, unit, how many of the smallest unit of its kind that is.
pub(crate) const ROWS: [(&str, Option<&str>, i128, Kind); 8] = [
    ("甲", Some("元"), 1, Kind::Money),
    ("乙", Some("元"), 1, Kind::Money),
    ("丙", Some("万元"), 10_000, Kind::Money),
    ("丁", Some("万元"), 10_000, Kind::Money),
    ("戊", Some("件"), 1, Kind::Cases),
    ("己", Some("件"), 1, Kind::Cases),
    ("庚", None, 1, Kind::Plain),
    ("辛", None, 1, Kind::Plain),
];
pub(crate) const COLUMNS: [&str; 3] = ["子", "丑", "寅"];

impl Kind {
    /// The rows of this kind, first and last.
    pub(crate) fn rows(self) -> (usize, usize) {
        match self {
            Self::Money => (0, 3),
            Self::Cases => (4, 5),
            Self::Plain => (6, 7),
        }
    }
}

/// What a cell prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Printed {
    /// A number.
    Number(String),
    /// A number with a note.
    Noted(String),
    Blank,
    Mark,
    Words,
    Unreadable,
}

/// The table, row by row.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) cells: Vec<[Printed; 3]>,
}

/// What a missing figure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    Skip,
    Zero,
    Partial,
    Fail,
}

/// A number to be computed in each column.
#[derive(Clone, Debug)]
pub(crate) enum Sum {
    /// A number, and the unit it is in: name and size.
    Literal(String, Option<(&'static str, i128)>),
    Row(usize),
    /// The member that the quantifier so many levels outside names.
    Member(usize),
    Negative(Box<Sum>),
    /// The first is never subtracted.
    Total(Vec<(bool, Sum)>),
    Times(Box<Sum>, Box<Sum>),
    Over(Box<Sum>, Box<Sum>),
    /// A function of the rows from … to.
    Range(&'static str, usize, usize),
    /// A function of numbers.
    Of(&'static str, Vec<Sum>),
    Rounded(Box<Sum>, u32),
    IfBlank(usize, Box<Sum>),
}

#[derive(Clone, Debug)]
pub(crate) enum Within {
    Exact,
    /// So much, in a unit.
    Amount(String, Option<(&'static str, i128)>),
    /// So many per cent of the right side.
    Share(u32),
    Rounding,
}

/// A statement about each column.
#[derive(Clone, Debug)]
pub(crate) enum Say {
    Chain(Vec<Sum>, Vec<&'static str>),
    Blank(usize),
    Whole(Sum),
    OneOf(Sum, Vec<Sum>),
    Between(Sum, Sum, Sum),
    Not(Box<Say>),
    And(Vec<Say>),
    Or(Vec<Say>),
    Implies(Box<Say>, Box<Say>),
    /// Of every row, or of some, from … to.
    Each(bool, usize, usize, Box<Say>),
}

#[derive(Clone, Debug)]
pub(crate) enum Claim {
    Say(Say, Within),
    When(Say, Box<Claim>, Option<Box<Claim>>),
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) missing: Missing,
    pub(crate) claim: Claim,
    pub(crate) english: bool,
}

pub(crate) fn form() -> String {
    let mut form = String::from(
        "form: 报表\nversion: \"1\"\nvalid: {from: 2000}\nsections:\n  - heading: 数据\n    table:\n      name: 主表\n      columns: [子, 丑, 寅]\n      rows:\n",
    );
    for (label, unit, ..) in ROWS {
        match unit {
            Some(unit) => writeln!(form, "        - {label}: {{unit: {unit}}}"),
            None => writeln!(form, "        - {label}"),
        }
        .expect("a string");
    }
    form
}

impl World {
    pub(crate) fn written(&self) -> String {
        let mut report = String::from(
            "report: 报表\nunit: 某局\nyear: 2025\nsections:\n  - heading: 数据\n    tables:\n      主表:\n        columns: [子, 丑, 寅]\n        rows:\n",
        );
        for ((label, ..), cells) in ROWS.iter().zip(&self.cells) {
            let cells: Vec<String> = cells.iter().map(Printed::written).collect();
            writeln!(report, "          {label}: [{}]", cells.join(", ")).expect("a string");
        }
        report
    }
}

impl Printed {
    fn written(&self) -> String {
        match self {
            Self::Number(number) => number.clone(),
            Self::Noted(number) => format!("\"{number}（其中代管2件）\""),
            Self::Blank => "~".into(),
            Self::Mark => "/".into(),
            Self::Words => "见附件".into(),
            Self::Unreadable => "\"?\"".into(),
        }
    }
}

/// Words of both languages.
struct Words {
    english: bool,
    out: String,
}

impl Rule {
    /// Writes the rule out under an id.
    pub(crate) fn written(&self, id: &str) -> String {
        let mut words = Words { english: self.english, out: String::new() };
        let missing = match self.missing {
            Missing::Skip => ("不验", "skip"),
            Missing::Zero => ("当零", "zero"),
            Missing::Partial => ("部分当零", "partial"),
            Missing::Fail => ("差错", "fail"),
        };
        words.put("规则 ", "rule ");
        words.out.push_str(id);
        words.put(" {\n  缺失: ", " {\n  missing: ");
        words.put(missing.0, missing.1);
        words.put("\n  在 主表 逐列\n  ", "\n  in 主表 for each column\n  ");
        words.claim(&self.claim);
        words.out.push_str("\n}\n");
        words.out
    }
}

impl Words {
    fn put(&mut self, chinese: &str, english: &str) {
        self.out.push_str(if self.english { english } else { chinese });
    }

    fn claim(&mut self, claim: &Claim) {
        match claim {
            Claim::Say(say, within) => {
                self.say(say, 0);
                self.within(within);
            }
            Claim::When(condition, then, otherwise) => {
                self.put("当 ", "when ");
                self.say(condition, 0);
                self.put(" 则 ", " then ");
                self.claim(then);
                if let Some(otherwise) = otherwise {
                    self.put(" 否则 ", " else ");
                    self.claim(otherwise);
                }
            }
        }
    }

    fn within(&mut self, within: &Within) {
        match within {
            Within::Exact => {}
            Within::Amount(number, unit) => {
                self.put(" 误差 ±", " within ±");
                self.out.push_str(number);
                self.out.push_str(unit.map_or("", |(name, _)| name));
            }
            Within::Share(share) => {
                self.put(" 误差 ±", " within ±");
                write!(self.out, "{share}%").expect("a string");
            }
            Within::Rounding => self.put(" 误差 舍入", " within rounding"),
        }
    }

    /// `depth` counts the quantifiers around it; each names its member after its depth.
    fn say(&mut self, say: &Say, depth: usize) {
        match say {
            Say::Chain(sums, signs) => {
                for (index, sum) in sums.iter().enumerate() {
                    if let Some(sign) = index.checked_sub(1).and_then(|before| signs.get(before)) {
                        let chinese = match *sign {
                            "==" => "等于",
                            "!=" => "不等于",
                            "<=" => "不超过",
                            ">=" => "不少于",
                            "<" => "小于",
                            _ => "大于",
                        };
                        self.out.push(' ');
                        self.put(chinese, sign);
                        self.out.push(' ');
                    }
                    self.sum(sum, depth);
                }
            }
            Say::Blank(row) => {
                self.row(*row);
                self.put(" 为空", " is blank");
            }
            Say::Whole(sum) => {
                self.sum(sum, depth);
                self.put(" 为整数", " is whole");
            }
            Say::OneOf(sum, of) => {
                self.sum(sum, depth);
                self.put(" 属于 ", " in ");
                self.all(of, depth);
            }
            Say::Between(sum, low, high) => {
                self.sum(sum, depth);
                self.put(" 介于 ", " between ");
                self.sum(low, depth);
                self.out.push_str(" .. ");
                self.sum(high, depth);
            }
            Say::Not(inner) => {
                self.put("非 ", "not ");
                self.bracketed(inner, depth);
            }
            Say::And(parts) => self.joined(parts, (" 且 ", " and "), depth),
            Say::Or(parts) => self.joined(parts, (" 或 ", " or "), depth),
            Say::Implies(left, right) => {
                self.bracketed(left, depth);
                self.put(" 推出 ", " implies ");
                self.bracketed(right, depth);
            }
            Say::Each(every, first, last, body) => {
                let words = if *every { ("每个 ", "every ") } else { ("任一 ", "some ") };
                self.put(words.0, words.1);
                write!(self.out, "x{depth}").expect("a string");
                self.put(" 在 ", " in ");
                self.range(*first, *last);
                self.out.push_str(": ");
                self.say(body, depth + 1);
            }
        }
    }

    fn joined(&mut self, parts: &[Say], words: (&str, &str), depth: usize) {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                self.put(words.0, words.1);
            }
            self.bracketed(part, depth);
        }
    }

    fn bracketed(&mut self, say: &Say, depth: usize) {
        self.out.push('(');
        self.say(say, depth);
        self.out.push(')');
    }

    fn all(&mut self, sums: &[Sum], depth: usize) {
        self.out.push('(');
        for (index, sum) in sums.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            self.sum(sum, depth);
        }
        self.out.push(')');
    }

    fn row(&mut self, row: usize) {
        self.put("行(", "row(");
        self.out.push_str(ROWS[row].0);
        self.out.push(')');
    }

    fn range(&mut self, first: usize, last: usize) {
        self.put("行(", "rows(");
        write!(self.out, "{} .. {})", ROWS[first].0, ROWS[last].0).expect("a string");
    }

    fn function(&mut self, name: &str) {
        let chinese = match name {
            "sum" => "合计",
            "max" => "最大",
            "min" => "最小",
            "count" => "个数",
            "abs" => "绝对值",
            "ratio" => "占比",
            "growth" => "增幅",
            other => other,
        };
        self.put(chinese, name);
    }

    fn sum(&mut self, sum: &Sum, depth: usize) {
        match sum {
            Sum::Literal(number, unit) => {
                self.out.push_str(number);
                self.out.push_str(unit.map_or("", |(name, _)| name));
            }
            Sum::Row(row) => self.row(*row),
            Sum::Member(level) => {
                write!(self.out, "x{}", depth - 1 - level).expect("a string");
            }
            Sum::Negative(inner) => {
                self.out.push_str("-(");
                self.sum(inner, depth);
                self.out.push(')');
            }
            Sum::Total(parts) => {
                for (index, (minus, part)) in parts.iter().enumerate() {
                    if index > 0 {
                        self.out.push_str(if *minus { " - (" } else { " + (" });
                    } else {
                        self.out.push('(');
                    }
                    self.sum(part, depth);
                    self.out.push(')');
                }
            }
            Sum::Times(left, right) => self.product(left, " × ", right, depth),
            Sum::Over(left, right) => self.product(left, " / ", right, depth),
            Sum::Range(name, first, last) => {
                self.function(name);
                self.out.push('(');
                self.range(*first, *last);
                self.out.push(')');
            }
            Sum::Of(name, parts) => {
                self.function(name);
                self.all(parts, depth);
            }
            Sum::Rounded(inner, decimals) => {
                self.put("舍入到(", "round(");
                self.sum(inner, depth);
                write!(self.out, ", {decimals})").expect("a string");
            }
            Sum::IfBlank(row, instead) => {
                self.put("空则(", "if_blank(");
                self.row(*row);
                self.out.push_str(", ");
                self.sum(instead, depth);
                self.out.push(')');
            }
        }
    }

    fn product(&mut self, left: &Sum, sign: &str, right: &Sum, depth: usize) {
        self.out.push('(');
        self.sum(left, depth);
        self.out.push(')');
        self.out.push_str(sign);
        self.out.push('(');
        self.sum(right, depth);
        self.out.push(')');
    }
}
