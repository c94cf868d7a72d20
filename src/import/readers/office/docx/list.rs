//! The numbers that Word counts itself in front of paragraphs, restored as they are shown.

use indexmap::IndexMap;

use crate::import::readers::joining::meet;
use crate::import::readers::office::xml::Element;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The numbered lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    kinds: IndexMap<String, [Level; LEVELS]>,
    /// For each list its kind, and the levels that it counts anew.
    lists: IndexMap<String, (String, [Option<i64>; LEVELS])>,
    counts: IndexMap<String, [Option<i64>; LEVELS]>,
}

#[derive(Clone, Debug)]
struct Level {
    format: String,
    text: String,
    start: i64,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "none".to_owned(), text: String::new(), start: 1 }
    }
}

/// What stands in front of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A number, as shown.
    Shown(String),
    /// A bullet, or nothing.
    Nothing,
    /// A number in a way of writing that is not known.
    Unknown,
}

impl Lists {
    /// Reads the part that describes the lists.
    pub(super) fn read(part: Option<&Element>) -> Self {
        let mut lists = Self::default();
        for element in part.into_iter().flat_map(Element::elements) {
            match element.name.as_str() {
                "abstractNum" => {
                    if let Some(id) = element.attribute("abstractNumId") {
                        lists.kinds.insert(id.to_owned(), levels(element));
                    }
                }
                "num" => {
                    let kind = element.value("abstractNumId");
                    if let (Some(id), Some(kind)) = (element.attribute("numId"), kind) {
                        lists.lists.insert(id.to_owned(), (kind.to_owned(), restarts(element)));
                    }
                }
                _ => {}
            }
        }
        lists
    }

    /// Counts one paragraph of a list and returns what is shown before it.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Mark {
        let Some((kind, restarts)) = self.lists.get_mut(list) else { return Mark::Nothing };
        let Some(levels) = self.kinds.get(kind.as_str()) else { return Mark::Nothing };
        let counts = self.counts.entry(kind.clone()).or_default();
        for (index, count) in counts.iter_mut().enumerate() {
            let start = levels.get(index).map_or(1, |level| level.start);
            if let Some(anew) =
                restarts.get_mut(index).filter(|_| index == level).and_then(Option::take)
            {
                *count = Some(anew);
            } else if index == level {
                *count = Some(count.map_or(start, |count| count.saturating_add(1)));
            } else if index > level {
                *count = None;
            }
        }
        let Some(own) = levels.get(level) else { return Mark::Nothing };
        if own.format == "bullet" || own.format == "none" || own.text.is_empty() {
            return Mark::Nothing;
        }
        written(&own.text, levels, counts).map_or(Mark::Unknown, Mark::Shown)
    }
}

/// Puts the counts into a pattern such as `%1.%2`.
fn written(
    pattern: &str,
    levels: &[Level; LEVELS],
    counts: &[Option<i64>; LEVELS],
) -> Option<String> {
    let mut out = String::new();
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|d| *d > 0);
        match digit.filter(|_| character == '%') {
            Some(digit) => {
                characters.next();
                let level = levels.get(digit as usize - 1)?;
                let count = counts.get(digit as usize - 1)?.unwrap_or(level.start);
                out.push_str(&number(count, &level.format)?);
            }
            None => out.push(character),
        }
    }
    // Word leaves a gap; a blank is needed only where the text would run on.
    if out.chars().next_back().is_some_and(|last| !meet(last, Some('一'))) {
        out.push(' ');
    }
    Some(out)
}

fn levels(kind: &Element) -> [Level; LEVELS] {
    let mut levels: [Level; LEVELS] = std::array::from_fn(|_| Level::default());
    for level in kind.elements().filter(|element| element.name == "lvl") {
        let index = level.attribute("ilvl").and_then(|index| index.parse::<usize>().ok());
        if let Some(slot) = index.and_then(|index| levels.get_mut(index)) {
            *slot = Level {
                format: level.value("numFmt").unwrap_or("decimal").to_owned(),
                text: level.value("lvlText").unwrap_or_default().to_owned(),
                start: level.value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
            };
        }
    }
    levels
}

/// Returns the levels that a list counts anew, with the number they begin at.
fn restarts(list: &Element) -> [Option<i64>; LEVELS] {
    let mut starts = [None; LEVELS];
    for change in list.elements().filter(|element| element.name == "lvlOverride") {
        let index = change.attribute("ilvl").and_then(|index| index.parse::<usize>().ok());
        if let Some(slot) = index.and_then(|index| starts.get_mut(index)) {
            *slot = change.value("startOverride").and_then(|start| start.parse().ok());
        }
    }
    starts
}

/// Writes a number in one of the ways that Word names.
fn number(count: i64, format: &str) -> Option<String> {
    let circled = |base: u32, first: i64| {
        let offset = u32::try_from(count.checked_sub(first)?).ok().filter(|offset| *offset < 20)?;
        char::from_u32(base + offset).map(String::from)
    };
    match format {
        "decimal" => Some(count.to_string()),
        "decimalZero" => Some(format!("{count:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０'));
            u64::try_from(count).ok()?.to_string().chars().map(wide).collect()
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(0x2460, 1),
        "decimalEnclosedParen" => circled(0x2474, 1),
        "decimalEnclosedFullstop" => circled(0x2488, 1),
        "lowerLetter" => letter(count, 'a'),
        "upperLetter" => letter(count, 'A'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).map(|roman| roman.to_ascii_lowercase()),
        _ => None,
    }
}

/// Writes 1 to 99 as Chinese counts: 十一, 二十.
fn chinese(count: i64) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let count = usize::try_from(count).ok().filter(|count| (1..100).contains(count))?;
    let (tens, ones) = (DIGITS.get(count / 10)?, DIGITS.get(count % 10)?);
    Some(match count / 10 {
        0 => (*ones).to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{tens}十{ones}"),
    })
}

fn letter(count: i64, first: char) -> Option<String> {
    let offset = u32::try_from(count.checked_sub(1)?).ok().filter(|offset| *offset < 26)?;
    char::from_u32(u32::from(first) + offset).map(String::from)
}

fn roman(count: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = Some(count).filter(|count| (1..400).contains(count))?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::readers::office::xml::parse;

    #[test]
    fn lists_count_as_word_does() {
        let part = "<n><abstractNum abstractNumId='7'>
            <lvl ilvl='0'><start val='1'/><numFmt val='chineseCounting'/><lvlText val='%1、'/></lvl>
            <lvl ilvl='1'><start val='1'/><numFmt val='decimal'/><lvlText val='%1.%2'/></lvl>
            <lvl ilvl='2'><numFmt val='bullet'/><lvlText val='*'/></lvl>
            <lvl ilvl='3'><numFmt val='hebrew1'/><lvlText val='%4'/></lvl></abstractNum>
            <num numId='1'><abstractNumId val='7'/></num>
            <num numId='2'><abstractNumId val='7'/><lvlOverride ilvl='0'><startOverride val='10'/></lvlOverride></num></n>";
        let mut lists = Lists::read(Some(&parse(part.as_bytes()).expect("sound")));
        let shown = |text: &str| Mark::Shown(text.to_owned());
        for (list, level, mark) in [
            ("1", 0, shown("一、")),
            ("1", 1, shown("一.1 ")),
            ("1", 1, shown("一.2 ")),
            ("1", 2, Mark::Nothing),
            ("1", 3, Mark::Unknown),
            ("1", 0, shown("二、")),
            ("1", 1, shown("二.1 ")),
            ("2", 0, shown("十、")),
            ("2", 0, shown("十一、")),
            ("9", 0, Mark::Nothing),
        ] {
            assert_eq!(lists.next(list, level), mark, "{list} {level}");
        }
    }

    #[test]
    fn numbers_are_written_in_the_ways_that_reports_use() {
        for (format, count, text) in [
            ("decimal", 12, Some("12")),
            ("chineseCounting", 20, Some("二十")),
            ("japaneseCounting", 10, Some("十")),
            ("chineseCounting", 100, None),
            ("decimalEnclosedCircle", 3, Some("③")),
            ("decimalEnclosedCircle", 21, None),
            ("decimalFullWidth", 10, Some("１０")),
            ("lowerLetter", 2, Some("b")),
            ("upperRoman", 14, Some("XIV")),
            ("decimal", -1, Some("-1")),
            ("decimalFullWidth", -1, None),
        ] {
            assert_eq!(number(count, format).as_deref(), text, "{format} {count}");
        }
    }
}
