//! What came of the errors that were put into a report.
//!
//! Plain data, with what is counted over it. Does not know how errors are made or noticed.

use super::cause::Cause;
use super::change::{Mutation, MutationKind};
use crate::model::CellId;

/// What rules notice of a report.
#[derive(Clone, Debug)]
pub struct Mutations {
    /// How many bindings were violated before anything was changed.
    pub before: usize,
    /// How many errors were caught, and not traced to a cell for want of time.
    pub unexplained: usize,
    /// The tables of the layout that have cells to fill.
    pub tables: Vec<TableMutations>,
}

/// What rules notice of a table.
#[derive(Clone, Debug)]
pub struct TableMutations {
    /// The number of the table in the layout.
    pub table: usize,
    /// The cells that hold a number, in their order.
    pub cells: Vec<CellId>,
    /// The errors, cell by cell.
    pub trials: Vec<Trial>,
}

/// An error, and what came of it.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The error.
    pub mutation: Mutation,
    /// What came of it.
    pub fate: Fate,
}

/// What came of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing was found that was not found before.
    Survived(Cause),
    /// Something was found.
    Caught,
    /// The only smallest explanation was that of the cells changed.
    Pinned,
    /// And it said what they were before.
    Restored,
}

/// How many errors were put in, and how many of them were noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// All.
    pub tried: usize,
    /// Those that something was found of, be it pinned or not.
    pub caught: usize,
    /// Those that were traced to the cells changed, be they restored or not.
    pub pinned: usize,
    /// Those of which it was told what stood there before.
    pub restored: usize,
}

impl Score {
    fn of<'a>(trials: impl Iterator<Item = &'a Trial>) -> Self {
        trials.fold(Self::default(), |score, trial| {
            let (caught, pinned, restored) = match trial.fate {
                Fate::Survived(_) => (0, 0, 0),
                Fate::Caught => (1, 0, 0),
                Fate::Pinned => (1, 1, 0),
                Fate::Restored => (1, 1, 1),
            };
            score.plus(Self { tried: 1, caught, pinned, restored })
        })
    }

    /// Returns both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            tried: self.tried + other.tried,
            caught: self.caught + other.caught,
            pinned: self.pinned + other.pinned,
            restored: self.restored + other.restored,
        }
    }
}

impl TableMutations {
    /// Counts the errors put into the table.
    pub fn score(&self) -> Score {
        Score::of(self.trials.iter())
    }
}

impl Mutations {
    /// Counts all errors.
    pub fn score(&self) -> Score {
        self.tables.iter().map(TableMutations::score).fold(Score::default(), Score::plus)
    }

    /// Counts the errors of one kind.
    pub fn score_of(&self, kind: MutationKind) -> Score {
        let trials = self.tables.iter().flat_map(|table| &table.trials);
        Score::of(trials.filter(|trial| trial.mutation.kind == kind))
    }
}
