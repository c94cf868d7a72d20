//! "Did you mean": the one place that decides what is near enough to be meant.

use strsim::osa_distance;

/// Returns the candidate nearest to `name`; none where nothing is near, or two are equally so.
///
/// ```
/// use rulecheck::diagnose::nearest;
/// assert_eq!(nearest("untt", ["unit", "year"]), Some("unit"));
/// assert_eq!(nearest("colour", ["unit", "year"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.trim().to_lowercase();
    let length = lower.chars().count();
    let mut best: Option<(usize, &'a str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let other = candidate.to_lowercase();
        let other_length = other.chars().count();
        // One slip in three characters: 自燃人 is 自然人, 总数 is not 总计.
        let allowed = length.max(other_length) / 3;
        // The difference in length is a lower bound, and cheap.
        if length.abs_diff(other_length) > allowed {
            continue;
        }
        let distance = osa_distance(&lower, &other);
        if distance > allowed {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, other)) if distance == least => tied = other != candidate,
            Some(_) | None => (best, tied) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_others_are_not() {
        let keys =
            ["report", "unit", "year", "title", "sections", "heading", "text", "table", "tables"];
        for (name, expected) in [
            ("sectons", Some("sections")),
            ("Unit", Some("unit")),
            ("raport", Some("report")),
            ("tabel", Some("table")),
            ("headings", Some("heading")),
            ("单位", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, keys), expected, "{name}");
        }
        let columns = ["自然人", "法人或其他组织/商业企业", "总计"];
        assert_eq!(nearest("自燃人", columns), Some("自然人"));
        assert_eq!(nearest("总数", columns), None);
        assert_eq!(nearest("aaa", ["aab", "aac"]), None);
    }
}
