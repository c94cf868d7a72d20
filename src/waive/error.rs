//! What can be wrong with waivers: facts only, the words are in `diagnose`.

use super::day::Day;
use crate::source::Span;
use crate::syntax::WaiverKey;

/// One problem of a waiver and its place in the rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverError {
    /// What is wrong.
    pub kind: WaiverErrorKind,
    /// Where.
    pub span: Span,
}

/// The kinds of problem that waivers can have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaiverErrorKind {
    /// No rule has this id.
    UnknownRule {
        /// As written.
        id: String,
        /// The rules there are.
        candidates: Vec<String>,
    },
    /// Something that a waiver must say is not said, or only as an empty text.
    Lacks {
        /// What.
        key: WaiverKey,
    },
    /// A day is due and something else stands there.
    NotADay {
        /// As written.
        value: String,
    },
    /// A year is due and something else stands there.
    NotAYear {
        /// As written.
        value: String,
    },
    /// Two waivers are for the same values of the same rule and unit.
    Repeated {
        /// The first one.
        first: Span,
    },
    /// The reason explains nothing: a set phrase, or hardly a word.
    ThinReason {
        /// As written.
        reason: String,
    },
    /// The same reason stands in several waivers.
    CopiedReason {
        /// As written.
        reason: String,
        /// The other places.
        others: Vec<Span>,
    },
    /// Nobody answers for it.
    NoOwner,
    /// Its last day is past.
    Expired {
        /// The rule.
        rule: String,
        /// Its last day.
        expires: Day,
    },
    /// What it explains came out with other values.
    ValuesChanged {
        /// The rule.
        rule: String,
        /// The values it lists.
        listed: Vec<String>,
        /// The values there are, in Chinese and in English.
        found: Vec<[String; 2]>,
    },
    /// In a whole run it matched nothing.
    Unused {
        /// The rule.
        rule: String,
    },
    /// In a whole run one of its values matched nothing, others did.
    ValueUnused {
        /// The value.
        value: String,
    },
    /// They are for units of which no report is checked.
    UnitsNotHere {
        /// The units, each once, and where they are written.
        units: Vec<(String, Span)>,
        /// The units whose reports are checked.
        candidates: Vec<String>,
    },
}

impl WaiverErrorKind {
    /// Tells whether the waiver cannot be used; else it is only pointed out.
    pub fn is_broken(&self) -> bool {
        match self {
            Self::UnknownRule { .. }
            | Self::Lacks { .. }
            | Self::NotADay { .. }
            | Self::NotAYear { .. }
            | Self::Repeated { .. } => true,
            Self::ThinReason { .. }
            | Self::CopiedReason { .. }
            | Self::NoOwner
            | Self::Expired { .. }
            | Self::ValuesChanged { .. }
            | Self::Unused { .. }
            | Self::ValueUnused { .. }
            | Self::UnitsNotHere { .. } => false,
        }
    }
}
