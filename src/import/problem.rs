//! Why a file cannot be read, and what a reader left out.

use super::TooManyLines;
use super::block::Place;

/// Why a file gives no blocks at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// The file holds nothing.
    Empty,
    /// The file has more bytes than are read.
    TooLarge {
        /// The most megabytes that are read.
        limit: usize,
    },
    /// A part of a packed file is larger than is unpacked.
    UnpacksTooLarge {
        /// The most megabytes that are unpacked.
        limit: usize,
    },
    /// There are more lines than are read.
    TooManyLines {
        /// The most lines that are read.
        limit: usize,
    },
    /// One table has more cells than are read.
    TooManyCells {
        /// The most cells that are read.
        limit: usize,
    },
    /// There are more elements than are read.
    TooManyElements {
        /// The most elements that are read.
        limit: usize,
    },
    /// Elements lie too deep in one another.
    TooDeep {
        /// The deepest level that is read.
        limit: usize,
    },
    /// The text is in no encoding that is known.
    BrokenCharacter {
        /// The line where it stops to make sense.
        line: usize,
    },
    /// The file is of a kind that is not read.
    Foreign(Foreign),
    /// The file can be opened with a password only.
    Encrypted,
    /// The file is cut off or damaged.
    Damaged,
    /// The pages are pictures and have no text.
    Scanned {
        /// How many pages there are.
        pages: usize,
    },
    /// Nothing printed was found in the file.
    NothingPrinted,
    /// No program that reads PDF is installed.
    NoPdfReader,
    /// The program that reads PDF did not come to an end.
    PdfReaderTooSlow {
        /// How long it was given.
        seconds: u64,
    },
    /// The program that reads PDF failed.
    PdfReaderFailed {
        /// What it said.
        said: String,
    },
}

/// Kinds of file that are known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A picture.
    Picture,
    /// A document of Word before 2007, or of WPS.
    OldWord,
    /// Slides.
    Slides,
    /// A text in the Rich Text Format.
    RichText,
    /// A document of OpenOffice or LibreOffice.
    OpenDocument,
    /// A workbook in Excel's binary format.
    BinaryWorkbook,
    /// A workbook of Excel before 97.
    OldWorkbook,
    /// A document or workbook saved as XML.
    OfficeXml,
    /// A page saved with its pictures in one file.
    PageArchive,
    /// The national layout format of documents.
    Ofd,
    /// A packed archive.
    Archive,
    /// Anything else that is no text.
    Unknown,
}

impl From<TooManyLines> for Unreadable {
    fn from(problem: TooManyLines) -> Self {
        Self::TooManyLines { limit: problem.limit }
    }
}

/// Something that a reader left out, or that is odd, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub kind: RemarkKind,
    /// Where.
    pub place: Option<Place>,
}

/// The kinds of thing that a reader remarks on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RemarkKind {
    /// A row has more or fewer cells than most rows of its table.
    UnevenRow {
        /// How many most rows have.
        expected: usize,
        /// How many this one has.
        found: usize,
    },
    /// What stands around the report on a page was left out.
    Furniture {
        /// How many blocks.
        blocks: usize,
        /// What the first of them says.
        first: String,
    },
    /// A page has no text: a picture, or nothing at all.
    PageWithoutText {
        /// The page.
        page: u32,
    },
    /// A sheet that is hidden was left out.
    HiddenSheet {
        /// Its name.
        sheet: String,
    },
    /// Rows or columns of a sheet are hidden; their cells were left out.
    HiddenCells {
        /// The sheet.
        sheet: String,
        /// How many cells that show something.
        cells: usize,
    },
    /// Text that was deleted while changes were tracked was left out.
    DeletedText {
        /// How many places.
        places: usize,
    },
    /// Characters that cannot be decoded stand as `�`.
    LostCharacters {
        /// How many.
        count: usize,
    },
    /// A number that the program counts itself, in front of a paragraph, could not be restored.
    LostNumbering,
    /// A number is shown in a way that is not known, and was taken as it is stored.
    UnknownNumberFormat {
        /// The format.
        format: String,
    },
}
