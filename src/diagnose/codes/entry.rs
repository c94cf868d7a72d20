//! What is said of one code. Plain data.

/// What is said of one code.
#[derive(Clone, Copy, Debug)]
pub struct CodeEntry {
    /// The code.
    pub code: &'static str,
    /// Something that gives the message.
    pub example: CodeExample,
    /// What it means and what to do, in Chinese.
    pub zh: [&'static str; 2],
    /// What it means and what to do, in English.
    pub en: [&'static str; 2],
}

/// Something that gives a message.
#[derive(Clone, Copy, Debug)]
pub enum CodeExample {
    /// Lines of a rule file.
    Rules(&'static str),
    /// A report document.
    Report(&'static str),
    /// What stands in a section of a form.
    Form(&'static str),
    /// A whole form.
    WholeForm(&'static str),
    /// A `pack.yaml`.
    Manifest(&'static str),
    /// What is typed at the command line.
    Command(&'static str),
    /// The text of a published report, imported with the form of 2021.
    Published(&'static str),
    /// Files, each with its name, and what is typed beside them.
    Files(&'static [(&'static str, &'static str)], &'static str),
    /// What cannot be shown in a few lines, in Chinese and English.
    Told(&'static str, &'static str),
}

pub(super) const fn entry(
    code: &'static str,
    example: CodeExample,
    zh: [&'static str; 2],
    en: [&'static str; 2],
) -> CodeEntry {
    CodeEntry { code, example, zh, en }
}
