//! Lists of figures in a sentence: `其中甲3件、乙4件；`. A list goes from the words before it to the words
//! that end it, else to the end of the sentence or of the bracket; what stands in brackets inside it, or
//! behind a number without the words of the list, is not of it.

use super::narrative::Narrative;
use super::numbers::Figure;
use crate::resolve::Run;

/// All figures of a narrative that could be of the lists of a run, by the sentences that hold them.
pub(super) struct Items<'n> {
    narrative: &'n Narrative<'n>,
    /// Sentence and figure, in this order.
    items: Vec<(usize, Figure)>,
    /// For each item the last of the list that it is of; none where nothing ends it.
    last: Vec<Option<usize>>,
    run: &'n Run,
}

impl<'n> Items<'n> {
    pub(super) fn of(run: &'n Run, narrative: &'n Narrative<'_>) -> Self {
        let (mut sentences, mut numbers) = (narrative.sentences(), narrative.numbers());
        let mut items: Vec<(usize, Figure)> = narrative
            .figures()
            .filter_map(|figure| numbers.at(figure.start, &run.after))
            .filter(|figure| narrative.from(figure.end).starts_with(&run.after))
            .map(|figure| (sentences.at(figure.start), figure))
            .collect();
        items.sort_by_key(|(sentence, figure)| (*sentence, figure.start));
        let mut items = Self { narrative, items, last: Vec::new(), run };
        items.last = items.lasts();
        items
    }

    /// Goes backwards, so that each item knows the end of the list from the next one.
    fn lasts(&self) -> Vec<Option<usize>> {
        let mut lasts = vec![None; self.items.len()];
        let mut next: Option<(usize, Option<usize>)> = None;
        for (index, (sentence, figure)) in self.items.iter().enumerate().rev() {
            let behind = self.narrative.from(figure.end + self.run.after.len());
            let following = next.filter(|(other, _)| other == sentence);
            let last = if self.run.end.is_empty() {
                following.map_or(Some(index), |(_, last)| last)
            } else if behind.starts_with(&self.run.end) {
                Some(index)
            } else {
                following.and_then(|(_, last)| last)
            };
            if let Some(place) = lasts.get_mut(index) {
                *place = last;
            }
            next = Some((*sentence, last));
        }
        lasts
    }

    /// Returns where the first figure of the list begins that follows a position, and where the list
    /// ends.
    pub(super) fn first(&self, position: usize) -> Option<(usize, usize)> {
        let sentence = self.narrative.sentences().at(position);
        let index = self.index(sentence, position);
        let (other, figure) = self.items.get(index)?;
        let (_, last) = self.items.get((*self.last.get(index)?)?)?;
        let end = last.end + self.run.after.len() + self.run.end.len();
        (*other == sentence).then_some((figure.start, end))
    }

    /// Returns the lists that begin with these figures; of two that overlap, the first.
    pub(super) fn lists(&self, starts: impl Iterator<Item = usize>) -> Vec<Vec<Figure>> {
        let mut starts: Vec<usize> = starts.collect();
        starts.sort_unstable();
        let mut lists = Vec::new();
        let mut passed = 0;
        for start in starts {
            let index = self.index(self.narrative.sentences().at(start), start);
            let Some(Some(last)) = self.last.get(index) else { continue };
            let Some(list) = self.items.get(index..=*last).filter(|_| start >= passed) else {
                continue;
            };
            passed = list.last().map_or(start, |(_, figure)| figure.end);
            // With a vague figure among them nobody can tell what they add up to.
            let item = |(_, figure): &(usize, Figure)| {
                let mut figure = figure.clone();
                figure.reading.at_least |= figure.is_vague();
                figure
            };
            lists.push(list.iter().map(item).collect());
        }
        lists
    }

    fn index(&self, sentence: usize, position: usize) -> usize {
        self.items.partition_point(|(other, figure)| (*other, figure.start) < (sentence, position))
    }
}
