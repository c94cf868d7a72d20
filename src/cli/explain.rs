//! `rulecheck explain`: the page of a code, or of a rule.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::ExplainArgs;
use super::collect::collect;
use super::error::CliError;
use super::exit::Status;
use super::output::human_options;
use crate::diagnose::{Lang, Page, Shown, code_entries, code_page, rule_page};
use crate::pack::Packs;
use crate::render;

/// Where rules are looked for when nothing else is said.
const HOME: &str = "rules";

/// Runs the command.
pub(super) fn run(args: &ExplainArgs, lang: Lang) -> Result<Status, CliError> {
    let page = match code_page(&args.subject) {
        Some(page) => page,
        None => page_of_rule(args)?,
    };
    let options = human_options(lang, false, &io::stdout());
    io::stdout().write_all(render::page(&page, &options).as_bytes())?;
    Ok(Status::Holds)
}

fn page_of_rule(args: &ExplainArgs) -> Result<Page, CliError> {
    let mut paths = args.paths.clone();
    if paths.is_empty() && Path::new(HOME).is_dir() {
        paths.push(PathBuf::from(HOME));
    }
    let packs = if paths.is_empty() { Vec::new() } else { collect(&paths)?.packs };
    let (packs, _) = Packs::read(packs);
    let is_meant = |id: &str| id.eq_ignore_ascii_case(&args.subject);
    let rules = packs.inventory();
    match rules.iter().find(|rule| is_meant(&rule.says.id)) {
        Some(rule) => Ok(rule_page(rule, &Shown::default())),
        None => {
            let codes = code_entries().map(|entry| entry.code);
            let known = packs.rule_ids().into_iter().chain(codes).map(str::to_owned).collect();
            Err(CliError::NotExplained { subject: args.subject.clone(), known })
        }
    }
}
