//! The command line in the language of its user: help texts, and what is wrong with a call.
//!
//! Receives the command as clap built it, with help texts in two languages (`English · 中文`), and hands
//! on a page in one of them; turns clap's errors into facts for `diagnose`. Besides `args` and `main`
//! the only file that sees clap.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, ValueEnum};

use super::lang_arg::LangArg;
use crate::diagnose::{Block, Lang, Page, PageSection, Text, UsageProblem, nearest, usage};

/// What stands between the two languages of a help text.
const BETWEEN: &str = " · ";

/// Returns the help of the command that a call is about, as a page.
pub(super) fn help_page(root: &Command, args: &[OsString], lang: Lang) -> Page {
    let (command, path) = called(root, args);
    let about = command.get_about().map(|about| half(&about.to_string(), lang));
    let part = |heading: Text, blocks: Vec<Block>| PageSection { heading, blocks };
    let mut calls = vec![call(command, &path, lang)];
    if command.has_subcommands() {
        calls.push(format!("{path} <{}> …", usage::command_sign().get(lang)));
    }
    let mut parts = vec![part(usage::usage(), vec![Block::Code(calls.join("\n"))])];
    let commands = command.get_subcommands().flat_map(|inner| {
        let about = inner.get_about().map(|about| half(&about.to_string(), lang));
        entry(inner.get_name().to_owned(), about.unwrap_or_default())
    });
    let commands: Vec<Block> = commands.collect();
    if !commands.is_empty() {
        parts.push(part(usage::commands(), commands));
    }
    let arguments = command.get_positionals().flat_map(|arg| {
        let names = arg.get_value_names().unwrap_or_default().first();
        let name = names.map(|name| usage::value_name(name).get(lang).to_owned());
        entry(name.unwrap_or_default(), help_of(arg, lang))
    });
    let arguments: Vec<Block> = arguments.collect();
    if !arguments.is_empty() {
        parts.push(part(usage::arguments(), arguments));
    }
    let options = command.get_arguments().filter(|arg| !arg.is_positional());
    let options = options.flat_map(|arg| entry(name_of(arg, lang), help_of(arg, lang)));
    parts.push(part(usage::options(), options.collect()));
    Page { title: Text::same(about.unwrap_or_default()), sections: parts }
}

/// Returns the command that a call is about, and how it is called.
fn called<'c>(root: &'c Command, args: &[OsString]) -> (&'c Command, String) {
    let inner = args.iter().skip(1).find_map(|word| root.find_subcommand(word));
    match inner {
        Some(inner) => (inner, format!("{} {}", root.get_name(), inner.get_name())),
        None => (root, root.get_name().to_owned()),
    }
}

/// Returns what the first word of a call is meant for, where it is nearly a command; none where it is not.
pub(super) fn unknown_command(root: &Command, written: &str) -> Option<UsageProblem> {
    let near = match written {
        "help" | "version" => None,
        _ => Some(nearest(written, root.get_subcommands().map(Command::get_name))?.to_owned()),
    };
    Some(UsageProblem::UnknownCommand { written: written.to_owned(), near })
}

/// Returns a name and, further in, what it is.
fn entry(name: String, help: String) -> [Block; 2] {
    [Block::Words(Text::same(name)), Block::Code(help)]
}

/// Returns the line that shows how to call a command.
fn call(command: &Command, path: &str, lang: Lang) -> String {
    let named = command.get_positionals().filter_map(|arg| {
        let name = usage::value_name(arg.get_value_names()?.first()?);
        let name = name.get(lang);
        Some(if arg.is_required_set() { name.to_owned() } else { format!("[{name}]") })
    });
    let named: Vec<String> = named.collect();
    format!("{path} {} {}", named.join(" "), usage::options_sign().get(lang))
}

fn name_of(arg: &Arg, lang: Lang) -> String {
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| format!("--{long}"));
    let name = short.into_iter().chain(long).collect::<Vec<_>>().join(", ");
    if !arg.get_action().takes_values() {
        return name;
    }
    let values = arg.get_value_names().unwrap_or_default().first();
    let value = values.map_or_else(String::new, |one| usage::value_name(one).get(lang).to_owned());
    format!("{name} <{value}>")
}

/// Returns the help of an argument, with its values and its default.
fn help_of(arg: &Arg, lang: Lang) -> String {
    let help = match arg.get_action() {
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong => {
            return usage::help_option().get(lang).to_owned();
        }
        ArgAction::Version => return usage::version_option().get(lang).to_owned(),
        ArgAction::Set
        | ArgAction::Append
        | ArgAction::SetTrue
        | ArgAction::SetFalse
        | ArgAction::Count
        | _ => arg.get_help().map(|help| half(&help.to_string(), lang)).unwrap_or_default(),
    };
    if !arg.get_action().takes_values() {
        return help;
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(|one| one.get_name()).collect();
    let default = arg.get_default_values().first().map(|value| value.to_string_lossy());
    let values = (!values.is_empty()).then(|| usage::possible_values(&values));
    let default = default.map(|default| usage::default_value(&default));
    let said: Vec<Text> = values.into_iter().chain(default).collect();
    let said: Vec<&str> = said.iter().map(|one| one.get(lang)).collect();
    let [open, comma, close] = usage::brackets();
    match said.is_empty() {
        true => help,
        false => {
            let said = said.join(comma.get(lang));
            format!("{help}{}{said}{}", open.get(lang), close.get(lang))
        }
    }
}

/// Returns the half of a help text in one language.
fn half(both: &str, lang: Lang) -> String {
    let (en, zh) = both.rsplit_once(BETWEEN).unwrap_or((both, both));
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// Returns the language that a call asks for, before it is known whether the call makes sense.
pub(super) fn asked_language(args: &[OsString]) -> Option<LangArg> {
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let separate = words.windows(2).filter_map(|pair| match pair {
        [option, value] if option == "--lang" => Some(value.to_string()),
        _ => None,
    });
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    let written = separate.chain(joined).last()?;
    LangArg::from_str(&written, false).ok()
}

/// Tells whether a call asks for an outcome for programs, before it is known whether the call makes sense.
pub(super) fn asks_for_json(args: &[OsString]) -> bool {
    let is_pair = |pair: &[OsString]| matches!(pair, [option, value] if option == "--format" && value == "json");
    args.windows(2).any(is_pair) || args.iter().any(|word| word == "--format=json")
}

/// Returns what is wrong with a call, and the command that it is about; none where it asked for help or
/// the version.
pub(super) fn problem(
    error: &clap::Error,
    root: &Command,
    args: &[OsString],
) -> Option<(UsageProblem, String)> {
    let (command, path) = called(root, args);
    problem_of(error, command).map(|problem| (problem, path))
}

fn problem_of(error: &clap::Error, command: &Command) -> Option<UsageProblem> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(" ")),
        _ => None,
    };
    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let option = || {
        let written = text(ContextKind::InvalidArg).unwrap_or_default();
        written.split_whitespace().next().unwrap_or_default().to_owned()
    };
    let known = || list(ContextKind::ValidValue);
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => {
            let written = text(ContextKind::InvalidArg).unwrap_or_default();
            match written.starts_with('-') {
                true => UsageProblem::UnknownOption { written, known: options(command) },
                false => UsageProblem::UnexpectedWord(written),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match text(ContextKind::InvalidValue).filter(|written| !written.is_empty()) {
                Some(written) => {
                    UsageProblem::WrongValue { option: option(), written, known: known() }
                }
                None => UsageProblem::NoValue { option: option(), known: known() },
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            UsageProblem::NoValue { option: option(), known: known() }
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            let names = list(ContextKind::InvalidArg).join(" ");
            UsageProblem::Missing(names.replace(['<', '>'], "").replace("...", ""))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            UsageProblem::Missing(call_names(command))
        }
        ErrorKind::ArgumentConflict => {
            let name =
                |written: String| written.split_whitespace().next().unwrap_or_default().to_owned();
            let other = text(ContextKind::PriorArg).map(name);
            let one = option();
            let other = other.filter(|other| *other != one);
            UsageProblem::Conflict { one, other }
        }
        ErrorKind::InvalidUtf8 => UsageProblem::NotText,
        ErrorKind::InvalidSubcommand
        | ErrorKind::TooManyValues
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => UsageProblem::Other(error.kind().to_string()),
    })
}

fn call_names(command: &Command) -> String {
    let named = command.get_positionals().filter_map(|arg| arg.get_value_names()?.first());
    named.map(|name| name.to_string()).collect::<Vec<_>>().join(" ")
}

/// Returns the options of a command.
fn options(command: &Command) -> Vec<String> {
    let own = command.get_arguments().filter_map(|arg| arg.get_long());
    own.map(|long| format!("--{long}")).collect()
}
