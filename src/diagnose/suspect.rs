//! Explanations in words: which figure is wrong, what it should be, and which rules that settles.

use super::finding::{Evidence, Violation, by_check, severity};
use super::outcome::{Finding, Suspect, SuspectCell, SuspectCells};
use super::places::{by_file, once_each};
use super::substitute::{figure_text, one_line};
use super::suspect_words::{help, hint_code, hints, implied, is_line, left_open, proof};
use super::{CellEvidence, Diagnostic, Label, Severity, Text, text};
use crate::analysis::{Change, Explanation, Suspicion};
use crate::eval::{self, Figures, Standing, standing};
use crate::resolve::{Figure, FigurePlace};

/// How many explanations, and how many figures of one, are named.
const NAMED: usize = 6;
/// How many rules are shown that a line of blanks settles; they are all alike.
const LIKE: usize = 3;

impl Evidence<'_> {
    /// Puts explanations into words. Returns the suspects, and the findings that none of them stands for;
    /// where one finding alone is explained, it is its message that says so. `findings` are those of
    /// [`Evidence::findings`].
    pub fn suspects(
        &self,
        violated: &[eval::Finding],
        findings: &[Finding],
        suspicions: &[Suspicion],
    ) -> (Vec<Suspect>, Vec<Finding>) {
        let explained = suspicions.iter().filter(|one| !one.explanations.is_empty());
        let (single, joint): (Vec<&Suspicion>, Vec<&Suspicion>) =
            explained.clone().partition(|one| one.findings.len() == 1);
        let covered: Vec<usize> = joint.iter().flat_map(|one| &one.findings).copied().collect();
        let rest: Vec<(&eval::Finding, Option<&Suspicion>)> = violated
            .iter()
            .enumerate()
            .filter(|(index, _)| !covered.contains(index))
            .map(|(index, finding)| {
                let of_it = |one: &&&Suspicion| one.findings.contains(&index);
                (finding, single.iter().find(of_it).copied())
            })
            .collect();
        let suspects = explained.filter_map(|one| self.suspect(violated, one)).collect();
        (suspects, self.explained_findings(&rest, &by_check(violated, findings)))
    }

    fn suspect(&self, violated: &[eval::Finding], suspicion: &Suspicion) -> Option<Suspect> {
        let findings: Vec<&eval::Finding> =
            suspicion.findings.iter().filter_map(|index| violated.get(*index)).collect();
        let violations: Vec<Violation<'_>> =
            findings.iter().filter_map(|finding| self.violation(finding)).collect();
        let message = match suspicion.explanations.as_slice() {
            [] => return None,
            [one] => self.one_explanation(one, &violations, suspicion),
            several => self.several_explanations(several, &violations, suspicion),
        };
        let headline = message.headline.clone();
        let diagnostic = (findings.len() > 1).then_some(message);
        let cells = |explanation: &Explanation| SuspectCells {
            cells: explanation.changes.iter().filter_map(|change| self.cell_of(change)).collect(),
            explains: explanation.explains.clone(),
        };
        Some(Suspect {
            headline,
            diagnostic,
            findings: suspicion.findings.clone(),
            explanations: suspicion.explanations.iter().map(cells).collect(),
            complete: left_open(suspicion).is_empty(),
        })
    }

    fn one_explanation(
        &self,
        explanation: &Explanation,
        violations: &[Violation<'_>],
        suspicion: &Suspicion,
    ) -> Diagnostic {
        let headline = match explanation.changes.as_slice() {
            [change] => self.of_change(change),
            several if is_line(several) => self.of_line(several),
            several => self.of_several(several),
        };
        let supposed = explanation.changes.iter();
        let supposed: Vec<_> =
            supposed.map(|change| (change.figure, change.implied.clone())).collect();
        let supposed = self.figures.supposing(&supposed);
        let mut notes =
            vec![(text!(zh: "推断", en: "proof"), proof(explanation, violations.len(), suspicion))];
        notes.extend(hints(&explanation.changes));
        notes.extend(self.bases(violations));
        let shown = if is_line(&explanation.changes) { LIKE } else { violations.len() };
        let mut table: Vec<Vec<Text>> = violations
            .iter()
            .take(shown)
            .flat_map(|one| self.before_and_after(one, &supposed))
            .collect();
        if let Some(more) = violations.len().checked_sub(shown).filter(|more| *more > 0) {
            table.push(vec![
                text!(zh: "另有 {more} 处，算法相同", en: "and {more} more of the kind"),
            ]);
        }
        Diagnostic {
            help: vec![help(explanation)],
            notes,
            table,
            ..self.message(headline, violations, &explanation.changes, true)
        }
    }

    /// Where several explanations are as good as each other, all of them are shown.
    fn several_explanations(
        &self,
        several: &[Explanation],
        violations: &[Violation<'_>],
        suspicion: &Suspicion,
    ) -> Diagnostic {
        let count = several.len();
        let members: Vec<_> = violations.iter().map(|one| (one.binding, None)).collect();
        let place = self.naming.places(&members, self.rules);
        let (zh, en) = (&place.zh, &place.en);
        let is_single = several.iter().all(|one| one.changes.len() == 1);
        let headline = match is_single {
            true if !suspicion.open.is_empty() => text!(
                zh: "{zh}不符，可能是下列 {count} 个数中有一个错了",
                en: "{en} do not agree; one of {count} figures may be wrong",
            ),
            true => text!(
                zh: "{zh}不符，下列 {count} 个数中有一个是错的",
                en: "{en} do not agree; one of {count} figures is wrong",
            ),
            false => text!(
                zh: "{zh}不符，有下列 {count} 种可能的错法",
                en: "{en} do not agree; there are {count} ways in which they may be wrong",
            ),
        };
        let changes: Vec<Change> =
            several.iter().take(NAMED).flat_map(|one| one.changes.clone()).collect();
        let mut notes = self.ways(several, suspicion);
        notes.extend(self.bases(violations));
        let mut table = Vec::new();
        for violation in violations {
            let written = Text::same(one_line(self.sources.slice(violation.check.span)));
            table.push(vec![self.named(violation), written]);
            table.push(vec![Text::same(""), self.equation(violation)]);
        }
        let help = text!(
            zh: "查台账，看哪一个数与台账不同；只改那一个",
            en: "look up which of them differs from the records, and correct only that one",
        );
        Diagnostic {
            table,
            notes,
            help: vec![help],
            ..self.message(headline, violations, &changes, false)
        }
    }

    /// Lists explanations that are as good as each other.
    pub(super) fn ways(&self, several: &[Explanation], of: &Suspicion) -> Vec<(Text, Text)> {
        let way = |(index, explanation): (usize, &Explanation)| {
            let number = index + 1;
            let caption = text!(zh: "可能 {number}", en: "maybe {number}");
            let changes = self.of_several(&explanation.changes);
            match hints(&explanation.changes) {
                Some((like, words)) => {
                    let (zh, en) = (&changes.zh, &changes.en);
                    let (like_zh, like_en) = (&like.zh, &like.en);
                    let (words_zh, words_en) = (&words.zh, &words.en);
                    let changes = text!(
                        zh: "{zh}（{like_zh}{words_zh}）",
                        en: "{en} ({like_en} {words_en})",
                    );
                    (caption, changes)
                }
                None => (caption, changes),
            }
        };
        // A slip that is known makes an explanation likely, and it stands first.
        let (likely, others): (Vec<&Explanation>, Vec<&Explanation>) =
            several.iter().partition(|one| one.changes.iter().all(|change| change.hint.is_some()));
        let sorted = likely.into_iter().chain(others);
        let mut ways: Vec<(Text, Text)> = sorted.take(NAMED).enumerate().map(way).collect();
        if let Some(more) = several.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let words = text!(zh: "还有 {more} 种", en: "{more} more");
            ways.push((text!(zh: "另外", en: "besides"), words));
        }
        let open = left_open(of);
        if !open.is_empty() {
            ways.push((text!(zh: "未定", en: "open"), Text::joined(&open, "；", "; ")));
        }
        ways
    }

    /// Labels figures with what they should be.
    pub(super) fn labels<'c>(
        &self,
        changes: impl Iterator<Item = &'c Change>,
        is_certain: bool,
    ) -> Vec<Label> {
        let labels = changes.flat_map(|change| {
            let Text { zh, en } = implied(change);
            let words = match is_certain {
                true => text!(zh: "应为 {zh}", en: "should be {en}"),
                false => text!(zh: "可能应为 {zh}", en: "maybe {en}"),
            };
            let spans = self.spans(change.figure).into_iter();
            spans.map(move |span| Label { span, text: Some(words.clone()) })
        });
        once_each(labels.collect())
    }

    /// Begins a message on changes: under the rules that they settle, with the figures shown.
    fn message(
        &self,
        headline: Text,
        violations: &[Violation<'_>],
        changes: &[Change],
        is_certain: bool,
    ) -> Diagnostic {
        let mut rules: Vec<&str> = Vec::new();
        let mut gravest = Severity::Info;
        for violation in violations {
            let rule = self.rules.rules.get(violation.finding.binding.rule);
            let id = rule.map_or("", |rule| rule.id.as_str());
            if !rules.contains(&id) {
                rules.push(id);
            }
            let own = severity(violation.check.gravity);
            if own == Severity::Error || gravest == Severity::Info {
                gravest = own;
            }
        }
        Diagnostic {
            code: rules.join(" "),
            severity: gravest,
            headline,
            excerpts: by_file(self.labels(changes.iter(), is_certain)),
            notes: Vec::new(),
            table: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Says what a figure is and what it should be: `表三“新收”行“自然人”列印的是 196，应为 194`.
    fn of_change(&self, change: &Change) -> Text {
        let place = self.figure_name(change.figure);
        let reported = figure_text(change.figure, self.figures);
        let Text { zh: implied_zh, en: implied_en } = implied(change);
        let (zh, en) = (&place.zh, &place.en);
        if change.reported.is_none() {
            return text!(zh: "{zh}没有填，应为 {implied_zh}", en: "{en} is not filled in and should be {implied_en}");
        }
        let (reported_zh, reported_en) = (&reported.zh, &reported.en);
        text!(
            zh: "{zh}写的是 {reported_zh}，应为 {implied_zh}",
            en: "{en} says {reported_en} and should be {implied_en}",
        )
    }

    fn of_several(&self, changes: &[Change]) -> Text {
        let each: Vec<Text> = changes.iter().map(|change| self.of_change(change)).collect();
        Text::joined(&each, "；", "; ")
    }

    /// Says which line of a table was left blank.
    fn of_line(&self, changes: &[Change]) -> Text {
        let count = changes.len();
        let cells: Vec<(String, String, String)> = changes
            .iter()
            .filter_map(|change| match change.figure.place {
                FigurePlace::Cell(cell) => Some(self.naming.cell_apart(cell)),
                FigurePlace::Fact(_) | FigurePlace::Item(..) => None,
            })
            .collect();
        let Some((table, row, column)) = cells.first() else { return self.of_several(changes) };
        let in_column = cells.iter().all(|(_, _, other)| other == column);
        let line = if in_column { column } else { row };
        let (kind_zh, kind_en) = if in_column { ("列", "column") } else { ("行", "row") };
        text!(
            zh: "{table}“{line}”{kind_zh}有 {count} 格应有数而没有填",
            en: "{count} cells of the {kind_en} “{line}” of {table} should have a figure and are not filled in",
        )
    }

    pub(super) fn figure_name(&self, figure: Figure) -> Text {
        let whose = self.whose(figure);
        let (whose_zh, whose_en) = (&whose.zh, &whose.en);
        match figure.place {
            FigurePlace::Cell(cell) => {
                let (table, row, column) = self.naming.cell_apart(cell);
                text!(
                    zh: "{whose_zh}{table}“{row}”行“{column}”列",
                    en: "{whose_en}{table}, row “{row}”, column “{column}”,",
                )
            }
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                let name = self.naming.fact(fact, self.rules);
                text!(zh: "{whose_zh}正文的“{name}”", en: "{whose_en}“{name}” of the text")
            }
        }
    }

    /// One rule that an explanation settles: as written, with the numbers that it has, and with those that
    /// it would have.
    fn before_and_after(
        &self,
        violation: &Violation<'_>,
        supposed: &Figures<'_>,
    ) -> Vec<Vec<Text>> {
        let Violation { check, finding, .. } = violation;
        let written = Text::same(one_line(self.sources.slice(check.span)));
        let mut rows = vec![
            vec![self.named(violation), written],
            vec![Text::same(""), self.equation(violation)],
        ];
        let after = self.with_numbers_of(violation, supposed);
        if standing(self.rules, finding.binding, supposed) == Standing::Holds {
            let (zh, en) = (&after.zh, &after.en);
            let after = text!(zh: "改后 {zh}，相符", en: "then {en}, which holds");
            rows.push(vec![Text::same(""), after]);
        }
        rows
    }

    fn equation(&self, violation: &Violation<'_>) -> Text {
        let before = self.with_numbers(violation);
        let (zh, en) = (&before.zh, &before.en);
        match &violation.finding.sides {
            Some(sides) => {
                let (left, sign, right) = (&sides.left, sides.relation.opposite(), &sides.right);
                text!(zh: "{zh}，{left} {sign} {right}", en: "{en}, {left} {sign} {right}")
            }
            None => before,
        }
    }

    fn named(&self, violation: &Violation<'_>) -> Text {
        let rule = self.rules.rules.get(violation.finding.binding.rule);
        let id = rule.map_or("", |rule| rule.id.as_str());
        let member = &violation.binding.member;
        let name = self.naming.name(member, violation.binding, self.rules);
        Text::same(format!("{id} {name}").trim_end())
    }

    /// Returns the bases of the rules, each once.
    fn bases(&self, violations: &[Violation<'_>]) -> Vec<(Text, Text)> {
        let mut bases: Vec<&String> = Vec::new();
        for violation in violations {
            let rule = self.rules.rules.get(violation.finding.binding.rule);
            let basis = rule.and_then(|rule| rule.basis.as_ref());
            bases.extend(basis.filter(|basis| !bases.contains(basis)));
        }
        let words = |basis: &String| (text!(zh: "依据", en: "basis"), Text::same(basis));
        bases.into_iter().map(words).collect()
    }

    fn cell_of(&self, change: &Change) -> Option<SuspectCell> {
        let evidence: CellEvidence = self.evidence(change.figure).into_iter().next()?;
        let hint = change.hint.map(hint_code);
        let range = change.range.as_ref();
        let range = range.map(|(least, most)| (least.to_string(), most.to_string()));
        let implied = change.implied.to_string();
        Some(SuspectCell { evidence, implied, exact: change.exact, range, hint })
    }
}
