//! `rulecheck test`: the suites of packs, run once or at every save.

use std::path::PathBuf;

use super::author_args::TestArgs;
use super::error::CliError;
use super::exit::Status;
use super::output::print;
use super::tested::test;
use super::watch;
use crate::diagnose::Lang;

/// Runs the command.
pub(super) fn run(args: &TestArgs, lang: Lang) -> Result<Status, CliError> {
    let paths = match args.paths.as_slice() {
        [] => vec![PathBuf::from("rules")],
        paths => paths.to_vec(),
    };
    if args.watch {
        return watch::run(&paths, args, lang);
    }
    let tested = test(&paths, args)?;
    print(&tested.drawn(args, lang))?;
    Ok(tested.status)
}
