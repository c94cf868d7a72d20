//! The words of the frame around messages: severities, captions, the closing line.
//!
//! Receives plain facts (a severity, counts, a report's name) and hands on words in both languages.
//! Does not know how wide a terminal is or where the words will stand.

use super::{Counts, Severity, Text, text};

/// Returns what a severity is called.
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => text!(zh: "差错", en: "error"),
        Severity::Warning => text!(zh: "核实", en: "warning"),
        Severity::Info => text!(zh: "提示", en: "note"),
    }
}

/// Returns the sign between a caption and what it introduces.
pub fn colon() -> Text {
    text!(zh: "：", en: ": ")
}

/// Returns the caption of a sentence that says what to do next.
pub fn help() -> Text {
    text!(zh: "建议", en: "help")
}

/// Returns the heading over the bindings that could not be evaluated.
pub fn not_evaluated(count: usize) -> Text {
    let bindings = if count == 1 { "check" } else { "checks" };
    text!(zh: "不验 {count} 处：", en: "{count} {bindings} not evaluated:")
}

/// Returns the heading over the violations that waivers explain.
pub fn waived(count: usize) -> Text {
    text!(zh: "已豁免 {count} 处：", en: "{count} waived:")
}

/// Returns the heading of one report: unit and year as far as it states them, and its file.
pub fn report(unit: Option<&str>, year: Option<i32>, file: &str) -> Text {
    match (unit, year) {
        (Some(unit), Some(year)) => {
            text!(zh: "{unit} · {year}年 · {file}", en: "{unit} · {year} · {file}")
        }
        (Some(unit), None) => text!(zh: "{unit} · {file}", en: "{unit} · {file}"),
        (None, Some(year)) => text!(zh: "{year}年 · {file}", en: "{year} · {file}"),
        (None, None) => Text::same(file),
    }
}

/// Returns the line that names the rules of which nothing was evaluated in a whole run.
pub fn never_evaluated(ids: &[&str]) -> Text {
    let (zh, en) = (ids.join("、"), ids.join(", "));
    text!(
        zh: "这次运行中一次也没有核对到的规则：{zh}",
        en: "rules of which nothing was evaluated in this run: {en}"
    )
}

/// Returns what stands before a problem that is no more.
pub fn settled() -> Text {
    text!(zh: "已解决 · ", en: "settled · ")
}

/// Returns the line that ends a run at every save.
pub fn watch_ended() -> Text {
    text!(zh: "不再跟踪改动", en: "no longer watching")
}

/// Returns the line that ends a run without reports.
pub fn rules_read(count: usize) -> Text {
    let rules = if count == 1 { "rule" } else { "rules" };
    text!(
        zh: "读懂规则 {count} 条；没有给出报告，没有核对",
        en: "{count} {rules} read; no report is given, and nothing was checked"
    )
}

/// Returns the closing line: how many checks came out how.
pub fn closing(counts: Counts) -> Text {
    let Counts { holds, violated, waived, not_evaluated, not_applicable } = counts;
    let all = holds + violated + waived + not_evaluated + not_applicable;
    let checks = if all == 1 { "check" } else { "checks" };
    let hold = if holds == 1 { "holds" } else { "hold" };
    let (waived_zh, waived_en) = match waived {
        0 => (String::new(), String::new()),
        _ => (format!("已豁免 {waived} · "), format!("{waived} waived · ")),
    };
    text!(
        zh: "核对 {all} 处：相符 {holds} · 不符 {violated} · {waived_zh}不验 {not_evaluated} · 不适用 {not_applicable}",
        en: "{all} {checks}: {holds} {hold} · {violated} violated · {waived_en}{not_evaluated} not evaluated · {not_applicable} not applicable"
    )
}
