//! Lines of text → sections: headings as printed, in the order printed, with what stands under them.
//!
//! A paragraph is taken for a heading only where its numbering, its length and what follows it say so. The
//! tables are known by now.

use super::lines::{Class, Line, Shape};
use super::numbering::level;
use super::paragraphs::Measure;
use super::run_in::part_heading;
use crate::import::block::Printed;
use crate::import::draft::{DraftSection, DraftTable, Paragraph};

/// The most characters of a heading.
const LONGEST: usize = 40;

/// A section on its way: its level, and its place among those of its level.
struct Open {
    level: u8,
    section: DraftSection,
}

/// Puts the sections together. `skip` tells which lines are no part of them; `tables` stand at the lines
/// on which their figures begin.
pub(super) fn outline(
    lines: &[Line],
    skip: &dyn Fn(usize) -> bool,
    mut tables: Vec<(usize, DraftTable)>,
) -> Vec<DraftSection> {
    let is_text = |line: &&Line| line.class == Class::Text;
    let measure = Measure::of(lines.iter().filter(is_text));
    let mut outline = Outline { done: Vec::new(), open: Vec::new(), marked: marked_level(lines) };
    let mut run: Vec<&Line> = Vec::new();
    tables.reverse();
    for (number, line) in lines.iter().enumerate() {
        if tables.last().is_some_and(|(at, _)| *at <= number) {
            outline.text(&std::mem::take(&mut run), measure);
            while let Some((_, table)) = tables.pop_if(|(at, _)| *at <= number) {
                outline.current().tables.push(table);
            }
        }
        if skip(number) {
            continue;
        }
        match line.class {
            Class::Heading => {
                outline.text(&std::mem::take(&mut run), measure);
                outline.begin(1, printed(line));
            }
            Class::Table | Class::Text => run.push(line),
        }
    }
    outline.text(&run, measure);
    for (_, table) in tables.into_iter().rev() {
        outline.current().tables.push(table);
    }
    outline.finish()
}

fn printed(line: &Line) -> Printed {
    Printed { text: line.text.clone(), place: line.place.clone() }
}

/// Returns the level at which the format marks the headings of the form's sections.
fn marked_level(lines: &[Line]) -> u8 {
    let of = |line: &Line| match (line.class, line.shape) {
        (Class::Heading, Shape::Heading(level)) => Some(level),
        _ => None,
    };
    lines.iter().find_map(of).unwrap_or(1)
}

struct Outline {
    done: Vec<DraftSection>,
    /// The sections that are not ended, each inside the one before.
    open: Vec<Open>,
    /// The level at which the format marks the highest headings.
    marked: u8,
}

impl Outline {
    fn current(&mut self) -> &mut DraftSection {
        if self.open.is_empty() {
            self.open.push(Open { level: 1, section: DraftSection::default() });
        }
        match self.open.as_mut_slice() {
            [.., last] => &mut last.section,
            [] => unreachable!("a section was opened above"),
        }
    }

    fn begin(&mut self, level: u8, heading: Printed) {
        while self.open.last().is_some_and(|open| open.level >= level) {
            self.close();
        }
        let section = DraftSection { heading: Some(heading), ..DraftSection::default() };
        self.open.push(Open { level, section });
    }

    fn close(&mut self) {
        let Some(Open { section, .. }) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(above) => above.section.sections.push(section),
            None => self.done.push(section),
        }
    }

    fn finish(mut self) -> Vec<DraftSection> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }

    /// Adds a stretch of text: paragraphs, and the headings among them.
    fn text(&mut self, run: &[&Line], measure: Measure) {
        let mut rest: Vec<&Line> = Vec::new();
        for line in run {
            if let Some(level) = self.heading_line(line, measure) {
                self.paragraphs(&measure.paragraphs(&rest));
                rest.clear();
                self.begin(level, printed(line));
            } else {
                rest.push(line);
            }
        }
        self.paragraphs(&measure.paragraphs(&rest));
    }

    /// Tells the level of a line that is a heading by itself: `一、` before a few words, or marked as one by
    /// the format.
    fn heading_line(&self, line: &Line, measure: Measure) -> Option<u8> {
        let numbered = level(&line.text);
        if let Shape::Heading(marked) = line.shape {
            let is_sentence = line.text.ends_with(['。', '；', '，', '！', '？']);
            return match numbered {
                Some(level) => Some(level),
                None if is_sentence => None,
                None => Some((marked + 1).saturating_sub(self.marked).max(1)),
            };
        }
        let alone = !measure.is_full(line) || line.text.chars().count() <= 20;
        (numbered == Some(1) && alone && says_no_sentence(&line.text)).then_some(1)
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        let levels: Vec<Option<u8>> = paragraphs
            .iter()
            .enumerate()
            .map(|(index, paragraph)| heading_level(paragraph, paragraphs.get(index + 1)))
            .collect();
        // Where headings are printed on the line of their text, all of their level are, and more than one.
        let parts = || paragraphs.iter().filter(|one| level(&one.text) == Some(2));
        let runs_in = parts().count() > 1 && parts().all(|one| part_heading(&one.text).is_some());
        // Where one paragraph of a level goes on behind its numbering, none of that level is a heading.
        let runs_on = |wanted: u8| {
            let mut all = paragraphs.iter().zip(&levels);
            all.any(|(one, found)| found.is_none() && level(&one.text) == Some(wanted))
        };
        for (paragraph, found) in paragraphs.iter().zip(&levels) {
            let end = part_heading(&paragraph.text).filter(|_| runs_in);
            if let Some((heading, rest)) = end.and_then(|end| paragraph.parted(end)) {
                self.begin(2, heading);
                self.paragraph(rest);
                continue;
            }
            let heading = paragraph.printed().zip(found.filter(|level| !runs_on(*level)));
            match heading {
                Some((heading, level)) => self.begin(level, heading),
                None => self.paragraph(paragraph.clone()),
            }
        }
    }

    /// Adds a paragraph. One that is numbered as the headings of open sections are does not belong to
    /// them.
    fn paragraph(&mut self, paragraph: Paragraph) {
        let own = level(&paragraph.text).filter(|level| *level > 1);
        let beside = |open: &Open| own.is_some_and(|own| open.level >= own && open.level > 1);
        let leaves = self.open.last().is_some_and(beside);
        while self.open.last().is_some_and(beside) {
            self.close();
        }
        if let (true, Some(level)) = (leaves, own) {
            self.open.push(Open { level, section: DraftSection::default() });
        }
        self.current().paragraphs.push(paragraph);
    }
}

/// Tells the level of a paragraph that is a heading: a numbering before a few words that are no sentence,
/// and text that is not numbered alike below it.
fn heading_level(paragraph: &Paragraph, next: Option<&Paragraph>) -> Option<u8> {
    let text = paragraph.text.trim();
    let own = level(text).filter(|level| matches!(level, 1..=3))?;
    let short = text.chars().count() <= LONGEST - 10;
    let said = text.trim_end_matches('。');
    let ends = said.len() < text.len();
    let follows = next.is_some_and(|next| level(&next.text) != Some(own));
    let fits = match own {
        1 => !ends,
        2 => !ends || follows,
        _ => !ends && follows,
    };
    (short && fits && says_no_sentence(said)).then_some(own)
}

fn says_no_sentence(text: &str) -> bool {
    let short = text.chars().count() <= LONGEST;
    short && !text.contains(['。', '；', '，', '：', '！', '？', ';', ','])
}
