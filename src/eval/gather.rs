//! What a report states for one fact, gathered as it comes in print order. Of many statements it keeps
//! what somebody reads, so that a text that says little else takes no memory for each.

use std::ops::Range;

use super::fact::{FactItem, FactPlace, FactValue};
use super::narrative::Narrative;
use super::numbers::Figure;
use super::numeral::Reading;
use crate::model::{Number, Section};
use crate::resolve::Pick;

/// How many places of one fact are kept; nobody reads more.
const MAX_PLACES: usize = 100;

/// How many figures the lists of one fact may have together; a report has some hundreds at most.
const MAX_ITEMS: usize = 10_000;

/// What is stated at one place of a narrative.
pub(super) enum Figures {
    /// A number.
    One(Figure),
    /// The numbers of a list.
    List(Vec<Figure>),
}

impl Figures {
    pub(super) fn new(figures: &[Figure]) -> Self {
        match figures {
            [figure] => Self::One(figure.clone()),
            figures => Self::List(figures.to_vec()),
        }
    }

    /// Returns where the first of them begins.
    pub(super) fn start(&self) -> Option<usize> {
        self.all().first().map(|figure| figure.start)
    }

    /// Returns all of them.
    pub(super) fn all(&self) -> &[Figure] {
        match self {
            Self::One(figure) => std::slice::from_ref(figure),
            Self::List(figures) => figures,
        }
    }
}

/// Where a number is stated: in which section, and its bytes in the text.
#[derive(Clone)]
pub(super) struct Hit {
    section: usize,
    range: Range<usize>,
}

impl Hit {
    fn new(figure: &Figure, section: usize, narrative: &Narrative<'_>) -> Self {
        Self { section, range: narrative.origin(&(figure.start..figure.end)) }
    }

    fn place(&self, sections: &[&Section]) -> Option<FactPlace> {
        FactPlace::stated(sections.get(self.section)?, self.range.clone())
    }
}

/// A list of numbers, each with its place.
type List = Vec<(Reading, Hit)>;

/// All that is stated for one fact.
pub(super) enum Stated {
    /// Numbers, of which the first or the last counts, or which have to agree.
    Numbers { pick: Pick, agreement: Agreement<Hit> },
    /// Numbers that are added up.
    Sum { sum: Option<Reading>, places: Vec<Hit> },
    /// Lists of numbers.
    Lists { pick: Pick, lists: Vec<List>, items: usize },
}

impl Stated {
    pub(super) fn new(pick: Pick, is_list: bool) -> Self {
        match pick {
            Pick::Only | Pick::First | Pick::Last | Pick::Sum if is_list => {
                Self::Lists { pick, lists: Vec::new(), items: 0 }
            }
            Pick::Sum => Self::Sum { sum: None, places: Vec::new() },
            Pick::Only | Pick::First | Pick::Last => {
                Self::Numbers { pick, agreement: Agreement::default() }
            }
        }
    }

    /// Adds what a section states behind all that came before.
    pub(super) fn add(&mut self, figures: Figures, section: usize, narrative: &Narrative<'_>) {
        let hit = |figure: &Figure| Hit::new(figure, section, narrative);
        match (self, figures) {
            (Self::Lists { lists, items, .. }, figures) => {
                *items += figures.all().len();
                if *items > MAX_ITEMS {
                    lists.clear();
                    return;
                }
                let item = |figure: &Figure| (figure.reading.clone(), hit(figure));
                lists.push(figures.all().iter().map(item).collect());
            }
            (Self::Numbers { pick, agreement }, Figures::One(figure)) => match pick {
                Pick::First if !agreement.is_empty() => {}
                Pick::Last => {
                    *agreement = Agreement::default();
                    agreement.add(figure.reading.clone(), || hit(&figure));
                }
                Pick::Only | Pick::First | Pick::Sum => {
                    agreement.add(figure.reading.clone(), || hit(&figure));
                }
            },
            (Self::Sum { sum, places }, Figures::One(figure)) => {
                if places.len() < MAX_PLACES {
                    places.push(hit(&figure));
                }
                let Reading { number, at_least } = figure.reading;
                let so_far = sum.take();
                let at_least = at_least || so_far.as_ref().is_some_and(|sum| sum.at_least);
                let number = so_far.map_or(number.clone(), |sum| &sum.number + &number);
                *sum = Some(Reading { number, at_least });
            }
            (Self::Numbers { .. } | Self::Sum { .. }, Figures::List(_)) => {}
        }
    }

    /// Returns what the fact is.
    pub(super) fn value(self, sections: &[&Section]) -> FactValue {
        let place = |hit: &Hit| hit.place(sections);
        match self {
            Self::Numbers { agreement, .. } => {
                agreement.value(place).unwrap_or(FactValue::NotStated)
            }
            Self::Sum { sum: None, .. } => FactValue::NotStated,
            Self::Sum { sum: Some(Reading { number, at_least }), places } => FactValue::Stated {
                number,
                at_least,
                places: places.iter().filter_map(place).collect(),
            },
            Self::Lists { items, .. } if items > MAX_ITEMS => FactValue::TooMany(MAX_ITEMS),
            Self::Lists { pick, lists, .. } => listed(lists, pick, sections),
        }
    }
}

/// Joins the lists that are stated for one fact.
fn listed(stated: Vec<List>, pick: Pick, sections: &[&Section]) -> FactValue {
    let (Some(first), Some(last)) = (stated.first(), stated.last()) else {
        return FactValue::NotStated;
    };
    let differs = |other: &List| {
        let readings = |list: &List| list.iter().map(|(reading, _)| reading.clone()).collect();
        let (one, other): (Vec<Reading>, Vec<Reading>) = (readings(first), readings(other));
        one != other
    };
    let chosen = match pick {
        Pick::First => first.clone(),
        Pick::Last => last.clone(),
        Pick::Sum => stated.into_iter().flatten().collect(),
        Pick::Only if stated.iter().any(differs) => {
            let all = stated.iter().flatten().take(MAX_PLACES);
            return FactValue::Ambiguous(all.filter_map(|(_, hit)| hit.place(sections)).collect());
        }
        Pick::Only => first.clone(),
    };
    let item = |(Reading { number, at_least }, hit): (Reading, Hit)| {
        Some(FactItem { number, at_least, place: hit.place(sections)? })
    };
    FactValue::Listed(chosen.into_iter().filter_map(item).collect())
}

/// Whether statements of one fact agree. They do when all exact figures are the same and none is below
/// what another place says it is at least.
pub(super) struct Agreement<P> {
    /// The first places.
    places: Vec<P>,
    /// The first exact figure, and the place of the first other one.
    exact: Option<Number>,
    other: Option<P>,
    /// The smallest and the largest figure that another place says it is at least, with its place.
    least: Option<(Number, P)>,
    most: Option<(Number, P)>,
}

impl<P> Default for Agreement<P> {
    fn default() -> Self {
        Self { places: Vec::new(), exact: None, other: None, least: None, most: None }
    }
}

impl<P: Clone> Agreement<P> {
    fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Adds a figure behind all that came before.
    pub(super) fn add(&mut self, reading: Reading, place: impl Fn() -> P) {
        let Reading { number, at_least } = reading;
        if self.places.len() < MAX_PLACES {
            self.places.push(place());
        }
        if !at_least {
            match &self.exact {
                None => self.exact = Some(number),
                Some(exact) if self.other.is_none() && *exact != number => {
                    self.other = Some(place());
                }
                Some(_) => {}
            }
            return;
        }
        if self.least.as_ref().is_none_or(|(least, _)| number < *least) {
            self.least = Some((number.clone(), place()));
        }
        if self.most.as_ref().is_none_or(|(most, _)| number > *most) {
            self.most = Some((number, place()));
        }
    }

    /// Returns what the statements come to; none where there are none.
    pub(super) fn value(self, place: impl Fn(&P) -> Option<FactPlace>) -> Option<FactValue> {
        let mut places: Vec<FactPlace> = self.places.iter().filter_map(&place).collect();
        let (number, at_least, others) = match (self.exact, self.least, self.most) {
            (Some(exact), _, most) => {
                let above = most.filter(|(most, _)| *most > exact).map(|(_, place)| place);
                (exact, false, self.other.into_iter().chain(above).collect())
            }
            (None, Some((least, _)), Some((most, _))) if least == most => (least, true, Vec::new()),
            (None, Some((least, below)), Some((_, above))) => (least, true, vec![below, above]),
            (None, _, _) => return None,
        };
        if others.is_empty() {
            return Some(FactValue::Stated { number, at_least, places });
        }
        // Where there are more places than anyone reads, one that differs is among those kept.
        let mut others = others.iter().filter_map(&place);
        let differs = others.find(|other| !places.contains(other));
        places.extend(differs.filter(|_| places.len() == MAX_PLACES));
        Some(FactValue::Ambiguous(places))
    }
}
