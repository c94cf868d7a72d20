//! The parts of which messages about names are made: references as one would write them, lists, the
//! nearest name.

use super::suggest::nearest;
use super::{Diagnostic, Text, text};
use crate::resolve::{Direction, Ty};

/// How many names a message lists before it only says how many more there are.
pub(super) const LISTED: usize = 8;

pub(super) fn ty(ty: Ty) -> Text {
    match ty {
        Ty::Number => text!(zh: "一个数", en: "a number"),
        Ty::List => text!(zh: "几个数", en: "several numbers"),
        Ty::Statement => text!(zh: "一个等式或比较", en: "a statement that holds or not"),
        Ty::Text => text!(zh: "一段文字", en: "a text"),
    }
}

pub(super) fn axis(direction: Direction) -> Text {
    match direction {
        Direction::Row => text!(zh: "行", en: "row"),
        Direction::Column => text!(zh: "列", en: "column"),
    }
}

/// Returns the reference that names a label, as one would write it.
pub(super) fn call(direction: Direction, label: &str) -> Text {
    let label = quoted(label);
    match direction {
        Direction::Row => text!(zh: "行({label})", en: "row({label})"),
        Direction::Column => text!(zh: "列({label})", en: "col({label})"),
    }
}

/// Returns a label as it can be written in a rule: in quotes where it would not be read whole.
pub(super) fn quoted(label: &str) -> String {
    let mut depth = 0_i32;
    let mut plain = !label.contains("..") && !label.starts_with(['"', '“', '「']);
    for sign in label.chars() {
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            ',' | '，' => plain &= depth > 0,
            _ => {}
        }
        plain &= depth >= 0;
    }
    if plain && depth == 0 { label.to_owned() } else { format!("「{label}」") }
}

/// Adds the nearest name as help; where none is near, the names there are.
pub(super) fn did_you_mean(
    message: Diagnostic,
    name: &str,
    candidates: &[String],
    direction: Option<Direction>,
) -> Diagnostic {
    if let Some(meant) = nearest(name, candidates.iter().map(String::as_str)) {
        let code = match direction {
            Some(direction) => call(direction, meant),
            None => Text::same(named(meant)),
        };
        let (zh, en) = (&code.zh, &code.en);
        return message.help(text!(zh: "是不是 {zh}？", en: "did you mean {en}?"));
    }
    if candidates.is_empty() {
        return message;
    }
    let (zh, en) = listed(candidates);
    message.help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
}

/// Lists names in both languages; beyond a few only how many more there are.
pub(super) fn listed(names: &[String]) -> (String, String) {
    let shown: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    let more = names.len().saturating_sub(LISTED);
    let (zh, en) = (shown.join("、"), shown.join(", "));
    if more == 0 {
        (zh, en)
    } else {
        (format!("{zh}，另有 {more} 个"), format!("{en} and {more} more"))
    }
}

/// Returns the name of a table or a section as it can be written in a rule: in quotes where it holds
/// more than letters and digits.
pub(super) fn named(name: &str) -> String {
    let plain = name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let starts = name.starts_with(|sign: char| !sign.is_numeric());
    if plain && starts { name.to_owned() } else { format!("「{name}」") }
}

/// Adds the nearest function as help; where none is near, those there are, in each language.
pub(super) fn known_function(message: Diagnostic, name: &str, candidates: &[String]) -> Diagnostic {
    if nearest(name, candidates.iter().map(String::as_str)).is_some() {
        return did_you_mean(message, name, candidates, None);
    }
    let (en, zh): (Vec<&str>, Vec<&str>) =
        candidates.iter().map(String::as_str).partition(|name| name.is_ascii());
    let (zh, en) = (zh.join("、"), en.join(", "));
    message.help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
}

/// Returns the advice for a name that was meant to be a row, a column or a cell: `行 新收`, `行新收`.
pub(super) fn bracketed(name: &str) -> Option<Text> {
    let axis = ["行", "列", "格", "末级", "下级", "row", "col", "cell"];
    let meant = axis.iter().find(|axis| name.starts_with(**axis))?;
    let label = name.strip_prefix(meant).filter(|label| !label.is_empty());
    if label.is_some() && meant.is_ascii() {
        return None;
    }
    let label = label.unwrap_or("新收");
    Some(text!(
        zh: "名称写在括号里：{meant}({label})",
        en: "put the label in brackets: {meant}({label})",
    ))
}

/// Returns the advice for a name that swallowed words of the language.
pub(super) fn unspaced(spaced: &str) -> Text {
    text!(zh: "词与词之间空一格：{spaced}", en: "put blanks between its words: {spaced}")
}
