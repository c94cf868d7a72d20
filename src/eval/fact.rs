//! What a fact comes to: its figure, or its figures, and the places where they are stated.

use std::ops::Range;

use crate::model::{Cell, Number, Section};
use crate::source::Span;

/// What was found for a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// It is stated, perhaps at several places, always with the same figure.
    Stated {
        /// The figure.
        number: Number,
        /// Whether it is only said to be at least this much (18万余).
        at_least: bool,
        /// The places, in print order.
        places: Vec<FactPlace>,
    },
    /// It is a list, stated perhaps at several places, always with the same figures; these are the first.
    Listed(Vec<FactItem>),
    /// It is a list of more figures than this, which are not read.
    TooMany(usize),
    /// It is not stated.
    NotStated,
    /// It is stated with different figures.
    Ambiguous(Vec<FactPlace>),
}

impl FactValue {
    /// Returns the places at which it is stated.
    pub fn places(&self) -> &[FactPlace] {
        match self {
            Self::Stated { places, .. } | Self::Ambiguous(places) => places,
            Self::NotStated | Self::Listed(_) | Self::TooMany(_) => &[],
        }
    }
}

/// A figure of a fact that is a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FactItem {
    /// The figure.
    pub number: Number,
    /// Whether it is only said to be at least this much.
    pub at_least: bool,
    /// Where it stands.
    pub place: FactPlace,
}

/// A place at which a fact is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct FactPlace {
    /// The figure in the report document.
    pub span: Span,
    /// The figure as printed.
    pub printed: String,
    /// The heading of the section, as printed.
    pub section: Option<String>,
}

impl FactPlace {
    /// Returns the place of a figure that a report gives outright.
    pub(super) fn given(section: &Section, cell: &Cell) -> Self {
        let printed = cell.printed.to_string();
        Self { span: cell.span, printed, section: heading(section) }
    }

    /// Returns the place of some bytes of a section's text.
    pub(super) fn stated(section: &Section, range: Range<usize>) -> Option<Self> {
        let text = section.text.as_ref()?;
        let printed = text.content.get(range.clone())?.to_owned();
        Some(Self { span: text.locate(range), printed, section: heading(section) })
    }
}

fn heading(section: &Section) -> Option<String> {
    section.heading.as_ref().map(|heading| heading.node.clone())
}
