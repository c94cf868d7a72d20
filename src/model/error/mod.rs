//! What can be wrong with a YAML document: facts only, the words are in `diagnose`.

mod load;
mod place;

pub use load::{LoadError, LoadErrorKind};
pub use place::{Expected, Found, Place, RowCause};
