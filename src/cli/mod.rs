//! The command line: arguments, files, the terminal, exit statuses.
//!
//! This room and `lsp` are the only ones that touch files, the environment and the terminal. Nobody
//! imports it.

mod args;
mod author_args;
mod author_files;
mod beside_args;
mod check;
mod collect;
mod coverage_args;
mod coverage_command;
mod error;
mod exit;
mod explain;
mod files;
mod import_args;
mod import_command;
mod jobs;
mod kinds;
mod lang_arg;
mod library;
mod list;
mod main;
mod mutate_args;
mod mutate_command;
mod new_pack;
mod numbers_command;
mod output;
mod parallel;
mod pdf;
mod prove_args;
mod prove_command;
mod published;
mod reference;
mod suite_files;
mod test_command;
mod tested;
mod usage;
mod watch;
mod writing;

pub use main::main;
pub use pdf::pdf_boxes;
pub use reference::command;
