//! The arguments of the commands for those who write packs: `test`, `new`, `blank`, `list`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::lang_arg::LangArg;

#[derive(Args, Debug)]
pub(super) struct TestArgs {
    /// Packs, or folders with packs; `rules` if not given · 规则包，或有规则包的文件夹；不写时为 rules
    #[arg(value_name = "RULES…")]
    pub(super) paths: Vec<PathBuf>,
    /// Take the present outcomes as the reviewed ones · 把现在的结果认可为对的
    #[arg(long)]
    pub(super) accept: bool,
    /// Run again at every save, until Ctrl-C · 每次存盘后再运行，直到按 Ctrl-C
    #[arg(long)]
    pub(super) watch: bool,
    /// Only the reports and rules whose name holds this; may be given several times · 只运行名称里有这几个字的报告和规则，可以写几次
    #[arg(long, value_name = "NAME")]
    pub(super) only: Vec<String>,
    /// How to print the outcome · 输出形式
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(super) format: TextFormat,
    /// The language of the messages; else that of the locale, else Chinese · 语言；不写时随系统，再不然为中文
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextFormat {
    /// For people · 给人看
    #[value(alias = "human")]
    Text,
    /// For programs · 给程序读
    Json,
}
