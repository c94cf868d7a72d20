//! rulecheck holds a report against rules and says what does not hold, where, and with which figures.
//!
//! A report goes one way through the crate, and each module is a stop on that way:
//!
//! ```text
//!  rule files, forms                            report document
//!      │ pack::Packs::read                          │ model::load_reports
//!      │   syntax::parse, model::load_form          │
//!      ▼                                            ▼
//!  Packs ─────────── Packs::plan ◀─────────────── Report  (what is printed)
//!                         │
//!                         ▼
//!                  Layout, Placement  (the names, and where they lie in this report)
//!                         │ resolve::resolve
//!                         ▼
//!                      RuleSet  (the plan) ──▶ eval::evaluate
//!                                                   │
//!                                                   ▼
//!                                               Verdicts ──▶ diagnose (words) ──▶ render (text, JSON)
//! ```
//!
//! [`check`] is that way in one function. Every problem of rules and reports is data that is handed on,
//! with its place; nothing stops at the first. Only `cli` touches files, the environment and the
//! terminal. `docs/architecture.md` tells more.
//!
//! | to | begin with |
//! |---|---|
//! | read rules and forms | [`pack::Packs::read`] |
//! | check a report | [`check`]; beside other reports, with waivers or some rules only, [`Run`] |
//! | show what came of it | [`render::report`], [`render::JsonWriter`]; as data, [`diagnose::ReportOutcome`] |
//! | say what is wrong with rules | [`diagnose::pack_error`], then [`render::diagnostic`] |
//! | look at rules as a tree | [`syntax::parse`] |
//!
//! `examples/check.rs` is a program of fifty lines on top of it.
//!
//! # Example
//!
//! ```
//! use rulecheck::pack::{Named, PackText, Packs};
//!
//! let file = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
//! let rules = "row(新收) + row(结转) == row(总计) + row(结转下年)";
//! let table = "{columns: [件数], rows: {新收: [10], 结转: [1], 总计: [8], 结转下年: [2]}}";
//! let report = format!("unit: 某某局\nsections: [{{heading: 申请情况, table: {table}}}]");
//!
//! let pack = PackText { rules: vec![file("mine.rules", rules)], ..PackText::default() };
//! let (packs, problems) = Packs::read(vec![pack]);
//! let (outcomes, _sources) = rulecheck::check(&packs, file("report.yaml", &report));
//! assert!(problems.is_empty() && outcomes[0].errors.is_empty());
//! let member = &outcomes[0].findings[0].members[0];
//! assert_eq!((member.left.as_deref(), member.right.as_deref()), (Some("11"), Some("10")));
//! ```

pub mod analysis;
pub mod builtins;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnose;
pub mod eval;
pub mod import;
pub mod model;
pub mod pack;
pub mod render;
pub mod resolve;
pub mod source;
pub mod suite;
pub mod syntax;
pub mod waive;

pub use check::{
    Census, Imported, Input, Library, NumberPlace, Published, ReportMutations, ReportNumbers, Run,
    Shelf, check,
};
