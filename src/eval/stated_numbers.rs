//! All numbers that the narratives of a report state, and which of them facts read.
//!
//! Receives rules and a report. Does not know which numbers are figures and which are dates.

use std::ops::Range;

use super::facts::reads;
use super::narrative::Narrative;
use crate::model::{Number, Placement, Report};
use crate::resolve::{FactId, RuleSet};

/// A number of a narrative.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedNumber {
    /// The section, as [`Report::all_sections`] counts them.
    pub section: usize,
    /// Its bytes in the text of the section.
    pub range: Range<usize>,
    /// What it is.
    pub number: Number,
    /// Whether it is only said to be about this much, or not more: 近300.
    pub vague: bool,
    /// The facts that read it, each once.
    pub facts: Vec<FactId>,
}

/// Returns the numbers of the narratives of a report, in print order.
pub fn stated_numbers(
    rules: &RuleSet,
    report: &Report,
    placement: &Placement,
) -> Vec<StatedNumber> {
    let mut reads = reads(rules, report, placement);
    reads.sort_by_key(|one| (one.section, one.range.start, one.fact));
    let mut numbers = Vec::new();
    for (section, text) in report.all_sections().enumerate() {
        let Some(text) = &text.text else { continue };
        let narrative = Narrative::new(text);
        let first = reads.partition_point(|one| one.section < section);
        let behind = reads.partition_point(|one| one.section <= section);
        let here = reads.get(first..behind).unwrap_or_default();
        for figure in narrative.all_figures() {
            let range = narrative.origin(&(figure.start..figure.end));
            // A phrase may read a part of a number alone (1.5 of 1.5万元), so both ends are looked at.
            let after = here.partition_point(|one| one.range.start < range.end);
            let overlapping = here.get(..after).unwrap_or_default().iter().rev();
            let overlapping = overlapping.take_while(|one| one.range.end > range.start);
            let mut facts: Vec<FactId> =
                overlapping.filter_map(|one| u32::try_from(one.fact).ok().map(FactId)).collect();
            facts.sort_unstable();
            facts.dedup();
            numbers.push(StatedNumber {
                section,
                range,
                number: figure.reading.number.clone(),
                vague: figure.is_vague(),
                facts,
            });
        }
    }
    numbers
}
