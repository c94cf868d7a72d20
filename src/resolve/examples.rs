//! The examples of a rule: which figures their names mean, what the text says, whose report it is.
//!
//! An example speaks of one binding of each check, the first; its names are labels of the figures that
//! the rule reads there.

use super::error::{ResolveError, ResolveErrorKind};
use super::example_names::{Alike, Called};
use super::facts::Facts;
use super::figure::{Document, FactId, Figure, FigurePlace};
use super::plan::{Check, Example, Outcome};
use crate::model::{CellValue, Layout, LayoutAxis};
use crate::source::Spanned;
use crate::syntax::{self, ExampleKind, RuleDecl};

/// Finds the figures of the examples of a rule.
pub(super) fn examples(
    decl: &RuleDecl,
    checks: &[Check],
    layout: &Layout,
    facts: &Facts<'_>,
    errors: &mut Vec<ResolveError>,
) -> Vec<Example> {
    if decl.examples.is_empty() {
        return Vec::new();
    }
    let all = all(checks).into_iter();
    let all = all.filter_map(|figure| Some((figure, Stands::find(figure, layout)?))).collect();
    let reader = Reader { checks, layout, facts, all };
    let mut found = Vec::new();
    for example in &decl.examples {
        match reader.example(example) {
            Ok(example) => found.push(example),
            Err((kind, span)) => {
                errors.push(ResolveError { kind, span, statement: Some(decl.span) });
            }
        }
    }
    found
}

/// What an example tells besides figures.
#[derive(Clone, Copy)]
enum Besides {
    /// `正文="…"`: what the text says.
    Text,
    /// `单位="…"`: the name of the unit.
    Unit,
}

impl Besides {
    fn named(name: &str) -> Option<Self> {
        match name.trim() {
            "正文" | "text" => Some(Self::Text),
            "单位" | "unit" => Some(Self::Unit),
            _ => None,
        }
    }
}

struct Reader<'a, 'f> {
    checks: &'a [Check],
    layout: &'a Layout,
    facts: &'a Facts<'f>,
    /// All figures that examples may name, and where each stands.
    all: Vec<(Figure, Stands<'a>)>,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
enum Stands<'a> {
    /// In the narrative, as this fact.
    Said(FactId),
    /// In a table, in a row and a column of it.
    Cell((&'a LayoutAxis, usize), (&'a LayoutAxis, usize)),
}

impl<'a> Stands<'a> {
    /// Finds where a figure stands; none where the layout has no such cell.
    fn find(figure: Figure, layout: &'a Layout) -> Option<Self> {
        match figure.place {
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => Some(Self::Said(fact)),
            FigurePlace::Cell(cell) => {
                let (table, row, column) = layout.place_of(cell)?;
                let table = layout.tables.get(table)?;
                Some(Self::Cell((&table.rows, row), (&table.columns, column)))
            }
        }
    }
}

impl Reader<'_, '_> {
    fn example(
        &self,
        example: &syntax::Example,
    ) -> Result<Example, (ResolveErrorKind, crate::source::Span)> {
        let (mut figures, mut text, mut unit) = (Vec::new(), None, None);
        for (name, value) in &example.figures {
            let meant = self.figures(name);
            let besides =
                Besides::named(&name.node).filter(|one| meant.is_empty() && self.asks(*one));
            if let Some(besides) = besides {
                let said = Some(value.node.clone());
                match besides {
                    Besides::Text => text = said,
                    Besides::Unit => unit = said,
                }
                continue;
            }
            if meant.is_empty() {
                let kind = ResolveErrorKind::UnknownExampleName {
                    name: name.node.clone(),
                    candidates: self.candidates(),
                };
                return Err((kind, name.span));
            }
            let blank = matches!(value.node.as_str(), "空" | "blank");
            let printed = if blank { "" } else { value.node.as_str() };
            let read = CellValue::read(printed, true);
            figures.extend(meant.into_iter().map(|figure| (figure, read.clone())));
        }
        let outcome = match example.kind.node {
            ExampleKind::Pass => Outcome::Holds,
            ExampleKind::Fail => Outcome::Violated,
            ExampleKind::Skip => Outcome::NotEvaluated,
        };
        Ok(Example { outcome, figures, text, unit, span: example.span })
    }

    /// Tells whether the rule asks for something besides figures.
    fn asks(&self, besides: Besides) -> bool {
        let states = |(_, stands): &(Figure, Stands<'_>)| matches!(stands, Stands::Said(_));
        let mut statements = self.checks.iter().map(|check| &check.statement);
        match besides {
            Besides::Text => self.all.iter().any(states) || statements.any(|one| one.reads_text()),
            Besides::Unit => statements.any(|one| one.reads_unit()),
        }
    }

    /// Returns the figures that a name means: one, where the rule reads it in one place.
    fn figures(&self, name: &Spanned<String>) -> Vec<Figure> {
        let called = Called::read(&name.node);
        let fitting = |alike| -> Vec<Figure> {
            let there = self.all.iter().filter(|(figure, _)| figure.document == called.document);
            let so_called = there.filter(|(_, stands)| self.is_called(*stands, &called, alike));
            so_called.map(|(figure, _)| *figure).collect()
        };
        let exact = fitting(Alike::Exactly);
        if exact.is_empty() { fitting(Alike::Folded) } else { exact }
    }

    /// Tells whether what stands there is called so.
    fn is_called(&self, stands: Stands<'_>, called: &Called<'_>, alike: Alike) -> bool {
        match stands {
            Stands::Said(fact) => {
                let Some(fact) = self.facts.read.get(fact.0 as usize) else { return false };
                let section = fact.sections.first().and_then(|one| self.layout.sections.get(*one));
                let names = section.map(|section| section.names.as_slice());
                called.is_fact(&fact.name, names, alike)
            }
            Stands::Cell(row, column) => called.is_cell(row, column, alike),
        }
    }

    /// Returns the names there are: those of the axis on which the figures differ.
    fn candidates(&self) -> Vec<String> {
        let (mut rows, mut columns, mut facts) = (Vec::new(), Vec::new(), Vec::new());
        for (figure, stands) in &self.all {
            let called = |name: String| called_in(figure.document, name);
            match stands {
                Stands::Said(fact) => {
                    let name = self.facts.read.get(fact.0 as usize).map(|fact| fact.name.clone());
                    once(&mut facts, name.map(called));
                }
                Stands::Cell(row, column) => {
                    let label = |(axis, slot): &(&LayoutAxis, usize)| {
                        axis.node_of(*slot).map(|node| called(axis.label(node).to_owned()))
                    };
                    once(&mut rows, label(row));
                    once(&mut columns, label(column));
                }
            }
        }
        let labels = if rows.len() > 1 || columns.len() < 2 { rows } else { columns };
        let besides = [(Besides::Text, "正文"), (Besides::Unit, "单位")];
        let besides = besides.into_iter().filter(|(one, _)| self.asks(*one));
        let besides = besides.map(|(_, name)| name.to_owned());
        labels.into_iter().chain(facts).chain(besides).collect()
    }
}

/// Returns all figures of the first bindings, each once.
fn all(checks: &[Check]) -> Vec<Figure> {
    let mut all = Vec::new();
    for check in checks {
        let first = check.bindings.iter().take(1);
        let own = first.flat_map(|binding| binding.operands.iter().flatten().copied());
        // Members of a list are looked at in another report, too: `每个 x 在 …: x >= 最大(各(下属单位, x))`.
        let elsewhere = [Document::Prior, Document::Each].into_iter();
        let elsewhere = elsewhere.filter(|document| check.statement.members_in(*document));
        let elsewhere: Vec<Document> = elsewhere.collect();
        for figure in own {
            let there = elsewhere.iter().map(|document| figure.of(*document));
            for figure in std::iter::once(figure).chain(there) {
                if !all.contains(&figure) {
                    all.push(figure);
                }
            }
        }
    }
    all
}

fn once(names: &mut Vec<String>, name: Option<String>) {
    names.extend(name.filter(|name| !names.contains(name)));
}

/// Returns how an example names a figure of a report.
fn called_in(document: Document, name: String) -> String {
    match document {
        Document::Own => name,
        Document::Prior => format!("上年({name})"),
        Document::Each | Document::Child(_) => format!("各({name})"),
    }
}
