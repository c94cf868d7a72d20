//! Numbers as sentences spell them: digits, grouped digits, Chinese numerals, mixtures with 万 and 亿,
//! percentages and fractions in words, and round numbers that mean "at least" (18万余).

use crate::model::Number;

/// A number read from text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The number.
    pub(super) number: Number,
    /// Whether the text says that it is at least this much (余, 多, 以上).
    pub(super) at_least: bool,
}

/// Words behind a number that make it "at least".
const ROUND: [&str; 3] = ["余", "多", "以上"];

/// Returns the word that means "at least" with which a text begins; nothing where there is none.
pub(super) fn round_word(text: &str) -> &'static str {
    ROUND.iter().find(|word| text.starts_with(**word)).map_or("", |word| *word)
}

/// Words before a number that make it "at least".
const MORE: [&str; 7] = ["超过", "超", "逾", "至少", "不少于", "不低于", "多于"];
/// Words before a number that leave open how much it is.
const ABOUT: [&str; 9] = ["约", "近", "不足", "不到", "未到", "不超过", "未超过", "至多", "最多"];
/// Words behind a number, or behind the sign for what is counted, that do so too.
const ABOUT_BEHIND: [&str; 4] = ["左右", "上下", "以内", "以下"];

/// How far the words around a number let it be taken as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// It is this much, as far as the words around it go.
    Plain,
    /// It is at least this much: 超300, 300件以上.
    AtLeast,
    /// It is about this much, or not more: 近300, 300件左右; or it is no number at all: 几十.
    About,
    /// It is below zero, and not what a phrase speaks of.
    BelowZero,
}

/// Looks at the words around a number of folded text.
pub(super) fn surroundings(before: &str, number: &str, behind: &str) -> Surroundings {
    let mut counted = behind.chars();
    let (first, second) = (counted.next(), counted.clone().next());
    let counted = counted.as_str();
    // Around nearly all numbers stands none of the signs that these words end and begin with.
    let ends = before.chars().next_back().is_some_and(may_end_before);
    let begins = first.into_iter().chain(second).any(may_begin_behind);
    if !ends && !begins {
        return Surroundings::Plain;
    }
    let follows = |words: &[&str]| {
        words.iter().any(|word| behind.starts_with(word) || counted.starts_with(word))
    };
    let is_unit = |sign: char| small_unit(sign).is_some() || large_unit(sign).is_some();
    let some = before.ends_with(['几', '数']) && number.starts_with(is_unit);
    if before.ends_with(['负', '-', '−']) {
        Surroundings::BelowZero
    } else if some || ABOUT.iter().any(|word| before.ends_with(word)) || follows(&ABOUT_BEHIND) {
        Surroundings::About
    } else if MORE.iter().any(|word| before.ends_with(word)) || follows(&["以上"]) {
        Surroundings::AtLeast
    } else {
        Surroundings::Plain
    }
}

/// Tells whether one of the words before a number that change it ends with a sign.
fn may_end_before(sign: char) -> bool {
    let is_part = matches!(sign, '几' | '数' | '负' | '-' | '−');
    is_part || matches!(sign, '约' | '近' | '足' | '到' | '过' | '多' | '超' | '逾' | '少' | '于')
}

/// Tells whether one of the words behind a number that change it begins with a sign.
fn may_begin_behind(sign: char) -> bool {
    matches!(sign, '左' | '上' | '以')
}

/// Tells whether a number leaves a sign behind it to a phrase that says it next: `收费{n}万元`, `占{n}%`.
pub(super) fn belongs_to_phrase(sign: char) -> bool {
    sign == '%' || large_unit(sign).is_some()
}

/// Tells whether a number may begin with a sign.
pub(super) const fn may_begin(sign: char) -> bool {
    is_part(sign) || sign == '万'
}

/// Tells whether a number may go on with a sign, as far as it is one of digits and units.
pub(super) fn may_go_on(sign: char) -> bool {
    match sign {
        '0'..='9' | '亿' | '〇' | '○' => true,
        _ => begins(u32::from(sign)),
    }
}

/// Tells whether a number may begin with a Chinese character; false for any other sign.
fn begins(sign: u32) -> bool {
    let at = sign.wrapping_sub(FIRST);
    BEGINNINGS.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// The first of the Chinese characters that are looked up.
const FIRST: u32 = 0x4000;
/// A bit for each Chinese character from the first on, set where a number may begin with it: nearly all of a
/// narrative is looked up here, and nothing else is asked of it.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler works it out, and refuses what is out of range"
)]
const BEGINNINGS: [u64; 0x6000 / 64] = {
    let mut bits = [0; 0x6000 / 64];
    let mut at = 0;
    while at < 0x6000 {
        if let Some(sign) = char::from_u32(FIRST + at)
            && may_begin(sign)
        {
            bits[at as usize / 64] |= 1 << (at % 64);
        }
        at += 1;
    }
    bits
};

/// Returns how many bytes a text begins with that are Chinese characters with which no number may begin.
#[inline]
pub(super) fn no_number(text: &[u8]) -> usize {
    let mut rest = text;
    while let Some(([first, second, third], behind)) = rest.split_first_chunk() {
        // U+4000, the first that is looked up, begins with 0xE4, and U+A000 is beyond the last: no other first
        // byte has a place.
        let place = usize::from(first.wrapping_sub(0xE4)) << 6 | usize::from(second & 0x3F);
        if BEGINNINGS.get(place).is_none_or(|bits| bits >> (third & 0x3F) & 1 == 1) {
            break;
        }
        rest = behind;
    }
    text.len() - rest.len()
}

/// Returns how many bytes at the beginning of a text could all be of one number.
pub(super) fn run(text: &str) -> usize {
    let ends = |sign: char| !is_part(sign) && large_unit(sign).is_none();
    text.find(ends).unwrap_or(text.len())
}

/// The longest spelling that is looked for, in characters.
const LONGEST: usize = 40;

/// Reads a number that is ASCII digits or one Chinese digit and nothing else, as nearly all are: the short way.
/// None where it may go on. Returns it with its length in bytes.
pub(super) fn alone(text: &str) -> Option<(Number, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let chinese = if digits == 0 { text.chars().next() } else { None };
    let length = chinese.map_or(digits, char::len_utf8);
    let (number, behind) = text.split_at_checked(length)?;
    let goes_on = |sign: char| {
        may_go_on(sign) || matches!(sign, ',' | '.' | '%' | '点' | '分' | '余' | '多' | '以')
    };
    if behind.starts_with(goes_on) {
        return None;
    }
    let number = match chinese {
        Some(sign) => Number::from(digit(sign)?),
        None => Number::parse(number)?,
    };
    Some((number, length))
}

/// Reads the number at the start of folded text, the longest that can be read; what the phrase itself
/// says next (`behind`) belongs to the phrase. Returns it with its length in characters.
pub(super) fn at_start(text: &[char], behind: Option<char>) -> Option<(Reading, usize)> {
    let (number, mut length) = fraction_in_words(text).or_else(|| plain(text, behind))?;
    let rest = |length: usize| text.get(length..).unwrap_or_default();
    let number = if rest(length).first() == Some(&'%') && behind != Some('%') {
        length += 1;
        number.checked_div(&Number::from(100))?
    } else {
        number
    };
    let round = ROUND.iter().find(|word| starts_with(rest(length), word));
    let at_least = round.is_some();
    length += round.map_or(0, |word| word.chars().count());
    // 18余万 is 18万余.
    if at_least && let Some(unit) = rest(length).first().copied().and_then(large_unit) {
        let number = &number * &Number::from(unit);
        return Some((Reading { number, at_least }, length + 1));
    }
    Some((Reading { number, at_least }, length))
}

/// Tells whether a sign is a digit or a unit below 万.
const fn is_part(sign: char) -> bool {
    sign.is_ascii_digit() || digit(sign).is_some() || small_unit(sign).is_some()
}

/// `百分之十二`, `千分之三`, `三分之一`.
fn fraction_in_words(text: &[char]) -> Option<(Number, usize)> {
    let is_below = |sign: &&char| is_part(**sign) || **sign == '万';
    let split = text.iter().take(LONGEST).take_while(is_below).count();
    let (below, above) = text.split_at_checked(split)?;
    let above = above.strip_prefix(&['分', '之'])?;
    let denominator = match below {
        ['百'] => Number::from(100),
        ['千'] => Number::from(1000),
        ['万'] => Number::from(10_000),
        other => plain(other, None).filter(|(_, length)| *length == other.len())?.0,
    };
    let (numerator, length) = plain(above, None)?;
    Some((numerator.checked_div(&denominator)?, split + 2 + length))
}

/// A number without percent sign: parts before 亿, before 万, and the rest, in that order.
fn plain(text: &[char], behind: Option<char>) -> Option<(Number, usize)> {
    let mut sum = Number::ZERO;
    let mut read = 0;
    let mut below: Option<i64> = None;
    while let Some((part, length)) = part(text.get(read..).unwrap_or_default()) {
        let unit = text.get(read + length).copied().filter(|sign| behind != Some(*sign));
        let unit = unit.and_then(large_unit);
        match (unit, below) {
            (Some(unit), before) if before.is_none_or(|before| unit < before) => {
                sum += &(&part * &Number::from(unit));
                read += length + 1;
                below = Some(unit);
            }
            (None, _) => {
                sum += &part;
                return Some((sum, read + length));
            }
            (Some(_), _) => break,
        }
    }
    (read > 0).then_some((sum, read))
}

/// A number without 万 and 亿, in digits or in Chinese.
fn part(text: &[char]) -> Option<(Number, usize)> {
    digits(text).or_else(|| chinese(text))
}

fn digits(text: &[char]) -> Option<(Number, usize)> {
    let is_digit = |index: usize| text.get(index).is_some_and(char::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|index| is_digit(*index)).count();
    let mut end = run(0);
    if end == 0 {
        return None;
    }
    if end <= 3 {
        while text.get(end) == Some(&',') && run(end + 1) == 3 {
            end += 4;
        }
    }
    if text.get(end) == Some(&'.') && is_digit(end + 1) {
        end += 1 + run(end + 1);
    }
    let digits: String = text.iter().take(end).filter(|sign| **sign != ',').collect();
    Some((Number::parse(&digits)?, end))
}

/// `三千九百一十二`, `廿三`, `十五`, `二〇二三`, `十二点五`.
fn chinese(text: &[char]) -> Option<(Number, usize)> {
    let signs = text.iter().take(LONGEST);
    let length =
        signs.take_while(|sign| digit(**sign).is_some() || small_unit(**sign).is_some()).count();
    let word = text.get(..length)?;
    let whole = if word.iter().any(|sign| small_unit(*sign).is_some()) {
        with_units(word)?
    } else {
        digit_by_digit(word)?
    };
    let decimals: Vec<i64> = match text.get(length) {
        Some('点') => text.iter().skip(length + 1).map_while(|sign| digit(*sign)).collect(),
        _ => Vec::new(),
    };
    if decimals.is_empty() {
        return Some((Number::from(whole), length));
    }
    let written: String = decimals.iter().map(i64::to_string).collect();
    Some((Number::parse(&format!("{whole}.{written}"))?, length + 1 + decimals.len()))
}

/// Digits before units that grow smaller: 三千九百一十二. A digit behind 百 or 千 without a unit and
/// without 零 (一百二) is read differently by different people, and so not at all.
fn with_units(word: &[char]) -> Option<i64> {
    let (mut sum, mut pending, mut last) = (0, None, 10_000);
    let mut zero = false;
    for sign in word {
        match (digit(*sign), small_unit(*sign)) {
            (Some(0), _) => zero = true,
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some((unit, alone))) if unit < last => {
                // 十 alone is one ten, 二十 is two; 百 alone is no number (近百件).
                sum += match pending.take() {
                    Some(value) => value * unit,
                    None if alone > 0 => alone * unit,
                    None => return None,
                };
                last = unit;
                zero = false;
            }
            _ => return None,
        }
    }
    match pending {
        Some(value) if last == 10 || zero => Some(sum + value),
        Some(_) => None,
        None => Some(sum),
    }
}

/// `二〇二三`. Two digits side by side (三四) mean "three or four".
fn digit_by_digit(word: &[char]) -> Option<i64> {
    let digits: Option<Vec<i64>> = word.iter().map(|sign| digit(*sign)).collect();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.len() <= 12)?;
    if digits.len() == 2 && !digits.contains(&0) {
        return None;
    }
    Some(digits.iter().fold(0, |value, digit| value * 10 + digit))
}

const fn digit(sign: char) -> Option<i64> {
    Some(match sign {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Returns a unit below 万, and how many of it the sign stands for when it stands alone (十 is 1 ten,
/// 廿 is 2 tens, 百 is none).
const fn small_unit(sign: char) -> Option<(i64, i64)> {
    Some(match sign {
        '十' | '拾' => (10, 1),
        '廿' => (10, 2),
        '卅' => (10, 3),
        '百' | '佰' => (100, 0),
        '千' | '仟' => (1000, 0),
        _ => return None,
    })
}

fn large_unit(sign: char) -> Option<i64> {
    match sign {
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

fn starts_with(text: &[char], word: &str) -> bool {
    word.chars().enumerate().all(|(index, sign)| text.get(index) == Some(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let signs: Vec<char> = text.chars().collect();
        match at_start(&signs, None) {
            Some((reading, length)) => {
                let sign = if reading.at_least { ">=" } else { "" };
                format!("{sign}{} {length}", reading.number)
            }
            None => "-".to_owned(),
        }
    }

    #[test]
    fn every_spelling_of_the_reports() {
        for (text, expected) in [
            ("33912次", "33912 5"),
            ("33,912次", "33912 6"),
            ("5,12件", "5 1"),
            ("3.4万次", "34000 4"),
            ("3.5亿元", "350000000 4"),
            ("1亿2000万元", "120000000 7"),
            ("三万三千九百一十二次", "33912 9"),
            ("一百零三件", "103 4"),
            ("两千零五件", "2005 4"),
            ("廿三件", "23 2"),
            ("十五件", "15 2"),
            ("二十件", "20 2"),
            ("十件", "10 1"),
            ("一件", "1 1"),
            ("零件", "0 1"),
            ("二〇二三年", "2023 4"),
            ("壹佰贰拾叁元", "123 5"),
            ("一百二十三万四千件", "1234000 8"),
            ("十二点五万元", "125000 5"),
            ("18万余条", ">=180000 4"),
            ("18余万条", ">=180000 4"),
            ("300多件", ">=300 4"),
            ("百分之十二", "3/25 5"),
            ("百分之33.9", "339/1000 7"),
            ("33.9%", "339/1000 5"),
            ("三分之一", "1/3 4"),
            ("百余次", "-"),
            ("近百件", "-"),
            ("三四件", "-"),
            ("一百二", "-"),
            ("次", "-"),
        ] {
            let decimal = |text: &str| text.replace("3/25", "0.12").replace("339/1000", "0.339");
            assert_eq!(read(text), decimal(expected), "{text}");
        }
    }

    #[test]
    fn a_number_alone_is_read_alike_the_short_way_and_the_long_one() {
        let mut short = 0;
        for written in
            ["0", "7", "33912", "007", "99999999999999999999999999999999999999", "一", "〇", "两"]
        {
            for behind in (0..0x1_0000).filter_map(char::from_u32) {
                for text in [format!("{written}{behind}"), format!("{written}{behind}5之上万分%")]
                {
                    let Some((number, length)) = alone(&text) else { continue };
                    let signs: Vec<char> = text.chars().collect();
                    let (reading, count) = at_start(&signs, None).expect("a number");
                    assert_eq!((reading.number, reading.at_least), (number, false), "{text}");
                    assert_eq!(text.chars().take(count).map(char::len_utf8).sum::<usize>(), length);
                    short += 1;
                }
            }
        }
        assert!(short > 100_000);
        assert_eq!([alone(""), alone("件"), alone("百"), alone("十二")], [const { None }; 4]);
    }

    #[test]
    fn a_number_may_go_on_with_every_sign_of_one() {
        for sign in '\0'..='\u{FFFF}' {
            let may = is_part(sign) || large_unit(sign).is_some();
            assert_eq!(may_go_on(sign), may, "{sign}");
        }
    }

    #[test]
    fn every_word_around_a_number_is_looked_for() {
        for word in MORE.iter().chain(&ABOUT) {
            assert!(word.chars().next_back().is_some_and(may_end_before), "{word}");
            assert_ne!(surroundings(word, "3", "件"), Surroundings::Plain, "{word}");
        }
        for word in ABOUT_BEHIND.iter().chain(["以上"].iter()) {
            assert!(word.chars().next().is_some_and(may_begin_behind), "{word}");
            for behind in [(*word).to_owned(), format!("件{word}")] {
                assert_ne!(surroundings("", "3", &behind), Surroundings::Plain, "{word}");
            }
        }
    }

    #[test]
    fn a_unit_that_the_phrase_says_stays_with_the_phrase() {
        let fee: Vec<char> = "1.5万元".chars().collect();
        let (reading, length) = at_start(&fee, Some('万')).expect("a number");
        assert_eq!((reading.number.to_string(), length), ("1.5".into(), 3));
        let share: Vec<char> = "33.9%".chars().collect();
        let (reading, length) = at_start(&share, Some('%')).expect("a number");
        assert_eq!((reading.number.to_string(), length), ("33.9".into(), 4));
    }
}
