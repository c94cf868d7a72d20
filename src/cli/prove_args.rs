//! The arguments of `prove`.

use std::path::PathBuf;

use clap::Args;

use super::author_args::TextFormat;
use super::beside_args::Beside;
use super::lang_arg::Language;

#[derive(Args, Debug)]
pub(super) struct ProveArgs {
    /// Rules, or folders with rules and forms (`rules` if none are given), and reports, on which rules are looked for that were never evaluated · 规则，或有规则和表式的文件夹（都不写时为 rules）；后面写报告的，找出在这些报告里一处也没有核对上的规则
    #[arg(value_name = "RULES… REPORT…")]
    pub(super) paths: Vec<PathBuf>,
    /// Only this version of the form, such as 2021; with the kind of report before it where several have it · 只看这一版表式，例如 2021；几种报告都有这一版时，前面写上报告的种类
    #[arg(long, value_name = "VERSION")]
    pub(super) form: Option<String>,
    /// Only the rules with this id or tag; may be given several times · 只看这个编号或标签的规则，可以写几次
    #[arg(long, value_name = "ID")]
    pub(super) only: Vec<String>,
    /// List all that was found · 全部列出
    #[arg(short, long)]
    pub(super) verbose: bool,
    #[command(flatten)]
    pub(super) beside: Beside,
    /// How to print the outcome · 输出形式
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub(super) format: TextFormat,
    #[command(flatten)]
    pub(super) lang: Language,
}
