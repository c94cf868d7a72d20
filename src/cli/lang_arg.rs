//! The option `--lang`, which every command has.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Chinese · 中文
    Zh,
    /// English · 英文
    En,
}
