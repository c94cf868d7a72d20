//! What the suites share: cases and their snapshots, places as `line:column`, the program itself.
//! Nothing else builds fixtures.

mod case;
mod document;
mod imports;
mod lesson;
mod made;
mod picture;
mod plan;
mod program;
mod random;
mod reference;
mod schema;
mod snapshot;
mod source;
mod tree;

pub(crate) use case::{Case, check_case, check_rules, folders};
pub(crate) use document::{Document, Marked};
pub(crate) use imports::{Crate, SourceFile};
pub(crate) use lesson::Lesson;
pub(crate) use made::{Made, for_code};
pub(crate) use picture::picture;
pub(crate) use plan::Plan;
pub(crate) use program::{Folder, Run, run_cli};
pub(crate) use random::Random;
pub(crate) use reference::{commands, commands_in_short, functions};
pub(crate) use schema::objections;
pub(crate) use snapshot::{for_each_case, snapshot};
pub(crate) use source::{place, problem};
pub(crate) use tree::draw;
