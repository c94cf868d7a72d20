//! Lines of tables → groups of cells and the words between them.

use std::ops::Range;

use crate::import::recogniser::items::{Item, PrintedCell, Word};
use crate::import::recogniser::lines::{Class, Line, Shape};
use crate::import::recogniser::numbering::is_numbering;

/// The cells and words of all tables, in the order printed.
#[derive(Debug, Default)]
pub(in crate::import::recogniser) struct Stream {
    pub(in crate::import::recogniser) words: Vec<StreamWord>,
    pub(in crate::import::recogniser) groups: Vec<Group>,
    /// How many lines each region has, by its number; a region is a run of lines of tables.
    pub(super) regions: usize,
    /// How many headings of sections have been passed.
    sections: usize,
}

/// A word and the line that it stands on.
#[derive(Debug)]
pub(in crate::import::recogniser) struct StreamWord {
    pub(in crate::import::recogniser) word: Word,
    pub(super) line: usize,
    pub(super) region: usize,
}

/// Cells that stand together: on one line, or one below the other without a word between them.
#[derive(Debug)]
pub(in crate::import::recogniser) struct Group {
    pub(super) cells: Vec<PrintedCell>,
    /// The lines.
    pub(super) lines: Range<usize>,
    pub(super) region: usize,
    /// How many headings of sections stand before it.
    pub(super) section: usize,
    /// How many words of the stream stand before it.
    pub(super) position: usize,
    /// Whether no word stands between it and the group before.
    pub(super) adjoining: bool,
    /// Whether it is of a grid, where an empty cell is an empty cell.
    pub(super) of_grid: bool,
}

impl Group {
    /// Returns its cells, where a row has so many: a grid that is wider than the table leaves blank cells
    /// behind those of a row.
    pub(super) fn of_row(&self, width: usize) -> &[PrintedCell] {
        let (own, behind) = self.cells.split_at_checked(width).unwrap_or((&self.cells, &[]));
        let wider = self.of_grid && behind.iter().all(|cell| cell.text.is_empty());
        let is_known = own.first().is_some_and(|cell| !cell.text.is_empty());
        if wider && is_known { own } else { &self.cells }
    }
}

impl Stream {
    pub(in crate::import::recogniser) fn new(lines: &[Line]) -> Self {
        let mut stream = Self::default();
        let mut inside = false;
        for (number, line) in lines.iter().enumerate() {
            if line.class != Class::Table {
                stream.sections += usize::from(line.class == Class::Heading);
                inside = false;
                continue;
            }
            if !inside {
                stream.regions += 1;
                inside = true;
            }
            stream.add(line, number);
        }
        for index in 1..stream.groups.len() {
            let before = stream.groups.get(index - 1).map(|group| (group.position, group.region));
            if let Some(group) = stream.groups.get_mut(index) {
                group.adjoining = before == Some((group.position, group.region));
            }
        }
        stream
    }

    fn add(&mut self, line: &Line, number: usize) {
        let region = self.regions;
        let of_grid = matches!(line.shape, Shape::Row(_));
        let mut run: Vec<PrintedCell> = Vec::new();
        let alone = line.items.len() == 1 && !of_grid;
        for item in &line.items {
            match item {
                Item::Cell(cell) => run.push(cell.clone()),
                Item::Word(word) => {
                    self.end_run(std::mem::take(&mut run), number, of_grid, false);
                    self.words.push(StreamWord { word: word.clone(), line: number, region });
                }
            }
        }
        self.end_run(run, number, of_grid, alone);
    }

    /// Adds cells as a group, or to the group before where each stands on a line of its own.
    fn end_run(&mut self, cells: Vec<PrintedCell>, line: usize, of_grid: bool, alone: bool) {
        if cells.is_empty() {
            return;
        }
        let (region, position) = (self.regions, self.words.len());
        let continues = |group: &&mut Group| {
            let one_a_line = group.cells.len() == group.lines.len();
            alone
                && one_a_line
                && !group.of_grid
                && group.region == region
                && group.position == position
                && group.lines.end == line
        };
        match self.groups.last_mut().filter(continues) {
            Some(group) => {
                group.cells.extend(cells);
                group.lines.end = line + 1;
            }
            None => self.groups.push(Group {
                cells,
                lines: line..line + 1,
                region,
                section: self.sections,
                position,
                adjoining: false,
                of_grid,
            }),
        }
    }

    /// Returns what words say, as printed.
    pub(super) fn says(&self, words: &[usize]) -> String {
        let words = words.iter().filter_map(|word| self.words.get(*word));
        words.map(|word| word.word.text.as_str()).collect()
    }

    /// Returns the words of a label with its numbering, where that is printed as a word of its own before it:
    /// `1.` and `属于国家秘密`. The numbering is taken.
    pub(super) fn numbered(&self, label: &[usize], used: &mut [bool]) -> Vec<usize> {
        let before = label.first().and_then(|first| {
            let before = first.checked_sub(1)?;
            let (word, numbering) = (self.words.get(*first)?, self.words.get(before)?);
            let is_beside = word.line == numbering.line
                && !self.groups.iter().any(|group| group.position == *first);
            let is_bare = word.word.key.numbering.is_empty() && used.get(before) == Some(&false);
            (is_beside && is_bare && is_numbering(&numbering.word.text)).then_some(before)
        });
        before.iter().for_each(|word| take(used, *word));
        before.into_iter().chain(label.iter().copied()).collect()
    }

    /// Returns the words between the group before and a group, and those between it and the next one; all
    /// of its region.
    pub(super) fn around(&self, group: usize) -> (Range<usize>, Range<usize>) {
        let Some(own) = self.groups.get(group) else { return (0..0, 0..0) };
        let before = group.checked_sub(1).and_then(|before| self.groups.get(before));
        let start = before.map_or(0, |before| before.position);
        let end = self.groups.get(group + 1).map_or(self.words.len(), |next| next.position);
        let inside = |range: Range<usize>| {
            let words = self.words.get(range.clone()).unwrap_or_default();
            let skip = words.iter().take_while(|word| word.region < own.region).count();
            let take = words.iter().take_while(|word| word.region <= own.region).count();
            range.start + skip..range.start + take.max(skip)
        };
        (inside(start..own.position), inside(own.position..end))
    }
}

/// Marks a word as taken.
pub(super) fn take(used: &mut [bool], word: usize) {
    if let Some(place) = used.get_mut(word) {
        *place = true;
    }
}
