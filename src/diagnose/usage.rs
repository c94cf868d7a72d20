//! The words around the command line: headings of a help text, and what is wrong with a call.

use super::suggest::nearest;
use super::{Code, Diagnostic, Text, text};

/// Something in a call that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsageProblem {
    /// There is no such option.
    UnknownOption {
        /// As written.
        written: String,
        /// The options there are.
        known: Vec<String>,
    },
    /// There is a word too many.
    UnexpectedWord(String),
    /// The first word is no file, and nearly a command.
    UnknownCommand {
        /// As written.
        written: String,
        /// The command that is meant; none for the help.
        near: Option<String>,
    },
    /// An option needs a value and has none.
    NoValue {
        /// The option.
        option: String,
        /// The values it may have; empty where any will do.
        known: Vec<String>,
    },
    /// An option has a value that it cannot have.
    WrongValue {
        /// The option.
        option: String,
        /// As written.
        written: String,
        /// The values it may have; empty where they cannot be listed.
        known: Vec<String>,
    },
    /// Something that has to be named is not.
    Missing(String),
    /// Two options exclude each other, or one is given twice.
    Conflict {
        /// The one.
        one: String,
        /// The other; none where it is the same.
        other: Option<String>,
    },
    /// A word of the call is no text.
    NotText,
    /// Something else, in the words of the reader of the command line.
    Other(String),
}

/// Returns the message for a call that makes no sense. `path` is the program with its command, such as
/// `rulecheck blank`.
pub fn usage_problem(problem: &UsageProblem, path: &str) -> Diagnostic {
    let error = |code, headline| Diagnostic::error(Code(code), headline);
    match problem {
        UsageProblem::UnknownOption { written, known } => {
            let message = error(
                "cli/unknown-option",
                text!(
                    zh: "{path} 没有 {written} 这个选项",
                    en: "`{path}` has no option `{written}`",
                ),
            );
            match nearest(written, known.iter().map(String::as_str)) {
                Some(near) => {
                    message.help(text!(zh: "是不是 {near} ？", en: "did you mean `{near}`?"))
                }
                None => {
                    // Blanks, so that the line can be broken between them.
                    let known = known.join(" ");
                    message
                        .help(text!(zh: "它的选项有： {known}", en: "its options are: {known}"))
                        .help(see_help(path))
                }
            }
        }
        UsageProblem::UnknownCommand { written, near } => {
            let message = error(
                "cli/unknown-command",
                text!(
                    zh: "没有 {written} 这个命令，也没有叫这个名称的文件",
                    en: "there is no command `{written}`, and no file of that name",
                ),
            );
            match near {
                Some(near) => message
                    .help(text!(zh: "是不是 rulecheck {near} ？", en: "did you mean `rulecheck {near}`?")),
                None => message.help(see_help("rulecheck")),
            }
        }
        UsageProblem::UnexpectedWord(word) => error(
            "cli/unexpected-word",
            text!(zh: "命令里多了“{word}”", en: "`{word}` is one word too many"),
        )
        .help(see_help(path)),
        UsageProblem::NoValue { option, known } => error(
            "cli/no-value",
            text!(zh: "选项 {option} 后面缺一个值", en: "the option `{option}` needs a value"),
        )
        .help(values(option, known, path)),
        UsageProblem::WrongValue { option, written, known } => {
            let message = error(
                "cli/wrong-value",
                text!(zh: "选项 {option} 不能是“{written}”", en: "the option `{option}` cannot be `{written}`"),
            );
            match nearest(written, known.iter().map(String::as_str)) {
                Some(near) => message.help(text!(
                    zh: "是不是 {option} {near} ？",
                    en: "did you mean `{option} {near}`?",
                )),
                None => message.help(values(option, known, path)),
            }
        }
        UsageProblem::Missing(what) => missing(what, path),
        UsageProblem::Conflict { one, other: Some(other) } => error(
            "cli/conflict",
            text!(zh: "{one} 和 {other} 不能一起用", en: "`{one}` and `{other}` cannot be used together"),
        )
        .help(text!(zh: "删去其中一个", en: "leave out one of them")),
        UsageProblem::Conflict { one, other: None } => error(
            "cli/given-twice",
            text!(zh: "{one} 写了两次", en: "`{one}` is given twice"),
        )
        .help(text!(zh: "只留一个", en: "keep one of them")),
        UsageProblem::NotText => error(
            "cli/not-text",
            text!(zh: "命令里有读不出来的字", en: "a word of the command cannot be read"),
        )
        .help(text!(zh: "把文件名改成普通的文字，再试一次", en: "give the file an ordinary name and try again")),
        UsageProblem::Other(reason) => error(
            "cli/usage",
            text!(zh: "命令读不懂：{reason}", en: "the command cannot be read: {reason}"),
        )
        .help(see_help(path)),
    }
}

fn missing(what: &str, path: &str) -> Diagnostic {
    let name = value_name(what);
    let (zh, en) = (&name.zh, &name.en);
    let message = Diagnostic::error(
        Code("cli/missing-argument"),
        text!(zh: "命令没有写完，缺少：{zh}", en: "the command lacks: {en}"),
    );
    message.help(example_call(path))
}

/// Returns a call of a command that makes sense.
fn example_call(path: &str) -> Text {
    let command = path.rsplit(' ').next().unwrap_or(path);
    match command {
        "explain" => text!(
            zh: "例如：rulecheck explain resolve/unknown-label，或 rulecheck explain T3-SUM rules/",
            en: "such as: rulecheck explain resolve/unknown-label, or rulecheck explain T3-SUM rules/",
        ),
        "import" => text!(
            zh: "写出发布的报告，例如：rulecheck import 公布.html -o 报告",
            en: "name the published report, such as: rulecheck import published.html -o reports",
        ),
        "blank" => text!(
            zh: "写出表式的版本，例如：rulecheck blank 2021 -o 报告.yaml",
            en: "name the version of the form, such as: rulecheck blank 2021 -o report.yaml",
        ),
        "new" => text!(
            zh: "写出规则包的名称，例如：rulecheck new 收费",
            en: "name the pack, such as: rulecheck new fees",
        ),
        "rulecheck" | "check" => text!(
            zh: "先写规则，再写报告，例如：rulecheck rules/ report.yaml；全部用法见 rulecheck --help",
            en: "name the rules, then the report: rulecheck rules/ report.yaml; rulecheck --help tells more",
        ),
        "mutate" | "numbers" => text!(
            zh: "先写规则，再写报告，例如：rulecheck {command} rules/ report.yaml",
            en: "name the rules, then the report: rulecheck {command} rules/ report.yaml",
        ),
        _ => see_help(path),
    }
}

fn see_help(path: &str) -> Text {
    text!(zh: "用法见 {path} --help", en: "{path} --help tells more")
}

fn values(option: &str, known: &[String], path: &str) -> Text {
    if option == "--today" {
        return text!(
            zh: "写成日期，例如 --today 2026-06-30",
            en: "write a day, such as --today 2026-06-30",
        );
    }
    if known.is_empty() {
        return text!(
            zh: "在 {option} 后面写出它的值；用法见 {path} --help",
            en: "write its value after `{option}`; {path} --help tells more",
        );
    }
    let (zh, en) = (known.join("、"), known.join(", "));
    text!(zh: "可以写：{zh}", en: "there are: {en}")
}

/// Returns the heading over the ways to call a command.
pub fn usage() -> Text {
    text!(zh: "用法", en: "Usage")
}

/// Returns the heading over commands.
pub fn commands() -> Text {
    text!(zh: "命令", en: "Commands")
}

/// Returns the heading over what is given without an option's name.
pub fn arguments() -> Text {
    text!(zh: "写在命令后面的", en: "Arguments")
}

/// Returns the heading over options.
pub fn options() -> Text {
    text!(zh: "选项", en: "Options")
}

/// Returns the sign for options in a line that shows how to call a command.
pub fn options_sign() -> Text {
    text!(zh: "[选项]", en: "[OPTIONS]")
}

/// Returns the sign for a command in a line that shows how to call the program.
pub fn command_sign() -> Text {
    text!(zh: "命令", en: "COMMAND")
}

/// Returns the help of the option that prints the help.
pub fn help_option() -> Text {
    text!(zh: "显示这份帮助", en: "Print this help")
}

/// Returns the help of the option that prints the version.
pub fn version_option() -> Text {
    text!(zh: "显示版本", en: "Print the version")
}

/// Returns what is said behind the help of an option with a default.
pub fn default_value(value: &str) -> Text {
    text!(zh: "不写时为 {value}", en: "default: {value}")
}

/// Returns what is said behind the help of an option with few values.
pub fn possible_values(values: &[&str]) -> Text {
    let (zh, en) = (values.join("、"), values.join(", "));
    text!(zh: "可以写：{zh}", en: "values: {en}")
}

/// Returns the signs between and around what is said behind the help of an option.
pub fn brackets() -> [Text; 3] {
    [text!(zh: "（", en: " ("), text!(zh: "；", en: "; "), text!(zh: "）", en: ")")]
}

/// Returns what stands for the value of an option or argument, `…` for several: the name itself where it is
/// known to nobody here.
pub fn value_name(name: &str) -> Text {
    if let Some((one, rest)) = name.split_once(' ') {
        let (one, rest) = (value_name(one), value_name(rest));
        return Text {
            zh: format!("{} {}", one.zh, rest.zh),
            en: format!("{} {}", one.en, rest.en),
        };
    }
    if let Some(one) = name.strip_suffix('…') {
        let one = value_name(one);
        return Text { zh: format!("{}…", one.zh), en: format!("{}…", one.en) };
    }
    match name {
        "RULES" => text!(zh: "规则", en: "RULES"),
        "REPORT" => text!(zh: "报告", en: "REPORT"),
        "CODE|RULE" => text!(zh: "代码|编号", en: "CODE|RULE"),
        "FILE|FOLDER" => text!(zh: "文件|文件夹", en: "FILE|FOLDER"),
        "FILE" => text!(zh: "文件", en: "FILE"),
        "FOLDER" => text!(zh: "文件夹", en: "FOLDER"),
        "VERSION" => text!(zh: "版本", en: "VERSION"),
        "NAME" => text!(zh: "名称", en: "NAME"),
        "YEAR" => text!(zh: "年度", en: "YEAR"),
        "PERCENT" => text!(zh: "百分数", en: "PERCENT"),
        "ID" => text!(zh: "编号", en: "ID"),
        "N" => text!(zh: "数", en: "N"),
        "LANG" => text!(zh: "语言", en: "LANG"),
        "FORMAT" => text!(zh: "形式", en: "FORMAT"),
        "SEVERITY" => text!(zh: "级别", en: "SEVERITY"),
        "YYYY-MM-DD" => text!(zh: "年-月-日", en: "YYYY-MM-DD"),
        other => Text::same(other),
    }
}
