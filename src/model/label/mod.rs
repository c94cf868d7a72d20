//! Printed labels and how they are compared.

mod fold;
mod radicals;

pub use fold::{fold, fold_char};
