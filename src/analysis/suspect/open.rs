//! What may explain violations and was not looked at, since no equation tells what it would have to be.
//!
//! Receives the bindings that are explained, and by how many figures; hands on why others may be wrong.

use std::collections::BTreeSet;

use super::attempts::Group;
use super::case::Open;
use crate::eval::{Untried, untried};
use crate::resolve::{BindingRef, Figure};

impl Group<'_> {
    /// Returns why there may be other explanations of so many figures for some bindings.
    pub(super) fn left_out(&mut self, bindings: &[BindingRef], size: usize) -> BTreeSet<Open> {
        let left: Vec<Untried> = bindings
            .iter()
            .map(|binding| untried(self.case.rules, *binding, self.case.figures))
            .collect();
        // A single figure has to make all of them hold, so each of them has to read it.
        let read: Vec<BTreeSet<Figure>> = bindings
            .iter()
            .zip(&left)
            .map(|(binding, left)| {
                let mut read = self.system.figures_of_all_ways(*binding);
                read.extend(figures(left));
                read
            })
            .collect();
        let counts = |figure: &Figure| size != 1 || read.iter().all(|read| read.contains(figure));
        let any = |of: fn(&Untried) -> &BTreeSet<Figure>| left.iter().flat_map(of).any(&counts);
        let says = bindings.iter().any(|binding| {
            let check = self.case.rules.binding(*binding);
            check.is_some_and(|(check, _)| check.statement.reads_text())
        });
        let all = [
            (left.iter().any(|left| left.more_ways), Open::TooMany),
            (any(|left| &left.computed), Open::Computed),
            (any(|left| &left.conditions), Open::Conditions),
            (any(|left| &left.alternatives), Open::Alternatives),
            (size != 1 && self.system.is_loose(), Open::Loose),
            (size != 1 && self.system.allows(bindings), Open::Tolerance),
            (says, Open::Said),
        ];
        all.into_iter().filter(|(is_open, _)| *is_open).map(|(_, open)| open).collect()
    }
}

fn figures(left: &Untried) -> impl Iterator<Item = Figure> {
    let all = left.computed.iter().chain(&left.conditions).chain(&left.alternatives);
    all.copied()
}
