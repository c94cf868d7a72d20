//! From the command line to the exit status.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

use super::args::{CheckArgs, Cli, Command};
use super::check;
use super::error::CliError;
use super::exit::Status;
use super::lang_arg::LangArg;
use super::output::human_options;
use super::test_command;
use crate::diagnose::Lang;
use crate::render;
use crate::source::SourceMap;

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let (ended, lang) = match cli.command {
        Some(Command::Test(args)) => {
            let lang = language(args.lang);
            (test_command::run(&args, lang), lang)
        }
        Some(Command::Check(args)) => checked(&args),
        None => checked(&cli.check),
    };
    match ended {
        Ok(status) => status.into(),
        // Who reads the output has seen enough.
        Err(CliError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {
            Status::Holds.into()
        }
        Err(error) => {
            let message = error.diagnostic();
            let drawn =
                render::diagnostic(&message, &SourceMap::default(), &human_options(lang, false));
            // Where even this cannot be written, the exit status still tells.
            let _ = io::stderr().write_all(drawn.as_bytes());
            Status::Broken.into()
        }
    }
}

fn checked(args: &CheckArgs) -> (Result<Status, CliError>, Lang) {
    let lang = language(args.lang);
    (check::run(args, lang), lang)
}

/// Returns the language asked for, else that of the locale, else Chinese.
#[allow(clippy::disallowed_methods, reason = "cli alone reads the environment")]
fn language(asked: Option<LangArg>) -> Lang {
    match asked {
        Some(LangArg::Zh) => return Lang::Zh,
        Some(LangArg::En) => return Lang::En,
        None => {}
    }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale =
        names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}
