//! The day on which a report was published: a line of the text that gives it and nothing else, or a field beside
//! the text, such as `发布日期：2022-01-25`.

use super::lines::{Class, Line, Shape};
use crate::import::block::{Place, Printed};
use crate::model::fold_char;

/// The names of fields that say when a text was published.
const FIELDS: [&str; 14] = [
    "发布日期",
    "发布时间",
    "发布于",
    "公开日期",
    "公开时间",
    "发表时间",
    "信息时间",
    "发文时间",
    "发稿时间",
    "pubdate",
    "publishdate",
    "publishtime",
    "article:published_time",
    "og:published_time",
];

/// The most characters of a line that has fields and is no text.
const LONGEST: usize = 200;

/// Returns the line that gives the day of publication and nothing else, as printed: after the year of the
/// report, and either near the top or at the end.
pub(super) fn published(lines: &[Line], year: Option<i32>) -> Option<Printed> {
    let is_text = |line: &&Line| line.class == Class::Text && !matches!(line.shape, Shape::Row(_));
    let top = lines.iter().take(12).filter(is_text);
    let end = lines.iter().rev().take(4).filter(is_text);
    top.chain(end).find_map(|line| {
        let (date, of) = date(&line.text)?;
        let after = year.is_none_or(|year| of > year);
        after.then(|| Printed { text: date, place: line.place.clone() })
    })
}

/// Reads `2022年1月25日`, `2022-01-25`, also after 发布日期 or in brackets, where little else is said.
fn date(text: &str) -> Option<(String, i32)> {
    let text = text.trim().trim_matches(['(', ')', '（', '）']);
    let text = text.rsplit_once(['：', ':']).map_or(text, |(head, tail)| {
        if tail.trim().len() >= 8 && head.chars().count() <= 12 { tail } else { text }
    });
    let compact: String = text.chars().map(fold_char).filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> =
        compact.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let signs: String = compact.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_date = matches!(signs.as_str(), "年月日" | "--" | "//" | ".." | "年月");
    let (number, month, day): (i32, u32, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let real = year.len() == 4 && (1..=12).contains(&month) && (1..=31).contains(&day);
    (is_date && real).then(|| (text.trim().to_owned(), number))
}

/// What is said of the day in fields.
#[derive(Debug, PartialEq)]
pub(super) enum Stated {
    Nowhere,
    /// One day, as printed where it stands first.
    Once(Printed),
    /// Several days, and where the first is said.
    Differently(Vec<String>, Place),
}

/// Looks for the day in fields: of lines that are no sentences, and of what stands beside the text.
pub(super) fn stated(lines: &[Line], beside: &[Printed]) -> Stated {
    let is_text = |line: &&Line| line.class == Class::Text;
    let lines = lines.iter().filter(is_text).map(|line| (line.text.as_str(), &line.place));
    let beside = beside.iter().map(|printed| (printed.text.as_str(), &printed.place));
    let mut found: Vec<((i32, u32, u32), Printed)> = Vec::new();
    for (text, place) in beside.chain(lines) {
        for (day, printed) in fields(text) {
            if found.iter().all(|(known, _)| *known != day) {
                found.push((day, Printed { text: printed, place: place.clone() }));
            }
        }
    }
    match found.as_slice() {
        [] => Stated::Nowhere,
        [(_, day)] => Stated::Once(day.clone()),
        [(_, first), ..] => {
            let days = found.iter().map(|(_, day)| day.text.clone()).collect();
            Stated::Differently(days, first.place.clone())
        }
    }
}

/// Returns the days that the fields of a line name, with what is printed of each.
fn fields(line: &str) -> Vec<((i32, u32, u32), String)> {
    let is_short = line.chars().take(LONGEST + 1).count() <= LONGEST;
    if !is_short || line.contains(['。', '；']) {
        return Vec::new();
    }
    let folded: String = line.chars().map(|c| fold_char(c).to_ascii_lowercase()).collect();
    let mut found = Vec::new();
    for name in FIELDS {
        for (_, behind) in folded
            .match_indices(name)
            .filter_map(|(at, _)| folded.split_at_checked(at + name.len()))
        {
            let says = behind.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, ':' | ']' | '】' | '(')
            });
            found.extend(day(says));
        }
    }
    found
}

/// Reads the day at the beginning of a text, whatever stands behind it: `2022-01-25 10:30`.
fn day(text: &str) -> Option<((i32, u32, u32), String)> {
    let mut rest = text;
    let mut numbers = [0_u32; 3];
    for (number, (digits, signs)) in numbers.iter_mut().zip([(4, "年-/."), (2, "月-/."), (2, "日")])
    {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (own, behind) = rest.split_at_checked(end)?;
        if own.is_empty() || own.len() > digits || (digits == 4 && own.len() != 4) {
            return None;
        }
        *number = own.parse().ok()?;
        let behind_sign = behind.strip_prefix(|c: char| signs.contains(c));
        // The day ends the date: no sign need stand behind it.
        rest = match (behind_sign, digits, signs) {
            (Some(behind), ..) => behind.trim_start_matches(' '),
            (None, _, "日") => behind,
            (None, ..) => return None,
        };
    }
    let [year, month, day] = numbers;
    let printed = text.get(..text.len() - rest.len())?.trim().to_owned();
    let real = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    Some(((i32::try_from(year).ok()?, month, day), printed)).filter(|_| real)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_alone() {
        for (text, found) in [
            ("2026年1月23日", Some(2026)),
            ("（2026年1月23日）", Some(2026)),
            ("发布日期：2022-01-25", Some(2022)),
            ("2023年1月1日起至2023年12月31日止", None),
            ("电话：0517-8722258", None),
        ] {
            assert_eq!(date(text).map(|(_, year)| year), found, "{text}");
        }
    }

    #[test]
    fn fields_say_the_day_among_others() {
        for (line, found) in [
            ("来源：市水利局 发布时间：2022-01-25 10:30 浏览次数：1204", vec!["2022-01-25"]),
            ("发布日期:2022年1月25日　字体：[大 中 小]", vec!["2022年1月25日"]),
            ("【发布时间】2022/1/25", vec!["2022/1/25"]),
            ("PubDate：2022-01-25 10:30:15", vec!["2022-01-25"]),
            ("article:published_time：2022-01-25T10:30:15+08:00", vec!["2022-01-25"]),
            ("发布日期：2022-01-25 公开日期：2022-02-01", vec!["2022-01-25", "2022-02-01"]),
            ("公开时间为2022年1月1日至12月31日", vec![]),
            ("发布日期：近期", vec![]),
            ("发布日期：2022-13-25", vec![]),
            ("成文日期：2022-01-20", vec![]),
            ("本年发布时间：2022-01-25。全年公开3条", vec![]),
        ] {
            let printed: Vec<String> = fields(line).into_iter().map(|(_, day)| day).collect();
            assert_eq!(printed, found, "{line}");
        }
    }
}
