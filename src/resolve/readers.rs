//! Which bindings read a figure: what has to be looked at again when a figure is another.

use rustc_hash::FxHashMap;

use super::figure::{Document, Figure, FigurePlace};
use super::plan::{BindingRef, Rule};

/// The bindings of a rule set by the figures that they read.
#[derive(Clone, Debug, Default)]
pub(super) struct Readers {
    bindings: FxHashMap<Figure, Vec<BindingRef>>,
}

impl Readers {
    pub(super) fn new(rules: &[Rule]) -> Self {
        let mut bindings: FxHashMap<Figure, Vec<BindingRef>> = FxHashMap::default();
        for (rule, of_rule) in rules.iter().enumerate() {
            for (check, of_check) in of_rule.checks.iter().enumerate() {
                // A member of a list may be read in another report than the list.
                let elsewhere = [Document::Prior, Document::Each];
                let elsewhere: Vec<Document> = elsewhere
                    .into_iter()
                    .filter(|document| of_check.statement.members_in(*document))
                    .collect();
                for (binding, of_binding) in of_check.bindings.iter().enumerate() {
                    let place = BindingRef { rule, check, binding };
                    for figure in of_binding.operands.iter().flatten() {
                        let others = elsewhere.iter().map(|document| figure.of(*document));
                        for figure in std::iter::once(*figure).chain(others) {
                            let known = bindings.entry(figure).or_default();
                            if known.last() != Some(&place) {
                                known.push(place);
                            }
                        }
                    }
                }
            }
        }
        Self { bindings }
    }

    /// Returns the bindings that read a figure, as it is bound.
    pub(super) fn of(&self, figure: Figure) -> &[BindingRef] {
        let document = match figure.document {
            Document::Child(_) => Document::Each,
            own @ (Document::Own | Document::Prior | Document::Each) => own,
        };
        let place = match figure.place {
            FigurePlace::Item(fact, _) => FigurePlace::Fact(fact),
            place @ (FigurePlace::Cell(_) | FigurePlace::Fact(_)) => place,
        };
        let bindings = self.bindings.get(&Figure { document, place });
        bindings.map(Vec::as_slice).unwrap_or_default()
    }
}
