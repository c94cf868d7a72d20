//! The exit statuses of the program, in one place. They are described in `docs/cli.md`.

use std::process::ExitCode;

/// How a run ended. Where several hold, the one that is listed first below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// 2: wrong usage, broken rules, a broken report, or no pack for a report.
    Broken,
    /// 1: a 差错 or a 核实 is violated.
    Violated,
    /// 3: nothing was evaluated, or less than `--min-evaluated` asks for.
    NothingEvaluated,
    /// 0: nothing is violated.
    Holds,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Holds => Self::from(0),
            Status::Violated => Self::from(1),
            Status::Broken => Self::from(2),
            Status::NothingEvaluated => Self::from(3),
        }
    }
}
