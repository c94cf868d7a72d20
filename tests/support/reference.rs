//! The parts of the documents that are made from the program: its functions, its commands.

use std::fmt::Write;

use rulecheck::builtins::{BUILTINS, Form, Parameters};

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
