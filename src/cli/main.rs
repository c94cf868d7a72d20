//! From the command line to the exit status.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use super::args::{Cli, Command};
use super::author_files::exists;
use super::error::CliError;
use super::exit::Status;
use super::lang_arg::{LangArg, Language};
use super::list;
use super::new_pack;
use super::output::human_options;
use super::{
    check, coverage_command, explain, import_command, mutate_command, numbers_command,
    prove_command, test_command, usage,
};
use crate::diagnose::{Diagnostic, Lang};
use crate::render::{self, JsonWriter};
use crate::source::SourceMap;

/// Runs the program on the arguments of the process.
#[allow(clippy::disallowed_methods, reason = "cli alone reads the environment")]
pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    // A help text and what is wrong with a call have a language before the call is understood.
    let lang = language(Language { lang: usage::asked_language(&args) });
    match parse(&args, lang).and_then(|cli| run(cli).map_err(|error| meant(error, &args))) {
        Ok(status) => status.into(),
        // Who reads the output has seen enough.
        Err(CliError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => {
            Status::Holds.into()
        }
        Err(CliError::Answered) => Status::Holds.into(),
        Err(error) => {
            let message = error.diagnostic();
            let options = human_options(lang, false, &io::stderr());
            let drawn = render::diagnostic(&message, &SourceMap::default(), &options);
            // Where even this cannot be written, the exit status still tells.
            let _ = io::stderr().write_all(drawn.as_bytes());
            let has_begun = matches!(error, CliError::Output(_) | CliError::Stopped(_));
            if usage::asks_for_json(&args) && !has_begun {
                let _ = json_of(&message, lang);
            }
            Status::Broken.into()
        }
    }
}

/// Writes a run that has not begun for programs: nothing but what is wrong with the call.
fn json_of(message: &Diagnostic, lang: Lang) -> io::Result<()> {
    let sources = SourceMap::default();
    let writer = JsonWriter::begin(io::stdout(), [message], &sources, lang)?;
    writer.end([], &sources)?.flush()
}

/// Returns what is meant where the first word of a call is no file, but nearly a command.
fn meant(error: CliError, args: &[OsString]) -> CliError {
    let first = args.get(1).map(|word| word.to_string_lossy());
    let CliError::Unreadable { path, .. } = &error else { return error };
    let written = first.filter(|first| path.as_os_str() == first.as_ref());
    let problem = written.and_then(|written| usage::unknown_command(&Cli::command(), &written));
    match problem.filter(|_| !exists(path)) {
        Some(problem) => CliError::Usage { problem, path: "rulecheck".to_owned() },
        None => error,
    }
}

/// Reads the call. What asks for help or the version is answered at once.
fn parse(args: &[OsString], lang: Lang) -> Result<Cli, CliError> {
    let mut command = Cli::command();
    command.build();
    let matches = command.clone().try_get_matches_from(args);
    let error = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => return Ok(cli),
        Err(error) => error,
    };
    if let Some((problem, path)) = usage::problem(&error, &command, args) {
        return Err(CliError::Usage { problem, path });
    }
    let mut out = io::stdout();
    if error.kind() == clap::error::ErrorKind::DisplayVersion {
        out.write_all(error.to_string().as_bytes())?;
    } else {
        let page = usage::help_page(&command, args, lang);
        let options = human_options(lang, false, &out);
        out.write_all(render::page(&page, &options).as_bytes())?;
    }
    Err(CliError::Answered)
}

fn run(cli: Cli) -> Result<Status, CliError> {
    match cli.command {
        Some(Command::Check(args)) => check::run(&args, language(args.lang)),
        Some(Command::Test(args)) => test_command::run(&args, language(args.lang)),
        Some(Command::Import(args)) => import_command::run(&args, language(args.lang)),
        Some(Command::Coverage(args)) => coverage_command::run(&args, language(args.lang)),
        Some(Command::Prove(args)) => prove_command::run(&args, language(args.lang)),
        Some(Command::Mutate(args)) => mutate_command::run(&args, language(args.lang)),
        Some(Command::Numbers(args)) => numbers_command::run(&args, language(args.lang)),
        Some(Command::List(args)) => list::list(&args, language(args.lang)),
        Some(Command::Blank(args)) => list::blank(&args, language(args.lang)),
        Some(Command::New(args)) => new_pack::run(&args, language(args.lang)),
        Some(Command::Explain(args)) => explain::run(&args, language(args.lang)),
        None => check::run(&cli.check, language(cli.check.lang)),
    }
}

/// Returns the language asked for, else that of the locale, else Chinese.
#[allow(clippy::disallowed_methods, reason = "cli alone reads the environment")]
fn language(asked: Language) -> Lang {
    match asked.lang {
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
