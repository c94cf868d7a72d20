//! The parts of the documents that are made from the program: its functions, its commands.

use std::fmt::Write;

use clap::{Arg, Command};
use rulecheck::builtins::{BUILTINS, Form, Parameters};
use rulecheck::cli;

/// Returns the table of functions, and their examples as rules.
pub(crate) fn functions() -> String {
    let (mut table, mut rules) = (String::new(), String::new());
    let mut add = |names: [&str; 2], takes: (&str, &str), gives: (&str, &str), example: &str| {
        let [chinese, english] = names;
        let row = format!("{} / {} | {} / {}", takes.1, takes.0, gives.1, gives.0);
        writeln!(table, "| `{chinese}` | `{english}` | {row} |").expect("a string");
        writeln!(rules, "FN-{english}: {example}").expect("a string");
    };
    for builtin in &BUILTINS {
        let takes = match builtin.parameters {
            Parameters::Figures => ("figures", "几个数"),
            Parameters::Numbers(1) => ("a number", "一个数"),
            Parameters::Numbers(_) if builtin.against_prior => {
                ("one or two numbers", "一个或两个数")
            }
            Parameters::Numbers(2) => ("two numbers", "两个数"),
            Parameters::Numbers(_) => ("several numbers", "若干个数"),
        };
        add([builtin.chinese, builtin.name], takes, builtin.doc, builtin.example);
    }
    for (form, english, chinese) in Form::ALL {
        add([chinese, english], form.takes(), form.doc(), form.example());
    }
    format!(
        "| 中文 | English | 要什么 / takes | 得到 / gives |\n|---|---|---|---|\n{table}\n```rules\n{rules}```"
    )
}

/// Returns the commands of the program, without the one that only helps.
fn subcommands(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|one| one.get_name() != "help")
}

/// Returns a line for each command, in English or Chinese.
pub(crate) fn commands_in_short(chinese: bool) -> String {
    let command = cli::command();
    let row = |one: &Command| {
        let (english, in_chinese) = halves(one.get_about());
        let said = if chinese { in_chinese } else { english };
        format!("| `rulecheck {}` | {said} |\n", one.get_name())
    };
    let rows: String = subcommands(&command).map(row).collect();
    let head = if chinese { "| 命令 | 做什么 |" } else { "| command | what it does |" };
    format!("{head}\n|---|---|\n{rows}")
}

/// Returns a section for each command: what it does, how it is called, what it takes.
pub(crate) fn commands() -> String {
    let command = cli::command();
    let mut text = String::new();
    for one in subcommands(&command) {
        let (english, chinese) = halves(one.get_about());
        let name = one.get_name();
        writeln!(text, "### rulecheck {name}\n\n{chinese}。{english}.\n").expect("a string");
        writeln!(text, "```text\nrulecheck {}\n```\n", call(one)).expect("a string");
        text.push_str("| 参数和选项 / arguments and options | 中文 | English |\n|---|---|---|\n");
        for arg in
            one.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()))
        {
            text.push_str(&argument(arg));
        }
        text.push('\n');
    }
    text
}

/// Returns how a command is called.
fn call(command: &Command) -> String {
    let name = command.get_name();
    let name = if name == "check" { "[check]" } else { name };
    let mut words = vec![name.to_owned()];
    words.extend(command.get_positionals().map(|arg| {
        let value = value_names(arg);
        if arg.is_required_set() { value } else { format!("[{value}]") }
    }));
    words.push("[OPTIONS]".to_owned());
    words.join(" ")
}

fn argument(arg: &Arg) -> String {
    let (english, chinese) = halves(arg.get_help());
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    let value = if arg.get_action().takes_values() { value_names(arg) } else { String::new() };
    let spelled = format!("{} {value}", names.join(", ")).trim().replace('|', "\\|");
    let default: Vec<_> =
        arg.get_default_values().iter().map(|one| one.to_string_lossy()).collect();
    let (mut more, mut more_in_chinese) = (String::new(), String::new());
    if !default.is_empty() && arg.get_action().takes_values() {
        more = format!(" (default: `{}`)", default.join(" "));
        more_in_chinese = format!("（默认 `{}`）", default.join(" "));
    }
    format!("| `{spelled}` | {chinese}{more_in_chinese} | {english}{more} |\n")
}

/// Returns the values that an argument takes: the words there are, else what stands for them.
fn value_names(arg: &Arg) -> String {
    let words: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    if words.is_empty() {
        let names = arg.get_value_names().unwrap_or_default();
        return names.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(" ");
    }
    words.join("|")
}

/// Splits a help text into its English and its Chinese half.
fn halves(help: Option<&clap::builder::StyledStr>) -> (String, String) {
    let help = help.map(ToString::to_string).unwrap_or_default();
    let (english, chinese) = help.rsplit_once(" · ").expect("a help text is `English · 中文`");
    (english.to_owned(), chinese.to_owned())
}
