//! The commands and options as data, from which the documentation is made.

use clap::CommandFactory;

use super::args::Cli;

/// Returns the commands with their arguments and help texts, each `English · 中文`.
pub fn command() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}
