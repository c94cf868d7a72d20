//! The command line: arguments, files, the terminal, exit statuses.
//!
//! This room and `lsp` are the only ones that touch files, the environment and the terminal. Nobody
//! imports it.

mod args;
mod check;
mod error;
mod exit;
mod files;
mod main;
mod output;

pub use main::main;
