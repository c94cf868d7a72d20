//! The arguments of the commands that hold reports against others: which others.

use std::path::PathBuf;

use clap::Args;

/// The reports that others are held against.
#[derive(Args, Debug)]
pub(super) struct Beside {
    /// Reports of the year before, for rules with prior(…) · 上年的报告（文件或文件夹），用于写了“上年”的规则
    #[arg(long, value_name = "FILE|FOLDER")]
    pub(super) prior: Vec<PathBuf>,
    /// Reports of the subordinate units, for rules with each(…) · 下属单位的报告（文件夹），用于写了“各”的规则
    #[arg(long, value_name = "FOLDER")]
    pub(super) children: Vec<PathBuf>,
}
