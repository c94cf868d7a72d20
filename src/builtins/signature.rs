//! What there is to know of a function before it is called.

use crate::model::Number;

/// A function that rules may call.
#[derive(Debug)]
pub struct Builtin {
    /// Its English name.
    pub name: &'static str,
    /// Its Chinese name.
    pub chinese: &'static str,
    /// What it takes.
    pub parameters: Parameters,
    /// Whether it adds its arguments up, so that a total must not stand among its own parts.
    pub adds: bool,
    /// Whether what it gives is in the unit of what it is given.
    pub keeps_unit: bool,
    /// Whether its last number, where it is not written, is the first one of the year before.
    pub against_prior: bool,
    /// Whether it divides, so that it has no value by 0.
    pub divides: bool,
    /// What it gives, in English and Chinese.
    pub doc: (&'static str, &'static str),
    /// A rule that calls it, for the documentation.
    pub example: &'static str,
    /// Computes it. None when it has no value for these arguments (the largest of nothing).
    pub run: fn(&[Argument]) -> Option<Number>,
}

/// What a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameters {
    /// Any number of numbers and lists, at least one.
    Figures,
    /// So many single numbers.
    Numbers(usize),
}

/// What a function is given.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// One number.
    Number(Number),
    /// A list.
    List(Vec<Number>),
}

impl Argument {
    /// Returns the numbers it holds.
    pub fn numbers(&self) -> &[Number] {
        match self {
            Self::Number(number) => std::slice::from_ref(number),
            Self::List(numbers) => numbers,
        }
    }
}

impl PartialEq for Builtin {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
