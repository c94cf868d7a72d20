//! The examples of a rule: which figures their names mean.
//!
//! An example speaks of one binding of each check, the first; its names are labels of the figures that
//! the rule reads there.

use super::error::{ResolveError, ResolveErrorKind};
use super::facts::Facts;
use super::figure::{Document, Figure, FigurePlace};
use super::plan::{Check, Example, Outcome};
use crate::builtins::Form;
use crate::model::{CellValue, Layout, LayoutAxis, Name, fold};
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
    let reader = Reader { checks, layout, facts };
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

struct Reader<'a, 'f> {
    checks: &'a [Check],
    layout: &'a Layout,
    facts: &'a Facts<'f>,
}

impl Reader<'_, '_> {
    fn example(
        &self,
        example: &syntax::Example,
    ) -> Result<Example, (ResolveErrorKind, crate::source::Span)> {
        let mut figures = Vec::new();
        for (name, value) in &example.figures {
            let meant = self.figures(name);
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
        Ok(Example { outcome, figures, span: example.span })
    }

    /// Returns all figures of the first bindings, each once.
    fn all(&self) -> Vec<Figure> {
        let mut all = Vec::new();
        let first = self.checks.iter().filter_map(|check| check.bindings.first());
        for figure in first.flat_map(|binding| binding.operands.iter().flatten()) {
            if !all.contains(figure) {
                all.push(*figure);
            }
        }
        all
    }

    /// Returns the figures that a name means: one, where the rule reads it in one place.
    fn figures(&self, name: &Spanned<String>) -> Vec<Figure> {
        let (document, written) = document_of(&name.node);
        let written = inner_label(written);
        let mut all = self.all();
        all.retain(|figure| figure.document == document);
        let fits = |is: &dyn Fn(&[Name], &str) -> bool| -> Vec<Figure> {
            let called = |figure: &&Figure| self.is_called(figure.place, written, is);
            all.iter().filter(called).copied().collect()
        };
        let exact = fits(&|names, text| names.iter().any(|name| name.text == text));
        if !exact.is_empty() {
            return exact;
        }
        fits(&|names, text| {
            let folded = fold(text);
            names.iter().any(|name| name.text == text || name.folded == folded)
        })
    }

    /// Tells whether a figure is called so, as `is` compares a text with names.
    fn is_called(
        &self,
        place: FigurePlace,
        written: &str,
        is: &dyn Fn(&[Name], &str) -> bool,
    ) -> bool {
        match place {
            FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                let Some(fact) = self.facts.read.get(fact.0 as usize) else { return false };
                let section = fact.sections.first().and_then(|one| self.layout.sections.get(*one));
                let Some((place, name)) = written.split_once([' ', '\u{3000}']) else {
                    return fact.name == written;
                };
                let section = section.is_some_and(|section| is(&section.names, place.trim()));
                section && fact.name == name.trim()
            }
            FigurePlace::Cell(cell) => {
                let Some((table, row, column)) = self.layout.place_of(cell) else { return false };
                let Some(table) = self.layout.tables.get(table) else { return false };
                let names = [(&table.rows, row), (&table.columns, column)].map(|(axis, slot)| {
                    let node = axis.node_of(slot).and_then(|node| axis.nodes.get(node));
                    node.map(|node| node.names.as_slice()).unwrap_or_default()
                });
                let [row, column] = names;
                match written.split_once([',', '，']) {
                    Some((first, second)) => is(row, first.trim()) && is(column, second.trim()),
                    None => is(row, written) || is(column, written),
                }
            }
        }
    }

    /// Returns the names there are: those of the axis on which the figures differ.
    fn candidates(&self) -> Vec<String> {
        let (mut rows, mut columns, mut facts) = (Vec::new(), Vec::new(), Vec::new());
        for figure in self.all() {
            let called = |name: String| called_in(figure.document, name);
            match figure.place {
                FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
                    let name = self.facts.read.get(fact.0 as usize).map(|fact| fact.name.clone());
                    once(&mut facts, name.map(called));
                }
                FigurePlace::Cell(cell) => {
                    let Some((table, row, column)) = self.layout.place_of(cell) else { continue };
                    let Some(table) = self.layout.tables.get(table) else { continue };
                    let label = |axis: &LayoutAxis, slot| {
                        axis.node_of(slot).map(|node| called(axis.label(node).to_owned()))
                    };
                    once(&mut rows, label(&table.rows, row));
                    once(&mut columns, label(&table.columns, column));
                }
            }
        }
        let labels = if rows.len() > 1 || columns.len() < 2 { rows } else { columns };
        labels.into_iter().chain(facts).collect()
    }
}

fn once(names: &mut Vec<String>, name: Option<String>) {
    names.extend(name.filter(|name| !names.contains(name)));
}

/// Returns which report a name is of (`上年(新收)`), and the name there.
fn document_of(name: &str) -> (Document, &str) {
    let name = name.trim();
    let open = name.find(['(', '（']);
    let Some((form, rest)) = open.and_then(|open| name.split_at_checked(open)) else {
        return (Document::Own, name);
    };
    let inner = rest.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    let inner = inner.unwrap_or(rest).trim();
    match Form::find(form.trim()) {
        Some(Form::Prior) => (Document::Prior, inner),
        Some(Form::Each) => {
            // The units need not be named again.
            let named = inner
                .split_once([',', '，'])
                .filter(|(group, _)| matches!(group.trim(), "下属单位" | "children"));
            (Document::Each, named.map_or(inner, |(_, inner)| inner.trim()))
        }
        Some(Form::IfBlank | Form::Version) | None => (Document::Own, name),
    }
}

/// Returns how an example names a figure of a report.
fn called_in(document: Document, name: String) -> String {
    match document {
        Document::Own => name,
        Document::Prior => format!("上年({name})"),
        Document::Each | Document::Child(_) => format!("各({name})"),
    }
}

/// Returns the label of a reference (`行(新收)` → `新收`); another name as it is.
fn inner_label(name: &str) -> &str {
    let name = name.trim();
    let open = name.find(['(', '（']);
    let axis = open.and_then(|open| name.split_at_checked(open));
    match axis {
        Some(("行" | "row" | "列" | "col" | "格" | "cell", rest)) => {
            rest.trim_start_matches(['(', '（']).trim_end_matches([')', '）']).trim()
        }
        _ => name,
    }
}
