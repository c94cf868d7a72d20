//! The years that rules are for: which rules apply at the same time.
//!
//! Receives rules; hands on sets of them that no other set holds whole. Does not know what they say.

use crate::resolve::{Rule, RuleSet};

/// The first and the last year; none where it is open.
pub(super) type Years = (Option<i32>, Option<i32>);

/// Returns the sets of rules that apply in some year together, the largest ones only.
pub(super) fn eras(rules: &RuleSet) -> Vec<Vec<usize>> {
    // Which rules apply changes where one begins, and behind the last year of one.
    let mut years = vec![i32::MIN];
    for rule in &rules.rules {
        years.extend(rule.years.0);
        years.extend(rule.years.1.and_then(|last| last.checked_add(1)));
    }
    years.sort_unstable();
    years.dedup();
    let mut eras: Vec<Vec<usize>> = Vec::new();
    for year in years {
        let applies = |(_, rule): &(usize, &Rule)| is_in(year, rule.years);
        let era: Vec<usize> =
            rules.rules.iter().enumerate().filter(applies).map(|(index, _)| index).collect();
        if !eras.contains(&era) {
            eras.push(era);
        }
    }
    let is_part = |era: &Vec<usize>| {
        eras.iter().any(|other| other != era && era.iter().all(|rule| other.contains(rule)))
    };
    eras.iter().filter(|era| !is_part(era)).cloned().collect()
}

fn is_in(year: i32, (first, last): Years) -> bool {
    first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last)
}

/// Returns the years that are in both.
pub(super) fn common(one: Years, other: Years) -> Years {
    let last = match (one.1, other.1) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    (one.0.max(other.0), last)
}

/// Tells whether there is a year in them.
pub(super) fn is_some(years: Years) -> bool {
    !matches!(years, (Some(first), Some(last)) if first > last)
}

/// Tells whether one rule applies wherever another does: in its years, and on no conditions of its own.
pub(super) fn applies_with(rule: &Rule, other: &Rule) -> bool {
    let years = common(rule.years, other.years) == other.years;
    years && rule.depends.iter().all(|id| other.depends.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_open_at_either_end() {
        let (all, since, until) = ((None, None), (Some(2021), None), (None, Some(2020)));
        assert_eq!(common(all, since), since);
        assert_eq!(common(since, until), (Some(2021), Some(2020)));
        assert!(is_some(since) && is_some(until) && !is_some(common(since, until)));
        assert!(is_in(2021, since) && !is_in(2020, since) && is_in(2020, until));
    }
}
