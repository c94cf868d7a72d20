//! The arguments of `rulecheck import`.

use std::path::PathBuf;

use clap::Args;

use super::lang_arg::Language;

#[derive(Args, Debug)]
pub(super) struct ImportArgs {
    /// Published reports, or folders with them · 发布的报告，或有报告的文件夹
    #[arg(required = true, value_name = "FILE…")]
    pub(super) files: Vec<PathBuf>,
    /// The folder for the report documents; `-`, or nothing, is the standard output · 报告文件放在哪个文件夹；不写时显示在屏幕上
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    /// The version of the form; else told by the labels and the year · 表式版本；不写时看表上的名称和年度
    #[arg(long, value_name = "VERSION")]
    pub(super) form: Option<String>,
    /// The unit that reports; else told by the title · 填报单位；不写时看标题
    #[arg(long, value_name = "NAME")]
    pub(super) unit: Option<String>,
    /// The year; else told by the title · 年度；不写时看标题
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1000..=9999))]
    pub(super) year: Option<i32>,
    /// Packs with the forms; `rules` if not given · 有表式的规则包；不写时为 rules
    #[arg(long, value_name = "FOLDER")]
    pub(super) rules: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) lang: Language,
}
