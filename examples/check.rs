//! A table of what does not hold, a line each: `cargo run --example check -- RULES REPORT…`.
//!
//! One rule file against any number of reports, with the library alone: the files are read here, all
//! else is `rulecheck`'s.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example reads files and prints"
)]

use std::{env, fs, io};

use rulecheck::diagnose::{Lang, pack_error};
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};

fn main() -> io::Result<()> {
    let mut paths = env::args().skip(1);
    let read = |name: String| -> io::Result<Named<Vec<u8>>> {
        Ok(Named { content: fs::read(&name)?, name })
    };
    let rules = paths.next().map(read).transpose()?;
    let pack = PackText { rules: rules.into_iter().collect(), ..PackText::default() };
    let (packs, problems) = Packs::read(vec![pack]);
    let options = HumanOptions { lang: Lang::En, width: 100, color: false, verbose: false };
    for problem in &problems {
        print!("{}", render::diagnostic(&pack_error(problem), packs.sources(), &options));
    }
    for path in paths {
        let (outcomes, sources) = rulecheck::check(&packs, read(path)?);
        for outcome in &outcomes {
            for error in &outcome.errors {
                print!("{}", render::diagnostic(error, &sources, &options));
            }
            for finding in &outcome.findings {
                for member in &finding.members {
                    let difference = member.difference.as_deref().unwrap_or_default();
                    let (file, rule) = (&outcome.file, &finding.rule);
                    println!("{file}\t{rule}\t{}\t{difference}", member.binding);
                }
            }
        }
    }
    Ok(())
}
