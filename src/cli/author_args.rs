//! The arguments of the commands for those who write packs: `test`, `new`, `blank`, `list`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::lang_arg::Language;

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
    #[command(flatten)]
    pub(super) lang: Language,
}

#[derive(Args, Debug)]
pub(super) struct NewArgs {
    /// The folder of the pack; its name is that of the pack · 规则包的文件夹，名称就是规则包的名称
    #[arg(value_name = "FOLDER")]
    pub(super) pack: PathBuf,
    #[command(flatten)]
    pub(super) lang: Language,
}

#[derive(Args, Debug)]
pub(super) struct BlankArgs {
    /// The version of the form, such as 2021; with the kind of report before it where packs for several kinds have it · 表式的版本，例如 2021；几种报告都有这一版时，前面写上报告的种类
    #[arg(value_name = "VERSION")]
    pub(super) form: String,
    /// Where the form is looked for; `rules` if not given · 表式所在的规则包，不写时为 rules
    #[arg(value_name = "RULES…")]
    pub(super) rules: Vec<PathBuf>,
    /// The file to write; standard output if not given · 写到哪个文件，不写时为标准输出
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lang: Language,
}

#[derive(Args, Debug)]
pub(super) struct ListArgs {
    /// Rules, or folders with rules; `rules` if not given · 规则，或有规则的文件夹；不写时为 rules
    #[arg(value_name = "RULES…")]
    pub(super) paths: Vec<PathBuf>,
    /// Where lines are short, say under each rule where it looks · 一行放不下时，在每条规则下面写明它核对哪里
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// How to print the rules · 输出形式
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(super) format: TextFormat,
    #[command(flatten)]
    pub(super) lang: Language,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextFormat {
    /// For people · 给人看
    #[value(alias = "human")]
    Text,
    /// For programs · 给程序读
    Json,
}
