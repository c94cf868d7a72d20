//! What names rules may use, and where they lie in a report.

mod beside;
mod family;
mod fit;
mod name_index;
mod placement;
mod placing;
mod tree;

pub use family::{Choice, Family};
pub use name_index::NameIndex;
pub use placement::{Placement, TablePlacement};
pub use placing::{Unplaced, UnplacedKind};
pub use tree::{CellId, Layout, LayoutAxis, LayoutNode, LayoutSection, LayoutTable, Name};
