//! The option `--lang`, which every command has.

use clap::{Args, ValueEnum};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Chinese · 中文
    Zh,
    /// English · 英文
    En,
}

/// The language, an option of every command.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Language {
    /// The language of the messages; else that of the locale, else Chinese · 语言；不写时随系统，再不然为中文
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
}
