//! Written explanations of violations: which there are, and which violation each explains.
//!
//! This stop receives rule files and, for each report, what does not hold there with the names and
//! values that a user sees; it hands on which of it is waived, and what is wrong with the waivers. It
//! knows neither how a rule is evaluated nor what today is: both are told to it.

mod day;
mod error;
mod judge;
mod read;
mod reason;
mod usage;
mod values;
mod waivers;

pub use day::Day;
pub use error::{WaiverError, WaiverErrorKind};
pub use judge::{Claim, Decision, Judgement, Subject};
pub use usage::Usage;
pub use waivers::{Waiver, Waivers};
