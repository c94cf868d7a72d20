//! How far a run over several files has come: one line of a terminal, which gives way to whatever else is said.
//!
//! Receives what is being read and hands on what to write; whether there is a terminal is known elsewhere.

use super::HumanOptions;
use super::visible::{cut_end, one_line, width};
use crate::diagnose::frame;

/// The line of a run.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    files: usize,
    is_shown: bool,
    /// How wide what stands on the line is.
    taken: usize,
}

impl Progress {
    /// Begins the line of a run over so many files. One file needs none, nor does what is no terminal.
    pub fn new(files: usize, is_terminal: bool) -> Self {
        Self { files, is_shown: is_terminal && files > 1, taken: 0 }
    }

    /// Returns what to write when the file of a number, counted from 1, is begun.
    pub fn begin(&mut self, number: usize, name: &str, options: &HumanOptions) -> String {
        if !self.is_shown {
            return String::new();
        }
        let words = frame::importing(number, self.files, name);
        // A full line would go on in the next one, where it is not taken back.
        let line = cut_end(&one_line(words.get(options.lang)), options.columns().saturating_sub(1));
        let cleared = self.clear();
        self.taken = width(&line);
        cleared + &line
    }

    /// Returns what to write before anything else is said.
    pub fn clear(&mut self) -> String {
        match std::mem::take(&mut self.taken) {
            0 => String::new(),
            taken => format!("\r{}\r", " ".repeat(taken)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Lang;

    fn options() -> HumanOptions {
        HumanOptions { lang: Lang::Zh, color: false, width: 40, verbose: false }
    }

    #[test]
    fn the_line_is_taken_back_before_the_next_one() {
        let mut progress = Progress::new(12, true);
        assert_eq!(progress.begin(3, "局.txt", &options()), "读入 3/12：局.txt");
        assert_eq!(
            progress.begin(4, "甲.txt", &options()),
            format!("\r{}\r读入 4/12：甲.txt", " ".repeat(17))
        );
        assert_eq!(progress.clear(), format!("\r{}\r", " ".repeat(17)));
        assert_eq!(progress.clear(), "", "nothing is left");
    }

    #[test]
    fn a_long_name_does_not_fill_the_line() {
        let mut progress = Progress::new(2, true);
        let line = progress.begin(
            1,
            "某某县水务局2023年政府信息公开工作年度报告（定稿）.docx",
            &options(),
        );
        assert!(width(&line) < 40 && line.ends_with('…'), "{line}");
    }

    #[test]
    fn one_file_and_what_is_no_terminal_show_nothing() {
        for mut progress in [Progress::new(1, true), Progress::new(12, false)] {
            assert_eq!(progress.begin(1, "局.txt", &options()), "");
            assert_eq!(progress.clear(), "");
        }
    }
}
