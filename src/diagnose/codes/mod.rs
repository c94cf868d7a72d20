//! The pages of the codes: what each kind of message means, an example, what to do.

mod entry;
mod form;
mod import;
mod import_files;
mod other;
mod pages;
mod report;
mod report_signs;
mod resolve;
mod resolve_more;
mod syntax;
mod waiver;

pub use entry::{CodeEntry, CodeExample};
pub use pages::{code_entries, code_page};
