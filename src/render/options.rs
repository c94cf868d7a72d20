//! How messages are drawn: language, width, colour.

use crate::diagnose::{Lang, Severity};

/// The narrowest width that is drawn for; below it, lines are as long as at this width.
const NARROWEST: usize = 32;

/// How messages are drawn.
#[derive(Clone, Copy, Debug)]
pub struct HumanOptions {
    /// The language of the words.
    pub lang: Lang,
    /// The columns there are; no line is longer, unless there are fewer than 32.
    pub width: usize,
    /// Whether to use colours.
    pub color: bool,
    /// Whether to list what could not be evaluated.
    pub verbose: bool,
}

impl HumanOptions {
    pub(super) fn columns(&self) -> usize {
        self.width.max(NARROWEST)
    }

    /// Returns a line as it stands out among others.
    pub(super) fn strong(&self, line: &str) -> String {
        paint(line, Paint::Strong, self.color)
    }
}

/// What words are painted for.
pub(super) enum Paint {
    /// What stands out.
    Strong,
    /// How grave something is.
    Severity(Severity),
}

/// Paints words in the colours that miette's ANSI theme has for the same purpose.
pub(super) fn paint(words: &str, paint: Paint, color: bool) -> String {
    if !color {
        return words.to_owned();
    }
    let code = match paint {
        Paint::Strong => "1",
        Paint::Severity(Severity::Error) => "1;31",
        Paint::Severity(Severity::Warning) => "1;33",
        Paint::Severity(Severity::Info) => "1;36",
    };
    format!("\u{1b}[{code}m{words}\u{1b}[0m")
}
