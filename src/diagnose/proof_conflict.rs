//! Contradictions of rules, in words: which rules, by which statements, and what is known of the others
//! without each.
//!
//! Receives ids and names. Does not know how lines are drawn.

use super::{Text, proof, text};
use crate::analysis::Rest;
use crate::diagnose::proof_sheet::{ConflictMemberSheet, ConflictSheet, ProofSheet};

/// Returns the heading over the contradictions; what is said when there is none.
pub fn conflicts(sheet: &ProofSheet) -> Text {
    let is_open = !sheet.left_out.contradictions.is_empty();
    match (sheet.conflicts.len(), sheet.fractions) {
        (0, _) if is_open => text!(
            zh: "没有找到矛盾，但没有全部看完（见最后）",
            en: "no contradiction was found, but not all was looked at (see the end)",
        ),
        (count, _) if is_open => text!(
            zh: "矛盾 {count} 处，没有全部看完（见最后）：",
            en: "contradictions: {count}; not all was looked at (see the end):",
        ),
        (0, false) => text!(
            zh: "没有矛盾：这些等式、不等式有办法同时成立",
            en: "no contradiction: these equations and inequalities can hold together",
        ),
        (0, true) => text!(
            zh: "没有找到矛盾：这些等式、不等式有办法同时成立，但没有找到件数都是整数的填法",
            en: "no contradiction was found: these equations and inequalities can hold together, but no figures were found in which all counts are whole",
        ),
        (1, _) => text!(zh: "矛盾 1 处：", en: "1 contradiction:"),
        (count, _) => text!(zh: "矛盾 {count} 处：", en: "{count} contradictions:"),
    }
}

/// Says what the form wants of its figures, as far as a contradiction takes it.
fn wanted(whole: bool) -> Text {
    match whole {
        false => text!(
            zh: "件数、金额不小于 0",
            en: "counts and amounts are not below 0",
        ),
        true => text!(
            zh: "件数是整数，件数、金额不小于 0",
            en: "counts are whole, and counts and amounts not below 0",
        ),
    }
}

/// Says which rules contradict each other.
pub fn conflict(sheet: &ConflictSheet) -> Text {
    let ids: Vec<Text> = sheet.members.iter().map(|one| Text::same(&one.rule)).collect();
    let Text { zh, en } = Text::joined(&ids, "、", ", ");
    let Text { zh: wanted_zh, en: wanted_en } = wanted(sheet.whole);
    match (ids.len(), sheet.form) {
        (1, false) => text!(zh: "{zh} 无论填什么数都不成立", en: "{en} holds for no figures"),
        (1, true) => text!(
            zh: "{zh} 与表式的要求（{wanted_zh}）不能同时成立",
            en: "{en} cannot hold where {wanted_en}, as the form wants it",
        ),
        (_, false) => text!(
            zh: "{zh} 不能同时成立：没有一份报告能让它们都相符",
            en: "{en} cannot hold together: no report satisfies all of them",
        ),
        (_, true) => text!(
            zh: "{zh} 与表式的要求（{wanted_zh}）不能同时成立",
            en: "{en} cannot hold together where {wanted_en}, as the form wants it",
        ),
    }
}

/// Returns the lines under a contradiction.
pub fn conflict_lines(sheet: &ConflictSheet) -> Vec<Text> {
    let mut lines = Vec::new();
    for member in &sheet.members {
        for (statement, members) in &member.statements {
            let Text { zh, en } = proof::statement(statement);
            let named = Text::joined(members, "、", ", ");
            let (at_zh, at_en) = (named.zh, named.en);
            lines.push(match members.is_empty() {
                true => text!(zh: "{zh}", en: "{en}"),
                false => text!(zh: "{zh}，{at_zh}", en: "{en}, {at_en}"),
            });
        }
        if !member.depends.is_empty() {
            let (id, zh, en) = (&member.rule, member.depends.join("、"), member.depends.join(", "));
            lines.push(text!(
                zh: "{id} 只在 {zh} 相符时才核对",
                en: "{id} is only looked at where {en} holds",
            ));
        }
    }
    lines.extend(sheet.members.iter().filter_map(rest));
    let open = sheet.members.iter().filter(|member| member.rest == Rest::Unfinished);
    let open: Vec<Text> = open.map(|member| Text::same(&member.rule)).collect();
    if !open.is_empty() {
        let Text { zh, en } = Text::joined(&open, "、", " or ");
        lines.push(text!(
            zh: "没有 {zh}，其余的能不能成立，没有算完；可能不用这么多条就矛盾",
            en: "whether the others can hold without {en} was not told in time; fewer of them may contradict each other",
        ));
    }
    lines
}

/// Says what is known of the other rules without one; none where there are no others, or nothing is known.
fn rest(member: &ConflictMemberSheet) -> Option<Text> {
    let id = &member.rule;
    let Text { zh, en } = match &member.example {
        Some(Text { zh, en }) => text!(zh: "，例如：{zh}", en: ": {en}"),
        None => Text::same(""),
    };
    Some(match &member.rest {
        Rest::Nothing => return None,
        Rest::Holds { partly: false, .. } => text!(
            zh: "没有 {id}，其余的就能成立{zh}",
            en: "without {id} the others can hold{en}",
        ),
        Rest::Holds { partly: true, .. } => text!(
            zh: "没有 {id}，其余各条里的等式、不等式就能成立{zh}",
            en: "without {id} the equations and inequalities of the others can hold{en}",
        ),
        Rest::AgainstForm(_) => text!(
            zh: "没有 {id}，其余的也要填负数或小数才能成立{zh}",
            en: "without {id} the others hold only with figures that the form does not want{en}",
        ),
        Rest::Fractions => text!(
            zh: "没有 {id}，其余的带小数能成立；件数都是整数时能不能，不知道：没有找到，也没有证明没有",
            en: "without {id} the others can hold with fractions; whether they can where counts are whole is not known",
        ),
        // Told once for all of them.
        Rest::Unfinished => return None,
    })
}
