//! What people write by habit, from numbered lists, spreadsheets and plain speech, and what to write
//! instead. Tried before `advice`. Each piece of rule text that is proposed here can be typed as it stands.

use super::advice::Place;
use super::{Text, text};
use crate::syntax::{Expected, JOINING_WORDS};

/// Says what to write instead of what habit puts at a place.
pub(super) fn habit(place: &Place<'_>) -> Option<Text> {
    numbered(place)
        .or_else(|| remark(place))
        .or_else(|| scope_line(place.found))
        .or_else(|| scope_line(place.before.trim().trim_end_matches([':', '：']).trim_end()))
        .or_else(|| tolerance(place))
        .or_else(|| values(place))
        .or_else(|| ought(place))
}

/// A line that begins like an item of a list: `一、…`, `1. …`, `Z1 …`.
fn numbered(place: &Place<'_>) -> Option<Text> {
    let before = place.before.trim();
    let number = before.trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
    let is_numeral = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign);
    let is_stop = matches!(place.found, "、" | "." | "．" | ")" | "）" | "," | "，");
    let is_bracketed = before.starts_with(['(', '（']) && before.ends_with([')', '）']);
    if (is_stop || is_bracketed) && !number.is_empty() && number.chars().all(is_numeral) {
        return Some(text!(
            zh: "编号后面写冒号，例如：{number}: 行(总计) == 行(新收)",
            en: "put a colon behind the number, such as: {number}: row(总计) == row(新收)",
        ));
    }
    let id = place.found;
    let is_id = id.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && id.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
        && id.ends_with(|sign: char| sign.is_ascii_digit());
    let after = place.after.trim_start();
    let goes_on = |sign: char| sign.is_alphabetic() || matches!(sign, '(' | '（');
    let opens = before.is_empty() && after.starts_with(goes_on);
    (is_id && opens).then(|| {
        text!(
            zh: "编号后面写冒号，例如：{id}: 行(总计) == 行(新收)",
            en: "put a colon behind the id, such as: {id}: row(总计) == row(新收)",
        )
    })
}

/// A remark as other languages have it, at the beginning or behind a rule.
fn remark(place: &Place<'_>) -> Option<Text> {
    let doubled = |sign: &str| {
        place.found.starts_with(sign)
            && (place.after.starts_with(sign) || place.before.trim_end().ends_with(sign))
    };
    (doubled("/") || doubled("／") || (doubled("-") && place.before.trim().is_empty())).then(|| {
        text!(
            zh: "注释前面写 #，例如：行(总计) == 行(新收)  # 收办平衡",
            en: "put # before a remark, such as: row(总计) == row(新收)  # they balance",
        )
    })
}

/// `逐列：` on a line of its own.
pub(super) fn scope_line(word: &str) -> Option<Text> {
    ["逐列", "逐行", "逐组"].contains(&word).then(|| {
        text!(
            zh: "“{word}”写在表名后面，不写冒号，例如：在 表三 逐列 {{ 行(新收) >= 0 }}",
            en: "put it behind the table, without a colon, such as: in 表三 for each column {{ row(新收) >= 0 }}",
        )
    })
}

/// A tolerance without the word that opens it, or “about”.
fn tolerance(place: &Place<'_>) -> Option<Text> {
    let found = place.found;
    let is_about = found.starts_with(['≈', '≒', '≃', '~', '～']) || found == "约等于";
    if !is_about && !found.starts_with('±') {
        return None;
    }
    if place.wants(Expected::RangeDots) {
        return None;
    }
    Some(text!(
        zh: "允许的误差写在最后，例如：行(总计) == 行(新收) 误差 ±1",
        en: "a tolerance stands at the end, such as: row(总计) == row(新收) within ±1",
    ))
}

/// The values of a waiver without quotes.
fn values(place: &Place<'_>) -> Option<Text> {
    let is_sign = place.found.starts_with(['≠', '=', '!', '<', '>', '≤', '≥', '＝', '＜', '＞']);
    (is_sign && place.wants(Expected::WaiverKey)).then(|| {
        text!(
            zh: "数值写在引号里，例如：数值: \"0 ≠ 11\"",
            en: "put the values in quotes, such as: values: \"0 != 11\"",
        )
    })
}

/// `甲 应等于 乙`: what must hold is written without 应.
fn ought(place: &Place<'_>) -> Option<Text> {
    let last = place.before.trim_end().rsplit([' ', '\u{3000}', ')', '）']).next();
    let is_ought = |word: &str| {
        let rest = ["应当", "应该", "必须", "应", "须", "要"]
            .iter()
            .find_map(|one| word.strip_prefix(one));
        rest.is_some_and(|rest| JOINING_WORDS.iter().any(|word| rest.starts_with(word)))
    };
    (is_ought(place.found) || last.is_some_and(is_ought)).then(|| {
        text!(
            zh: "“应等于”写作 ==，例如：行(总计) == 行(新收) + 行(结转)",
            en: "“must equal” is ==, such as: row(总计) == row(新收) + row(结转)",
        )
    })
}
