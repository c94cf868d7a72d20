//! What a narrative says that a violated rule takes up: the words that its condition looks for, and those
//! that it forbids, each with its place in the report.

use super::finding::{Evidence, Violation};
use super::{Label, Text, text};
use crate::resolve::{Statement, TextId, WordId};
use crate::source::Span;

/// How many places are shown at most.
const SHOWN: usize = 3;

impl Evidence<'_> {
    /// Returns the places at which the narrative says what the statement takes up.
    pub(super) fn told(&self, violation: &Violation<'_>) -> Vec<Label> {
        let mut asked = Vec::new();
        looked_for(&violation.check.statement, false, &mut asked);
        let mut spans: Vec<Span> =
            asked.iter().flat_map(|(texts, words)| self.figures.said(texts, words)).collect();
        spans.sort_by_key(|span| (span.file, span.start, usize::MAX - span.end as usize));
        // Of 未收到 and 未收到申请 at one place the longer one says it.
        let mut end = None;
        spans.retain(|span| {
            let is_inside = end.is_some_and(|(file, end)| file == span.file && span.end <= end);
            if !is_inside {
                end = Some((span.file, span.end));
            }
            !is_inside
        });
        let words = || Some(text!(zh: "正文这样写", en: "the text says so"));
        spans.into_iter().take(SHOWN).map(|span| Label { span, text: words() }).collect()
    }

    /// Returns which narratives say words that the statement forbids, and which words, where it asks nothing
    /// else.
    pub(super) fn forbidden(&self, violation: &Violation<'_>) -> Option<(Text, Text)> {
        let (texts, words) = forbidden_words(&violation.check.statement)?;
        let mut headings: Vec<String> = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for text in texts {
            let says = |word: &&WordId| !self.figures.said(&[*text], &[**word]).is_empty();
            let said = words.iter().filter(says).map(|word| self.rules.wording.word(*word));
            let before = told.len();
            told.extend(said);
            if told.len() > before {
                let sections = self.rules.texts.get(text.0 as usize)?;
                headings.push(self.naming.heading(sections).0);
            }
        }
        // Of 未收到 and 未收到申请 the longer one says it.
        let all = told.clone();
        told.retain(|word| all.iter().all(|other| other == word || !other.contains(word)));
        told.sort_unstable();
        told.dedup();
        told.truncate(SHOWN);
        let joined =
            |names: &[&str]| Text { zh: names.join("”、“"), en: names.join("” and “") };
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        (!told.is_empty()).then(|| (joined(&headings), joined(&told)))
    }
}

/// Returns the words that a statement forbids narratives to say, where it forbids nothing else.
fn forbidden_words(statement: &Statement) -> Option<(&[TextId], &[WordId])> {
    let Statement::Not(inner) = statement.claim() else { return None };
    let Statement::Contains { texts, words } = inner.as_ref() else { return None };
    Some((texts, words))
}

/// Collects the words that conditions look for and that the statement itself forbids. What it demands is
/// none of them: where that is said, the statement holds.
fn looked_for<'s>(
    statement: &'s Statement,
    taken_up: bool,
    asked: &mut Vec<(&'s [TextId], &'s [WordId])>,
) {
    match statement {
        Statement::Contains { texts, words } => {
            asked.extend(taken_up.then_some((texts.as_slice(), words.as_slice())));
        }
        // What a condition denies is not said; what the statement denies should not be.
        Statement::Not(inner) => looked_for(inner, !taken_up, asked),
        Statement::And(parts) | Statement::Or(parts) => {
            parts.iter().for_each(|part| looked_for(part, taken_up, asked));
        }
        Statement::Implies(condition, then) => {
            looked_for(condition, true, asked);
            looked_for(then, taken_up, asked);
        }
        Statement::When(condition, then, otherwise) => {
            looked_for(condition, true, asked);
            looked_for(then, taken_up, asked);
            otherwise.iter().for_each(|otherwise| looked_for(otherwise, taken_up, asked));
        }
        Statement::Quantified { body, .. } => looked_for(body, taken_up, asked),
        Statement::Compare { .. }
        | Statement::Match(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Is(..)
        | Statement::UnitSays(_) => {}
    }
}
