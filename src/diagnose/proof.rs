//! What is proved of rules, in words; contradictions have a file of their own.
//!
//! Receives counts, ids and names. Does not know how lines are drawn.

use super::{Severity, Text, text};
use crate::analysis::SettledHow;
use crate::diagnose::proof_sheet::{
    DuplicateSheet, ForcedSheet, ImpliedSheet, LeftOutSheet, ProofSheet, RedundantSheet,
    SettledSheet, StatementSheet,
};
use crate::resolve::Beyond;

/// Returns what the proofs are about, a sentence each.
pub fn scope(sheet: &ProofSheet) -> Vec<Text> {
    let scope = &sheet.scope;
    let (rules, whole, partly) = (scope.rules, scope.whole, scope.partly);
    let (equations, inequalities) = (scope.equations, scope.inequalities);
    let beyond: usize = scope.beyond.iter().map(|(_, count)| count).sum();
    let part = match partly {
        0 => Text::same(""),
        _ => text!(zh: "，有一部分是的 {partly} 条", en: ", in part: {partly}"),
    };
    let (part_zh, part_en) = (part.zh, part.en);
    let mut words = vec![text!(
        zh: "规则 {rules} 条，只有等式、不等式的 {whole} 条{part_zh}；共 {equations} 个等式、{inequalities} 个不等式",
        en: "rules: {rules}; equations and inequalities alone: {whole}{part_en}; equations: {equations}; inequalities: {inequalities}",
    )];
    if beyond > 0 {
        let kinds: Vec<Text> =
            scope.beyond.iter().map(|(why, count)| outside(*why, *count)).collect();
        let Text { zh, en } = Text::joined(&kinds, "、", ", ");
        words.push(text!(
            zh: "不在证明之内的 {beyond} 条（有的只是一部分）：{zh}",
            en: "outside of the proofs, wholly or in part: {beyond} ({en})",
        ));
    }
    words.push(match scope.form {
        true => text!(
            zh: "前提：要核对的数都写明了；表式说填件数、金额的，不小于 0",
            en: "given that all figures are there, and those that the form calls counts or amounts are not below 0",
        ),
        false => text!(
            zh: "前提：要核对的数都写明了；表式没有说哪些格填件数、金额，所以不假定不小于 0",
            en: "given that all figures are there; the form calls none a count or an amount, so they may be below 0",
        ),
    });
    words
}

/// Says why so many rules stand outside, or in part.
fn outside(why: Beyond, count: usize) -> Text {
    let Text { zh, en } = beyond(why);
    text!(zh: "{zh} {count}", en: "{en} {count}")
}

/// Returns a reason for standing outside.
pub fn beyond(why: Beyond) -> Text {
    match why {
        Beyond::Condition => text!(zh: "有条件的", en: "with a condition"),
        Beyond::Alternative => text!(zh: "有“或”“非”“任一”的", en: "with or, not, some"),
        Beyond::Wording => text!(zh: "看文字的", en: "about wording"),
        Beyond::Printed => text!(zh: "看填没填、怎么印的", en: "about what is filled or printed"),
        Beyond::Whole => text!(zh: "要求整数的", en: "asking for whole numbers"),
        Beyond::Arithmetic => {
            text!(zh: "数与数相乘除、用了算法的", en: "with products, quotients, functions")
        }
        Beyond::Tolerance => text!(zh: "误差随数变的", en: "with a tolerance that varies"),
        Beyond::Unequal => text!(zh: "要求不相等的", en: "asking for a difference"),
        Beyond::Several => {
            text!(zh: "读下属单位或列举的数的", en: "reading subordinate units or lists")
        }
        Beyond::Round => text!(zh: "与正文的数“一致”的", en: "matching figures of the text"),
    }
}

/// Returns a statement with its rule and its place.
pub fn statement(sheet: &StatementSheet) -> Text {
    let StatementSheet { rule, written, place: (file, line), severity } = sheet;
    let Text { zh, en } = match severity {
        Severity::Error => Text::same(""),
        Severity::Warning => text!(zh: "（核实）", en: " (warning)"),
        Severity::Info => text!(zh: "（提示）", en: " (note)"),
    };
    text!(
        zh: "{rule}{zh}：{written}（{file} 第 {line} 行）",
        en: "{rule}{en}: {written} ({file} line {line})",
    )
}

/// Returns the heading over figures that can only be one number.
pub fn forced_heading() -> Text {
    text!(
        zh: "只能填某个数的格：规则都相符时，这些数没有别的可能，多半是规则写错了",
        en: "figures that can only be one number while all rules hold; mostly a rule is wrong:",
    )
}

/// Says which figures can only be which numbers.
pub fn forced(sheet: &ForcedSheet) -> Vec<Text> {
    let (zh_ids, en_ids) = (sheet.rules.join("、"), sheet.rules.join(", "));
    let one = |(figures, number): &(Text, String)| {
        let Text { zh, en } = figures;
        match sheet.form {
            false => text!(
                zh: "只能是 {number}：{zh}（由 {zh_ids}）",
                en: "can only be {number}: {en} (by {en_ids})",
            ),
            true => text!(
                zh: "只能是 {number}：{zh}（由 {zh_ids} 和表式的要求：件数、金额不小于 0）",
                en: "can only be {number}: {en} (by {en_ids}, and because the form wants no counts and amounts below 0)",
            ),
        }
    };
    sheet.figures.iter().map(one).collect()
}

/// Returns the heading over statements that say the same.
pub fn duplicates_heading() -> Text {
    text!(zh: "重复：说的是同一件事", en: "duplicates: statements that say the same")
}

/// Says what is to be done about statements that say the same.
pub fn duplicate(sheet: &DuplicateSheet) -> Text {
    match (sheet.differ, &sheet.keep) {
        (false, _) => text!(zh: "留一条就够了", en: "one of them is enough"),
        (true, Some(StatementSheet { rule, place: (_, line), .. })) => text!(
            zh: "留 {rule}（第 {line} 行）就够了：其余各条管得到的，它都管得到，要求也不低",
            en: "keep {rule} (line {line}): it applies wherever the others do and asks for no less",
        ),
        (true, None) => text!(
            zh: "级别、缺数时的处理、适用的年份或前提不同，没有一条管得了全部：都留着，或者合成一条",
            en: "they differ in severity, in what a missing figure means, in their years or in what they depend on, and none covers all of the others: keep them, or make one of them",
        ),
    }
}

/// Returns the heading over statements that come out alike.
pub fn settled_heading() -> Text {
    text!(
        zh: "不论填什么数，结果都一样的：",
        en: "statements that come out alike whatever a report says:",
    )
}

/// Says how a statement comes out.
pub fn settled(sheet: &SettledSheet) -> Text {
    let Text { zh, en } = statement(&sheet.statement);
    match sheet.how {
        SettledHow::Holds => text!(zh: "总是相符 · {zh}", en: "always holds · {en}"),
        SettledHow::Fails => text!(zh: "总是不符 · {zh}", en: "never holds · {en}"),
        SettledHow::NeverApplies => {
            text!(zh: "从不适用，条件不可能满足 · {zh}", en: "never applies, nothing meets its condition · {en}")
        }
        SettledHow::NoYear => text!(
            zh: "从不适用，起始的年份在终止的年份之后 · {zh}",
            en: "never applies, it begins after the year it ends · {en}",
        ),
    }
}

/// Returns the heading over rules that follow from others.
pub fn implied_heading() -> Text {
    text!(
        zh: "可由别的规则推出的（每条单独看；删去一条，其余的要重新证明）：",
        en: "rules that follow from others (each by itself; when one is removed, prove again):",
    )
}

/// Says what a rule follows from.
pub fn implied(sheet: &ImpliedSheet) -> Text {
    let rule = &sheet.rule;
    let (zh_ids, en_ids) = (sheet.by.join("、"), sheet.by.join(", "));
    match (sheet.by.is_empty(), sheet.form) {
        (true, false) => text!(
            zh: "{rule}：填什么数都成立",
            en: "{rule} holds whatever the figures are",
        ),
        (true, true) => text!(
            zh: "{rule}：表式已经要求（件数、金额不小于 0）",
            en: "{rule}: the form wants it already (counts and amounts are not below 0)",
        ),
        (false, false) => text!(
            zh: "{rule}：由 {zh_ids} 推出；它不符时，那里面必有不符的",
            en: "{rule} follows from {en_ids}: where it does not hold, one of these does not",
        ),
        (false, true) => text!(
            zh: "{rule}：由 {zh_ids} 和表式的要求（件数、金额不小于 0）推出",
            en: "{rule} follows from {en_ids}, where counts and amounts are not below 0, as the form wants it",
        ),
    }
}

/// Says what a rule that follows from others is kept for.
pub fn kept(sheet: &ImpliedSheet) -> Text {
    let lost = |counts: Option<(usize, usize)>| counts.filter(|(with, without)| with != without);
    if let Some((with, without)) = lost(sheet.pinned) {
        return text!(
            zh: "保留：有它，能定位的有 {with} 格；没有它，{without} 格",
            en: "keep it: errors are pinned in {with} cells with it, in {without} without it",
        );
    }
    if let Some((with, without)) = lost(sheet.seen) {
        return text!(
            zh: "保留：有它，能发现错的有 {with} 格；没有它，{without} 格",
            en: "keep it: errors are seen in {with} cells with it, in {without} without it",
        );
    }
    if !sheet.premise_of.is_empty() {
        let (zh, en) = (sheet.premise_of.join("、"), sheet.premise_of.join(", "));
        return text!(zh: "保留：{zh} 以它为前提", en: "keep it: {en} depends on it");
    }
    if sheet.is_graver {
        return text!(
            zh: "保留：它的级别比那些规则高",
            en: "keep it: it is graver than the others",
        );
    }
    if sheet.asks_for_figures {
        return text!(zh: "保留：缺数时，只有它算不符", en: "keep it: it fails where a figure is missing");
    }
    if sheet.rests_on_more {
        return text!(
            zh: "保留：那些规则要读正文或别的报告里的数，不一定都有",
            en: "keep it: the others read figures of the narrative or of other reports, which may not be there",
        );
    }
    if sheet.form {
        return text!(
            zh: "保留：填了负数，要有规则说出来",
            en: "keep it: where a figure is below 0, a rule has to say so",
        );
    }
    text!(
        zh: "可以删去：各数都写明时，没有它，能发现、能定位的格一格不少",
        en: "it may be removed: where all figures are there, no fewer cells are seen or pinned without it",
    )
}

/// Returns the heading over equations that check each other.
pub fn redundant_heading() -> Text {
    text!(
        zh: "互相印证的等式（每一个都能由同组其余的推出；多出来的不是多余，错了能定位到哪一格，靠的就是它们）：",
        en: "equations that check each other (each follows from the others of its group; it is this that traces an error to its cell):",
    )
}

/// Says how many equations a group has.
pub fn redundant(sheet: &RedundantSheet, pinned: usize) -> Text {
    let (equations, independent) = (sheet.equations, sheet.independent);
    let (zh_ids, en_ids) = (ids(sheet, "、"), ids(sheet, ", "));
    text!(
        zh: "{zh_ids}：{equations} 个等式，独立的 {independent} 个；全部规则能定位 {pinned} 格",
        en: "{en_ids}: {equations} equations, {independent} of them independent; all rules together pin errors in {pinned} cells",
    )
}

fn ids(sheet: &RedundantSheet, between: &str) -> String {
    let ids: Vec<&str> = sheet.rules.iter().map(|(id, ..)| id.as_str()).collect();
    ids.join(between)
}

/// Returns the heads of the table of a group.
pub fn redundant_heads() -> Vec<Text> {
    vec![
        text!(zh: "规则", en: "rule"),
        text!(zh: "其中的等式", en: "equations of the group"),
        text!(zh: "没有它，能定位", en: "pinned without it"),
    ]
}

/// How many rules that were left out are named before the others are only counted.
const NAMED: usize = 12;

/// Returns the heading over what was not looked at.
pub fn left_out_heading() -> Text {
    text!(
        zh: "没有算完（算多少有上限，与机器快慢无关）；以上说的都成立，但可能不全：",
        en: "not all was looked at (there is a limit to the work, the same on every machine); what is said holds, but may not be all:",
    )
}

/// Says which rules were not looked at to the end, all of them where `all` is set.
pub fn left_out(sheet: &ProofSheet, all: bool) -> Vec<Text> {
    let LeftOutSheet { contradictions, settled, forced, groups, implied } = &sheet.left_out;
    let asked = [
        (contradictions, "有没有矛盾", "whether they contradict each other"),
        (settled, "是不是结果都一样", "whether they come out alike whatever a report says"),
        (forced, "有没有只能填某个数的格", "whether figures can only be one number"),
        (groups, "等式是不是互相印证", "whether their equations check each other"),
        (implied, "能不能由别的规则推出", "whether they follow from others"),
    ];
    let line = |(rules, zh, en): (&Vec<String>, &str, &str)| {
        let named = if all { rules.len() } else { NAMED };
        let named: Vec<Text> = rules.iter().take(named).map(Text::same).collect();
        let Text { zh: ids_zh, en: ids_en } = Text::joined(&named, "、", ", ");
        match rules.len().saturating_sub(named.len()) {
            0 => text!(zh: "{zh}：{ids_zh}", en: "{en}: {ids_en}"),
            more => text!(
                zh: "{zh}：{ids_zh}，另有 {more} 条",
                en: "{en}: {ids_en}, and {more} more",
            ),
        }
    };
    asked.into_iter().filter(|(rules, ..)| !rules.is_empty()).map(line).collect()
}

/// Says how many there are that are not listed.
pub fn more(count: usize) -> Text {
    text!(
        zh: "另有 {count} 处没有列出，加 -v 或 --format json 看全部",
        en: "{count} more are not listed; -v, or --format json, shows all",
    )
}
