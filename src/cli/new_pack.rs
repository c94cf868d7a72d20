//! `rulecheck new`: a pack to begin with, that passes its own suite.

use std::path::PathBuf;

use super::author_args::{NewArgs, TestArgs, TextFormat};
use super::author_files::{exists, write_new};
use super::error::CliError;
use super::exit::Status;
use super::lang_arg::Language;
use super::output::print;
use super::tested::test;
use crate::diagnose::{Lang, frame};

/// The files of a new pack; `NAME` stands for its name.
const FILES: [(&str, &str); 4] = [
    ("pack.yaml", include_str!("new_pack/pack.yaml")),
    ("form-2025.yaml", include_str!("new_pack/form.yaml")),
    ("NAME.rules", include_str!("new_pack/first.rules")),
    ("tests/first.yaml", include_str!("new_pack/report.yaml")),
];

/// Runs the command.
pub(super) fn run(args: &NewArgs, lang: Lang) -> Result<Status, CliError> {
    let home = &args.pack;
    let name = home.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.filter(|name| is_name(name)).ok_or_else(|| CliError::BadName(home.clone()))?;
    if exists(home) {
        return Err(CliError::Taken(home.clone()));
    }
    for (file, text) in FILES {
        write_new(&home.join(file.replace("NAME", &name)), &text.replace("NAME", &name))?;
    }
    let paths: [PathBuf; 1] = [home.clone()];
    let accepting = TestArgs {
        paths: paths.to_vec(),
        accept: true,
        watch: false,
        only: Vec::new(),
        format: TextFormat::Text,
        lang: Language { lang: None },
    };
    let tested = test(&paths, &accepting)?;
    print(&format!("{}\n", frame::pack_written(&home.display().to_string()).get(lang)))?;
    Ok(tested.status)
}

/// Tells whether a name may begin the ids of rules.
fn is_name(name: &str) -> bool {
    let starts = name.starts_with(char::is_alphabetic);
    starts && name.chars().all(|sign| sign.is_alphanumeric() || sign == '-' || sign == '_')
}
