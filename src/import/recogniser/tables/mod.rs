//! Lines of tables → tables: which rows of the forms stand where, and what their cells hold.

mod align;
mod assemble;
mod columns;
mod copies;
mod doubt;
mod first;
mod head;
mod labels;
mod lacking;
mod leftovers;
mod parts;
mod piece;
mod positions;
mod rows;
mod setting;
mod stacked;
mod stream;
mod table;
mod turn;

pub(super) use align::align;
pub(super) use rows::{candidates, rows};
pub(super) use stream::Stream;
pub(super) use table::{Builder, Found};
pub(super) use turn::turned;
