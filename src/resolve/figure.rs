//! The figures that rules read: a cell or a fact, of the report itself or of another.

use crate::model::CellId;

/// A fact that a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(pub u32);

/// A figure that a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Figure {
    /// Whose figure it is.
    pub document: Document,
    /// Which figure.
    pub place: FigurePlace,
}

/// The report that a figure is of. All are placed on the layout of the report that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Document {
    /// The report that is checked.
    Own,
    /// The same unit's report of the year before: `上年(…)`.
    Prior,
    /// Each report of the subordinate units in turn: `各(下属单位, …)`. Stands in bindings only.
    Each,
    /// One report of the subordinate units, by its number; what `Each` becomes when it is evaluated.
    Child(u32),
}

/// A place for a figure in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigurePlace {
    /// A cell of a table.
    Cell(CellId),
    /// A fact.
    Fact(FactId),
    /// One figure of a fact that is a list, by its number; what such a fact becomes when it is evaluated.
    Item(FactId, u32),
}

impl FigurePlace {
    /// Returns the fact that it is, or is a figure of.
    pub fn fact(self) -> Option<FactId> {
        match self {
            Self::Fact(fact) | Self::Item(fact, _) => Some(fact),
            Self::Cell(_) => None,
        }
    }
}

impl Figure {
    /// Tells whether it is a cell of the report that is checked: neither of its narrative, nor of another
    /// report.
    pub fn is_of_own_tables(self) -> bool {
        self.document == Document::Own && self.place.fact().is_none()
    }

    /// Returns the figure in the same place of another report.
    pub fn of(self, document: Document) -> Self {
        Self { document, ..self }
    }
}
