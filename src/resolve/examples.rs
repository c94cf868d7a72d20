//! The examples of a rule: which figures their names mean, what the text says, whose report it is.
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
        let states = |figure: &Figure| figure.place.fact().is_some();
        let mut statements = self.checks.iter().map(|check| &check.statement);
        match besides {
            Besides::Text => {
                self.all().iter().any(states) || statements.any(|one| one.reads_text())
            }
            Besides::Unit => statements.any(|one| one.reads_unit()),
        }
    }

    /// Returns all figures of the first bindings, each once.
    fn all(&self) -> Vec<Figure> {
        let mut all = Vec::new();
        for check in self.checks {
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
                let row = |text: &str| is_label(&table.rows, row, text, is);
                let column = |text: &str| is_label(&table.columns, column, text, is);
                match written.split_once([',', '，']) {
                    Some((first, second)) => row(first) && column(second),
                    None => row(written) || column(written),
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
        let besides = [(Besides::Text, "正文"), (Besides::Unit, "单位")];
        let besides = besides.into_iter().filter(|(one, _)| self.asks(*one));
        let besides = besides.map(|(_, name)| name.to_owned());
        labels.into_iter().chain(facts).chain(besides).collect()
    }
}

/// Tells whether a text is the label of a slot, or a path that ends there (`复议后起诉/总计`), as `is`
/// compares a text with names.
fn is_label(
    axis: &LayoutAxis,
    slot: usize,
    text: &str,
    is: &dyn Fn(&[Name], &str) -> bool,
) -> bool {
    let upwards = |node: &usize| axis.nodes.get(*node)?.parent;
    let mut nodes = std::iter::successors(axis.node_of(slot), upwards)
        .filter_map(|node| axis.nodes.get(node))
        .map(|node| node.names.as_slice());
    let Some(own) = nodes.next() else { return false };
    if is(own, text.trim()) {
        return true;
    }
    if !text.contains(['/', '／']) {
        return false;
    }
    let mut steps = text.rsplit(['/', '／']).map(str::trim);
    // As in a rule, a path may leave out labels between its steps.
    steps.next().is_some_and(|last| is(own, last))
        && steps.all(|step| nodes.any(|above| is(above, step)))
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
