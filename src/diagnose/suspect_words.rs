//! The words for explanations that do not depend on a report: how they are proved, what to do, and which
//! slips there are.

use super::{Text, text};
use crate::analysis::{Change, Explanation, Hint, Open, Suspicion};

/// Tells whether changes fill a line of blanks.
pub(super) fn is_line(changes: &[Change]) -> bool {
    changes.len() > 3 && changes.iter().all(|change| change.reported.is_none())
}

/// Says what an explanation proves, of how many violations, and what it leaves open.
pub(super) fn proof(explanation: &Explanation, count: usize, suspicion: &Suspicion) -> Text {
    let cells = explanation.changes.len();
    // That nothing else would do is not said of a line.
    if is_line(&explanation.changes) {
        return text!(
            zh: "一行或一列漏填引起 {count} 处不符：照这样填上就都相符，别处也不会变成不符",
            en: "a line left blank makes {count} fail: filled in like this all hold and nothing else breaks",
        );
    }
    let open = left_open(suspicion);
    if !open.is_empty() {
        let open = Text::joined(&open, "；", "; ");
        let (zh, en) = (&open.zh, &open.en);
        if (cells, count) == (1, 1) {
            return text!(
                zh: "只改这一个数就相符，别处也不会变成不符；但{zh}",
                en: "with this figure changed it holds and nothing else breaks; but {en}",
            );
        }
        return text!(
            zh: "{cells} 处错误引起 {count} 处不符：改了以后都相符，别处也不会变成不符；{zh}",
            en: "with {cells} changed all {count} hold and nothing else breaks; {en}",
        );
    }
    match (cells, count) {
        (1, 1) => text!(
            zh: "只改这一个数就相符，别处也不会变成不符，只改别的任何一个数都做不到；但只有这一条规则作证，也可能几个数一起错了",
            en: "with this figure changed it holds and nothing else breaks, and no other single figure does that; but this one rule is the only evidence, and several figures may be wrong together",
        ),
        (1, _) => text!(
            zh: "1 处错误引起 {count} 处不符：只改这一个数就都相符，别处也不会变成不符；只改别的任何一个数都做不到",
            en: "one error makes {count} fail: with this figure changed all hold and nothing else breaks; no other single figure does that",
        ),
        _ => text!(
            zh: "{cells} 处错误引起 {count} 处不符：改了就都相符，别处也不会变成不符；少改一个做不到，同样多的也只有这一种改法",
            en: "{cells} errors make {count} fail: with them changed all hold and nothing else breaks; fewer do not do, nor do as many others",
        ),
    }
}

/// Says what was not tried, and may be what is wrong.
pub(super) fn left_open(suspicion: &Suspicion) -> Vec<Text> {
    let words = |open: &Open| match open {
        Open::TooMany => text!(
            zh: "要试的改法太多，没有试完，可能还有别的改法",
            en: "there were too many others to try, so it may not be the only way",
        ),
        Open::Computed => text!(
            zh: "相除、取整里的数没有试，错的也可能是它们",
            en: "figures in quotients and functions were not tried and may be wrong instead",
        ),
        Open::Conditions => text!(
            zh: "规则条件里的数没有试，错的也可能是它们",
            en: "figures in the conditions of the rules were not tried and may be wrong instead",
        ),
        Open::Alternatives => text!(
            zh: "规则里“或”的另一边不是等式，那里的数没有试，错的也可能是它们",
            en: "figures of an alternative of a rule that is no equation were not tried and may be wrong instead",
        ),
        Open::Loose => text!(
            zh: "现在相符、带条件或带“或”的规则，只照现在这样成立来试，可能还有别的改法",
            en: "rules with conditions or alternatives that hold were only tried as they hold now, so it may not be the only way",
        ),
        Open::Tolerance => text!(
            zh: "容许误差的规则当作恰好相等来试，可能还有别的改法",
            en: "rules that allow for a difference were tried as if they allowed none, so it may not be the only way",
        ),
        Open::Guessed => text!(
            zh: "表式没有写明能填什么数的格，只试了不小于 0 的数，原来是整数的只试了整数，错的也可能是它们",
            en: "where the form does not say what a cell admits, no figure below 0 was tried, nor decimals where none are printed; such a cell may be wrong instead",
        ),
        Open::Said => text!(
            zh: "正文的说法当作是对的，错的也可能是正文",
            en: "what the text says is taken for true, and may be wrong instead",
        ),
    };
    suspicion.open.iter().map(words).collect()
}

/// Says what a figure has to be: a number, or from which to which, or about which, where rules allow for a
/// difference.
pub(super) fn implied(change: &Change) -> Text {
    let implied = &change.implied;
    match &change.range {
        Some((least, most)) => text!(zh: "{least} 至 {most}", en: "{least} to {most}"),
        None if !change.exact => text!(zh: "{implied} 左右", en: "about {implied}"),
        None => text!(zh: "{implied}", en: "{implied}"),
    }
}

pub(super) fn help(explanation: &Explanation) -> Text {
    match explanation.changes.as_slice() {
        changes if changes.iter().any(|change| !change.exact) => text!(
            zh: "规则容许误差，确切的数查台账；台账上的数若仍不符，那就是别处还有错",
            en: "the rule allows for a difference, so look up the exact figure; where that does not hold either, more than one figure is wrong",
        ),
        [change] if change.reported.is_some() => {
            let implied = &change.implied;
            text!(
                zh: "查台账，确是 {implied} 的就改正；台账上不是这个数，那就是别处还有错",
                en: "look it up; correct it if the records say {implied}, else more than one figure is wrong",
            )
        }
        _ => text!(
            zh: "查台账，与推断相同的就改正；不同的，那就是别处还有错",
            en: "look them up; correct what the records confirm, else more is wrong",
        ),
    }
}

pub(super) fn hints(changes: &[Change]) -> Option<(Text, Text)> {
    let mut words: Vec<Text> = Vec::new();
    for hint in changes.iter().filter_map(|change| change.hint) {
        let hint = hint_words(hint);
        if words.iter().all(|known| known.zh != hint.zh) {
            words.push(hint);
        }
    }
    let joined = Text::joined(&words, "；", "; ");
    (!words.is_empty()).then(|| (text!(zh: "像是", en: "maybe"), joined))
}

/// Returns the code of a slip, for programs.
pub(super) fn hint_code(hint: Hint) -> &'static str {
    match hint {
        Hint::Transposed => "transposed",
        Hint::DigitLost => "digit-lost",
        Hint::DigitDoubled => "digit-doubled",
        Hint::Shifted => "shifted",
        Hint::YuanForTenThousand => "yuan-ten-thousand",
        Hint::Sign => "sign",
        Hint::LookAlike => "look-alike",
        Hint::Neighbour => "neighbour",
        Hint::Swapped => "swapped",
        Hint::LastYear => "last-year",
    }
}

fn hint_words(hint: Hint) -> Text {
    match hint {
        Hint::Transposed => text!(zh: "相邻两位数字写颠倒了", en: "two digits exchanged"),
        Hint::DigitLost => text!(zh: "漏了一位数字", en: "a digit lost"),
        Hint::DigitDoubled => text!(zh: "一位数字多写了一遍", en: "a digit written twice"),
        Hint::Shifted => {
            text!(zh: "多写或少写了 0，或者小数点错了位", en: "a 0 or a decimal point misplaced")
        }
        Hint::YuanForTenThousand => text!(
            zh: "元和万元弄混了（相差一万倍）",
            en: "yuan and ten thousand yuan confused (ten thousand times)",
        ),
        Hint::Sign => text!(zh: "正负号写反了", en: "the sign is wrong"),
        Hint::LookAlike => {
            text!(zh: "形近的数字看错了（0、6、8，1、7）", en: "a digit misread (0, 6, 8; 1, 7)")
        }
        Hint::Neighbour => text!(zh: "错填了旁边一格的数", en: "the figure of the cell beside it"),
        Hint::Swapped => text!(zh: "两个数填颠倒了", en: "two figures exchanged"),
        Hint::LastYear => text!(zh: "照抄了上一年的数", en: "last year's figure copied"),
    }
}
