//! The text of a run of inline elements, with blanks as a browser prints them.

use crate::import::readers::joining::{is_invisible, meet, trimmed};

/// Text in the making: lines that breaks set apart.
#[derive(Debug, Default)]
pub(super) struct Inline {
    lines: Vec<String>,
    line: String,
    /// A blank is due before the next character; whether a line of the source ended in it.
    blank: Option<bool>,
    chars: usize,
    linked: usize,
}

/// The text of a run, and how much of it is links.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The lines, blank ones included.
    pub(super) lines: Vec<String>,
    /// The characters.
    pub(super) chars: usize,
    /// Those of them that are links.
    pub(super) linked: usize,
}

impl Inline {
    /// Adds text of the source.
    pub(super) fn push(&mut self, text: &str, in_link: bool) {
        for character in text.chars() {
            match character {
                '\n' | '\r' => self.blank = Some(true),
                ' ' | '\t' | '\u{C}' => self.blank = Some(self.blank.unwrap_or(false)),
                _ if is_invisible(character) => {}
                _ => {
                    let blank = self.blank.take();
                    let before = self.line.chars().next_back();
                    if let (Some(ends_line), Some(before)) = (blank, before)
                        && !(ends_line && meet(before, Some(character)))
                    {
                        self.line.push(' ');
                    }
                    self.line.push(character);
                    self.chars += 1;
                    self.linked += usize::from(in_link);
                }
            }
        }
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.blank = None;
        self.lines.push(trimmed(&self.line).to_owned());
        self.line.clear();
    }

    /// Returns what was gathered and begins anew.
    pub(super) fn take(&mut self) -> Run {
        self.end_line();
        let run = std::mem::take(self);
        Run { lines: run.lines, chars: run.chars, linked: run.linked }
    }
}

impl Run {
    /// Tells whether nothing is printed.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(String::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_collapse_and_line_ends_vanish_between_chinese() {
        let mut inline = Inline::default();
        inline.push("\n  本年度\n  办理 结果 \u{A0}\u{200B}", false);
        inline.end_line();
        inline.push(" open\ndata 5", true);
        let run = inline.take();
        assert_eq!(run.lines, ["本年度办理 结果", "open data 5"]);
        assert_eq!((run.chars, run.linked), (17, 9));
        assert!(inline.take().is_empty());
    }
}
