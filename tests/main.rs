//! All suites in one binary: one a stage of the way from rule text to output, one for the plan of the
//! crate, one for the command line. A suite is a file beside this one and a line below.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "tests read their cases from files and stop at the first thing that is not there"
)]

mod architecture;
mod calls;
mod cases;
mod cli;
mod codes;
mod contract;
mod coverage;
mod diagnostics;
mod eval;
mod findings;
mod first_lines;
mod form;
mod handbook;
mod hostile;
mod hostile_reports;
mod import;
mod import_doubts;
mod inventory;
mod model;
mod mutants;
mod mutate;
mod naive;
mod narrative;
mod numbers;
mod originals;
mod pack;
mod phrases;
mod prove;
mod readers;
mod resolve;
mod rules;
mod suite;
mod support;
mod suspects;
mod syntax;
mod variants;
mod watch;
