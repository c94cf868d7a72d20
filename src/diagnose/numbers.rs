//! The numbers of a narrative, in words.
//!
//! Receives counts and kinds. Does not know how they are drawn.

use super::{Text, text};
use crate::analysis::NumberKind;

/// Returns what numbers of a kind are called.
pub fn kind(kind: NumberKind) -> Text {
    match kind {
        NumberKind::Figure => text!(zh: "数", en: "figures"),
        NumberKind::Vague => text!(zh: "约数", en: "round figures"),
        NumberKind::Date => text!(zh: "日期和期限", en: "dates and periods"),
        NumberKind::Citation => text!(zh: "文号、条款和书名", en: "documents and articles"),
        NumberKind::Contact => text!(zh: "电话和邮编", en: "telephone numbers"),
        NumberKind::Numbering => text!(zh: "编号和次序", en: "numberings"),
        NumberKind::Word => text!(zh: "词语和网址的一部分", en: "parts of words"),
    }
}

/// Returns how many figures there are, and how many of them facts read.
pub fn totals(figures: usize, unread: usize) -> Text {
    let read = figures - unread;
    match figures {
        0 => text!(zh: "正文里没有数", en: "the narrative states no figures"),
        _ => text!(
            zh: "正文里有 {figures} 个数：规则读到 {read} 个，没有规则读的 {unread} 个",
            en: "{figures} figures in the narrative: rules read {read}, no rule reads {unread}",
        ),
    }
}

/// Returns how many numbers are no figures, kind by kind; none where there are none.
pub fn set_apart(counts: &[(NumberKind, usize)]) -> Option<Text> {
    if counts.is_empty() {
        return None;
    }
    let parts: Vec<Text> = counts
        .iter()
        .map(|(of, count)| {
            let Text { zh, en } = kind(*of);
            text!(zh: "{zh} {count}", en: "{count} {en}")
        })
        .collect();
    let Text { zh, en } = Text::joined(&parts, "、", ", ");
    Some(text!(zh: "不算在内的：{zh}", en: "not counted: {en}"))
}

/// Returns the heading over the figures that facts read.
pub fn read_heading() -> Text {
    text!(zh: "规则读到的：", en: "read: ")
}

/// Returns the heading over the numbers of a kind.
pub fn kind_heading(of: NumberKind) -> Text {
    let Text { zh, en } = kind(of);
    text!(zh: "{zh}：", en: "{en}: ")
}

/// Returns the line that ends a run over several reports.
pub fn closing(reports: usize, figures: usize, unread: usize) -> Text {
    text!(
        zh: "报告 {reports} 份，正文里的数 {figures} 个，没有规则读的 {unread} 个",
        en: "{reports} reports, {figures} figures in their narratives, {unread} of them read by no rule",
    )
}
