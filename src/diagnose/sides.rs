//! What the two sides of a comparison that fails are called, so that a headline says which figure is
//! which: `“（七）总计”206 ≠ 合计 197`.
//!
//! Receives a violated binding and its two numbers; hands on words, and the figures of each side. A
//! statement may hold several comparisons; where it is not clear which of them fails, nothing is named.

use super::amount::held_together;
use super::finding::{Evidence, Violation};
use super::{Text, text};
use crate::eval::Sides;
use crate::model::{CellId, Number};
use crate::resolve::{
    Binding, Check, Direction, Document, Figure, FigurePlace, Member, Statement, Term,
};

/// The two sides of one comparison.
type Pair<'a> = (&'a Term, &'a Term);

impl Evidence<'_> {
    /// Returns both sides with their numbers and the sign that stands between them.
    pub(super) fn sides_in_words(&self, violation: &Violation<'_>, sides: &Sides) -> Text {
        let (left, right) = held_together(&sides.left, &sides.right);
        let unit = self.common_unit(violation).unwrap_or_default();
        let (left, right) = (format!("{left}{unit}"), format!("{right}{unit}"));
        let sign = sides.relation.opposite();
        let (mut left_name, mut right_name) = self.names_of_sides(violation, sides);
        // What the headline has named as the place is not named again.
        if let Some((cells, is_left)) = self.cells_of_place(violation, sides) {
            let place = self.naming.places_of_cells(&cells);
            let name = if is_left { &mut left_name } else { &mut right_name };
            *name = name.take().filter(|name| !place.zh.starts_with(&name.zh));
        }
        let (left, right) = (named(&left_name, &left), named(&right_name, &right));
        let (left_zh, left_en) = (left.zh, left.en);
        let (right_zh, right_en) = (right.zh, right.en);
        text!(zh: "{left_zh} {sign} {right_zh}", en: "{left_en} {sign} {right_en}")
    }

    /// Returns the two numbers with the sign that stands between them.
    pub(super) fn bare_sides(&self, violation: &Violation<'_>, sides: &Sides) -> Text {
        let (left, right) = held_together(&sides.left, &sides.right);
        let unit = self.common_unit(violation).unwrap_or_default();
        let sign = sides.relation.opposite();
        Text::same(format!("{left}{unit} {sign} {right}{unit}"))
    }

    /// Returns what the two sides are called; nothing for one that has no name of its own.
    pub(super) fn names_of_sides(
        &self,
        violation: &Violation<'_>,
        sides: &Sides,
    ) -> (Option<Text>, Option<Text>) {
        let pairs = self.pairs(violation, sides);
        let mut names = pairs.into_iter().map(|pair| self.names(violation, pair));
        let Some(first) = names.next() else { return (None, None) };
        match names.all(|other| other == first) && first.0 != first.1 {
            true => first,
            false => (None, None),
        }
    }

    /// Returns the cells that are the place of a finding, and whether they are those of the left side. A
    /// fact that only says when the rule applies is no place: that is the figure held against another.
    pub(super) fn cells_of_place(
        &self,
        violation: &Violation<'_>,
        sides: &Sides,
    ) -> Option<(Vec<CellId>, bool)> {
        let (lefts, rights) = self.figures_of_sides(violation, sides);
        let read =
            |member| lefts.iter().chain(&rights).any(|figure| figure.place.fact() == Some(member));
        let is_place = match violation.binding.member {
            Member::Whole => true,
            Member::Fact(member) => !read(member),
            Member::Column { .. }
            | Member::Row { .. }
            | Member::Group { .. }
            | Member::Table(_) => false,
        };
        let sides = [(lefts, true), (rights, false)];
        let mut cells =
            sides.into_iter().map(|(figures, is_left)| (self.cells_that_count(&figures), is_left));
        cells.find(|(cells, _)| is_place && !cells.is_empty())
    }

    /// Returns the cells of one side: without those that add nothing to it, where others do.
    fn cells_that_count(&self, figures: &[Figure]) -> Vec<CellId> {
        let cell = |figure: &Figure| match (figure.place, figure.document) {
            (FigurePlace::Cell(cell), Document::Own) => Some(cell),
            _ => None,
        };
        let counts =
            |figure: &&Figure| self.figures.number(**figure).is_some_and(|one| !one.is_zero());
        let counting = figures.iter().filter(counts).filter_map(cell);
        let mut cells: Vec<CellId> = counting.collect();
        if cells.is_empty() {
            cells = figures.iter().filter_map(cell).collect();
        }
        cells.dedup();
        cells
    }

    /// Returns the comparisons that may be the one that failed.
    fn pairs<'v>(&self, violation: &'v Violation<'_>, sides: &Sides) -> Vec<Pair<'v>> {
        let mut pairs = Vec::new();
        compared(&violation.check.statement, &mut pairs);
        pairs.retain(|(left, right)| {
            self.may_be(violation, left, &sides.left) && self.may_be(violation, right, &sides.right)
        });
        pairs
    }

    /// Returns the figures of the sides that failed, the left ones and the right ones.
    pub(super) fn figures_of_sides(
        &self,
        violation: &Violation<'_>,
        sides: &Sides,
    ) -> (Vec<Figure>, Vec<Figure>) {
        let pairs = self.pairs(violation, sides);
        let first = pairs.first();
        first.map_or_else(Default::default, |(left, right)| {
            (figures(left, violation), figures(right, violation))
        })
    }

    /// Returns the name of the unit that both sides are converted to, where the statement holds several
    /// units of money together.
    pub(super) fn common_unit(&self, violation: &Violation<'_>) -> Option<&str> {
        if !self.mixes_money(violation.check, violation.binding) {
            return None;
        }
        let mut pairs = Vec::new();
        compared(&violation.check.statement, &mut pairs);
        let mut units = pairs.iter().map(|(left, _)| self.unit_of(left, violation));
        let first = units.next()??;
        units.all(|unit| unit == Some(first)).then_some(first)
    }

    /// Tells whether figures in different units of money stand in a statement, or one beside a sum that
    /// the rule writes with its unit.
    pub(super) fn mixes_money(&self, check: &Check, binding: &Binding) -> bool {
        let figures = binding.operands.iter().flatten();
        let mut units = figures.filter_map(|figure| self.naming.money(*figure, self.rules));
        let Some(first) = units.next() else { return false };
        let written = self.sources.slice(check.span);
        units.any(|unit| unit != first) || written.chars().any(|sign| sign == '元')
    }

    /// Returns the unit of a term as it is settled before the report is read: the first unit in it.
    fn unit_of(&self, term: &Term, violation: &Violation<'_>) -> Option<&str> {
        match term {
            Term::Operand(_) => figures(term, violation)
                .into_iter()
                .find_map(|figure| self.naming.money(figure, self.rules)),
            Term::Negative(inner) | Term::Each(inner) | Term::IfBlank(inner, _) => {
                self.unit_of(inner, violation)
            }
            Term::Sum(parts) => self.unit_of(&parts.first()?.1, violation),
            Term::Call(builtin, arguments) if builtin.keeps_unit => {
                self.unit_of(arguments.first()?, violation)
            }
            // Nobody says what the unit of a product is, nor of a number that was written with one.
            Term::Product(_)
            | Term::Call(..)
            | Term::Number(_)
            | Term::Quantity(..)
            | Term::Member(..) => None,
        }
    }

    /// Tells whether a side may have this number: a single figure has none but its own.
    fn may_be(&self, violation: &Violation<'_>, term: &Term, number: &Number) -> bool {
        let Term::Operand(_) = term else { return true };
        match figures(term, violation).as_slice() {
            [figure] => self.figures.number(*figure).is_none_or(|own| own == number),
            _ => true,
        }
    }

    fn names(
        &self,
        violation: &Violation<'_>,
        (left, right): Pair<'_>,
    ) -> (Option<Text>, Option<Text>) {
        let of = |term: &Term, other: &Term| {
            let read = figures(term, violation);
            let place = |read: &[Figure]| self.common_place(read);
            let [document] = documents(&read).try_into().ok()?;
            let elsewhere = place(&read).filter(|here| {
                place(&figures(other, violation)).is_some_and(|there| there != *here)
            });
            let own = match (term, read.as_slice()) {
                (Term::Operand(_), [figure]) => self.own_name(violation, *figure),
                // A sum and a count are known by their names; what other functions make is not.
                (Term::Call(builtin, _), [_, ..]) if builtin.adds || builtin.name == "count" => {
                    let (zh, en) = (builtin.chinese, builtin.name);
                    Some(match &elsewhere {
                        Some(place) => {
                            let (place_zh, place_en) = (&place.zh, &place.en);
                            text!(zh: "{place_zh}{zh}", en: "{en} of {place_en}")
                        }
                        None => text!(zh: "{zh}", en: "{en}"),
                    })
                }
                _ => None,
            };
            let own = own.or(elsewhere);
            match (document, own) {
                (Document::Own, own) => own,
                (Document::Prior, own) => {
                    let own = own.unwrap_or_else(|| Text::same(""));
                    let (zh, en) = (&own.zh, &own.en);
                    Some(text!(zh: "上年{zh}", en: "last year’s {en}"))
                }
                (Document::Each | Document::Child(_), own) => {
                    let own = own.unwrap_or_else(|| Text::same(""));
                    let (zh, en) = (&own.zh, &own.en);
                    Some(text!(zh: "各单位{zh}", en: "the units’ {en}"))
                }
            }
        };
        (of(left, right), of(right, left))
    }

    /// Returns what a single figure is called beside the member that the headline names already.
    fn own_name(&self, violation: &Violation<'_>, figure: Figure) -> Option<Text> {
        match (figure.place, &violation.binding.member) {
            (FigurePlace::Cell(cell), Member::Row { table, .. }) => {
                let label = self.naming.short_label(cell, *table, Direction::Column)?;
                Some(text!(zh: "“{label}”", en: "“{label}”"))
            }
            (FigurePlace::Cell(cell), Member::Column { table, .. }) => {
                let label = self.naming.short_label(cell, *table, Direction::Row)?;
                Some(text!(zh: "“{label}”", en: "“{label}”"))
            }
            (FigurePlace::Cell(cell), Member::Fact(_) | Member::Whole) => {
                Some(self.naming.places_of_cells(&[cell]))
            }
            (FigurePlace::Fact(fact) | FigurePlace::Item(fact, _), Member::Fact(member)) => {
                // The same figure of two sections is two facts of one name.
                let name = self.naming.fact(fact, self.rules);
                let is_named = name == self.naming.fact(*member, self.rules);
                let name = self.section(figure).filter(|_| is_named).unwrap_or(name);
                Some(text!(zh: "“{name}”", en: "“{name}”"))
            }
            (FigurePlace::Fact(fact) | FigurePlace::Item(fact, _), _) => {
                let name = self.naming.fact(fact, self.rules);
                Some(text!(zh: "“{name}”", en: "“{name}”"))
            }
            (FigurePlace::Cell(_), _) => None,
        }
    }

    /// Returns the one table, or section, in which some figures stand.
    fn common_place(&self, read: &[Figure]) -> Option<Text> {
        let place = |figure: &Figure| match figure.place {
            FigurePlace::Cell(cell) => Some(self.naming.cell(cell).0),
            FigurePlace::Fact(_) | FigurePlace::Item(..) => {
                self.section(*figure).map(|heading| format!("“{heading}”"))
            }
        };
        let mut places = read.iter().map(place);
        let first = places.next()??;
        let is_one = places.all(|other| other.as_ref() == Some(&first));
        (is_one && !first.is_empty()).then(|| Text::same(first))
    }

    /// Returns the heading of the one section that states a fact.
    pub(super) fn section(&self, figure: Figure) -> Option<String> {
        match self.figures.places(figure) {
            [place] => place.section.clone(),
            _ => None,
        }
    }
}

/// Returns a number behind the name of its side: after a name in quotes at once, else after a blank.
fn named(name: &Option<Text>, number: &str) -> Text {
    let Some(name) = name else { return Text::same(number) };
    let (zh, en) = (name.zh.trim(), name.en.trim());
    let gap = if zh.ends_with('”') { "" } else { " " };
    let gap_en = if en.contains(' ') { ": " } else { " " };
    text!(zh: "{zh}{gap}{number}", en: "{en}{gap_en}{number}")
}

/// Collects the comparisons that a statement consists of; those of its conditions are none of them.
fn compared<'a>(statement: &'a Statement, pairs: &mut Vec<Pair<'a>>) {
    match statement {
        Statement::Compare { terms, .. } => {
            for pair in terms.windows(2) {
                if let [left, right] = pair {
                    pairs.push((left, right));
                }
            }
        }
        // Of three statements that should be one nobody says which two are held against each other.
        Statement::Match(terms) => {
            if let [left, right] = terms.as_slice() {
                pairs.push((left, right));
            }
        }
        Statement::And(parts) | Statement::Or(parts) => {
            parts.iter().for_each(|part| compared(part, pairs));
        }
        Statement::Implies(_, then) => compared(then, pairs),
        Statement::When(_, then, otherwise) => {
            compared(then, pairs);
            otherwise.iter().for_each(|otherwise| compared(otherwise, pairs));
        }
        Statement::Quantified { .. }
        | Statement::Not(_)
        | Statement::IsBlank(_)
        | Statement::IsWhole(_)
        | Statement::Is(..)
        | Statement::UnitSays(_)
        | Statement::Contains { .. } => {}
    }
}

/// Returns the figures of a term.
fn figures(term: &Term, violation: &Violation<'_>) -> Vec<Figure> {
    match term {
        Term::Operand(index) => violation.binding.operands.get(*index).cloned().unwrap_or_default(),
        Term::Number(_) | Term::Quantity(..) | Term::Member(..) => Vec::new(),
        Term::Negative(inner) | Term::Each(inner) => figures(inner, violation),
        Term::Sum(parts) | Term::Product(parts) => {
            parts.iter().flat_map(|(_, part)| figures(part, violation)).collect()
        }
        Term::Call(_, arguments) => {
            arguments.iter().flat_map(|argument| figures(argument, violation)).collect()
        }
        Term::IfBlank(asked, instead) => {
            let mut all = figures(asked, violation);
            all.extend(figures(instead, violation));
            all
        }
    }
}

/// Returns the reports that some figures are of, each once.
fn documents(figures: &[Figure]) -> Vec<Document> {
    let mut found = Vec::new();
    for figure in figures {
        if !found.contains(&figure.document) {
            found.push(figure.document);
        }
    }
    found
}
