//! What one message consists of. Plain data, no lifetimes; words in both languages.

use crate::source::Span;

/// The language of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// Words in both languages, chosen when they are drawn. Built with the macro `text!`, which does not
/// compile when a language is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Returns words that are the same in both languages: labels, numbers, what an auditor wrote.
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { zh: words.clone(), en: words }
    }

    /// Joins several texts, in each language with its own sign between them.
    pub(super) fn joined(parts: &[Self], chinese: &str, english: &str) -> Self {
        let join = |lang: fn(&Self) -> &str, between: &str| {
            parts.iter().map(lang).collect::<Vec<_>>().join(between)
        };
        Self { zh: join(|one| &one.zh, chinese), en: join(|one| &one.en, english) }
    }

    /// Returns the words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Writes one message in both languages: `text!(zh: "第 {n} 行", en: "line {n}")`.
macro_rules! text {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::diagnose::Text { zh: format!($zh), en: format!($en) }
    };
    (zh: $zh:literal, en: $en:literal $(, $($argument:tt)+)?) => {
        $crate::diagnose::Text {
            zh: format!($zh $(, $($argument)+)?),
            en: format!($en $(, $($argument)+)?),
        }
    };
}
pub(crate) use text;

/// How grave a message is, by its consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 差错: has to be corrected.
    Error,
    /// 核实: correct or explain.
    Warning,
    /// 提示: for information.
    Info,
}

/// The stable name of a kind of message, `room/what-is-wrong`. Never reused for another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// A message: what is wrong, where, and what to do next.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The kind of message; for a finding, the id of the auditor's rule.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one line: a fragment without full stop.
    pub headline: Text,
    /// The places, one excerpt a file, what has to be corrected first.
    pub excerpts: Vec<Excerpt>,
    /// Facts under the places: a caption (`代入`) and what it introduces.
    pub notes: Vec<(Text, Text)>,
    /// Rows of short texts to be set in aligned columns; for findings with several members.
    pub table: Vec<Vec<Text>>,
    /// What to do next, a sentence each.
    pub help: Vec<Text>,
}

impl Diagnostic {
    /// Returns a message of a kind, an error, as yet without places.
    pub fn error(code: Code, headline: Text) -> Self {
        Self {
            code: code.0.to_owned(),
            severity: Severity::Error,
            headline,
            excerpts: Vec::new(),
            notes: Vec::new(),
            table: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Adds one place, with words, in an excerpt of its own file.
    pub fn at(mut self, span: Span, words: Option<Text>) -> Self {
        let label = Label { span, text: words };
        match self.excerpts.iter_mut().find(|excerpt| excerpt.file() == Some(span.file)) {
            Some(excerpt) => excerpt.labels.push(label),
            None => self.excerpts.push(Excerpt { labels: vec![label] }),
        }
        self
    }

    /// Adds a sentence that says what to do next.
    pub fn help(mut self, words: Text) -> Self {
        self.help.push(words);
        self
    }
}

/// The places of a message that lie in one file; the first one is the most important.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The places.
    pub labels: Vec<Label>,
}

impl Excerpt {
    /// Returns the file shown.
    pub fn file(&self) -> Option<crate::source::FileId> {
        self.labels.first().map(|label| label.span.file)
    }
}

/// One place and the words at it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words; none where the underline alone says enough.
    pub text: Option<Text>,
}
