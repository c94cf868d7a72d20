//! What every format is turned into: blocks in the order printed, each with its place in the original.
//!
//! A reader of a format makes these and nothing else, and the recogniser sees nothing else. They say
//! what is printed where; what any of it means is not known here.

use std::fmt;

/// A place in the original. Its text is what `at:` in the report document says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A line of a text, counted from 1.
    Line(u32),
    /// A line of a page, both counted from 1.
    PageLine {
        /// The page.
        page: u32,
        /// The line on it.
        line: u32,
    },
    /// A box on a page, in points from the top left corner.
    PageBox {
        /// The page, counted from 1.
        page: u32,
        /// The left edge.
        left: u32,
        /// The upper edge.
        top: u32,
        /// The right edge.
        right: u32,
        /// The lower edge.
        bottom: u32,
    },
    /// The path of an element of a page or of a word processor's document.
    Element(String),
    /// A cell of a sheet.
    SheetCell {
        /// The name of the sheet; of the only one of an exported sheet, which has none, nothing.
        sheet: String,
        /// The cell, such as `B12`.
        cell: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(formatter, "{line}"),
            Self::PageLine { page, line } => write!(formatter, "{page}:{line}"),
            Self::PageBox { page, left, top, right, bottom } => {
                write!(formatter, "{page}@{left},{top},{right},{bottom}")
            }
            Self::Element(path) => formatter.write_str(path),
            Self::SheetCell { sheet, cell } if sheet.is_empty() => formatter.write_str(cell),
            Self::SheetCell { sheet, cell } => write!(formatter, "{sheet}!{cell}"),
        }
    }
}

/// A text as printed, not folded, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The text, without blanks around it.
    pub text: String,
    /// The place.
    pub place: Place,
}

/// A part of a printed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub printed: Printed,
    /// Where it begins: columns of a text, in half widths, or points of a page.
    pub from: u32,
    /// Where it ends, in the same measure.
    pub to: u32,
}

/// A block of a report, in the order printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A printed line, perhaps a part of a paragraph or of a table. Its pieces are set apart by wide
    /// gaps or tabs; a line without pieces is blank.
    Line(Vec<Piece>),
    /// A whole paragraph.
    Paragraph(Printed),
    /// A heading that the format marks as one.
    Heading {
        /// The level, the highest being 1.
        level: u8,
        /// What it says.
        printed: Printed,
    },
    /// A table that the format marks as one.
    Grid(Grid),
    /// The end of a page.
    PageBreak,
}

impl Block {
    /// Tells whether nothing is printed.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Line(pieces) => pieces.is_empty(),
            Self::PageBreak => true,
            Self::Paragraph(_) | Self::Heading { .. } | Self::Grid(_) => false,
        }
    }
}

/// A table that the format marks as one: rows of equally many cells. Where a cell covers several
/// positions, each of them repeats it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows, from the top.
    pub rows: Vec<Vec<GridCell>>,
}

/// A position of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// What the cell says that covers it.
    pub printed: Printed,
    /// Row and column of that cell's first position, counted from 0; the same for all positions that it
    /// covers.
    pub origin: (usize, usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_people_say_them() {
        let boxed = Place::PageBox { page: 3, left: 72, top: 140, right: 96, bottom: 152 };
        for (place, text) in [
            (Place::Line(88), "88"),
            (Place::PageLine { page: 3, line: 14 }, "3:14"),
            (boxed, "3@72,140,96,152"),
            (Place::Element("table[2]/tr[5]/td[1]".to_owned()), "table[2]/tr[5]/td[1]"),
            (Place::SheetCell { sheet: "表三".to_owned(), cell: "B12".to_owned() }, "表三!B12"),
        ] {
            assert_eq!(place.to_string(), text);
        }
    }
}
