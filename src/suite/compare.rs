//! Two snapshots of one case → what changed in meaning: which lines came, went, or say something else.

use super::text::parse;
use crate::diagnose::{Change, SnapshotLine};

/// Returns what changed from one content of a snapshot to the other; empty when nothing did.
pub fn changes(before: &str, now: &str) -> Vec<Change> {
    let (before, now) = (before.trim_end(), now.trim_end());
    if before == now {
        return Vec::new();
    }
    let (old, new) = (parse(before), parse(now));
    let mut found = Vec::new();
    for index in 0..old.len().max(new.len()) {
        let lines = |reports: &[Vec<SnapshotLine>]| reports.get(index).cloned().unwrap_or_default();
        compare(lines(&old), lines(&new), &mut found);
    }
    if found.is_empty() {
        found.push(Change::Layout);
    }
    found
}

fn compare(mut old: Vec<SnapshotLine>, mut new: Vec<SnapshotLine>, found: &mut Vec<Change>) {
    old.retain(|line| match new.iter().position(|other| other == line) {
        Some(same) => {
            new.remove(same);
            false
        }
        None => true,
    });
    for before in old {
        match new.iter().position(|now| is_about_the_same(&before, now)) {
            Some(at) => found.push(Change::Changed { before, now: new.remove(at) }),
            None => found.push(Change::Went(before)),
        }
    }
    found.extend(new.into_iter().map(Change::Came));
    found.sort_by_key(part_of);
}

fn part_of(change: &Change) -> Option<crate::diagnose::Part> {
    match change {
        Change::Came(line) | Change::Went(line) | Change::Changed { before: line, .. } => {
            Some(line.part)
        }
        Change::Layout => None,
    }
}

fn is_about_the_same(one: &SnapshotLine, other: &SnapshotLine) -> bool {
    let key = |line: &SnapshotLine| -> Vec<String> {
        line.fields.iter().take(line.part.key_length()).cloned().collect()
    };
    one.part == other.part && key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::change_words;

    fn told(before: &str, now: &str) -> Vec<String> {
        let words = |change: &Change| {
            let words = change_words(change);
            words.iter().map(|word| word.zh.clone()).collect::<Vec<_>>().join("：")
        };
        changes(before, now).iter().map(words).collect()
    }

    const BEFORE: &str =
        "报告 | a\n核对 | 相符 3 | 不符 1\n\n不符\n差错 | R | 自然人 | 左 1 | 右 2\n";

    #[test]
    fn the_same_text_did_not_change() {
        assert!(changes(BEFORE, BEFORE).is_empty());
        assert!(changes(BEFORE, BEFORE.trim_end()).is_empty());
    }

    #[test]
    fn a_finding_comes_goes_or_says_something_else() {
        let other = BEFORE.replace("自然人", "总计");
        assert_eq!(
            told(BEFORE, &other),
            [
                "不再不符：差错 · R · 自然人 · 左 1 · 右 2",
                "新的不符：差错 · R · 总计 · 左 1 · 右 2"
            ]
        );
        let other = BEFORE.replace("左 1", "左 5");
        assert_eq!(told(BEFORE, &other), ["变了：差错 · R · 自然人 · 左 1 → 5"]);
        let twice = format!("{BEFORE}差错 | R | 自然人 | 左 1 | 右 2\n");
        assert_eq!(told(BEFORE, &twice), ["新的不符：差错 · R · 自然人 · 左 1 · 右 2"]);
    }

    #[test]
    fn another_order_is_said_to_be_that() {
        let more = format!("{BEFORE}差错 | R | 总计 | 左 1 | 右 2\n");
        let lines: Vec<&str> = more.lines().collect();
        let (head, findings) = lines.split_at(4);
        let turned = [head, &[findings[1], findings[0]]].concat().join("\n");
        assert_eq!(told(&more, &turned), ["写法：内容一样，先后或写法不同"]);
    }
}
