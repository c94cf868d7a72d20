//! One statement over one layout → its bindings: which table, which axis is free, which members.

use super::error::{Direction, ResolveErrorKind};
use super::figure::{Document, FactId, Figure, FigurePlace};
use super::names;
use super::plan::{Binding, Member, Operand};
use super::references::{Place, Problem, Target};
use super::terms::Origin;
use crate::model::{Layout, LayoutAxis, LayoutTable};
use crate::source::{Span, Spanned};
use crate::syntax::{Each, Expr, LabelRange, Reference};

/// How many figures one statement may read, all bindings together. The largest form has some hundred.
const MAX_FIGURES: usize = 1_000_000;

/// What the scopes around a statement say.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'a> {
    /// The table.
    pub(super) table: Option<&'a Spanned<String>>,
    /// What is bound one by one.
    pub(super) each: Option<&'a Spanned<Each>>,
    /// The members left out.
    pub(super) except: Vec<&'a LabelRange>,
    /// What must hold for the statement to apply.
    pub(super) when: Vec<&'a Expr>,
}

/// The group that a scope binds at the moment; none where it binds no groups.
type Group = Option<(Direction, usize)>;

/// The references of a statement located in one table, for each group once.
struct Located {
    table: usize,
    groups: Vec<(Group, Vec<Target>)>,
}

/// Binds the operands of a statement. `added` lists those that a function adds up.
pub(super) fn bind<'a>(
    layout: &'a Layout,
    scope: &'a Scope<'a>,
    operands: &'a [(Operand, Origin<'a>)],
    added: &[usize],
    about: Option<usize>,
    statement: Span,
) -> Result<Vec<Binding>, Vec<Problem>> {
    let mut reader = Reader { layout, scope, operands, about, errors: Vec::new() };
    let located = reader.locate();
    let qualified = reader.locate_qualified();
    if !reader.errors.is_empty() {
        return Err(reader.errors);
    }
    let mut bindings = Vec::new();
    let groups = located.groups.iter().map(|(group, targets)| (*group, targets.as_slice()));
    for (group, targets) in groups {
        let targets = reader.in_order(located.table, targets, &qualified);
        reader.check_sums(&targets, added);
        match reader.free_axis(&targets, statement) {
            Ok(free) => bindings.extend(reader.bindings(group, free, &targets)),
            Err(problem) => reader.errors.push(problem),
        }
    }
    let figures: usize = bindings.iter().flat_map(|one| &one.operands).map(Vec::len).sum();
    if figures > MAX_FIGURES {
        reader.errors.push((ResolveErrorKind::TooManyCells { limit: MAX_FIGURES }, statement));
    } else if bindings.is_empty() && reader.errors.is_empty() {
        reader.errors.push((ResolveErrorKind::NothingBound, statement));
    }
    if reader.errors.is_empty() { Ok(bindings) } else { Err(reader.errors) }
}

struct Reader<'a> {
    layout: &'a Layout,
    scope: &'a Scope<'a>,
    operands: &'a [(Operand, Origin<'a>)],
    /// The table that the statement is about as a whole.
    about: Option<usize>,
    errors: Vec<Problem>,
}

/// Where an operand of a binding gets its figures.
#[derive(Clone, Debug)]
enum Source {
    Cells { table: usize, target: Target },
    Fact(FactId),
}

impl<'a> Reader<'a> {
    fn references(&self) -> impl Iterator<Item = &'a Reference> + use<'a> {
        self.operands.iter().filter_map(|(_, origin)| match origin {
            Origin::Cells(reference) => Some(*reference),
            Origin::Fact(_) => None,
        })
    }

    /// Locates the references without a table: all in one table, the only one that has them all.
    fn locate(&mut self) -> Located {
        let nothing = Located { table: 0, groups: vec![(None, Vec::new())] };
        let plain: Vec<&Reference> = self.references().filter(|one| one.table.is_none()).collect();
        if plain.is_empty()
            && !matches!(self.scope.each.map(|each| &each.node), Some(Each::Group(_)))
        {
            return nothing;
        }
        let Some(candidates) = self.candidates() else { return nothing };
        let mut fits = Vec::new();
        let mut misses: Vec<(usize, Vec<Problem>)> = Vec::new();
        for table in candidates {
            match self.locate_in(table, &plain, false) {
                Ok(groups) => fits.push(Located { table, groups }),
                Err(problems) => misses.push((table, problems)),
            }
        }
        // A table that has every name, if some of them twice, may be the one that is meant.
        let is_rival = |problems: &[Problem]| problems.iter().all(|(kind, _)| distance(kind) == 0);
        let rivals = misses.iter().filter(|(_, problems)| is_rival(problems));
        let rivals: Vec<usize> = rivals.map(|(table, _)| *table).collect();
        if fits.is_empty() {
            let told = |(table, _)| Some((table, self.locate_in(table, &plain, true).err()?));
            let misses = misses.into_iter().filter_map(told).collect();
            self.errors.extend(nearest(misses));
            return nothing;
        }
        if fits.len() + rivals.len() > 1 {
            let tables = fits.iter().map(|fit| fit.table).chain(rivals);
            let tables = tables.map(|table| self.title(table)).collect();
            let span = plain.first().map(|one| one.axis.span);
            if let Some(span) = span.or(self.scope.each.map(|each| each.span)) {
                self.errors.push((ResolveErrorKind::SeveralTables { tables }, span));
            }
        }
        fits.into_iter().next().unwrap_or(nothing)
    }

    /// Returns the tables that references without a table may mean.
    fn candidates(&mut self) -> Option<Vec<usize>> {
        let Some(name) = self.scope.table else {
            if self.layout.tables.is_empty() {
                let span = self.operands.first().map(|(operand, _)| operand.span)?;
                self.errors.push((ResolveErrorKind::NoTable, span));
                return None;
            }
            return Some((0..self.layout.tables.len()).collect());
        };
        self.tables_named(name)
    }

    fn tables_named(&mut self, name: &Spanned<String>) -> Option<Vec<usize>> {
        let found = names::tables(self.layout, &name.node);
        if found.is_empty() {
            let candidates = (0..self.layout.tables.len()).map(|table| self.title(table)).collect();
            let kind = ResolveErrorKind::UnknownTable { name: name.node.clone(), candidates };
            self.errors.push((kind, name.span));
            return None;
        }
        Some(found)
    }

    fn locate_in(
        &self,
        index: usize,
        references: &[&Reference],
        lists: bool,
    ) -> Result<Vec<(Group, Vec<Target>)>, Vec<Problem>> {
        let Some(table) = self.layout.tables.get(index) else { return Err(Vec::new()) };
        let groups = self.groups(table, lists).map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        let mut located = Vec::new();
        for group in groups {
            let place = Place { table, group, lists };
            let mut targets = Vec::new();
            for reference in references {
                match place.locate(reference) {
                    Ok(target) => targets.push(target),
                    // Without one of the names it is not the table that is meant.
                    Err(problem) if !lists && distance(&problem.0) > 0 => {
                        return Err(vec![problem]);
                    }
                    Err(problem) if problems.contains(&problem) => {}
                    Err(problem) => problems.push(problem),
                }
            }
            located.push((group, targets));
        }
        if problems.is_empty() { Ok(located) } else { Err(problems) }
    }

    fn groups(&self, table: &LayoutTable, lists: bool) -> Result<Vec<Group>, Problem> {
        let Some(Each::Group(labels)) = self.scope.each.map(|each| &each.node) else {
            return Ok(vec![None]);
        };
        let place = Place { table, group: None, lists };
        labels.iter().map(|label| place.category(None, &label.first).map(Some)).collect()
    }

    fn locate_qualified(&mut self) -> Vec<(usize, Target)> {
        let mut located = Vec::new();
        for reference in self.references().filter(|one| one.table.is_some()) {
            let Some(tables) = reference.table.as_ref().and_then(|name| self.tables_named(name))
            else {
                continue;
            };
            let layout = self.layout;
            let places = tables.iter().filter_map(|index| {
                layout.tables.get(*index).map(|table| (*index, Place::whole(table)))
            });
            let fits: Vec<(usize, Target)> = places
                .clone()
                .filter_map(|(index, place)| {
                    let place = Place { lists: false, ..place };
                    Some((index, place.locate(reference).ok()?))
                })
                .collect();
            match fits.len() {
                0 => {
                    let misses = places.filter_map(|(_, place)| place.locate(reference).err());
                    self.errors.extend(misses.min_by_key(|(kind, _)| distance(kind)));
                }
                1 => located.extend(fits),
                _ => {
                    let tables = fits.iter().map(|(table, _)| self.title(*table)).collect();
                    let kind = ResolveErrorKind::SeveralTables { tables };
                    self.errors.push((kind, reference.axis.span));
                }
            }
        }
        located
    }

    /// Puts the located references back among the facts, in the order written.
    fn in_order(
        &self,
        table: usize,
        plain: &[Target],
        qualified: &[(usize, Target)],
    ) -> Vec<Source> {
        let mut plain = plain.iter();
        let mut qualified = qualified.iter();
        let sources = self.operands.iter().filter_map(|(_, origin)| match origin {
            Origin::Fact(fact) => Some(Source::Fact(*fact)),
            Origin::Cells(reference) if reference.table.is_some() => {
                let (table, target) = qualified.next()?;
                Some(Source::Cells { table: *table, target: target.clone() })
            }
            Origin::Cells(_) => Some(Source::Cells { table, target: plain.next()?.clone() }),
        });
        sources.collect()
    }

    /// Returns the table and the axis that a statement goes along; none when every figure is named
    /// alone.
    fn free_axis(
        &self,
        sources: &[Source],
        statement: Span,
    ) -> Result<Option<(usize, Direction)>, Problem> {
        let mut free: Option<(usize, Direction, Span)> = None;
        let spans = self.operands.iter().map(|(operand, _)| operand.span);
        for (source, span) in sources.iter().zip(spans) {
            let Source::Cells { table, target: Target::Lines { direction, .. } } = source else {
                continue;
            };
            let along = direction.other();
            match free {
                None => free = Some((*table, along, span)),
                Some((_, axis, first)) if axis != along => {
                    return Err((ResolveErrorKind::RowAndColumn { other: first }, span));
                }
                Some((other, ..)) if other != *table => {
                    let tables = [self.title(other), self.title(*table)];
                    return Err((ResolveErrorKind::AcrossTables { tables }, span));
                }
                Some(_) => {}
            }
        }
        let wanted = self.scope.each.and_then(|each| match each.node {
            Each::Column => Some((Direction::Column, each.span)),
            Each::Row => Some((Direction::Row, each.span)),
            Each::Group(_) => None,
        });
        match (free, wanted) {
            (Some((_, axis, span)), Some((wanted, other))) if axis != wanted => {
                Err((ResolveErrorKind::RowAndColumn { other }, span))
            }
            (None, Some((_, scope))) => Err((ResolveErrorKind::NothingAlong { scope }, statement)),
            (free, _) => Ok(free.map(|(table, axis, _)| (table, axis))),
        }
    }

    fn bindings(
        &mut self,
        group: Group,
        free: Option<(usize, Direction)>,
        sources: &[Source],
    ) -> Vec<Binding> {
        let Some((table_index, direction)) = free else {
            return vec![Binding {
                member: self.lone_member(group, sources),
                operands: self.figures_of_all(sources, None),
            }];
        };
        let Some(table) = self.layout.tables.get(table_index) else { return Vec::new() };
        let axis = Place::whole(table).axis(direction);
        let left_out = self.left_out(table, direction);
        let is_bound = |slot: &usize| !left_out.contains(slot) && axis.is_fillable(*slot);
        let members: Vec<usize> = (0..axis.slots.len()).filter(is_bound).collect();
        let alone = members.len() == 1;
        let bind = |slot: usize| {
            let member = match group {
                Some(group) => {
                    let label = axis.node_of(slot).map(|node| axis.label(node).to_owned());
                    Member::Group {
                        path: group_path(table, group),
                        within: label.filter(|_| !alone),
                    }
                }
                None if direction == Direction::Column => {
                    Member::Column { table: table_index, slot }
                }
                None => Member::Row { table: table_index, slot },
            };
            Binding { member, operands: self.figures_of_all(sources, Some(slot)) }
        };
        members.into_iter().map(bind).collect()
    }

    /// Returns the slots that the scope leaves out.
    fn left_out(&mut self, table: &LayoutTable, direction: Direction) -> Vec<usize> {
        let place = Place::whole(table);
        let mut slots = Vec::new();
        for label in &self.scope.except {
            if label.last.is_none() {
                // A category leaves out everything below it.
                if let Ok(node) = place.node(direction, &label.first) {
                    slots.extend(slots_below(place.axis(direction), node));
                    continue;
                }
            }
            match place.slots(direction, std::slice::from_ref(label)) {
                Ok(found) => slots.extend(found),
                Err(problem) => self.errors.push(problem),
            }
        }
        slots
    }

    fn lone_member(&self, group: Group, sources: &[Source]) -> Member {
        let fact = sources.iter().find_map(|source| match source {
            Source::Fact(fact) => Some(*fact),
            Source::Cells { .. } => None,
        });
        let table = sources.iter().find_map(|source| match source {
            Source::Cells { table, .. } => self.layout.tables.get(*table),
            Source::Fact(_) => None,
        });
        match (group, table, fact) {
            (Some(group), Some(table), _) => {
                Member::Group { path: group_path(table, group), within: None }
            }
            (_, _, Some(fact)) => Member::Fact(fact),
            _ => self.about.map_or(Member::Whole, Member::Table),
        }
    }

    fn figures_of_all(&self, sources: &[Source], member: Option<usize>) -> Vec<Vec<Figure>> {
        let documents = self.operands.iter().map(|(operand, _)| operand.document);
        let pairs = sources.iter().zip(documents);
        pairs.map(|(source, document)| self.figures(source, document, member)).collect()
    }

    fn figures(&self, source: &Source, document: Document, member: Option<usize>) -> Vec<Figure> {
        let figure = |place| Figure { document, place };
        let (table, target) = match source {
            Source::Fact(fact) => return vec![figure(FigurePlace::Fact(*fact))],
            Source::Cells { table, target } => (self.layout.tables.get(*table), target),
        };
        let Some(table) = table else { return Vec::new() };
        let cell = |row: usize, column: usize| figure(FigurePlace::Cell(table.cell(row, column)));
        match (target, member) {
            (Target::Cell { row, column }, _) => vec![cell(*row, *column)],
            (Target::Block { rows, columns }, _) => {
                let rows = rows.iter();
                rows.flat_map(|row| columns.iter().map(move |column| cell(*row, *column))).collect()
            }
            (Target::Lines { direction: Direction::Row, slots }, Some(column)) => {
                slots.iter().map(|row| cell(*row, column)).collect()
            }
            (Target::Lines { direction: Direction::Column, slots }, Some(row)) => {
                slots.iter().map(|column| cell(row, *column)).collect()
            }
            (Target::Lines { .. }, None) => Vec::new(),
        }
    }

    /// A total is never one of its own addends, nor a category with a figure of its own together with
    /// what lies below it.
    fn check_sums(&mut self, sources: &[Source], added: &[usize]) {
        for index in added {
            let (Some(source), Some((operand, _))) =
                (sources.get(*index), self.operands.get(*index))
            else {
                continue;
            };
            let Source::Cells { table, target } = source else { continue };
            let Some(table) = self.layout.tables.get(*table) else { continue };
            let lists: &[(Direction, &Vec<usize>)] = match target {
                Target::Lines { direction, slots } => &[(*direction, slots)],
                Target::Block { rows, columns } => {
                    &[(Direction::Row, rows), (Direction::Column, columns)]
                }
                Target::Cell { .. } => &[],
            };
            for (direction, slots) in lists {
                let axis = Place::whole(table).axis(*direction);
                if let Some((total, part)) = total_and_part(axis, slots) {
                    let kind = ResolveErrorKind::TotalInSum {
                        total: axis.label(total).to_owned(),
                        part: axis.label(part).to_owned(),
                    };
                    self.errors.push((kind, operand.span));
                }
            }
        }
    }

    fn title(&self, table: usize) -> String {
        self.layout.tables.get(table).map(LayoutTable::title).unwrap_or_default().to_owned()
    }
}

/// Returns the problems of the table that is nearest to having all names. Where several are equally far,
/// the labels of all of them are the candidates.
fn nearest(misses: Vec<(usize, Vec<Problem>)>) -> Vec<Problem> {
    let far = |problems: &[Problem]| problems.iter().map(|(kind, _)| distance(kind)).sum::<usize>();
    let Some(least) = misses.iter().map(|(_, problems)| far(problems)).min() else {
        return Vec::new();
    };
    let mut equal = misses.into_iter().map(|(_, problems)| problems);
    let mut equal = equal.by_ref().filter(|problems| far(problems) == least);
    let Some(mut first) = equal.next() else { return Vec::new() };
    for other in equal {
        for ((kind, span), (other, place)) in first.iter_mut().zip(other) {
            if *span == place {
                join_candidates(kind, other);
            }
        }
    }
    first
}

/// Adds the labels of another table to those that were looked through.
fn join_candidates(kind: &mut ResolveErrorKind, other: ResolveErrorKind) {
    let ResolveErrorKind::UnknownLabel { table, candidates, .. } = kind else { return };
    let ResolveErrorKind::UnknownLabel { candidates: more, .. } = other else { return };
    table.clear();
    for label in more {
        if !candidates.contains(&label) {
            candidates.push(label);
        }
    }
}

/// Returns how far a table with this problem is from having the name: not at all where the name is
/// there but does not do, a step where it is on the other axis, farther where it is nowhere.
fn distance(kind: &ResolveErrorKind) -> usize {
    if matches!(kind, ResolveErrorKind::UnknownLabel { .. }) {
        2
    } else if matches!(kind, ResolveErrorKind::WrongAxis { .. }) {
        1
    } else {
        0
    }
}

fn group_path(table: &LayoutTable, (direction, node): (Direction, usize)) -> String {
    Place::whole(table).axis(direction).path(node)
}

fn slots_below(axis: &LayoutAxis, node: usize) -> Vec<usize> {
    let nodes = axis.nodes.iter().enumerate();
    nodes
        .filter(|(index, _)| *index == node || axis.is_below(*index, node))
        .filter_map(|(_, below)| below.slot)
        .collect()
}

/// Finds a total, or a category, that stands in a list together with one of its parts.
fn total_and_part(axis: &LayoutAxis, slots: &[usize]) -> Option<(usize, usize)> {
    let nodes: Vec<usize> = slots.iter().filter_map(|slot| axis.node_of(*slot)).collect();
    let is_part = |total: usize, part: usize| {
        let above = axis.nodes.get(total).and_then(|node| node.parent);
        let is_total = axis.nodes.get(total).is_some_and(|node| node.total);
        let sibling = is_total && above.is_none_or(|above| axis.is_below(part, above));
        part != total && (sibling || axis.is_below(part, total))
    };
    nodes.iter().find_map(|total| {
        nodes.iter().find(|part| is_part(*total, **part)).map(|part| (*total, *part))
    })
}
