//! The arguments of the command line. Each help text is `English · 中文`: `usage` takes the half that
//! the user reads.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::author_args::{BlankArgs, ListArgs, NewArgs, TestArgs};
use super::beside_args::Beside;
use super::coverage_args::{CoverageArgs, NumbersArgs};
use super::import_args::ImportArgs;
use super::lang_arg::Language;
use super::mutate_args::MutateArgs;
use super::prove_args::ProveArgs;
use crate::waive::Day;

/// Holds reports against rules: which figures do not agree, where, and on what basis · 用规则核对报告：哪些数对不上，在哪里，依据是什么
#[derive(Debug, Parser)]
#[command(
    name = "rulecheck",
    version,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check reports against rules (`check` may be left out), or rules alone · 用规则核对报告（check 可省略）；不给报告时只检查规则
    Check(CheckArgs),
    /// Explain a message by its code, or a rule by its id · 说明一种提示（写代码）或一条规则（写编号）
    Explain(ExplainArgs),
    /// Run the suites of packs: examples inside rules, and reports against reviewed outcomes · 运行规则包的测试：规则里的例子，和报告的认可结果
    Test(TestArgs),
    /// Read published reports into report documents · 把发布的报告（网页、PDF、Word、Excel、文本）读成报告文件
    Import(ImportArgs),
    /// Tell which cells of a form rules see errors in, and which they pin · 说明规则看得见表式里哪些格的错，能定位到哪些格
    Coverage(CoverageArgs),
    /// Prove what can be proved of rules: which contradict each other, say the same, follow from others · 证明规则之间的关系：哪些互相矛盾，哪些重复，哪些可由别的规则推出
    Prove(ProveArgs),
    /// Put errors into the cells of reports, one at a time, and tell which of them rules notice · 把报告里的数逐格改错，看规则发现多少、没有发现哪些
    Mutate(MutateArgs),
    /// List the figures of narratives that no rule reads, each with its sentence and place · 列出报告正文里没有规则读的数，每个数在哪一句、哪一处
    Numbers(NumbersArgs),
    /// List the rules: id, severity, title, place, versions, examples · 列出规则：编号、级别、名称、位置、适用的版本、例子
    List(ListArgs),
    /// Write an empty report of a form, ready to be filled in · 写出一份空的报告，照着表式填
    Blank(BlankArgs),
    /// Write a new pack that passes its own suite · 写出一个新的规则包，自己的测试是通过的
    New(NewArgs),
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// Rules (`.rules` files, or folders with them) and reports (`.yaml`, published reports, or folders with them) · 规则（.rules 文件或有它们的文件夹）和报告（.yaml 文件、发布的报告，或有它们的文件夹）
    #[arg(required = true, value_name = "RULES… REPORT…")]
    pub(super) paths: Vec<PathBuf>,
    /// How to print the outcome: for people, read aloud, for programs · 输出形式：给人看、供朗读、给程序读
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Only the rules with this id or tag; may be given several times · 只核对这个编号或标签的规则，可以写几次
    #[arg(long, value_name = "ID")]
    pub(super) only: Vec<String>,
    /// Only statements that are at least this grave: error, warning, note · 只核对这个级别以上的：差错 error、核实 warning、提示 note
    #[arg(long, value_enum)]
    pub(super) severity: Option<SeverityArg>,
    #[command(flatten)]
    pub(super) lang: Language,
    /// List everything that could not be evaluated, with the reason, and show every finding in full · 逐条列出不验的原因，并逐条展开不符之处
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// Show each finding by itself, without looking for the figure that explains several · 逐条列出不符之处，不推断是哪一个数错了
    #[arg(long)]
    pub(super) no_suspects: bool,
    #[command(flatten)]
    pub(super) beside: Beside,
    /// The day on which waivers are looked at; else the day it is · 豁免按哪一天算，默认今天
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Day>,
    /// How many reports are checked at the same time; as many as there are processors if not given · 同时核对几份报告，不写时按处理器的个数；输出不变
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// End with status 3 when fewer checks than this could be made · 至少要核对的处数，不够时结束状态为 3
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) min_evaluated: usize,
}

fn day(written: &str) -> Result<Day, String> {
    Day::read(written)
        .ok_or_else(|| "write a day, such as 2026-06-30 · 写日期，例如 2026-06-30".to_owned())
}

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    /// The code of a message, such as resolve/unknown-label, or the id of a rule · 提示的代码（如 resolve/unknown-label），或规则的编号
    #[arg(value_name = "CODE|RULE")]
    pub(super) subject: String,
    /// Where the rule is looked for; `rules` if not given · 规则所在的文件或文件夹，不写时为 rules
    #[arg(value_name = "RULES…")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) lang: Language,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people · 给人看
    #[value(alias = "text")]
    Human,
    /// For programs · 给程序读
    Json,
    /// Full sentences without drawings, to be read aloud · 完整的句子，不画线，供朗读软件用
    Narrated,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SeverityArg {
    /// Has to be corrected · 差错
    #[value(alias = "差错")]
    Error,
    /// Correct or explain · 核实
    #[value(alias = "核实")]
    Warning,
    /// For information · 提示
    #[value(aliases = ["info", "提示"])]
    Note,
}
