//! Forms: what a report should look like, and how that is read from YAML.

mod axis;
mod blank;
mod document;
mod names;
mod read;
mod read_axis;
mod read_table;
mod table_checks;
#[cfg(test)]
mod tests;
mod values;

pub use axis::{Admits, FormAxis, FormNode};
pub use blank::blank_report;
pub use document::{Form, FormGroup, FormSection, FormTable, Validity};
pub use read::load_form;
