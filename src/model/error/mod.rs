//! What can be wrong with a YAML document: facts only, the words are in `diagnose`.

mod form;
mod load;
mod place;

pub use form::FormErrorKind;
pub use load::{LoadError, LoadErrorKind};
pub use place::{Expected, Found, Place, RowCause};
