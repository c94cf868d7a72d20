//! The figures of a report and of the others that its rules look into, where the plan expects them.

use std::rc::Rc;

use super::fact::{FactItem, FactPlace, FactValue};
use super::report_figures::ReportFigures;
use crate::model::{Cell, CellValue, Number, ShortText, fold};
use crate::resolve::{Document, Figure, FigurePlace, Property, TextId, WordId};
use crate::source::{FileId, Span};

/// The figures of a report under the numbers that the plan gave them, and beside it those of the year
/// before and of the subordinate units.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    own: Rc<ReportFigures<'a>>,
    prior: Result<Rc<ReportFigures<'a>>, NoReport>,
    children: Result<Rc<[ReportFigures<'a>]>, NoReport>,
    /// What is supposed to stand in place of what the reports say.
    supposed: Vec<(Figure, Cell)>,
}

/// Why there is no report of the year before, or of the subordinate units, to look into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReport {
    /// No other reports are given.
    NotGiven,
    /// The report does not say whose it is, or of which year.
    Unnamed,
    /// None of the reports given is of this unit and year.
    NotFound {
        /// The unit; none where any subordinate unit would do.
        unit: Option<String>,
        /// The year.
        year: i32,
    },
    /// Several are of this unit and year; here they begin.
    Several {
        /// The unit.
        unit: String,
        /// The year.
        year: i32,
        /// The reports.
        places: Vec<Span>,
    },
}

/// How a figure is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// As is asked.
    Yes,
    /// Otherwise.
    No,
    /// Nothing is asked of it.
    NotAsked,
    /// Nobody can tell.
    Unknown,
}

impl From<Option<bool>> for Printed {
    fn from(known: Option<bool>) -> Self {
        known.map_or(Self::Unknown, |is| if is { Self::Yes } else { Self::No })
    }
}

/// A figure as it is found.
#[derive(Clone, Copy, Debug)]
pub enum FigureValue<'a> {
    /// A number.
    Number(&'a Number),
    /// A cell that is printed but holds no number.
    Cell(&'a Cell),
    /// The report has no such cell.
    Absent,
    /// The fact is not stated.
    NotStated,
    /// The fact is stated with different figures.
    Ambiguous,
    /// The fact is only said to be at least this much.
    AtLeast(&'a Number),
    /// The fact is a list of more figures than this, which are not read.
    TooMany(usize),
    /// The fact is a list; its figures have places of their own.
    List,
    /// The report that it should stand in is not there.
    NoReport(&'a NoReport),
}

impl<'a> FigureValue<'a> {
    fn of_cell(cell: &'a Cell) -> Self {
        cell.value.number().map_or(Self::Cell(cell), Self::Number)
    }
}

impl<'a> Figures<'a> {
    /// Takes the figures of a report that stands alone.
    pub fn new(own: ReportFigures<'a>) -> Self {
        let (prior, children) = (Err(NoReport::NotGiven), Err(NoReport::NotGiven));
        Self { own: Rc::new(own), prior, children, supposed: Vec::new() }
    }

    /// Puts the same unit's report of the year before beside it, or says why there is none.
    pub fn with_prior(self, prior: Result<ReportFigures<'a>, NoReport>) -> Self {
        Self { prior: prior.map(Rc::new), ..self }
    }

    /// Puts the reports of the subordinate units beside it, or says why there are none.
    pub fn with_children(self, children: Result<Vec<ReportFigures<'a>>, NoReport>) -> Self {
        Self { children: children.map(Rc::from), ..self }
    }

    /// Returns the same figures with other numbers in place of some of them.
    pub fn supposing(&self, supposed: &[(Figure, Number)]) -> Self {
        let values =
            supposed.iter().map(|(figure, number)| (*figure, CellValue::Number(number.clone())));
        self.supposing_values(values)
    }

    /// Returns the same figures with others in place of some of them: numbers, blanks, marks.
    pub fn supposing_values(&self, values: impl Iterator<Item = (Figure, CellValue)>) -> Self {
        let mut supposed = self.supposed.clone();
        for (figure, value) in values {
            supposed.retain(|(other, _)| *other != figure);
            // It is printed nowhere; nobody asks where.
            let span = Span::new(FileId::FIRST, 0..0);
            supposed.push((figure, Cell { value, printed: ShortText::default(), span }));
        }
        Self { supposed, ..self.clone() }
    }

    fn supposed(&self, figure: Figure) -> Option<&Cell> {
        self.supposed.iter().find(|(other, _)| *other == figure).map(|(_, cell)| cell)
    }

    /// Returns the year of the report.
    pub fn year(&self) -> Option<i32> {
        self.own.year
    }

    /// Returns how many reports of subordinate units there are.
    pub fn child_count(&self) -> usize {
        self.children.as_ref().map_or(0, |children| children.len())
    }

    /// Returns the figures that one of a binding stands for: itself, or one of each subordinate unit; it
    /// stands for itself where there are no such reports.
    pub fn each(&self, figure: Figure) -> impl Iterator<Item = Figure> + use<'_, 'a> {
        let count = match figure.document {
            Document::Each => u32::try_from(self.child_count()).unwrap_or(u32::MAX),
            Document::Own | Document::Prior | Document::Child(_) => 0,
        };
        let itself = (count == 0).then_some(figure);
        let all = itself
            .into_iter()
            .chain((0..count).map(move |child| figure.of(Document::Child(child))));
        all.flat_map(|figure| self.items(figure))
    }

    /// Returns the figures of a fact that is a list; any other figure stands for itself.
    pub fn items(&self, figure: Figure) -> impl Iterator<Item = Figure> + use<> {
        let list = match (figure.place, self.fact(figure)) {
            (FigurePlace::Fact(fact), FactValue::Listed(items)) => Some((fact, items.len())),
            _ => None,
        };
        let itself = list.is_none().then_some(figure);
        let items = list.into_iter().flat_map(move |(fact, count)| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            (0..count).map(move |index| Figure { place: FigurePlace::Item(fact, index), ..figure })
        });
        itself.into_iter().chain(items)
    }

    /// Returns where the narrative states a figure.
    pub fn places(&self, figure: Figure) -> &[FactPlace] {
        match self.item(figure) {
            Some(item) => std::slice::from_ref(&item.place),
            None => self.fact(figure).places(),
        }
    }

    fn item(&self, figure: Figure) -> Option<&FactItem> {
        match (figure.place, self.fact(figure)) {
            (FigurePlace::Item(_, index), FactValue::Listed(items)) => items.get(index as usize),
            _ => None,
        }
    }

    /// Returns the figures of a report, where it is there.
    pub fn report(&self, document: Document) -> Result<&ReportFigures<'a>, &NoReport> {
        match document {
            Document::Own => Ok(&self.own),
            Document::Prior => self.prior.as_deref(),
            Document::Each => Err(self.children.as_ref().err().unwrap_or(&NoReport::NotGiven)),
            Document::Child(child) => {
                self.children.as_ref()?.get(child as usize).ok_or(&NoReport::NotGiven)
            }
        }
    }

    /// Tells whether the name of the unit holds some of the folded words; none when the report names none.
    pub(super) fn unit_says(&self, words: &[String]) -> Option<bool> {
        let unit = fold(self.own.unit?);
        Some(words.iter().any(|words| unit.contains(words)))
    }

    /// Tells how a figure is printed.
    pub(super) fn is(&self, property: Property, figure: Figure) -> Printed {
        let FigurePlace::Cell(cell) = figure.place else { return self.is_stated(property, figure) };
        let Ok(report) = self.report(figure.document) else { return Printed::Unknown };
        let print = report.print(cell);
        match property {
            Property::Listed => Printed::from(print.is_listed),
            Property::Filled => {
                match self.supposed(figure).or(report.cell(cell)).map(|cell| &cell.value) {
                    Some(CellValue::Number(_) | CellValue::Noted(_)) => Printed::Yes,
                    Some(CellValue::Blank | CellValue::Mark | CellValue::Text) => Printed::No,
                    Some(CellValue::Unreadable) | None => Printed::Unknown,
                }
            }
            Property::RowLabelled => Printed::from(print.row_labelled),
            Property::ColumnLabelled => Printed::from(print.column_labelled),
            Property::Precise => match (print.decimals, self.number(figure)) {
                (None, _) => Printed::NotAsked,
                (Some(_), None) => Printed::Unknown,
                (Some(asked), Some(number)) => Printed::from(Some(number.decimals() == asked)),
            },
        }
    }

    /// A fact is stated or not; nothing else is asked of how it is printed.
    fn is_stated(&self, property: Property, figure: Figure) -> Printed {
        match (property, self.get(figure)) {
            (Property::Filled | Property::Listed, FigureValue::NotStated) => Printed::No,
            (
                Property::Filled | Property::Listed,
                FigureValue::Number(_) | FigureValue::AtLeast(_),
            ) => Printed::Yes,
            _ => Printed::Unknown,
        }
    }

    /// Tells whether one of some narratives says one of some words. Where none does, a narrative that the
    /// report lacks might.
    pub(super) fn say(&self, texts: &[TextId], words: &[WordId]) -> Result<bool, TextId> {
        let mut lacking = None;
        for text in texts {
            match self.own.says(*text, words) {
                Some(true) => return Ok(true),
                Some(false) => {}
                None => lacking = lacking.or(Some(*text)),
            }
        }
        lacking.map_or(Ok(false), Err)
    }

    /// Returns where narratives say words: the first place of each word in each of them.
    pub fn said(&self, texts: &[TextId], words: &[WordId]) -> Vec<Span> {
        texts.iter().flat_map(|text| self.own.said(*text, words)).collect()
    }

    /// Returns the cell of a figure as printed, if it is one and its report has it; none where another
    /// figure is supposed.
    pub fn cell(&self, figure: Figure) -> Option<&'a Cell> {
        if self.supposed(figure).is_some() {
            return None;
        }
        match figure.place {
            FigurePlace::Cell(cell) => self.report(figure.document).ok()?.cell(cell),
            FigurePlace::Fact(_) | FigurePlace::Item(..) => None,
        }
    }

    /// Returns what was found for a figure that is a fact.
    pub fn fact(&self, figure: Figure) -> &FactValue {
        let report = self.report(figure.document);
        match (figure.place.fact(), report) {
            (Some(fact), Ok(report)) => report.fact(fact),
            (Some(_) | None, _) => &FactValue::NotStated,
        }
    }

    /// Returns a figure.
    pub fn get(&self, figure: Figure) -> FigureValue<'_> {
        if let Some(cell) = self.supposed(figure) {
            return FigureValue::of_cell(cell);
        }
        let report = match self.report(figure.document) {
            Ok(report) => report,
            Err(why) => return FigureValue::NoReport(why),
        };
        match figure.place {
            FigurePlace::Cell(cell) => match report.cell(cell) {
                Some(cell) => FigureValue::of_cell(cell),
                None => FigureValue::Absent,
            },
            FigurePlace::Item(..) => match self.item(figure) {
                Some(FactItem { number, at_least: false, .. }) => FigureValue::Number(number),
                Some(FactItem { number, at_least: true, .. }) => FigureValue::AtLeast(number),
                None => FigureValue::NotStated,
            },
            FigurePlace::Fact(fact) => match report.fact(fact) {
                FactValue::Listed(_) => FigureValue::List,
                FactValue::Stated { number, at_least: false, .. } => FigureValue::Number(number),
                FactValue::Stated { number, at_least: true, .. } => FigureValue::AtLeast(number),
                FactValue::Ambiguous(_) => FigureValue::Ambiguous,
                FactValue::TooMany(limit) => FigureValue::TooMany(*limit),
                FactValue::NotStated => FigureValue::NotStated,
            },
        }
    }

    /// Returns a figure that is a cell of the report itself, as it prints it: nearly all figures are. None for
    /// what it does not print, and where other figures are supposed.
    #[inline]
    pub(super) fn plain(&self, figure: Figure) -> Option<&'a Cell> {
        match figure {
            Figure { document: Document::Own, place: FigurePlace::Cell(cell) }
                if self.supposed.is_empty() =>
            {
                self.own.cell(cell)
            }
            _ => None,
        }
    }

    /// Returns the number of a figure, if it has one.
    #[inline]
    pub fn number(&self, figure: Figure) -> Option<&Number> {
        if let Some(cell) = self.plain(figure) {
            return cell.value.number();
        }
        match self.get(figure) {
            FigureValue::Number(number) => Some(number),
            FigureValue::Cell(_)
            | FigureValue::Absent
            | FigureValue::NotStated
            | FigureValue::Ambiguous
            | FigureValue::NoReport(_)
            | FigureValue::List
            | FigureValue::TooMany(_)
            | FigureValue::AtLeast(_) => None,
        }
    }

    /// Tells whether one of the figures that one of a binding stands for has a number.
    pub(super) fn has_number(&self, figure: Figure) -> bool {
        match (figure.document, figure.place) {
            (Document::Own | Document::Prior | Document::Child(_), FigurePlace::Cell(_)) => {
                self.number(figure).is_some()
            }
            _ => self.each(figure).any(|figure| self.number(figure).is_some()),
        }
    }

    /// Tells whether a missing figure may be taken as 0: a blank or a mark may, what could not be read
    /// or is not there at all may not.
    pub fn may_be_zero(&self, figure: Figure) -> bool {
        match self.get(figure) {
            FigureValue::Cell(cell) => matches!(cell.value, CellValue::Blank | CellValue::Mark),
            FigureValue::Number(_)
            | FigureValue::Absent
            | FigureValue::NotStated
            | FigureValue::Ambiguous
            | FigureValue::NoReport(_)
            | FigureValue::List
            | FigureValue::TooMany(_)
            | FigureValue::AtLeast(_) => false,
        }
    }

    /// Tells whether nothing is printed in a cell.
    pub fn is_blank(&self, figure: Figure) -> bool {
        match self.get(figure) {
            FigureValue::Cell(cell) => cell.value == CellValue::Blank,
            FigureValue::NotStated => true,
            FigureValue::Number(_)
            | FigureValue::Absent
            | FigureValue::Ambiguous
            | FigureValue::NoReport(_)
            | FigureValue::List
            | FigureValue::TooMany(_)
            | FigureValue::AtLeast(_) => false,
        }
    }
}
