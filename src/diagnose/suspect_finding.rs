//! Findings that are explained each by itself: their messages say where the error is.

use super::finding::Evidence;
use super::outcome::Finding;
use super::suspect_words::{hints, implied, proof};
use super::{Diagnostic, Text, text};
use crate::analysis::{Change, Explanation, Suspicion};
use crate::eval;
use crate::resolve::{Document, Figure, FigurePlace, Member, Statement};

/// How many explanations a line of a table names.
const NAMED: usize = 2;

impl Evidence<'_> {
    /// Returns one finding for each check that does not hold, as [`Evidence::findings`] does, with what
    /// explains it. `drawn` are the findings of all checks.
    pub(super) fn explained_findings(
        &self,
        violated: &[(&eval::Finding, Option<&Suspicion>)],
        drawn: &[(&[eval::Finding], &Finding)],
    ) -> Vec<Finding> {
        let of_check = |(finding, _): &(&eval::Finding, Option<&Suspicion>)| {
            (finding.binding.rule, finding.binding.check)
        };
        let groups = violated.chunk_by(|one, other| of_check(one) == of_check(other));
        groups.filter_map(|group| self.explained(group, drawn)).collect()
    }

    fn explained(
        &self,
        group: &[(&eval::Finding, Option<&Suspicion>)],
        drawn: &[(&[eval::Finding], &Finding)],
    ) -> Option<Finding> {
        let findings = || group.iter().map(|(finding, _)| *finding);
        // Where no suspect stands for a part of the check, its finding is what it was.
        let whole = drawn.iter().find(|(all, _)| all.iter().eq(findings()));
        let mut finding = match whole {
            Some((_, finding)) => (*finding).clone(),
            None => self.findings(&findings().cloned().collect::<Vec<_>>()).pop()?,
        };
        let message = &mut finding.diagnostic;
        match group {
            [(finding, Some(suspicion))] => self.explain(message, finding, suspicion),
            several => {
                for (row, (finding, suspicion)) in message.table.iter_mut().zip(several) {
                    let member = self.rules.binding(finding.binding);
                    let member = member.map(|(_, binding)| &binding.member);
                    row.extend(suspicion.map(|one| self.in_short(&one.explanations, member)));
                }
            }
        }
        Some(finding)
    }

    /// Adds an explanation to the message of one finding.
    fn explain(&self, message: &mut Diagnostic, finding: &eval::Finding, suspicion: &Suspicion) {
        let changes: Vec<&Change> =
            suspicion.explanations.iter().flat_map(|one| &one.changes).collect();
        let unique = match suspicion.explanations.as_slice() {
            [one] => Some(one),
            _ => None,
        };
        let taken = unique.and_then(|one| self.taken_for_true(finding, one));
        let notes: Vec<(Text, Text)> = match unique {
            Some(one) => {
                let (headline, change) =
                    (&message.headline, self.in_short(std::slice::from_ref(one), None));
                let taken = taken.clone().unwrap_or_else(|| Text::same(""));
                let (zh, en) = (&change.zh, &change.en);
                let (taken_zh, taken_en) = (&taken.zh, &taken.en);
                let (headline_zh, headline_en) = (&headline.zh, &headline.en);
                message.headline =
                    text!(zh: "{headline_zh}；{taken_zh}{zh}", en: "{headline_en}; {taken_en}{en}");
                let proof = (text!(zh: "推断", en: "proof"), proof(one, 1, suspicion));
                std::iter::once(proof).chain(hints(&one.changes)).collect()
            }
            // That either of two statements may be the wrong one is plain.
            None if self.is_match(finding) => Vec::new(),
            None => self.ways(&suspicion.explanations, suspicion),
        };
        // What is inferred stands behind the numbers that it is inferred from.
        let is_number = |(caption, _): &(Text, Text)| {
            ["numbers", "result", "difference", "blanks"].contains(&caption.en.as_str())
        };
        let at = message.notes.iter().take_while(|note| is_number(note)).count();
        message.notes.splice(at..at, notes);
        let labels = self.labels(changes.into_iter(), unique.is_some() && taken.is_none());
        for label in message.excerpts.iter_mut().flat_map(|excerpt| &mut excerpt.labels) {
            let own = labels.iter().find(|own| own.span == label.span);
            if let Some(own) = own.filter(|_| unique.is_some() || label.text.is_none()) {
                label.text.clone_from(&own.text);
            }
        }
    }

    /// Says what has to be true for an explanation to be: one rule alone holds text and tables against each
    /// other, and cannot tell which of them is wrong.
    fn taken_for_true(&self, finding: &eval::Finding, one: &Explanation) -> Option<Text> {
        let is_cell = |figure: &Figure| matches!(figure.place, FigurePlace::Cell(_));
        let (check, binding) = self.rules.binding(finding.binding)?;
        let reads_cells = binding.operands.iter().flatten().any(is_cell);
        let is_said = one.changes.iter().all(|change| !is_cell(&change.figure));
        if check.statement.reads_text() && !is_said {
            Some(text!(zh: "如果正文没有说错，", en: "if the text is right, "))
        } else {
            let words = text!(zh: "如果表没有错，", en: "if the tables are right, ");
            (is_said && reads_cells).then_some(words)
        }
    }

    fn is_match(&self, finding: &eval::Finding) -> bool {
        let binding = self.rules.binding(finding.binding);
        binding.is_some_and(|(check, _)| matches!(check.statement, Statement::Match(_)))
    }

    /// Says what figures should be: `表四“行政复议/总计”列应为 11`; beside the member of a rule that they
    /// are of, without what its name says.
    fn in_short(&self, explanations: &[Explanation], beside: Option<&Member>) -> Text {
        let name = |figure: Figure| match (beside, figure.place, figure.document) {
            (Some(member), FigurePlace::Cell(_), Document::Own) => {
                let name = self.naming.within(figure, member);
                text!(zh: "“{name}”", en: "“{name}”")
            }
            _ => self.figure_name(figure),
        };
        let change = |change: &Change| {
            let (name, implied) = (name(change.figure), implied(change));
            let (zh, en) = (&name.zh, &name.en);
            let (implied_zh, implied_en) = (&implied.zh, &implied.en);
            text!(zh: "{zh}应为 {implied_zh}", en: "{en} should be {implied_en}")
        };
        let way = |explanation: &Explanation| {
            let changes: Vec<Text> = explanation.changes.iter().map(change).collect();
            Text::joined(&changes, "、", ", ")
        };
        let ways: Vec<Text> = explanations.iter().take(NAMED).map(way).collect();
        let ways = Text::joined(&ways, "，或", ", or ");
        let (zh, en) = (&ways.zh, &ways.en);
        match explanations.len() {
            1 => ways,
            2 => text!(zh: "{zh}", en: "{en}"),
            count => text!(zh: "{zh}等 {count} 种", en: "{en}, … ({count} ways)"),
        }
    }
}
