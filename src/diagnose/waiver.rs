//! What is wrong with waivers, in words.

use super::resolve_words::listed;
use super::suggest::nearest;
use super::{Code, Diagnostic, Severity, text};
use crate::syntax::WaiverKey;
use crate::waive::{WaiverError, WaiverErrorKind as Kind};

/// How many values a message shows before it only says how many more there are.
const SHOWN: usize = 3;

/// Returns the message for one problem of a waiver.
pub fn waiver_error(error: &WaiverError) -> Diagnostic {
    let message = words(error);
    let message = if message.excerpts.is_empty() { message.at(error.span, None) } else { message };
    let severity = if error.kind.is_broken() {
        Severity::Error
    } else if matches!(error.kind, Kind::UnitsNotHere { .. }) {
        Severity::Info
    } else {
        Severity::Warning
    };
    Diagnostic { severity, ..message }
}

fn words(error: &WaiverError) -> Diagnostic {
    match &error.kind {
        Kind::UnknownRule { id, candidates } => {
            let message = Diagnostic::error(
                Code("waiver/unknown-rule"),
                text!(zh: "豁免的规则“{id}”不存在", en: "the waived rule `{id}` does not exist"),
            );
            match nearest(id, candidates.iter().map(String::as_str)) {
                Some(meant) => message.help(text!(zh: "是不是 {meant}？", en: "did you mean {meant}?")),
                None if candidates.is_empty() => message,
                None => {
                    let (zh, en) = listed(candidates);
                    message.help(text!(zh: "这里有：{zh}", en: "there are: {en}"))
                }
            }
        }
        Kind::Lacks { key } => lacks(*key),
        Kind::NotADay { value } => Diagnostic::error(
            Code("waiver/not-a-day"),
            text!(zh: "“{value}”不是日期", en: "`{value}` is no day of the calendar"),
        )
        .help(text!(
            zh: "写年、月、日，例如：到期: 2026-06-30",
            en: "write year, month and day, such as: expires: 2026-06-30",
        )),
        Kind::NotAYear { value } => Diagnostic::error(
            Code("waiver/not-a-year"),
            text!(zh: "“{value}”不是年度", en: "`{value}` is no year"),
        )
        .help(text!(zh: "写四位数字，例如：年度: 2025", en: "write four digits, such as: year: 2025")),
        Kind::Repeated { first } => Diagnostic::error(
            Code("waiver/repeated"),
            text!(zh: "同一处的同样数值豁免了两次", en: "the same values are waived twice"),
        )
        .at(error.span, Some(text!(zh: "第二次", en: "the second time")))
        .at(*first, Some(text!(zh: "第一次", en: "the first time")))
        .help(text!(zh: "只留一条", en: "keep one of the two")),
        Kind::ThinReason { reason } => Diagnostic::error(
            Code("waiver/thin-reason"),
            text!(zh: "理由“{reason}”没有说明原因", en: "the reason “{reason}” explains nothing"),
        )
        .help(text!(
            zh: "写明数为什么对不上、怎么核实的，例如：第四项总计漏填，已核实为1",
            en: "say why the figures differ and how that was found out, such as: the total of row four was left out; it is 1",
        )),
        Kind::CopiedReason { reason, others } => copied(error, reason, others),
        Kind::NoOwner => Diagnostic::error(
            Code("waiver/no-owner"),
            text!(zh: "这条豁免没有写责任人", en: "nobody answers for this waiver"),
        )
        .help(text!(zh: "例如：责任人: \"政务公开科\"", en: "such as: owner: \"the disclosure office\"")),
        Kind::Expired { rule, expires } => Diagnostic::error(
            Code("waiver/expired"),
            text!(
                zh: "豁免 {rule} 已过期，{expires} 到期，不再有效",
                en: "the waiver of {rule} ended on {expires} and no longer counts",
            ),
        )
        .help(text!(
            zh: "改正报告后删去它；仍须豁免的，核实后改写到期日",
            en: "correct the report and delete it; where it is still needed, look again and set a new day",
        )),
        Kind::ValuesChanged { rule, listed, found } => changed(rule, listed, found),
        Kind::Unused { rule } => Diagnostic::error(
            Code("waiver/unused"),
            text!(
                zh: "豁免 {rule} 没有用到：这次核对的报告里没有它说的不符",
                en: "the waiver of {rule} is not needed: nothing that it is for was violated",
            ),
        )
        .help(text!(
            zh: "报告已经改正的，删去它；否则核对编号、位置和年度",
            en: "delete it where the report was corrected; else check id, place and year",
        )),
        Kind::ValueUnused { value } => Diagnostic::error(
            Code("waiver/unused-value"),
            text!(
                zh: "这条豁免里的“{value}”没有用到",
                en: "`{value}` of this waiver is not needed",
            ),
        )
        .help(text!(zh: "删去这个数值", en: "delete this value")),
        Kind::UnitsNotHere { units, candidates } => not_here(units, candidates),
    }
}

fn lacks(key: WaiverKey) -> Diagnostic {
    let code = Code("waiver/lacks");
    match key {
        WaiverKey::Reason => Diagnostic::error(
            code,
            text!(zh: "这条豁免没有写理由", en: "this waiver gives no reason"),
        )
        .help(text!(
            zh: "写明数为什么对不上，例如：理由: \"第四项总计漏填，已核实为1\"",
            en: "say why the figures differ, such as: reason: \"the total of row four was left out; it is 1\"",
        )),
        WaiverKey::Expires => Diagnostic::error(
            code,
            text!(zh: "这条豁免没有写到期日", en: "this waiver has no last day"),
        )
        .help(text!(
            zh: "写明有效到哪一天，例如：到期: 2026-06-30",
            en: "say until which day it counts, such as: expires: 2026-06-30",
        )),
        WaiverKey::Values
        | WaiverKey::Owner
        | WaiverKey::Approved
        | WaiverKey::At
        | WaiverKey::Year => Diagnostic::error(
            code,
            text!(zh: "这条豁免没有写数值", en: "this waiver does not say for which values it is"),
        )
        .help(text!(
            zh: "照不符的结果抄写两边的数，例如：数值: \"36 != 35\"",
            en: "copy the two sides from the finding, such as: values: \"36 != 35\"",
        )),
    }
}

fn copied(error: &WaiverError, reason: &str, others: &[crate::source::Span]) -> Diagnostic {
    let count = others.len() + 1;
    let first = Diagnostic::error(
        Code("waiver/copied-reason"),
        text!(
            zh: "{count} 条豁免用了同一个理由“{reason}”",
            en: "{count} waivers give the same reason, “{reason}”",
        ),
    )
    .at(error.span, None);
    let message = others.iter().take(SHOWN).fold(first, |message, span| message.at(*span, None));
    message.help(text!(
        zh: "各单位的原因各自写明",
        en: "say for each unit what happened there",
    ))
}

fn changed(rule: &str, written: &[String], found: &[[String; 2]]) -> Diagnostic {
    let values = |lang: fn(&[String; 2]) -> &str, comma: &str| {
        found.iter().take(SHOWN).map(lang).collect::<Vec<_>>().join(comma)
    };
    let more = found.len().saturating_sub(SHOWN);
    let (rest_zh, rest_en) = match more {
        0 => (String::new(), String::new()),
        _ => (format!("，另有 {more} 处"), format!(" and {more} more")),
    };
    let (zh, en) = (values(|one| &one[0], "；"), values(|one| &one[1], "; "));
    let (written_zh, written_en) = listed(written);
    Diagnostic::error(
        Code("waiver/values-changed"),
        text!(
            zh: "豁免 {rule} 的数值变了，不再有效：写的是 {written_zh}，现在是 {zh}{rest_zh}",
            en: "the values of the waiver of {rule} changed, and it no longer counts: it says {written_en}, now they are {en}{rest_en}",
        ),
    )
    .help(text!(
        zh: "重新核实；仍须豁免的，理由和数值都改写",
        en: "look again; where it is still needed, write reason and values anew",
    ))
}

fn not_here(units: &[(String, crate::source::Span)], candidates: &[String]) -> Diagnostic {
    let names: Vec<String> = units.iter().map(|(unit, _)| unit.clone()).collect();
    let (zh, en) = listed(&names);
    let message = Diagnostic::error(
        Code("waiver/units-not-here"),
        text!(
            zh: "这次没有核对这些单位的报告，给它们的豁免没有用到：{zh}",
            en: "no report of these units is checked, and their waivers are not needed: {en}",
        ),
    );
    let message =
        units.iter().take(SHOWN).fold(message, |message, (_, span)| message.at(*span, None));
    let meant = |unit: &String| nearest(unit, candidates.iter().map(String::as_str));
    match names.iter().find_map(|unit| Some((unit, meant(unit)?))) {
        Some((unit, meant)) => message.help(text!(
            zh: "“{unit}”是不是“{meant}”？",
            en: "is “{unit}” meant to be “{meant}”?",
        )),
        None => message,
    }
}
