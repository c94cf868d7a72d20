//! Where the figures of a table lie on a page: its rows, its columns, and figures that a narrow cell cut
//! over two lines.
//!
//! A figure is put together only where its place proves that it is one: its parts stand one below the other
//! in one column, at the distance of two lines, the upper one fills the cell, and nothing of another row
//! stands beside them.

use super::super::prose::is_numbered;
use super::word::Word;

/// The fewest columns by which a table is known.
const FEWEST: usize = 5;

/// The fewest columns by which a table with one row is known.
const ALONE: usize = 10;

/// How far apart the middles of two lines of one cell lie at most, in heights of the text.
const PITCH: f64 = 1.75;

/// The least part of a column that a figure fills that goes on below; the rest is the edge of the cell.
const FULL: f64 = 0.6;

/// Lines with figures in the same columns, and what stands between them.
#[derive(Debug)]
pub(super) struct Zone {
    /// The lines that have a figure in every column.
    pub(super) full: Vec<usize>,
    /// From where to where each column has figures.
    columns: Vec<(f64, f64)>,
}

/// The figures of a row, each in its column.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Option<Word>>,
    /// The middle of its first line.
    pub(super) first: f64,
    /// The middle of all its lines.
    pub(super) middle: f64,
    /// The middle of its last line.
    last: f64,
    /// Whether one of its figures was cut.
    pub(super) is_joined: bool,
    /// Whether a numbered label begins on its first line.
    pub(super) is_numbered: bool,
}

impl Row {
    fn count(&self) -> usize {
        self.cells.iter().flatten().count()
    }
}

/// Finds the zones of a page.
pub(super) fn zones(lines: &[Vec<Word>]) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let figures: Vec<&Word> = line.iter().filter(|word| word.is_figure()).collect();
        if figures.len() < FEWEST {
            continue;
        }
        match zones.last_mut().filter(|zone| zone.takes(&figures)) {
            Some(zone) if zone.columns.len() == figures.len() => {
                zone.full.push(number);
                for (column, figure) in zone.columns.iter_mut().zip(&figures) {
                    *column = (column.0.min(figure.left), column.1.max(figure.right));
                }
            }
            // Parts of figures, or a row with blanks.
            Some(_) => {}
            None => zones.push(Zone {
                full: vec![number],
                columns: figures.iter().map(|figure| (figure.left, figure.right)).collect(),
            }),
        }
    }
    zones.retain(|zone| zone.full.len() > 1 || zone.columns.len() >= ALONE);
    zones.iter_mut().for_each(|zone| zone.widen(lines));
    zones
}

impl Zone {
    /// Makes its columns as wide as the figures in their middle: parts of cut ones may be the widest.
    fn widen(&mut self, lines: &[Vec<Word>]) {
        let mut columns = self.columns.clone();
        for figure in lines.iter().flatten().filter(|word| word.is_figure()) {
            let Some(index) = self.column_of(figure) else { continue };
            let off =
                self.centre(index).unwrap_or_default() - f64::midpoint(figure.left, figure.right);
            let inside = off.abs() < self.pitch(index) * 0.2
                && figure.right - figure.left < self.pitch(index);
            if let Some(column) = columns.get_mut(index).filter(|_| inside) {
                *column = (column.0.min(figure.left), column.1.max(figure.right));
            }
        }
        self.columns = columns;
    }

    /// Tells whether figures stand in its columns, at most one in each.
    fn takes(&self, figures: &[&Word]) -> bool {
        let columns: Vec<Option<usize>> =
            figures.iter().map(|figure| self.column_of(figure)).collect();
        columns.iter().all(Option::is_some) && columns.is_sorted_by(|one, next| one < next)
    }

    /// Returns where its first column begins.
    pub(super) fn left(&self) -> f64 {
        self.columns.first().map_or(0.0, |column| column.0)
    }

    fn centre(&self, index: usize) -> Option<f64> {
        self.columns.get(index).map(|(left, right)| f64::midpoint(*left, *right))
    }

    /// Returns the column whose middle is nearest, where the word lies nearer to it than to the next ones.
    fn column_of(&self, word: &Word) -> Option<usize> {
        let middle = f64::midpoint(word.left, word.right);
        let far =
            |index: &usize| self.centre(*index).map_or(f64::INFINITY, |at| (at - middle).abs());
        let near = (0..self.columns.len()).min_by(|one, other| far(one).total_cmp(&far(other)))?;
        (far(&near) < self.pitch(near) / 2.0).then_some(near)
    }

    /// Parts labels of columns that stand so close that they are one word: each part stands in the middle
    /// of its column.
    pub(super) fn parted(&self, word: &Word) -> Vec<Word> {
        let count = word.text.chars().count();
        #[allow(clippy::cast_precision_loss, reason = "a word has few characters")]
        let step = (word.right - word.left) / count.max(1) as f64;
        let mut parts: Vec<(Option<usize>, Word)> = Vec::new();
        let mut left = word.left;
        for character in word.text.chars() {
            let own =
                Word { text: character.to_string(), left, right: left + step, ..word.clone() };
            left += step;
            let column = self.column_of(&own);
            match parts.last_mut().filter(|(known, _)| *known == column) {
                Some((_, part)) => {
                    part.text.push(character);
                    part.right = own.right;
                }
                None => parts.push((column, own)),
            }
        }
        let fits = |(column, part): &(Option<usize>, Word)| {
            let middle = f64::midpoint(part.left, part.right);
            let near = |index: usize| {
                self.centre(index).is_some_and(|at| (at - middle).abs() < self.pitch(index) * 0.2)
            };
            part.text.chars().count() > 1 && column.is_some_and(near)
        };
        let whole = parts.len() < 2 || word.text.is_ascii() || !parts.iter().all(fits);
        if whole { vec![word.clone()] } else { parts.into_iter().map(|(_, part)| part).collect() }
    }

    /// Returns how far a column lies from the nearest one.
    fn pitch(&self, index: usize) -> f64 {
        let own = self.centre(index).unwrap_or_default();
        let others = [index.checked_sub(1), Some(index + 1)];
        let others = others.into_iter().flatten().filter_map(|other| self.centre(other));
        others.map(|other| (other - own).abs()).fold(f64::INFINITY, f64::min)
    }

    /// Returns the rows, what was cut put together; none where not every figure stands in a column.
    pub(super) fn rows(&self, lines: &[Vec<Word>]) -> Option<Vec<Row>> {
        let (first, last) = (*self.full.first()?, *self.full.last()?);
        let mut rows = Vec::new();
        let (mut top, mut end) = (0.0, 0.0);
        // A row whose figures are cut has no full line: it may be the first or the last one.
        for (number, line) in lines.iter().enumerate() {
            match self.row(line).filter(|row| number >= first && number <= last || row.is_figures())
            {
                Some(row) => {
                    top = if number == first { row.first } else { top };
                    end = if number == last { row.first } else { end };
                    rows.extend(Some(row).filter(|row| row.count() > 0));
                }
                None if number < first => rows.clear(),
                None if number > last => break,
                None => return None,
            }
        }
        let rows = self.around(self.below(rows));
        let is_row = |row: &Row| {
            let inside = row.last >= top - 0.1 && row.first <= end + 0.1;
            inside || (row.is_joined && row.count() == self.columns.len())
        };
        Some(rows.into_iter().filter(is_row).collect())
    }

    /// Returns the figures of a line in their columns; none where one stands in no column or two in one.
    fn row(&self, line: &[Word]) -> Option<Row> {
        let mut cells: Vec<Option<Word>> = vec![None; self.columns.len()];
        let mut middle = None;
        let edge = self.left() - 1.0;
        for word in line.iter().filter(|word| word.right > edge + 2.0) {
            if word.left < edge {
                return None;
            }
            match cells.get_mut(self.column_of(word)?)? {
                Some(_) => return None,
                cell @ None => *cell = Some(word.clone()),
            }
            middle.get_or_insert(word.middle());
        }
        let middle = middle.unwrap_or_default();
        let is_numbered =
            line.iter().any(|word| word.right <= edge + 2.0 && begins_label(&word.text));
        Some(Row { cells, first: middle, middle, last: middle, is_joined: false, is_numbered })
    }

    /// Puts figures together that begin on the line of their row and go on below.
    fn below(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut joined: Vec<Row> = Vec::new();
        for row in rows.iter().cloned() {
            let goes_on = |above: &&mut Row| {
                let distance = row.first - above.last;
                let pairs = above.cells.iter().zip(&row.cells).enumerate();
                !row.is_numbered
                    && pairs.clone().all(|(index, (above, own))| {
                        own.is_none()
                            || self.is_cut(index, above.as_ref(), own.as_ref(), distance, &rows)
                    })
            };
            match joined.last_mut().filter(goes_on) {
                Some(above) => above.append(row),
                None => joined.push(row),
            }
        }
        joined
    }

    /// Puts figures together that stand half above and half below the line of their row.
    fn around(&self, rows: Vec<Row>) -> Vec<Row> {
        let mut joined: Vec<Row> = Vec::new();
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            let own = match (rows.get(at + 1), rows.get(at + 2)) {
                (Some(middle), Some(below)) => self.centred([row, middle, below], &rows),
                (_, _) => None,
            };
            at += if own.is_some() { 3 } else { 1 };
            joined.push(own.unwrap_or_else(|| row.clone()));
        }
        joined
    }

    fn centred(&self, [above, middle, below]: [&Row; 3], rows: &[Row]) -> Option<Row> {
        let mut row = middle.clone();
        let distance = below.middle - above.middle;
        let offset = (f64::midpoint(above.middle, below.middle) - middle.middle).abs();
        let columns = above.cells.iter().zip(&below.cells).zip(row.cells.iter_mut()).enumerate();
        for (index, ((above, below), own)) in columns {
            match (above, &own, below) {
                (None, _, None) => {}
                (Some(above), None, Some(below)) if offset < above.height() * 0.2 => {
                    if !self.is_cut(index, Some(above), Some(below), distance, rows) {
                        return None;
                    }
                    let mut whole = above.clone();
                    whole.go_on(below);
                    *own = Some(whole);
                }
                (_, _, _) => return None,
            }
        }
        row.is_joined = true;
        (row.count() == self.columns.len()).then_some(row)
    }

    /// Tells whether a figure goes on below: it fills its cell as no whole one of its column does.
    fn is_cut(
        &self,
        column: usize,
        above: Option<&Word>,
        below: Option<&Word>,
        distance: f64,
        rows: &[Row],
    ) -> bool {
        let (Some(above), Some(below)) = (above, below) else { return false };
        let digits = |word: &Word| word.text.chars().all(|c| c.is_ascii_digit());
        let count = above.text.chars().count();
        #[allow(clippy::cast_precision_loss, reason = "a figure has few digits")]
        let digit = (above.right - above.left) / count.max(1) as f64;
        let width = above.right - above.left;
        let widest = rows.iter().filter_map(|row| row.cells.get(column)?.as_ref());
        let widest = widest.map(|cell| cell.right - cell.left).fold(0.0, f64::max);
        count > 1
            && digits(above)
            && digits(below)
            && (0.5..PITCH).contains(&(distance / above.height()))
            && width + digit > self.pitch(column) * FULL
            && width + 1.0 > widest
            && below.right - below.left < width + 1.0
            && below.left < above.right
            && above.left < below.right
    }
}

impl Row {
    /// Tells whether nothing but figures stands in its columns.
    fn is_figures(&self) -> bool {
        self.cells.iter().flatten().all(Word::is_figure)
    }

    /// Tells whether a word is one of its figures, or a part of one.
    pub(super) fn holds(&self, word: &Word) -> bool {
        let inside = |cell: &Word| {
            let (across, down) = (f64::midpoint(word.left, word.right), word.middle());
            (cell.left..=cell.right).contains(&across) && (cell.top..=cell.bottom).contains(&down)
        };
        self.cells.iter().flatten().any(inside)
    }

    /// Tells whether a word stands at the height of its figures.
    pub(super) fn stands_beside(&self, word: &Word) -> bool {
        (self.first - word.height()..=self.last + word.height()).contains(&word.middle())
    }

    /// Takes in the line below.
    fn append(&mut self, below: Row) {
        for (own, below) in self.cells.iter_mut().zip(&below.cells) {
            if let (Some(own), Some(below)) = (own, below) {
                own.go_on(below);
            }
        }
        self.is_joined = true;
        self.last = below.last;
        self.middle = f64::midpoint(self.first, self.last);
    }
}

/// Tells whether a text begins as labels do: `四、`, `（二）`, `3.`.
pub(super) fn begins_label(text: &str) -> bool {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    is_numbered(text) || (after.len() < text.len() && after.starts_with(['.', '．', '、']))
}

#[cfg(test)]
mod tests;
