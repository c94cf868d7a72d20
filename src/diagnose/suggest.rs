//! "Did you mean": the one place that decides what is near enough to be meant.

use strsim::osa_distance;

use crate::model::fold;
use crate::syntax::JOINING_WORDS;

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

/// Returns the label nearest to `name`; where none is near as printed, the nearest without numbering,
/// blanks and width: `重付申请` is `2.重复申请`.
pub(super) fn nearest_label<'a>(name: &str, labels: &'a [String]) -> Option<&'a str> {
    let as_printed = nearest(name, labels.iter().map(String::as_str));
    as_printed.or_else(|| {
        let folded: Vec<String> = labels.iter().map(|label| fold(label)).collect();
        let meant = nearest(&fold(name), folded.iter().map(String::as_str))?;
        // Two labels that differ in their numbers only are as near as each other.
        let mut alike = labels.iter().zip(&folded).filter(|(_, label)| *label == meant);
        alike.next().filter(|_| alike.next().is_none()).map(|(label, _)| label.as_str())
    })
}

/// Returns a name with blanks around the words of the language that it holds; none where it holds
/// none, or nothing else. `须行` is `须 行`, `申请总数与格` is `申请总数 与 格`.
pub(super) fn set_apart(name: &str) -> Option<String> {
    const FIRST: [&str; 6] = ["须", "宜", "提示", "非", "每个", "任一"];
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut rest = name;
    while let Some(sign) = rest.chars().next() {
        let first = FIRST.iter().find(|word| spaced.is_empty() && rest.starts_with(**word));
        let joining = JOINING_WORDS.iter().find(|word| rest.starts_with(**word));
        let length = first.or(joining).map_or(sign.len_utf8(), |word| word.len());
        let (part, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let joins = joining.is_some() && !spaced.is_empty() && !behind.is_empty();
        if joins {
            without_ought(&mut spaced);
        }
        spaced.push_str(if joins { " " } else { "" });
        spaced.push_str(part);
        spaced.push_str(if joins || first.is_some() { " " } else { "" });
        rest = behind;
    }
    (spaced != name && spaced.trim_end() != name).then_some(spaced)
}

/// Drops the 应 of 应等于: a rule says what must hold without it.
fn without_ought(before: &mut String) {
    for word in ["应当", "应该", "必须", "应"] {
        if let Some(name) = before.strip_suffix(word).filter(|name| !name.is_empty()) {
            before.truncate(name.len());
            return;
        }
    }
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

    #[test]
    fn a_label_is_near_without_its_number() {
        let labels = ["1.信访举报投诉类申请", "2.重复申请", "3.甲", "4.甲"].map(str::to_owned);
        assert_eq!(nearest_label("重付申请", &labels), Some("2.重复申请"));
        assert_eq!(nearest_label("乙", &labels), None);
        assert_eq!(nearest_label("甲", &labels), None);
    }

    #[test]
    fn words_of_the_language_are_set_apart() {
        for (name, expected) in [
            ("申请总数与格", Some("申请总数 与 格")),
            ("须行", Some("须 行")),
            ("新收加结转等于总计", Some("新收 加 结转 等于 总计")),
            ("访问量不等于点击量", Some("访问量 不等于 点击量")),
            ("支出合计应等于基本支出加项目支出", Some("支出合计 等于 基本支出 加 项目支出")),
            ("申请总数", None),
            ("须", None),
            ("与会人数", None),
        ] {
            assert_eq!(set_apart(name).as_deref(), expected, "{name}");
        }
    }
}
