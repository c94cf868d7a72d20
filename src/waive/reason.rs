//! Reasons that are none.

use super::error::{WaiverError, WaiverErrorKind};
use super::waivers::Waiver;
use crate::model::fold;
use crate::source::Span;
use indexmap::{IndexMap, IndexSet};

/// What is written where nobody explains anything, folded.
const SET_PHRASES: [&str; 34] = [
    "核实无误",
    "已核实",
    "经核实",
    "核实",
    "经核实无误",
    "已核实无误",
    "核对无误",
    "已核对",
    "经核对无误",
    "核查无误",
    "情况属实",
    "属实",
    "经核实属实",
    "无误",
    "数据无误",
    "数据准确",
    "数据正确",
    "填报无误",
    "没有问题",
    "无问题",
    "正常",
    "正确",
    "同意",
    "已确认",
    "确认无误",
    "经确认无误",
    "无",
    "略",
    "不适用",
    "checked",
    "verified",
    "confirmed",
    "correct",
    "dataiscorrect",
];
/// Fewer characters than this explain nothing.
const SHORTEST: usize = 5;
/// A reason that stands in so many waivers, for several units, was copied.
const COPIED: usize = 3;
/// A reason that stands in so many waivers was copied, whatever they are for.
const COPIED_ALWAYS: usize = 6;

/// Tells whether a reason explains nothing: a set phrase, or hardly a word.
pub(super) fn is_thin(reason: &str) -> bool {
    let key = key(reason);
    key.chars().count() < SHORTEST || SET_PHRASES.contains(&key.as_str())
}

/// Returns reasons that stand in several waivers. One mistake may break several rules of a report, so
/// the same reason within one unit is nothing strange.
pub(super) fn copied(waivers: &[(Waiver, Span)]) -> Vec<WaiverError> {
    let mut by_reason: IndexMap<String, Vec<&(Waiver, Span)>> = IndexMap::new();
    for one in waivers {
        by_reason.entry(key(&one.0.reason)).or_default().push(one);
    }
    let mut found = Vec::new();
    for same in by_reason.values() {
        let units: IndexSet<Option<String>> =
            same.iter().map(|(waiver, _)| waiver.unit_key()).collect();
        let copied = (same.len() >= COPIED && units.len() > 1) || same.len() >= COPIED_ALWAYS;
        if let Some(((first, span), others)) = same.split_first()
            && copied
        {
            let others = others.iter().map(|(_, span)| *span).collect();
            let kind = WaiverErrorKind::CopiedReason { reason: first.reason.clone(), others };
            found.push(WaiverError { kind, span: *span });
        }
    }
    found
}

/// Returns a reason without punctuation, for comparing.
fn key(reason: &str) -> String {
    fold(reason).chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_phrases_and_scraps_explain_nothing() {
        for thin in
            ["核实无误", " 情况属实。", "经核实，无误！", "ok", "Data is correct.", "无", "……"]
        {
            assert!(is_thin(thin), "{thin}");
        }
        for sound in ["第四项总计漏填，已核实为1", "总计漏填了", "printed wrongly in the bulletin"]
        {
            assert!(!is_thin(sound), "{sound}");
        }
    }
}
