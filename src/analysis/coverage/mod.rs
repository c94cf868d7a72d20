//! The plan → what it can see: which cells of a form a wrong figure is noticed in, and in which it is
//! traced to the cell.
//!
//! This stop receives a [`RuleSet`](crate::resolve::RuleSet) over a [`Layout`](crate::model::Layout) and
//! hands on [`FormCoverage`]. It looks at equations, never at the figures of a report, and knows no words.

mod cells;
mod classes;
mod equations;
mod form;
mod number_kind;
mod numbers;
mod rectangle;
mod worth;

pub(super) use cells::cells_of;
pub use cells::{CellCoverage, Counts, Sight, TableCoverage};
pub(super) use classes::separators;
pub use classes::{Class, Separator};
pub use form::{FormCoverage, cover};
pub use number_kind::NumberKind;
pub use numbers::{NarrativeNumber, Sentence, narrative_numbers};
pub use rectangle::Rectangle;
pub use worth::RuleShare;
