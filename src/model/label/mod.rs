//! Printed labels and how they are compared.

mod fold;
mod radicals;
mod unit_note;

pub use fold::{fold, fold_char, is_numbered};
pub use unit_note::{UnitNote, split_unit_note};
