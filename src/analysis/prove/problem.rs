//! Constraints as a cone: a column for each figure that is not below 0, two for one that may be, one for what
//! an inequality leaves room for, and one for what multiplies the constants.
//!
//! Receives constraints; hands on figures that satisfy them, or a proof that none do, by the constraints it
//! takes. Does not know whose constraints they are.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::cone::{Answer, Cone};
use super::system::System;
use crate::analysis::elimination::Row;
use crate::analysis::work::{Spent, Work};
use crate::model::Number;
use crate::resolve::{Figure, LinearRow, Relation};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Column {
    /// What multiplies the constants: above 0 for figures to be.
    One,
    /// What a figure is, or is above 0.
    Above(Figure),
    /// What it is below 0.
    Below(Figure),
    /// What an inequality leaves between its sides, by the number of its row.
    Room(usize),
}

/// What keeps a figure from being below 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Floor {
    Form,
    Constraint(usize),
}

/// Constraints as a cone.
pub(super) struct Problem {
    cone: Cone,
    columns: IndexMap<Column, ()>,
    /// The constraint that each row is of; none for a row that was added to be refuted.
    rows: Vec<Option<usize>>,
    floors: BTreeMap<Figure, Floor>,
    /// The columns of figures, and of room, that have to be above 0.
    strict: Vec<usize>,
}

/// What proves that figures cannot be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grounds {
    /// The constraints.
    pub(super) constraints: BTreeSet<usize>,
    /// Whether it takes that the form wants figures not to be below 0.
    pub(super) form: bool,
    /// Whether it takes that the form wants counts to be whole.
    pub(super) whole: bool,
}

impl Grounds {
    /// Adds others.
    pub(super) fn add(&mut self, others: &Self) {
        self.constraints.extend(&others.constraints);
        self.form |= others.form;
        self.whole |= others.whole;
    }
}

/// What can only be 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Zero {
    /// A figure.
    Figure(Figure),
    /// What a constraint leaves between its sides: it is an equation in truth.
    Room(usize),
}

/// What came of a problem.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// These figures satisfy all constraints.
    Satisfied(BTreeMap<Figure, Number>),
    /// These figures satisfy all constraints, but counts among them are no whole numbers; whether there are
    /// whole ones nobody knows.
    Fractions(BTreeMap<Figure, Number>),
    /// No figures do.
    Refuted(Grounds),
    /// It takes too long.
    TooLong,
}

impl Problem {
    /// Puts constraints together. Without `form`, figures may be below 0 where no constraint says otherwise.
    pub(super) fn new(system: &System, constraints: &[usize], form: bool) -> Self {
        let mut problem = Self {
            cone: Cone::default(),
            columns: IndexMap::from([(Column::One, ())]),
            rows: Vec::new(),
            floors: BTreeMap::new(),
            strict: vec![0],
        };
        if form {
            problem.floors.extend(system.admitted.iter().map(|one| (*one, Floor::Form)));
        }
        let all = || constraints.iter().filter_map(|at| Some((*at, system.constraints.get(*at)?)));
        for (index, constraint) in all() {
            if let Some(figure) = constraint.floor() {
                problem.floors.entry(figure).or_insert(Floor::Constraint(index));
            }
        }
        for (index, constraint) in all().filter(|(_, one)| one.floor().is_none()) {
            problem.add(&constraint.row, Some(index));
        }
        problem
    }

    /// Adds a row that is no constraint.
    pub(super) fn suppose(&mut self, row: &LinearRow) {
        self.add(row, None);
    }

    fn add(&mut self, row: &LinearRow, constraint: Option<usize>) {
        let mut entries = Row::new();
        let mut put = |column: usize, number: Number| {
            if !number.is_zero() {
                entries.insert(column, number);
            }
        };
        put(0, -&row.constant);
        for (figure, coefficient) in &row.terms {
            put(self.columns.insert_full(Column::Above(*figure), ()).0, coefficient.clone());
            if !self.floors.contains_key(figure) {
                put(self.columns.insert_full(Column::Below(*figure), ()).0, -coefficient);
            }
        }
        let room = match row.relation {
            Relation::Equal | Relation::NotEqual => None,
            Relation::AtMost | Relation::Less => Some(Number::from(1)),
            Relation::AtLeast | Relation::Greater => Some(Number::from(-1)),
        };
        if let Some(room) = room {
            let column = self.columns.insert_full(Column::Room(self.rows.len()), ()).0;
            put(column, room);
            if matches!(row.relation, Relation::Less | Relation::Greater) {
                self.strict.push(column);
            }
        }
        self.cone.rows.push(entries);
        self.rows.push(constraint);
        self.cone.columns = self.columns.len();
    }

    /// Looks for figures that satisfy all of it.
    pub(super) fn solve(&self, work: &Work) -> Outcome {
        work.take_for(self.floors.len());
        match self.cone.solve(&self.strict, work) {
            Answer::Point(point) => Outcome::Satisfied(self.figures(&point)),
            Answer::Proof(factors) => Outcome::Refuted(self.grounds(&factors, work)),
            Answer::TooLong => Outcome::TooLong,
        }
    }

    fn figures(&self, point: &[Number]) -> BTreeMap<Figure, Number> {
        let mut figures: BTreeMap<Figure, Number> = BTreeMap::new();
        let scale = point.first();
        for (column, number) in self.columns.keys().zip(point) {
            let Some(number) = scale.and_then(|scale| number.checked_div(scale)) else { continue };
            match column {
                Column::Above(figure) => {
                    *figures.entry(*figure).or_insert(Number::ZERO) += &number;
                }
                Column::Below(figure) => {
                    *figures.entry(*figure).or_insert(Number::ZERO) += &-&number;
                }
                Column::One | Column::Room(_) => {}
            }
        }
        figures
    }

    fn grounds(&self, factors: &[(usize, Number)], work: &Work) -> Grounds {
        let mut grounds = Grounds::default();
        let rows = factors.iter().filter_map(|(row, _)| self.rows.get(*row));
        grounds.constraints.extend(rows.flatten());
        for (column, _) in self.cone.combined(factors, work) {
            let Some((Column::Above(figure), ())) = self.columns.get_index(column) else {
                continue;
            };
            match self.floors.get(figure) {
                Some(Floor::Form) => grounds.form = true,
                Some(Floor::Constraint(index)) => {
                    grounds.constraints.insert(*index);
                }
                None => {}
            }
        }
        grounds
    }

    /// Returns what can only be 0, that of one proof together. There must be figures that satisfy all of it.
    pub(super) fn forced(&self, work: &Work) -> Result<Vec<(Vec<Zero>, Grounds)>, Spent> {
        let is_bounded = |column: &Column| match column {
            Column::Above(figure) => self.floors.contains_key(figure),
            Column::Room(_) => true,
            Column::One | Column::Below(_) => false,
        };
        let mut open: BTreeSet<usize> = self.strict.iter().copied().collect();
        let columns = self.columns.keys().enumerate();
        open.extend(columns.filter(|(_, column)| is_bounded(column)).map(|(at, _)| at));
        let mut cone = self.cone.clone();
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        let mut forced: Vec<(Vec<Zero>, Grounds)> = Vec::new();
        loop {
            let positive: Vec<usize> = open.iter().copied().collect();
            let factors = match cone.solve(&positive, work) {
                Answer::Point(_) => break,
                Answer::TooLong => return Err(Spent),
                Answer::Proof(factors) => factors,
            };
            let mut grounds = self.grounds(&factors, work);
            // What stands in the way of this proof is 0 by an earlier one.
            let whole = self.cone.combined(&factors, work);
            for (column, _) in whole.iter().filter(|(_, number)| number.is_negative()) {
                if let Some((_, earlier)) = taken.get(column).and_then(|at| forced.get(*at)) {
                    grounds.add(earlier);
                }
            }
            let columns = cone.combined(&factors, work);
            if columns.is_empty() {
                return Err(Spent);
            }
            let mut zeros = Vec::new();
            for column in columns.into_keys() {
                open.remove(&column);
                taken.insert(column, forced.len());
                cone.rows.iter_mut().for_each(|row| drop(row.remove(&column)));
                match self.columns.get_index(column) {
                    Some((Column::Above(figure), ())) => zeros.push(Zero::Figure(*figure)),
                    Some((Column::Room(row), ())) => {
                        zeros.extend(self.rows.get(*row).copied().flatten().map(Zero::Room));
                    }
                    Some((Column::One | Column::Below(_), ())) | None => {}
                }
            }
            forced.push((zeros, grounds));
        }
        forced.retain(|(zeros, _)| !zeros.is_empty());
        Ok(forced)
    }
}
