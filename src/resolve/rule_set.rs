//! The plan of a run over one layout.

use std::sync::OnceLock;

use super::figure::{Document, Figure};
use super::ground::GroundSystem;
use super::plan::{Binding, BindingRef, Check, Fact, Gravity, Rule};
use super::readers::Readers;
use super::wording::Wording;

/// The rules of a run over one layout, in the order of their files.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The facts that they read; [`FactId`](super::FactId) counts them.
    pub facts: Vec<Fact>,
    /// The narratives that they read: the sections of the layout, each with all below it.
    pub texts: Vec<Vec<usize>>,
    /// The words that are looked for in them, and those of the facts.
    pub wording: Wording,
    /// The linear bindings of all rules.
    pub ground: GroundSystem,
    /// The statements that name what this layout lacks; they do not apply to it.
    pub inapplicable: Vec<Inapplicable>,
    /// Made when a figure is first asked for.
    pub(super) readers: OnceLock<Readers>,
    /// Whether rules read the report of the year before, and those of subordinate units; made when that is
    /// first asked for.
    pub(super) looks_into: OnceLock<[bool; 2]>,
    /// Whether rules ask how cells are printed; made when that is first asked for.
    pub(super) asks_print: OnceLock<bool>,
}

/// A statement that names what a layout lacks, known by its rule.
#[derive(Clone, Debug)]
pub struct Inapplicable {
    /// The id of the rule.
    pub rule: String,
    /// The tags of the rule.
    pub tags: Vec<String>,
    /// How grave the statement is.
    pub gravity: Gravity,
}

impl RuleSet {
    /// Returns the bindings that read a figure.
    pub fn readers(&self, figure: Figure) -> &[BindingRef] {
        self.readers.get_or_init(|| Readers::new(&self.rules)).of(figure)
    }

    /// Returns a binding and its check.
    pub fn binding(&self, place: BindingRef) -> Option<(&Check, &Binding)> {
        let check = self.rules.get(place.rule)?.checks.get(place.check)?;
        Some((check, check.bindings.get(place.binding)?))
    }

    /// Tells whether any rule asks how cells are printed: under which labels, with how many decimals.
    pub fn asks_print(&self) -> bool {
        let checks = || self.rules.iter().flat_map(|rule| &rule.checks);
        *self.asks_print.get_or_init(|| checks().any(|check| check.statement.reads_print()))
    }

    /// Tells whether any rule reads a report of another year or of subordinate units.
    pub fn reads(&self, document: Document) -> bool {
        let others = [Document::Prior, Document::Each];
        let read = self.looks_into.get_or_init(|| others.map(|other| self.looks_for(other)));
        others.iter().zip(read).any(|(other, read)| *other == document && *read)
    }

    fn looks_for(&self, document: Document) -> bool {
        let mut checks = self.rules.iter().flat_map(|rule| &rule.checks);
        let reads = |check: &Check| {
            check.operands.iter().any(|operand| operand.document == document)
                || check.statement.members_in(document)
        };
        checks.any(reads)
    }
}
