//! What can go wrong with the world around a run: files that are not there, arguments that make no
//! sense.

use std::path::PathBuf;

use crate::diagnose::{Diagnostic, UsageProblem, WorldProblem, usage_problem, world_problem};

/// Something that stops a run before it has begun; exit status 2.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error("{path}: {reason}")]
    Unreadable { path: PathBuf, reason: std::io::Error },
    #[error("{path}: larger than {limit} bytes")]
    TooLarge { path: PathBuf, limit: usize },
    #[error("{0}: neither rules nor a report")]
    UnknownKind(PathBuf),
    #[error("{0}: rules under the name of a text")]
    RulesAsText(PathBuf),
    #[error("{folder}: a folder without anything of use")]
    EmptyFolder { folder: PathBuf, others: Vec<String>, has_rules: bool },
    #[error("{0}: no reports")]
    NoReport(PathBuf),
    #[error("{0}: nothing to import")]
    NothingToImport(PathBuf),
    #[error("no reports given")]
    NoReports { command: &'static str },
    #[error("no rules given")]
    NoRules,
    #[error("no forms")]
    NoForms,
    #[error("no form to look at")]
    NoFormToCover { command: &'static str },
    #[error("no version {version} of the form")]
    UnknownForm { version: String, known: Vec<String> },
    #[error("{0}: exists and says something else")]
    Exists(PathBuf),
    #[error("{path}: {reason}")]
    Unwritable { path: PathBuf, reason: std::io::Error },
    #[error("{0} is there already")]
    Taken(PathBuf),
    #[error("{0}: not a name for a pack")]
    BadName(PathBuf),
    #[error("no form {form}")]
    NoSuchForm { form: String, known: Vec<String> },
    #[error("watching failed: {0}")]
    Watch(String),
    #[error("nothing is called {subject}")]
    NotExplained { subject: String, known: Vec<String> },
    #[error("no rule or tag is called {name}")]
    NoSuchRule { name: String, known: Vec<String> },
    #[error("{path}: {problem:?}")]
    Usage { problem: UsageProblem, path: String },
    /// What stopped a run after its output had begun.
    #[error("{0}")]
    Stopped(Box<CliError>),
    /// The call asked for help or the version and has it: no failure, but nothing is left to do.
    #[error("answered")]
    Answered,
    #[error("writing failed: {0}")]
    Output(#[from] std::io::Error),
}

impl CliError {
    /// Returns the message for people.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        let shown = |path: &PathBuf| path.display().to_string();
        world_problem(&match self {
            Self::Usage { problem, path } => return usage_problem(problem, path),
            Self::Answered => {
                return usage_problem(&UsageProblem::Other(self.to_string()), "rulecheck");
            }
            Self::Stopped(error) => return error.diagnostic(),
            Self::NotExplained { subject, known } => {
                WorldProblem::NotExplained { subject: subject.clone(), known: known.clone() }
            }
            Self::NoSuchRule { name, known } => {
                WorldProblem::NoSuchRule { name: name.clone(), known: known.clone() }
            }
            Self::Unreadable { path, reason } if reason.kind() == std::io::ErrorKind::NotFound => {
                WorldProblem::NotFound(shown(path))
            }
            Self::Unreadable { path, reason } => {
                WorldProblem::Unreadable { path: shown(path), reason: reason.to_string() }
            }
            Self::TooLarge { path, limit } => {
                WorldProblem::TooLarge { path: shown(path), mega: limit / 1_048_576 }
            }
            Self::UnknownKind(path) => WorldProblem::UnknownKind(shown(path)),
            Self::RulesAsText(path) => WorldProblem::RulesAsText(shown(path)),
            Self::EmptyFolder { folder, others, has_rules } => WorldProblem::EmptyFolder {
                path: shown(folder),
                others: others.clone(),
                has_rules: *has_rules,
            },
            Self::NoReport(path) => WorldProblem::NoReport(shown(path)),
            Self::NothingToImport(path) => WorldProblem::NothingToImport(shown(path)),
            Self::NoRules => WorldProblem::NoRules,
            Self::NoReports { command } => WorldProblem::NoReports { command },
            Self::NoForms => WorldProblem::NoForms,
            Self::NoFormToCover { command } => WorldProblem::NoFormToCover { command },
            Self::UnknownForm { version, known } => {
                WorldProblem::UnknownForm { version: version.clone(), known: known.clone() }
            }
            Self::Exists(path) => WorldProblem::Exists(shown(path)),
            Self::Unwritable { path, reason } => {
                WorldProblem::Unwritable { path: shown(path), reason: reason.to_string() }
            }
            Self::Taken(path) => WorldProblem::Taken(shown(path)),
            Self::BadName(path) => WorldProblem::BadName(shown(path)),
            Self::NoSuchForm { form, known } => {
                WorldProblem::NoSuchForm { form: form.clone(), known: known.clone() }
            }
            Self::Watch(reason) => WorldProblem::Watch(reason.clone()),
            Self::Output(reason) => WorldProblem::Output(reason.to_string()),
        })
    }
}
