//! From violations to explanations. Violations that share a figure belong together; those of one group
//! are explained by as few figures as will do, and errors that do not touch each other one by one.

use std::collections::BTreeSet;

use super::case::{Case, Change, Explanation, Suspicion};
use super::lines::lines;
use super::search::{Changes, Search};
use super::system::System;
use crate::model::Number;
use crate::resolve::{BindingRef, Figure};

/// How many figures are changed together.
const LARGEST: usize = 3;
/// How many combinations of ways to hold are looked at for one group.
const MOST_CHOICES: usize = 8;

/// Changes that make violations hold, by their numbers in the case.
#[derive(Clone)]
struct Tried {
    changes: Changes,
    explains: Vec<usize>,
}

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

struct Group<'a> {
    case: Case<'a>,
    system: System<'a>,
}

impl<'a> Group<'a> {
    fn new(case: Case<'a>) -> Self {
        Self { case, system: System::new(case) }
    }

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
        let (singles, _) = self.of_size(bindings, 1);
        if !singles.is_empty() {
            return vec![self.suspicion(bindings, singles, true)];
        }
        let mut apart = self.apart(bindings);
        let mut rest = self.rest(bindings, &apart);
        // Where errors lie upon each other, what explains one violation alone may be the only figure of it
        // that is right: two violations that ask for the same are evidence, one is none.
        if !rest.is_empty() {
            apart.retain(|tried| tried.explains.len() > 1);
            rest = self.rest(bindings, &apart);
        }
        let mut complete = true;
        for size in 2..=LARGEST {
            if rest.is_empty() && size > apart.len() {
                break;
            }
            let (found, all) = self.of_size(bindings, size);
            complete &= all;
            // The errors that stand apart, taken together, are one of these; two figures that were
            // exchanged are one error.
            let is_apart = rest.is_empty()
                && size == apart.len()
                && found.len() == 1
                && !found.iter().any(|one| self.case.is_exchange(&one.changes));
            if !found.is_empty() && !is_apart {
                return vec![self.suspicion(bindings, found, all)];
            }
        }
        if apart.is_empty() {
            return vec![self.suspicion(bindings, Vec::new(), complete)];
        }
        let explained = |tried: &Tried| -> Vec<BindingRef> {
            let violated = tried.explains.iter().filter_map(|index| self.case.violated.get(*index));
            violated.map(|finding| finding.binding).collect()
        };
        let groups: Vec<Vec<BindingRef>> = apart.iter().map(explained).collect();
        let mut suspicions: Vec<Suspicion> = apart
            .into_iter()
            .zip(&groups)
            .map(|(tried, bindings)| self.suspicion(bindings, vec![tried], true))
            .collect();
        if !rest.is_empty() && depth < self.case.violated.len() {
            suspicions.extend(self.without(suspicions.iter().collect(), &rest, depth + 1));
        }
        suspicions
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

    /// Returns all changes of so many figures that make all of these bindings hold, and whether all were
    /// looked at.
    fn of_size(&mut self, bindings: &[BindingRef], size: usize) -> (Vec<Tried>, bool) {
        let wanted: Vec<usize> = self.numbers(bindings);
        let mut found: Vec<Tried> = Vec::new();
        let mut complete = true;
        for choice in self.choices(bindings) {
            self.choose(&choice);
            let result = Search::run(self.case, &mut self.system, bindings, size);
            complete &= result.complete;
            for changes in result.changes {
                let tried = self
                    .tried(changes)
                    .filter(|tried| wanted.iter().all(|finding| tried.explains.contains(finding)));
                let is_new = |tried: &Tried| found.iter().all(|one| one.changes != tried.changes);
                found.extend(tried.filter(is_new));
            }
        }
        found.sort_by_key(|one| figures(&one.changes));
        (found, complete)
    }

    /// Returns errors that do not touch each other: each change makes all equations hold that its figures
    /// are in, and no other change does so for any of them.
    fn apart(&mut self, bindings: &[BindingRef]) -> Vec<Tried> {
        let mut found: Vec<Tried> = Vec::new();
        for choice in self.choices(bindings) {
            self.choose(&choice);
            let singles = self.singles(bindings);
            let lines = lines(self.case, &mut self.system, bindings);
            let changes: Vec<Changes> = lines.into_iter().chain(singles).collect();
            for changes in changes {
                let is_new = |tried: &Tried| found.iter().all(|one| one.changes != tried.changes);
                let tried = self.tried(changes).filter(|tried| !tried.explains.is_empty());
                found.extend(tried.filter(is_new));
            }
        }
        let explains =
            |tried: &Tried| -> BTreeSet<usize> { tried.explains.iter().copied().collect() };
        let sets: Vec<BTreeSet<usize>> = found.iter().map(explains).collect();
        let is_most = |set: &BTreeSet<usize>| {
            !sets.iter().any(|other| other.len() > set.len() && other.is_superset(set))
        };
        let kept: Vec<usize> =
            (0..sets.len()).filter(|index| sets.get(*index).is_some_and(is_most)).collect();
        let stands_alone = |index: &&usize| {
            let own = sets.get(**index);
            let others = kept.iter().filter(|other| other != index);
            own.is_some_and(|own| {
                others.filter_map(|other| sets.get(*other)).all(|other| own.is_disjoint(other))
            })
        };
        kept.iter().filter(stands_alone).filter_map(|index| found.get(*index)).cloned().collect()
    }

    /// Returns for each figure the change that makes all equations hold that it is in, where all of them are
    /// violated and ask for the same.
    fn singles(&mut self, bindings: &[BindingRef]) -> Vec<Changes> {
        let all = self.system.figures(bindings);
        all.into_iter().filter_map(|figure| self.single(figure)).collect()
    }

    fn single(&mut self, figure: Figure) -> Option<Changes> {
        let numbers = self.system.solve(&[figure]).ok()?;
        let difference = numbers.first().filter(|difference| !difference.is_zero())?;
        Some(vec![self.case.changed(figure, difference)])
    }

    /// Tries changes out, else the same rounded as the figures are printed.
    fn tried(&self, changes: Changes) -> Option<Tried> {
        let rounded = || {
            let round = |(figure, number): &(Figure, Number)| {
                let decimals = self.case.figures.number(*figure).map_or(0, Number::decimals);
                (*figure, number.round(decimals))
            };
            changes.iter().map(round).collect::<Changes>()
        };
        self.try_out(changes.clone()).or_else(|| self.try_out(rounded()))
    }

    fn try_out(&self, changes: Changes) -> Option<Tried> {
        if !changes.iter().all(|(figure, number)| self.case.admits(*figure, number)) {
            return None;
        }
        let explains = self.case.try_out(&changes)?;
        let is_sound = |finding: &usize| self.case.is_sound(*finding, &changes);
        explains.iter().all(is_sound).then_some(Tried { changes, explains })
    }

    /// Returns the combinations of ways in which bindings can come to hold.
    fn choices(&self, bindings: &[BindingRef]) -> Vec<Vec<(BindingRef, usize)>> {
        let mut choices = vec![Vec::new()];
        for binding in bindings {
            let ways = self.system.ways(*binding).max(1);
            let extended = choices.iter().flat_map(|choice: &Vec<(BindingRef, usize)>| {
                (0..ways).map(move |way| {
                    choice.iter().copied().chain([(*binding, way)]).collect::<Vec<_>>()
                })
            });
            choices = extended.take(MOST_CHOICES).collect();
        }
        choices
    }

    fn choose(&mut self, choice: &[(BindingRef, usize)]) {
        choice.iter().for_each(|(binding, way)| self.system.choose(*binding, *way));
    }

    /// Returns the bindings that none of some explanations makes hold.
    fn rest(&self, bindings: &[BindingRef], tried: &[Tried]) -> Vec<BindingRef> {
        let is_explained = |binding: &BindingRef| {
            let numbers = self.numbers(&[*binding]);
            tried.iter().any(|one| numbers.iter().all(|number| one.explains.contains(number)))
        };
        bindings.iter().filter(|binding| !is_explained(binding)).copied().collect()
    }

    fn numbers(&self, bindings: &[BindingRef]) -> Vec<usize> {
        let violated = self.case.violated.iter().enumerate();
        let wanted = violated.filter(|(_, finding)| bindings.contains(&finding.binding));
        wanted.map(|(index, _)| index).collect()
    }

    fn suspicion(
        &mut self,
        bindings: &[BindingRef],
        found: Vec<Tried>,
        complete: bool,
    ) -> Suspicion {
        let mut findings: BTreeSet<usize> = self.numbers(bindings).into_iter().collect();
        // What all of the explanations settle belongs here too, equation or not.
        if let Some((first, others)) = found.split_first() {
            let by_all = first
                .explains
                .iter()
                .filter(|finding| others.iter().all(|other| other.explains.contains(finding)));
            findings.extend(by_all);
        }
        let explanations = found.into_iter().map(|tried| self.explanation(tried)).collect();
        let rows: Vec<usize> =
            bindings.iter().flat_map(|binding| self.system.of_binding(*binding)).collect();
        let is_whole = |row: &usize| self.system.row(*row).is_none_or(|row| row.whole);
        let whole = rows.iter().all(is_whole);
        let says = bindings.iter().any(|binding| {
            let check = self.case.rules.binding(*binding);
            check.is_some_and(|(check, _)| check.statement.reads_text())
        });
        Suspicion { findings: findings.into_iter().collect(), explanations, complete, whole, says }
    }

    fn explanation(&self, tried: Tried) -> Explanation {
        let Tried { changes, explains } = tried;
        let change = |(figure, implied): &(Figure, Number)| Change {
            figure: *figure,
            reported: self.case.figures.number(*figure).cloned(),
            implied: implied.clone(),
            hint: self.case.hint(&changes, *figure),
        };
        Explanation { changes: changes.iter().map(change).collect(), explains }
    }
}

fn figures(changes: &Changes) -> Vec<Figure> {
    changes.iter().map(|(figure, _)| *figure).collect()
}
