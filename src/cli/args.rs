//! The arguments of the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::author_args::TestArgs;
use super::lang_arg::LangArg;
use crate::waive::Day;

/// Holds reports against rules: which figures do not agree, where, and on what basis.
/// 用规则核对报告：哪些数对不上，在哪里，依据是什么。
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check reports against rules (what `rulecheck` alone does) · 用规则核对报告（可省略 check）
    Check(CheckArgs),
    /// Run the suites of packs: examples inside rules, and reports against reviewed outcomes · 运行规则包的测试：规则里的例子，和报告的认可结果
    Test(TestArgs),
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// Rules (`.rules` files, or folders with them) and reports (`.yaml`, or folders with them) · 规则与报告
    #[arg(required = true, value_name = "RULES… REPORT…")]
    pub(super) paths: Vec<PathBuf>,
    /// How to print the outcome · 输出形式
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// The language of the messages; else that of the locale, else Chinese · 语言
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
    /// Also list what could not be evaluated, and why · 逐条列出不验的原因
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// Reports of the year before, for rules with prior(…) · 上年的报告（文件或文件夹）
    #[arg(long, value_name = "FILE|FOLDER")]
    pub(super) prior: Vec<PathBuf>,
    /// Reports of the subordinate units, for rules with each(…) · 下属单位的报告（文件夹）
    #[arg(long, value_name = "FOLDER")]
    pub(super) children: Vec<PathBuf>,
    /// The day on which waivers are looked at; else the day it is · 豁免按哪一天算，默认今天
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Day>,
    /// How many reports are checked at the same time; as many as there are processors if not given. The
    /// output is the same · 同时核对几份报告，不写时按处理器的个数；输出不变
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// End with status 3 when fewer checks than this could be made · 至少要核对的处数
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) min_evaluated: usize,
}

fn day(written: &str) -> Result<Day, String> {
    Day::read(written)
        .ok_or_else(|| "write a day, such as 2026-06-30 · 写日期，例如 2026-06-30".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people · 给人看
    Human,
    /// For programs · 给程序读
    Json,
}
