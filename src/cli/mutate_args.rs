//! The arguments of `mutate`.

use std::path::PathBuf;

use clap::Args;

use super::author_args::TextFormat;
use super::beside_args::Beside;
use super::coverage_args::percent;
use super::lang_arg::Language;
use crate::model::Number;

#[derive(Args, Debug)]
pub(super) struct MutateArgs {
    /// Rules (`.rules` files, or folders with them) and reports without findings (`.yaml`, published reports, or folders with them) · 规则（.rules 文件或有它们的文件夹）和没有不符的报告（.yaml 文件、发布的报告，或有它们的文件夹）
    #[arg(required = true, value_name = "RULES… REPORT…")]
    pub(super) paths: Vec<PathBuf>,
    /// Only the rules with this id or tag; may be given several times · 只用这个编号或标签的规则，可以写几次
    #[arg(long, value_name = "ID")]
    pub(super) only: Vec<String>,
    /// End with status 1 when fewer of the errors put into a report are caught than this · 每份报告里改错的，至少要发现百分之几，不够时结束状态为 1
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(super) min_score: Option<Number>,
    /// List every error that was not caught · 逐个列出没有发现的错
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
