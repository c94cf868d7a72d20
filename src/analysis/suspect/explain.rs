//! From violations to explanations. Violations that share a figure belong together; those of one group
//! are explained by as few figures as will do, and errors that do not touch each other one by one.

use std::collections::BTreeSet;

use super::attempts::{Found, Group, Tried};
use super::case::{Case, Change, Explanation, Suspicion};
use super::search::Changes;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many figures are changed together.
const LARGEST: usize = 3;

/// Returns what the violations of a report are explained by, in the order of the violations. Those that
/// are no equations are only named where the explanation of another settles them.
pub fn explain(case: Case<'_>) -> Vec<Suspicion> {
    if case.violated.is_empty() {
        return Vec::new();
    }
    let suspicions = Group::new(case).all(0);
    reconsidered(case, once_each(suspicions))
}

/// How many groups of violations are looked at once more.
const MOST_RECONSIDERED: usize = 20;

/// Looks at each group once more as if the others were corrected where there is but one way to do it: what
/// broke a rule before may not do so then. Both explanations are shown.
fn reconsidered(case: Case<'_>, mut suspicions: Vec<Suspicion>) -> Vec<Suspicion> {
    if !(2..=MOST_RECONSIDERED).contains(&suspicions.len()) {
        return suspicions;
    }
    for index in 0..suspicions.len() {
        let (before, rest) = suspicions.split_at(index);
        let Some((own, after)) = rest.split_first() else { continue };
        let settled = before.iter().chain(after).filter(|one| one.explanations.len() == 1);
        let settled: Vec<&Suspicion> = settled.collect();
        if settled.is_empty() || own.explanations.is_empty() {
            continue;
        }
        let again = Group::new(case).without(settled, &bindings_of(case, own), 0);
        let more: Vec<Explanation> = again
            .into_iter()
            .filter(|one| own.findings.iter().all(|finding| one.findings.contains(finding)))
            .flat_map(|one| one.explanations)
            .filter(|one| own.explanations.iter().all(|known| !known.is_same(one)))
            .filter(|one| {
                own.explanations.iter().all(|known| known.changes.len() == one.changes.len())
            })
            .collect();
        if let Some(own) = suspicions.get_mut(index) {
            own.explanations.extend(more);
            own.explanations.sort_by_key(Explanation::figures);
        }
    }
    suspicions
}

fn bindings_of(case: Case<'_>, suspicion: &Suspicion) -> Vec<BindingRef> {
    let findings = suspicion.findings.iter().filter_map(|index| case.violated.get(*index));
    findings.map(|finding| finding.binding).collect()
}

/// Sorts suspicions. What another one settles with the rest of it is left out: two groups that share no
/// figure may hang together by a rule that holds.
fn once_each(mut suspicions: Vec<Suspicion>) -> Vec<Suspicion> {
    suspicions.sort_by_key(|one| (std::cmp::Reverse(one.findings.len()), one.findings.clone()));
    let mut kept: Vec<Suspicion> = Vec::new();
    for suspicion in suspicions {
        let covers = |other: &Suspicion| {
            !other.explanations.is_empty()
                && suspicion.findings.iter().all(|finding| other.findings.contains(finding))
        };
        if !kept.iter().any(covers) {
            kept.push(suspicion);
        }
    }
    kept.sort_by(|one, other| one.findings.cmp(&other.findings));
    kept
}

impl Group<'_> {
    /// Explains all violations.
    fn all(&mut self, depth: usize) -> Vec<Suspicion> {
        let components = self.components();
        components.iter().flat_map(|bindings| self.explain(bindings, depth)).collect()
    }

    /// Puts the violations that are equations together by the figures that they share.
    fn components(&mut self) -> Vec<Vec<BindingRef>> {
        let mut components: Vec<(BTreeSet<Figure>, Vec<BindingRef>)> = Vec::new();
        for finding in self.case.violated {
            let mut figures = self.system.figures(&[finding.binding]);
            if figures.is_empty() {
                continue;
            }
            let mut bindings = Vec::new();
            let (joined, apart): (Vec<_>, Vec<_>) =
                components.into_iter().partition(|(other, _)| !other.is_disjoint(&figures));
            for (others, with) in joined {
                figures.extend(others);
                bindings.extend(with);
            }
            bindings.push(finding.binding);
            components = apart;
            components.push((figures, bindings));
        }
        components.into_iter().map(|(_, bindings)| bindings).collect()
    }

    /// Explains one group of violations.
    fn explain(&mut self, bindings: &[BindingRef], depth: usize) -> Vec<Suspicion> {
        let singles = self.of_size(bindings, 1);
        if !singles.tried.is_empty() {
            return vec![self.suspicion(bindings, singles)];
        }
        let mut apart = self.apart(bindings);
        let mut rest = self.rest(bindings, &apart);
        // Where errors lie upon each other, what explains one violation alone may be the only figure of it
        // that is right: two violations that ask for the same are evidence, one is none.
        if !rest.is_empty() {
            apart.retain(|one| one.tried.iter().all(|tried| tried.explains.len() > 1));
            rest = self.rest(bindings, &apart);
        }
        // That fewer do not do is said too, so what was not looked at for them is open as well.
        let mut open = singles.open;
        for size in 2..=LARGEST {
            if rest.is_empty() && size > apart.len() {
                break;
            }
            let mut found = self.of_size(bindings, size);
            open.append(&mut found.open);
            // The errors that stand apart, taken together, are one of these; two figures that were
            // exchanged are one error.
            let is_apart = rest.is_empty()
                && size == apart.len()
                && found.tried.len() == 1
                && !found.tried.iter().any(|one| self.case.is_exchange(&one.changes));
            if !found.tried.is_empty() && !is_apart {
                return vec![self.suspicion(bindings, Found { open, ..found })];
            }
        }
        if apart.is_empty() {
            return vec![self.suspicion(bindings, Found { open, ..Found::default() })];
        }
        let mut suspicions: Vec<Suspicion> =
            apart.into_iter().map(|found| self.standing_apart(found)).collect();
        if !rest.is_empty() && depth < self.case.violated.len() {
            suspicions.extend(self.without(suspicions.iter().collect(), &rest, depth + 1));
        }
        suspicions
    }

    /// Returns what an error explains that stands apart, held against other changes of as few figures. A line
    /// of many blanks is held against none.
    fn standing_apart(&mut self, apart: Found) -> Suspicion {
        let tried = apart.tried.iter();
        let explained = tried.flat_map(|tried| &tried.explains);
        let violated = explained.filter_map(|index| self.case.violated.get(*index));
        let bindings: Vec<BindingRef> = violated.map(|finding| finding.binding).collect();
        let size = largest(&apart);
        if size > LARGEST {
            return self.suspicion(&bindings, apart);
        }
        let mut open = apart.open;
        for size in 1..=size {
            let mut found = self.of_size(&bindings, size);
            open.append(&mut found.open);
            if !found.tried.is_empty() {
                return self.suspicion(&bindings, Found { open, ..found });
            }
        }
        self.suspicion(&bindings, Found { open, ..apart })
    }

    /// Explains what is left when the explanations so far are taken for true.
    fn without(
        &self,
        settled: Vec<&Suspicion>,
        rest: &[BindingRef],
        depth: usize,
    ) -> Vec<Suspicion> {
        let changes =
            settled.into_iter().flat_map(|one| &one.explanations).flat_map(|one| &one.changes);
        let changes: Changes =
            changes.map(|change| (change.figure, change.implied.clone())).collect();
        let figures = self.case.figures.supposing(&changes);
        let (numbers, violated): (Vec<usize>, Vec<_>) = self
            .case
            .violated
            .iter()
            .enumerate()
            .filter(|(_, finding)| rest.contains(&finding.binding))
            .map(|(index, finding)| (index, finding.clone()))
            .unzip();
        let case = Case { figures: &figures, violated: &violated, ..self.case };
        let mut suspicions = Group::new(case).all(depth);
        let back = |indices: &mut Vec<usize>| {
            indices.iter_mut().for_each(|index| {
                *index = numbers.get(*index).copied().unwrap_or_default();
            });
        };
        for suspicion in &mut suspicions {
            back(&mut suspicion.findings);
            suspicion.explanations.iter_mut().for_each(|one| back(&mut one.explains));
        }
        suspicions
    }

    fn suspicion(&mut self, bindings: &[BindingRef], found: Found) -> Suspicion {
        let size = largest(&found);
        let Found { tried, mut open } = found;
        open.append(&mut self.left_out(bindings, size));
        let mut findings: BTreeSet<usize> = self.numbers(bindings).into_iter().collect();
        // What all of the explanations settle belongs here too, equation or not.
        if let Some((first, others)) = tried.split_first() {
            let by_all = first
                .explains
                .iter()
                .filter(|finding| others.iter().all(|other| other.explains.contains(finding)));
            findings.extend(by_all);
        }
        let explanations = tried.into_iter().map(|tried| self.explanation(tried)).collect();
        Suspicion { findings: findings.into_iter().collect(), explanations, open }
    }

    fn explanation(&self, tried: Tried) -> Explanation {
        let Tried { changes, explains, exact, range, .. } = tried;
        let change = |(figure, implied): &(Figure, Number)| Change {
            figure: *figure,
            reported: self.case.figures.number(*figure).cloned(),
            implied: implied.clone(),
            exact,
            range: range.clone(),
            hint: self.case.hint(&changes, *figure).filter(|_| exact),
        };
        Explanation { changes: changes.iter().map(change).collect(), explains }
    }
}

/// Returns how many figures are changed together at most.
fn largest(found: &Found) -> usize {
    found.tried.iter().map(|tried| tried.changes.len()).max().unwrap_or(0)
}
