//! What a report is: its title, the body that reports, the year, the day on which it was published.

use super::key::key;
use super::lines::{Class, Line};
use super::published::{Stated, published, stated};
use crate::import::block::{Place, Printed};
use crate::model::fold_char;

/// How many lines from the top a title is looked for.
const FIRST_LINES: usize = 80;

/// The most lines of a title.
const TITLE_LINES: usize = 3;

/// The most characters of a title.
const LONGEST_TITLE: usize = 60;

/// How much of the name of the kind of report a title must say.
const SAID: f64 = 0.8;

/// What a report says of itself.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) title: Option<Printed>,
    /// The lines of the title.
    pub(super) lines: std::ops::Range<usize>,
    pub(super) unit: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) published: Option<Printed>,
    /// Days of publication that differ, so that none was taken, and where the first is said.
    pub(super) differ: Option<(Vec<String>, Place)>,
}

/// Finds out what a report is. `kind` is the name of its kind, `beside` what is said of it and no part of it.
pub(super) fn identify(lines: &[Line], kind: &str, beside: &[Printed]) -> Identity {
    let mut identity = Identity::default();
    if let Some(range) = title_lines(lines, kind) {
        let title = lines.get(range.clone()).unwrap_or_default();
        let text = joined(title);
        identity.unit = unit(&text, kind);
        identity.year = years(&text).first().map(|(_, year)| *year);
        identity.title = title.first().map(|first| Printed { text, place: first.place.clone() });
        identity.lines = range;
    }
    if identity.year.is_none() {
        identity.year = year_of_text(lines);
    }
    identity.published = published(lines, identity.year);
    if identity.published.is_none() {
        match stated(lines, beside) {
            Stated::Nowhere => {}
            Stated::Once(day) => identity.published = Some(day),
            Stated::Differently(days, place) => identity.differ = Some((days, place)),
        }
    }
    identity
}

/// Returns the lines of the title: those that say the kind of report and the year, and the unit above.
fn title_lines(lines: &[Line], kind: &str) -> Option<std::ops::Range<usize>> {
    let wanted = key(kind);
    let near = lines.len().min(FIRST_LINES);
    let says = |range: std::ops::Range<usize>| {
        let title = lines.get(range).unwrap_or_default();
        let fits = title.iter().all(may_be_title);
        let text = joined(title);
        let said = key(&text);
        let whole = tail_of(&said, &wanted);
        fits && whole
            && text.chars().count() <= LONGEST_TITLE
            && covered(&wanted, &said) >= SAID
            && !years(&text).is_empty()
    };
    let of_length = |length: usize| {
        (0..near).map(move |start| start..start + length).find(|range| says(range.clone()))
    };
    let found = (1..=TITLE_LINES).find_map(of_length)?;
    let text = joined(lines.get(found.clone()).unwrap_or_default());
    if unit(&text, kind).is_some() {
        return Some(found);
    }
    // `某某局` stands on a line of its own above.
    let above = found.start.checked_sub(1)?;
    let is_unit = lines.get(above).is_some_and(|line| {
        let short = (3..=25).contains(&line.text.chars().count());
        may_be_title(line) && short && years(&line.text).is_empty()
    });
    Some(if is_unit { above..found.end } else { found })
}

/// Tells whether a line ends as the name of the kind does: a title is not followed by anything.
fn tail_of(line: &str, kind: &str) -> bool {
    let tail: String = kind.chars().rev().take(4).collect();
    let end: String = line.chars().rev().take(4).collect();
    tail == end
        || line
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .chars()
            .rev()
            .take(4)
            .eq(tail.chars())
}

fn may_be_title(line: &Line) -> bool {
    let sentence = line.text.contains(['。', '，', '；', '：', ':']);
    let numbered = super::numbering::level(&line.text).is_some();
    line.class != Class::Heading && !sentence && !numbered && !line.text.starts_with(['《', '〈'])
}

fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line.text.trim());
    }
    text
}

/// Returns how much of `wanted` stands in `said`, in order.
fn covered(wanted: &str, said: &str) -> f64 {
    let mut rest = said.chars();
    let mut count = 0;
    for character in wanted.chars() {
        let before = rest.clone();
        if rest.any(|other| other == character) {
            count += 1;
        } else {
            rest = before;
        }
    }
    f64::from(count) / wanted.chars().count().max(1) as f64
}

/// Returns the years that a text names (`2021年`), with the byte at which each begins.
fn years(text: &str) -> Vec<(usize, i32)> {
    let characters: Vec<(usize, char)> =
        text.char_indices().map(|(at, c)| (at, fold_char(c))).collect();
    let mut years = Vec::new();
    for (index, (at, _)) in characters.iter().enumerate() {
        let digits: String = characters.iter().skip(index).take(4).map(|(_, c)| *c).collect();
        let is_year = digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && (digits.starts_with("20") || digits.starts_with("19"));
        let after = characters.iter().skip(index + 4).map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let before = index.checked_sub(1).and_then(|before| characters.get(before));
        let inside = before.is_some_and(|(_, c)| c.is_ascii_digit());
        if is_year && !inside && after == Some('年') {
            years.extend(digits.parse().ok().map(|year| (*at, year)));
        }
    }
    years
}

/// Returns the unit that a title names: what stands before the year, else between the year and the kind.
fn unit(title: &str, kind: &str) -> Option<String> {
    let (at, _) = *years(title).first()?;
    let before = cleaned(title.get(..at)?);
    if before.chars().count() >= 2 {
        return Some(before);
    }
    let (_, after) = title.get(at..)?.split_once('年')?;
    let after = after.trim().trim_start_matches('度');
    let after: String = after.chars().filter(|c| !c.is_whitespace()).collect();
    let begin: String = kind.chars().take(6).collect();
    let folded: String = after.chars().map(fold_char).collect();
    let (unit, _) = folded.split_once(&begin)?;
    let length = unit.chars().count();
    let unit = cleaned(&after.chars().take(length).collect::<String>());
    (unit.chars().count() >= 2).then_some(unit)
}

/// Drops what stands around the name of a unit: blanks, brackets, 关于.
fn cleaned(unit: &str) -> String {
    let unit: String = unit.chars().filter(|c| !c.is_whitespace()).map(fold_radical).collect();
    let unit = unit.trim_matches(['《', '》', '“', '”', '(', '（', '-', '—', '#', '*']);
    let unit = unit.strip_suffix("关于").unwrap_or(unit);
    unit.strip_prefix("关于").unwrap_or(unit).to_owned()
}

/// A unit is found by its name; so radicals become characters, and the rest stays as printed.
fn fold_radical(character: char) -> char {
    match character {
        '\u{2E80}'..='\u{2FDF}' => fold_char(character),
        _ => character,
    }
}

/// Returns the year that the text names first, where it speaks of a whole year (`2021年，`, `2021年1月1日`).
fn year_of_text(lines: &[Line]) -> Option<i32> {
    let first = lines.iter().take(FIRST_LINES).filter(|line| line.class == Class::Text);
    first.flat_map(|line| years(&line.text)).map(|(_, year)| year).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "政府信息公开工作年度报告";

    #[test]
    fn units_stand_before_or_behind_the_year() {
        for (title, found) in [
            ("某市水利局2021年政府信息公开工作年度报告", Some("某市水利局")),
            ("2023 年某市水利局政府信息公开工作年度报告", Some("某市水利局")),
            ("某区⼈⺠政府2023年度政府信息公开⼯作年度报告", Some("某区人民政府")),
            ("某局关于2022年政府信息公开工作年度报告", Some("某局")),
            ("2023年政府信息公开工作年度报告", None),
        ] {
            assert_eq!(unit(title, KIND).as_deref(), found, "{title}");
        }
    }
}
