//! Where the figures of a finding stand: the excerpts that show them, and the evidence for programs.

use super::finding::{Evidence, Violation};
use super::substitute::said;
use super::{CellEvidence, Excerpt, Label, Member, text};
use crate::eval::FactPlace;
use crate::model::CellValue;
use crate::resolve::{Check, Document, Figure, FigurePlace, Rule};
use crate::source::Span;

/// How many figures an excerpt labels with words; beyond that the underlines alone are clearer.
const WORDED: usize = 8;
/// How many of several members the excerpt shows; the table under it has them all.
const SHOWN: usize = 7;

impl Evidence<'_> {
    pub(super) fn excerpts(&self, check: &Check, violations: &[Violation<'_>]) -> Vec<Excerpt> {
        let labels = match violations {
            [one] => self.worded_labels(one),
            several => several.iter().take(SHOWN).flat_map(|one| self.bare_labels(one)).collect(),
        };
        let this_rule = Some(text!(zh: "规则要求", en: "what the rule asks"));
        let rule = Excerpt { labels: vec![Label { span: check.span, text: this_rule }] };
        let silent = violations.iter().filter_map(|one| self.silent_text(one)?.2);
        let places = silent.map(|span| Label { span, text: None });
        let told = violations.iter().take(SHOWN).flat_map(|one| self.told(one));
        let labels = labels.into_iter().chain(places).chain(told).collect();
        let mut excerpts = by_file(once_each(labels));
        excerpts.push(rule);
        excerpts
    }

    /// Labels each figure with the reference that names it, where there are few of them.
    fn worded_labels(&self, violation: &Violation<'_>) -> Vec<Label> {
        let read: Vec<Figure> = self.read(violation).collect();
        let single = violation.binding.operands.iter().all(|figures| figures.len() == 1);
        if read.len() > WORDED || !single || !violation.finding.culprits.is_empty() {
            return self.bare_labels(violation);
        }
        let mut labels = Vec::new();
        for (operand, figures) in violation.check.operands.iter().zip(&violation.binding.operands) {
            let written = self.sources.slice(operand.span).trim();
            for figure in figures.iter().flat_map(|figure| self.figures.each(*figure)) {
                match self.figures.places(figure) {
                    // What is stated differently is labelled with what each place says.
                    places @ [_, _, ..] => labels.extend(places.iter().map(|place| {
                        let printed = &place.printed;
                        let words =
                            text!(zh: "{written} 是 {printed}", en: "{written} is {printed}");
                        Label { span: place.span, text: Some(words) }
                    })),
                    _ => {
                        let words = said(written, &[figure], self.figures);
                        labels.extend(
                            self.spans(figure)
                                .into_iter()
                                .map(|span| Label { span, text: Some(words.clone()) }),
                        );
                    }
                }
            }
        }
        labels
    }

    /// Returns the figures that a binding reads, each once for every report it is read in.
    pub(super) fn read<'v>(
        &'v self,
        violation: &'v Violation<'_>,
    ) -> impl Iterator<Item = Figure> + use<'v> {
        let bound = violation.binding.operands.iter().flatten();
        bound.flat_map(|figure| self.figures.each(*figure))
    }

    fn bare_labels(&self, violation: &Violation<'_>) -> Vec<Label> {
        let culprits = &violation.finding.culprits;
        let figures =
            self.read(violation).filter(|figure| culprits.is_empty() || culprits.contains(figure));
        let spans = figures.flat_map(|figure| self.spans(figure));
        spans.map(|span| Label { span, text: None }).collect()
    }

    pub(super) fn spans(&self, figure: Figure) -> Vec<Span> {
        match figure.place {
            FigurePlace::Cell(_) => {
                self.figures.cell(figure).map(|cell| cell.span).into_iter().collect()
            }
            FigurePlace::Fact(_) | FigurePlace::Item(..) => {
                self.figures.places(figure).iter().map(|place| place.span).collect()
            }
        }
    }

    pub(super) fn member(&self, rule: &Rule, violation: &Violation<'_>) -> Member {
        let Violation { binding, finding, .. } = violation;
        let mut seen = Vec::new();
        let mut cells = Vec::new();
        let culprits = &finding.culprits;
        for figure in self.read(violation) {
            let concerned = culprits.is_empty() || culprits.contains(&figure);
            if concerned && !seen.contains(&figure) {
                seen.push(figure);
                cells.extend(self.evidence(figure));
            }
        }
        let sides = finding.sides.as_ref();
        Member {
            binding: self.naming.name(&binding.member, binding, self.rules),
            binding_path: self.naming.path(&binding.member, binding, self.rules),
            cells,
            left: sides.map(|sides| sides.left.to_string()),
            right: sides.map(|sides| sides.right.to_string()),
            difference: sides.map(|sides| sides.difference().to_string()),
            values: self.values(violation),
            message: self.headline(rule, violation),
        }
    }

    pub(super) fn evidence(&self, figure: Figure) -> Vec<CellEvidence> {
        let report = (figure.document != Document::Own).then(|| self.report_name(figure)).flatten();
        match figure.place {
            FigurePlace::Cell(id) => {
                let cell = self.figures.cell(figure);
                let (table, row, column) = self.naming.cell(id);
                let value = cell.map(|cell| match cell.value {
                    CellValue::Blank => String::new(),
                    CellValue::Number(_)
                    | CellValue::Mark
                    | CellValue::Noted(_)
                    | CellValue::Text
                    | CellValue::Unreadable => cell.printed.to_string(),
                });
                let value = value.unwrap_or_default();
                let span = cell.map(|cell| cell.span);
                vec![CellEvidence { report, table, row, column, value, span, original: None }]
            }
            FigurePlace::Fact(id) | FigurePlace::Item(id, _) => {
                let name = self.naming.fact(id, self.rules);
                let place = |place: &FactPlace| CellEvidence {
                    report: report.clone(),
                    table: place.section.clone().unwrap_or_default(),
                    row: name.clone(),
                    column: String::new(),
                    value: place.printed.clone(),
                    span: Some(place.span),
                    original: None,
                };
                self.figures.places(figure).iter().map(place).collect()
            }
        }
    }

    /// Returns the unit whose report a figure is of; empty where it is not said.
    pub(super) fn unit(&self, figure: Figure) -> String {
        let report = self.figures.report(figure.document).ok();
        report.and_then(|report| report.unit).unwrap_or_default().to_owned()
    }

    /// Returns unit and year of the report that a figure is of.
    fn report_name(&self, figure: Figure) -> Option<String> {
        let report = self.figures.report(figure.document).ok()?;
        let year = report.year.map(|year| year.to_string());
        let parts = report.unit.map(str::to_owned).into_iter().chain(year);
        Some(parts.collect::<Vec<_>>().join(" "))
    }
}

/// Makes an excerpt for each file, in the order in which they come up.
pub(super) fn by_file(labels: Vec<Label>) -> Vec<Excerpt> {
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for label in labels {
        let is_of_it = |excerpt: &&mut Excerpt| {
            excerpt.labels.first().is_some_and(|first| first.span.file == label.span.file)
        };
        match excerpts.iter_mut().find(is_of_it) {
            Some(excerpt) => excerpt.labels.push(label),
            None => excerpts.push(Excerpt { labels: vec![label] }),
        }
    }
    excerpts
}

/// Keeps the first label of each place.
pub(super) fn once_each(labels: Vec<Label>) -> Vec<Label> {
    let mut once: Vec<Label> = Vec::with_capacity(labels.len());
    for label in labels {
        if once.iter().all(|other| other.span != label.span) {
            once.push(label);
        }
    }
    once
}
