//! Unit notes in heads: `本年收费金额（单位：万元，保留4位小数）` is a label, a unit and decimals.

use super::fold::fold_char;

/// What the note behind a label says of its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNote {
    /// The unit, in half width and without blanks.
    pub unit: Option<String>,
    /// How many decimals are to be printed.
    pub decimals: Option<u8>,
}

/// Units that are known without 单位 before them.
const BARE_UNITS: [&str; 16] = [
    "元", "万元", "亿元", "件", "次", "条", "项", "个", "宗", "笔", "份", "人", "人次", "户",
    "万件", "%",
];

/// Words before a unit.
const UNIT_WORDS: [&str; 3] = ["计量单位", "金额单位", "单位"];

/// Splits a label from the unit notes behind it. A bracket that says anything else belongs to the
/// label.
///
/// ```
/// use rulecheck::model::split_unit_note;
/// let (label, note) = split_unit_note("本年收费金额（单位：万元，保留4位小数）");
/// assert_eq!((label, note.unit.as_deref(), note.decimals), ("本年收费金额", Some("万元"), Some(4)));
/// assert_eq!(split_unit_note("第二十条第（一）项").0, "第二十条第（一）项");
/// ```
pub fn split_unit_note(label: &str) -> (&str, UnitNote) {
    let (mut rest, mut note) = (label.trim(), UnitNote::default());
    while let Some((before, inner)) = last_bracket(rest)
        && let Some(found) = read_note(inner)
    {
        rest = before.trim_end();
        note.unit = found.unit.or(note.unit);
        note.decimals = found.decimals.or(note.decimals);
    }
    (rest, note)
}

/// Splits a bracket off the end.
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix([')', '）', ']', '］', '】', '〕'])?;
    let open = inner.rfind(['(', '（', '[', '［', '【', '〔'])?;
    let before = inner.get(..open)?;
    let mut bracketed = inner.get(open..)?.chars();
    bracketed.next();
    (!before.trim().is_empty()).then_some((before, bracketed.as_str()))
}

/// Reads what stands in a bracket; none where any part of it is no note.
fn read_note(inner: &str) -> Option<UnitNote> {
    let folded: String =
        inner.chars().map(fold_char).filter(|character| !character.is_whitespace()).collect();
    let mut note = UnitNote::default();
    for part in folded.split([',', ';', '、', '。']).filter(|part| !part.is_empty()) {
        match (unit(part), decimals(part)) {
            (Some(unit), _) if note.unit.is_none() => note.unit = Some(unit.to_owned()),
            (_, Some(places)) if note.decimals.is_none() => note.decimals = Some(places),
            _ => return None,
        }
    }
    (note != UnitNote::default()).then_some(note)
}

/// `单位:万元`, `万元`.
fn unit(part: &str) -> Option<&str> {
    if BARE_UNITS.contains(&part) {
        return Some(part);
    }
    let after = UNIT_WORDS.iter().find_map(|word| part.strip_prefix(word))?;
    let unit = after.trim_start_matches(':');
    let is_unit = |c: char| c.is_alphabetic() || matches!(c, '%' | '/');
    let short = (1..=8).contains(&unit.chars().count());
    (short && unit.chars().all(is_unit)).then_some(unit)
}

/// `保留4位小数`, `保留小数点后四位`, `精确到小数点后2位`.
fn decimals(part: &str) -> Option<u8> {
    let after = ["保留", "精确到", "精确至"].iter().find_map(|word| part.strip_prefix(word))?;
    let after = ["小数点后", "小数"].iter().find_map(|w| after.strip_prefix(w)).unwrap_or(after);
    let (places, rest) = after.split_once('位')?;
    matches!(rest, "" | "小数" | "数").then_some(())?;
    match places {
        "零" | "〇" => Some(0),
        "两" => Some(2),
        _ => "一二三四五六七八九"
            .chars()
            .zip(1..)
            .find(|(numeral, _)| places.chars().eq([*numeral]))
            .map(|(_, value)| value)
            .or_else(|| places.parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_split_off() {
        for (label, rest, unit, decimals) in [
            ("本年收费金额（单位：万元）", "本年收费金额", Some("万元"), None),
            ("本年收费金额（单位:万元,保留4位小数）", "本年收费金额", Some("万元"), Some(4)),
            ("本年收费金额（单位：万 元，保留四位小数）", "本年收费金额", Some("万元"), Some(4)),
            ("收费金额 (万元)", "收费金额", Some("万元"), None),
            ("收费金额（单位：万元）（保留２位小数）", "收费金额", Some("万元"), Some(2)),
            ("采购总金额【计量单位：元】", "采购总金额", Some("元"), None),
            ("金额（精确到小数点后两位）", "金额", None, Some(2)),
            ("件数（⼈次）", "件数", Some("人次"), None),
        ] {
            let (found, note) = split_unit_note(label);
            assert_eq!((found, note.unit.as_deref(), note.decimals), (rest, unit, decimals));
        }
    }

    #[test]
    fn other_brackets_belong_to_the_label() {
        for label in [
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "第二十条第（一）项",
            "（万元）",
            "金额（单位：2021年万元）",
            "金额（单位：）",
            "金额（保留）",
            "金额（保留400位小数）",
            "总计",
            "",
        ] {
            assert_eq!(split_unit_note(label), (label, UnitNote::default()));
        }
    }
}
