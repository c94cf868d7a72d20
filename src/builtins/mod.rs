//! The functions that rules may call: names in both languages, what they take, what they give.
//!
//! One table serves resolving, evaluation and the documentation. It knows nothing of rules.

mod form;
mod numeric;
mod signature;
mod table;

pub use form::Form;
pub use signature::{Argument, Builtin, Parameters};
pub use table::{BUILTINS, find};
